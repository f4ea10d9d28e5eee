"""Visit needs at the desk: asked, changed, ended, each with its reason on record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.access import Actor
from app.domain.asset import AreaKind, AssetLayer, WellKind
from app.domain.events import Fact, RecordsChanged
from app.domain.visit_need import NeedMode
from app.errors import InputRefused, NotFound
from app.services.coverage.need_desk import NeedAsked, NeedDesk
from app.store import audit_store
from app.store.unit_of_work import Store
from tests.services.coverage.coverage_ground import ground
from tests.store_fixtures import Clock

OIL = NeedAsked(AssetLayer.WELLS, NeedMode.EVERY, 24.0, kind=WellKind.OIL, reason="冬防")


@pytest.fixture
def desk(store: Store, officer: Actor) -> NeedDesk:
    ground(store, officer)
    return NeedDesk(store)


def test_asking_the_same_class_anew_ends_what_was_asked_before(
    desk: NeedDesk, store: Store, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    first = desk.ask(officer, "a", OIL)
    clock.move(hours=1)
    second = desk.ask(officer, "b", NeedAsked(AssetLayer.WELLS, NeedMode.CONTINUOUS, 2.0, kind=WellKind.OIL))
    (held,) = desk.needs()
    assert (held.need.id, held.need.mode, held.need.valid_from) == (second, NeedMode.CONTINUOUS, clock())
    assert RecordsChanged("visit_need", (second, first)) in told
    with store.read() as connection:
        (act,) = audit_store.acts_about(connection, "visit_need", first, 9)
    assert (act.act, act.reason) == ("visit_need.ask", "冬防")


def test_repeating_an_act_asks_nothing_twice(desk: NeedDesk, officer: Actor) -> None:
    assert desk.ask(officer, "a", OIL) == desk.ask(officer, "a", OIL)
    assert len(desk.needs()) == 1


def test_a_need_of_one_well_takes_its_layer_from_the_well_and_is_told_by_its_name(
    desk: NeedDesk, officer: Actor
) -> None:
    desk.ask(officer, "a", OIL)
    desk.ask(officer, "b", NeedAsked(AssetLayer.SITES, NeedMode.GUARD_24H, 24.0, asset_id="key", is_key=True))
    general, own = desk.needs()
    assert (general.asset, own.asset, own.need.layer, own.need.is_key) == ("", "key", AssetLayer.WELLS, False)
    assert own.need.area_id == "west"
    with pytest.raises(NotFound):
        desk.ask(officer, "c", NeedAsked(AssetLayer.WELLS, NeedMode.EVERY, 24.0, asset_id="nowhere"))


def test_ending_needs_a_reason_and_a_need_that_holds(desk: NeedDesk, officer: Actor, clock: Clock) -> None:
    key = desk.ask(officer, "a", OIL)
    with pytest.raises(InputRefused, match="Say why"):
        desk.end(officer, "b", key, " ")
    assert len(desk.needs()) == 1
    clock.move(minutes=1)
    desk.end(officer, "c", key, "已封井")
    assert desk.needs() == ()
    with pytest.raises(InputRefused, match="does not hold any more"):
        desk.end(officer, "d", key, "再次")


def test_of_areas_grid_cells_alone_can_be_needed_for_nothing_else_is_looked_at(desk: NeedDesk, officer: Actor) -> None:
    cells = NeedAsked(AssetLayer.AREAS, NeedMode.EVERY, 48.0, kind=AreaKind.GRID_CELL)
    desk.ask(officer, "cells", cells)
    for told in (replace(cells, kind=AreaKind.JURISDICTION), replace(cells, kind="", asset_id="west")):
        with pytest.raises(InputRefused, match="only grid cells"):
            desk.ask(officer, f"other {told}", told)
    assert [one.need.kind for one in desk.needs()] == [AreaKind.GRID_CELL]


def test_what_cannot_be_kept_is_refused_and_what_held_goes_on(desk: NeedDesk, officer: Actor) -> None:
    key = desk.ask(officer, "a", OIL)
    with pytest.raises(InputRefused, match="Hours between visits"):
        desk.ask(officer, "b", NeedAsked(AssetLayer.WELLS, NeedMode.EVERY, 0.0, kind=WellKind.OIL))
    assert [one.need.id for one in desk.needs()] == [key]
