"""How an item of a handover, and a handover of the past, reads in a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.domain.handover import HandoverItem, HandoverState
from app.domain.labels import label
from app.services.duty.handover_desk import PastHandover
from app.ui.local_time import age, full, local, span
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

TOKENS = {
    HandoverState.DONE: "ok",
    HandoverState.SIGNED_OUT: "medium",
    HandoverState.FORCED: "high",
    HandoverState.MISSING: "critical",
}
TICKED, TO_TICK = "☑", "☐"


def item_columns(
    now: Callable[[], datetime], is_ticked: Callable[[HandoverItem], bool]
) -> tuple[Column[HandoverItem], ...]:
    """Columns of items; `is_ticked` knows what is ticked and not signed yet."""

    def sign(one: HandoverItem) -> str:
        return "" if not one.red else TICKED if is_ticked(one) else TO_TICK

    def colour(one: HandoverItem) -> str | None:
        if not one.red:
            return "muted"
        return "ok" if is_ticked(one) else "critical"

    def until(one: HandoverItem) -> str:
        return f"{local(one.due_at):%m-%d %H:%M}" if one.due_at else ""

    def more(one: HandoverItem) -> str:
        stood = tr("stood on {n} sheets before", n=one.carried) if one.carried else ""
        return " · ".join(filter(None, (one.detail, stood)))

    return (
        Column(label="✓", text=sign, sort=lambda one: one.number, colour=colour, bold=True, width=4),
        Column(label="Part", text=lambda one: tr(label(one.section)), sort=lambda one: one.number, width=13),
        Column(
            label="Matter",
            text=lambda one: one.title or tr(one.state),
            colour=lambda one: None if one.red else "muted",
            hover=lambda one: f"{one.title}\n{more(one)}",
            bold=True,
        ),
        Column(label="State", text=lambda one: tr(one.state) if one.state and one.title else "", width=12),
        Column(
            label="Age",
            text=lambda one: age(one.since, now()) if one.since else "",
            sort=lambda one: one.since.timestamp() if one.since else 0.0,
            hover=lambda one: full(one.since) if one.since else "",
            right=True,
            width=9,
        ),
        Column(
            label="Due",
            text=until,
            sort=lambda one: one.due_at.timestamp() if one.due_at else 0.0,
            right=True,
            width=13,
            spare=True,
        ),
        Column(label="More", text=more, width=22, spare=True),
    )


def past_words(one: PastHandover) -> str:
    """How it went: both signed, one alone, not at all; and whether it was late."""
    said = tr(label(one.state))
    return f"{said} · {tr('Late')}" if one.is_late else said


def past_token(one: PastHandover) -> str:
    """Late stands out even where both signed."""
    return "high" if one.is_late and one.state is HandoverState.DONE else TOKENS[one.state]


def _names(one: PastHandover) -> str:
    if one.handover is None:
        return "—"
    return f"{one.handover.outgoing or '—'} → {one.handover.incoming or '—'}"


PAST_COLUMNS: tuple[Column[PastHandover], ...] = (
    Column(
        label="Shift",
        text=lambda one: one.shift_name or f"{local(one.shift_from):%m-%d %H:%M}",
        sort=lambda one: one.shift_from.timestamp(),
        hover=lambda one: span(one.shift_from, one.shift_to),
        width=13,
    ),
    Column(
        label="State",
        text=past_words,
        colour=past_token,
        hover=lambda one: one.handover.forced_reason if one.handover is not None else "",
    ),
    Column(label="Who", text=_names, width=16, spare=True),
)
