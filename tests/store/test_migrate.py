"""A database is made, kept up, backed up first, and refused when newer."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.errors import StoreUnavailable
from app.store import migrate, schema_steps
from app.store.engine import Database
from app.store.migrate import HEAD, current_revision, upgrade
from app.store.place import file_system_of, is_network_share, require_local_and_writable, require_not_lost
from app.store.tables import asset
from app.store.unit_of_work import Store


def test_the_migrations_make_exactly_the_tables_of_the_program(store: Store) -> None:
    with store.database.write() as connection:
        # The terms of texts, and what desks of a server tell each other, lie differently in each: not in the metadata.
        apart = ("case_terms", "change")

        def is_ours(name: str | None, kind: str, _of: object) -> bool:
            return kind != "table" or not ((name or "").startswith(apart[0]) or name == apart[1])

        own = {"compare_type": True, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=own)
        assert compare_metadata(context, asset.metadata) == []


def test_the_newest_migration_is_the_schema_the_program_says_it_writes() -> None:
    assert ScriptDirectory.from_config(schema_steps.migration_config()).get_current_head() == HEAD


def test_a_newer_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    database = Database(tmp_path / "onemap.sqlite")
    upgrade(database, tmp_path / "backups")
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(StoreUnavailable, match="newer version"):
        upgrade(database, tmp_path / "backups")
    assert current_revision(database) == "0999"
    assert not (tmp_path / "backups").exists()
    database.close()


def test_an_older_database_is_backed_up_before_it_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(tmp_path / "onemap.sqlite")
    upgrade(database, tmp_path / "backups")
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO installation VALUES ('demo', '1')")
    monkeypatch.setattr(migrate, "HEAD", "9999")
    stood_while_changed: list[Path] = []
    monkeypatch.setattr(
        schema_steps, "run", lambda _connection: stood_while_changed.extend((tmp_path / "backups").iterdir())
    )
    copy = upgrade(database, tmp_path / "backups")
    database.close()
    assert copy is not None
    assert stood_while_changed == [copy]
    kept = Database(copy)
    with kept.read() as connection:
        assert connection.exec_driver_sql("SELECT value FROM installation").scalar_one() == "1"
    kept.close()


def test_opening_a_current_database_changes_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "onemap.sqlite")
    assert upgrade(database, tmp_path / "backups") is None
    assert upgrade(database, tmp_path / "backups") is None
    assert current_revision(database) == HEAD
    assert not (tmp_path / "backups").exists()
    database.close()


def test_a_file_that_is_no_database_is_refused_and_left(tmp_path: Path) -> None:
    file = tmp_path / "onemap.sqlite"
    file.write_bytes(b"this is a shopping list, not a database" * 100)
    database = Database(file)
    with pytest.raises(StoreUnavailable, match="not a database"):
        upgrade(database, tmp_path / "backups")
    database.close()
    assert file.read_bytes().startswith(b"this is a shopping list")


@pytest.mark.parametrize("kind", ["nfs4", "cifs"])
def test_a_network_share_is_known_by_its_file_system(kind: str) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/police /mnt/share\\040one {kind} rw 0 0\n"
    assert file_system_of(Path("/mnt/share one/data"), mounts) == kind
    assert file_system_of(Path("/home/duty"), mounts) == "ext4"


def test_a_windows_share_is_refused_by_its_name() -> None:
    assert is_network_share(Path("//server/police/onemap"))


def test_a_network_share_is_refused_with_a_sentence() -> None:
    with pytest.raises(StoreUnavailable, match="network share"):
        require_local_and_writable(Path("//server/police/onemap"))


def test_a_database_that_lost_all_its_bytes_is_not_taken_for_a_new_county(tmp_path: Path) -> None:
    database, layout = tmp_path / "onemap.sqlite", tmp_path / "layout.json"
    database.touch()
    require_not_lost(database, [layout])
    layout.write_text("{}", "utf-8")
    with pytest.raises(StoreUnavailable, match="restore the newest backup"):
        require_not_lost(database, [layout])
