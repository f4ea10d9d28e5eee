"""Files come in whole or not at all: hashed while read, gone on with after a kill, kept once, refused without room."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import AppError, InputRefused, StoreUnavailable
from app.store.files import file_vault, file_writer
from app.store.files.file_tables import PIECE_BYTES, open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter, TakingStopped
from app.store.write_lane import WriteLane
from tests.store_fixtures import Clock

TAKES_IN_UNTIL_KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from app.store.files.file_tables import open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.write_lane import WriteLane

vault = FileVault(open_files(Path(sys.argv[1])), WriteLane(), lambda: datetime.now(UTC))
with open(sys.argv[2], "rb") as source:
    FileWriter(vault, lambda: None).take_in(source, name="x", progress=lambda done, _all: print(done, flush=True))
"""


@pytest.fixture
def vault(tmp_path: Path, lane: WriteLane, clock: Clock) -> Iterator[FileVault]:
    database = open_files(tmp_path / "onemap-files.sqlite")
    yield FileVault(database, lane, clock)
    database.close()


@pytest.fixture
def writer(vault: FileVault) -> FileWriter:
    return FileWriter(vault, lambda: None)


def video(pieces: float, seed: bytes = b"x") -> bytes:
    """So many MiB that are unlike each other."""
    size = int(pieces * PIECE_BYTES)
    return b"".join(hashlib.sha256(seed + n.to_bytes(4, "big")).digest() * 1024 for n in range(size // 32768 + 1))[
        :size
    ]


def pieces_in(vault: FileVault) -> int:
    with vault.database.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM file_piece").scalar_one())


@pytest.mark.parametrize("pieces", [0.001, 1, 2.5, 9])
def test_what_went_in_comes_out(vault: FileVault, writer: FileWriter, pieces: float) -> None:
    content = video(pieces)
    heard: list[tuple[int, int]] = []
    sha256 = writer.take_in(io.BytesIO(content), name="a", progress=lambda *told: heard.append(told))
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert b"".join(vault.read(sha256)) == content
    assert heard[-1] == (len(content), len(content))
    assert vault.holds(sha256)


def test_the_same_file_is_kept_once(vault: FileVault, writer: FileWriter) -> None:
    content = video(3)
    assert writer.take_in(io.BytesIO(content), name="a") == writer.take_in(io.BytesIO(content), name="b")
    assert pieces_in(vault) == 3


def test_files_of_one_size_and_beginning_are_told_apart(vault: FileVault, writer: FileWriter) -> None:
    one, other = video(2) + b"1", video(2) + b"2"
    for content in (one, other):
        assert b"".join(vault.read(writer.take_in(io.BytesIO(content), name="a"))) == content


def test_nothing_is_seen_before_the_last_slice(vault: FileVault, writer: FileWriter) -> None:
    content = video(6)
    sha256 = hashlib.sha256(content).hexdigest()
    seen = []
    writer.take_in(io.BytesIO(content), name="a", progress=lambda _done, _all: seen.append(vault.holds(sha256)))
    assert seen == [False] * 6


def test_a_killed_program_goes_on_where_it_stopped(tmp_path: Path, lane: WriteLane, clock: Clock) -> None:
    content = video(60)
    film, files = tmp_path / "现场.mp4", tmp_path / "onemap-files.sqlite"
    film.write_bytes(content)
    killed = subprocess.Popen(
        [sys.executable, "-c", TAKES_IN_UNTIL_KILLED, str(files), str(film)], stdout=subprocess.PIPE, text=True
    )
    assert killed.stdout is not None
    while int(killed.stdout.readline()) < 20 * PIECE_BYTES:
        pass
    killed.kill()
    killed.wait()
    killed.stdout.close()
    vault = FileVault(open_files(files), lane, clock)
    there = pieces_in(vault)
    assert 5 < there < 60
    assert vault.all_whole() == []
    with vault.database.read() as connection:
        first_rows = connection.exec_driver_sql("SELECT max(row_no) FROM file_piece").scalar_one()
    with film.open("rb") as source:
        sha256 = FileWriter(vault, lambda: None).take_in(source, name="现场.mp4")
    assert b"".join(vault.read(sha256)) == content
    with vault.database.read() as connection:
        later = connection.exec_driver_sql(f"SELECT count(*) FROM file_piece WHERE row_no > {first_rows}").scalar_one()
    assert later == 60 - there
    vault.database.close()


def test_a_stopped_one_leaves_nothing_and_gives_the_room_back(vault: FileVault, writer: FileWriter) -> None:
    done: list[int] = []
    with pytest.raises(TakingStopped, match=r"大\.mp4 was stopped\. Nothing of it was kept"):
        writer.take_in(
            io.BytesIO(video(30)),
            name="大.mp4",
            progress=lambda told, _all: done.append(told),
            is_cancelled=lambda: len(done) > 20,
        )
    assert (pieces_in(vault), vault.bytes_held()) == (0, 0)
    assert vault.database.file.stat().st_size < PIECE_BYTES


def test_a_disk_that_gets_full_is_told_and_nothing_half_stays(vault: FileVault, writer: FileWriter) -> None:
    kept = writer.take_in(io.BytesIO(video(2, b"kept")), name="a")
    with vault.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 10 * PIECE_BYTES // 16384}")
    with pytest.raises(StoreUnavailable, match="disk is full"):
        writer.take_in(io.BytesIO(video(30)), name="b")
    assert pieces_in(vault) == 2
    assert [sha256 for sha256, _size in vault.all_whole()] == [kept]
    assert len(b"".join(vault.read(kept))) == 2 * PIECE_BYTES
    small = writer.take_in(io.BytesIO(video(3)), name="c")
    assert vault.holds(small)


def test_another_program_that_fills_the_disk_ends_the_taking_while_there_is_room_to_give_back(
    vault: FileVault, writer: FileWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = [10 << 30]

    def fill(done: int, _all: int) -> None:
        free[0] = 10 << 30 if done < 15 * PIECE_BYTES else file_writer.LEAST_FREE_BYTES - 1

    monkeypatch.setattr(FileVault, "room", lambda _vault: free[0])
    with pytest.raises(StoreUnavailable, match=r"got full while b was taken in\. Nothing of it was kept"):
        writer.take_in(io.BytesIO(video(30)), name="b", progress=fill)
    assert (pieces_in(vault), vault.bytes_held()) == (0, 0)
    assert vault.database.file.stat().st_size < PIECE_BYTES


def test_a_file_that_the_disk_has_no_room_for_is_refused_before_it_is_written(
    vault: FileVault, writer: FileWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileVault, "room", lambda _vault: file_writer.SPARE_BYTES + PIECE_BYTES)
    with pytest.raises(StoreUnavailable, match=r"no room for b on the disk: 0\.25 GB are free"):
        writer.take_in(io.BytesIO(video(2)), name="b")
    assert vault.bytes_held() == 0
    writer.take_in(io.BytesIO(video(1)), name="c")


def test_the_quota_refuses_in_a_sentence_and_counts_a_file_once(vault: FileVault) -> None:
    writer = FileWriter(vault, lambda: 5 * PIECE_BYTES)
    writer.take_in(io.BytesIO(video(3)), name="a")
    with pytest.raises(InputRefused, match="no room for b in what evidence may take"):
        writer.take_in(io.BytesIO(video(3, b"y")), name="b")
    assert vault.bytes_held() == 3 * PIECE_BYTES
    writer.take_in(io.BytesIO(video(3)), name="again")


class Stick(io.BytesIO):
    """A memory stick that is pulled out after so many bytes."""

    pulled_at: int | None = None

    def read(self, size: int | None = -1) -> bytes:
        if self.pulled_at is not None and self.tell() >= self.pulled_at:
            raise OSError(5, "Input/output error")
        return super().read(size)


def test_a_stick_that_is_pulled_out_is_told_and_put_back_it_goes_on(vault: FileVault, writer: FileWriter) -> None:
    stick = Stick(video(12))
    stick.pulled_at = 8 * PIECE_BYTES
    with pytest.raises(InputRefused, match=r"could not be read to its end \(Input/output error\)"):
        writer.take_in(stick, name="a")
    assert vault.all_whole() == []
    there = pieces_in(vault)
    assert there > 0
    stick.pulled_at = None
    assert b"".join(vault.read(writer.take_in(stick, name="a"))) == stick.getvalue()
    assert pieces_in(vault) == 12


def test_a_file_that_grows_while_it_is_read_is_refused(vault: FileVault, writer: FileWriter, tmp_path: Path) -> None:
    film = tmp_path / "录像.mp4"
    film.write_bytes(video(3))

    def grow(_done: int, _all: int) -> None:
        with film.open("ab") as more:
            more.write(b"more")

    with film.open("rb") as source, pytest.raises(InputRefused, match="was changed while it was read"):
        writer.take_in(source, name="录像.mp4", progress=grow)
    assert vault.all_whole() == []


def test_a_desk_that_closes_keeps_what_was_written_for_the_next_time(vault: FileVault, writer: FileWriter) -> None:
    content = video(20)
    with pytest.raises(StoreUnavailable, match="goes on where it stopped"):
        writer.take_in(
            io.BytesIO(content), name="a", progress=lambda done, _all: writer.stop() if done > 9 * PIECE_BYTES else None
        )
    assert pieces_in(vault) > 0
    again = FileWriter(vault, lambda: None)
    assert b"".join(vault.read(again.take_in(io.BytesIO(content), name="a"))) == content


def test_what_was_left_unfinished_for_days_is_swept(vault: FileVault, writer: FileWriter, clock: Clock) -> None:
    with pytest.raises(StoreUnavailable):
        writer.take_in(io.BytesIO(video(9)), name="a", progress=lambda _done, _all: writer.stop())
    assert vault.left_unfinished(clock()) == []
    clock.move(days=4)
    left = vault.left_unfinished(clock())
    assert len(left) == 1
    vault.drop(left)
    assert vault.bytes_held() == 0


def test_a_piece_that_was_altered_on_disk_is_named_and_never_handed_out(vault: FileVault, writer: FileWriter) -> None:
    content = video(5)
    sha256 = writer.take_in(io.BytesIO(content), name="a")
    told: list[int] = []
    found = vault.verify(sha256, lambda done, _all: told.append(done), lambda: False)
    assert found == file_vault.Found(5, (), is_whole=True)
    assert told == [1, 2, 3, 4, 5]
    with vault.database.write() as connection:
        connection.exec_driver_sql("UPDATE file_piece SET content = zeroblob(1048576) WHERE number = 2")
        connection.exec_driver_sql("DELETE FROM file_piece WHERE number = 4")
    found = vault.verify(sha256, lambda _done, _all: None, lambda: False)
    assert found == file_vault.Found(5, (3, 5), is_whole=False)
    with pytest.raises(InputRefused, match="piece 3 of 5"):
        b"".join(vault.read(sha256))
    assert writer.take_in(io.BytesIO(content), name="from the stick again") == sha256
    assert b"".join(vault.read(sha256)) == content
    assert pieces_in(vault) == 5


def test_who_alters_a_piece_and_its_digest_is_found_by_the_hash_of_the_whole(
    vault: FileVault, writer: FileWriter
) -> None:
    sha256 = writer.take_in(io.BytesIO(video(2)), name="a")
    forged = os.urandom(PIECE_BYTES)
    with vault.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE file_piece SET content = ?, digest = ? WHERE number = 1",
            (forged, hashlib.sha256(forged).hexdigest()),
        )
    assert vault.verify(sha256, lambda _done, _all: None, lambda: False) == file_vault.Found(2, (), is_whole=False)


def test_a_live_act_never_waits_longer_than_a_slice(vault: FileVault, writer: FileWriter, lane: WriteLane) -> None:
    waited = []

    def act(_done: int, _all: int) -> None:
        asked = time.perf_counter()
        lane.live(lambda: None).result()
        waited.append(time.perf_counter() - asked)

    writer.take_in(io.BytesIO(video(40)), name="a", progress=act)
    assert sorted(waited)[len(waited) * 9 // 10] < 0.1


def test_a_newer_form_is_refused_and_left(tmp_path: Path) -> None:
    database = open_files(tmp_path / "files.sqlite")
    with database.write() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(AppError, match="newer version"):
        open_files(tmp_path / "files.sqlite")
