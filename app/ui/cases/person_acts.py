"""Persons of a case by digits: who is entered, masked; proposed, approved, looked at, reviewed, ended.

There is no table of them to be read over somebody's shoulder: what is asked for stands there until the next key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import StrEnum

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_person import PersonCategory, PersonPurpose, PersonRole, RegisterState
from app.domain.key import new_key
from app.domain.labels import label
from app.errors import AppError
from app.services.cases.person_desk import Revealed
from app.services.cases.person_reading import PersonShown
from app.ui.background import Background
from app.ui.cases.case_window import CaseWindow
from app.ui.local_time import to_minute
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import sentence, tr

_FIRST_REVIEW = timedelta(days=180)
_ASKED: tuple[tuple[str, str, type[StrEnum] | None], ...] = (
    ("person_name", "Name", None),
    ("role", "Role in this case", PersonRole),
    ("category", "Category", PersonCategory),
    ("purpose", "Purpose", PersonPurpose),
    ("legal_basis", "Legal basis (law and article)", None),
    ("identity_number", "Identity number", None),
    ("telephone", "Telephone", None),
)
_OPTIONAL = frozenset({"identity_number", "telephone"})
S = RegisterState


class Deed(StrEnum):
    """What may be done with an entry."""

    APPROVE = "Approve the entry"
    REVEAL = "Look at name and numbers"
    RENEW = "Review: it goes on"
    OBJECT = "Note an objection"
    END = "End the entry"
    PUT_BACK = "Propose it again"


_OFFERED: dict[RegisterState, tuple[Deed, ...]] = {
    S.PROPOSED: (Deed.APPROVE, Deed.REVEAL, Deed.OBJECT, Deed.END),
    S.ACTIVE: (Deed.REVEAL, Deed.RENEW, Deed.OBJECT, Deed.END),
    S.REVIEW_DUE: (Deed.RENEW, Deed.END, Deed.REVEAL, Deed.OBJECT),
    S.REMOVED: (Deed.PUT_BACK,),
}


class PersonActs:
    """`ask` is the room's: questions stand in the window of the case."""

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: CaseWindow, ask: Callable[..., None]
    ) -> None:
        self._desk, self._now = program.casework.law.person_desk, program.now
        self._actor, self._background, self._window, self._ask = actor, background, window, ask

    def begin(self, case_id: str) -> None:
        """Who is entered here? A new entry, or one of these."""
        self._background.ask(
            lambda: self._desk.of_case(case_id), lambda found: self._choose(case_id, found), self._refuse
        )

    def _choose(self, case_id: str, found: Sequence[PersonShown]) -> None:
        lines = [(None, tr("New entry …")), *((one, _line(one)) for one in found)]
        self._ask(lambda answers: self._step(answers, lines), lambda answers: self._do(case_id, answers))

    def _step(self, answers: Answers, lines: Sequence[tuple[object, str]]) -> Step | None:
        if not answers:
            return Step(tr("Persons of this case"), lines)
        one = answers[0]
        if not isinstance(one, PersonShown):
            return _of_new(answers[1:])
        offered = _OFFERED.get(one.state, ())
        if len(answers) == 1:
            return Step(_line(one), [(deed, tr(deed.value)) for deed in offered], told=one.end_reason)
        deed, told = answers[1], answers[2:]
        if deed is Deed.APPROVE:
            return None
        if deed is Deed.OBJECT:
            return None if told else Step(tr("Note an objection"), hint=tr("What is objected"))
        return None if told else Step(_line(one), hint=tr("Reason; it is kept with the act"))

    def _do(self, case_id: str, answers: Answers) -> None:
        one, desk, actor = answers[0], self._desk, self._actor
        if not isinstance(one, PersonShown):
            values = {name: told for (name, _, _), told in zip(_ASKED, answers[1:], strict=True)}
            self._act(lambda: desk.propose(actor, new_key(), case_id, values))
            return
        words = str(answers[2]) if len(answers) > 2 else ""
        until = self._now() + _FIRST_REVIEW
        deeds: dict[object, Callable[[], object]] = {
            Deed.APPROVE: lambda: desk.approve(actor, new_key(), one.id),
            Deed.REVEAL: lambda: desk.reveal(actor, new_key(), one.id, reason=words),
            Deed.RENEW: lambda: desk.renew(actor, new_key(), one.id, until, reason=words),
            Deed.OBJECT: lambda: desk.object_to(actor, new_key(), one.id, words),
            Deed.END: lambda: desk.end(actor, new_key(), one.id, reason=words),
            Deed.PUT_BACK: lambda: desk.put_back(actor, new_key(), one.id, reason=words),
        }
        self._act(deeds[answers[1]])

    def _act(self, deed: Callable[[], object]) -> None:
        self._background.act(deed, self._done, self._refuse)

    def _done(self, answer: object) -> None:
        told = ""
        if isinstance(answer, Revealed):
            told = " · ".join(filter(None, (answer.name, answer.identity_number, answer.telephone, answer.objection)))
        self._window.uncover()
        self._window.say(told)

    def _refuse(self, error: AppError) -> None:
        self._window.uncover()
        self._window.say(sentence(error))


def _of_new(told: Answers) -> Step | None:
    if len(told) == len(_ASKED):
        return None
    name, words, choices = _ASKED[len(told)]
    if choices is not None:
        return Step(tr(words), [(one, tr(label(one))) for one in choices])
    return Step(tr(words), hint=tr(words), optional=name in _OPTIONAL)


def _line(one: PersonShown) -> str:
    told = [one.name, tr(label(one.role)), tr(label(one.state)), tr(label(one.category)), one.identity_number]
    if one.ended_at is None:
        told.append(tr("review by {time}", time=to_minute(one.review_at)))
    return " · ".join(filter(None, told))
