"""A sealed case is nowhere: every reader of the store that can give one is walked, and a new one must be added here."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, update

from app.domain.access import Actor, Right
from app.domain.case_file import CaseFile, CaseSource
from app.domain.case_part import CasePart, CaseTask
from app.domain.case_part_kinds import PART_KINDS
from app.domain.case_person import CasePerson, PersonCategory, PersonPurpose, PersonRole
from app.domain.case_question import CaseQuestion
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.drawing import Drawing, DrawingColour, DrawingKind, DrawingReach
from app.domain.evidence import Evidence, EvidenceKind, EvidenceOrigin
from app.domain.key import new_key
from app.domain.record import OwnerDomain, Record
from app.domain.text_terms import asked_words
from app.store import (
    case_finding,
    case_person_store,
    case_seal,
    case_store,
    coverage_store,
    dossier_store,
    drawing_store,
    due_store,
    evidence_store,
    export_store,
    here_store,
    import_store,
    log_store,
    past_store,
    patrol_store,
    reference_store,
    search_index,
    series_store,
    statistics,
    strength_store,
)
from app.store.records import RecordStore
from app.store.tables import TABLE_OF, case_file
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock, on_both
from tests.ui import invented

pytestmark = on_both

STORE = Path(case_store.__file__).parent
KEY, NUMBER, SHA = "sealed-case", "A61082026行0007", "5e" * 32
NOW = Clock()()
LONG_AGO = NOW - timedelta(days=90)
BOX = (107.0, 37.0, 108.0, 38.0)
Reader = Callable[[Connection], object]

READERS: dict[str, Reader] = {
    "case_store.places_since": lambda c: case_store.places_since(c, LONG_AGO),
    "case_store.since": lambda c: case_store.since(c, LONG_AGO),
    "case_store.is_in_sight": lambda c: case_store.is_in_sight(c, KEY),
    "case_store.named": lambda c: case_store.named(c, NUMBER),
    "case_store.parts_of": lambda c: case_store.parts_of(c, KEY),
    "case_person_store.of_case": lambda c: case_person_store.of_case(c, KEY),
    "dossier_store.cases_of_place": lambda c: dossier_store.cases_of_place(c, (), BOX, LONG_AGO),
    "evidence_store.of_case": lambda c: evidence_store.of_case(c, KEY),
    "evidence_store.in_case": lambda c: evidence_store.in_case(c, KEY, SHA),
    "evidence_store.named_files": lambda c: evidence_store.named_files(c),
    "here_store.open_cases": lambda c: here_store.open_cases(c, BOX, ()),
    "past_store.cases_at": lambda c: past_store.cases_at(c, NOW, LONG_AGO),
    "past_store.cases_between": lambda c: past_store.cases_between(c, LONG_AGO, NOW),
    "search_index.cases": lambda c: search_index.cases(c).names[0],
    "search_index.records": lambda c: search_index.records(c, CaseFile, range(1, 9)),
    "export_store.columns": lambda c: export_store.columns(c, CaseFile, ("number",), "cases")["number"],
    "export_store.codes": lambda c: export_store.codes(c, CaseFile, "number"),
    "import_store.all_codes": lambda c: import_store.all_codes(c, CaseFile, "number"),
    "reference_store.pointing": lambda c: reference_store.pointing(c, CaseFile, "asset_id", ["定1"]),
    "case_finding.find": lambda c: case_finding.find(c, CaseQuestion(), asked_words("姬塬"), limit=9, offset=0).cases,
    "case_finding.find without words": lambda c: case_finding.find(c, CaseQuestion(), (), limit=9, offset=0).cases,
    "series_store.compared": lambda c: series_store.compared(c)["id"],
    "series_store.of_ids": lambda c: series_store.of_ids(c, [KEY]),
    "series_store.members": lambda c: series_store.members(c, "演示系列"),
    "series_store.names": lambda c: series_store.names(c),
    "series_store.tasks_of": lambda c: series_store.tasks_of(c, [KEY]),
    "drawing_store.areas": lambda c: drawing_store.areas(c),
    "strength_store.cases_between": lambda c: strength_store.cases_between(c, LONG_AGO, NOW),
    "statistics.row_counts": lambda c: statistics.row_counts(c)["case_file"],
    "due_store.tasks_by": lambda c: due_store.tasks_by(c, NOW + timedelta(days=9_000)),
    "due_store.running_cases": lambda c: due_store.running_cases(c),
    "due_store.terms_of": lambda c: due_store.terms_of(c, [KEY])[KEY],
    "patrol_store.cases_of": lambda c: patrol_store.cases_of(c, "patrol-1"),
    "coverage_store.problems": lambda c: [one for one in coverage_store.problems(c, LONG_AGO, NOW) if one],
    "due_store.cases_of": lambda c: due_store.cases_of(c, [KEY]),
    "log_store.names_of": lambda c: log_store.names_of(c, "case_file", [KEY]),
    "records.find": lambda c: RecordStore(CaseFile).find(c),
    "records.count": lambda c: RecordStore(CaseFile).count(c),
}
"""What gives something of a case that is not sealed, and must give nothing of one that is."""

NOT_READERS = {
    "case_seal.sealed_of_number": "gives the key of a sealed case, to the two acts that open one",
    "case_seal.sealed_numbers": "gives the numbers of sealed cases, so that an import gives none twice",
    "case_seal.is_number_taken": "tells that a number is taken, so that none is given twice",
    "case_seal._lift": "lifts the seal, within one act",
    "case_finding.findable": "is the condition of `find`",
    "case_finding._conditions": "is a part of `find`",
    "case_finding._holds": "is a part of `find`",
    "case_finding._judged": "is a part of `find`",
    "case_finding._newest": "is a part of `find`",
    "case_finding._shows": "is a part of `find`",
    "evidence_store.still_named": "gives hashes, for the bytes of a sealed case are kept and verified too",
    "evidence_store.named_no_more": "gives hashes of what no record names any more",
    "evidence_store.taken_out": "gives what was taken out of its case, to the act that erases it",
    "evidence_store.erased_files": "gives hashes of what was erased, so that a backup forgets it too",
    "evidence_store.names_of": "is asked by the timeline of a case, which is read of a case in sight alone",
    "text_index.drop": "writes the index of texts, which `find` alone reads",
    "text_index.heed": "writes the index of texts, which `find` alone reads",
    "text_index.put": "writes the index of texts, which `find` alone reads",
    "text_index.rebuild": "writes the index of texts, which `find` alone reads",
    "text_index.said_by": "writes the index of texts, which `find` alone reads",
    "case_store.last_number": "gives the highest number of a day, so that none is given twice",
    "case_person_store.to_be_erased": "names end in sealed cases too",
    "case_person_store.erase": "names end in sealed cases too",
}


def _in_store() -> Iterator[str]:
    """Every function of the store in whose body a case, or what hangs on one, is named."""
    named = {"case_file", "cases", "case_parts", "part_stores", "case_person", "persons", "evidence", "CaseFile"}
    for file in sorted(STORE.glob("*.py")):
        if file.name == "tables.py":
            continue
        for found in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(found, ast.FunctionDef):
                nodes = [node for line in found.body for node in ast.walk(line)]
                names = {node.id for node in nodes if isinstance(node, ast.Name)}
                names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
                if names & named:
                    yield f"{file.stem}.{found.name}"


@pytest.fixture
def case(store: Store, officer: Actor, clock: Clock) -> CaseFile:
    """A case with something of every kind hung on it."""
    to = clock() - timedelta(days=3)
    case = replace(
        invented.case(KEY),
        number=NUMBER,
        kind=CaseKind.ADMINISTRATIVE,
        status=CaseStatus.INVESTIGATING,
        occurred_from=to - timedelta(hours=7),
        occurred_to=to,
        discovered_at=to,
        asset_id="定1",
        series="演示系列",
        source=CaseSource.PATROL,
        source_id="patrol-1",
    )
    with store.act(officer, "fill", "test.fill", Right.ACT) as work:
        work.add(case)
        for record in _hung(clock):
            work.add(record)
    return case


def _hung(clock: Clock) -> Iterator[Record]:
    of_case: dict[str, Any] = {"owner_domain": OwnerDomain.POLICE, "case_id": KEY}
    for kind in PART_KINDS:
        part = _blank(kind.record, clock)
        yield replace(part, done_at=None) if isinstance(part, CaseTask) else part
    yield Evidence(
        id="e1", **of_case, name="现场.jpg", size=9, sha256=SHA, kind=EvidenceKind.PICTURE, form="JPEG", ending=".jpg",
        marks="", origin=EvidenceOrigin.FILE, told="", made_at=None, added_at=clock(), added_by="韩", holder="韩",
    )  # fmt: skip
    yield CasePerson(
        id="p1", **of_case, role=PersonRole.WITNESS, category=PersonCategory.VICTIM_OR_WITNESS, person_name="演示甲",
        purpose=PersonPurpose.EVIDENCE_CONTACT, legal_basis="刑诉法第62条", proposer_id="u-han", proposed_by="韩",
        proposed_at=clock(), review_at=clock() + timedelta(days=90),
    )  # fmt: skip
    yield Drawing(
        id="d1", owner_domain=OwnerDomain.POLICE, kind=DrawingKind.POLYGON, name="现场", shape=b"", lon=107.5, lat=37.1,
        colour=DrawingColour.BLUE, width=2, reach=DrawingReach.ALL, valid_from=clock(), subject="case_file",
        subject_id=KEY, author_id="u-han", author="韩", desk_id="desk-1",
    )  # fmt: skip


def _blank(record: type[CasePart], clock: Clock) -> CasePart:
    """A part of this kind that holds something in each of its columns."""
    values: dict[str, Any] = {}
    for column in TABLE_OF[record].columns:
        if column.name in record.__dataclass_fields__ and column.name not in ("id", "case_id", "version", "area_id"):
            kind = column.type.python_type
            words = getattr(column.type, "words", None) or getattr(column.type, "_kind", None)
            values[column.name] = clock() if column.type.__class__.__name__ == "Moment" else _some(kind, words)
    values["owner_domain"] = OwnerDomain.POLICE
    return record(id=new_key(), case_id=KEY, **values)


def _some(kind: type, words: Any) -> Any:
    if words is not None:
        return next(iter(words))
    return {bool: False, int: 1, float: 1.0}.get(kind, "x")


def _seal(store: Store, clock: Clock) -> None:
    with store.database.write() as connection:
        connection.execute(update(case_file).where(case_file.c.id == KEY).values(sealed_at=clock()))


def test_every_reader_of_the_store_that_names_a_case_is_walked_here() -> None:
    assert set(_in_store()) - set(READERS) - set(NOT_READERS) == set()
    assert set(NOT_READERS) <= set(_in_store())


@pytest.mark.parametrize("name", READERS)
@pytest.mark.usefixtures("case")
def test_a_sealed_case_is_given_by_no_reader(name: str, store: Store, clock: Clock) -> None:
    with store.read() as connection:
        assert READERS[name](connection), "the reader is to find it while it is not sealed"
    _seal(store, clock)
    with store.read() as connection:
        assert not READERS[name](connection)


@pytest.mark.parametrize("record", [CaseFile, Drawing, Evidence, CasePerson, *(one.record for one in PART_KINDS)])
@pytest.mark.usefixtures("case")
def test_what_hangs_on_a_sealed_case_is_hidden_with_it_and_shows_while_the_seal_is_lifted(
    record: type[Record], store: Store, clock: Clock, officer: Actor
) -> None:
    _seal(store, clock)
    with store.read() as connection:
        assert RecordStore(record).count(connection) == 0
    with store.act(officer, "open", "test.open", Right.ACT) as work:
        with case_seal.lifted(work, KEY):
            assert RecordStore(record).count(work.connection) == 1
        assert RecordStore(record).count(work.connection) == 0
    with store.read() as connection:
        assert RecordStore(record).count(connection) == 0
