"""Lines by name and stationing, as an officer types them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.access import Actor, Right
from app.domain.asset import LineKind
from app.domain.position import Position, distance_m
from app.services.search.found import FoundKind
from app.services.search.search_desk import SearchDesk
from app.services.search.sources import store_sources
from app.store.unit_of_work import Store
from tests.services.search.ground import trunk

WEST, EAST = (107.5, 37.2), (107.8, 37.2)


@pytest.fixture
def desk(store: Store, leader: Actor) -> SearchDesk:
    long, short = trunk("L3", "长庆三线", WEST, EAST), trunk("E1", "东一输油线", (107.5, 37.3), (107.55, 37.3))
    marked = replace(trunk("B1", "标定线", WEST, EAST), attributes={"calibration": [[20_000, 0], [46_000, 26_000]]})
    gathering = replace(trunk("集-1", "9号站至2号站", WEST, EAST), kind=LineKind.GATHERING)
    with store.act(leader, "fill", "test.fill", Right.IMPORT) as work:
        for one in (long, short, marked, gathering):
            work.add(one)
    return SearchDesk(store, store_sources())


@pytest.mark.parametrize(
    "said",
    [
        "长庆三线 K12+300",
        "长庆3线 K12+300",
        "长庆3线k12.3",
        "K12+300长庆三线",
        "长3线 12+300",
        "L3 K12+300",
        "长庆三线 12公里300米处",
    ],
)
def test_a_place_along_a_line_is_found_by_the_lines_name_and_the_stationing(desk: SearchDesk, said: str) -> None:
    (found,) = desk.find(said)
    assert (found.kind, found.title) == (FoundKind.ALONG_LINE, "长庆三线 K12+300")
    assert found.position is not None
    assert distance_m(Position(*WEST), found.position) == pytest.approx(12_300, rel=0.005)


def test_the_markers_of_a_line_are_believed(desk: SearchDesk) -> None:
    (found,) = desk.find("标定线 K21+000")
    assert found.position is not None
    assert distance_m(Position(*WEST), found.position) == pytest.approx(1_000, rel=0.005)


def test_off_the_line_is_said_with_the_range_of_the_line(desk: SearchDesk) -> None:
    (found,) = desk.find("标定线 K3+000")
    assert found.is_refusal
    assert str(found.told[0]) == "It has no K3+000: it runs from K20+000 to K46+634."
    (short,) = desk.find("东一 K99+000")
    assert "it runs from K0+000 to K4+4" in str(short.told[0])


def test_a_stationing_alone_means_the_line_that_is_chosen_else_every_line_that_has_it(desk: SearchDesk) -> None:
    (found,) = desk.find("K12+300", line_id="L3")
    assert found.title == "长庆三线 K12+300"
    assert [one.title for one in desk.find("k12.3", line_id="L3")] == ["长庆三线 K12+300"]
    assert [one.title for one in desk.find("K4+000")] == ["长庆三线 K4+000", "东一输油线 K4+000"]
    (off,) = desk.find("K99+000", line_id="L3")
    assert "it runs from K0+000" in str(off.told[0])


def test_a_gathering_line_is_measured_from_its_first_corner_when_it_is_named(desk: SearchDesk) -> None:
    (found,) = desk.find("集-1 K1+000")
    assert found.title == "9号站至2号站 K1+000"


def test_a_stationing_on_no_known_line_finds_nothing(desk: SearchDesk) -> None:
    assert desk.find("西四线 K12+300") == ()
