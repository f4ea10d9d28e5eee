"""Units of a replay on a real page: where each is at the moment, what is drawn, and that nothing runs while paused."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from app.domain.position import Position
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.paths import resources
from app.services.map.map_features import MapFeatures, MapRecord
from app.services.tracks.replay_desk import Replay, ReplayedTrack, moment_of
from app.services.tracks.replay_layers import ReplayLayers
from app.ui.map.marks import ViewPoint
from tests.map_desk import MapDesk

pytestmark = pytest.mark.page
BEGIN = 1_795_000_000.0
EAST = 0.01
"""Degrees that the first unit goes in each of ten minutes."""


def unit(key: str, name: str) -> Unit:
    return Unit(
        id=key, owner_domain=OwnerDomain.POLICE, code=key, name=name, kind=UnitKind.PATROL_GROUP, call_sign=name
    )


def track(key: str, name: str, rows: list[tuple[float, float, float]]) -> ReplayedTrack:
    fixes = np.array([(BEGIN + at, lon, lat, 50.0) for at, lon, lat in rows])
    return ReplayedTrack(unit(key, name), fixes, (), 0.0, (fixes[:, 0], fixes[:, 3]))


@pytest.fixture
def played(desk: MapDesk, features: MapFeatures) -> MapDesk:
    """One unit goes east along 37.3, a fix a minute; the other is heard twice, an hour apart."""
    goes = track("u1", "巡1", [(60.0 * n, 107.6 + EAST * n, 37.3) for n in range(11)])
    silent = track("u2", "护2", [(0.0, 107.62, 37.35), (3_600.0, 107.72, 37.35)])
    replay = Replay(moment_of(BEGIN), moment_of(BEGIN + 7_200), (goes, silent))
    ReplayLayers(features, resources() / "web" / "legend.json").show(replay)
    desk.settle()
    return desk


def is_as_long(chosen: list[MapRecord], number: int) -> bool:
    return len(chosen) == number


def state(desk: MapDesk, way: int, after: float) -> dict[str, object] | None:
    told: dict[str, object] | None = desk.ask(f"desk.replay.stateAt({way}, {BEGIN + after})")
    return told


def lon_of(desk: MapDesk, way: int, after: float) -> float:
    return float(desk.ask(f"desk.replay.stateAt({way}, {BEGIN + after}).x / 2 ** 31 * 360 - 180"))


def test_between_two_fixes_a_unit_is_on_its_way_with_its_course(played: MapDesk) -> None:
    assert lon_of(played, 0, 90.0) == pytest.approx(107.6 + 1.5 * EAST, abs=1e-6)
    told = state(played, 0, 90.0)
    assert told is not None
    assert told["course"] == pytest.approx(np.pi / 2, abs=1e-3), "eastward"
    assert told["age"] == "fresh"


def test_who_was_silent_stands_where_it_was_last_heard_and_is_marked_as_old(played: MapDesk) -> None:
    assert lon_of(played, 1, 1_800.0) == pytest.approx(107.62, abs=1e-6), "nobody knows the way in between"
    ages = [(state(played, 1, after) or {}).get("age") for after in (60, 300, 1_800)]
    assert ages == ["fresh", "stale", "lost"]
    assert state(played, 1, -1.0) is None, "before it was heard"
    assert state(played, 0, 600.0 + 7_300.0) is None, "two hours after it was last heard"


def test_frames_are_drawn_while_time_goes_by_and_none_while_it_stands(played: MapDesk, qtbot: QtBot) -> None:
    view = played.view
    view.play_replay(BEGIN + 60.0, 120.0)
    first = played.ask("desk.replay.frames")
    played.wait_until(lambda: played.ask("desk.replay.frames") > first + 10)
    assert played.ask("desk.replay.now()") > BEGIN + 60.0
    view.play_replay(BEGIN + 300.0, 0.0)
    played.settle()
    stood = played.ask("desk.replay.frames")
    played.settle()
    assert played.ask("desk.replay.frames") == stood
    assert played.ask("desk.replay.asked") == 0
    assert played.ask("desk.replay.now()") == BEGIN + 300.0
    view.play_replay(None)
    played.settle()
    assert played.ask("desk.replay.canvas.hidden") is True


def test_who_is_followed_is_kept_in_sight_and_no_hand_has_moved_the_map(played: MapDesk) -> None:
    played.view.show_view(ViewPoint(lon=107.6, lat=37.3, zoom=13))
    played.settle()
    by_hand: list[bool] = []
    played.view.view_changed.connect(lambda _view, hand: by_hand.append(hand))
    played.view.play_replay(BEGIN + 600.0, 0.0, 0)
    played.wait_until(lambda: bool(by_hand))
    assert played.ask("desk.map.getCenter().lng") == pytest.approx(107.7, abs=1e-3)
    assert not any(by_hand)
    seen = len(by_hand)
    played.view.play_replay(BEGIN + 590.0, 0.0, 0)
    played.settle()
    assert len(by_hand) == seen, "still well within the window: the map does not tremble along"


def test_a_click_on_the_unit_and_one_on_its_way_tell_which_unit_it_is(played: MapDesk) -> None:
    chosen: list[MapRecord] = []
    played.view.record_chosen.connect(chosen.append)
    played.view.play_replay(BEGIN + 120.0)
    played.settle()
    for number, lon in enumerate((107.62, 107.66), start=1):
        played.click(played.at(Position(lon, 37.3)))
        played.wait_until(partial(is_as_long, chosen, number))
    assert [(one.layer, one.id, one.name) for one in chosen] == [("replay", "u1", "巡1")] * 2
    assert chosen[1].lon == pytest.approx(107.66, abs=2e-3)


def test_the_way_is_seen_over_the_wells_that_stand_on_it(played: MapDesk, features: MapFeatures) -> None:
    lon = np.linspace(107.6, 107.7, 400)
    features.set_points("wells", [str(n) for n in range(400)], lon, np.full(400, 37.3), np.zeros(400))
    played.view.play_replay(BEGIN + 60.0)
    played.settle()
    at = played.at(Position(107.68, 37.3))
    colours = [played.view.grab().toImage().pixelColor(at + QPoint(0, aside)) for aside in (-1, 0, 1)]
    assert any(one.blue() > 200 > one.red() > one.green() for one in colours), "the colour of the way, not of oil wells"
    before = played.ask("(desk.replay.laid = 'as it was')")
    assert before == "as it was"
    played.view.play_replay(BEGIN + 70.0)
    played.settle()
    assert played.ask("desk.replay.laid") != "as it was", "another look is drawn"
    played.ask("(window.strokes = 0, desk.replay.ground.getContext('2d').clearRect = () => { window.strokes += 1 }, 0)")
    played.view.play_replay(BEGIN + 80.0)
    played.settle()
    assert played.ask("window.strokes") == 0, "time alone draws no way anew"


def test_the_picture_shows_each_unit_in_its_colour_and_the_moment_that_is_pointed_at(played: MapDesk) -> None:
    played.view.play_replay(BEGIN + 300.0)
    played.settle()

    def colour_at(lon: float, lat: float, aside: int = 0) -> tuple[int, int, int]:
        pixel = played.view.grab().toImage().pixelColor(played.at(Position(lon, lat)) + QPoint(0, aside))
        return pixel.red(), pixel.green(), pixel.blue()

    red, green, blue = colour_at(107.65, 37.3)
    assert blue > 200 > red > green, f"the first colour of the night is {red} {green} {blue}"
    before = colour_at(107.68, 37.3, -8)
    played.view.peek_replay(BEGIN + 480.0)
    played.settle()
    assert colour_at(107.68, 37.3, -8) != before
