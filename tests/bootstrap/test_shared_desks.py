"""Two desks on one server: made by an administrator, opened by both, and what one does stands at the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command

from app import settings
from app.bootstrap import Program
from app.cli.run import main
from app.domain.access import Actor, Right
from app.domain.alert import AlertKind, AlertState, Severity
from app.domain.events import AlertRaised, Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.signal import AlertSignal
from app.errors import Conflict, StoreUnavailable
from app.paths import DataDirectory
from app.settings import Settings
from app.store import reminder_store, schema_steps
from app.store.engine import Database
from app.store.migrate import HEAD
from tests.real_server import Server

SOON_S = 10.0


@pytest.fixture
def empty(server: Server) -> Iterator[str]:
    """The address of a database in which nothing was made yet."""
    name = f"e{new_key()}"
    server.say(f"CREATE DATABASE {name}")
    yield server.address(name)
    server.say(f"DROP DATABASE {name} WITH (FORCE)")


def data_of(folder: Path, address: str) -> DataDirectory:
    data = DataDirectory(folder)
    folder.mkdir(parents=True)
    settings.save(Settings(database=address), data.settings)
    return data


@pytest.fixture
def desks(empty: str, tmp_path: Path) -> Iterator[tuple[Program, Program]]:
    assert main(["--data", str(data_of(tmp_path / "admin", empty).root), "db", "upgrade"]) == 0
    with Program(data_of(tmp_path / "one", empty)) as one, Program(data_of(tmp_path / "two", empty)) as two:
        yield one, two


def wait_for(seen: Callable[[], bool]) -> None:
    until = time.monotonic() + SOON_S
    while not seen() and time.monotonic() < until:
        time.sleep(0.01)
    assert seen()


def tell_of_a_fire(program: Program, actor: Actor) -> str:
    signal = AlertSignal(
        "video", "cam-7 001", program.now(), AlertKind.FIRE, Severity.CRITICAL, "烟火", lon=107.6, lat=37.2
    )
    program.alert_desk.hear(actor, new_key(), signal)
    return program.alert_desk.queue().alerts[0].id


def test_a_desk_opens_no_database_in_which_nothing_was_made_and_says_what_to_do(empty: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="db upgrade"):
        Program(data_of(tmp_path / "one", empty))


def test_a_schema_of_another_version_is_named_and_left(empty: str, tmp_path: Path) -> None:
    assert main(["--data", str(data_of(tmp_path / "admin", empty).root), "db", "upgrade"]) == 0
    database = Database(empty)
    for found, said in (("0001", "older schema"), ("9999", "newer version")):
        with database.write() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{found}'")
        with pytest.raises(StoreUnavailable, match=said):
            Program(data_of(tmp_path / found, empty))
        with database.read() as connection:
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == found
    database.close()


def test_tables_are_brought_up_after_a_dump_only(
    empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(data_of(tmp_path / "admin", empty).root), "db", "upgrade"]
    database = Database(empty)
    with database.write() as connection:
        config = schema_steps.migration_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0019")
    monkeypatch.setattr("app.store.server_schema.shutil.which", lambda _name: None)
    assert main(words) == 1
    assert "pg_dump" in capsys.readouterr().err
    monkeypatch.undo()
    assert main(words) == 0
    dump = Path(capsys.readouterr().out.strip())
    assert dump.read_bytes()[:5] == b"PGDMP"
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == HEAD
        assert connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one() == 0
    database.close()


def test_an_alert_at_one_desk_stands_at_the_other_within_a_second_and_is_taken_once(
    desks: tuple[Program, Program],
) -> None:
    one, two = desks
    told: list[Fact] = []
    two.bus.subscribe(told.append)
    begun = time.monotonic()
    alert_id = tell_of_a_fire(one, one.actor())
    wait_for(lambda: AlertRaised(alert_id) in told)
    assert time.monotonic() - begun < 1.0
    (there,) = two.alert_desk.queue().alerts
    assert (there.id, there.title, there.state) == (alert_id, "烟火", AlertState.UNACK)
    two.alert_desk.acknowledge(two.actor(), new_key(), alert_id)
    (here,) = one.alert_desk.queue().alerts
    assert (here.state, here.acknowledged_by) == (AlertState.ACKED, two.actor().name)


def test_what_two_desks_change_at_once_is_lost_for_neither(desks: tuple[Program, Program]) -> None:
    one, two = desks
    reminders = one.dutywork.reminders, two.dutywork.reminders
    key = reminders[0].set(one.actor(), new_key(), "回访姬塬井场", one.now() + timedelta(hours=2))
    with one.store.read() as connection:
        seen = reminder_store.reminders.get(connection, key)
    reminders[1].done(two.actor(), new_key(), key, "已回访")
    with pytest.raises(Conflict), one.store.act(one.actor(), new_key(), "reminder.later", Right.ACT) as work:
        work.change(seen, due_at=one.now() + timedelta(hours=5))
    assert reminders[0].standing() == ()


def test_each_desk_keeps_a_chain_of_its_own_and_all_of_them_hold(desks: tuple[Program, Program]) -> None:
    one, two = desks
    told: list[Fact] = []
    one.bus.subscribe(told.append)
    for program in desks:
        program.dutywork.reminders.set(program.actor(), new_key(), "点名", program.now() + timedelta(hours=1))
    wait_for(lambda: sum(isinstance(fact, RecordsChanged) and fact.noun == "reminder" for fact in told) == 2)
    state = one.upkeep.audit_state()
    assert state.breaks == ()
    assert one.actor().desk_id != two.actor().desk_id


def test_what_desks_told_each_other_is_kept_for_a_day_and_then_removed(desks: tuple[Program, Program]) -> None:
    one, _ = desks
    tell_of_a_fire(one, one.actor())
    begun = one.now()

    def kept() -> int:
        with one.store.read() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one())

    one.upkeep.tick(one.system_actor)
    assert kept() > 0
    one.store.now = lambda: begun + timedelta(hours=25)
    one.upkeep.tick(one.system_actor)
    assert kept() == 0
