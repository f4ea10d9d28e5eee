"""How a tracker, and a stretch of time in which it was carried, read in a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from app.services.field.carried_times import Carrying
from app.services.field.tracker_desk import TrackerNow
from app.ui.local_time import full, local
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

SILENT_AFTER = timedelta(minutes=10)


def minute(at: datetime, now: datetime) -> str:
    """23:41 of today, 11-21 23:41 of another day."""
    told = local(at)
    return f"{told:%H:%M}" if told.date() == local(now).date() else f"{told:%m-%d %H:%M}"


def tracker_columns(now: Callable[[], datetime]) -> tuple[Column[TrackerNow], ...]:
    """Columns of trackers, by the clock of the desk."""

    def heard(one: TrackerNow) -> str:
        return minute(one.heard_at, now()) if one.heard_at is not None else ""

    def heard_colour(one: TrackerNow) -> str | None:
        return "stale" if one.heard_at is None or now() - one.heard_at > SILENT_AFTER else None

    def until(one: TrackerNow) -> str:
        if one.until is not None:
            return minute(one.until, now())
        return tr("then {unit}", unit=one.coming.name) if one.coming is not None else ""

    return (
        Column(
            label="Carried by",
            text=lambda one: one.carrier or tr("Nobody"),
            colour=lambda one: None if one.carrier else "muted",
            bold=True,
            least=14,
        ),
        Column(label="Serial", text=lambda one: one.tracker.serial, width=18),
        Column(label="In vehicle", text=lambda one: one.plate, width=14),
        Column(
            label="Carried since",
            text=lambda one: "" if one.since is None else minute(one.since, now()),
            sort=lambda one: 0.0 if one.since is None else one.since.timestamp(),
            hover=lambda one: "" if one.since is None else full(one.since),
            width=14,
        ),
        Column(
            label="Carried until",
            text=until,
            sort=lambda one: float("inf") if one.until is None else one.until.timestamp(),
            hover=lambda one: "" if one.until is None else full(one.until),
            width=16,
        ),
        Column(
            label="Unit heard",
            text=heard,
            colour=heard_colour,
            sort=lambda one: 0.0 if one.heard_at is None else one.heard_at.timestamp(),
            hover=lambda one: "" if one.heard_at is None else full(one.heard_at),
            width=13,
        ),
        Column(label="Protocol", text=lambda one: one.tracker.protocol, width=16, spare=True),
    )


def carrying_columns(now: Callable[[], datetime]) -> tuple[Column[Carrying], ...]:
    """Columns of who carried a tracker."""

    def until(one: Carrying) -> str:
        if one.interval.valid_to is not None:
            return minute(one.interval.valid_to, now())
        return tr("until it is given on")

    def colour(one: Carrying) -> str | None:
        return None if one.interval.holds(now()) else "muted"

    return (
        Column(
            label="Carried since",
            text=lambda one: minute(one.interval.valid_from, now()),
            sort=lambda one: one.interval.valid_from.timestamp(),
            hover=lambda one: full(one.interval.valid_from),
            colour=colour,
            width=14,
        ),
        Column(label="Carried until", text=until, colour=colour, width=18),
        Column(
            label="Carried by",
            text=lambda one: one.name or tr("Its vehicle alone"),
            colour=colour,
            least=14,
        ),
    )
