"""The log of a shift: written lines that nobody changes, and the acts that tell themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import update

import app
from app.domain.access import Actor, Right
from app.domain.alert import AlertState, Dismissal, Verdict
from app.domain.duty_log import LogKind
from app.domain.office_form import Table
from app.domain.subject import Subject
from app.domain.unit import UnitState
from app.errors import InputRefused
from app.paths import resources
from app.services.alerts.alert_desk import AlertDesk
from app.services.duty.duty_printing import DutyPrinting
from app.services.duty.log_desk import LONGEST, MOST_SHOWN, LogDesk, kind_counts
from app.services.duty.log_words import NOT_TOLD, WORDS
from app.services.unit_desk import UnitDesk
from app.store import log_store
from app.store.tables import case_file
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.flows.dispatch_room import POLICE as UNIT
from tests.services.duty.shift_field import alert, put
from tests.store_fixtures import Clock
from tests.ui import invented


@pytest.fixture
def log(store: Store) -> LogDesk:
    return LogDesk(store)


def shown(log: LogDesk, clock: Clock) -> list[tuple[LogKind, str, str]]:
    page = log.page(clock() - timedelta(hours=4), clock() + timedelta(minutes=1))
    return [(one.kind, str(one.what or one.text), one.who) for one in page.lines]


def test_a_note_stands_with_who_wrote_it_when_and_about_what(log: LogDesk, officer: Actor, clock: Clock) -> None:
    about = Subject("alert", "a1", "井场人员闯入")
    key = log.write(officer, "n1", LogKind.NOTE, "  东滩值守来电,一切正常 ", about)
    (line,) = log.page(clock() - timedelta(hours=1), clock() + timedelta(hours=1)).lines
    assert (line.key, line.at, line.who, line.kind) == (key, clock(), "韩", LogKind.NOTE)
    assert (line.text, line.subject) == ("东滩值守来电,一切正常", about)


def test_a_correction_is_a_further_line_and_the_first_one_stays(log: LogDesk, officer: Actor, clock: Clock) -> None:
    key = log.write(officer, "n1", LogKind.NOTE, "巡 3 到达 K12")
    clock.move(minutes=5)
    log.correct(officer, "n2", key, "是巡 2")
    first, second = log.page(clock() - timedelta(hours=1), clock() + timedelta(hours=1)).lines
    assert (first.text, second.text) == ("巡 3 到达 K12", "是巡 2")
    assert [one.text for one in first.answered] == ["是巡 2"]
    assert second.entry is not None
    assert second.entry.answers == key
    acts = [name for name in dir(log) if not name.startswith("_")]
    assert sorted(acts) == ["correct", "find", "page", "settle", "shift_page", "write"], (
        "no act changes or removes a line"
    )


def test_a_line_written_twice_by_one_act_stands_once(log: LogDesk, officer: Actor, clock: Clock) -> None:
    assert log.write(officer, "n1", LogKind.NOTE, "一") == log.write(officer, "n1", LogKind.NOTE, "一")
    assert len(shown(log, clock)) == 1


@pytest.mark.parametrize("text", ["", "   ", "长" * (LONGEST + 1)])
def test_a_line_without_words_or_far_too_long_is_refused(log: LogDesk, officer: Actor, clock: Clock, text: str) -> None:
    with pytest.raises(InputRefused):
        log.write(officer, "n1", LogKind.NOTE, text)
    assert shown(log, clock) == []


def test_an_instruction_stands_until_somebody_settles_it_once(
    log: LogDesk, store: Store, officer: Actor, leader: Actor
) -> None:
    key = log.write(leader, "n1", LogKind.INSTRUCTION, "凌晨两点前复查 3 号阀室")
    with store.read() as connection:
        assert [one.id for one in log_store.unsettled(connection, LogKind.INSTRUCTION)] == [key]
    log.settle(officer, "n2", key, "已复查")
    with store.read() as connection:
        assert log_store.unsettled(connection, LogKind.INSTRUCTION) == []
    with pytest.raises(InputRefused, match="settled this already"):
        log.settle(officer, "n3", key, "又一次")


def test_the_log_tells_what_was_done_without_anybody_writing_it(
    log: LogDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "ground", alert("a1", clock, state=AlertState.UNACK), UNIT)
    desk = AlertDesk(store)
    clock.move(minutes=1)
    desk.acknowledge(officer, "k1", "a1")
    clock.move(minutes=1)
    UnitDesk(store).set_state(officer, "k2", UNIT.id, UnitState.PATROLLING)
    clock.move(minutes=1)
    desk.close(officer, "k3", "a1", verdict=Verdict.FALSE, dismissal=Dismissal.ANIMAL_WIND, reason="野猪")
    told = shown(log, clock)
    assert told == [
        (LogKind.ALERT, "Alert raised", ""),
        (LogKind.ALERT, "Acknowledged", "u-han"),
        (LogKind.UNIT, "State of the unit told", "u-han"),
        (LogKind.ALERT, "Alert closed", "u-han"),
    ]
    with store.read() as connection:
        counted = kind_counts(connection, clock() - timedelta(hours=4), clock() + timedelta(minutes=1))
    assert counted == {"ALERT": 3, "UNIT": 1}, "the sheet of the handover counts what the log shows"
    last = log.page(clock() - timedelta(hours=1), clock() + timedelta(hours=1)).lines[-1]
    assert last.subject is not None
    assert "报警 a1" in last.subject.name
    assert last.text == "野猪"


def test_a_clock_set_back_hides_no_line_of_the_shift(log: LogDesk, officer: Actor, clock: Clock) -> None:
    begun = clock()
    log.write(officer, "n1", LogKind.NOTE, "before")
    clock.move(minutes=30)
    log.write(officer, "n2", LogKind.NOTE, "later")
    clock.move(minutes=-20)
    log.write(officer, "n3", LogKind.NOTE, "after it was set back")
    page = log.page(begun - timedelta(hours=1), begun + timedelta(hours=1))
    assert {one.text for one in page.lines} == {"before", "later", "after it was set back"}


def test_nothing_of_a_sealed_case_is_told(log: LogDesk, store: Store, officer: Actor, clock: Clock) -> None:
    put(store, officer, "ground", invented.case("c1"))
    with store.act(officer, "k1", "case.move", Right.ACT, reason="说明") as work:
        work.about("case_file", "c1")
    assert [what for _, what, _ in shown(log, clock)] == ["Case moved on"]
    with store.database.write() as connection:
        connection.execute(update(case_file).values(sealed_at=clock()))
    assert shown(log, clock) == []


def test_written_lines_are_found_by_their_words_the_newest_first(log: LogDesk, officer: Actor, clock: Clock) -> None:
    for number, text in enumerate(("钥匙 7 号柜", "阀室钥匙已还 100%", "换班")):
        log.write(officer, f"n{number}", LogKind.NOTE, text)
        clock.move(hours=30)
    assert [one.text for one in log.find("钥匙")] == ["阀室钥匙已还 100%", "钥匙 7 号柜"]
    assert [one.text for one in log.find("钥匙 柜")] == ["钥匙 7 号柜"]
    assert [one.text for one in log.find("100%")] == ["阀室钥匙已还 100%"], "a sign of the database is a sign"
    assert log.find("  ") == ()


def test_each_act_of_alerts_calls_units_and_sources_is_told_or_left_out_on_purpose() -> None:
    told = set(WORDS) | NOT_TOLD
    families = {name.partition(".")[0] for name in told}
    source = "\n".join(file.read_text("utf-8") for file in Path(app.__file__).parent.rglob("*.py"))
    named = set(re.findall(r'"([a-z_]+\.[a-z_]+)", Right', source))
    # The desk of alerts names its acts one call earlier.
    named |= {f"alert.{word}" for word in re.findall(r'actor, act_id, "alert\.([a-z_]+)", \(?alert', source)}
    ours = {name for name in named if name.partition(".")[0] in families - {"case", "evidence", "alarm_test"}}
    assert len(ours) > 30
    assert ours - told == set()


def test_of_a_storm_the_page_holds_the_newest_lines_and_the_paper_all(
    log: LogDesk, store: Store, officer: Actor, leader: Actor, clock: Clock
) -> None:
    many = [replace(alert(f"a{n:04}", clock), occurred_at=clock() - timedelta(seconds=n)) for n in range(540)]
    put(store, officer, "storm", *many)
    log.write(officer, "n1", LogKind.NOTE, "风暴")
    page = log.shift_page()
    assert (len(page.lines), page.left_out) == (MOST_SHOWN, 541 - MOST_SHOWN)
    assert page.lines[-1].text == "风暴"
    assert all(one.at <= other.at for one, other in pairwise(page.lines))
    form = DutyPrinting(store, lambda: False).form(leader, page, Wording.load("zh_CN", resources() / "i18n"))
    (table,) = [one for one in form.blocks if isinstance(one, Table)]
    assert len(table.rows) == 541
