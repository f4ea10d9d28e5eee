"""What stands in the documents of cases, read behind the desk as they come in, so that it is found."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from app.domain.events import Fact, RecordsChanged
from app.domain.evidence import Evidence
from app.errors import AppError
from app.store import text_index
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

log = logging.getLogger(__name__)


class DocumentTexts:
    """`text_of` reads one document, and may take long or raise an `AppError`: then nothing of it is found but its name.

    `run` belongs on a thread of its own, until `stop`, which has `give_up` end the reading under way; facts wake it."""

    def __init__(
        self,
        store: Store,
        lane: WriteLane,
        text_of: Callable[[Evidence], str],
        give_up: Callable[[], object] = lambda: None,
    ) -> None:
        self._store, self._lane, self._text_of, self._give_up = store, lane, text_of, give_up
        self._wake, self._is_over = threading.Event(), False

    def on_fact(self, fact: Fact) -> None:
        """Evidence came in, or came back."""
        if isinstance(fact, RecordsChanged) and fact.noun == "evidence":
            self._wake.set()

    def run(self) -> None:
        """Read what has not been read, whenever there is something."""
        while not self._is_over:
            self.read()
            self._wake.wait()
            self._wake.clear()

    def read(self) -> int:
        """Read the documents that have not been read yet; how many were."""
        done = 0
        while not self._is_over:
            with self._store.read() as connection:
                waiting = text_index.unread_documents(connection, limit=1)
            if not waiting:
                break
            text = self._text(waiting[0])
            if not self._is_over:
                self._keep(waiting[0], text)
                done += 1
        return done

    def stop(self) -> None:
        """End `run` now; the document it is at is read another time."""
        self._is_over = True
        self._wake.set()
        self._give_up()

    def _text(self, one: Evidence) -> str:
        try:
            return self._text_of(one)
        except AppError as error:
            log.warning("no text in a document: %s", error)
            return ""

    def _keep(self, one: Evidence, text: str) -> None:
        def keep() -> None:
            with self._store.database.write() as connection:
                text_index.put(connection, one.case_id, text_index.DOCUMENT, one.id, text)

        self._lane.bulk(keep).result()
