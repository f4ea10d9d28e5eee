"""Until when a patrol went otherwise than planned, and which check point it missed."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("patrol_deviation", sa.Column("over_at", sa.BigInteger(), nullable=True))
    op.add_column("patrol_deviation", sa.Column("stop_id", sa.Text(), nullable=True))
