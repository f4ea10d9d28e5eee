"""A real map page for the tests that drive one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.map.map_features import MapFeatures
from tests.map_desk import MapDesk, map_desk


@pytest.fixture
def features() -> MapFeatures:
    """No layer yet."""
    return MapFeatures()


@pytest.fixture
def desk(qtbot: QtBot, features: MapFeatures, tmp_path: Path) -> Iterator[MapDesk]:
    """An open map; an error in the page fails the test."""
    with map_desk(qtbot, features, tmp_path) as opened:
        yield opened
