"""What else happened at a place, and what looks at it: the questions of one alert's dossier."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, false, or_

from app.domain.alert import Alert
from app.domain.asset import Asset, AssetLayer, AssetStatus
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.store import alert_store, asset_store, call_store, case_store
from app.store.tables import alert, asset, case_file
from app.store.tables import call as call_table

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def alerts_of_place(
    connection: Connection, asset_ids: Collection[str], box: Box | None, since: datetime, limit: int = 1_000
) -> list[Alert]:
    """Alerts on these assets or within the box since then, newest first."""
    query = alert_store.alerts.query(alert.c.occurred_at >= since, _about(alert, asset_ids, box))
    return alert_store.many(connection, query.order_by(alert.c.occurred_at.desc()).limit(limit))


def calls_of_place(
    connection: Connection, asset_ids: Collection[str], box: Box | None, since: datetime, limit: int = 100
) -> list[Call]:
    """Calls about these assets or from within the box since then, newest first; tests are none."""
    about = (call_table.c.received_at >= since, call_table.c.is_test.is_(False), _about(call_table, asset_ids, box))
    return call_store.calls.find(connection, *about, order=(call_table.c.received_at.desc(),), limit=limit)


def call(connection: Connection, call_id: str) -> Call | None:
    """The call of this key, if it is still there."""
    found = call_store.calls.find(connection, call_table.c.id == call_id, limit=1)
    return found[0] if found else None


def cases_of_place(
    connection: Connection, asset_ids: Collection[str], box: Box | None, since: datetime, limit: int = 50
) -> list[CaseFile]:
    """Cases at these assets or within the box whose deed lies after then, latest first."""
    about = (case_file.c.occurred_from >= since, _about(case_file, asset_ids, box))
    return case_store.cases.find(connection, *about, order=(case_file.c.occurred_from.desc(),), limit=limit)


def cameras_in(connection: Connection, box: Box) -> list[Asset]:
    """The cameras in service within the box."""
    return asset_store.assets.find(
        connection,
        asset.c.layer == AssetLayer.CAMERAS,
        asset.c.status == AssetStatus.ACTIVE,
        *_inside(asset, box),
    )


def _about(table: Table, asset_ids: Collection[str], box: Box | None) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = []
    if asset_ids:
        conditions.append(table.c.asset_id.in_(asset_ids))
    if box is not None:
        lon, lat = _inside(table, box)
        conditions.append(lon & lat)
    return or_(false(), *conditions)


def _inside(table: Table, box: Box) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    west, south, east, north = box
    return table.c.lon.between(west, east), table.c.lat.between(south, north)
