"""The patrol of a night, for whoever follows it."""

from __future__ import annotations

import pytest

from app.domain.access import Actor
from app.store.unit_of_work import Store
from tests.services.patrols.followed_night import FollowedNight
from tests.store_fixtures import Clock


@pytest.fixture
def night(store: Store, officer: Actor, clock: Clock) -> FollowedNight:
    return FollowedNight(store, officer, clock)
