"""Opening what this installation keeps: its own file, or the server it shares with others."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.key import new_key
from app.paths import DataDirectory
from app.store.engine import Database
from app.store.files.file_tables import open_files
from app.store.migrate import upgrade
from app.store.place import require_not_lost
from app.store.unit_of_work import Store


def open_databases(data: DataDirectory, address: str) -> tuple[Database, Database]:
    """Records and files, at this program's schema. A file of this computer's is brought to it after a backup; a server
    is only looked at (`address` names it), for others work on it too."""
    if not address:
        require_not_lost(data.database, (data.backups, data.layout, data.settings))
    database = Database(address or data.database)
    try:
        if address:
            from app.store.server_schema import require_current

            require_current(database)
            return database, Database(address)
        upgrade(database, data.backups)
        return database, open_files(data.files)
    except BaseException:
        database.close()
        raise


def hear_other_desks(store: Store) -> Callable[[], object]:
    """Have what other desks of a server change told as if it had been done here; calling what is returned ends it."""
    if store.database.is_sqlite:
        return lambda: None
    from app.store.change_listener import ChangeListener

    listener = ChangeListener(store.database, store.origin, store.publish)
    listener.start()
    return listener.close


def own_desk(data: DataDirectory, address: str) -> str:
    """This computer's key among the desks of a shared database, made on first use; empty where a file has one desk."""
    if not address:
        return ""
    if not data.desk_key.exists():
        part = data.desk_key.with_suffix(".part")
        part.write_text(new_key(), "utf-8")
        part.replace(data.desk_key)
    return data.desk_key.read_text("utf-8").strip()
