"""The desks of case files, joined."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from app.bootstrap.kept_files import KeptFiles
from app.paths import DataDirectory
from app.services.cases.case_desk import CaseDesk
from app.services.cases.deadline_book import DeadlineBook
from app.services.event_bus import EventBus
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from app.wording import Wording

if TYPE_CHECKING:
    from app.bootstrap.case_finding import CaseFinding
    from app.bootstrap.case_law import CaseLaw
    from app.services.cases.case_bulk_desk import CaseBulkDesk
    from app.services.cases.case_drafts import CaseDrafts
    from app.services.cases.case_presence import CasePresence
    from app.services.cases.case_printing import CasePrinting


class Casework:
    """What the window of a case and the command line ask; `kept_files` holds the evidence, `is_demo` marks sheets.

    The list of cases stands in the first picture; what else is done with them is made on first use.
    """

    def __init__(
        self,
        store: Store,
        lane: WriteLane,
        data: DataDirectory,
        kept_files: KeptFiles,
        bus: EventBus,
        wording: Wording,
        is_demo: Callable[[], bool],
        at_end: Callable[[Callable[[], object]], None],
    ) -> None:
        self._store, self._lane, self._kept_files, self._bus = store, lane, kept_files, bus
        self._data, self._wording, self._is_demo, self._at_end = data, wording, is_demo, at_end
        self.deadlines = DeadlineBook(data.case_deadlines)
        self.desk = CaseDesk(store, self.deadlines)

    @cached_property
    def bulk(self) -> CaseBulkDesk:
        """Acts on many cases at once."""
        from app.services.cases.case_bulk_desk import CaseBulkDesk

        return CaseBulkDesk(self._store)

    @cached_property
    def drafts(self) -> CaseDrafts:
        """What is typed and not yet saved."""
        from app.services.cases.case_drafts import CaseDrafts

        return CaseDrafts(self._data.drafts)

    @cached_property
    def presence(self) -> CasePresence:
        """Who looks at which case, and who edits it."""
        from app.services.cases.case_presence import CasePresence

        return CasePresence()

    @cached_property
    def law(self) -> CaseLaw:
        """What the law asks of case files."""
        from app.bootstrap.case_law import CaseLaw

        return CaseLaw(self._store, self.deadlines, self._kept_files, self._data.reports, self._wording)

    @cached_property
    def finding(self) -> CaseFinding:
        """What finds and links case files."""
        from app.bootstrap.case_finding import CaseFinding

        finding = CaseFinding(self._store, self._lane, self._kept_files.text_of, self._kept_files.work.close)
        self._at_end(self._bus.subscribe(finding.on_fact))
        return finding

    @cached_property
    def printing(self) -> CasePrinting:
        """Sheets of cases."""
        from app.services.cases.case_printing import CasePrinting

        return CasePrinting(self._store, self.desk, self._kept_files.evidence_desk, self._is_demo)
