"""What the law lets nobody keep any longer: names of ended entries, callers of half a year ago, files that belong to no
record. Erased and told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.access import Actor, Right
from app.domain.case_person import PersonCategory
from app.domain.events import RecordsChanged
from app.domain.evidence import EvidenceAct
from app.domain.labels import label
from app.domain.sentence import sentence
from app.errors import AppError
from app.formats.atomic_file import replaced_whole
from app.services.cases.case_words import COUNTY_TIME
from app.services.cases.evidence_desk import note_step
from app.store import case_person_store, evidence_store
from app.store.files.file_vault import FileVault
from app.store.unit_of_work import Store
from app.wording import Wording

KEPT_AFTER_END = timedelta(days=7)
"""So long an ended entry keeps its name, for the case that it was ended by mistake."""
CALLER_KEPT = timedelta(days=180)
REMOVED_KEPT = timedelta(days=30)
"""So long the bytes of a file stay that was taken out of the last record which named it."""


@dataclass(frozen=True)
class ErasedPerson:
    """An entry whose name is gone."""

    person_id: str
    case_id: str
    category: str
    ended_at: datetime


@dataclass(frozen=True)
class ErasedFile:
    """A file whose bytes are gone; its record, its hash and its chain stay."""

    sha256: str
    removed_at: datetime


@dataclass(frozen=True)
class PurgeReport:
    """What was erased, without saying who it was; `file`: where the report lies, None where it could not be written."""

    at: datetime
    persons: tuple[ErasedPerson, ...] = ()
    callers: int = 0
    files: tuple[ErasedFile, ...] = ()
    file: Path | None = None


class Retention:
    """Erasing is an act like any other, and cannot be taken back. `give_back` is called once files were let go: it
    gives their room back to the disk, in its own time."""

    def __init__(
        self, store: Store, vault: FileVault, reports: Path, wording: Wording, give_back: Callable[[], object]
    ) -> None:
        self._store, self._vault, self._reports, self._wording = store, vault, reports, wording
        self._give_back = give_back
        self._looked_at: datetime | None = None

    def tick(self, actor: Actor) -> None:
        """Once a day, and at the start: erase what is due. By the time alone, so a desk that was off is late once."""
        now = self._store.now()
        if self._looked_at is None or not timedelta() <= now - self._looked_at < timedelta(days=1):
            self._looked_at = now
            if self.due(now):
                self.purge(actor, f"purge.{now:%Y%m%dT%H%M%S%f}")

    def due(self, now: datetime) -> int:
        """How many names and files wait to be erased."""
        with self._store.read() as connection:
            persons = case_person_store.to_be_erased(connection, now, KEPT_AFTER_END)
            callers = case_person_store.old_callers(connection, now - CALLER_KEPT)
            return len(persons) + len(callers) + len(self._files_due(connection, now))

    def purge(self, actor: Actor, act_id: str) -> PurgeReport:
        """Erase the names of entries that ended more than a week ago, of callers of more than 180 days ago whose call
        no case holds, and the files that no record has named for a month. On the writer: whoever takes a file in
        writes its record there too, so none is erased that is wanted again."""
        with self._store.act(actor, act_id, "retention.purge", Right.CASES) as work:
            if work.repeated:
                return PurgeReport(work.now)
            found = case_person_store.to_be_erased(work.connection, work.now, KEPT_AFTER_END)
            persons = tuple(ErasedPerson(*one) for one in found)
            for one in persons:
                case_person_store.erase(work, one.person_id)
            callers = case_person_store.old_callers(work.connection, work.now - CALLER_KEPT)
            for key in callers:
                case_person_store.erase_caller(work, key)
            files = self._files_due(work.connection, work.now)
            for file in files:
                for piece in evidence_store.taken_out(work.connection, file.sha256):
                    note_step(work, piece, EvidenceAct.ERASED, actor, "")
            work.about("retention", f"{len(persons)}+{len(callers)}+{len(files)}")
            work.tell(RecordsChanged("call", tuple(callers)))
            work.tell(RecordsChanged("case_file", tuple({one.case_id for one in persons})))
        for file in files:
            self._vault.release(file.sha256)
        if files:
            self._give_back()
        report = PurgeReport(work.now, persons, len(callers), files)
        return replace(report, file=self._written(report))

    def _files_due(self, connection: Any, now: datetime) -> tuple[ErasedFile, ...]:
        gone = evidence_store.named_no_more(connection)
        old = [(sha256, at) for sha256, at in gone.items() if at <= now - REMOVED_KEPT]
        return tuple(ErasedFile(sha256, at) for sha256, at in sorted(old) if self._vault.holds(sha256))

    def _written(self, report: PurgeReport) -> Path | None:
        """The audit has it all; a disk that is full must not make an erasure fail that is done."""
        target = self._reports / f"purge-{report.at:%Y%m%d-%H%M%S}.txt"
        try:
            self._reports.mkdir(parents=True, exist_ok=True)
            with replaced_whole(target) as draft:
                draft.write_text("\n".join(self.lines(report)) + "\n", "utf-8")
        except (AppError, OSError):
            return None
        return target

    def lines(self, report: PurgeReport) -> list[str]:
        """The report as it is read."""
        at = f"{report.at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}"
        told = [
            sentence("Erased on {at}", at=at),
            sentence("Persons of cases: {count}", count=len(report.persons)),
            sentence("Callers of calls older than {days} days: {count}", days=CALLER_KEPT.days, count=report.callers),
        ]
        told.append(sentence("Files that no record names any more: {count}", count=len(report.files)))
        for file in report.files:
            day = f"{file.removed_at.astimezone(COUNTY_TIME):%Y-%m-%d}"
            told.append(sentence("File {sha256}, taken out {day}", sha256=file.sha256, day=day))
        for one in report.persons:
            ended = f"{one.ended_at.astimezone(COUNTY_TIME):%Y-%m-%d}"
            category = label(PersonCategory(one.category))
            told.append(
                sentence(
                    "Case {case}, entry {entry}: {category}, ended {day}",
                    case=one.case_id,
                    entry=one.person_id,
                    category=category,
                    day=ended,
                )
            )
        return [self._wording.sentence(one) for one in told]
