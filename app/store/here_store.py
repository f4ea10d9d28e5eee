"""What goes on at a place: open alerts, calls, hazards, cases that are not over, within a box or on some assets."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Table, or_

from app.domain.alert import OPEN_STATES, Alert
from app.domain.call import CALL_ENDS, Call
from app.domain.case_file import CASE_ENDS, CaseFile
from app.domain.hazard import HAZARD_ENDS, Hazard
from app.store import alert_store, call_store, case_store, hazard_store
from app.store.tables import alert, case_file, hazard
from app.store.tables import call as call_table

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
MOST = 50


def open_alerts(connection: Connection, box: Box, asset_ids: Collection[str]) -> list[Alert]:
    """Alerts that still need somebody, newest first."""
    query = alert_store.alerts.query(alert.c.state.in_(OPEN_STATES), _here(alert, box, asset_ids))
    return alert_store.many(connection, query.order_by(alert.c.occurred_at.desc()).limit(MOST))


def open_calls(connection: Connection, box: Box, asset_ids: Collection[str]) -> list[Call]:
    """Calls that are not over, newest first."""
    there = (call_table.c.state.not_in(CALL_ENDS), _here(call_table, box, asset_ids))
    return call_store.calls.find(connection, *there, order=(call_table.c.received_at.desc(),), limit=MOST)


def open_cases(connection: Connection, box: Box, asset_ids: Collection[str]) -> list[CaseFile]:
    """Cases that are not over, the latest deed first."""
    there = (case_file.c.status.not_in(CASE_ENDS), _here(case_file, box, asset_ids))
    return case_store.cases.find(connection, *there, order=(case_file.c.occurred_from.desc(),), limit=MOST)


def open_hazards(connection: Connection, box: Box, asset_ids: Collection[str]) -> list[Hazard]:
    """Hazards that are not over, the one whose day is next first."""
    there = (hazard.c.state.not_in(HAZARD_ENDS), _here(hazard, box, asset_ids))
    order = (hazard.c.due_at.is_(None), hazard.c.due_at, hazard.c.found_at)
    return hazard_store.hazards.find(connection, *there, order=order, limit=MOST)


def _here(table: Table, box: Box, asset_ids: Collection[str]) -> ColumnElement[bool]:
    west, south, east, north = box
    inside = table.c.lon.between(west, east) & table.c.lat.between(south, north)
    return or_(inside, table.c.asset_id.in_(list(asset_ids)))
