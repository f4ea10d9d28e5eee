"""The desks that find case files and link them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from app.domain.events import Fact
from app.domain.evidence import Evidence
from app.services.cases.case_filter_desk import CaseFilterDesk
from app.services.cases.case_finder import CaseFinder
from app.services.cases.document_texts import DocumentTexts
from app.services.cases.likeness_desk import LikenessDesk
from app.services.cases.series_desk import SeriesDesk
from app.store import text_index
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane


class CaseFinding:
    """`on_fact` is to hear every fact: what is compared follows what is saved. `text_of` reads a document; `give_up`
    ends that."""

    def __init__(
        self, store: Store, lane: WriteLane, text_of: Callable[[Evidence], str], give_up: Callable[[], object]
    ) -> None:
        self._store, self._lane = store, lane
        self.finder = CaseFinder(store)
        self.filters = CaseFilterDesk(store)
        self.likeness = LikenessDesk(store)
        self.series = SeriesDesk(store)
        self.documents = DocumentTexts(store, lane, text_of, give_up)

    def on_fact(self, fact: Fact) -> None:
        """What was saved is compared as it is now."""
        self.likeness.on_fact(fact)
        self.documents.on_fact(fact)

    def read(self, stopping: Event) -> None:
        """Have found what is not yet: case files of before, some at a time, then documents as they come in, until
        `stop` is called with the same event. Belongs on a thread of its own."""
        while not stopping.is_set() and self._lane.bulk(self._read_some).result():
            pass
        if not stopping.is_set():
            self.documents.run()

    def stop(self, stopping: Event) -> None:
        """End `read` soon."""
        stopping.set()
        self.documents.stop()

    def _read_some(self) -> int:
        with self._store.database.write() as connection:
            return text_index.fill(connection)
