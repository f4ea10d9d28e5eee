"""Patrols on a real page: beats in the colour of their state as the legend has it, numbered check points, a click."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from app.domain.patrol import PatrolStatus
from app.domain.position import Position
from app.ui.map.marks import BeatMark, StopMark
from app.ui.patrols.patrol_words import STATUS_TOKEN
from tests.map_desk import MapDesk
from tests.ui.map.test_drawings import chosen
from tests.ui.map.test_map_view import colours
from tests.web.test_legend import CLASSES

pytestmark = pytest.mark.page
BEAT = BeatMark(
    id="p1", lon=107.55, lat=37.3, kind="ACTIVE", name="巡1", shape="LINE", colour="ok", width=5,
    path=((107.5, 37.3), (107.6, 37.3)),
)  # fmt: skip
STOP = StopMark(id="p1:s1", lon=107.53, lat=37.3, kind="DUE", name="演 1", number=7)
ON_IT = Position(107.58, 37.3)


def test_a_beat_is_drawn_in_the_colour_of_its_state_in_both_themes(desk: MapDesk) -> None:
    for theme in ("night", "day"):
        desk.view.set_theme(theme, "#111A21")
        for kind, colour in (("ACTIVE", "ok"), ("OVERDUE", "critical")):
            desk.view.show_marks("patrols", [replace(BEAT, kind=kind, colour=colour)])
            assert desk.ask(f"desk.style.colours.{colour}") in colours(desk.picture(), desk.at(ON_IT), reach=2)
    desk.view.show_marks("patrols", [])
    assert desk.ask("desk.style.colours.critical") not in colours(desk.picture(), desk.at(ON_IT), reach=3)


def test_the_legend_has_every_state_that_is_drawn_in_its_very_colour() -> None:
    legend = {rule["code"]: rule["colour"] for rule in CLASSES["patrols"]}
    assert legend.pop("PROPOSED") == "text", "what nobody has planned yet has no state, and no colour of one"
    assert legend == {PatrolStatus(code).value: STATUS_TOKEN[PatrolStatus(code)] for code in legend}


def test_a_click_on_a_beat_or_on_a_check_point_chooses_it_and_the_point_goes_first(desk: MapDesk) -> None:
    desk.view.show_marks("patrols", [BEAT])
    desk.view.show_marks("patrol_stops", [STOP])
    desk.settle()
    assert chosen(desk, ON_IT) == ("patrols", "p1")
    assert chosen(desk, Position(STOP.lon, STOP.lat)) == ("patrol_stops", "p1:s1")
    desk.view.set_visible({"patrols.ACTIVE": False, "patrol_stops.DUE": False})
    desk.settle()
    with desk.qtbot.waitSignal(desk.view.point_chosen, timeout=5_000):
        desk.click(desk.at(ON_IT))


def test_open_ground_inside_an_area_beat_stays_open_ground(desk: MapDesk) -> None:
    ring = ((107.5, 37.25), (107.7, 37.25), (107.7, 37.35), (107.5, 37.35), (107.5, 37.25))
    desk.view.show_marks("patrols", [replace(BEAT, shape="POLYGON", path=ring)])
    desk.settle()
    with desk.qtbot.waitSignal(desk.view.point_chosen, timeout=5_000):
        desk.click(desk.at(Position(107.6, 37.3)))
    assert chosen(desk, Position(107.6, 37.35)) == ("patrols", "p1"), "its edge is chosen"


def test_a_check_point_is_a_numbered_disc_in_the_colour_of_what_came_of_it(desk: MapDesk) -> None:
    for kind, colour in (("REACHED", "ok"), ("LATE", "high")):
        desk.view.show_marks("patrol_stops", [replace(STOP, kind=kind)])
        edge = desk.at(Position(STOP.lon, STOP.lat)) + QPoint(-5, 0)
        assert desk.ask(f"desk.style.colours.{colour}") in colours(desk.picture(), edge, reach=2)
    assert desk.ask("[...desk.marks.patrol_stops.marks.values()][0].number") == 7
