"""Draws of spot checks, and what was found at the posts that were drawn."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _number(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def upgrade() -> None:
    _records("spot_draw", ("at",), _number("at"), *_text("by_id", "by", "shift"), _number("number"), *_text("seed"),
             _number("wanted"), *_text("posts", "drawn"))  # fmt: skip
    _records(
        "spot_check",
        ("draw_id", "drawn_at", "reminder_id", "turn_to"),
        *_text("draw_id"),
        _number("step"),
        _number("drawn_at"),
        *_text("role", "post", "crew"),
        _number("turn_from"),
        _number("turn_to"),
        _number("needed"),
        sa.Column("means", sa.Text(), nullable=True),
        *_text("on_post", "strength", "dress", "equipment"),
        _number("present", nullable=True),
        *_text("remark", "owner"),
        _number("checked_at", nullable=True),
        *_text("checked_by", "reminder_id"),
        _number("given_up_at", nullable=True),
        *_text("given_up"),
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
