"""The test of the alarm: a flagged signal through the intake as of any source, proved when it was played; and what the
officer says who was to hear it (交接班报警测试), asked once in each shift of whoever sits down at the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import WAITING, AlertKind, AlertState, Dismissal, Severity, Verdict
from app.domain.alert_kinds import LONGEST_SHIFT
from app.domain.alert_life import judged, taken_note_of
from app.domain.duty import BEFORE_ITS_TURN
from app.domain.events import RecordsChanged
from app.domain.signal import AlertSignal
from app.errors import InputRefused
from app.services.alerts.alert_change import change_alert
from app.store import alert_store, audit_store, duty_store
from app.store.unit_of_work import Store, UnitOfWork

SOURCE = "alarm-test"
EVERY = timedelta(days=31)
SOUNDED = "sounded_at"
TITLE = "【测试】报警链路测试"
ANSWERS, HEARD, NOT_HEARD = "alarm_answer", "alarm_answer.heard", "alarm_answer.not_heard"
MOST_ANSWERS = 50


@dataclass(frozen=True)
class AlarmTestState:
    """When the alarm was last tried, and last proved to its sound; `is_due` when that is more than a month ago."""

    tried_at: datetime | None
    proved_at: datetime | None
    is_due: bool


@dataclass(frozen=True)
class AlarmAnswer:
    """What was said at a desk: who, when, whether it was heard, and what was wrong."""

    at: datetime
    who: str
    is_heard: bool
    remark: str


@dataclass(frozen=True)
class AlarmCheck:
    """`is_asked`: this user has not said in this shift whether the alarm is heard here. `unheard`: what was said last
    at this desk, where that was "not heard"."""

    is_asked: bool
    unheard: AlarmAnswer | None


class AlarmTest:
    """Tries the chain from the intake to the sound, and knows when it must be tried again.

    `put` is the door of all that comes from the field; false where it takes nothing now.
    """

    def __init__(self, store: Store, put: Callable[[Sequence[AlertSignal]], bool]) -> None:
        self._store, self._put = store, put

    def begin(self, actor: Actor, act_id: str, *, title: str = TITLE) -> None:
        """Send a test signal, which is stored and rings as a real one does; it is out of all figures."""
        with self._store.act(actor, act_id, "alarm_test.begin", Right.ALERTS) as work:
            if work.repeated:
                return
            work.about("alarm_test", act_id)
        signal = AlertSignal(
            source=SOURCE,
            source_id=act_id,
            at=self._store.now(),
            kind=AlertKind.OTHER.value,
            severity=Severity.HIGH.value,
            title=title,
            is_test=True,
        )
        if not self._put((signal,)):
            raise InputRefused(
                "The intake takes no signals now: the alarm was not tested. Look at the sources, then try again."
            )

    def sounded(self, actor: Actor, act_id: str, alert_id: str) -> None:
        """The sound of this test was played: the chain is proved. Later sounds of it change nothing."""
        with self._store.act(actor, act_id, "alert.sounded", Right.ALERTS) as work:
            if work.repeated:
                return
            alert = alert_store.alerts.get(work.connection, alert_id)
            if not alert.is_test:
                raise InputRefused("This alert is no test of the alarm. Nothing was changed.")
            work.about("alert", alert_id)
            if SOUNDED not in alert.attributes:
                stamped = {**alert.attributes, SOUNDED: work.now.isoformat()}
                change_alert(work, alert, {"attributes": stamped})
                work.tell(RecordsChanged("alarm_test", (alert_id,)))

    def answer(self, actor: Actor, act_id: str, *, is_heard: bool, remark: str = "") -> None:
        """The officer says whether the test was heard; what stands of tests has served its end."""
        said = remark.strip()
        if not is_heard and not said:
            raise InputRefused("Say why it was not heard; that is kept. Nothing was written.")
        with self._store.act(actor, act_id, HEARD if is_heard else NOT_HEARD, Right.ALERTS, reason=said) as work:
            if not work.repeated:
                _end_tests(work, actor)
                work.about(ANSWERS, actor.desk_id)
                work.tell(RecordsChanged("alarm_test", (actor.desk_id,)))

    def check(self, actor: Actor) -> AlarmCheck:
        """Whether this user is to be asked, and what must be seen until somebody hears the alarm."""
        with self._store.read() as connection:
            shift = next(iter(duty_store.shifts_at(connection, self._store.now())), None)
            said = audit_store.acts_about(connection, ANSWERS, actor.desk_id, MOST_ANSWERS, latest_first=True)
        since = shift.starts_at - BEFORE_ITS_TURN if shift is not None else self._store.now() - LONGEST_SHIFT
        last = AlarmAnswer(said[0].at, said[0].who, said[0].act == HEARD, said[0].reason) if said else None
        return AlarmCheck(
            is_asked=not any(one.at >= since and one.who_id == actor.user_id for one in said),
            unheard=last if last is not None and not last.is_heard else None,
        )

    def state(self) -> AlarmTestState:
        """Whether the alarm must be tried again."""
        with self._store.read() as connection:
            tests = alert_store.alarm_tests(connection)
        proved = [datetime.fromisoformat(str(one.attributes[SOUNDED])) for one in tests if SOUNDED in one.attributes]
        newest = max(proved, default=None)
        tried = max((one.received_at for one in tests), default=None)
        return AlarmTestState(tried, newest, newest is None or self._store.now() - newest > EVERY)


def _end_tests(work: UnitOfWork, actor: Actor) -> None:
    """Close the tests that stand: who answers for them has seen them."""
    for one in alert_store.open_alerts(work.connection):
        if one.is_test:
            seen = taken_note_of(actor, work.now) if one.state in WAITING else {}
            acked = replace(one, **seen, state=AlertState.ACKED)  # type: ignore[arg-type]  # facts of Alert's own
            over = judged(acked, actor, work.now, verdict=Verdict.FALSE, dismissal=Dismissal.TEST, reason="")
            change_alert(work, one, seen | over)
