"""What can be found in case files, and the terms by which it is found; series of cases, and kept filters."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_text",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_case_text")),
    )
    with op.batch_alter_table("case_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_text_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_text_source_id_noun"), ["source_id", "noun"], unique=True)
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_file_lead_officer_occurred_to"), ["lead_officer", "occurred_to"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_case_file_series"), ["series"], unique=False)
    _records(
        "case_series",
        ("name",),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
    )
    _records(
        "case_unlike",
        ("case_id", "other_id"),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
    )
    _records(
        "case_filter",
        ("user_id",),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE case_terms (row_no bigint PRIMARY KEY, terms tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_case_terms_terms ON case_terms USING gin (terms)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE case_terms USING fts5"
            "(terms, content='', prefix='1', tokenize=\"unicode61 remove_diacritics 0\")"
        )


def _records(name: str, indexed: Sequence[str], *columns: sa.Column[Any]) -> None:
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
