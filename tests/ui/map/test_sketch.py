"""Drawing by hand on a real page: with the pointer and with the keys; what the page tells is checked."""

from __future__ import annotations

import json
import os
import signal

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.position import Position
from app.services.map.map_features import MapFeatures
from app.ui.map.map_bridge import MapBridge
from app.ui.map.marks import AlertMark
from app.ui.map.sketch_now import SketchNow, SketchShape, sketch_now
from tests.map_desk import MapDesk

pytestmark = pytest.mark.page


@pytest.fixture
def told(desk: MapDesk) -> list[SketchNow]:
    """What the page tells of the drawing, the newest last."""
    heard: list[SketchNow] = []
    desk.view.sketch_changed.connect(heard.append)
    return heard


def draw(desk: MapDesk, told: list[SketchNow], shape: SketchShape, *places: tuple[float, float]) -> list[QPoint]:
    """Clicks a shape's corners; where in the window they are."""
    desk.view.ask_sketch(shape)
    desk.settle()
    spots = [desk.at(Position(*place)) for place in places]
    for number, spot in enumerate(spots, 1):
        desk.click(spot)
        desk.wait_until(lambda number=number: bool(told) and len(told[-1].points) == number)  # type: ignore[misc]
    return spots


def test_clicks_make_a_line_and_a_second_click_on_its_last_corner_ends_it(desk: MapDesk, told: list[SketchNow]) -> None:
    chosen: list[object] = []
    desk.view.point_chosen.connect(chosen.append)
    spots = draw(desk, told, SketchShape.MEASURE, (107.5, 37.3), (107.6, 37.35), (107.7, 37.3))
    desk.click(spots[-1])
    desk.wait_until(lambda: told[-1].done)
    now = told[-1]
    assert not now.closed
    assert [(round(at.lon, 2), round(at.lat, 2)) for at in now.points] == [(107.5, 37.3), (107.6, 37.35), (107.7, 37.3)]
    assert chosen == [], "while one draws, a click chooses nothing"


def test_a_click_on_the_first_corner_closes_what_is_measured(desk: MapDesk, told: list[SketchNow]) -> None:
    spots = draw(desk, told, SketchShape.MEASURE, (107.5, 37.3), (107.6, 37.35), (107.7, 37.3))
    desk.click(spots[0])
    desk.wait_until(lambda: told[-1].done)
    assert told[-1].closed
    assert len(told[-1].points) == 3


def test_a_corner_near_a_well_falls_on_the_well(desk: MapDesk, told: list[SketchNow], features: MapFeatures) -> None:
    features.set_points("wells", ["w"], [107.612345], [37.312345], [0], ["定 1"])
    desk.settle()
    desk.view.ask_sketch(SketchShape.LINE)
    desk.click(desk.at(Position(107.612345, 37.312345)) + QPoint(3, -2))
    desk.wait_until(lambda: bool(told) and len(told[-1].points) == 1)
    at = told[-1].points[0]
    assert at.lon == pytest.approx(107.612345, abs=5e-7)
    assert at.lat == pytest.approx(37.312345, abs=5e-7)


def test_a_corner_near_a_mark_falls_on_the_mark(desk: MapDesk, told: list[SketchNow]) -> None:
    desk.view.show_marks("alerts", [AlertMark(id="a", lon=107.654321, lat=37.323456, kind="HIGH", name="罐车")])
    desk.settle()
    desk.view.ask_sketch(SketchShape.LINE)
    desk.click(desk.at(Position(107.654321, 37.323456)) + QPoint(4, 4))
    desk.wait_until(lambda: bool(told) and len(told[-1].points) == 1)
    assert told[-1].points == (Position(107.654321, 37.323456),)


def test_by_keys_alone_the_cross_makes_corners_and_the_map_moves_under_it(desk: MapDesk, told: list[SketchNow]) -> None:
    desk.view.ask_sketch(SketchShape.MEASURE)
    desk.view.press_sketch("add")
    desk.view.move_by(1, 0)
    desk.view.press_sketch("add")
    desk.view.move_by(0, 1)
    desk.view.press_sketch("add")
    desk.wait_until(lambda: bool(told) and len(told[-1].points) == 3)
    one, two, three = told[-1].points
    assert one.lon == pytest.approx(107.6, abs=1e-6)
    assert one.lat == pytest.approx(37.3, abs=1e-6)
    # A fifth of 800 pixels at zoom 10 is 160 / 262144 of the world.
    assert two.lon - one.lon == pytest.approx(160 / 262_144 * 360, rel=1e-3)
    assert three.lat < two.lat
    desk.view.press_sketch("back")
    desk.wait_until(lambda: len(told[-1].points) == 2)
    desk.view.press_sketch("add")
    desk.view.press_sketch("close")
    desk.wait_until(lambda: told[-1].done)
    assert told[-1].closed


def test_corners_of_what_is_done_are_dragged_added_and_taken_away(desk: MapDesk, told: list[SketchNow]) -> None:
    spots = draw(desk, told, SketchShape.POLYGON, (107.5, 37.25), (107.7, 37.25), (107.7, 37.4), (107.5, 37.4))
    desk.view.press_sketch("finish")
    desk.wait_until(lambda: told[-1].done)
    centre = desk.ask("Object.values(desk.map.getCenter())")
    desk.drag(spots[0], spots[0] + QPoint(-40, 30))
    desk.wait_until(lambda: told[-1].points[0].lon < 107.48)
    assert desk.ask("Object.values(desk.map.getCenter())") == centre, "the map was not dragged along"
    assert told[-1].points[0].lat < 37.24
    middle = (spots[1] + spots[2]) / 2
    desk.drag(middle, middle + QPoint(50, 0))
    desk.wait_until(lambda: len(told[-1].points) == 5)
    desk.click(middle + QPoint(50, 0), Qt.MouseButton.RightButton)
    desk.wait_until(lambda: len(told[-1].points) == 4)
    assert told[-1].closed


def test_two_clicks_make_a_circle_and_one_makes_a_point(desk: MapDesk, told: list[SketchNow]) -> None:
    draw(desk, told, SketchShape.CIRCLE, (107.6, 37.3), (107.65, 37.3))
    assert told[-1].done
    desk.view.end_sketch()
    told.clear()
    draw(desk, told, SketchShape.POINT, (107.6, 37.3))
    assert told[-1].done


def test_figures_stand_beside_the_moving_end_as_text(desk: MapDesk, told: list[SketchNow]) -> None:
    draw(desk, told, SketchShape.MEASURE, (107.5, 37.3), (107.7, 37.3))
    hostile = "<b>1</b>"
    desk.view.show_figures([hostile, "本段"], [(Position(107.6, 37.3), hostile)])
    desk.settle()
    assert desk.ask("document.querySelector('.tip').innerText").split("\n") == [hostile, "本段"]
    assert desk.ask("document.querySelector('.sketch-figure').innerText") == hostile
    desk.view.end_sketch()
    desk.settle()
    assert desk.ask("document.querySelector('.tip').hidden")
    assert desk.ask("document.querySelectorAll('.sketch-figure, .sketch-corner').length") == 0


def test_a_drawing_outlives_the_page_that_showed_it(desk: MapDesk, told: list[SketchNow]) -> None:
    draw(desk, told, SketchShape.MEASURE, (107.5, 37.3), (107.7, 37.3))
    with desk.qtbot.waitSignal(desk.view.became_ready, timeout=20_000):
        os.kill(desk.view.page().renderProcessPid(), signal.SIGKILL)
    desk.wait_until(lambda: desk.ask("desk.sketch.points.length") == 2)
    desk.view.press_sketch("finish")
    desk.wait_until(lambda: told[-1].done)


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", "[" * 100_000,
        json.dumps({"points": [[200, 1]], "end": None, "closed": False, "done": False}),
        json.dumps({"points": [["a", 1]], "end": None, "closed": False, "done": False}),
        json.dumps({"points": [[107, 37, 3]], "end": None, "closed": False, "done": False}),
        json.dumps({"points": [[107, 37]] * 2_001, "end": None, "closed": False, "done": False}),
        json.dumps({"points": [], "end": None, "closed": 1, "done": False}),
        '{"points": [[NaN, 37]], "end": null, "closed": false, "done": false}',
    ],
)  # fmt: skip
def test_a_drawing_that_no_page_of_ours_would_tell_is_dropped(qapp: object, text: str) -> None:
    bridge = MapBridge()
    heard: list[object] = []
    bridge.sketch_moved.connect(heard.append)
    bridge.sketchChanged(text)
    assert heard == []
    assert sketch_now(text) is None
