"""Drawings on a real page: in their own colour, chosen by their edge, and by their inside after what lies there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from app.domain.position import Position
from app.ui.map.marks import DrawingMark
from tests.map_desk import MapDesk
from tests.ui.map.test_map_view import HOSTILE, WELLS, colours, put_wells

pytestmark = pytest.mark.page
RING = ((107.55, 37.27), (107.65, 37.27), (107.65, 37.33), (107.55, 37.33), (107.55, 37.27))


def area(name: str = "布控区", colour: str = "critical", width: int = 4) -> DrawingMark:
    return DrawingMark(id="d1", lon=107.6, lat=37.28, kind="POLYGON", name=name, colour=colour, width=width, path=RING)


def chosen(desk: MapDesk, at: Position) -> tuple[str, str]:
    with desk.qtbot.waitSignal(desk.view.record_chosen, timeout=5_000) as told:
        desk.click(desk.at(at))
    return told.args[0].layer, told.args[0].id


def test_an_area_is_drawn_in_its_colour_and_width_in_both_themes(desk: MapDesk) -> None:
    for theme in ("night", "day"):
        desk.view.set_theme(theme, "#111A21")
        for colour in ("critical", "ok"):
            desk.view.show_marks("drawings", [area(colour=colour)])
            token = desk.ask(f"desk.style.colours.{colour}")
            edge = desk.at(Position(107.58, 37.33))
            assert token in colours(desk.picture(), edge, reach=2)
            assert token not in colours(desk.picture(), desk.at(Position(107.58, 37.30)), reach=2), "but filled faintly"


def test_the_well_in_a_drawn_area_is_chosen_before_it_and_open_ground_chooses_the_area(desk: MapDesk) -> None:
    put_wells(desk.features)
    desk.view.show_marks("drawings", [area()])
    desk.settle()
    assert chosen(desk, Position(*WELLS["a" * 32])) == ("wells", "a" * 32)
    assert chosen(desk, Position(107.58, 37.285)) == ("drawings", "d1")
    assert chosen(desk, Position(107.58, 37.33)) == ("drawings", "d1"), "and so does its edge"


def test_a_kind_that_is_switched_off_is_neither_drawn_nor_hit(desk: MapDesk) -> None:
    desk.view.show_marks("drawings", [area()])
    desk.view.set_visible({"drawings.POLYGON": False})
    assert desk.ask("desk.style.colours.critical") not in colours(desk.picture(), desk.at(Position(107.58, 37.33)), 3)
    with desk.qtbot.waitSignal(desk.view.point_chosen, timeout=5_000):
        desk.click(desk.at(Position(107.58, 37.33)))


def test_lines_points_and_words_are_drawn_and_hit(desk: MapDesk) -> None:
    line = DrawingMark(
        id="l", lon=107.5, lat=37.4, kind="LINE", name="路线", colour="ok", width=3, path=((107.4, 37.4), (107.6, 37.4))
    )
    point = DrawingMark(
        id="p", lon=107.6, lat=37.2, kind="POINT", name="卡点", colour="high", width=2, path=((107.6, 37.2),)
    )
    words = DrawingMark(
        id="t", lon=107.8, lat=37.3, kind="TEXT", name="此处集结", colour="route", width=2, path=((107.8, 37.3),)
    )
    desk.view.show_marks("drawings", [line, point, words])
    image = desk.picture()
    for token, place, reach in (("ok", (107.45, 37.4), 2), ("high", (107.6, 37.2), 4), ("route", (107.8, 37.3), 16)):
        assert desk.ask(f"desk.style.colours.{token}") in colours(image, desk.at(Position(*place)), reach), token
    assert chosen(desk, Position(107.45, 37.4)) == ("drawings", "l")
    assert chosen(desk, Position(107.6, 37.2)) == ("drawings", "p")
    assert chosen(desk, Position(107.8, 37.3)) == ("drawings", "t")


def test_a_hostile_name_of_a_drawing_is_shown_as_text(desk: MapDesk) -> None:
    desk.view.show_marks("drawings", [area(name=HOSTILE)])
    desk.settle()
    desk.hover(desk.at(Position(107.58, 37.33)) + QPoint(0, 1))
    desk.wait_until(lambda: desk.ask("document.querySelector('.tip').hidden") is False)
    assert desk.ask("document.querySelector('.tip-head').textContent").startswith("<img src=x")
    assert desk.ask("document.querySelectorAll('.tip img, .tip script').length") == 0
