"""Case files by their type and by their state, the latest first: for what is asked of a hundred thousand."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        for column in ("type", "status"):
            batch_op.create_index(
                batch_op.f(f"ix_case_file_{column}_occurred_to"), [column, "occurred_to"], unique=False
            )
