"""Patrols with their check points and deviations, and the templates that they are planned from."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def _text(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _number(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.BigInteger(), nullable=nullable) for name in names]


def _double(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Double(), nullable=nullable) for name in names]


def upgrade() -> None:
    _records(
        "patrol",
        ("number", "status", "begins_at", "unit_id"),
        *_text("number", "name", "kind", "objective", "unit_id"),
        *_text("vehicle_id", "leader_id", nullable=True),
        *_text("forces", "equipment"),
        *_text("site_id", nullable=True),
        *_text("level"),
        *_number("begins_at", "ends_at"),
        *_text("asset_id", nullable=True),
        *_double("from_m", "to_m", nullable=True),
        *_text("template_id", nullable=True),
        *_text("status"),
        *_number("started_at", "finished_at", nullable=True),
        *_text("reason"),
        *_text("proposal_id", "seed", nullable=True),
    )
    _records(
        "patrol_stop",
        ("patrol_id", "asset_id"),
        *_text("patrol_id"),
        *_number("position"),
        *_text("asset_id", nullable=True),
        *_text("name"),
        *_double("lon", "lat"),
        *_number("dwell_min"),
        *_text("proof"),
        *_number("due_at", "reached_at", "left_at", nullable=True),
        *_text("reached_by", nullable=True),
        *_text("skip_reason", "why"),
    )
    _records(
        "patrol_template",
        ("level",),
        *_text("name", "level", "kind"),
        *_text("unit_kind", nullable=True),
        *_number("begins_min"),
        *_double("hours"),
        *_text("objective", "forces", "equipment"),
        *_text("site_id", "asset_id", nullable=True),
        *_double("from_m", "to_m", nullable=True),
        *_text("stops"),
    )
    _records(
        "patrol_deviation",
        ("patrol_id", "onset"),
        *_text("patrol_id", "kind"),
        *_number("onset"),
        *_double("lon", "lat", "distance_m", nullable=True),
        *_number("acknowledged_at", nullable=True),
        *_text("acknowledged_by", "note"),
    )


def _records(name: str, indexed: tuple[str, ...], *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        *columns,
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f(f"pk_{name}")),
    )
    with op.batch_alter_table(name, schema=None) as batch_op:
        for column in ("batch_no", "id", *indexed):
            batch_op.create_index(batch_op.f(f"ix_{name}_{column}"), [column], unique=False)
