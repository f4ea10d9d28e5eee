"""What is asked before an act on an alert, step by step, each answered by a digit: pure functions of the answers.

Each takes the answers so far and gives the next step, or None; `..._of` makes the intent of all answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.alert import Alert, Dismissal, Verdict
from app.domain.alert_life import SHELF_CHOICES
from app.domain.call import Call
from app.domain.case_file import CaseType
from app.domain.labels import label
from app.domain.premise import ContactRole, PlaceContact, PremiseKind, PremiseNote
from app.services.alerts.alert_dossier import AlertDossier
from app.ui.alerts.alert_intents import (
    Acknowledge,
    AddContact,
    ChangeContact,
    Close,
    KeepPremiseNote,
    MakeCase,
    RemovePremiseNote,
    Reopen,
    Shelve,
    TakeBackAcknowledge,
    TakeOn,
    WriteNote,
)
from app.ui.alerts.alert_lines import AlertLine
from app.ui.alerts.alert_words import length, names
from app.ui.local_time import local
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import tr

Steps = Callable[[Answers], Step | None]

SHELF_REASONS = ("Work on the spot is approved", "Known fault, repair ordered", "Weather", "Handed to the enterprise")
TAKE_BACK_REASONS = ("Wrong row", "Judged too soon", "A colleague has it")
_CODES = {
    Verdict.FALSE: tuple(one for one in Dismissal if one is not Dismissal.NOT_VERIFIABLE),
    Verdict.UNKNOWN: (Dismissal.NOT_VERIFIABLE, Dismissal.COMMS_LOSS),
}
_WHOLE, _ONE = "whole", "one"


def acknowledge_steps(line: AlertLine) -> Steps:
    """Of a group: only its cause, or all of it, named before it is done."""

    def step(answers: Answers) -> Step | None:
        if answers:
            return None
        waiting = line.waiting
        choices: list[tuple[object, str]] = [
            (_WHOLE, tr("All {n}: {names}", n=len(waiting), names=names(waiting))),
        ]
        if line.alert in waiting:
            choices.append((_ONE, tr("Only this: {title}", title=line.alert.title)))
        return Step(tr("Acknowledge which?"), choices)

    return step


def acknowledge_of(line: AlertLine, answers: Answers) -> Acknowledge:
    """The alerts that were meant."""
    return Acknowledge(line.waiting if answers == (_WHOLE,) else (line.alert,))


def several_steps(alerts: tuple[Alert, ...]) -> Steps:
    """Several chosen rows at once."""

    def step(answers: Answers) -> Step | None:
        told = tr("All {n}: {names}", n=len(alerts), names=names(alerts))
        return None if answers else Step(tr("Acknowledge which?"), [(_WHOLE, told)])

    return step


def close_which_steps(alerts: tuple[Alert, ...], chosen: Alert) -> Steps:
    """All that may be closed of a group or of several chosen rows, named, or only the chosen one; then as for one."""

    def step(answers: Answers) -> Step | None:
        if answers:
            return close_steps(answers[1:])
        choices: list[tuple[object, str]] = [(_WHOLE, tr("All {n}: {names}", n=len(alerts), names=names(alerts)))]
        if chosen in alerts:
            choices.append((_ONE, tr("Only this: {title}", title=chosen.title)))
        return Step(tr("Close which?"), choices)

    return step


def close_which_of(alerts: tuple[Alert, ...], chosen: Alert, answers: Answers) -> Close:
    """What they turned out to be, of those that were meant."""
    return close_of(alerts if answers[0] == _WHOLE else (chosen,), answers[1:])


def close_steps(answers: Answers) -> Step | None:
    """Verdict; the code of its cause where it needed nobody; a word on it where it was true."""
    if not answers:
        return Step(tr("What was it?"), [(one, tr(label(one))) for one in Verdict])
    if len(answers) == 1 and answers[0] is Verdict.TRUE:
        return Step(tr("True alarm"), hint=tr("What was done (may stay empty)"), optional=True)
    if len(answers) == 1:
        return Step(tr("Why did it need nobody?"), [(one, tr(label(one))) for one in _CODES[Verdict(str(answers[0]))]])
    return None


def close_of(alerts: tuple[Alert, ...], answers: Answers) -> Close:
    """Verdict and cause."""
    verdict, said = Verdict(str(answers[0])), answers[1]
    if verdict is Verdict.TRUE:
        return Close(alerts, verdict, reason=str(said))
    return Close(alerts, verdict, Dismissal(str(said)))


def reopen_steps(answers: Answers) -> Step | None:
    """Why what was closed is open again."""
    return _why(tr("Reopen: why?"), answers)


def reopen_of(alert: Alert, answers: Answers) -> Reopen:
    """The reason."""
    return Reopen(alert, str(answers[0]))


def unacknowledge_steps(answers: Answers) -> Step | None:
    """Why nobody has taken it after all."""
    return _why(tr("Take back the acknowledgement: why?"), answers)


def unacknowledge_of(alert: Alert, answers: Answers) -> TakeBackAcknowledge:
    """The reason."""
    return TakeBackAcknowledge(alert, str(answers[0]))


def _why(title: str, answers: Answers) -> Step | None:
    return None if answers else Step(title, [(tr(one), tr(one)) for one in TAKE_BACK_REASONS], tr("Another reason"))


def shelve_steps(now: datetime) -> Steps:
    """For how long, and why."""

    def step(answers: Answers) -> Step | None:
        if not answers:
            spans = [(span, f"{length(span)}  ({local(now + span):%H:%M})") for span in SHELF_CHOICES]
            return Step(tr("Shelve for how long?"), spans)
        if len(answers) == 1:
            return Step(tr("Why is it shelved?"), [(tr(one), tr(one)) for one in SHELF_REASONS], tr("Another reason"))
        return None

    return step


def shelve_of(alert: Alert, answers: Answers) -> Shelve:
    """How long and why."""
    span = answers[0]
    return Shelve(alert, span if isinstance(span, timedelta) else timedelta(), str(answers[1]))


def take_on_steps(alert: Alert) -> Steps:
    """From a colleague it is taken knowingly."""

    def step(answers: Answers) -> Step | None:
        if answers:
            return None
        return Step(tr("{owner} has taken this alert on.", owner=alert.owner), [(True, tr("Take it over"))])

    return step


def take_on_of(alert: Alert, answers: Answers) -> TakeOn:
    """Taken on, or over."""
    return TakeOn(alert, from_another=bool(answers))


def note_steps(answers: Answers) -> Step | None:
    """A line for its timeline."""
    return None if answers else Step(tr("Note in the timeline"), hint=tr("What should be known"))


def note_of(alert: Alert, answers: Answers) -> WriteNote:
    """The line."""
    return WriteNote(alert, str(answers[0]))


def case_steps(answers: Answers) -> Step | None:
    """What kind of case is made of it."""
    return None if answers else Step(tr("Make a case of which type?"), [(one, tr(label(one))) for one in CaseType])


def case_of(alert: Alert, answers: Answers) -> MakeCase:
    """The case."""
    return MakeCase(alert, CaseType(str(answers[0])))


def call_steps(calls: Sequence[Call]) -> Steps:
    """Which of several open calls near by it is."""

    def step(answers: Answers) -> Step | None:
        if answers:
            return None
        return Step(tr("Add to which call?"), [(one, f"{one.number} {one.title}") for one in calls[:8]])

    return step


def place_note_steps(dossier: AlertDossier) -> Steps:
    """A new note or one that stands; what it warns of; its words."""

    def step(answers: Answers) -> Step | None:
        if not dossier.notes:
            answers = (None, *answers)
        if not answers:
            known: list[tuple[object, str]] = [(None, tr("A new note"))]
            return Step(tr("Which note?"), known + [(one, one.text) for one in dossier.notes[:8]])
        if len(answers) == 1:
            return Step(tr("What does it warn of?"), [(one, tr(label(one))) for one in PremiseKind])
        if len(answers) == 2:
            before = answers[0].text if isinstance(answers[0], PremiseNote) else ""
            return Step(tr("Note about the place"), hint=tr("What one should know before going there"), text=before)
        return None

    return step


def place_note_of(dossier: AlertDossier, answers: Answers) -> KeepPremiseNote:
    """The note."""
    note, kind, text = answers if dossier.notes else (None, *answers)
    return KeepPremiseNote(
        dossier.alert, PremiseKind(str(kind)), str(text), note if isinstance(note, PremiseNote) else None
    )


def contact_steps(answers: Answers) -> Step | None:
    """Who it is, the name, the number."""
    if not answers:
        return Step(tr("Add whom to ring"), [(one, tr(label(one))) for one in ContactRole])
    if len(answers) == 1:
        return Step(tr("Name"), hint=tr("Post, team or person"))
    return Step(tr("Phone"), hint=tr("Number to ring")) if len(answers) == 2 else None


def contact_of(alert: Alert, answers: Answers) -> AddContact:
    """Somebody to ring."""
    return AddContact(alert, ContactRole(str(answers[0])), str(answers[1]), str(answers[2]))


def change_contact_steps(contact: PlaceContact) -> Steps:
    """The same questions, with what stands."""

    def step(answers: Answers) -> Step | None:
        asked = contact_steps(answers)
        if asked is None or not answers:
            return None if asked is None else replace(asked, title=tr("Change the contact"), told=contact.name)
        return replace(asked, text=contact.name if len(answers) == 1 else contact.phone)

    return step


def change_contact_of(alert: Alert, contact: PlaceContact, answers: Answers) -> ChangeContact:
    """As it is now."""
    return ChangeContact(alert, contact, ContactRole(str(answers[0])), str(answers[1]), str(answers[2]))


def remove_contact_steps(contact: PlaceContact) -> Steps:
    """Named before it is done."""

    def step(answers: Answers) -> Step | None:
        named = f"{contact.name} {contact.phone}"
        return None if answers else Step(tr("Remove {name}?", name=named), [(True, tr("Remove"))])

    return step


def remove_note_steps(dossier: AlertDossier) -> Steps:
    """Which of the notes no longer holds."""

    def step(answers: Answers) -> Step | None:
        return None if answers else Step(tr("Remove which note?"), [(one, one.text) for one in dossier.notes[:9]])

    return step


def remove_note_of(dossier: AlertDossier, answers: Answers) -> RemovePremiseNote:
    """The note that goes."""
    return RemovePremiseNote(dossier.alert, next(one for one in dossier.notes if one == answers[0]))


def take_back_steps(what: str, at: datetime) -> Steps:
    """Why the last act is taken back; it is named with its time."""

    def step(answers: Answers) -> Step | None:
        if answers:
            return None
        reasons = [(tr(one), tr(one)) for one in TAKE_BACK_REASONS]
        told = f"{local(at):%H:%M:%S}  {what}"
        return Step(tr("Take back: why?"), reasons, tr("Another reason"), told=told)

    return step
