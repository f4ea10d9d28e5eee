"""The audit of what is kept in masses: one row for each hour and source, with how many signals it gave."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from app.domain.access import Actor
from app.store import audit_store, user_store

WORD = "signals_of_the_hour"


class SourceHours:
    """The counts of the present hour, kept with each batch in its own transaction. Used on the writer only."""

    def __init__(self, system: Callable[[], Actor]) -> None:
        self._system = system

    def add(self, connection: Connection, counts: Mapping[str, int], now: datetime) -> None:
        """These many signals of each source are kept now; an hour that is over is written into the audit."""
        hour = f"{now:%Y-%m-%dT%H}"
        told = json.loads(user_store.installation_words(connection).get(WORD, "{}"))
        kept = Counter(told.get("counts", {}))
        if told and told["hour"] != hour:
            self._write_down(connection, told["hour"], kept, now)
            kept = Counter()
        kept.update(counts)
        user_store.set_installation_word(connection, WORD, json.dumps({"hour": hour, "counts": kept}))

    def _write_down(self, connection: Connection, hour: str, counts: Mapping[str, int], now: datetime) -> None:
        actor = self._system()
        for source, count in sorted(counts.items()):
            audit_store.append(
                connection,
                audit_store.Entry(
                    desk_id=actor.desk_id,
                    at=now,
                    user_id=actor.user_id,
                    act="signals.keep",
                    act_id=f"signals {hour} {source} {now.timestamp():.6f}",
                    subject="source",
                    subject_id=source,
                    reason="",
                    payload={"hour": hour, "count": count},
                ),
            )
