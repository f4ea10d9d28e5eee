"""A view kept by name comes back exactly, to whom it belongs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.access import Actor
from app.errors import InputRefused, NotFound, NotPermitted
from app.services.map.saved_view_desk import SavedViewDesk, ViewNow
from app.store.unit_of_work import Store

NOW = ViewNow(
    lon=107.61234,
    lat=37.31234,
    zoom=12.25,
    layers={"wells.OIL": False, "cameras.DOME": True},
    filters={"alerts": "罐车"},
)


@pytest.fixture
def desk(store: Store) -> SavedViewDesk:
    return SavedViewDesk(store)


def test_a_view_comes_back_with_place_layers_and_filter(desk: SavedViewDesk, officer: Actor, leader: Actor) -> None:
    key = desk.keep(officer, "keep", " 东滩夜巡 ", NOW)
    (kept,) = desk.views(officer)
    assert (kept.id, kept.name, kept.lon, kept.lat, kept.zoom) == (key, "东滩夜巡", NOW.lon, NOW.lat, NOW.zoom)
    assert (kept.layers, kept.filters) == (NOW.layers, NOW.filters)
    assert desk.views(leader) == (), "it is the officer's own"


def test_the_same_name_keeps_the_newer_view(desk: SavedViewDesk, officer: Actor) -> None:
    first = desk.keep(officer, "one", "东滩", NOW)
    assert desk.keep(officer, "two", "东滩", replace(NOW, zoom=14.0)) == first
    (kept,) = desk.views(officer)
    assert kept.zoom == 14.0


def test_a_leader_shares_and_an_officer_does_not(desk: SavedViewDesk, officer: Actor, leader: Actor) -> None:
    with pytest.raises(NotPermitted, match="by a leader only"):
        desk.keep(officer, "no", "全县", NOW, is_shared=True)
    shared = desk.keep(leader, "yes", "全县", NOW, is_shared=True)
    own = desk.keep(officer, "own", "全县", NOW)
    assert [one.id for one in desk.views(officer)] == [own, shared]
    with pytest.raises(NotPermitted):
        desk.remove(officer, "remove", shared)


def test_a_removed_view_can_be_brought_back(desk: SavedViewDesk, officer: Actor, leader: Actor) -> None:
    key = desk.keep(officer, "keep", "东滩", NOW)
    with pytest.raises(NotPermitted, match="somebody else"):
        desk.remove(leader, "theirs", key)
    desk.remove(officer, "remove", key)
    assert desk.views(officer) == ()
    with pytest.raises(NotFound):
        desk.remove(officer, "twice", key)
    desk.restore(officer, "back", key)
    assert [one.id for one in desk.views(officer)] == [key]


@pytest.mark.parametrize("name", ["", "  ", "长" * 61])
def test_a_view_without_a_usable_name_is_refused(desk: SavedViewDesk, officer: Actor, name: str) -> None:
    with pytest.raises(InputRefused, match="needs a name"):
        desk.keep(officer, "keep", name, NOW)


def test_a_view_that_looks_nowhere_is_refused(desk: SavedViewDesk, officer: Actor) -> None:
    with pytest.raises(InputRefused, match="where it looks"):
        desk.keep(officer, "keep", "东滩", replace(NOW, lon=float("nan")))
