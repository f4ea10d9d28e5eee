"""Alerts that were kept by their state alone get the facts which that state says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from alembic import command

from app.domain.alert import AlertState, state_of
from app.store import alert_store
from app.store.alert_rows import alerts, many
from app.store.column_types import to_micros
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.schema_steps import migration_config

AT = to_micros(datetime(2026, 11, 20, tzinfo=UTC))
TOLD = {
    "id": "", "owner_domain": "POLICE", "version": 1, "source": "video", "source_id": "", "kind": "CAMERA_LOST",
    "severity": "HIGH", "state": "", "title": "监控中断", "text": "", "occurred_at": AT, "received_at": AT,
    "asset_code": "", "place": "", "acknowledged_by": "", "reason": "检修", "attributes": "{}", "updated_at": AT,
}  # fmt: skip


def test_after_the_migration_the_state_of_every_alert_is_what_its_facts_come_to(tmp_path: Path) -> None:
    database = Database(tmp_path / "onemap.sqlite")
    config = migration_config()
    old_states = [state for state in AlertState if state is not AlertState.HELD]
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for state in old_states:
            row = TOLD | {"id": state.value, "source_id": state.value, "state": state.value}
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            connection.exec_driver_sql(f"INSERT INTO alert ({names}) VALUES ({marks})", tuple(row.values()))
    upgrade(database, tmp_path / "backups")
    with database.read() as connection:
        found = {one.id: one for one in many(connection, alerts.query())}
        assert len(alert_store.open_alerts(connection)) == 4
    database.close()
    assert {key: state_of(one) for key, one in found.items()} == {state.value: state for state in old_states}
    assert found["SHELVED"].shelf_reason == "检修"
    assert found["UNACK"].raised_at == found["UNACK"].received_at
    assert not found["CLOSED"].active
