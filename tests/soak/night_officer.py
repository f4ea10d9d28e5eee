"""The officer of a simulated night: acknowledges, sends somebody now and then, writes what came of it, closes."""

from __future__ import annotations

from datetime import timedelta

from app.bootstrap import Program
from app.domain.alert import WAITING, Alert, AlertState, Dismissal, Verdict
from app.domain.call import AssignmentState, CallResult, OrderChannel
from app.domain.key import new_key
from app.errors import InputRefused
from tests.soak.night_field import SOURCE
from tests.soak.night_tally import NightTally

TAKES_AFTER = timedelta(minutes=2)
CLOSES_AFTER = timedelta(minutes=12)
SENDS_EACH = 20
STEPS = (AssignmentState.ACCEPTED, AssignmentState.EN_ROUTE, AssignmentState.ON_SCENE)


class NightOfficer:
    """`look` and `finish` are called on the writer. A call made at one look is brought to its end at the next."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._actor = program.actor()
        self._units = [one.unit.id for one in program.unit_tracker.units_at(program.now())]
        self._calls: list[tuple[str, str]] = []
        self._seen = 0
        self._closed = self._freed = 0

    def look(self) -> None:
        """What the officer does each minute."""
        now = self._program.now()
        self._end_calls()
        for alert in self._program.alert_desk.open_alerts():
            if alert.source != SOURCE:
                continue
            if alert.state in WAITING and now - alert.received_at >= TAKES_AFTER:
                self._take(alert)
            elif alert.state is AlertState.ACKED and alert.call_id is None and now - alert.received_at >= CLOSES_AFTER:
                self._close(alert)

    def finish(self) -> None:
        """The last thing before the shift ends."""
        self._end_calls()

    def tally(self) -> NightTally:
        """What the store must hold more than before."""
        return NightTally(calls_closed=self._closed, freed=self._freed)

    def _take(self, alert: Alert) -> None:
        self._seen += 1
        if self._seen % SENDS_EACH:
            self._program.alert_desk.acknowledge(self._actor, new_key(), alert.id)
            return
        call_id = self._program.call_desk.call_from_alert(self._actor, new_key(), alert.id)
        if any(call_id == one for one, _ in self._calls):
            return
        self._calls.append((call_id, self._order(call_id)))

    def _order(self, call_id: str) -> str:
        """The first unit that may go to this call."""
        for unit_id in self._units:
            try:
                return self._program.dispatch_desk.order(self._actor, new_key(), call_id, unit_id, OrderChannel.VOICE)
            except InputRefused:
                continue
        raise RuntimeError("no unit of the demo may be sent to a call")

    def _end_calls(self) -> None:
        calls, self._calls = self._calls, []
        for call_id, order_id in calls:
            for step in STEPS:
                self._program.dispatch_desk.step(self._actor, new_key(), order_id, step)
            self._program.call_desk.close(
                self._actor, new_key(), call_id, feedback="已到场核查", result=CallResult.ON_SITE_DONE,
                verdict=Verdict.TRUE,
            )  # fmt: skip
            self._closed += 1
            self._freed += 1

    def _close(self, alert: Alert) -> None:
        self._program.alert_desk.close(
            self._actor, new_key(), alert.id, verdict=Verdict.FALSE, dismissal=Dismissal.ANIMAL_WIND
        )
