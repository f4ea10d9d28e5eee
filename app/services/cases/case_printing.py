"""Sheets of a case that leave the desk: made, written and put on record in one act.

What is sealed is not to be seen by any of it, so it cannot be printed: there is no such case.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm
from app.domain.sheet_name import SheetName
from app.errors import InputRefused, NotFound
from app.services.cases.case_reading import CaseReading
from app.services.cases.case_sheets import BesideFile, Occasion, case_sheet
from app.services.cases.case_writing import CASE_NOUN
from app.services.cases.evidence_desk import EvidenceDesk
from app.services.cases.lesson_form import lesson_form
from app.services.cases.person_reading import PersonReading
from app.services.cases.review_desk import ReviewDesk
from app.services.office_file import Written, write_office
from app.store import case_store
from app.store.unit_of_work import Store
from app.wording import Wording


class CasePrinting:
    """Reads on any reader, acts on the writer. `is_demo` says whether the data is invented, which every sheet tells."""

    def __init__(
        self, store: Store, cases: CaseReading, evidence: EvidenceDesk, is_demo: Callable[[], bool] = lambda: False
    ) -> None:
        self._store, self._cases, self._evidence, self._is_demo = store, cases, evidence, is_demo
        self._persons, self._reviews = PersonReading(store), ReviewDesk(store, cases.book)

    def case_named(self, word: str) -> str:
        """The key of the case with this number or short name; raises `NotFound`, or `InputRefused` where it means
        several."""
        with self._store.read() as connection:
            found = case_store.named(connection, word.strip())
        if not found:
            raise NotFound("There is no case {word}. Nothing was written; check the number.", word=word)
        if len(found) > 1:
            raise InputRefused("Several cases are called {word}. Nothing was written; give the number.", word=word)
        return found[0].id

    def form(self, actor: Actor, case_id: str, name: SheetName, marking: Marking, wording: Wording) -> OfficeForm:
        """The sheet as it is now; raises `NotFound`, `NotPermitted`."""
        actor.require(Right.CASES, Right.EXPORT)
        marks = [label(marking)] if marking is not Marking.NONE else []
        marks += ["Demo data"] if self._is_demo() else []
        occasion = Occasion(wording=wording, operator=actor.name, at=self._store.now(), marks=tuple(marks))
        if name is SheetName.LESSON:
            return lesson_form(self._reviews.lesson(case_id), occasion)
        beside = BesideFile(self._evidence.kept(case_id), self._persons.of_case(case_id))
        return case_sheet(name, self._cases.dossier(case_id), beside, occasion)

    def write(
        self,
        actor: Actor,
        act_id: str,
        case_id: str,
        name: SheetName,
        file: Path,
        *,
        marking: Marking,
        wording: Wording,
        write_pdf: Written,
    ) -> None:
        """Write the sheet as the file's ending says, whole or not at all, and on record. Raises `InputRefused`."""
        actor.require(Right.CASES)
        write_office(self.form(actor, case_id, name, marking, wording), file, write_pdf)
        self._note(actor, act_id, case_id, name, f"{file.name}, {marking.value}")

    def note_print(self, actor: Actor, act_id: str, case_id: str, name: SheetName, marking: Marking) -> None:
        """Put on record that the sheet went to the printer."""
        actor.require(Right.CASES)
        self._note(actor, act_id, case_id, name, marking.value)

    def _note(self, actor: Actor, act_id: str, case_id: str, name: SheetName, where: str) -> None:
        reason = f"{name.value}, {where}"
        with self._store.act(actor, act_id, "case.print", Right.EXPORT, reason=reason) as work:
            work.about(CASE_NOUN, case_id)
