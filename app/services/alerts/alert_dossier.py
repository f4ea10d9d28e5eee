"""Everything that belongs to one alert, for whoever has to decide: one reading, a handful of indexed queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.domain.alert import Alert, AlertKind, Verdict
from app.domain.alert_kinds import AlertKinds
from app.domain.asset import Asset
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.picture import Picture
from app.domain.position import Position, distance_m
from app.domain.premise import ContactAttempt, PlaceContact, PremiseNote
from app.services.alerts.guidance import Guidance, GuidanceShelf
from app.services.alerts.timeline import TimelineLine, TimelineReader
from app.store import alert_store, asset_store, dossier_store, picture_store, premise_store
from app.store.unit_of_work import Store

PAST = timedelta(days=90)
NEAR_IN_TIME, DUPLICATE_IN_TIME = timedelta(hours=24), timedelta(minutes=30)
NEAR_M, CAMERA_M = 500.0, 5_000.0
_METRES_PER_DEGREE = 111_000.0


@dataclass(frozen=True)
class RelatedAlert:
    """Another alert about the same place and time. `is_duplicate`: so like it that it may be the same."""

    alert: Alert
    distance_m: float | None
    is_duplicate: bool


@dataclass(frozen=True)
class RelatedCall:
    """A call about the same place and time."""

    call: Call
    distance_m: float | None
    is_duplicate: bool


@dataclass(frozen=True)
class PlacePast:
    """The last 90 days of the place (the asset, and what lies within 500 m): without this alert and without tests."""

    by_kind: Mapping[AlertKind, int]
    true_alarms: int
    cases: tuple[CaseFile, ...]

    @property
    def alerts(self) -> int:
        return sum(self.by_kind.values())


@dataclass(frozen=True)
class NearCamera:
    """The nearest camera that is in service."""

    camera: Asset
    distance_m: float


@dataclass(frozen=True)
class AlertDossier:
    """`contacts` stand in the order in which to ring; `attempts` and `timeline` in the order of time."""

    alert: Alert
    asset: Asset | None
    call: Call | None
    alerts: tuple[RelatedAlert, ...]
    calls: tuple[RelatedCall, ...]
    past: PlacePast
    notes: tuple[PremiseNote, ...]
    contacts: tuple[PlaceContact, ...]
    attempts: tuple[ContactAttempt, ...]
    camera: NearCamera | None
    guidance: Guidance
    timeline: tuple[TimelineLine, ...]
    pictures: tuple[Picture, ...]


class DossierReader:
    """Puts dossiers together."""

    def __init__(self, store: Store, kinds: AlertKinds, guidance: GuidanceShelf) -> None:
        self._store, self._kinds, self._guidance = store, kinds, guidance
        self._timelines = TimelineReader(store)

    def dossier(self, alert_id: str, language: str) -> AlertDossier:
        """The dossier of an alert; raises `NotFound`."""
        with self._store.read() as connection:
            alert = alert_store.alerts.get(connection, alert_id)
            here = _place(alert)
            asset = asset_store.of_id(connection, alert.asset_id) if alert.asset_id else None
            places = [one for one in (alert.asset_id, asset.parent_id if asset else None) if one]
            box = _box(here, NEAR_M) if here else None
            past = dossier_store.alerts_of_place(connection, places, box, alert.occurred_at - PAST)
            calls = dossier_store.calls_of_place(connection, places, box, alert.occurred_at - NEAR_IN_TIME)
            cases = dossier_store.cases_of_place(connection, places, box, alert.occurred_at - PAST)
            notes = premise_store.notes_of(connection, places)
            contacts = premise_store.contacts_of(connection, places, alert.area_id)
            attempts = premise_store.attempts_of(connection, alert_id=alert.id, call_id=alert.call_id)
            cameras = dossier_store.cameras_in(connection, _box(here, CAMERA_M)) if here else []
            pictures = picture_store.pictures_of(connection, alert_id=alert.id, call_id=alert.call_id)
            call = dossier_store.call(connection, alert.call_id) if alert.call_id else None
        others = [one for one in past if one.id != alert.id and not one.is_test]
        return AlertDossier(
            alert=alert,
            asset=asset,
            call=call,
            alerts=_related_alerts(alert, here, others),
            calls=_related_calls(alert, here, calls),
            past=_past(others, cases),
            notes=tuple(notes),
            contacts=tuple(contacts),
            attempts=tuple(attempts),
            camera=_nearest(here, cameras),
            guidance=self._guidance.of(alert.kind, language),
            timeline=self._timelines.of_alert(alert.id),
            pictures=tuple(pictures),
        )


def _related_alerts(alert: Alert, here: Position | None, others: Sequence[Alert]) -> tuple[RelatedAlert, ...]:
    """Those of the same day about the same place, or of the same group, nearest in time first."""
    found = [
        RelatedAlert(
            one,
            _apart(here, _place(one)),
            one.kind is alert.kind and abs(one.occurred_at - alert.occurred_at) <= DUPLICATE_IN_TIME,
        )
        for one in others
        if abs(one.occurred_at - alert.occurred_at) <= NEAR_IN_TIME
    ]
    return tuple(sorted(found, key=lambda one: abs(one.alert.occurred_at - alert.occurred_at))[:20])


def _related_calls(alert: Alert, here: Position | None, calls: Sequence[Call]) -> tuple[RelatedCall, ...]:
    found = [
        RelatedCall(
            one,
            _apart(here, None if one.lon is None or one.lat is None else Position(one.lon, one.lat)),
            one.id != alert.call_id and abs(one.received_at - alert.received_at) <= DUPLICATE_IN_TIME,
        )
        for one in calls
        if abs(one.received_at - alert.received_at) <= NEAR_IN_TIME
    ]
    return tuple(sorted(found, key=lambda one: abs(one.call.received_at - alert.received_at))[:20])


def _past(alerts: Sequence[Alert], cases: Sequence[CaseFile]) -> PlacePast:
    counts = Counter(one.kind for one in alerts)
    return PlacePast(dict(counts.most_common()), sum(one.verdict is Verdict.TRUE for one in alerts), tuple(cases))


def _nearest(here: Position | None, cameras: Sequence[Asset]) -> NearCamera | None:
    if here is None:
        return None
    found = [NearCamera(one, distance_m(here, Position(one.lon, one.lat))) for one in cameras]
    return min(found, key=lambda one: (one.distance_m, one.camera.code), default=None)


def _place(alert: Alert) -> Position | None:
    return None if alert.lon is None or alert.lat is None else Position(alert.lon, alert.lat)


def _apart(one: Position | None, other: Position | None) -> float | None:
    return None if one is None or other is None else distance_m(one, other)


def _box(here: Position, reach_m: float) -> tuple[float, float, float, float]:
    """West, south, east, north around a place; wide enough at our latitudes."""
    lat = reach_m / _METRES_PER_DEGREE
    lon = lat * 1.3
    return (here.lon - lon, here.lat - lat, here.lon + lon, here.lat + lat)
