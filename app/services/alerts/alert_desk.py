"""The desk of alerts: what is heard, and the acts that move one through its states. Each act is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from app.domain import alert_life
from app.domain.access import Actor, Right, Role
from app.domain.alert import WAITING, Alert, Dismissal, Verdict
from app.domain.alert_kinds import AlertKinds
from app.domain.alert_life import Facts
from app.domain.signal import AckSignal, AlertSignal
from app.errors import InputRefused
from app.services.alerts.alert_change import change_alert, without_ended_call
from app.services.alerts.alert_ears import AlertEars
from app.services.alerts.alert_place import AlertPlaces
from app.services.alerts.alert_reading import AlertCount, AlertQueue, AlertReading, counted
from app.services.alerts.alert_ticking import tick
from app.services.alerts.guidance import GuidanceShelf
from app.store import alert_store
from app.store.unit_of_work import Store, UnitOfWork

__all__ = ["AlertCount", "AlertDesk", "AlertQueue", "counted"]


class AlertDesk(AlertReading):
    """Reads and acts on alerts. Each act leaves its audit row, from which the alert's timeline is made."""

    def __init__(self, store: Store, kinds: AlertKinds | None = None, guidance: GuidanceShelf | None = None) -> None:
        super().__init__(store, kinds, guidance)
        self._ears = AlertEars(self.kinds, AlertPlaces(self.kinds))

    def hear(self, actor: Actor, act_id: str, signal: AlertSignal, *, rule: str = "", is_test: bool = False) -> str:
        """A source, a rule or the desk tells of something: the key of the alert that stands for it now.

        Empty where it only says that something is over of which nothing is known.
        """
        return self.hear_all(actor, act_id, (signal,), rule=rule, is_test=is_test)[0]

    def hear_all(
        self, actor: Actor, act_id: str, signals: Sequence[AlertSignal], *, rule: str = "", is_test: bool = False
    ) -> tuple[str, ...]:
        """Several signals in one transaction, in their order: all are kept or none. Each has its own audit row.

        What was told before changes nothing, so a batch that may have been kept can be given again.
        """
        if not signals:
            return ()
        with self._store.act(actor, act_id, "alert.hear", Right.ALERTS) as work:
            if work.repeated and len(signals) == 1:
                return (work.subject_id,)
            if work.repeated:
                known = [alert_store.of_source(work.connection, one.source, one.source_id) for one in signals]
                return tuple("" if one is None else one.id for one in known)
            keys: list[str] = []
            for signal in signals:
                keys.append(self._ears.hear(work, signal, rule=rule, is_test=is_test))
                work.end_part()
            return tuple(keys)

    def acknowledge(self, actor: Actor, act_id: str, *alert_ids: str) -> tuple[str, ...]:
        """Somebody has seen them. One that was over before anybody took it returns to normal by this.

        Here and where else several are given: one act. Those that it does not fit any more, as a colleague was faster,
        stay as they are; refused only if it fits none. Gives the keys of those that it changed.
        """
        return self._act(
            actor, act_id, "alert.acknowledge", alert_ids,
            lambda alert, now: alert_life.acknowledged(alert, actor, now, self.kinds.manner(alert.kind)),
        )  # fmt: skip

    def acknowledge_told(self, act_id: str, told: AckSignal) -> None:
        """Somebody acknowledged it before it was saved. What has come anew or grown worse since is asked about anew."""
        actor = Actor(told.user_id, told.name, Role(told.role), told.desk_id)
        with self._store.read() as connection:
            alert = alert_store.of_source(connection, told.source, told.source_id)
        if (
            alert is None
            or alert.state not in WAITING
            or alert.severity != told.severity
            or alert.occurred_at > told.at
        ):
            return
        self.acknowledge(actor, act_id, alert.id)

    def take_back_acknowledge(self, actor: Actor, act_id: str, *alert_ids: str, reason: str) -> None:
        """A mistaken acknowledgement: they wait again, their time running since they were raised."""
        _require(reason)
        self._act(
            actor, act_id, "alert.take_back_acknowledge", alert_ids,
            lambda alert, _now: alert_life.acknowledgement_taken_back(alert), reason=reason,
        )  # fmt: skip

    def take_on(self, actor: Actor, act_id: str, alert_id: str, *, from_another: bool = False) -> None:
        """Answer for it from now on; from a colleague only where `from_another` says that it is meant."""
        self._act(
            actor, act_id, "alert.take_on", (alert_id,),
            lambda alert, now: alert_life.taken_on(alert, actor, now, from_another=from_another),
        )  # fmt: skip

    def shelve(self, actor: Actor, act_id: str, alert_id: str, *, until: datetime, reason: str) -> None:
        """Put it aside until a time (`alert_life.SHELF_CHOICES`), with a reason; a critical one only by a leader."""
        self._act(
            actor, act_id, "alert.shelve", (alert_id,),
            lambda alert, now: alert_life.shelved(alert, actor, now, until=until, reason=reason), reason=reason,
        )  # fmt: skip

    def unshelve(self, actor: Actor, act_id: str, alert_id: str) -> None:
        """End its shelf before its time; it is looked at anew."""
        self._act(
            actor, act_id, "alert.unshelve", (alert_id,),
            lambda alert, now: alert_life.unshelved(alert, now, self.kinds.manner(alert.kind)), past_ended_call=True,
        )  # fmt: skip

    def close(
        self,
        actor: Actor,
        act_id: str,
        *alert_ids: str,
        verdict: Verdict,
        dismissal: Dismissal | None = None,
        reason: str = "",
    ) -> tuple[str, ...]:
        """What they turned out to be: true, or false or unknown with the code of why it needed nobody."""
        return self._act(
            actor, act_id, "alert.close", alert_ids,
            lambda alert, now: alert_life.judged(
                alert, actor, now, verdict=verdict, dismissal=dismissal, reason=reason
            ), reason=reason,
        )  # fmt: skip

    def reopen(self, actor: Actor, act_id: str, *alert_ids: str, reason: str) -> None:
        """A mistaken close: acknowledgement, owner and timers stand as they did then."""
        _require(reason)
        self._act(
            actor, act_id, "alert.reopen", alert_ids, lambda alert, _now: alert_life.reopened(alert), reason=reason
        )

    def note(self, actor: Actor, act_id: str, alert_id: str, text: str) -> None:
        """A line in its timeline."""
        if not text.strip():
            raise InputRefused("The note is empty. Nothing was changed.")
        self._act(actor, act_id, "alert.note", (alert_id,), lambda _alert, _now: {}, reason=text.strip())

    def tick(self, actor: Actor) -> int:
        """End holds and shelves, escalate; to be called every second on the writer. How many alerts changed."""
        return tick(self._store, actor, self.kinds, self._ears)

    def _act(
        self,
        actor: Actor,
        act_id: str,
        name: str,
        alert_ids: Sequence[str],
        change: Callable[[Alert, datetime], Facts],
        *,
        reason: str = "",
        past_ended_call: bool = False,
    ) -> tuple[str, ...]:
        with self._store.act(actor, act_id, name, Right.ALERTS, reason=reason.strip()) as work:
            if work.repeated:
                return tuple(alert_ids)
            changed: list[str] = []
            refused: InputRefused | None = None
            for alert in self._meant(work, alert_ids):
                judged = without_ended_call(work, alert) if past_ended_call else alert
                try:
                    facts = change(judged, work.now)
                except InputRefused as told:
                    refused = told
                    continue
                work.about("alert", alert.id)
                change_alert(work, alert, facts)
                changed.append(alert.id)
                if len(alert_ids) > 1:
                    work.end_part()
            if refused is not None and not changed:
                raise refused
            return tuple(changed)

    @staticmethod
    def _meant(work: UnitOfWork, alert_ids: Sequence[str]) -> list[Alert]:
        """These alerts, in this order; of several, those that are gone are left out."""
        if len(alert_ids) == 1:
            return [alert_store.alerts.get(work.connection, alert_ids[0])]
        found = {one.id: one for one in alert_store.of_keys(work.connection, alert_ids)}
        return [found[key] for key in dict.fromkeys(alert_ids) if key in found]


def _require(reason: str) -> None:
    if not reason.strip():
        raise InputRefused("What is taken back is taken back with a reason. Nothing was changed; say why.")
