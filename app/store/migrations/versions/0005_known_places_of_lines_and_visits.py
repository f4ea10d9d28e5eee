"""Places of lines whose K-number is known, and who was last where."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# As `domain/visit.py` counted when this was written: squares of 0.0005 by 0.0006 degrees, 60 km/h.
VISITS = """
INSERT INTO visit (cell, unit_id, at, lon, lat)
SELECT cell, unit_id, at, lon, lat FROM (
    SELECT cell, unit_id, at, lon, lat, ROW_NUMBER() OVER (PARTITION BY cell, unit_id ORDER BY at DESC) AS place
    FROM (
        SELECT {whole}(lat + 90.0) / 0.0005{end} * 1000000 + {whole}(lon + 180.0) / 0.0006{end} AS cell,
               unit_id, at, lon, lat
        FROM fix WHERE doubt IS NULL AND COALESCE(speed_kmh, 0.0) <= 60.0
    ) AS squared
) AS ranked WHERE place = 1
"""


def upgrade() -> None:
    op.create_table(
        "line_mark",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.Column("behind_m", sa.Double(), nullable=False),
        sa.Column("ahead_m", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_line_mark")),
    )
    with op.batch_alter_table("line_mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_line_mark_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_line_mark_id"), ["id"], unique=False)
        batch_op.create_index(batch_op.f("ix_line_mark_line_id"), ["line_id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("cell", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("cell", "unit_id", name=op.f("pk_visit")),
        sqlite_with_rowid=False,
    )
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute(VISITS.format(whole="CAST(" if is_sqlite else "FLOOR(", end=" AS INTEGER)" if is_sqlite else ")"))
