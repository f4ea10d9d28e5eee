"""Local time of the county: the demo's nights, seasons and shifts are meant in it, its records keep UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

COUNTY_TIME = timezone(timedelta(hours=8), "Asia/Shanghai")
DAY_BEGINS, NIGHT_BEGINS = 8, 20
TRACK_DAYS = 30


def local(moment: datetime) -> datetime:
    """A moment on the clock of the county."""
    return moment.astimezone(COUNTY_TIME)


def at_local(day: date, hour: float) -> datetime:
    """The moment (UTC) when the county's clock shows `hour` on `day`; 26.5 is half past two the next morning."""
    midnight = datetime.combine(day, time(), COUNTY_TIME)
    return (midnight + timedelta(seconds=round(hour * 3600))).astimezone(UTC)


def is_night(moment: datetime) -> bool:
    """Whether the night shift is on duty."""
    return not DAY_BEGINS <= local(moment).hour < NIGHT_BEGINS


def shift_start(moment: datetime) -> datetime:
    """When the shift that holds at `moment` began (UTC): 08:00 or 20:00."""
    clock = local(moment)
    if clock.hour < DAY_BEGINS:
        return at_local(clock.date() - timedelta(days=1), NIGHT_BEGINS)
    return at_local(clock.date(), DAY_BEGINS if clock.hour < NIGHT_BEGINS else NIGHT_BEGINS)


def track_days(now: datetime, days: int = TRACK_DAYS) -> list[datetime]:
    """The starts of the days that have tracks, the newest first: the shift now on duty, and `days` days before it."""
    return [shift_start(now) - timedelta(days=back) for back in range(days + 1)]
