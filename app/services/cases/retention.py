"""What the law lets nobody keep any longer: names of ended entries, callers of half a year ago. Erased and told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.case_person import PersonCategory
from app.domain.events import RecordsChanged
from app.domain.labels import label
from app.domain.sentence import sentence
from app.errors import AppError
from app.formats.atomic_file import replaced_whole
from app.services.cases.case_words import COUNTY_TIME
from app.store import case_person_store
from app.store.unit_of_work import Store
from app.wording import Wording

KEPT_AFTER_END = timedelta(days=7)
"""So long an ended entry keeps its name, for the case that it was ended by mistake."""
CALLER_KEPT = timedelta(days=180)


@dataclass(frozen=True)
class ErasedPerson:
    """An entry whose name is gone."""

    person_id: str
    case_id: str
    category: str
    ended_at: datetime


@dataclass(frozen=True)
class PurgeReport:
    """What was erased, without saying who it was; `file`: where the report lies, None where it could not be written."""

    at: datetime
    persons: tuple[ErasedPerson, ...]
    callers: int
    file: Path | None = None


class Retention:
    """Erasing is an act like any other, and cannot be taken back."""

    def __init__(self, store: Store, reports: Path, wording: Wording) -> None:
        self._store, self._reports, self._wording = store, reports, wording
        self._looked_at: datetime | None = None

    def tick(self, actor: Actor) -> None:
        """Once a day, and at the start: erase what is due. By the time alone, so a desk that was off is late once."""
        now = self._store.now()
        if self._looked_at is None or not timedelta() <= now - self._looked_at < timedelta(days=1):
            self._looked_at = now
            if self.due(now):
                self.purge(actor, f"purge.{now:%Y%m%dT%H%M%S%f}")

    def due(self, now: datetime) -> int:
        """How many names wait to be erased."""
        with self._store.read() as connection:
            persons = case_person_store.to_be_erased(connection, now, KEPT_AFTER_END)
            return len(persons) + len(case_person_store.old_callers(connection, now - CALLER_KEPT))

    def purge(self, actor: Actor, act_id: str) -> PurgeReport:
        """Erase the names of entries that ended more than a week ago, and of callers of more than 180 days ago whose
        call no case holds."""
        with self._store.act(actor, act_id, "retention.purge", Right.ACT) as work:
            if work.repeated:
                return PurgeReport(work.now, (), 0)
            found = case_person_store.to_be_erased(work.connection, work.now, KEPT_AFTER_END)
            persons = tuple(ErasedPerson(*one) for one in found)
            for one in persons:
                case_person_store.erase(work, one.person_id)
            callers = case_person_store.old_callers(work.connection, work.now - CALLER_KEPT)
            for key in callers:
                case_person_store.erase_caller(work, key)
            work.about("retention", f"{len(persons)}+{len(callers)}")
            work.tell(RecordsChanged("call", tuple(callers)))
            work.tell(RecordsChanged("case_file", tuple({one.case_id for one in persons})))
        report = PurgeReport(work.now, persons, len(callers))
        return PurgeReport(report.at, report.persons, report.callers, self._written(report))

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
