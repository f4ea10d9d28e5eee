"""A desk's file is carried to a shared server and back, and nothing is lost or changed on the way."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, insert, select

from app.bootstrap import Program
from app.cli.run import main
from app.domain.access import Actor, Right, Role
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.paths import DataDirectory
from app.services import whole_copies
from app.store import text_index, whole_copy
from app.store.engine import Database
from app.store.files.file_tables import PIECE_BYTES, held, piece
from app.store.tables import audit
from tests.real_server import Server

OFFICER = Actor(user_id="u-han", name="韩", role=Role.OFFICER, desk_id="desk-1")
FILM = bytes(range(256)) * (PIECE_BYTES // 256)


@pytest.fixture
def empty(server: Server) -> Iterator[str]:
    """The address of a database in which nothing was made yet."""
    name = f"c{new_key()}"
    server.say(f"CREATE DATABASE {name}")
    yield server.address(name)
    server.say(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def worked(tmp_path: Path) -> DataDirectory:
    """A data directory in which a unit, a text of a case and a film of two pieces are kept."""
    data = DataDirectory(tmp_path / "one")
    with Program(data) as program:
        add_unit(program, "X1")
        with program.store.database.write() as connection:
            text_index.put(connection, "c1", "case_file", "c1", "盗窃原油")
        with program.kept_files.vault.database.write() as connection:
            sha256 = hashlib.sha256(FILM * 2).hexdigest()
            now = datetime.now(UTC)
            connection.execute(
                insert(held).values(row_no=1, sha256=sha256, size=len(FILM) * 2, head="h", begun_at=now, whole_at=now)
            )
            for number in range(2):
                connection.execute(insert(piece).values(file_no=1, number=number, digest="d", content=FILM))
    return data


def add_unit(program: Program, code: str) -> None:
    with program.store.act(OFFICER, new_key(), "unit.add", Right.ACT) as work:
        work.add(Unit(id=new_key(), owner_domain=OwnerDomain.POLICE, code=code, name="巡", kind=UnitKind.PATROL_GROUP))


def copy(data: DataDirectory, way: str, address: str) -> int:
    return main(["--data", str(data.root), "db", "copy", way, address])


def test_what_went_from_a_file_to_a_server_and_back_is_the_same_in_every_table(
    worked: DataDirectory, empty: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back = DataDirectory(tmp_path / "back")
    assert copy(worked, "--to", empty) == 0
    there = capsys.readouterr().out
    assert copy(back, "--from", empty) == 0
    assert capsys.readouterr().out == there
    assert {"unit", "audit", "audit_payload", "case_text", "held_file", "file_piece"} <= set(there.split())
    with Program(back) as program:
        assert program.upkeep.audit_state().breaks == ()
        with program.kept_files.vault.database.read() as connection:
            assert connection.execute(select(piece.c.content)).scalars().all() == [FILM, FILM]
        with program.store.database.read() as connection:
            found = "SELECT count(*) FROM case_terms WHERE case_terms MATCH '\"盗窃\"'"
            assert connection.exec_driver_sql(found).scalar_one() == 1


def test_work_goes_on_at_the_server_with_the_numbers_that_follow(worked: DataDirectory, empty: str) -> None:
    assert copy(worked, "--to", empty) == 0
    database = Database(empty)
    with database.write() as connection:
        before = connection.execute(select(audit.c.row_no).order_by(audit.c.row_no.desc())).scalars().first()
        assert before is not None
        row = {one.name: "x" for one in audit.c if one.name not in ("row_no", "at", "number")}
        added = connection.execute(insert(audit).values(**row, at=datetime.now(UTC), number=1))
        assert added.inserted_primary_key == (before + 1,)
    database.close()


def test_a_target_that_keeps_something_is_refused_and_left(
    worked: DataDirectory, empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copy(worked, "--to", empty) == 0
    assert copy(worked, "--to", empty) == 1
    assert "不是空的" in capsys.readouterr().err
    assert copy(worked, "--from", empty) == 1
    assert "已存在" in capsys.readouterr().err


def test_a_directory_without_a_database_is_named(
    tmp_path: Path, empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = DataDirectory(tmp_path / "nothing")
    assert copy(nothing, "--to", empty) == 1
    assert "没有数据库" in capsys.readouterr().err
    assert not nothing.database.exists()


def test_of_a_copy_that_came_out_otherwise_nothing_is_kept(
    worked: DataDirectory,
    empty: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = whole_copy._digest

    def altered(connection: Connection, one: Table) -> whole_copy.CopiedTable:
        return whole_copy.CopiedTable(one.name, 0, "") if one is piece else whole(connection, one)

    with monkeypatch.context() as patch:
        patch.setattr(whole_copy, "_digest", altered)
        assert copy(worked, "--to", empty) == 1
        assert "不一致" in capsys.readouterr().err
    assert copy(worked, "--to", empty) == 0
    with monkeypatch.context() as patch:
        patch.setattr(whole_copy, "_digest", altered)
        back = DataDirectory(tmp_path / "back")
        assert copy(back, "--from", empty) == 1
        assert not back.database.exists()
        assert not back.files.exists()
    assert whole_copies.copy_from_server(back, empty)


@pytest.mark.parametrize("address", ["server", "postgresql://han:secret@127.0.0.1/onemap"])
def test_what_is_no_address_or_tells_a_password_is_refused(
    worked: DataDirectory, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copy(worked, "--to", address) == 1
    said = capsys.readouterr().err
    assert "postgresql://" in said
    assert "secret" not in said
