"""Keeping an installation sound: what it holds, whether it is whole, its backups; what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app import settings
from app.domain.access import Actor, Right
from app.domain.sentence import Sentence
from app.errors import InputRefused
from app.paths import DataDirectory
from app.store import (
    audit_walk,
    backups,
    batches,
    evidence_store,
    fix_store,
    server_schema,
    shared_changes,
    statistics,
    text_index,
    user_store,
)
from app.store.desk_lock import DeskLock
from app.store.engine import Database
from app.store.files import file_copies
from app.store.files.file_share import FileShare
from app.store.files.file_vault import FileVault
from app.store.migrate import HEAD
from app.store.place import require_local_and_writable
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

FORGET_EACH = timedelta(hours=1)
DEMO, DEMO_MADE_AT = "demo", "demo_made_at"


@dataclass(frozen=True)
class AuditState:
    """Whether the audit chains hold: how many rows were walked, of how many before and after were erased by law, and
    what was found, a sentence each."""

    rows: int
    erased: int
    breaks: tuple[Sentence, ...]


class Upkeep:
    """Acts of whoever looks after the installation."""

    def __init__(self, store: Store, lane: WriteLane, data: DataDirectory, vault: FileVault) -> None:
        self._store, self._lane, self._data, self._vault = store, lane, data, vault
        self._forgot_at: datetime | None = None

    def demo_seed(self) -> str | None:
        """The seed of the demo oilfield, or None in a real installation: the window is badged by this."""
        with self._store.read() as connection:
            return user_store.installation_words(connection).get(DEMO)

    def demo_made_at(self) -> datetime | None:
        """The moment that was "now" when the demo was made: its alerts, units and duty are as of then."""
        with self._store.read() as connection:
            made_at = user_store.installation_words(connection).get(DEMO_MADE_AT)
        return None if made_at is None else datetime.fromisoformat(made_at)

    def counts(self) -> dict[str, int]:
        """Visible rows by table."""
        with self._store.read() as connection:
            return {**statistics.row_counts(connection), "fix": fix_store.count(connection)}

    def schema(self) -> str:
        """The schema this program writes."""
        return HEAD

    def problems(self) -> list[str]:
        """What SQLite's own checks find wrong with the file, and which files of records are missing; empty when it is
        whole. Whether files were altered is told by reading them all, which takes long: `EvidenceCopies.verify_all`."""
        with self._store.read() as connection:
            found = statistics.integrity_problems(connection)
            named = evidence_store.files_to_keep(connection)
        return [
            *found,
            *(f"{name} {sha256}: missing" for sha256, name in named.items() if not self._vault.holds(sha256)),
        ]

    def audit_state(self) -> AuditState:
        """Walk every audit chain."""
        with self._store.read() as connection:
            walked = audit_walk.walk(connection)
        return AuditState(walked.rows, walked.erased, tuple(one.what for one in walked.breaks))

    def back_up(self, actor: Actor, now: datetime, target: Path | None = None) -> Path:
        """A whole copy of the database, made while the desk goes on; where it lies. Files are added to the one copy of
        files beside it. Raises `InputRefused` after all else is copied, where files were altered and left out."""
        actor.require(Right.SETTINGS)
        copy = target or self._data.backups / f"onemap-{now:%Y%m%d-%H%M%S}.sqlite"
        if copy.exists():
            raise InputRefused("{file} exists already. It was left as it is; name another file.", file=str(copy))
        if copy.parent.resolve() == self._data.root.resolve():
            raise InputRefused(
                "A backup does not lie beside what it copies. Nothing was written; choose another folder."
            )
        if not self._store.database.is_sqlite:
            raise InputRefused(
                "The shared database is copied where it lies, by pg_dump of its server. Nothing was written here."
            )
        backups.back_up(self._data.database, copy)
        with self._store.read() as connection:
            erased = evidence_store.erased_files(connection)
        with file_copies.vault_at(copy.with_name(file_copies.FILES_NAME), self._store.now) as kept:
            copied = file_copies.copy_missing(self._vault, kept)
            file_copies.forget(kept, erased)
        if copied.altered:
            raise InputRefused(
                "{count} files were altered where they are kept and were not copied; an earlier backup may have them: "
                "{files}. Everything else is in {copy}.",
                count=len(copied.altered),
                files=", ".join(copied.altered[:5]),
                copy=str(copy),
            )
        return copy

    def tick(self, _actor: Actor) -> None:
        """Once an hour remove what desks of a shared server have told each other long ago; to be called every second on
        the writer."""
        now = self._store.now()
        if self._store.database.is_sqlite or (self._forgot_at is not None and now - self._forgot_at < FORGET_EACH):
            return
        self._forgot_at = now
        with self._store.database.write() as connection:
            shared_changes.forget_old(connection, now - shared_changes.KEPT_FOR)

    def unfinished(self) -> list[int]:
        """The long writes a crash left without end; to be asked before a new one is begun."""
        with self._store.read() as connection:
            return batches.unfinished(connection)

    def sweep(self, numbers: Sequence[int], is_stopped: Callable[[], bool]) -> int:
        """Remove what those left; how many rows went. Nobody sees them either way, so it may stop and go on later."""
        return batches.sweep(self._store, self._lane, numbers, is_stopped)

    def rebuild_texts(self, actor: Actor) -> int:
        """Make the index of the texts of case files anew; how many pieces are in it."""
        actor.require(Right.SETTINGS)

        def rebuild() -> int:
            with self._store.database.write() as connection:
                return text_index.rebuild(connection)

        return self._lane.bulk(rebuild).result()


def upgrade_server(data: DataDirectory, address: str) -> Path | None:
    """Make or bring up the tables of a shared database, as its administrator wants it; the dump made before."""
    database = Database(address)
    try:
        return server_schema.upgrade_server(database, data.backups)
    finally:
        database.close()


def put_demo_aside(data: DataDirectory, now: datetime) -> Path | None:
    """Make room for a new demo: the one that lives here becomes a backup; where that lies, None where there was none.

    No program may have the directory open. Raises `InputRefused` where it holds a real oilfield."""
    require_local_and_writable(data.root)
    if not data.database.exists():
        return None
    lock = DeskLock(data.lock)
    try:
        if backups.installation_word(data.database, DEMO) is None:
            raise InputRefused("This data directory holds no demo. It was left as it is; give the demo one of its own.")
        former = data.backups / f"demo-{now:%Y%m%d-%H%M%S}.sqlite"
        backups.put_aside(data.database, former)
        return former
    finally:
        lock.release()


def restore(data: DataDirectory, copy: Path, now: datetime) -> Path | None:
    """Put a backup in the database's place; where the former one was kept. No program may have the directory open.

    Of the files beside the backup those come back that are missing here or are not what they were."""
    require_local_and_writable(data.root)
    lock = DeskLock(data.lock)
    try:
        former = backups.restore(data.database, copy, data.backups / f"replaced-{now:%Y%m%d-%H%M%S}.sqlite")
        beside = copy.with_name(file_copies.FILES_NAME)
        if beside.exists():
            former_files = data.backups / f"replaced-files-{now:%Y%m%d-%H%M%S}.sqlite"
            folder = settings.load(data.settings).evidence_folder
            file_copies.bring_back(beside, data.files, former_files, now, FileShare(Path(folder)) if folder else None)
        return former
    finally:
        lock.release()
