"""The audit only grows: its rows are neither changed nor removed, and what they keep of before and after may be erased
by law, but not changed."""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

FORBIDDEN = (("audit", "UPDATE"), ("audit", "DELETE"), ("audit_payload", "UPDATE"))
SAYS = "the audit only grows"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table, act in FORBIDDEN:
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
    )
    for table, act in (*FORBIDDEN, ("audit", "TRUNCATE"), ("audit_payload", "TRUNCATE")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()"
        )
