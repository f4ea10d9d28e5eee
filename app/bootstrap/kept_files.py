"""The files of one installation and the desks that keep files in them, joined."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app.domain.evidence import Evidence
from app.errors import AppError
from app.paths import DataDirectory
from app.services.cameras.picture_desk import PictureDesk
from app.services.cases.evidence_copies import EvidenceCopies
from app.services.cases.evidence_desk import EvidenceDesk
from app.services.cases.work_process import WorkProcess
from app.settings import Settings
from app.store.engine import Database
from app.store.files.file_share import FileShare
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

UNFINISHED_KEPT = timedelta(days=3)
"""So long a file that was interrupted can be gone on with."""
TEXT_SECONDS = 60.0
log = logging.getLogger(__name__)


class KeptFiles:
    """`close` ends what is under way, to go on another time, and takes away what was opened."""

    def __init__(
        self, database: Database, store: Store, lane: WriteLane, data: DataDirectory, chosen: Callable[[], Settings]
    ) -> None:
        folder = chosen().evidence_folder
        self.vault = FileVault(database, lane, store.now, FileShare(Path(folder)) if folder else None)
        self._ending, self._sweeps = threading.Event(), list[threading.Thread]()
        self._writer = FileWriter(self.vault, lambda: chosen().evidence_quota_gb << 30)
        self.picture_desk = PictureDesk(store, lane, self.vault, self._writer)
        self.evidence_desk = EvidenceDesk(store, lane, self._writer)
        self.evidence_copies = EvidenceCopies(store, lane, self.vault, data.opened)
        self.work = WorkProcess()

    def text_of(self, evidence: Evidence) -> str:
        """The text of a piece of evidence, read in a process apart; raises `InputRefused` where it has none to give."""
        from app.formats.document_text import text_of

        read = self.evidence_copies.text
        return read(evidence.id, lambda copy, kind: self.work.run(text_of, copy, kind, seconds=TEXT_SECONDS))

    def sweep(self, is_stopped: Callable[[], bool]) -> None:
        """Take away what was let go, and what was interrupted long ago; slice by slice, until stopped. What cannot be
        taken away now (its folder is not reached) is the next time."""
        try:
            if left := self.vault.left_unfinished(self.vault.now() - UNFINISHED_KEPT):
                self.vault.drop(left, is_stopped)
        except AppError as error:
            log.warning("files were not swept: %s", error)

    def sweep_soon(self) -> None:
        """The same on a thread of its own."""
        self._sweeps = [one for one in self._sweeps if one.is_alive()]
        self._sweeps.append(threading.Thread(target=self.sweep, args=(self._ending.is_set,), name="file sweep"))
        self._sweeps[-1].start()

    def close(self) -> None:
        """End what is under way."""
        self._ending.set()
        for one in self._sweeps:
            one.join()
        self._writer.stop()
        self.work.close()
        self.evidence_copies.close()
