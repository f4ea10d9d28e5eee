"""Check points of a patrol that were missed together are told by one alert."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("patrol_deviation", sa.Column("told_with", sa.Text(), nullable=True))
