"""One's duties as iCalendar: RFC 5545 to the letter, so that a telephone takes it in."""

from __future__ import annotations

from datetime import UTC, datetime

from app.formats.calendar_file import Appointment, calendar_text, escaped, folded

AT = datetime(2026, 11, 27, 12, tzinfo=UTC)
NIGHT = Appointment(
    "s1", datetime(2026, 12, 3, 12, tzinfo=UTC), datetime(2026, 12, 4, tzinfo=UTC), "夜班 · 值班", "砖井"
)


def test_a_night_is_one_event_over_midnight_in_utc() -> None:
    lines = calendar_text([NIGHT], AT, "甲0").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART:20261203T120000Z" in lines
    assert "DTEND:20261204T000000Z" in lines
    assert "UID:s1@onemap" in lines
    assert "DTSTAMP:20261127T120000Z" in lines


def test_signs_with_a_meaning_are_escaped() -> None:
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut() -> None:
    line = "SUMMARY:" + "值班" * 60
    parts = folded(line).split("\r\n")
    assert len(parts) > 1
    assert all(len(part.encode("utf-8")) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
