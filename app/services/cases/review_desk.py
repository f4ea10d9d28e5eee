"""The desk of reviews: decided, opened again where a fix is not seen on the ground, told on as a lesson."""

from __future__ import annotations

from datetime import datetime

from app.domain.access import Actor, Right
from app.domain.case_life import CLOCK_SLACK
from app.domain.case_review import Loophole, require_decidable
from app.errors import InputRefused
from app.services.cases.case_parts import changeable
from app.services.cases.case_reading import CaseReading
from app.services.cases.case_writing import tell, write_case
from app.services.cases.lesson_sheet import LessonSheet, lesson_of
from app.store import case_person_store, case_store
from app.store.records import RecordStore

loopholes: RecordStore[Loophole] = RecordStore(Loophole)


class ReviewDesk(CaseReading):
    """The review itself and its loopholes are parts like any other (`CaseParts`); each act here can be taken back."""

    def decide(self, actor: Actor, act_id: str, case_id: str) -> None:
        """The review is decided: every barrier that failed has its loophole, each with owner and date."""
        with self._store.act(actor, act_id, "case.review", Right.CASES) as work:
            if work.repeated:
                return
            case = changeable(work, case_id)
            if case.reviewed_at is not None:
                raise InputRefused("The review of this case is decided already. Nothing was changed.")
            require_decidable(case_store.parts_of(work.connection, case_id))
            write_case(work, case, reviewed_at=work.now)

    def check_fix(
        self, actor: Actor, act_id: str, loophole_id: str, *, is_closed: bool, found: str, at: datetime | None = None
    ) -> None:
        """Somebody was there. Closed as it was said: the fix is verified. Not so: the loophole is open again,
        and with it the review of the case."""
        with self._store.act(actor, act_id, "case.check_fix", Right.CASES) as work:
            if work.repeated:
                return
            one = loopholes.get(work.connection, loophole_id)
            case = changeable(work, one.case_id)
            seen = at or work.now
            if not found.strip():
                raise InputRefused("Say what was found on the ground. Nothing was changed.")
            if seen > work.now + CLOCK_SLACK:
                raise InputRefused("A check cannot lie in the future. Nothing was changed; check the time.")
            if is_closed:
                if one.fixed_at is None:
                    raise InputRefused("Say first when and how the loophole was closed. Nothing was changed.")
                if seen < one.fixed_at:
                    raise InputRefused(
                        "It cannot be checked before it was closed. Nothing was changed; check the time."
                    )
                work.change(one, verified_at=seen, verified_by=actor.name, found=found.strip())
            else:
                work.change(
                    one,
                    fixed_at=None,
                    verified_at=None,
                    verified_by=actor.name,
                    found=found.strip(),
                    failed_checks=one.failed_checks + 1,
                )
                if case.reviewed_at is not None:
                    write_case(work, case, reviewed_at=None)
            tell(work, case.id)

    def lesson(self, case_id: str) -> LessonSheet:
        """What others can learn from this case, without anybody's name; raises `NotFound`."""
        shown = self.dossier(case_id)
        with self._store.read() as connection:
            persons = case_person_store.of_case(connection, case_id)
        return lesson_of(shown.case, shown.parts, persons)
