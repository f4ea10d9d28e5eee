"""The sheet of a handover after a night of 2,000 events, beside a county's history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.access import Actor, Right, Role
from app.domain.alert import AlertKind, AlertState, Dismissal, Severity, Verdict
from app.domain.case_file import CaseKind, CaseStatus
from app.domain.case_part import CaseStep, CaseTask
from app.domain.duty import PostRole, RosterSlot, Shift, ShiftState, SlotState
from app.domain.duty_log import LogKind
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.services.alerts.alert_desk import AlertDesk
from app.services.cases.deadline_book import DeadlineBook
from app.services.duty.handover_desk import HandoverDesk
from app.services.duty.log_desk import LogDesk
from app.services.duty.reminder_desk import ReminderDesk
from app.services.duty.sheet_sections import Beside
from app.services.sign_in import SignIn
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from tests.bench.figure import Figure, median_of_runs, seconds_of
from tests.ui import invented

NOW = datetime(2026, 11, 21, 23, 41, tzinfo=UTC)
EVENTS, OPEN, CASES = 2_000, 60, 1_000
SHEET_MS, LOG_MS = 500.0, 500.0
OFFICER = Actor(user_id="u-han", name="韩", role=Role.OFFICER, desk_id="desk-1")
POLICE = OwnerDomain.POLICE


def bench_handover() -> Iterator[Figure]:
    """What is waited for when the panel of the handover, or that of the log, is opened."""
    with _night() as store:
        desk = HandoverDesk(store, SignIn(store), Beside, DeadlineBook().clocks)
        sheet = desk.sheet()
        made = median_of_runs(lambda: 1000 * seconds_of(desk.sheet))
        yield Figure.at_most(
            "duty", f"sheet of a night of 2,000 events, {len(sheet.items)} items", made, SHEET_MS, "ms"
        )
        log = LogDesk(store)
        lines = len(log.shift_page().lines)
        read = median_of_runs(lambda: 1000 * seconds_of(log.shift_page))
        yield Figure.at_most("duty", f"the log of that night, {lines:,} lines", read, LOG_MS, "ms")


@contextmanager
def _night() -> Iterator[Store]:
    """2,000 alerts, most of them acknowledged and closed by acts of their own, cases with steps and tasks, notes."""
    clock = [NOW - timedelta(hours=11)]
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store = Store(database, lambda _facts: None, lambda: clock[0])
        begun = clock[0]
        with store.act(OFFICER, "ground", "test.ground", Right.ACT) as work:
            ends = begun + timedelta(hours=12)
            work.add(
                Shift(
                    id="night",
                    owner_domain=POLICE,
                    name="夜班",
                    starts_at=begun,
                    ends_at=ends,
                    state=ShiftState.ON_DUTY,
                )
            )
            for number in range(30):
                work.add(
                    RosterSlot(
                        id=f"slot{number}", owner_domain=POLICE, shift_id="night", role=PostRole.PATROL,
                        post=f"巡 {number}", who=f"{number} 组", needed=3, present=3 - (number % 7 == 0),
                        state=SlotState.PRESENT, valid_from=begun, valid_to=begun + timedelta(hours=12),
                    )
                )  # fmt: skip
            for number in range(CASES):
                work.add(
                    replace(invented.case(f"c{number}"), kind=CaseKind.ADMINISTRATIVE, status=CaseStatus.INVESTIGATING)
                )
                at = begun - timedelta(days=number % 40)
                work.add(
                    CaseStep(id=new_key(), owner_domain=POLICE, case_id=f"c{number}", status=CaseStatus.ACCEPTED, at=at)
                )
                work.add(CaseTask(id=new_key(), owner_domain=POLICE, case_id=f"c{number}", what="走访", owner="韩",
                                  due_at=NOW + timedelta(days=number % 60 + 1)))  # fmt: skip
            for number in range(EVENTS):
                at = begun + number * timedelta(hours=11) / EVENTS
                work.add(replace(invented.alert(f"a{number}", severity=Severity.MEDIUM, state=AlertState.UNACK),
                                 kind=AlertKind.FENCE_OPENED,
                                 occurred_at=at, received_at=at, raised_at=at))  # fmt: skip
        desk, log = AlertDesk(store), LogDesk(store)
        for begin in range(0, EVENTS, 20):
            clock[0] = begun + (begin + 20) * timedelta(hours=11) / EVENTS
            for number in range(begin, min(begin + 20, EVENTS)):
                desk.acknowledge(OFFICER, f"k{number}", f"a{number}")
                if number >= OPEN:
                    desk.close(
                        OFFICER, f"c{number}", f"a{number}", verdict=Verdict.FALSE, dismissal=Dismissal.ANIMAL_WIND
                    )
            log.write(OFFICER, f"n{begin}", LogKind.NOTE, "巡查一遍,无异常")
        clock[0] = NOW
        ReminderDesk(store).set(OFFICER, "r", "回访", NOW + timedelta(hours=2))
        yield store
        database.close()
