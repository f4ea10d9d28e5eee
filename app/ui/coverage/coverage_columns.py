"""How what is due, lines, cells, posts and teams read in the lists of coverage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from app.domain.asset import AssetLayer
from app.domain.coverage import Unseen
from app.domain.labels import LABELS, kind_label, label
from app.domain.unit import UnitKind
from app.services.coverage.coverage import (
    CellFigure,
    DueRow,
    LayerFigure,
    LineFigure,
    PostFigure,
    TeamFigure,
)
from app.ui.local_time import to_minute
from app.ui.widgets.record_rows import Column
from app.ui.words import tr


class Shown(StrEnum):
    """The lists of the window."""

    DUE = "Overdue and due soon"
    SEEN = "Seen, newest first"
    LAYERS = "How much was seen"
    LINES = "Lines"
    CELLS = "Grid cells"
    POSTS = "Posts"
    TEAMS = "Teams"


def hours(value: float) -> str:
    """0:40, 26 h, 12 days: as one says how long."""
    if value < 1:
        return tr("{n} min", n=round(60 * value))
    return tr("{n} h", n=round(value)) if value < 72 else tr("{n} days", n=round(value / 24))


def last_seen(at: datetime | None) -> str:
    """When, or that nobody was there as far as is known."""
    return to_minute(at) if at is not None else tr("not in 90 days")


def km(metres: float) -> str:
    """Kilometres to a tenth."""
    return f"{metres / 1000:.1f}"


def percent(share: float) -> str:
    """Whole percent, and a tenth below ten."""
    return f"{100 * share:.1f} %" if 0 < share < 0.0995 else f"{100 * share:.0f} %"


def named(one: DueRow) -> str:
    """An asset, of a line with the stretch."""
    name = one.name or one.code
    return f"{name} {one.stretch}" if one.stretch else name


def _when(at: datetime | None) -> float:
    return at.timestamp() if at is not None else 0.0


def _how(one: DueRow) -> str:
    told = [one.by, tr(label(one.how)) if one.how is not None else ""]
    return " · ".join(filter(None, told))


def _over(one: DueRow) -> str:
    if one.mode is None:
        return ""
    if one.is_overdue:
        return tr("{time} over", time=hours(one.over_h))
    return tr("in {time}", time=hours(-one.over_h))


def _needed(one: DueRow) -> str:
    return f"{hours(one.every_h)} · {tr(label(one.mode))}" if one.mode is not None else ""


DUE: tuple[Column[DueRow], ...] = (
    Column(
        label="State",
        text=_over,
        sort=lambda one: -one.over_h,
        colour=lambda one: None if not one.is_overdue else "critical" if one.over_h > one.every_h else "high",
        bold=True,
        width=14,
    ),
    Column(label="What", text=named, hover=named, bold=True, width=30),
    Column(label="Kind", text=lambda one: tr(kind_label(one.layer, one.kind)), width=14),
    Column(label="Police room", text=lambda one: one.area, width=22, spare=True),
    Column(
        label="Needed",
        text=_needed,
        sort=lambda one: one.every_h,
        width=22,
    ),
    Column(label="Last there", text=lambda one: last_seen(one.last_at), sort=lambda one: _when(one.last_at), width=17),
    Column(label="Who and how", text=_how, width=22, spare=True),
    Column(
        label="Why",
        text=lambda one: tr(label(one.why)) if one.why is not None else "",
        colour=lambda one: "medium" if one.why is Unseen.NOT_REPORTED else None,
    ),
)
SEEN: tuple[Column[DueRow], ...] = (DUE[5], *DUE[1:4], DUE[6], DUE[4], DUE[0], Column(label="", text=lambda _one: ""))
LAYERS: tuple[Column[LayerFigure], ...] = (
    Column(
        label="Layer",
        text=lambda one: tr(LABELS[AssetLayer][one.layer]),
        sort=lambda one: list(AssetLayer).index(one.layer),
        bold=True,
        width=16,
    ),
    Column(label="Kind", text=lambda one: tr(kind_label(one.layer, one.kind)), width=22),
    Column(label="In all", text=lambda one: str(one.total), sort=lambda one: one.total, right=True, width=10),
    Column(label="Seen", text=lambda one: str(one.seen), sort=lambda one: one.seen, right=True, width=10),
    Column(
        label="Share",
        text=lambda one: percent(one.seen / one.total),
        sort=lambda one: one.seen / one.total,
        right=True,
        width=9,
    ),
    Column(label="With a need", text=lambda one: str(one.needed), sort=lambda one: one.needed, right=True, width=14),
    Column(
        label="Need kept",
        text=lambda one: percent(one.kept / one.needed) if one.needed else "",
        sort=lambda one: one.kept / one.needed if one.needed else -1.0,
        right=True,
        width=12,
    ),
    Column(
        label="Overdue",
        text=lambda one: str(one.overdue) if one.needed else "",
        sort=lambda one: one.overdue,
        colour=lambda one: "high" if one.overdue else None,
        right=True,
        width=10,
    ),
    Column(
        label="Not reported",
        text=lambda one: str(one.not_reported) if one.needed else "",
        sort=lambda one: one.not_reported,
        right=True,
        width=14,
    ),
    Column(label="", text=lambda _one: ""),
)


def _km_of(label_: str, metres: Callable[[LineFigure], float], *, share: bool = False) -> Column[LineFigure]:
    def text(one: LineFigure) -> str:
        return percent(metres(one) / one.length_m) if share and one.length_m else km(metres(one))

    return Column(label=label_, text=text, sort=metres, right=True, width=13)


LINES: tuple[Column[LineFigure], ...] = (
    Column(label="Line", text=lambda one: one.name or one.code, bold=True, width=26),
    Column(label="Kind", text=lambda one: tr(kind_label(AssetLayer.PIPELINES, one.kind)), width=14),
    _km_of("Length (km)", lambda one: one.length_m),
    _km_of("Seen (km)", lambda one: one.unique_m),
    _km_of("Share", lambda one: one.unique_m, share=True),
    _km_of("Driven along (km)", lambda one: one.driven_m),
    _km_of("24 h", lambda one: one.recent_m[0], share=True),
    _km_of("48 h", lambda one: one.recent_m[1], share=True),
    _km_of("72 h", lambda one: one.recent_m[2], share=True),
    Column(label="Last there", text=lambda one: last_seen(one.last_at), sort=lambda one: _when(one.last_at)),
)
CELLS: tuple[Column[CellFigure], ...] = (
    Column(label="Grid cell", text=lambda one: one.name or one.code, bold=True, width=24),
    Column(
        label="Unit-minutes", text=lambda one: f"{one.minutes:.0f}", sort=lambda one: one.minutes, right=True, width=14
    ),
    Column(
        label="Seen by the public",
        text=lambda one: percent(one.visible_rate),
        sort=lambda one: one.visible_rate,
        right=True,
        width=14,
    ),
    Column(
        label="Last there",
        text=lambda one: last_seen(one.last_at),
        sort=lambda one: _when(one.last_at),
        colour=lambda one: None if one.minutes else "high",
        width=17,
    ),
    Column(label="Team", text=lambda one: one.by),
)
POSTS: tuple[Column[PostFigure], ...] = (
    Column(label="Post held", text=lambda one: one.name or one.code, bold=True, width=26),
    Column(label="Kind", text=lambda one: tr(kind_label(AssetLayer.POSTS, one.kind)), width=14),
    Column(
        label="Held (min)",
        text=lambda one: f"{one.held_min:.0f}",
        sort=lambda one: one.held_min,
        colour=lambda one: None if one.visits else "high",
        right=True,
        width=12,
    ),
    Column(label="Visits", text=lambda one: str(one.visits), sort=lambda one: one.visits, right=True, width=9),
    Column(
        label="First there",
        text=lambda one: to_minute(one.first_at) if one.first_at else "",
        sort=lambda one: _when(one.first_at),
        width=17,
    ),
    Column(label="Last there", text=lambda one: last_seen(one.last_at), sort=lambda one: _when(one.last_at), width=17),
    Column(label="Team", text=lambda one: one.by),
)
TEAMS: tuple[Column[TeamFigure], ...] = (
    Column(label="Team", text=lambda one: one.name, bold=True, width=22),
    Column(label="Kind", text=lambda one: tr(label(UnitKind(one.kind))), width=14),
    Column(label="Hours out", text=lambda one: f"{one.hours:.1f}", sort=lambda one: one.hours, right=True, width=9),
    Column(label="Kilometres", text=lambda one: f"{one.km:.1f}", sort=lambda one: one.km, right=True, width=9),
    Column(label="Stops", text=lambda one: str(one.stops), sort=lambda one: one.stops, right=True, width=9),
    Column(label="Wells seen", text=lambda one: str(one.wells), sort=lambda one: one.wells, right=True, width=12),
    Column(
        label="Along lines (km)", text=lambda one: km(one.line_m), sort=lambda one: one.line_m, right=True, width=14
    ),
    Column(
        label="On duty (h)", text=lambda one: f"{one.duty_h:.1f}", sort=lambda one: one.duty_h, right=True, width=13
    ),
    Column(
        label="Not heard (h)",
        text=lambda one: f"{one.silent_h:.1f}",
        sort=lambda one: one.silent_h,
        colour=lambda one: "medium" if one.silent_h >= 0.5 else None,
        right=True,
        width=13,
    ),
    Column(label="", text=lambda _one: ""),
)
