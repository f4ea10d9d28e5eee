"""How a unit of a replay and a part of its course read in a row."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.alert import Severity
from app.domain.labels import label
from app.services.tracks.happening_words import KIND_WORDS
from app.services.tracks.replay_desk import Happening, HappeningKind, HeardUnit, ReplayedTrack, called
from app.ui.local_time import full, local
from app.ui.widgets.record_rows import Column
from app.ui.widgets.severity_shape import SIGN, TOKEN
from app.ui.words import tr


@dataclass(frozen=True)
class ReplayRow:
    """A unit in the list: when it was heard, its track where it is played, and the token of its colour."""

    heard: HeardUnit
    track: ReplayedTrack | None = None
    colour: str = ""


def unit_name(row: ReplayRow) -> str:
    """With a dot where it is played."""
    return f"{'● ' if row.track else ''}{called(row.heard.unit)}"


def heard_span(row: ReplayRow) -> str:
    """Between when and when it was heard; a dash where it was not."""
    since, until = row.heard.since, row.heard.until
    return "—" if since is None or until is None else f"{local(since):%H:%M}–{local(until):%H:%M}"


def unit_columns(speed_of: Callable[[ReplayRow], float]) -> tuple[Column[ReplayRow], ...]:
    """The columns of the units; `speed_of` tells how fast one goes at the moment shown, NaN where nobody knows."""
    return (
        Column(
            label="Unit",
            text=unit_name,
            colour=lambda row: row.colour or (None if row.heard.since else "muted"),
            hover=lambda row: f"{row.heard.unit.name} · {tr(label(row.heard.unit.kind))}",
            bold=True,
            least=9,
        ),
        Column(
            label="Heard between",
            text=heard_span,
            colour=lambda row: None if row.heard.since else "muted",
            hover=lambda row: full(row.heard.since) if row.heard.since else tr("Not heard in this time"),
            width=12,
        ),
        Column(
            label="km/h",
            text=lambda row: "" if math.isnan(kmh := speed_of(row)) else f"{kmh:.0f}",
            sort=lambda row: -1.0 if math.isnan(kmh := speed_of(row)) else kmh,
            right=True,
            width=6,
        ),
        Column(
            label="Kilometres",
            text=lambda row: f"{row.track.metres / 1000:.1f}" if row.track else "",
            sort=lambda row: row.track.metres if row.track else -1.0,
            right=True,
            width=7,
            spare=True,
        ),
        Column(
            label="Stops",
            text=lambda row: str(len(row.track.stops)) if row.track else "",
            sort=lambda row: len(row.track.stops) if row.track else -1,
            right=True,
            width=6,
            spare=True,
        ),
    )


def kind_words(one: Happening) -> str:
    """What it is: a stop with its minutes, an alert with its severity's sign."""
    if one.kind is HappeningKind.STOP and one.until is not None:
        return tr("Stop {n} min", n=round((one.until - one.at).total_seconds() / 60))
    if one.kind is HappeningKind.ALERT and one.severity is not None:
        return f"{SIGN[one.severity]} {tr('Alert')}"
    if one.kind is HappeningKind.DEVIATION:
        return f"{SIGN[Severity.MEDIUM]} {tr(one.what)}"
    return tr(KIND_WORDS[one.kind])


def course_columns(
    colour_of: Callable[[str], str | None], is_of_days: Callable[[], bool]
) -> tuple[Column[Happening], ...]:
    """The columns of the course; `colour_of` gives the token of a unit that is played, `is_of_days` says whether the
    time needs its day."""

    def token(one: Happening) -> str | None:
        if one.severity is not None:
            return TOKEN[one.severity]
        if one.kind is HappeningKind.DEVIATION:
            return TOKEN[Severity.MEDIUM]
        return "high" if one.kind is HappeningKind.CASE else colour_of(one.unit_id)

    def clock(one: Happening) -> str:
        return f"{local(one.at):%m-%d %H:%M}" if is_of_days() else f"{local(one.at):%H:%M}"

    return (
        Column(
            label="Time", text=clock, sort=lambda one: one.at,
            hover=lambda one: full(one.at), width=12,
        ),
        Column(label="Event", text=kind_words, colour=token, width=15),
        Column(label="Who or what", text=lambda one: one.title, least=9),
        Column(label="Place", text=lambda one: one.place, spare=True, least=10),
    )  # fmt: skip
