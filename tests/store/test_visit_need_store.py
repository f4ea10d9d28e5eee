"""Which visit needs are in force, which begin later, and which are about the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.asset import AssetLayer
from app.domain.record import OwnerDomain
from app.domain.visit_need import NeedMode, VisitNeed
from app.store import visit_need_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock


@pytest.fixture
def kept(store: Store, officer: Actor, clock: Clock) -> Store:
    """Of wells: one that is over, one that holds, one that begins tomorrow; and one of a single well."""
    now, day = clock(), timedelta(days=1)
    spans = {"over": (now - 3 * day, now - day), "now": (now - day, None), "later": (now + day, None)}
    with store.act(officer, "fill", "fill", Right.ACT) as work:
        for key, (since, until) in spans.items():
            work.add(
                VisitNeed(
                    id=key, owner_domain=OwnerDomain.POLICE, layer=AssetLayer.WELLS, mode=NeedMode.EVERY, every_h=72.0,
                    valid_from=since, valid_to=until,
                )
            )  # fmt: skip
        work.add(
            VisitNeed(
                id="own", owner_domain=OwnerDomain.POLICE, layer=AssetLayer.WELLS, asset_id="w",
                mode=NeedMode.GUARD_24H, every_h=72.0, valid_from=now - day, reason="高产井",
            )
        )  # fmt: skip
    return store


def test_a_need_comes_back_as_it_was_kept_while_it_holds(kept: Store, clock: Clock) -> None:
    with kept.read() as connection:
        found = visit_need_store.holding(connection, clock())
        then = visit_need_store.holding(connection, clock() - timedelta(days=2))
    assert [one.id for one in found] == ["now", "own"]
    assert (found[1].mode, found[1].asset_id, found[1].reason) == (NeedMode.GUARD_24H, "w", "高产井")
    assert [one.id for one in then] == ["over"]


def test_what_begins_later_is_listed_and_what_is_over_is_not(kept: Store, clock: Clock) -> None:
    with kept.read() as connection:
        assert [one.id for one in visit_need_store.ahead(connection, clock())] == ["now", "later", "own"]


def test_those_about_the_same_class_or_the_same_asset_are_found(kept: Store, clock: Clock) -> None:
    of_class = {"layer": AssetLayer.WELLS, "kind": "", "is_key": False}
    with kept.read() as connection:
        wells = visit_need_store.alike(connection, clock(), **of_class, asset_id=None)  # type: ignore[arg-type]
        own = visit_need_store.alike(connection, clock(), **of_class, asset_id="w")  # type: ignore[arg-type]
        key = visit_need_store.alike(connection, clock(), layer=AssetLayer.WELLS, kind="", is_key=True, asset_id=None)
    assert ([one.id for one in wells], [one.id for one in own], list(key)) == (["now"], ["own"], [])
