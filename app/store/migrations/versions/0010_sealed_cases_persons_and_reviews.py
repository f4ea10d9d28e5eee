"""The seal of administrative records; persons of interest inside a case; the review of a case and its loopholes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_SEALED = ("SERVED", "EXECUTING", "UPHELD", "REVOKED", "CLOSED", "ARCHIVED")
"""States of an administrative case whose decision was in effect when the schema came."""


def upgrade() -> None:
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sealed_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("seal_lifted", sa.Boolean(), nullable=True))
    op.execute(
        sa.text(
            "UPDATE case_file SET sealed_at = updated_at WHERE kind = 'ADMINISTRATIVE' AND status IN :sealed"
        ).bindparams(sa.bindparam("sealed", list(_SEALED), expanding=True))
    )
    _part(
        "case_review",
        sa.Column("how_in", sa.Text(), nullable=False),
        sa.Column("how_out", sa.Text(), nullable=False),
        sa.Column("people_failed", sa.Boolean(), nullable=False),
        sa.Column("physical_failed", sa.Boolean(), nullable=False),
        sa.Column("technical_failed", sa.Boolean(), nullable=False),
        sa.Column("rules_failed", sa.Boolean(), nullable=False),
        sa.Column("loss", sa.Text(), nullable=False),
        sa.Column("lessons", sa.Text(), nullable=False),
        sa.Column("without_loophole", sa.Text(), nullable=False),
    )
    _part(
        "case_loophole",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("barrier", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("fix", sa.Text(), nullable=False),
        sa.Column("fixed_at", sa.BigInteger(), nullable=True),
        sa.Column("verified_at", sa.BigInteger(), nullable=True),
        sa.Column("verified_by", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("failed_checks", sa.BigInteger(), nullable=False),
        sa.Column("hazard_id", sa.Text(), nullable=False),
    )
    _part(
        "case_person",
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("identity_number", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.Column("proposer_id", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("approver_id", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.BigInteger(), nullable=True),
        sa.Column("review_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("purged_at", sa.BigInteger(), nullable=True),
    )
    with op.batch_alter_table("case_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_person_review_at"), ["review_at"], unique=False)


def _part(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        *columns,
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f(f"pk_{name}")),
    )
    with op.batch_alter_table(name, schema=None) as batch_op:
        for column in ("batch_no", "case_id", "id"):
            batch_op.create_index(batch_op.f(f"ix_{name}_{column}"), [column], unique=False)
