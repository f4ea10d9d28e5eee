"""Road states are set with an author and an end, changed, and ended; nonsense is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shapely

from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.road_state import RoadTrouble
from app.errors import InputRefused
from app.services.roads.road_state_desk import RoadStateDesk
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock

AREA = shapely.to_wkb(shapely.box(107.0, 37.0, 107.1, 37.1))
HOURS = timedelta(hours=1)


@pytest.fixture
def desk(store: Store) -> RoadStateDesk:
    return RoadStateDesk(store)


def test_a_road_state_has_an_author_and_an_end(
    desk: RoadStateDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = desk.set_state(
        officer, "s", trouble=RoadTrouble.ICE, shape=AREA, expires_at=clock.moment + 8 * HOURS, note="  桥面结冰 "
    )
    assert desk.set_state(officer, "s", trouble=RoadTrouble.ICE, shape=AREA, expires_at=clock.moment + HOURS) == key
    (state,) = desk.current(clock.moment)
    assert (state.author, state.note, state.valid_from) == ("韩", "桥面结冰", clock.moment)
    assert RecordsChanged("road_state", (key,)) in told
    clock.move(hours=8)
    assert desk.current(clock.moment) == ()
    with pytest.raises(InputRefused, match="over already"):
        desk.change(officer, "c", key, note="x")


def test_whoever_changes_it_is_its_author_and_it_can_be_ended_early(
    desk: RoadStateDesk, officer: Actor, leader: Actor, clock: Clock
) -> None:
    key = desk.set_state(officer, "s", trouble=RoadTrouble.SNOW, shape=AREA, expires_at=clock.moment + 2 * HOURS)
    desk.change(leader, "c", key, factor=3.0, expires_at=clock.moment + 9 * HOURS)
    assert (desk.road_state(key).author, desk.road_state(key).factor) == ("周", 3.0)
    clock.move(hours=3)
    assert len(desk.current(clock.moment)) == 1
    desk.end(leader, "e", key, reason="已撒盐")
    assert desk.current(clock.moment) == ()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"shape": shapely.to_wkb(shapely.Point(107, 37))}, "Draw an area"),
        ({"shape": b"no shape"}, "Draw an area"),
        ({"shape": shapely.to_wkb(shapely.Polygon())}, "Draw an area"),
        ({"shape": shapely.to_wkb(shapely.box(500, 0, 501, 1))}, "Draw an area"),
        ({"factor": 0.5}, "1 to 10"),
        ({"factor": float("nan")}, "1 to 10"),
        ({"trouble": RoadTrouble.CLOSED, "factor": 2.0}, "closed road"),
        ({"ends_in": timedelta(0)}, "within 30 days"),
        ({"ends_in": timedelta(days=31)}, "within 30 days"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    desk: RoadStateDesk, officer: Actor, clock: Clock, values: dict[str, object], sentence: str
) -> None:
    told = {"trouble": RoadTrouble.MUD, "shape": AREA, "factor": None, "ends_in": HOURS} | values
    ends_in = told.pop("ends_in")
    assert isinstance(ends_in, timedelta)
    with pytest.raises(InputRefused, match=sentence):
        desk.set_state(officer, "s", expires_at=clock.moment + ends_in, **told)  # type: ignore[arg-type]
    assert desk.current(clock.moment) == ()
