"""The monthly test of the alarm: a flagged signal through the intake as of any source, proved when it was heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import AlertKind, Severity
from app.domain.events import RecordsChanged
from app.domain.signal import AlertSignal
from app.errors import InputRefused
from app.services.alerts.alert_change import change_alert
from app.store import alert_store
from app.store.unit_of_work import Store

SOURCE = "alarm-test"
EVERY = timedelta(days=31)
SOUNDED = "sounded_at"
TITLE = "【测试】报警链路测试"


@dataclass(frozen=True)
class AlarmTestState:
    """When the alarm was last tried, and last proved to its sound; `is_due` when that is more than a month ago."""

    tried_at: datetime | None
    proved_at: datetime | None
    is_due: bool


class AlarmTest:
    """Tries the chain from the intake to the sound, and knows when it must be tried again.

    `put` is the door of all that comes from the field; false where it takes nothing now.
    """

    def __init__(self, store: Store, put: Callable[[Sequence[AlertSignal]], bool]) -> None:
        self._store, self._put = store, put

    def begin(self, actor: Actor, act_id: str, *, title: str = TITLE) -> None:
        """Send a test signal, which is stored and rings as a real one does; it is out of all figures."""
        with self._store.act(actor, act_id, "alarm_test.begin", Right.ACT) as work:
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
        with self._store.act(actor, act_id, "alert.sounded", Right.ACT) as work:
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

    def state(self) -> AlarmTestState:
        """Whether the alarm must be tried again."""
        with self._store.read() as connection:
            tests = alert_store.alarm_tests(connection)
        proved = [datetime.fromisoformat(str(one.attributes[SOUNDED])) for one in tests if SOUNDED in one.attributes]
        newest = max(proved, default=None)
        tried = max((one.received_at for one in tests), default=None)
        return AlarmTestState(tried, newest, newest is None or self._store.now() - newest > EVERY)
