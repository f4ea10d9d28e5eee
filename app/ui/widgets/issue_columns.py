"""How a thing that is handed out reads in a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.domain.issue import Issue, ThingState
from app.domain.labels import label
from app.ui.local_time import full, local
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

_TOKENS = {ThingState.SOUND: "ok", ThingState.FLAWED: "medium", ThingState.BROKEN: "high", ThingState.LOST: "critical"}


def issue_columns(now: Callable[[], datetime]) -> tuple[Column[Issue], ...]:
    """Columns of things, by the clock of the desk."""

    def minute(at: datetime) -> str:
        told = local(at)
        return f"{told:%H:%M}" if told.date() == local(now()).date() else f"{told:%m-%d %H:%M}"

    def due_colour(one: Issue) -> str | None:
        if one.is_overdue(now()):
            return "critical"
        return None if one.is_out else "muted"

    def where(one: Issue) -> str:
        if one.back_at is not None:
            return tr("Back {time}", time=minute(one.back_at))
        return tr("Not back in time") if one.is_overdue(now()) else tr("Out")

    def where_colour(one: Issue) -> str | None:
        if one.back_state is not None:
            return _TOKENS[one.back_state]
        return "critical" if one.is_overdue(now()) else None

    return (
        Column(
            label="To be back",
            text=lambda one: minute(one.due_at),
            sort=lambda one: one.due_at.timestamp(),
            colour=due_colour,
            hover=lambda one: full(one.due_at),
            bold=True,
            width=13,
        ),
        Column(label="What", text=lambda one: one.what, hover=_in_full, bold=True, least=14),
        Column(label="Kind", text=lambda one: tr(label(one.kind)), width=18, spare=True),
        Column(label="With", text=lambda one: one.taken_by, width=12),
        Column(label="Duty or post", text=lambda one: one.duty, width=16, spare=True),
        Column(
            label="Taken at",
            text=lambda one: minute(one.issued_at),
            sort=lambda one: one.issued_at.timestamp(),
            hover=lambda one: f"{full(one.issued_at)}  {one.issued_by}",
            width=13,
        ),
        Column(label="Where it is", text=where, colour=where_colour, hover=_in_full, width=16),
        Column(label="State", text=state_words, colour=_state_colour, hover=_in_full, width=14),
    )


def state_words(one: Issue) -> str:
    """In which state it came back, or went out."""
    return tr(label(one.back_state or one.state))


def _state_colour(one: Issue) -> str | None:
    state = one.back_state or one.state
    return None if state is ThingState.SOUND else _TOKENS[state]


def _in_full(one: Issue) -> str:
    """Everything that is told of it."""
    out = tr("{time} handed out by {name}: {state}", time=full(one.issued_at), name=one.issued_by,
             state=tr(label(one.state)))  # fmt: skip
    told = [one.what, " · ".join(filter(None, (out, one.remark)))]
    if one.back_at is not None and one.back_state is not None:
        back = tr("{time} taken in by {name}: {state}", time=full(one.back_at), name=one.back_to,
                  state=tr(label(one.back_state)))  # fmt: skip
        told.append(" · ".join(filter(None, (back, one.back_remark))))
    return "\n".join(told)
