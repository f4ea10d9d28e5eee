"""Views of the map that were kept."""

from __future__ import annotations

from sqlalchemy import Connection, or_

from app.domain.saved_view import SavedView
from app.store.records import RecordStore
from app.store.tables import saved_view

saved_views: RecordStore[SavedView] = RecordStore(SavedView)


def seen_by(connection: Connection, user_id: str) -> list[SavedView]:
    """A user's own, then those that are shared, each by name."""
    return saved_views.find(
        connection,
        or_(saved_view.c.user_id == user_id, saved_view.c.is_shared),
        order=(saved_view.c.is_shared, saved_view.c.name),
    )


def named(connection: Connection, user_id: str, name: str, *, is_shared: bool) -> SavedView | None:
    """The one of this name: among the user's own, or among the shared."""
    whose = () if is_shared else (saved_view.c.user_id == user_id,)
    found = saved_views.find(
        connection, saved_view.c.name == name, saved_view.c.is_shared == is_shared, *whose, limit=1
    )
    return found[0] if found else None
