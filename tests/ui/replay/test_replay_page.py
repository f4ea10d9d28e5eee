"""A replay as one page: it opens and plays without a network, and no name in it is taken for anything but text."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot

from app.analysis.track_stops import stops
from app.domain.marking import Marking
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.errors import InputRefused
from app.paths import resources
from app.services.map.view_extract import ViewBox
from app.services.tracks import replay_page
from app.services.tracks.replay_desk import Replay, ReplayedTrack, moment_of, stops_of
from app.services.tracks.replay_page import page_replay
from app.services.tracks.track_evidence import HandOn
from app.ui.map.map_document import OfflinePage, offline_page
from app.ui.theme import read_tokens
from app.wording import Wording
from tests.ui.map.test_offline_page import BREAKING, MAP, ask, opened

pytestmark = pytest.mark.page
BEGIN = 1_795_000_000.0
HOW = HandOn(reason="办案", marking=Marking.INTERNAL, wording=Wording.load("zh_CN", resources() / "i18n"))


def replay(name: str = "巡1", each_s: int = 10) -> Replay:
    """Half an hour eastward, twenty minutes of standing."""
    at = np.arange(0.0, 3_000.0, each_s)
    lon = 107.5 + np.minimum(at, 1_800.0) * 5e-5
    fixes = np.column_stack([BEGIN + at, lon, np.full(len(at), 37.3), np.where(at < 1_800, 16.0, 0.0)])
    unit = Unit(
        id="u1", owner_domain=OwnerDomain.POLICE, code="1", name=name, kind=UnitKind.PATROL_GROUP, call_sign=name
    )
    track = ReplayedTrack(unit, fixes, tuple(stops(fixes)), 8_000.0, (fixes[:, 0], fixes[:, 3]))
    since = moment_of(BEGIN)
    return Replay(since, since + timedelta(hours=1), (track,), tuple(stops_of(track)))


def written(folder: Path, one: Replay) -> Path:
    page = OfflinePage(
        title="轨迹回放", marking="内部", foot=["坐标系 WGS-84"], legend_title="图例",
        box=ViewBox(107.4, 37.2, 107.7, 37.4, 11), classes=(), labels={},
        colours=read_tokens(resources() / "styles")["day"], web=resources() / "web",
        replay=page_replay(one, HOW, {"u1": "#6B3FC0"}),
    )  # fmt: skip
    file = folder / "回放.html"
    file.write_text(offline_page(page), "utf-8")
    return file


def press(qtbot: QtBot, page: QWebEnginePage, key: str) -> None:
    ask(qtbot, page, f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}', bubbles: true}}))")


def clock(qtbot: QtBot, page: QWebEnginePage) -> str:
    return str(ask(qtbot, page, "document.querySelector('#replay b').textContent"))


def test_the_page_plays_pauses_and_jumps_without_a_network(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, written(tmp_path, replay())) as (page, gate):
        begin = clock(qtbot, page)
        assert begin == f"{moment_of(BEGIN + 8 * 3600):%Y-%m-%d %H:%M:%S}", "in the county's time"
        press(qtbot, page, " ")
        qtbot.waitUntil(lambda: clock(qtbot, page) > begin, timeout=20_000)
        press(qtbot, page, " ")
        stood = clock(qtbot, page)
        assert ask(qtbot, page, "document.querySelector('#replay button').textContent") == "播放"
        qtbot.waitUntil(lambda: clock(qtbot, page) == stood, timeout=5_000)
        rows = "[...document.querySelectorAll('#replay .lists table:last-child tr')].map((row) => row.innerText)"
        (stop,) = ask(qtbot, page, rows)
        assert stop.split()[0] == f"{moment_of(BEGIN + 1_800 + 8 * 3600):%H:%M}"
        assert "停留 20 分钟" in stop
        ask(qtbot, page, "document.querySelector('#replay .lists table:last-child tr').click()")
        assert ask(qtbot, page, "document.querySelector('#replay .lists tr.now') !== null") is True
        speeds = ask(qtbot, page, "document.querySelector('#replay .lists table td:last-child').textContent")
        assert speeds in ("0 km/h", "16 km/h")
        assert gate.refused == []
        assert page.complaints == []


def test_following_keeps_the_unit_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, written(tmp_path, replay())) as (page, _gate):
        ask(qtbot, page, f"({MAP}.setView([37.3, 107.5], 14, {{animate: false}}), 0)")
        select = "document.querySelectorAll('#replay select')[1]"
        ask(qtbot, page, f"({select}.value = 0, {select}.onchange(), 0)")
        slider = "document.querySelector('#replay input')"
        ask(qtbot, page, f"({slider}.value = 1800, {slider}.oninput(), 0)")
        assert ask(qtbot, page, f"{MAP}.getCenter().lng") == pytest.approx(107.59, abs=1e-3)


def test_no_name_breaks_out_of_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, written(tmp_path, replay(BREAKING))) as (page, gate):
        assert ask(qtbot, page, "document.title") == "轨迹回放"
        assert ask(qtbot, page, "document.querySelectorAll('img').length") == 0
        assert BREAKING in str(ask(qtbot, page, "document.querySelector('#replay td').textContent"))
        assert gate.refused == []
        assert page.complaints == []


def test_more_than_a_page_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay_page, "MOST_FIXES", 100)
    with pytest.raises(InputRefused, match="too much for one page"):
        page_replay(replay(), HOW, {"u1": "#6B3FC0"})
