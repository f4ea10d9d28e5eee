"""Files in a folder that an administrator named: kept, resumed, verified, copied and dropped as all files are."""

from __future__ import annotations

import hashlib
import io
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import InputRefused, StoreUnavailable
from app.store.files import file_copies, file_vault
from app.store.files.file_share import UNFINISHED, FileShare
from app.store.files.file_tables import PIECE_BYTES, open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter, TakingStopped
from app.store.write_lane import WriteLane
from tests.store.files.test_file_writer import video
from tests.store_fixtures import Clock


@pytest.fixture
def share(tmp_path: Path) -> FileShare:
    (tmp_path / "共享").mkdir()
    return FileShare(tmp_path / "共享")


@pytest.fixture
def vault(tmp_path: Path, lane: WriteLane, clock: Clock, share: FileShare) -> Iterator[FileVault]:
    database = open_files(tmp_path / "onemap-files.sqlite")
    yield FileVault(database, lane, clock, share)
    database.close()


@pytest.fixture
def writer(vault: FileVault) -> FileWriter:
    return FileWriter(vault, lambda: None)


def on_share(share: FileShare) -> list[Path]:
    return sorted(one for one in share.folder.rglob("*") if one.is_file())


def test_a_file_lies_there_whole_called_by_its_hash_and_comes_out_as_it_went_in(
    vault: FileVault, writer: FileWriter, share: FileShare, tmp_path: Path
) -> None:
    content = video(3.4)
    sha256 = writer.take_in(io.BytesIO(content), name="a")
    (file,) = on_share(share)
    assert file == share.folder / sha256[:2] / sha256
    assert file.read_bytes() == content == b"".join(vault.read(sha256))
    assert (tmp_path / "onemap-files.sqlite").stat().st_size < PIECE_BYTES
    assert writer.take_in(io.BytesIO(content), name="b") == sha256
    assert vault.verify(sha256, lambda *_told: None, lambda: False) == file_vault.Found(4, (), is_whole=True)


def test_one_altered_or_gone_there_is_found_not_handed_out_and_mended_by_adding_it_again(
    vault: FileVault, writer: FileWriter, share: FileShare
) -> None:
    content = video(2.5)
    sha256 = writer.take_in(io.BytesIO(content), name="a")
    (file,) = on_share(share)
    file.write_bytes(content[:PIECE_BYTES] + b"?" + content[PIECE_BYTES + 1 :])
    found = vault.verify(sha256, lambda *_told: None, lambda: False)
    assert found is not None
    assert (found.altered, found.is_whole) == ((2,), False)
    with pytest.raises(InputRefused, match="piece 2 of 3"):
        b"".join(vault.read(sha256))
    assert writer.take_in(io.BytesIO(content), name="a") == sha256
    assert b"".join(vault.read(sha256)) == content
    file.unlink()
    with pytest.raises(InputRefused, match="piece 1 of 3"):
        b"".join(vault.read(sha256))


def test_what_was_stopped_leaves_nothing_there_and_what_was_interrupted_goes_on(
    vault: FileVault, writer: FileWriter, share: FileShare
) -> None:
    content = video(6)
    with pytest.raises(TakingStopped):
        writer.take_in(io.BytesIO(content), name="a", is_cancelled=lambda: bool(on_share(share)))
    assert (on_share(share), vault.bytes_held()) == ([], 0)

    def close(done: int, _all: int) -> None:
        if done >= 3 * PIECE_BYTES:
            writer.stop()

    with pytest.raises(StoreUnavailable, match="closes before"):
        writer.take_in(io.BytesIO(content), name="a", progress=close)
    assert [one.parent.name for one in on_share(share)] == [UNFINISHED]
    sha256 = FileWriter(vault, lambda: None).take_in(io.BytesIO(content), name="a")
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert [one.name for one in on_share(share)] == [sha256]
    assert b"".join(vault.read(sha256)) == content


def test_what_somebody_cleared_away_there_is_written_anew(
    vault: FileVault, writer: FileWriter, share: FileShare
) -> None:
    content = video(4)

    def close(done: int, _all: int) -> None:
        if done > PIECE_BYTES:
            writer.stop()

    with pytest.raises(StoreUnavailable):
        writer.take_in(io.BytesIO(content), name="a", progress=close)
    shutil.rmtree(share.folder / UNFINISHED)
    sha256 = FileWriter(vault, lambda: None).take_in(io.BytesIO(content), name="a")
    assert b"".join(vault.read(sha256)) == content


def test_a_folder_that_is_not_reached_is_one_sentence_and_is_not_made(
    vault: FileVault, writer: FileWriter, share: FileShare
) -> None:
    sha256 = writer.take_in(io.BytesIO(video(1)), name="a")
    share.folder.rename(share.folder.with_name("away"))
    with pytest.raises(StoreUnavailable, match="cannot be used"):
        writer.take_in(io.BytesIO(video(1, b"y")), name="b")
    with pytest.raises(StoreUnavailable, match="cannot be used"):
        b"".join(vault.read(sha256))
    assert not share.folder.exists()
    share.folder.with_name("away").rename(share.folder)
    assert b"".join(vault.read(sha256)) == video(1)


def test_where_no_folder_is_named_any_more_it_is_said_and_what_lies_in_the_store_stays_readable(
    vault: FileVault, writer: FileWriter
) -> None:
    there = writer.take_in(io.BytesIO(video(1)), name="a")
    plain = FileVault(vault.database, vault.lane, vault.now)
    here = FileWriter(plain, lambda: None).take_in(io.BytesIO(video(1, b"z")), name="b")
    with pytest.raises(StoreUnavailable, match="evidence_folder"):
        b"".join(plain.read(there))
    for one in (plain, vault):
        assert b"".join(one.read(here)) == video(1, b"z")


def test_what_is_let_go_is_taken_away_there_too(vault: FileVault, writer: FileWriter, share: FileShare) -> None:
    sha256 = writer.take_in(io.BytesIO(video(2)), name="a")
    vault.release(sha256)
    assert not vault.holds(sha256)
    assert [one.parent.name for one in on_share(share)] == [UNFINISHED]
    vault.drop(vault.left_unfinished(vault.now()))
    assert on_share(share) == []


def test_a_backup_holds_the_bytes_and_brings_back_what_was_lost_there(
    vault: FileVault, writer: FileWriter, share: FileShare, tmp_path: Path, clock: Clock
) -> None:
    sha256 = writer.take_in(io.BytesIO(video(3)), name="a")
    copy = tmp_path / "backups" / "onemap-files.sqlite"
    copy.parent.mkdir()
    with file_copies.vault_at(copy, clock) as kept:
        assert file_copies.copy_missing(vault, kept) == file_copies.Copied(1, ())
        assert b"".join(kept.read(sha256)) == video(3)
    vault.database.close()
    on_share(share)[0].write_bytes(b"")
    files = tmp_path / "onemap-files.sqlite"
    assert file_copies.bring_back(copy, files, tmp_path / "former.sqlite", clock(), share).added == 1
    with file_copies.vault_at(files, clock, share) as back:
        assert b"".join(back.read(sha256)) == video(3)


def test_files_of_the_form_before_are_taken_over_as_they_are(tmp_path: Path, lane: WriteLane, clock: Clock) -> None:
    file = tmp_path / "old.sqlite"
    database = open_files(file)
    sha256 = FileWriter(FileVault(database, lane, clock), lambda: None).take_in(io.BytesIO(video(2)), name="a")
    database.close()
    with sqlite3.connect(file) as plain:
        plain.execute("ALTER TABLE held_file DROP COLUMN on_share")
        plain.execute("PRAGMA user_version = 1")
    plain.close()
    with file_copies.vault_at(file, clock) as vault:
        assert b"".join(vault.read(sha256)) == video(2)
