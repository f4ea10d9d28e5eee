"""How a signal becomes an alert, or part of one that stands: one door for feeds, rules, the desk and alarm tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from math import inf

from app.domain.alert import URGENCY, Alert, AlertKind, AlertState, Severity, state_of
from app.domain.alert_groups import companion
from app.domain.alert_hearing import NOTHING, Heard, first_attributes, heard_again, held_until, joined, standing_ids
from app.domain.alert_kinds import AlertKinds
from app.domain.asset import Asset
from app.domain.events import AlertRaised
from app.domain.key import new_key
from app.domain.position import Position, distance_m
from app.domain.record import OwnerDomain
from app.domain.signal import AlertSignal
from app.services.alerts.alert_change import change_alert, tell_changed, without_ended_call
from app.services.alerts.alert_place import AlertPlaces
from app.store import alert_store, asset_store
from app.store.unit_of_work import UnitOfWork

_METRES_PER_DEGREE = 111_000.0


class AlertEars:
    """Hears signals within an act. What it knows of places it keeps as long as the store says the same."""

    def __init__(self, kinds: AlertKinds, places: AlertPlaces) -> None:
        self._kinds, self._places = kinds, places

    def hear(self, work: UnitOfWork, signal: AlertSignal, *, rule: str, is_test: bool) -> str:
        """Key of the alert that stands for `signal` now; empty where it only says that something unknown is over."""
        kind, severity = _kind(signal.kind), _severity(signal.severity)
        asset = self._places.asset(work, signal.asset) if signal.asset else None
        severity = self._places.severity(work, signal, kind, severity, asset)
        manner = self._kinds.manner(kind)
        known = alert_store.of_source(work.connection, signal.source, signal.source_id)
        if known is not None:
            if _is_of_earlier(work, known, signal):
                return self._keep(work, known, NOTHING)
            heard = heard_again(without_ended_call(work, known), signal, severity, work.now, manner)
            if heard is not None:
                return self._keep(work, known, heard)
        standing = None if is_test else self._standing(work, signal, kind, severity, asset)
        if standing is not None:
            known_id = signal.source_id in standing_ids(standing)
            judged = without_ended_call(work, standing)
            again = heard_again(judged, signal, severity, work.now, manner) if known_id else None
            return self._keep(work, standing, again or joined(judged, signal, severity, work.now, manner))
        if not signal.active:
            return ""
        return self._raise(work, signal, kind, severity, asset, rule=rule, is_test=is_test)

    def _standing(
        self, work: UnitOfWork, signal: AlertSignal, kind: AlertKind, severity: Severity, asset: Asset | None
    ) -> Alert | None:
        """The alert on which another id of the same source, kind and object counts within the quiet period."""
        manner = self._kinds.manner(kind)
        within_s = max(manner.quiet_s, manner.count_within_s if manner.count > 1 else 0)
        if not within_s:
            return None
        since = min(signal.at, work.now) - timedelta(seconds=within_s)
        found = self._of_object(work, signal, kind, asset, since)
        if found is None or (not signal.active and signal.source_id not in standing_ids(found)):
            return None
        if found.state is not AlertState.HELD and not manner.quiet_s:
            return None
        worse = URGENCY[severity] < URGENCY[found.severity]
        return None if found.state is AlertState.CLOSED and (worse or found.held_until is not None) else found

    def _of_object(
        self, work: UnitOfWork, signal: AlertSignal, kind: AlertKind, asset: Asset | None, since: datetime
    ) -> Alert | None:
        """The newest of a source and kind on the same asset; where none is named, near the same place."""
        if signal.asset:
            asset_id = asset.id if asset else None
            return alert_store.of_object(work.connection, signal.source, kind, asset_id, signal.asset, since)
        if signal.lon is None or signal.lat is None:
            return None
        here, box = Position(signal.lon, signal.lat), self._around(signal.lon, signal.lat)
        found = alert_store.of_spot(work.connection, signal.source, kind, box, since)
        return next((one for one in found if _apart_m(here, one) <= self._kinds.group_near_m), None)

    def _around(self, lon: float, lat: float) -> tuple[float, float, float, float]:
        """West, south, east, north: wide enough for what counts as near."""
        by = self._kinds.group_near_m / _METRES_PER_DEGREE * 2
        return (lon - by, lat - by, lon + by, lat + by)

    def _keep(self, work: UnitOfWork, alert: Alert, heard: Heard) -> str:
        if heard.facts:
            changed = change_alert(work, alert, heard.facts)
            if heard.is_news:
                self.raised(work, changed)
        work.about("alert", alert.id)
        return alert.id

    def _raise(
        self,
        work: UnitOfWork,
        signal: AlertSignal,
        kind: AlertKind,
        severity: Severity,
        asset: Asset | None,
        *,
        rule: str,
        is_test: bool,
    ) -> str:
        at, manner = min(signal.at, work.now), self._kinds.manner(kind)
        held = None if is_test else held_until(at, work.now, manner)
        place = self._places.of(work, signal, asset)
        alert = Alert(
            id=new_key(),
            owner_domain=OwnerDomain.POLICE if asset is None or rule or kind in _OF_POLICE else asset.owner_domain,
            area_id=place.area_id,
            source=signal.source,
            source_id=signal.source_id,
            kind=kind,
            severity=severity,
            title=signal.title,
            text=signal.text,
            occurred_at=at,
            received_at=work.now,
            lon=place.lon,
            lat=place.lat,
            asset_id=asset.id if asset else None,
            asset_code=asset.code if asset else signal.asset,
            place=place.name,
            last_at=at,
            held_until=held,
            raised_at=None if held else work.now,
            rule=rule,
            media=signal.media,
            is_test=is_test,
            attributes=first_attributes(at, manner),
        )
        self.add(work, alert, asset)
        return alert.id

    def add(self, work: UnitOfWork, alert: Alert, asset: Asset | None = None) -> None:
        """Write a fresh alert with its group, and tell it unless it is held back."""
        if alert.held_until is None:
            alert = self._grouped(work, alert, asset)
        alert = replace(alert, state=state_of(alert))
        work.add(alert)
        work.begin_state("alert", alert, "state", alert.state.value, alert.occurred_at)
        work.about("alert", alert.id)
        if alert.held_until is None:
            work.tell(AlertRaised(alert.id))

    def raised(self, work: UnitOfWork, alert: Alert) -> None:
        """One that stood already is news now: it finds its group, if it had none, and is told."""
        if not alert.group_id:
            asset = asset_store.of_id(work.connection, alert.asset_id) if alert.asset_id else None
            grouped = self._grouped(work, alert, asset)
            if grouped.group_id:
                change_alert(work, alert, {"group_id": grouped.group_id})
        work.tell(AlertRaised(alert.id))

    def _grouped(self, work: UnitOfWork, alert: Alert, asset: Asset | None) -> Alert:
        since = alert.occurred_at - timedelta(seconds=self._kinds.group_window_s)
        kin: list[Alert] = []
        if alert.asset_id is not None:
            roots = {alert.asset_id} | ({asset.parent_id} if asset and asset.parent_id else set())
            kin = alert_store.open_kin(work.connection, roots, since)
        related = self._kinds.related(alert.kind)
        near: list[Alert] = []
        if not kin and related and alert.lon is not None and alert.lat is not None:
            near = alert_store.open_near(work.connection, self._around(alert.lon, alert.lat), related, since)
        first = companion(alert, kin, near, self._kinds)
        if first is None:
            return alert
        if not first.group_id:
            first = work.change(first, group_id=first.id)
            tell_changed(work, first.id)
        return replace(alert, group_id=first.group_id)


_OF_POLICE = frozenset({AlertKind.REPORTED, AlertKind.PANIC})


def _apart_m(here: Position, alert: Alert) -> float:
    """How far off an alert is; endlessly where it has no place."""
    return inf if alert.lon is None or alert.lat is None else distance_m(here, Position(alert.lon, alert.lat))


def _is_of_earlier(work: UnitOfWork, known: Alert, signal: AlertSignal) -> bool:
    """Whether it tells once more what an earlier alert of the same id was made of."""
    before = signal.active and signal.at < known.occurred_at
    return before and alert_store.was_told(work.connection, signal.source, signal.source_id, signal.at)


def _kind(code: str) -> AlertKind:
    return AlertKind(code) if code in AlertKind.__members__ else AlertKind.OTHER


def _severity(code: str) -> Severity:
    return Severity(code) if code in Severity.__members__ else Severity.MEDIUM
