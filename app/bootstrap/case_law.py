"""The desks that keep what the law asks of case files, built together."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap.kept_files import KeptFiles
from app.services.cases.deadline_book import DeadlineBook
from app.services.cases.person_desk import PersonDesk
from app.services.cases.retention import Retention
from app.services.cases.review_desk import ReviewDesk
from app.services.cases.sealed_desk import SealedDesk
from app.store.unit_of_work import Store
from app.wording import Wording


class CaseLaw:
    """Each desk by its own name. `retention` erases by the time alone, with the heartbeat."""

    def __init__(
        self, store: Store, book: DeadlineBook, kept_files: KeptFiles, reports: Path, wording: Wording
    ) -> None:
        self.sealed_desk = SealedDesk(store, book)
        self.person_desk = PersonDesk(store)
        self.review_desk = ReviewDesk(store, book)
        self.retention = Retention(store, kept_files.vault, reports, wording, kept_files.sweep_soon)
