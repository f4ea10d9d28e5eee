"""The audit only grows, and whoever changes it with the database's own tools all the same is found out, row by row."""

import pytest
from sqlalchemy.exc import DatabaseError

from app.domain.access import Actor, Right, Role
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.store import audit_walk
from app.store.audit_store import CHAINED, chain_hash
from app.store.audit_walk import Walked
from app.store.unit_of_work import Store
from tests.store_fixtures import on_both

pytestmark = on_both

ACTS = 6


@pytest.fixture(autouse=True)
def _six_acts(store: Store, officer: Actor) -> None:
    for number in range(ACTS):
        with store.act(officer, new_key(), "unit.add", Right.ACT, reason="编组") as work:
            work.add(
                Unit(
                    id=new_key(),
                    owner_domain=OwnerDomain.POLICE,
                    code=f"X{number}",
                    name="巡",
                    kind=UnitKind.PATROL_GROUP,
                )
            )


def forge(store: Store, *statements: str) -> None:
    """Change the audit as its owner could, with the guards taken off first."""
    with store.database.write() as connection:
        for table, act in (("audit", "update"), ("audit", "delete"), ("audit_payload", "update")):
            if store.database.is_sqlite:
                connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{act}")
            else:
                connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            connection.exec_driver_sql(statement)


def found(store: Store) -> list[str]:
    with store.read() as connection:
        return [str(one.what) for one in audit_walk.walk(connection).breaks]


def test_an_honest_trail_holds(store: Store) -> None:
    with store.read() as connection:
        assert audit_walk.walk(connection) == Walked(ACTS, 0, ())


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET reason = '别的'", "DELETE FROM audit", "UPDATE audit_payload SET payload = '{}'"],
)
def test_the_database_itself_refuses_to_change_what_was_done(store: Store, statement: str) -> None:
    with pytest.raises(DatabaseError, match="the audit only grows"), store.database.write() as connection:
        connection.exec_driver_sql(statement)
    assert found(store) == []


def test_an_altered_row_is_named(store: Store) -> None:
    forge(store, "UPDATE audit SET reason = '别的' WHERE number = 3")
    assert found(store) == ["Desk desk-1: row 3 was altered."]


def test_what_a_row_keeps_of_before_and_after_cannot_be_altered_unseen(store: Store) -> None:
    forge(store, "UPDATE audit_payload SET payload = '{\"changes\":[]}' WHERE audit_no = 4")
    assert found(store) == ["Desk desk-1: what row 4 keeps of before and after was altered."]


def test_removed_rows_are_named_one_or_several(store: Store) -> None:
    forge(
        store,
        "DELETE FROM audit_payload WHERE audit_no IN (1, 3, 4)",
        "DELETE FROM audit WHERE number IN (1, 3, 4)",
    )
    assert found(store) == ["Desk desk-1: row 1 is missing.", "Desk desk-1: rows 3 to 4 are missing."]


def test_rows_that_changed_places_are_named_with_the_places_they_had(store: Store) -> None:
    forge(
        store,
        "UPDATE audit SET number = 99 WHERE number = 2",
        "UPDATE audit SET number = 2 WHERE number = 4",
        "UPDATE audit SET number = 4 WHERE number = 99",
    )
    assert found(store) == [
        "Desk desk-1: row 2 was put out of order; it was row 4.",
        "Desk desk-1: row 4 was put out of order; it was row 2.",
    ]


def test_a_row_written_anew_with_a_hash_of_its_own_breaks_the_chain_after_it(store: Store) -> None:
    with store.read() as connection:
        row = connection.exec_driver_sql(f"SELECT {', '.join(CHAINED)} FROM audit WHERE number = 5").one()
    told = dict(zip(CHAINED, row, strict=True)) | {"user_id": "u-else"}
    forge(store, f"UPDATE audit SET user_id = 'u-else', hash = '{chain_hash(list(told.values()))}' WHERE number = 5")
    assert found(store) == [
        "Desk desk-1: row 6 does not follow the one before it; that one, or this one, was written anew."
    ]


def test_the_payload_may_be_erased_by_law_and_is_said_to_be_erased(store: Store) -> None:
    with store.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM audit_payload WHERE audit_no IN (2, 3)")
    with store.read() as connection:
        assert audit_walk.walk(connection) == Walked(ACTS, 2, ())


def test_each_desk_has_a_chain_of_its_own(store: Store) -> None:
    other = Actor(user_id="u-liu", name="刘", role=Role.OFFICER, desk_id="desk-2")
    with store.act(other, new_key(), "unit.note", Right.ACT) as work:
        work.note("unit", "u-1", before={}, after={"note": "到岗"})
    forge(store, "UPDATE audit SET reason = '别的' WHERE number = 1 AND desk_id = 'desk-2'")
    assert found(store) == ["Desk desk-2: row 1 was altered."]
