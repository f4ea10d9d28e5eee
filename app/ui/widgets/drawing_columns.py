"""How a drawing reads in a row and on its card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.domain.drawing import Drawing, DrawingKind
from app.domain.labels import label
from app.ui.local_time import full, to_minute
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

SIGNS = {
    DrawingKind.POINT: "◆",
    DrawingKind.LINE: "╱",
    DrawingKind.POLYGON: "⬟",
    DrawingKind.CIRCLE: "●",
    DrawingKind.TEXT: "T",
}


def drawing_columns(now: Callable[[], datetime]) -> tuple[Column[Drawing], ...]:
    """What is over reads in grey, by the clock `now`."""

    def faded(one: Drawing, token: str | None) -> str | None:
        return token if one.holds(now()) else "stale"

    return (
        Column(
            label="Name",
            text=lambda one: one.name,
            hover=lambda one: "\n".join(filter(None, (one.name, one.note, one.subject_name))),
            colour=lambda one: faded(one, None),
            bold=True,
        ),
        Column(
            label="Kind",
            text=lambda one: f"{SIGNS[one.kind]} {tr(label(one.kind))}",
            colour=lambda one: faded(one, one.colour.value),
            width=15,
        ),
        Column(label="Seen by", text=lambda one: tr(label(one.reach)), colour=lambda one: faded(one, None), width=10),
        Column(
            label="Holds until",
            text=lambda one: until_words(one, now()),
            sort=lambda one: one.valid_to.timestamp() if one.valid_to else float("inf"),
            colour=lambda one: faded(one, None),
            width=18,
        ),
        Column(label="Drawn by", text=lambda one: one.author, colour=lambda one: faded(one, None), width=12),
    )


def until_words(one: Drawing, now: datetime) -> str:
    """When it begins or ends."""
    if now < one.valid_from:
        return tr("from {time}", time=to_minute(one.valid_from))
    if one.valid_to is None:
        return tr("until removed")
    return to_minute(one.valid_to) if now < one.valid_to else tr("over since {time}", time=to_minute(one.valid_to))


def drawing_facts(one: Drawing, now: datetime) -> list[Fact]:
    """All of it."""
    return [
        (tr("Kind"), f"{SIGNS[one.kind]} {tr(label(one.kind))}"),
        (tr("Radius"), "" if one.radius_m is None else f"{one.radius_m:,.0f} {tr('m')}"),
        (tr("Note"), one.note),
        (tr("Belongs to"), one.subject_name),
        (tr("Seen by"), tr(label(one.reach))),
        (tr("Holds until"), until_words(one, now)),
        (tr("Place"), f"{one.lon:.6f}, {one.lat:.6f}"),
        (tr("Drawn by"), f"{one.author}  {full(one.valid_from)}"),
    ]
