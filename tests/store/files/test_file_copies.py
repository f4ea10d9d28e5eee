"""Files are part of backup and restore: added once, while the desk writes; what was altered is told and comes back."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from app.domain.access import Actor, Right, Role
from app.domain.evidence import Evidence, EvidenceKind, EvidenceOrigin
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import InputRefused
from app.paths import DataDirectory
from app.services import upkeep
from app.services.upkeep import Upkeep
from app.store.files import file_copies, file_tables
from app.store.files.file_tables import PIECE_BYTES, open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.store_fixtures import Clock, file_only

pytestmark = file_only

ADMINISTRATOR = Actor(user_id="u-admin", name="管理员", role=Role.FOUNDER, desk_id="desk-1")


@pytest.fixture
def data(tmp_path: Path) -> DataDirectory:
    return DataDirectory(tmp_path)


@pytest.fixture
def vault(data: DataDirectory, lane: WriteLane, clock: Clock) -> Iterator[FileVault]:
    database = open_files(data.files)
    yield FileVault(database, lane, clock)
    database.close()


@pytest.fixture
def keeper(store: Store, lane: WriteLane, data: DataDirectory, vault: FileVault) -> Upkeep:
    return Upkeep(store, lane, data, vault)


def taken(vault: FileVault, content: bytes) -> str:
    return FileWriter(vault, lambda: None).take_in(io.BytesIO(content), name="a")


def film(seed: int, pieces: int = 3) -> bytes:
    return b"".join(bytes([seed, number]) * (PIECE_BYTES // 2) for number in range(pieces))


def alter(vault: FileVault, sha256: str) -> None:
    with vault.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE file_piece SET content = zeroblob(9) WHERE number = 1 AND file_no = "
            "(SELECT row_no FROM held_file WHERE sha256 = ?)",
            (sha256,),
        )


def test_a_backup_has_the_files_and_the_next_one_adds_only_what_is_new(
    keeper: Upkeep, vault: FileVault, data: DataDirectory, clock: Clock
) -> None:
    first = taken(vault, film(1))
    keeper.back_up(ADMINISTRATOR, clock())
    second = taken(vault, film(2))
    clock.move(hours=1)
    keeper.back_up(ADMINISTRATOR, clock())
    with file_copies.vault_at(data.backups / "onemap-files.sqlite", clock) as kept:
        assert sorted(sha256 for sha256, _size in kept.all_whole()) == sorted([first, second])
        assert b"".join(kept.read(first)) == film(1)
        with kept.database.read() as connection:
            assert connection.exec_driver_sql("SELECT max(row_no) FROM file_piece").scalar_one() == 6


def test_files_come_in_while_a_backup_is_made(keeper: Upkeep, vault: FileVault, clock: Clock) -> None:
    for seed in range(6):
        taken(vault, film(seed, 6))
    backup = threading.Thread(target=lambda: keeper.back_up(ADMINISTRATOR, clock()))
    backup.start()
    late = taken(vault, film(99, 6))
    backup.join()
    assert b"".join(vault.read(late)) == film(99, 6)


def test_an_altered_file_does_not_take_the_place_of_its_whole_copy_and_is_told(
    keeper: Upkeep, vault: FileVault, data: DataDirectory, clock: Clock
) -> None:
    sha256 = taken(vault, film(1))
    keeper.back_up(ADMINISTRATOR, clock())
    alter(vault, sha256)
    other = taken(vault, film(2))
    alter(vault, other)
    clock.move(hours=1)
    with pytest.raises(InputRefused, match=r"1 files were altered .* Everything else is in"):
        keeper.back_up(ADMINISTRATOR, clock())
    with file_copies.vault_at(data.backups / "onemap-files.sqlite", clock) as kept:
        assert kept.all_whole() == [(sha256, 3 * PIECE_BYTES)]
        assert b"".join(kept.read(sha256)) == film(1)


def test_what_was_altered_or_lost_comes_back_from_a_backup(
    keeper: Upkeep, store: Store, vault: FileVault, data: DataDirectory, clock: Clock
) -> None:
    altered, lost = taken(vault, film(1)), taken(vault, film(2))
    copy = keeper.back_up(ADMINISTRATOR, clock())
    alter(vault, altered)
    with vault.database.write() as connection:
        connection.exec_driver_sql("UPDATE held_file SET sha256 = NULL WHERE sha256 = ?", (lost,))
    store.database.close()
    vault.database.close()
    upkeep.restore(data, copy, clock())
    with file_copies.vault_at(data.files, clock) as back:
        for sha256, content in ((altered, film(1)), (lost, film(2))):
            assert b"".join(back.read(sha256)) == content


def test_a_damaged_database_of_files_is_put_aside_and_filled_from_the_backup(
    keeper: Upkeep, store: Store, vault: FileVault, data: DataDirectory, clock: Clock
) -> None:
    sha256 = taken(vault, film(1))
    copy = keeper.back_up(ADMINISTRATOR, clock())
    store.database.close()
    vault.database.close()
    for side in ("-wal", "-shm"):
        data.files.with_name(data.files.name + side).unlink(missing_ok=True)
    data.files.write_bytes(b"this is a shopping list" * 9000)
    upkeep.restore(data, copy, clock())
    with file_copies.vault_at(data.files, clock) as back:
        assert b"".join(back.read(sha256)) == film(1)
    (aside,) = data.backups.glob("replaced-files-*.sqlite")
    assert aside.read_bytes().startswith(b"this is a shopping list")


def test_a_backup_beside_what_it_copies_is_refused(keeper: Upkeep, data: DataDirectory, clock: Clock) -> None:
    with pytest.raises(InputRefused, match="does not lie beside"):
        keeper.back_up(ADMINISTRATOR, clock(), data.root / "copy.sqlite")
    assert not (data.root / "copy.sqlite").exists()


def test_a_file_that_a_record_names_and_that_is_missing_is_a_problem(
    keeper: Upkeep, store: Store, officer: Actor, clock: Clock
) -> None:
    assert keeper.problems() == []
    missing = Evidence(
        id=new_key(), owner_domain=OwnerDomain.POLICE, case_id="c", name="现场.jpg", size=1, sha256="0" * 64,
        kind=EvidenceKind.PICTURE, form="JPEG", ending="jpg", marks="", origin=EvidenceOrigin.FILE, told="",
        made_at=None, added_at=clock(), added_by="韩", holder="韩",
    )  # fmt: skip
    with store.act(officer, new_key(), "fill", Right.ACT) as work:
        work.add(missing)
    assert keeper.problems() == [f"现场.jpg {'0' * 64}: missing"]


def test_the_same_tables_can_be_made_on_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in (file_tables.held, file_tables.piece)]
    assert "content BYTEA NOT NULL" in made[1]
    assert "row_no BIGSERIAL NOT NULL" in made[0]
    assert "UNIQUE (file_no, number)" in made[1]
