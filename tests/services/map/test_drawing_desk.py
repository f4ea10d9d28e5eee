"""What is drawn is kept with its author and its end, seen by whom it is for, and never lost by a slip of the hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import shapely

from app.analysis.drawn_shape import sketch_of
from app.domain.access import Actor, Right, Role
from app.domain.drawing import DrawingColour, DrawingFacts, DrawingKind, DrawingReach, Sketch
from app.domain.events import Fact, RecordsChanged
from app.domain.watch_rule import WatchKind
from app.errors import Conflict, InputRefused, NotFound, NotPermitted
from app.services.map.drawing_desk import DrawingDesk
from app.services.watch.watch_rule_desk import DRAWN, WatchRuleDesk
from app.store.tables import audit
from app.store.unit_of_work import Store
from tests.services.watch_ground import rule
from tests.store_fixtures import Clock

AREA = Sketch(DrawingKind.POLYGON, ((107.60, 37.30), (107.62, 37.30), (107.62, 37.32), (107.60, 37.32)))
FACTS = DrawingFacts(name="布控区", colour=DrawingColour.RED, width=3, note="今晚设卡", reach=DrawingReach.ALL)


@pytest.fixture
def desk(store: Store) -> DrawingDesk:
    return DrawingDesk(store)


@pytest.fixture
def neighbour() -> Actor:
    return Actor(user_id="u-li", name="李", role=Role.OFFICER, desk_id="desk-2")


def acts(store: Store) -> list[tuple[str, str, str]]:
    with store.read() as connection:
        rows = connection.execute(audit.select().order_by(audit.c.row_no))
        return [(row.act, row.subject_id, row.reason) for row in rows]


def test_a_drawing_is_kept_as_it_was_drawn_and_told_of(
    desk: DrawingDesk, officer: Actor, clock: Clock, told: list[Fact], store: Store
) -> None:
    key = desk.draw(officer, "draw", AREA, FACTS)
    kept = desk.drawing(key)
    assert sketch_of(kept) == AREA
    assert kept.facts() == replace(FACTS, valid_from=clock.moment)
    assert (kept.author, kept.desk_id) == (officer.name, officer.desk_id)
    assert shapely.from_wkb(kept.shape).covers(shapely.Point(kept.lon, kept.lat))
    assert told == [RecordsChanged("drawing", (key,))]
    assert acts(store) == [("drawing.draw", key, "")]
    assert desk.draw(officer, "draw", AREA, FACTS) == key, "the same act again draws no second one"
    assert len(desk.drawings(officer)) == 1


def test_who_sees_a_drawing_is_decided_by_its_reach(desk: DrawingDesk, officer: Actor, neighbour: Actor) -> None:
    mate = replace(officer, user_id="u-wu", name="吴")
    for reach in DrawingReach:
        desk.draw(officer, f"draw {reach}", AREA, replace(FACTS, name=reach.value, reach=reach))
    seen = {who.name: {one.name for one in desk.drawings(who)} for who in (officer, mate, neighbour)}
    assert seen == {"韩": {"MINE", "DESK", "ALL"}, "吴": {"DESK", "ALL"}, "李": {"ALL"}}


def test_what_is_over_is_hidden_and_kept(desk: DrawingDesk, officer: Actor, clock: Clock) -> None:
    until = clock.moment + timedelta(hours=2)
    key = desk.draw(officer, "draw", AREA, replace(FACTS, valid_to=until))
    assert desk.drawing(key).holds(clock.moment)
    clock.move(hours=3)
    (kept,) = desk.drawings(officer)
    assert kept.id == key
    assert not kept.holds(clock.moment)


def test_a_shape_is_changed_and_changed_back(desk: DrawingDesk, officer: Actor) -> None:
    key = desk.draw(officer, "draw", AREA, FACTS)
    pulled = replace(AREA, places=(*AREA.places[:2], (107.65, 37.35), AREA.places[3]))
    desk.reshape(officer, "pull", key, pulled, version=1)
    assert sketch_of(desk.drawing(key)) == pulled
    desk.reshape(officer, "back", key, AREA, version=2)
    assert sketch_of(desk.drawing(key)) == AREA
    with pytest.raises(Conflict):
        desk.reshape(officer, "late", key, pulled, version=1)
    with pytest.raises(InputRefused, match="keeps its kind"):
        desk.reshape(officer, "kind", key, Sketch(DrawingKind.POINT, ((107.6, 37.3),)), version=3)


def test_a_crossing_pulled_into_an_area_changes_nothing(desk: DrawingDesk, officer: Actor) -> None:
    key = desk.draw(officer, "draw", AREA, FACTS)
    one, two, three, four = AREA.places
    with pytest.raises(InputRefused, match="crosses itself"):
        desk.reshape(officer, "pull", key, replace(AREA, places=(one, three, two, four)), version=1)
    assert sketch_of(desk.drawing(key)) == AREA


def test_a_drawing_goes_with_a_reason_and_comes_back_as_it_was(desk: DrawingDesk, officer: Actor, store: Store) -> None:
    key = desk.draw(officer, "draw", AREA, FACTS)
    before = desk.drawing(key)
    with pytest.raises(InputRefused, match="Say why"):
        desk.remove(officer, "silent", key, reason="  ")
    desk.remove(officer, "remove", key, reason="画错了")
    with pytest.raises(NotFound):
        desk.drawing(key)
    desk.restore(officer, "restore", key, reason="没画错")
    assert desk.drawing(key) == replace(before, version=2)
    with pytest.raises(InputRefused, match="there already"):
        desk.restore(officer, "again", key)
    assert acts(store)[1:] == [("drawing.remove", key, "画错了"), ("drawing.restore", key, "没画错")]


def test_only_who_drew_it_or_a_leader_changes_a_drawing(
    desk: DrawingDesk, officer: Actor, leader: Actor, neighbour: Actor
) -> None:
    key = desk.draw(officer, "draw", AREA, FACTS)
    with pytest.raises(NotPermitted, match="drawn by 韩"):
        desk.change(neighbour, "n", key, FACTS, version=1)
    desk.change(leader, "l", key, replace(FACTS, name="卡点"), version=1)
    assert desk.drawing(key).name == "卡点"
    mine = desk.draw(officer, "mine", AREA, replace(FACTS, reach=DrawingReach.MINE))
    with pytest.raises(NotPermitted):
        desk.remove(leader, "m", mine, reason="清理")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "  "}, "needs a name"),
        ({"name": "长" * 81}, "80 signs"),
        ({"width": 0}, "1 to 12"),
        ({"subject": "person", "subject_id": "p"}, "belongs to"),
        ({"subject": "alert"}, "belongs to"),
    ],
)
def test_facts_that_cannot_be_are_refused(
    desk: DrawingDesk, officer: Actor, changed: dict[str, str], said: str
) -> None:
    with pytest.raises(InputRefused, match=said):
        desk.draw(officer, "draw", AREA, replace(FACTS, **changed))  # type: ignore[arg-type]  # bad on purpose
    assert desk.drawings(officer) == ()


def test_a_drawing_ends_after_it_begins(desk: DrawingDesk, officer: Actor, clock: Clock) -> None:
    with pytest.raises(InputRefused, match="ends after it begins"):
        desk.draw(officer, "draw", AREA, replace(FACTS, valid_to=clock.moment))


def test_a_drawn_area_is_offered_as_a_zone_and_stays_while_a_rule_looks_at_it(
    desk: DrawingDesk, store: Store, officer: Actor, leader: Actor, clock: Clock
) -> None:
    area = desk.draw(officer, "area", AREA, FACTS)
    circle = desk.draw(
        officer, "circle", Sketch(DrawingKind.CIRCLE, ((107.6, 37.3),), 800.0), replace(FACTS, name="八百米")
    )
    desk.draw(officer, "mine", AREA, replace(FACTS, name="我的", reach=DrawingReach.MINE))
    desk.draw(officer, "line", Sketch(DrawingKind.LINE, AREA.places), replace(FACTS, name="路线"))
    desk.draw(officer, "short", AREA, replace(FACTS, name="已过", valid_to=clock.moment + timedelta(minutes=1)))
    clock.move(minutes=2)
    assert WatchRuleDesk(store).zones() == ((circle, f"{DRAWN} 八百米"), (area, f"{DRAWN} 布控区"))
    with store.act(leader, "rule", "test.rule", Right.ACT) as work:
        work.add(rule(WatchKind.ZONE_ENTER, zones=f"Z9 {area}"))
    with pytest.raises(InputRefused, match="zone of the watch rule 试"):
        desk.remove(officer, "remove", area, reason="不用了")
    with pytest.raises(InputRefused, match="zone of the watch rule"):
        desk.change(officer, "hide", area, replace(FACTS, reach=DrawingReach.MINE), version=1)
    desk.remove(officer, "other", circle, reason="不用了")
