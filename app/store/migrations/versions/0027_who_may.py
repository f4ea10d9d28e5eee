"""Rooms of users, until when they are, and wrong passwords; administrators of before by what they are now.

Who was an administrator had every right. Without a password it was whoever sat there, the founder now; with one it
becomes the security administrator, who can name all the others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("user", sa.Column("room_id", sa.Text(), nullable=True))
    op.add_column("user", sa.Column("expires_at", sa.BigInteger(), nullable=True))
    op.add_column("user", sa.Column("failures", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("user", sa.Column("failed_at", sa.BigInteger(), nullable=True))
    op.add_column("user", sa.Column("locked_at", sa.BigInteger(), nullable=True))
    user = sa.table("user", sa.column("role"), sa.column("password_hash"))
    of_before = user.c.role == "ADMINISTRATOR"
    now = sa.case((user.c.password_hash == "", "FOUNDER"), else_="SECURITY")
    op.execute(sa.update(user).where(of_before).values(role=now))
