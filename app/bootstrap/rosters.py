"""The desks of month sheets, joined."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from app.paths import DataDirectory
from app.services.cases.work_process import WorkProcess
from app.services.duty.duty_particulars import DutyParticulars
from app.services.duty.roster_book import RosterBook
from app.services.duty.roster_desk import RosterDesk
from app.services.duty.roster_generator import RosterGenerator
from app.services.duty.sheet_files import SheetFiles
from app.store.unit_of_work import Store


class Rosters:
    """What the window of month sheets asks; files that came from elsewhere are read in the process of `work`."""

    def __init__(
        self,
        store: Store,
        data: DataDirectory,
        work: WorkProcess,
        now: Callable[[], datetime],
    ) -> None:
        self.book = RosterBook(data.rosters, data.holidays)
        self.desk = RosterDesk(store, self.book)
        self.generator = RosterGenerator(self.book, now)
        self.particulars = DutyParticulars(store)
        self._store, self._work = store, work

    @cached_property
    def files(self) -> SheetFiles:
        """Workbooks and calendars; made on first use."""
        return SheetFiles(self._store, self.book, self._work)
