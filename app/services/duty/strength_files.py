"""The table of incidents and strength, its mismatches and the proposal as a workbook; that it left is on record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.analysis.strength.hours import Floats
from app.domain.access import Actor, Right
from app.domain.labels import label
from app.errors import InputRefused
from app.formats.hour_workbook import SheetTable, Value
from app.services.duty.strength_desk import NOUN, HourView, StaffingProposal
from app.services.duty.strength_reading import StrengthTable
from app.store.unit_of_work import Store
from app.wording import Wording

COUNTY = "The whole county"


def write_strength(
    store: Store, actor: Actor, act_id: str, path: Path, table: StrengthTable, view: HourView,
    proposal: StaffingProposal | None, words: Wording,
) -> None:  # fmt: skip
    """Write what the window shows; to be called on a thread that nobody waits for."""
    actor.require(Right.ACT, Right.EXPORT)
    if path.suffix.casefold() != ".xlsx":
        raise InputRefused("{name}: this table is written as .xlsx. Nothing was written.", name=path.name)
    from app.formats.hour_workbook import write_workbook

    actor.require(Right.EXPORT)
    write_workbook(path, [*_of_view(table, view, words), _of_runs(view, words), *_of_proposal(proposal, words)])
    with store.act(actor, act_id, "strength.export", Right.EXPORT, reason=path.name) as work:
        work.about(NOUN, table.rows.value)


def _of_view(table: StrengthTable, view: HourView, words: Wording) -> list[SheetTable]:
    say = words.say
    span = f"{table.since:%Y-%m-%d} – {table.last_day:%Y-%m-%d}"
    parts: tuple[tuple[str, Floats, int], ...] = (
        ("Incidents", view.incidents, 2),
        ("Reported incidents", view.reported, 2),
        ("Alerts", view.alerts, 0),
        ("Minutes of patrol an hour", view.patrol_min, 0),
        ("Minutes on posts an hour", view.duty_min, 0),
    )
    rows = say(label(table.rows))
    return [
        SheetTable(
            say(name), [f"{say(name)} · {rows} · {span}"], _heads(words), _matrix(view.names, part, digits, words)
        )
        for name, part, digits in parts
    ]


def _of_runs(view: HourView, words: Wording) -> SheetTable:
    say = words.say
    heads = ["Place", "From", "To", "What does not fit", "Incidents", "Minutes an hour", "May be chance"]
    rows: list[list[Value]] = [
        [
            one.name or say(COUNTY), f"{one.first:02d}:00", f"{one.after or 24:02d}:00", say(label(one.kind)),
            round(one.incidents, 1), round(one.minutes), say("yes") if one.may_be_chance else "",
        ]
        for one in view.runs
    ]  # fmt: skip
    return SheetTable(say("What does not fit"), [say("What does not fit")], [say(one) for one in heads], rows)


def _of_proposal(proposal: StaffingProposal | None, words: Wording) -> list[SheetTable]:
    if proposal is None or not proposal.learnt:
        return []
    say, test = words.say, proposal.test
    told = [
        say("Minutes of patrol an hour, proposed by reported incidents"),
        say("Back-test: {n} incidents, the proposal meets {share} %, the plain count {plain} %; {verdict}").format(
            n=f"{test.judged:.0f}", share=f"{100 * test.share:.0f}", plain=f"{100 * test.plain_share:.0f}",
            verdict=say(label(proposal.verdict)),
        ),
    ]  # fmt: skip
    rows = _matrix(proposal.names, proposal.then_min, 0, words)
    return [SheetTable(say("Proposal"), told, _heads(words), rows)]


def _heads(words: Wording) -> list[str]:
    return [words.say("Place"), *(f"{hour:02d}" for hour in range(24))]


def _matrix(names: Sequence[str], amounts: Floats, digits: int, words: Wording) -> list[list[Value]]:
    rounded = [[round(value, digits) if digits else round(value) for value in row] for row in amounts.tolist()]
    return [[name or words.say(COUNTY), *row] for name, row in zip(names, rounded, strict=True)]
