"""The desks of what a shift keeps of itself, joined: log, reminders, spot checks, handover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.access import Actor
from app.domain.feed_status import FeedStatus
from app.domain.sentence import sentence
from app.paths import DataDirectory
from app.services.cases.deadline_book import DeadlineBook
from app.services.duty.level_book import FILE_NAME, LevelBook
from app.services.duty.level_desk import LevelDesk
from app.services.sign_in import SignIn
from app.store.unit_of_work import Store
from app.wording import Wording

if TYPE_CHECKING:
    from app.bootstrap.coverage import GroundCoverage
    from app.services.duty.duty_printing import DutyPrinting
    from app.services.duty.handover_desk import HandoverDesk
    from app.services.duty.issue_desk import IssueDesk
    from app.services.duty.level_reports import LevelReports
    from app.services.duty.log_desk import LogDesk
    from app.services.duty.reminder_desk import ReminderDesk
    from app.services.duty.roster_reading import Unfilled
    from app.services.duty.sheet_sections import Beside
    from app.services.duty.spot_check_desk import SpotCheckDesk
    from app.services.duty.strength_desk import StrengthDesk


class Dutywork:
    """`live` tells how the feeds are and how many signals wait on the disk, none while nothing is heard; `unfilled`
    which turns of month sheets are short in the time to come.

    The level that holds stands in the first picture; all else is made on first use."""

    def __init__(
        self,
        store: Store,
        data: DataDirectory,
        sign_in: SignIn,
        deadlines: DeadlineBook,
        live: Callable[[], tuple[Sequence[FeedStatus], int]],
        is_demo: Callable[[], bool],
        unfilled: Callable[[timedelta], Sequence[Unfilled]],
        wording: Wording,
    ) -> None:
        self._unfilled = unfilled
        self._store, self._data, self._sign_in, self._deadlines = store, data, sign_in, deadlines
        self._live, self._is_demo, self._wording = live, is_demo, wording
        self.levels = LevelDesk(store, LevelBook(data.root / FILE_NAME))

    def tick(self, actor: Actor) -> None:
        """What becomes due by time alone: levels end first, then their reports and what is not back is told."""
        self.levels.tick(actor)
        self.reports.tick(actor)
        self.issues.tick(actor)

    @cached_property
    def log(self) -> LogDesk:
        """What is written down of a shift."""
        from app.services.duty.log_desk import LogDesk

        return LogDesk(self._store)

    @cached_property
    def reminders(self) -> ReminderDesk:
        """What was promised, and when it is due."""
        from app.services.duty.reminder_desk import ReminderDesk

        return ReminderDesk(self._store)

    @cached_property
    def issues(self) -> IssueDesk:
        """What is handed out and comes back."""
        from app.services.duty.issue_desk import IssueDesk

        return IssueDesk(self._store)

    @cached_property
    def reports(self) -> LevelReports:
        """What a duty level asks the desks to report."""
        from app.services.duty.level_reports import LevelReports

        return LevelReports(self._store, self.levels.book, self.reminders, self._wording)

    @cached_property
    def handovers(self) -> HandoverDesk:
        """The sheet and its signatures."""
        from app.services.duty.handover_desk import HandoverDesk

        return HandoverDesk(self._store, self._sign_in, self._beside, self._deadlines.clocks)

    @cached_property
    def spot_checks(self) -> SpotCheckDesk:
        """Draws of posts and what was found there."""
        from app.services.duty.spot_check_desk import SpotCheckDesk

        return SpotCheckDesk(self._store)

    @cached_property
    def printing(self) -> DutyPrinting:
        """Papers of a shift."""
        from app.services.duty.duty_printing import DutyPrinting

        return DutyPrinting(self._store, self._is_demo)

    @cached_property
    def coverage(self) -> GroundCoverage:
        """Which ground was seen."""
        from app.bootstrap.coverage import GroundCoverage

        return GroundCoverage(self._store, self._data)

    @cached_property
    def strength(self) -> StrengthDesk:
        """Incidents against strength."""
        from app.services.duty.strength_desk import StrengthDesk

        return StrengthDesk(self._store)

    def _beside(self) -> Beside:
        from app.services.duty.sheet_sections import NEXT_DAY, Beside, Unsaved

        feeds, waiting = self._live()
        drafts = sum(1 for _file in self._data.drafts.glob("*.json"))
        unsaved = (
            Unsaved(sentence("Signals wait on the disk to be stored").template, waiting),
            Unsaved(sentence("Drafts are not saved").template, drafts),
        )
        return Beside(feeds, unsaved, self._unfilled(NEXT_DAY), self.levels.gaps())
