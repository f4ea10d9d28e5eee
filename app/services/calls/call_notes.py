"""Notes on calls: a line that stands in the timeline with who wrote it and when, and is nothing but an audit row."""

from __future__ import annotations

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.errors import InputRefused
from app.store import call_store
from app.store.unit_of_work import Store


class CallNotes:
    """A note cannot be changed afterwards."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, actor: Actor, act_id: str, call_id: str, text: str) -> None:
        """Keep a line about a call, one that is over too."""
        with self._store.act(actor, act_id, "call.note", Right.CALLS, reason=text.strip()) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            if not text.strip():
                raise InputRefused("The note is empty. Nothing was saved.")
            work.about("call", call.id)
            work.tell(RecordsChanged("call", (call.id,)))
