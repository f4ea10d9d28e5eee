"""The lists of a coverage as tables of words and numbers: for the workbook, and (its first lines) for the paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.asset import AssetLayer, LineKind
from app.domain.labels import LABELS, kind_label, label
from app.domain.unit import UnitKind
from app.services.coverage.coverage import Coverage
from app.services.field_words import COUNTY_TIME
from app.wording import Wording

Value = str | float | int
Say = Callable[[str], str]


@dataclass(frozen=True)
class CoverageTable:
    """A list: its title, the headings with their shares of a page, the rows."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]


def tables_of(one: Coverage, wording: Wording) -> tuple[CoverageTable, ...]:
    """守点, 穿线, 铺面, 封堵死角, what each team did, how much was seen."""
    say = wording.say
    return (
        _points(one, say),
        _lines(one, say),
        _areas(one, say),
        _corners(one, say),
        _teams(one, say),
        _layers(one, say),
    )


def sheets_of(one: Coverage, wording: Wording) -> tuple[CoverageTable, ...]:
    """The same, and where somebody was: too long for paper."""
    return (*tables_of(one, wording), _seen(one, wording.say))


def figures_of(one: Coverage, wording: Wording) -> tuple[tuple[str, str], ...]:
    """The figures of the whole, by name (domain.md C.9)."""
    say = wording.say
    trunks = [line for line in one.lines if line.kind == LineKind.TRUNK] or list(one.lines)
    length = sum(line.length_m for line in trunks) or 1.0
    needed = sum(layer.needed for layer in one.layers)
    return (
        (say("Lines seen"), f"{_percent(sum(line.unique_m for line in trunks) / length)} ({length / 1000:.0f} km)"),
        (
            say("Seen in 24, 48, 72 h"),
            " / ".join(
                _percent(sum(parts) / length) for parts in zip(*(line.recent_m for line in trunks), strict=True)
            ),
        ),
        (say("Seen by the public"), _percent(one.visible_rate)),
        (
            say("Dealt with on patrol"),
            "—" if one.handling_rate is None else f"{_percent(one.handling_rate)} ({one.dealt_with}/{one.found})",
        ),
        (say("Need kept"), _percent(sum(layer.kept for layer in one.layers) / needed) if needed else "—"),
        (say("Overdue"), f"{one.overdue.rows} ({one.overdue.line_m / 1000:.1f} km)"),
        (say("Not reported"), str(one.overdue.not_reported)),
        (say("Positions"), str(one.fixes)),
    )


def _points(one: Coverage, say: Say) -> CoverageTable:
    rows = [
        (
            post.name or post.code, say(kind_label(AssetLayer.POSTS, post.kind)), round(post.held_min), post.visits,
            _minute(post.first_at), _minute(post.last_at) if post.visits else "", post.by if post.visits else "",
        )
        for post in sorted(one.posts, key=lambda post: -post.held_min)
    ]  # fmt: skip
    heads = (("Post held", 24), ("Kind", 14), ("Held (min)", 10), ("Visits", 8), ("First there", 14),
             ("Last there", 14), ("Team", 16))  # fmt: skip
    return _table("Points held", heads, rows, say)


def _lines(one: Coverage, say: Say) -> CoverageTable:
    rows: list[tuple[Value, ...]] = [
        (
            line.name or line.code, say(kind_label(AssetLayer.PIPELINES, line.kind)), round(line.length_m / 1000, 1),
            round(line.unique_m / 1000, 1), _percent(line.share), round(line.driven_m / 1000, 1),
            *[_percent(part / line.length_m) for part in line.recent_m],
        )
        for line in sorted(one.lines, key=lambda line: (line.kind != LineKind.TRUNK, -line.unique_m))
        if line.kind == LineKind.TRUNK or line.unique_m > 0
    ]  # fmt: skip
    heads = (("Line", 24), ("Kind", 12), ("Length (km)", 10), ("Seen (km)", 10), ("Share", 8),
             ("Driven along (km)", 12), ("24 h", 8), ("48 h", 8), ("72 h", 8))  # fmt: skip
    return _table("Lines driven", heads, rows, say)


def _areas(one: Coverage, say: Say) -> CoverageTable:
    rows = [
        (
            cell.name or cell.code, round(cell.minutes), _percent(cell.visible_rate), _minute(cell.last_at), cell.by,
        )
        for cell in sorted(one.cells, key=lambda cell: cell.minutes)
    ]  # fmt: skip
    heads = (("Grid cell", 28), ("Unit-minutes", 14), ("Seen by the public", 16), ("Last there", 20), ("Team", 22))
    return _table("Areas swept", heads, rows, say)


def _corners(one: Coverage, say: Say) -> CoverageTable:
    rows = [
        (
            f"{row.name or row.code} {row.stretch}".strip(), say(kind_label(row.layer, row.kind)), row.area,
            round(row.every_h, 1), _minute(row.last_at) or say("not in 90 days"), row.by, round(row.over_h, 1),
            say(label(row.why)) if row.why is not None else "",
        )
        for row in one.due
        if row.is_overdue
    ]  # fmt: skip
    heads = (("What", 26), ("Kind", 12), ("Police room", 14), ("Needed (h)", 8), ("Last there", 14), ("Team", 12),
             ("Over (h)", 8), ("Why", 10))  # fmt: skip
    return _table("Dead corners", heads, rows, say)


def _seen(one: Coverage, say: Say) -> CoverageTable:
    rows = [
        (
            f"{row.name or row.code} {row.stretch}".strip(), say(kind_label(row.layer, row.kind)), row.area,
            _minute(row.last_at), row.by, say(label(row.how)) if row.how is not None else "",
            round(row.every_h, 1) if row.mode is not None else "", round(row.over_h, 1) if row.is_overdue else "",
        )
        for row in one.seen
    ]  # fmt: skip
    heads = (("What", 26), ("Kind", 12), ("Police room", 14), ("Last there", 14), ("Team", 12), ("How", 8),
             ("Needed (h)", 8), ("Over (h)", 8))  # fmt: skip
    return _table("Seen, newest first", heads, rows, say)


def _teams(one: Coverage, say: Say) -> CoverageTable:
    rows = [
        (
            team.name, say(label(UnitKind(team.kind))), round(team.hours, 1), round(team.km, 1), team.stops, team.wells,
            round(team.line_m / 1000, 1), round(team.duty_h, 1), round(team.silent_h, 1),
        )
        for team in one.teams
        if team.hours or team.duty_h
    ]  # fmt: skip
    heads = (("Team", 20), ("Kind", 14), ("Hours out", 8), ("Kilometres", 8), ("Stops", 8), ("Wells seen", 10),
             ("Along lines (km)", 12), ("On duty (h)", 10), ("Not heard (h)", 10))  # fmt: skip
    return _table("What each team did", heads, rows, say)


def _layers(one: Coverage, say: Say) -> CoverageTable:
    rows = [
        (
            say(LABELS[AssetLayer][layer.layer]), say(kind_label(layer.layer, layer.kind)), layer.total, layer.seen,
            _percent(layer.seen / layer.total), layer.needed,
            _percent(layer.kept / layer.needed) if layer.needed else "", layer.overdue, layer.not_reported,
        )
        for layer in one.layers
    ]  # fmt: skip
    heads = (("Layer", 14), ("Kind", 18), ("In all", 9), ("Seen", 9), ("Share", 8), ("With a need", 11),
             ("Need kept", 11), ("Overdue", 10), ("Not reported", 10))  # fmt: skip
    return _table("How much was seen", heads, rows, say)


def _table(title: str, heads: Sequence[tuple[str, int]], rows: Sequence[tuple[Value, ...]], say: Say) -> CoverageTable:
    return CoverageTable(say(title), tuple((say(head), share) for head, share in heads), tuple(rows))


def _minute(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
