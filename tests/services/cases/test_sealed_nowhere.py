"""A sealed record is nowhere: every desk that gave the case before gives nothing of it after, caches and all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Program
from app.domain.access import Role
from app.domain.case_question import CaseQuestion
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.key import new_key
from app.domain.marking import Marking
from app.domain.position import Position
from app.domain.sheet_name import SheetName
from app.errors import NotFound
from app.paths import DataDirectory
from app.services.cases.evidence_desk import Given
from app.services.map.heat_layers import HEAT_CASES
from tests.dispatch_ground import call

S = CaseStatus
NUMBER, TITLE, SECRET, SERIES = "演行〔2026〕0007号", "演示村收购落地油", "账本暗号", "演示系列"
HERE = Position(107.42, 37.16)


class Records:
    """A program with two cases of one series, one of which is to be sealed; `sealed` is its key."""

    def __init__(self, program: Program) -> None:
        self.program, self.casework = program, program.casework
        first = program.actor()
        self.actor = replace(first, role=Role.FOUNDER)
        self.now = program.now()
        told = {
            "title": TITLE, "type": "RECEIVING", "occurred_from": self.now - timedelta(days=2), "number": NUMBER,
            "mo_codes": "NO_PLATE NIGHT", "lon": HERE.lon, "lat": HERE.lat,
        }  # fmt: skip
        desk = self.casework.desk
        call_id = program.call_desk.open_call(self.actor, new_key(), call(self.now))
        self.call_id = call_id
        self.sealed = desk.open_case(
            self.actor, new_key(), CaseKind.ADMINISTRATIVE, told, status=S.ACCEPTED, since=self.now - timedelta(days=1)
        )
        other = told | {"title": "同村收购落地油", "number": "演行〔2026〕0008号"}
        self.other = desk.open_case(
            self.actor, new_key(), CaseKind.ADMINISTRATIVE, other, status=S.ACCEPTED, since=self.now - timedelta(days=1)
        )
        third = other | {"title": "邻村收购落地油", "number": "演行〔2026〕0009号"}
        self.third = desk.open_case(
            self.actor, new_key(), CaseKind.ADMINISTRATIVE, third, status=S.ACCEPTED, since=self.now - timedelta(days=1)
        )
        desk.add_part(self.actor, new_key(), self.sealed, "case_comment", {"text": f"在场者说出{SECRET}"})
        task = {"what": "追查演示村油罐", "owner": "韩", "due_at": self.now + timedelta(days=2)}
        desk.add_part(self.actor, new_key(), self.sealed, "case_task", task)
        kept = program.kept_files.evidence_desk
        kept.attach(self.actor, new_key(), self.sealed, Given(f"另一{SECRET}".encode(), "演示账本.txt"))
        self.casework.finding.documents.read()
        self.casework.finding.series.join(self.actor, new_key(), self.sealed, self.other, SERIES)

    def seal(self) -> None:
        for step in (S.INVESTIGATING, S.NOTIFIED, S.DECIDED, S.SERVED):
            self.casework.desk.move(self.actor, new_key(), self.sealed, step, approver="周", reason="查明")

    def found(self, text: str) -> object:
        return self.casework.finding.finder.find(CaseQuestion(text=text)).found


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Program(DataDirectory(tmp_path / "data")) as program:
        yield Records(program)


GIVEN: dict[str, Callable[[Records], object]] = {
    "the list": lambda r: r.casework.desk.cases_since(r.now - timedelta(days=9)),
    "the search for a title": lambda r: r.found("演示村收购"),
    "the search for a number": lambda r: r.found("0007"),
    "a snippet of a remark": lambda r: r.found(f"说出{SECRET}"),
    "a snippet of a document": lambda r: r.found(f"另一{SECRET}"),
    "the search by what is so": lambda r: r.casework.finding.finder.find(CaseQuestion()).found,
    "the command bar": lambda r: r.program.search_desk.named("0007"),
    "likeness": lambda r: r.casework.finding.likeness.alike(r.third),
    "the series": lambda r: r.casework.finding.series.series(SERIES),
    "what is here": lambda r: r.program.places.identify_desk.here(HERE, 500.0),
    "the past": lambda r: r.program.places.past_desk.as_of(r.now).cases,
    "an export": lambda r: r.program.exchange.export_desk.rows(r.actor, "cases"),
    "a print": lambda r: r.casework.printing.form(r.actor, r.sealed, SheetName.CASE, Marking.NONE, r.program.wording),
    "a print by its number": lambda r: r.casework.printing.case_named(NUMBER) and NUMBER,
    "its evidence": lambda r: [
        (one.evidence.name, NUMBER) for one in r.program.kept_files.evidence_desk.kept(r.sealed)
    ],
    "its file": lambda r: r.casework.desk.dossier(r.sealed),
}
"""What names the case as long as it is not sealed."""


@pytest.mark.parametrize("where", GIVEN)
def test_what_named_the_case_before_names_nothing_of_it_once_it_is_sealed(where: str, records: Records) -> None:
    assert _names(GIVEN[where](records)), "it is to be found while it is not sealed"
    records.seal()
    try:
        given = GIVEN[where](records)
    except NotFound:
        return
    assert not _names(given)


def test_the_heat_of_cases_does_not_count_it_and_nothing_stays_of_a_series_of_its_own(records: Records) -> None:
    heat = records.program.heat_layers
    before = heat.load(HEAT_CASES)
    records.seal()
    assert heat.load(HEAT_CASES) != before
    members = records.casework.finding.series.series(SERIES)
    assert [one.number for one in members.cases] == ["演行〔2026〕0008号"]


def test_evidence_of_it_is_neither_opened_nor_handed_out_nor_checked_by_its_key(
    records: Records, tmp_path: Path
) -> None:
    (piece,) = records.program.kept_files.evidence_desk.of_case(records.sealed)
    records.seal()
    copies, actor = records.program.kept_files.evidence_copies, records.actor
    for act in (
        lambda: copies.open(actor, new_key(), piece.id),
        lambda: copies.verify(actor, new_key(), piece.id),
        lambda: copies.export(actor, new_key(), piece.id, tmp_path / "out.txt", reason="x"),
        lambda: copies.content(piece.id, 1 << 20),
    ):
        with pytest.raises(NotFound):
            act()
    assert not (tmp_path / "out.txt").exists()


def _names(given: object) -> bool:
    said = repr(given)
    return any(word in said for word in (NUMBER, TITLE, SECRET, "演示村"))
