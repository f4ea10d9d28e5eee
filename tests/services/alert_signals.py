"""Signals and a desk for the tests of alerts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import AlertKind
from app.domain.alert_kinds import AlertKinds, AlertManner
from app.domain.asset import Asset, AssetLayer
from app.domain.duty import Shift
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.signal import AlertSignal
from app.paths import resources
from app.services.alerts.alarm_test import AlarmTest
from app.services.alerts.alert_desk import AlertDesk
from app.services.alerts.alert_kinds_file import load_kinds
from app.services.alerts.guidance import GuidanceShelf
from app.store.unit_of_work import Store

START = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)
"""Where the clock of the store's fixture stands: 23:41 in the county."""


def signal(
    source_id: str = "1",
    *,
    after_s: float = 0,
    kind: AlertKind | str = AlertKind.CAMERA_LOST,
    severity: str = "MEDIUM",
    active: bool = True,
    asset: str = "",
    lon: float | None = None,
    lat: float | None = None,
    source: str = "video",
    title: str = "监控中断",
) -> AlertSignal:
    """A signal so many seconds after the start."""
    at = START + timedelta(seconds=after_s)
    return AlertSignal(source, source_id, at, str(kind), severity, title, lon=lon, lat=lat, asset=asset, active=active)


def shipped_desk(store: Store) -> AlertDesk:
    """A desk with the shipped table of kinds and the shipped guidance."""
    shelf = GuidanceShelf((resources() / "guidance",))
    return AlertDesk(store, load_kinds(resources() / "alert_kinds.toml"), shelf)


def desk_with(store: Store, kind: AlertKind = AlertKind.CAMERA_LOST, **manner: int | bool) -> AlertDesk:
    """A desk on which one kind has its own manner."""
    return AlertDesk(store, AlertKinds(manners={kind: AlertManner(**manner)}))  # type: ignore[arg-type]  # by name


def tried(store: Store, desk: AlertDesk, actor: Actor) -> tuple[AlarmTest, str]:
    """A test of the alarm that has reached the desk, and the key of its alert; the intake is left out."""
    keys: list[str] = []

    def put(signals: Sequence[AlertSignal]) -> bool:
        keys.extend(desk.hear_all(actor, new_key(), signals, is_test=all(one.is_test for one in signals)))
        return True

    trial = AlarmTest(store, put)
    trial.begin(actor, new_key())
    return trial, keys[0]


def stand(store: Store, actor: Actor, *assets: Asset) -> None:
    """Put assets into the field."""
    with store.act(actor, new_key(), "test.fill", Right.ACT) as work:
        for one in assets:
            work.add(one)


def asset(
    code: str,
    *,
    layer: AssetLayer = AssetLayer.WELLS,
    kind: str = "OIL",
    lon: float = 107.5,
    lat: float = 37.2,
    is_key: bool = False,
    parent_id: str | None = None,
) -> Asset:
    return Asset(
        id=f"asset-{code}", owner_domain=OwnerDomain.SOCIAL, layer=layer, code=code, code_key=code, name=code,
        kind=kind, is_key=is_key, lon=lon, lat=lat, min_lon=lon, min_lat=lat, max_lon=lon, max_lat=lat,
        parent_id=parent_id,
    )  # fmt: skip


def shift(begins: datetime) -> Shift:
    """Twelve hours of duty."""
    return Shift(
        id=f"shift-{begins:%d%H}", owner_domain=OwnerDomain.POLICE, name="夜班", starts_at=begins,
        ends_at=begins + timedelta(hours=12),
    )  # fmt: skip
