"""Appointments as iCalendar (RFC 5545): what telephones and calendars take in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.formats.atomic_file import replaced_whole

_FOLD_OCTETS = 75


@dataclass(frozen=True)
class Appointment:
    """`uid` is the same for the same appointment in every file, so a calendar replaces it instead of doubling it."""

    uid: str
    begins: datetime
    ends: datetime
    summary: str
    place: str = ""


def calendar_text(appointments: Iterable[Appointment], made_at: datetime, name: str) -> str:
    """The calendar with its lines folded and ended as the standard wants them (sections 3.1 and 3.3.11)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OneMap//Roster//ZH", "CALSCALE:GREGORIAN",
             f"X-WR-CALNAME:{escaped(name)}"]  # fmt: skip
    for one in appointments:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.uid}@onemap",
            f"DTSTAMP:{_utc(made_at)}",
            f"DTSTART:{_utc(one.begins)}",
            f"DTEND:{_utc(one.ends)}",
            f"SUMMARY:{escaped(one.summary)}",
        ]
        if one.place:
            lines.append(f"LOCATION:{escaped(one.place)}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def write_calendar(path: Path, appointments: Iterable[Appointment], made_at: datetime, name: str) -> None:
    """Whole or not at all; raises `InputRefused`."""
    with replaced_whole(path) as draft:
        draft.write_bytes(calendar_text(appointments, made_at, name).encode("utf-8"))


def escaped(text: str) -> str:
    """A text value: backslash, comma, semicolon and line break may not stand in it bare."""
    for sign, told in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(sign, told)
    return text


def folded(line: str) -> str:
    """No line has more than 75 octets; what follows begins with a blank. No character is cut in two."""
    parts, octets = [""], 0
    for sign in line:
        size = len(sign.encode("utf-8"))
        if octets + size > _FOLD_OCTETS:
            parts.append(" ")
            octets = 1
        parts[-1] += sign
        octets += size
    return "\r\n".join(parts)


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
