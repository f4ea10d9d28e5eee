"""Coverage that leaves the desk: all lists as a workbook, the sheet of a night on paper; each on record."""

from __future__ import annotations

from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.office_form import OfficeForm, box, table
from app.errors import InputRefused
from app.services.cases.case_sheets import Occasion
from app.services.coverage.coverage import Coverage
from app.services.coverage.coverage_tables import figures_of, sheets_of, tables_of
from app.services.field_words import COUNTY_TIME
from app.store.unit_of_work import Store
from app.wording import Wording

NOUN = "coverage"
MOST_ON_PAPER = 60
"""Rows of a list on paper: the worst of what is overdue; the workbook has all."""


class CoverageFiles:
    """To be called on a thread that nobody waits for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, actor: Actor, act_id: str, path: Path, one: Coverage, words: Wording) -> None:
        """All lists as a workbook."""
        actor.require(Right.ACT, Right.EXPORT)
        if path.suffix.casefold() != ".xlsx":
            raise InputRefused("{name}: these lists are written as .xlsx. Nothing was written.", name=path.name)
        from app.formats.hour_workbook import SheetTable, write_workbook

        actor.require(Right.EXPORT)
        told = [_span(one), " · ".join(f"{name} {value}" for name, value in figures_of(one, words))]
        write_workbook(
            path,
            [
                SheetTable(part.title, told, [head for head, _ in part.columns], part.rows)
                for part in sheets_of(one, words)
            ],
        )
        with self._store.act(actor, act_id, "coverage.export", Right.EXPORT, reason=path.name) as work:
            work.about(NOUN, key_of(one))


def coverage_form(one: Coverage, occasion: Occasion) -> OfficeForm:
    """The sheet of a night: points held, lines driven, areas swept, dead corners (守点穿线铺面, 封堵死角)."""
    say = occasion.wording.say
    figures = figures_of(one, occasion.wording)
    pairs = tuple(zip(figures[::2], figures[1::2], strict=True))
    blocks = [
        table(part.title, part.columns, [tuple(map(str, row)) for row in part.rows[:MOST_ON_PAPER]], say("None"))
        for part in tables_of(one, occasion.wording)
    ]
    return OfficeForm(
        title=say("Points, lines and areas of the night"),
        under_title=_span(one),
        marks=tuple(say(mark) for mark in occasion.marks),
        blocks=(box(say("In figures"), *pairs), *blocks),
        signatures=(say("Duty officer"), say("Duty leader")),
        foot=f"{occasion.operator} {occasion.at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}",
        page_words=say("Page {page} of {pages}"),
    )


def key_of(one: Coverage) -> str:
    """How a coverage is called on record: the span that it is of."""
    return f"{one.since:%Y-%m-%dT%H:%M}/{one.until:%Y-%m-%dT%H:%M}"


def _span(one: Coverage) -> str:
    return " – ".join(f"{at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}" for at in (one.since, one.until))
