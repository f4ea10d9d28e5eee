"""Which ground was seen and how often it has to be, joined."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.paths import DataDirectory
from app.services.coverage.coverage_desk import CoverageDesk
from app.services.coverage.need_desk import NeedDesk
from app.services.coverage.night_keeper import NightKeeper
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.services.coverage.coverage_files import CoverageFiles


class GroundCoverage:
    """What the windows of coverage and visit needs ask."""

    def __init__(self, store: Store, data: DataDirectory) -> None:
        self._store = store
        self.desk = CoverageDesk(store.database.place, data.coverage)
        self.needs = NeedDesk(store)
        self.nights = NightKeeper(store, self.desk)

    @cached_property
    def files(self) -> CoverageFiles:
        """Lists and sheets that leave the desk; made on first use."""
        from app.services.coverage.coverage_files import CoverageFiles

        return CoverageFiles(self._store)
