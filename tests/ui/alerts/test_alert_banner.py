from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.alert import Alert, AlertState, Severity
from app.domain.alert_flood import Flood
from app.services.alerts.alert_desk import counted
from app.ui.alerts.alert_banner import Banner, banner
from app.ui.look import Look
from app.ui.widgets.banner_strip import BannerStrip
from app.ui.words import Speaker
from tests.ui import invented
from tests.ui.invented import NOW, alert

CALM = Flood(None, 0)


def said(alerts: Sequence[Alert], unsaved: Sequence[str] = (), flood: Flood = CALM) -> Banner | None:
    return banner(alerts, unsaved, flood, NOW)


def test_the_banner_names_the_most_urgent_that_nobody_has_taken(speaker: Speaker) -> None:
    told = said(invented.queue())
    assert told is not None
    assert told.alert is not None
    assert told.alert.id == "a1"
    assert told.words == "▲ 紧急 1 · ◆ 高 1   夜间监控中断 · 定 4127-6 · 姬塬 · 冯地坑镇 · 3 分钟"


def test_nothing_that_is_taken_shelved_or_small_raises_a_banner(speaker: Speaker) -> None:
    quiet = [one for one in invented.queue() if one.id in ("a2", "a3", "a4")]
    assert said(quiet) is None
    taken = [replace(one, state=AlertState.ACKED) for one in invented.queue()]
    assert said(taken) is None


def test_the_banner_and_the_counters_count_the_same(speaker: Speaker) -> None:
    alerts = [*invented.queue(), replace(alert("t"), is_test=True)]
    told = said(alerts)
    assert told is not None
    assert "紧急 1" in told.words
    assert counted(alerts).waiting == 3


def test_a_test_is_shown_as_one(speaker: Speaker) -> None:
    told = said([replace(alert("t", title="链路"), is_test=True)])
    assert told is not None
    assert "【测试】链路" in told.words
    assert "紧急" not in told.words


def test_a_flood_and_what_is_not_saved_are_said_in_words(speaker: Speaker) -> None:
    told = said([alert("m", severity=Severity.MEDIUM)], ["m"], Flood(NOW, 37))
    assert told is not None
    assert told.alert is None
    assert told.more.startswith("报警泛滥自 23:41 起:十分钟内 37 条。")
    assert "1 条报警未保存" in told.more


def test_the_strip_never_takes_the_focus_and_is_gone_in_calm(look: Look, speaker: Speaker) -> None:
    strip = BannerStrip(look)
    strip.show_banner(said(invented.queue()))
    assert not strip.isHidden()
    assert strip.focusPolicy() is strip.focusPolicy().NoFocus
    strip.show_banner(None)
    assert strip.isHidden()
    strip.deleteLater()
