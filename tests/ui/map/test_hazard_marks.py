"""Hazards on a real page: a flag in the colour of its level, ringed when overdue, chosen by a click, switched off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.position import Position
from app.ui.map.marks import HazardMark
from tests.map_desk import MapDesk
from tests.ui.map.test_drawings import chosen
from tests.ui.map.test_map_view import colours

pytestmark = pytest.mark.page
PLACE = Position(107.58, 37.31)
FLAG = HazardMark(id="h1", lon=PLACE.lon, lat=PLACE.lat, kind="MAJOR", name="围栏缺口")


def test_a_flag_is_drawn_in_the_colour_of_its_level_in_both_themes(desk: MapDesk) -> None:
    for theme in ("night", "day"):
        desk.view.set_theme(theme, "#111A21")
        for kind, token in (("MAJOR", "critical"), ("LARGER", "high")):
            desk.view.show_marks("hazards", [replace(FLAG, kind=kind)])
            assert desk.ask(f"desk.style.colours.{token}") in colours(desk.picture(), desk.at(PLACE), reach=12)
    desk.view.show_marks("hazards", [])
    assert desk.ask("desk.style.colours.high") not in colours(desk.picture(), desk.at(PLACE), reach=18)


def test_one_that_is_overdue_stands_in_a_ring(desk: MapDesk) -> None:
    desk.view.show_marks("hazards", [FLAG])
    token = desk.ask("desk.style.colours.critical")
    spot = desk.at(PLACE)
    spot.setX(spot.x() - 14)
    spot.setY(spot.y() - 4)
    assert token not in colours(desk.picture(), spot, reach=2)
    desk.view.show_marks("hazards", [replace(FLAG, overdue=True)])
    assert token in colours(desk.picture(), spot, reach=2)


def test_a_click_chooses_it_and_a_level_that_is_off_is_neither_drawn_nor_hit(desk: MapDesk) -> None:
    desk.view.show_marks("hazards", [FLAG])
    desk.settle()
    assert chosen(desk, PLACE) == ("hazards", "h1")
    desk.view.set_visible({"hazards.MAJOR": False})
    assert desk.ask("desk.style.colours.critical") not in colours(desk.picture(), desk.at(PLACE), reach=18)
    with desk.qtbot.waitSignal(desk.view.point_chosen, timeout=5_000):
        desk.click(desk.at(PLACE))
