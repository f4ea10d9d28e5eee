"""Times as the desk shows them: the county's own time, ages in words. The store keeps UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from app.ui.words import tr

# China keeps one time without summer time (since 1991), so a fixed offset needs no time-zone files on Windows.
COUNTY_TIME = timezone(timedelta(hours=8), "Asia/Shanghai")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def utc_now() -> datetime:
    """The present, aware; panels get it as an argument so that tests can stand still."""
    return datetime.now(UTC)


def local(at: datetime) -> datetime:
    """In the county's time."""
    return at.astimezone(COUNTY_TIME)


def month_bounds(year: int, month: int) -> tuple[datetime, datetime]:
    """When a month of the county begins and ends, in UTC."""
    first, after = (
        datetime(year + (month - 1 + n) // 12, (month - 1 + n) % 12 + 1, 1, tzinfo=COUNTY_TIME) for n in (0, 1)
    )
    return first.astimezone(UTC), after.astimezone(UTC)


def full(at: datetime) -> str:
    """2026-11-21 23:41:07, for hovers and details."""
    return f"{local(at):%Y-%m-%d %H:%M:%S}"


def to_minute(at: datetime) -> str:
    """2026-11-21 23:41."""
    return f"{local(at):%Y-%m-%d %H:%M}"


def weekday(at: datetime) -> str:
    """Monday to Sunday, in the language of the window."""
    return tr(_WEEKDAYS[local(at).weekday()])


def span(begin: datetime, end: datetime) -> str:
    """A stretch of time, the year and a repeated day left out: 11-08 22:30 - 11-09 06:00."""
    first, last = local(begin), local(end)
    if last - first < timedelta(minutes=1):
        return f"{first:%m-%d %H:%M}"
    tail = f"{last:%H:%M}" if first.date() == last.date() else f"{last:%m-%d %H:%M}"
    return f"{first:%m-%d %H:%M} – {tail}"


def dated_span(begin: datetime, end: datetime) -> str:
    """A stretch of time with the year in which it began: 2026-11-08 22:30 - 11-09 06:00."""
    return f"{local(begin):%Y}-{span(begin, end)}"


def age(at: datetime, now: datetime) -> str:
    """How long ago, in one or two units; less than a minute, or the future, is "just now"."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return tr("just now")
    if minutes < 120:
        return tr("{n} min", n=minutes)
    hours = minutes // 60
    if hours < 48:
        return tr("{n} h", n=hours)
    return tr("{n} d", n=hours // 24)
