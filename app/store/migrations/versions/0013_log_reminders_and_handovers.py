"""The duty log, reminders, and signed sheets of handovers; the audit by time."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _moments(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.BigInteger(), nullable=nullable) for name in names]


def upgrade() -> None:
    _records(
        "duty_log",
        (("at",), ("answers",), ("kind",)),
        *_moments("at"),
        *_text("by_id", "by", "kind", "text", "subject", "subject_id", "subject_name", "answers"),
    )
    _records(
        "reminder",
        (("done_at", "due_at"),),
        *_text("what"),
        *_moments("due_at", "first_due_at", "made_at"),
        *_text("by_id", "by", "subject", "subject_id", "subject_name"),
        sa.Column("put_off", sa.BigInteger(), nullable=False),
        *_moments("done_at", nullable=True),
        *_text("done_by", "result"),
    )
    _records(
        "handover",
        (("shift_id",), ("shift_from",)),
        *_text("shift_id", "shift_name"),
        *_moments("shift_from", "shift_to", "made_at"),
        *_text("outgoing_id", "outgoing"),
        *_moments("out_at", nullable=True),
        sa.Column("out_by", sa.Text(), nullable=True),
        *_text("incoming_id", "incoming"),
        *_moments("in_at", nullable=True),
        sa.Column("in_by", sa.Text(), nullable=True),
        *_text("remarks", "forced_reason", "night", "digest"),
    )
    _records(
        "handover_item",
        (("handover_id",),),
        *_text("handover_id"),
        sa.Column("number", sa.BigInteger(), nullable=False),
        *_text("section", "title", "state", "detail"),
        *_moments("since", "due_at", nullable=True),
        sa.Column("red", sa.Boolean(), nullable=False),
        *_text("subject", "subject_id"),
        sa.Column("carried", sa.BigInteger(), nullable=False),
        *_moments("ticked_at", nullable=True),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_at"), ["at"], unique=False)


def _records(name: str, indexed: Sequence[tuple[str, ...]], *columns: sa.Column[Any]) -> None:
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
        for keys in (("batch_no",), ("id",), *indexed):
            batch_op.create_index(batch_op.f(f"ix_{name}_{'_'.join(keys)}"), list(keys), unique=False)
