"""What an officer does with a patrol that is followed: begun, paused, finished, reviewed by hand; check points;
deviations. Each act says why where that is asked for; the way back from each is `PatrolDesk.take_back`."""

from __future__ import annotations

from collections.abc import Collection

from app.domain import alert_life
from app.domain.access import Actor, Right
from app.domain.alert import WAITING
from app.domain.alert_kinds import AlertKinds
from app.domain.patrol import Patrol, PatrolStatus, PatrolStop, StopProof
from app.errors import InputRefused
from app.services.alerts.alert_change import change_alert
from app.services.patrols.check_code import check_code, known_secret, place_key, said_code
from app.services.patrols.patrol_status import put_status, tell
from app.store import alert_store, patrol_store
from app.store.unit_of_work import Store, UnitOfWork

LONGEST = 300


class FollowDesk:
    """`kinds` say how alerts are treated: to acknowledge a deviation acknowledges what told of it."""

    def __init__(self, store: Store, kinds: AlertKinds) -> None:
        self._store, self._kinds = store, kinds

    def start(self, actor: Actor, act_id: str, patrol_id: str) -> None:
        """It begins now, by word of the team."""
        with self._store.act(actor, act_id, "patrol.start", Right.ACT) as work:
            if not work.repeated:
                one = patrol_store.patrols.get(work.connection, patrol_id)
                put_status(work, one, one.after("start"), work.now, started_at=work.now)

    def pause(self, actor: Actor, act_id: str, patrol_id: str, *, reason: str) -> None:
        """The unit is free for something else; nothing is held against it meanwhile."""
        self._step(actor, act_id, "pause", patrol_id, _said(reason))

    def resume(self, actor: Actor, act_id: str, patrol_id: str) -> None:
        """It goes on."""
        self._step(actor, act_id, "resume", patrol_id, "")

    def finish(self, actor: Actor, act_id: str, patrol_id: str, *, reason: str = "") -> None:
        """It is over, by word of the team. Check points that are open then were missed."""
        with self._store.act(actor, act_id, "patrol.finish", Right.ACT, reason=reason.strip()) as work:
            if not work.repeated:
                one = patrol_store.patrols.get(work.connection, patrol_id)
                put_status(work, one, one.after("finish"), work.now, finished_at=work.now)

    def review(self, actor: Actor, act_id: str, patrol_id: str, *, found: str) -> None:
        """Somebody has looked at what it came to, and says so. Deviations that nobody acknowledged stand in the way."""
        said = _said(found)
        with self._store.act(actor, act_id, "patrol.review", Right.ACT, reason=said) as work:
            if work.repeated:
                return
            one = patrol_store.patrols.get(work.connection, patrol_id)
            to = one.after("review")
            deviations = patrol_store.deviations_of(work.connection, (patrol_id,))
            if left := sum(it.acknowledged_at is None for it in deviations):
                raise InputRefused(
                    "{n} deviations of {number} are not acknowledged. Nothing was changed; acknowledge them first.",
                    n=left,
                    number=one.number,
                )
            put_status(work, one, to, work.now)

    def reach(self, actor: Actor, act_id: str, stop_id: str, *, reason: str) -> None:
        """A check point was reached, by word of the team; `reason` says who told it."""
        said = _said(reason)
        with self._store.act(actor, act_id, "patrol.reach", Right.ACT, reason=said) as work:
            if not work.repeated:
                stop = _open(work, stop_id)
                work.change(stop, reached_at=work.now, reached_by=StopProof.HAND)
                tell(work, stop.patrol_id)

    def reach_by_code(self, actor: Actor, act_id: str, patrol_id: str, text: str) -> str:
        """The card at a check point was scanned, or its code read out: the check point's name. Of two visits to one
        place the first that is open is meant."""
        with self._store.act(actor, act_id, "patrol.reach", Right.ACT, reason=text.strip()[:LONGEST]) as work:
            if work.repeated:
                return ""
            said, secret = said_code(text), known_secret(work.connection)
            stops = patrol_store.stops_of(work.connection, (patrol_id,))
            meant = [one for one in stops if secret is not None and check_code(secret, place_key(one)) == said]
            if not meant:
                raise InputRefused(
                    "{code} is the code of no check point of this patrol. Nothing was changed; read it again.",
                    code=text.strip()[:60] or "–",
                )
            stop = next((one for one in meant if not one.is_settled), meant[0])
            _require_open(work, stop)
            work.change(stop, reached_at=work.now, reached_by=StopProof.QR)
            tell(work, patrol_id)
            return stop.name

    def skip(self, actor: Actor, act_id: str, stop_id: str, *, reason: str) -> None:
        """A check point is left out; why is kept with it."""
        said = _said(reason)
        with self._store.act(actor, act_id, "patrol.skip", Right.ACT, reason=said) as work:
            if not work.repeated:
                stop = _open(work, stop_id)
                work.change(stop, skip_reason=said)
                tell(work, stop.patrol_id)

    def acknowledge(self, actor: Actor, act_id: str, deviation_ids: Collection[str], *, note: str = "") -> None:
        """Somebody has seen that it went otherwise; so are the alerts that told of it. What a colleague was faster with
        stays his; refused only where nothing is left."""
        with self._store.act(actor, act_id, "patrol.acknowledge", Right.ACT, reason=note.strip()) as work:
            if work.repeated:
                return
            asked = [patrol_store.deviations.get(work.connection, key) for key in deviation_ids]
            known = patrol_store.deviations_of(work.connection, {one.patrol_id for one in asked})
            standing = [one for one in known if one.id in deviation_ids and one.acknowledged_at is None]
            if not standing:
                raise InputRefused("This was acknowledged already. Nothing was changed.")
            for one in standing:
                work.change(one, acknowledged_at=work.now, acknowledged_by=actor.name, note=note.strip())
            partly = {one.told_as for one in known if one.acknowledged_at is None and one not in standing}
            for key in dict.fromkeys(one.told_as for one in standing):
                if key not in partly:
                    self._acknowledge_alert(work, actor, key)
            for patrol_id in {one.patrol_id for one in standing}:
                tell(work, patrol_id)

    def _step(self, actor: Actor, act_id: str, step: str, patrol_id: str, said: str) -> None:
        with self._store.act(actor, act_id, f"patrol.{step}", Right.ACT, reason=said) as work:
            if not work.repeated:
                one = patrol_store.patrols.get(work.connection, patrol_id)
                put_status(work, one, one.after(step), work.now)

    def _acknowledge_alert(self, work: UnitOfWork, actor: Actor, told_as: str) -> None:
        alert = alert_store.of_source(work.connection, patrol_store.ALERT_SOURCE, told_as)
        if alert is not None and alert.state in WAITING:
            manner = self._kinds.manner(alert.kind)
            change_alert(work, alert, alert_life.acknowledged(alert, actor, work.now, manner))


def _said(reason: str) -> str:
    said = reason.strip()[:LONGEST]
    if not said:
        raise InputRefused("Say why; the reason is kept. Nothing was changed.")
    return said


def _open(work: UnitOfWork, stop_id: str) -> PatrolStop:
    stop = patrol_store.stops.get(work.connection, stop_id)
    _require_open(work, stop)
    return stop


def _require_open(work: UnitOfWork, stop: PatrolStop) -> None:
    """Reached or left out while the patrol is under way, and put right until it is reviewed."""
    patrol: Patrol = patrol_store.patrols.get(work.connection, stop.patrol_id)
    if patrol.status not in (PatrolStatus.ACTIVE, PatrolStatus.PAUSED, PatrolStatus.FINISHED):
        raise InputRefused("{number} is not under way. Nothing was changed; start it first.", number=patrol.number)
    if stop.is_settled:
        raise InputRefused("{name} is reached or left out already. Nothing was changed.", name=stop.name)
