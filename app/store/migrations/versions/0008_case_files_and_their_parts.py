"""Case files as working files: what else a file tells, and its parts; the states of both kinds of proceedings."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_OF_ADMINISTRATIVE = {
    "CLUE": "REPORTED",
    "FILED": "ACCEPTED",
    "SOLVED": "INVESTIGATING",
    "TO_PROSECUTION": "DECIDED",
    "NOT_FILED": "NOT_ACCEPTED",
}
_OF_CRIMINAL = {"DECIDED": "JUDGED"}
"""Until now both kinds shared nine states; what each meant of the other kind's."""


def upgrade() -> None:
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.add_column(sa.Column("level", sa.Text(), nullable=False, server_default="ORDINARY"))
        batch_op.add_column(sa.Column("chainage_m", sa.Double(), nullable=True))
        for name in ("discovered_by", "reporting_party", "helpers", "special_team", "joint_forces", "source_id"):
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("in_the_act", sa.Boolean(), nullable=False, server_default=sa.false()))
        for name in ("handling", "campaign", "supervision"):
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("source", sa.Text(), nullable=False, server_default="BY_HAND"))
        for name in ("accepted_at", "due_at", "reviewed_at"):
            batch_op.add_column(sa.Column(name, sa.BigInteger(), nullable=True))
        batch_op.create_index(batch_op.f("ix_case_file_occurred_to"), ["occurred_to"], unique=False)
    for kind, meant in (("ADMINISTRATIVE", _OF_ADMINISTRATIVE), ("CRIMINAL", _OF_CRIMINAL)):
        for old, new in meant.items():
            op.execute(
                sa.text("UPDATE case_file SET status = :new WHERE kind = :kind AND status = :old").bindparams(
                    new=new, kind=kind, old=old
                )
            )
    _part(
        "case_loss",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("gross_t", sa.Double(), nullable=True),
        sa.Column("water_cut_pct", sa.Double(), nullable=True),
        sa.Column("net_t", sa.Double(), nullable=True),
        sa.Column("quantity", sa.Double(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("amount_cny", sa.Double(), nullable=True),
    )
    _part(
        "case_seizure",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Double(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("gross_t", sa.Double(), nullable=True),
        sa.Column("water_cut_pct", sa.Double(), nullable=True),
        sa.Column("net_t", sa.Double(), nullable=True),
        sa.Column("seized_at", sa.BigInteger(), nullable=False),
        sa.Column("seized_by", sa.Text(), nullable=False),
        sa.Column("taken_from", sa.Text(), nullable=False),
        sa.Column("seal_no", sa.Text(), nullable=False),
        sa.Column("storage", sa.Text(), nullable=False),
    )
    _part(
        "case_custody",
        sa.Column("seizure_id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_to", sa.Text(), nullable=False),
        sa.Column("storage", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
    )
    _part(
        "case_recovery",
        sa.Column("recovered_at", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("gross_t", sa.Double(), nullable=False),
        sa.Column("water_cut_pct", sa.Double(), nullable=True),
        sa.Column("net_t", sa.Double(), nullable=True),
        sa.Column("returned_to", sa.Text(), nullable=False),
        sa.Column("returned_at", sa.BigInteger(), nullable=True),
        sa.Column("receipt_no", sa.Text(), nullable=False),
    )
    _part(
        "case_vehicle",
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("plate_state", sa.Text(), nullable=False),
        sa.Column("make", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("traits", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("seen_where", sa.Text(), nullable=False),
    )
    _part(
        "case_task",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
    )
    _part(
        "case_comment",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
    _part(
        "case_extension",
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    _part(
        "case_step",
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )


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
