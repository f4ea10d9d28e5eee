"""How the parts, the clocks and the timeline of a case read in rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.case_deadlines import Clock
from app.domain.case_part import CaseComment, CasePart, CaseTask, CustodyStep, Seizure
from app.domain.case_part_kinds import KIND_OF_RECORD, is_over
from app.domain.case_part_rules import chain_of
from app.domain.case_status import ClockState
from app.domain.labels import label
from app.domain.layer_field import Field, FieldType
from app.services.alerts.timeline import TimelineLine
from app.ui.local_time import full, to_minute
from app.ui.widgets.record_rows import Column
from app.ui.words import sentence_words, tr

_CLOCK_TOKENS = {ClockState.OVERDUE: "critical", ClockState.WARNED: "high", ClockState.MET_LATE: "high"}


def value_words(one: Field, value: object) -> str:
    """A value of a part, or of the file, as it is read."""
    if value in (None, ""):
        return ""
    if isinstance(value, datetime):
        return to_minute(value)
    if one.type is FieldType.FLAG:
        return tr("yes") if value else ""
    if one.type is FieldType.CHOICE:
        return next((tr(choice.label) for choice in one.choices if choice.value == value), str(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def part_title(part: CasePart) -> str:
    """A part in one line: what its kind says first, numbers with their units."""
    kind = KIND_OF_RECORD[type(part)]
    told = []
    for name in kind.title:
        words = value_words(kind.field(name), getattr(part, name))
        if words:
            told.append(
                f"{words} t" if name.endswith("_t") else f"{words} {tr('yuan')}" if name.endswith("_cny") else words
            )
    return " · ".join(told)


def part_details(part: CasePart) -> str:
    """What else is known of it."""
    kind = KIND_OF_RECORD[type(part)]
    told = []
    for one in kind.fields:
        words = value_words(one, getattr(part, one.name))
        if words and one.name not in kind.title and not one.name.endswith("_id"):
            is_flag = one.type is FieldType.FLAG
            told.append(tr(one.label) if is_flag else tr("{field}: {value}", field=tr(one.label), value=words))
    return " · ".join(told)


def part_columns(now: datetime) -> tuple[Column[CasePart], ...]:
    """One row for each part. A custody step stands under its seizure; a task that is late is marked."""
    return (
        Column(label="Part", text=lambda one: tr(KIND_OF_RECORD[type(one)].label), bold=True, width=18),
        Column(
            label="What",
            text=_row_title,
            colour=lambda one: "critical" if isinstance(one, CaseTask) and is_over(one, now) else None,
            hover=part_title,
        ),
        Column(label="Further", text=part_details, hover=part_details),
    )


def _row_title(part: CasePart) -> str:
    text = part_title(part).replace("\n", " ")
    return f"└ {text}" if isinstance(part, CustodyStep) else text


def in_order(parts: Sequence[CasePart]) -> list[CasePart]:
    """As they are shown: each kind together, each custody chain under its thing; steps have a page of their own."""
    shown = [one for one in parts if KIND_OF_RECORD[type(one)].by_hand and not isinstance(one, CustodyStep)]
    found: list[CasePart] = []
    for one in sorted(shown, key=lambda part: isinstance(part, CaseComment)):
        found.append(one)
        if isinstance(one, Seizure):
            found += chain_of(one, parts)
    return found


def details_of(one: TimelineLine) -> str:
    """What an act changed, in one line."""
    return "; ".join(sentence_words(line) for line in one.details)


TIMELINE: tuple[Column[TimelineLine], ...] = (
    Column(label="Time", text=lambda one: to_minute(one.at), hover=lambda one: full(one.at), width=17),
    Column(label="Who", text=lambda one: one.who, width=10),
    Column(label="Act", text=lambda one: sentence_words(one.what).replace("\n", " "), bold=True, width=34),
    Column(
        label="What changed",
        text=lambda one: details_of(one).replace("\n", " "),
        hover=lambda one: "\n".join(sentence_words(line) for line in one.details),
    ),
    Column(label="Reason", text=lambda one: one.reason, hover=lambda one: one.reason, width=20),
)

CLOCKS: tuple[Column[Clock], ...] = (
    Column(label="Term", text=lambda one: tr(label(one.rule.clock)), bold=True, width=32),
    Column(
        label="State", text=lambda one: tr(label(one.state)), colour=lambda one: _CLOCK_TOKENS.get(one.state), width=20
    ),
    Column(label="Begun at", text=lambda one: to_minute(one.started_at), width=17),
    Column(label="Falls due", text=lambda one: to_minute(one.due_at), width=17),
    Column(label="Extended", text=lambda one: tr("yes") if one.is_extended else "", width=8),
    Column(label="Source", text=lambda one: _source(one), hover=lambda one: _source(one)),
)


def _source(one: Clock) -> str:
    told = f"{one.rule.source} [{one.rule.id}]"
    return told if one.rule.is_checked else tr("{rule}: not yet compared with the text of the law", rule=told)
