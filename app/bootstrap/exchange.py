"""Files in and out, joined. Made on first use: the libraries of file formats cost each start a quarter of a second."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

if TYPE_CHECKING:
    from app.services.files.export_desk import ExportDesk
    from app.services.files.import_desk import ImportDesk


class Exchange:
    """Each desk by its own name; `reports` is where the reports of imports are kept."""

    def __init__(
        self, store: Store, lane: WriteLane, reports: Path, at_end: Callable[[Callable[[], object]], None]
    ) -> None:
        self._store, self._lane, self._reports, self._at_end = store, lane, reports, at_end

    @cached_property
    def import_desk(self) -> ImportDesk:
        """Files in."""
        from app.services.files.import_desk import ImportDesk

        desk = ImportDesk(self._store, self._lane, self._reports)
        self._at_end(desk.close)
        return desk

    @cached_property
    def export_desk(self) -> ExportDesk:
        """Files out."""
        from app.services.files.export_desk import ExportDesk

        return ExportDesk(self._store)
