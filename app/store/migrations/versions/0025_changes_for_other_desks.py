"""What desks on one server tell each other; a file has one desk and needs none of it."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    op.create_table(
        "change",
        sa.Column("row_no", sa.BigInteger(), nullable=False),
        sa.Column("xid", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_change")),
    )
    op.create_index("ix_change_xid", "change", ["xid"])
    op.create_index("ix_change_at", "change", ["at"])
