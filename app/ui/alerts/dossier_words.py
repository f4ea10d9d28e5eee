"""What belongs to an alert, in the words of the window: guidance, place, timeline, contacts. Pure; nothing is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.alert import Alert
from app.domain.labels import label
from app.domain.picture import Picture
from app.domain.premise import ContactAttempt, PlaceContact
from app.domain.sentence import Sentence
from app.services.alerts.alert_dossier import AlertDossier
from app.services.alerts.timeline import TimelineLine
from app.ui.local_time import local, to_minute
from app.ui.widgets.lines_page import Section
from app.ui.words import sentence_words, tr


def guidance_sections(dossier: AlertDossier) -> list[Section]:
    """What to do first, and what to take along."""
    told = dossier.guidance
    steps = [f"{number}. {step}" for number, step in enumerate(told.steps, start=1)]
    if not steps and not told.equipment:
        return [Section("", [tr("Nobody has written guidance for this kind of alert yet.")])]
    return [Section(tr("What to do first"), steps), Section(tr("Take along"), told.equipment, ticks=True)]


def place_sections(dossier: AlertDossier) -> list[Section]:
    """What one should know before going there, what else happened, which camera looks at it."""
    notes = [
        f"{tr(label(one.kind))}: {one.text} ({one.author} {local(one.noted_at):%Y-%m-%d})" for one in dossier.notes
    ]
    return [
        Section(tr("Before going there"), notes or [_no_notes(dossier)]),
        Section(tr("Nearest camera"), [_camera(dossier)]),
        Section(tr("Pictures from cameras (I opens)"), [picture_words(one) for one in dossier.pictures]),
        Section(tr("Related"), [*_related_calls(dossier), *_related_alerts(dossier)]),
        Section(tr("The last 90 days here"), _past(dossier)),
    ]


def timeline_sections(dossier: AlertDossier) -> list[Section]:
    """Every act on it, the earliest first."""
    day = local(dossier.alert.occurred_at).date()
    return [Section("", [_act(one, with_day=local(one.at).date() != day) for one in dossier.timeline])]


def contact_words(contact: PlaceContact, attempts: Sequence[ContactAttempt]) -> str:
    """Whom to ring, the number, and what came of the last try."""
    said = f"{tr(label(contact.role))} · {contact.name} · {contact.phone}"
    tries = [one for one in attempts if one.phone == contact.phone and one.name == contact.name]
    if not tries:
        return said
    last = tries[-1]
    told = tr("{time} {result}", time=f"{local(last.at):%H:%M}", result=tr(label(last.result)))
    return f"{said} — {told}" + (f" ×{len(tries)}" if len(tries) > 1 else "")


def picture_words(picture: Picture) -> str:
    """When it was taken, from which camera, by whom, and the beginning of its hash."""
    taken = f"{local(picture.taken_at):%Y-%m-%d %H:%M:%S}"
    return f"{taken} · {picture.camera_name} · {picture.taken_by} · SHA-256 {picture.sha256[:12]}…"


def _no_notes(dossier: AlertDossier) -> str:
    if dossier.alert.asset_id is None:
        return tr("The source names no asset, so nothing can be noted about the place.")
    return tr("Nothing is noted yet. M adds a note for the next one who goes there.")


def _camera(dossier: AlertDossier) -> str:
    if dossier.camera is None:
        return tr("No camera in service within 5 km.")
    found = dossier.camera
    return tr("{name}, {distance} away", name=found.camera.name or found.camera.code, distance=metres(found.distance_m))


def _related_calls(dossier: AlertDossier) -> list[str]:
    lines = []
    if dossier.call is not None:
        lines.append(tr("Its call: {number} {title}", number=dossier.call.number, title=dossier.call.title))
    for one in dossier.calls:
        if dossier.call is not None and one.call.id == dossier.call.id:
            continue
        said = f"{one.call.number} {one.call.title} · {to_minute(one.call.received_at)}{_away(one.distance_m)}"
        lines.append(tr("Perhaps the same call: {what}", what=said) if one.is_duplicate else said)
    return lines


def _related_alerts(dossier: AlertDossier) -> list[str]:
    lines = []
    for one in dossier.alerts:
        said = f"{one.alert.title} · {_when(one.alert)}{_away(one.distance_m)}"
        lines.append(tr("Perhaps the same: {what}", what=said) if one.is_duplicate else said)
    return lines


def _past(dossier: AlertDossier) -> list[str]:
    past = dossier.past
    lines = [f"{tr(label(kind))} {number}" for kind, number in past.by_kind.items()]
    lines = [" · ".join(lines)] if lines else []
    if past.alerts:
        lines.insert(0, tr("{alerts} alerts, {true} of them true", alerts=past.alerts, true=past.true_alarms))
    lines += [tr("Case {number}: {title}", number=one.alias or one.number, title=one.title) for one in past.cases[:5]]
    return lines or [tr("Nothing in the last 90 days.")]


def _act(line: TimelineLine, *, with_day: bool) -> str:
    moment = f"{local(line.at):%m-%d %H:%M:%S}" if with_day else f"{local(line.at):%H:%M:%S}"
    what = sentence_words(_with_local_times(line.what))
    return f"{moment}  {line.who}  {what}" + (f" — {line.reason}" if line.reason else "")


def _with_local_times(told: Sentence) -> Sentence:
    """Moments within a sentence as the desk says them."""
    said = {name: to_minute(value) if isinstance(value, datetime) else value for name, value in told.values.items()}
    return Sentence(told.template, said)


def _when(alert: Alert) -> str:
    return to_minute(alert.occurred_at)


def _away(distance_m: float | None) -> str:
    return "" if distance_m is None else f" · {metres(distance_m)}"


def metres(distance_m: float) -> str:
    """A distance as it is said on the radio."""
    return f"{distance_m / 1000:.1f} km" if distance_m >= 1000 else f"{round(distance_m, -1):.0f} m"
