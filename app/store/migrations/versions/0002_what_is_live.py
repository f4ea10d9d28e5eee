"""What is live: facts of alerts, calls and orders, premises, road states, watch rules, key vehicles, readings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assignment",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ordered_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=True),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True),
        sa.Column("en_route_at", sa.BigInteger(), nullable=True),
        sa.Column("on_scene_at", sa.BigInteger(), nullable=True),
        sa.Column("feedback_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("eta_s", sa.Double(), nullable=True),
        sa.Column("straight", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("assist", sa.Text(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("contact_due_at", sa.BigInteger(), nullable=True),
        sa.Column("unit_state_before", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_id"), ["id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "call",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reporter", sa.Text(), nullable=False),
        sa.Column("reporter_phone", sa.Text(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=True),
        sa.Column("asset_code", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("triaged_at", sa.BigInteger(), nullable=True),
        sa.Column("dispatched_at", sa.BigInteger(), nullable=True),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True),
        sa.Column("en_route_at", sa.BigInteger(), nullable=True),
        sa.Column("on_scene_at", sa.BigInteger(), nullable=True),
        sa.Column("feedback_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.Column("handed_to", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("reopened_at", sa.BigInteger(), nullable=True),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_call")),
    )
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_asset_id_received_at"), ["asset_id", "received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_id"), ["id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_number"), ["number"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_received_at"), ["received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_state"), ["state"], unique=False)

    op.create_table(
        "contact_attempt",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("alert_id", sa.Text(), nullable=True),
        sa.Column("call_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_contact_attempt")),
    )
    with op.batch_alter_table("contact_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_attempt_alert_id"), ["alert_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_attempt_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_attempt_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_attempt_id"), ["id"], unique=False)

    op.create_table(
        "key_vehicle",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("vehicle_id", sa.Text(), nullable=False),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.BigInteger(), nullable=True),
        sa.Column("review_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.Column("removal_reason", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_key_vehicle")),
    )
    with op.batch_alter_table("key_vehicle", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_key_vehicle_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_key_vehicle_id"), ["id"], unique=False)
        batch_op.create_index(batch_op.f("ix_key_vehicle_plate"), ["plate"], unique=False)
        batch_op.create_index(batch_op.f("ix_key_vehicle_vehicle_id"), ["vehicle_id"], unique=False)

    op.create_table(
        "place_contact",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_place_contact")),
    )
    with op.batch_alter_table("place_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_contact_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_contact_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_contact_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_contact_id"), ["id"], unique=False)

    op.create_table(
        "premise_note",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_premise_note")),
    )
    with op.batch_alter_table("premise_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_premise_note_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_premise_note_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_premise_note_id"), ["id"], unique=False)

    op.create_table(
        "reading",
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tag", "at", name=op.f("pk_reading")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "road_state",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("shape", sa.LargeBinary(), nullable=False),
        sa.Column("factor", sa.Double(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_road_state")),
    )
    with op.batch_alter_table("road_state", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_road_state_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_road_state_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_road_state_id"), ["id"], unique=False)

    op.create_table(
        "seen",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("alert_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "alert_id", name=op.f("pk_seen")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "watch_rule",
        sa.Column("row_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_domain", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("movers", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("zone_ids", sa.Text(), nullable=False),
        sa.Column("quiet_s", sa.BigInteger(), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("enabled_at", sa.BigInteger(), nullable=True),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("batch_no", sa.Integer(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_watch_rule")),
    )
    with op.batch_alter_table("watch_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_watch_rule_batch_no"), ["batch_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_watch_rule_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_watch_rule_id"), ["id"], unique=False)

    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.add_column(sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("cleared_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("times", sa.BigInteger(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("last_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("held_until", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("raised_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("acknowledged_desk", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("owner", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("owned_since", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("shelved_by", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("shelf_reason", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("escalation", sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("escalated_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("group_id", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("call_id", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("closed_by", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("dismissal", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("rule", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("media", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("is_test", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_index(batch_op.f("ix_alert_asset_id_occurred_at"), ["asset_id", "occurred_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_received_at"), ["received_at"], unique=False)

    with op.batch_alter_table("fix", schema=None) as batch_op:
        batch_op.add_column(sa.Column("doubt", sa.Text(), nullable=True))

    # What stood in `state` alone becomes facts, so that the state is what the facts come to.
    op.execute("UPDATE alert SET active = false WHERE state IN ('RTN_UNACK', 'CLOSED')")
    op.execute("UPDATE alert SET cleared_at = COALESCE(closed_at, received_at) WHERE NOT active")
    op.execute("UPDATE alert SET raised_at = received_at")
    op.execute("UPDATE alert SET closed_at = received_at WHERE state = 'CLOSED' AND closed_at IS NULL")
    op.execute("UPDATE alert SET acknowledged_at = received_at WHERE state = 'ACKED' AND acknowledged_at IS NULL")
    op.execute(
        "UPDATE alert SET shelved_until = received_at + 43200000000 WHERE state = 'SHELVED' AND shelved_until IS NULL"
    )
    op.execute("UPDATE alert SET shelf_reason = reason WHERE state = 'SHELVED'")
