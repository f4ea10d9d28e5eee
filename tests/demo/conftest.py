"""One whole demo oilfield for all tests of it: it is never changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.demo.oilfield import DemoOilfield
from app.domain.asset import Asset
from app.domain.record import Record
from app.paths import shipped_maps

NOW = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)


@pytest.fixture(scope="session")
def oilfield() -> DemoOilfield:
    return DemoOilfield(1, 30_000, NOW, shipped_maps() / "boundaries")


@pytest.fixture(scope="session")
def essential(oilfield: DemoOilfield) -> list[Record]:
    return list(oilfield.essential())


@pytest.fixture(scope="session")
def past(oilfield: DemoOilfield) -> list[Record]:
    return list(oilfield.past())


@pytest.fixture(scope="session")
def assets(essential: list[Record]) -> list[Asset]:
    return [one for one in essential if isinstance(one, Asset)]
