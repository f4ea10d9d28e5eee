"""The demo's shifts kept a log, promised something, and were handed over: most of them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from app.demo.duty_papers_plan import duty_papers
from app.demo.oilfield import DemoOilfield
from app.domain.duty_log import LogEntry, LogKind
from app.domain.handover import Handover, HandoverItem, HandoverState
from app.domain.issue import Issue
from app.domain.reminder import Reminder
from app.domain.spot_check import CheckState, SpotCheck
from app.domain.spot_draw import SpotDraw, draw, posts_of
from app.paths import shipped_maps
from app.services.duty.handover_desk import digest_of

NOW = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)


def test_the_shifts_before_tonight_were_handed_over_but_one_and_nothing_is_of_the_future() -> None:
    oilfield = DemoOilfield(4, 300, NOW, shipped_maps() / "boundaries")
    papers = list(duty_papers(oilfield.rosters, oilfield.open_alerts, NOW, oilfield._chance))
    sheets = [one for one in papers if isinstance(one, Handover)]
    states = Counter(one.state for one in sheets)
    assert states == {HandoverState.DONE: 12, HandoverState.FORCED: 1}
    assert sum(one.is_late for one in sheets) == 1
    ended = oilfield.rosters.shifts[oilfield.rosters.tonight - 1].id
    assert ended in {one.shift_id for one in sheets}, "the shift before tonight waits for nobody"
    items = {one.handover_id: one for one in papers if isinstance(one, HandoverItem)}
    assert all(one.digest == digest_of(one, [items[one.id]]) for one in sheets), "each page is what was signed"
    lines = [one for one in papers if isinstance(one, LogEntry)]
    assert {LogKind.NOTE, LogKind.INSTRUCTION} <= {one.kind for one in lines}
    assert all(one.at <= NOW for one in lines)
    assert all(one.in_at is not None and one.in_at <= NOW for one in sheets)
    assert [one.is_due(NOW) for one in papers if isinstance(one, Reminder)] == [False, False, False]
    things = [one for one in papers if isinstance(one, Issue)]
    assert [one.what for one in things if one.is_overdue(NOW)] == ["3 号阀室钥匙"]
    assert [one.what for one in things if not one.is_out] == ["强光手电 05"]
    assert all(one.issued_at <= NOW and one.taken_by for one in things)
    assert len({one.id for one in papers}) == len(papers)


def test_the_posts_of_tonights_spot_check_are_what_its_seed_draws_and_one_is_not_mended() -> None:
    oilfield = DemoOilfield(4, 300, NOW, shipped_maps() / "boundaries")
    papers = list(duty_papers(oilfield.rosters, oilfield.open_alerts, NOW, oilfield._chance))
    (kept,) = [one for one in papers if isinstance(one, SpotDraw)]
    checks = [one for one in papers if isinstance(one, SpotCheck)]
    promised = {one.id: one for one in papers if isinstance(one, Reminder)}
    steps = draw(kept.seed, posts_of(kept.posts), kept.wanted)
    assert [one.post.post for one in steps] == [one.post for one in checks]
    states = [one.state(NOW, promised.get(one.reminder_id)) for one in checks]
    assert states == [CheckState.IN_ORDER, CheckState.BREACH, CheckState.WAITING]
    assert all(one.crew for one in checks), "a crew is named, no person is"
