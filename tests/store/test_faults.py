"""The world fails: power, disk, rights, a second program. What was confirmed stays; the rest is told in a sentence."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.errors import InputRefused, StoreUnavailable
from app.store import audit_walk, backups, unit_store
from app.store.desk_lock import DeskLock
from app.store.engine import Database
from app.store.place import require_local_and_writable
from app.store.unit_of_work import Store
from tests.store_fixtures import file_only

pytestmark = file_only

WRITES_UNTIL_KILLED = """
import sys
from pathlib import Path
from app.domain.access import Actor, Right, Role
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.store.engine import Database
from app.store.unit_of_work import Store

store = Store(Database(Path(sys.argv[1])), lambda facts: None)
actor = Actor(user_id="u", name="韩", role=Role.OFFICER, desk_id=new_key())
while True:
    unit = Unit(id=new_key(), owner_domain=OwnerDomain.POLICE, code="X", name="巡", kind=UnitKind.PATROL_GROUP)
    with store.act(actor, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
    print(unit.id, flush=True)
"""


def unit(name: str = "巡 1") -> Unit:
    return Unit(id=new_key(), owner_domain=OwnerDomain.POLICE, code="X", name=name, kind=UnitKind.PATROL_GROUP)


@pytest.mark.parametrize("lived_s", [0.15, 0.3, 0.6])
def test_a_killed_program_loses_nothing_that_was_confirmed(store: Store, lived_s: float) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITES_UNTIL_KILLED, str(store.database.file)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    confirmed = [writer.stdout.readline().strip()]
    time.sleep(lived_s)
    writer.kill()
    confirmed += [line.strip() for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    with store.read() as connection:
        kept = {one.id for one in unit_store.all_units(connection)}
        walked = audit_walk.walk(connection)
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    assert len(confirmed) > 3
    assert set(confirmed) <= kept
    assert (walked.rows, walked.breaks) == (len(kept), ())


def test_a_full_disk_is_told_and_what_was_saved_stays(store: Store, officer: Actor) -> None:
    first = unit()
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(first)
    with store.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with (
        pytest.raises(StoreUnavailable, match="disk is full"),
        store.act(officer, new_key(), "unit.add", Right.ACT) as work,
    ):
        work.add(unit("长" * 200_000))
    with store.read() as connection:
        assert unit_store.all_units(connection) == [first]


def test_a_locked_database_is_told(store: Store, officer: Actor, tmp_path: Path) -> None:
    other = Database(store.database.file)
    with store.database.write() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    with (
        other.write(),
        pytest.raises(StoreUnavailable, match="Another program"),
        store.act(officer, new_key(), "unit.add", Right.ACT) as work,
    ):
        work.add(unit())
    other.close()


def test_readers_see_the_last_committed_state_while_a_write_is_open(store: Store, officer: Actor) -> None:
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit())
        with store.read() as connection:
            assert unit_store.units.count(connection) == 0
    with store.read() as connection:
        assert unit_store.units.count(connection) == 1


def test_a_reader_can_change_nothing(store: Store) -> None:
    with pytest.raises(StoreUnavailable, match="read-only"), store.read() as connection:
        connection.exec_driver_sql("DELETE FROM unit")


def test_a_second_program_on_the_same_data_is_refused_and_told_who_has_it(tmp_path: Path) -> None:
    first = DeskLock(tmp_path / "desk.lock")
    with pytest.raises(StoreUnavailable, match=r"open already \(process \d+\)"):
        DeskLock(tmp_path / "desk.lock")
    first.release()
    DeskLock(tmp_path / "desk.lock").release()


def test_a_directory_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file, not a folder")
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        require_local_and_writable(in_the_way / "onemap")


def test_a_backup_is_put_back_and_what_stood_there_is_kept(store: Store, officer: Actor, tmp_path: Path) -> None:
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit("昨夜"))
    copy = tmp_path / "copy.sqlite"
    backups.back_up(store.database.file, copy)
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit("今天"))
    store.database.close()
    former = backups.restore(store.database.file, copy, tmp_path / "former.sqlite")
    assert [one.name for one in _units(store.database.file)] == ["昨夜"]
    assert former is not None
    assert [one.name for one in _units(former)] == ["昨夜", "今天"]


def test_a_file_that_is_no_backup_is_refused_before_anything_moves(store: Store, tmp_path: Path) -> None:
    wrong = tmp_path / "photo.sqlite"
    wrong.write_bytes(b"\xff\xd8\xff" * 5000)
    before = store.database.file.stat().st_mtime_ns
    with pytest.raises(InputRefused, match="not a whole backup"):
        backups.restore(store.database.file, wrong, tmp_path / "former.sqlite")
    assert store.database.file.stat().st_mtime_ns == before


def _units(file: Path) -> list[Unit]:
    database = Database(file)
    with database.read() as connection:
        found = unit_store.units.find(connection)
    database.close()
    return found
