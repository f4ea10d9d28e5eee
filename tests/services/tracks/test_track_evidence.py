"""Tracks as evidence: every fix as reported, the way, sums that anybody can check; on record, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.domain.access import Actor, Right
from app.domain.fix_doubt import FixDoubt
from app.domain.key import new_key
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm, Table
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, Unit, UnitKind
from app.errors import InputRefused
from app.formats.gpx_writer import SPACE
from app.paths import resources
from app.services.tracks.replay_desk import Replay, ReplayDesk
from app.services.tracks.track_evidence import SUMS, HandOn, TrackEvidence
from app.store import audit_store, fix_store
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.store_fixtures import Clock

CHINESE = Wording.load("zh_CN", resources() / "i18n")
WHY = HandOn(reason="办案需要 <A6108252026>", marking=Marking.RESTRICTED, wording=CHINESE)
forms: list[OfficeForm] = []


def write_pdf(form: OfficeForm, file: Path) -> None:
    forms.append(form)
    file.write_bytes(b"%PDF " + form.title.encode())


@pytest.fixture(autouse=True)
def no_forms_before() -> None:
    forms.clear()


@pytest.fixture
def replay(store: Store, officer: Actor, clock: Clock) -> Replay:
    """Twenty minutes each ten seconds, silence, five more; one fix was not believed."""
    unit = Unit(
        id="u1",
        owner_domain=OwnerDomain.POLICE,
        code="X2",
        name="巡察2组",
        kind=UnitKind.PATROL_GROUP,
        call_sign="=巡2",
    )
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
    begin = clock() - timedelta(hours=2)
    seconds = [*range(0, 1_200, 10), *range(3_600, 3_900, 10)]
    fixes = [Fix("u1", begin + timedelta(seconds=s), 107.6 + s * 1e-5, 37.2, 40.0, 90.0, 4.5) for s in seconds]
    fixes.append(Fix("u1", begin + timedelta(seconds=5), 9.0, 9.0, doubt=FixDoubt.TOO_FAST))
    with store.database.write() as connection:
        fix_store.append(connection, fixes)
    return ReplayDesk(store).replay(["u1"], begin - timedelta(minutes=1), clock())


def evidence(store: Store, officer: Actor, replay: Replay, folder: Path, how: HandOn = WHY, act_id: str = "e1") -> Path:
    return TrackEvidence(store, lambda: True).write(officer, act_id, replay, folder, how, write_pdf)


def test_the_table_holds_every_fix_as_it_was_reported_and_why_one_was_not_believed(
    store: Store, officer: Actor, replay: Replay, tmp_path: Path
) -> None:
    made = evidence(store, officer, replay, tmp_path)
    (file,) = made.glob("*.csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        head, *rows = list(csv.reader(opened))
    assert head[1] == "时间(UTC)"
    assert len(rows) == 151
    first, doubted = rows[0], rows[1]
    assert first[1:] == [
        "2026-11-21T13:41:07+00:00", "2026-11-21T21:41:07+08:00", "107.6", "37.2", "40.0", "90.0", "4.5", "",
    ]  # fmt: skip
    assert first[0] == "'=巡2", "no spreadsheet takes the name for a formula"
    assert doubted[-1] == "TOO_FAST"


def test_the_way_is_gpx_of_what_was_believed_broken_at_the_silence(
    store: Store, officer: Actor, replay: Replay, tmp_path: Path
) -> None:
    made = evidence(store, officer, replay, tmp_path)
    (file,) = made.glob("*.gpx")
    root = ElementTree.parse(file).getroot()
    space = {"g": SPACE}
    pieces = [piece.findall("g:trkpt", space) for piece in root.findall("g:trk/g:trkseg", space)]
    assert [len(piece) for piece in pieces] == [120, 30]
    last = pieces[0][-1]
    assert float(last.attrib["lon"]) == pytest.approx(107.6119)
    assert float(last.attrib["lat"]) == 37.2
    assert last.findtext("g:time", namespaces=space) == "2026-11-21T14:00:57Z"
    assert root.findtext("g:metadata/g:desc", namespaces=space) == "演示数据 · 办案需要 <A6108252026>"


def test_the_sums_are_those_of_the_files_on_the_sheet_in_the_list_and_on_record(
    store: Store, officer: Actor, replay: Replay, tmp_path: Path
) -> None:
    made = evidence(store, officer, replay, tmp_path)
    sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in made.iterdir() if file.name != SUMS}
    listed = dict(line.split("  ")[::-1] for line in (made / SUMS).read_text("utf-8").splitlines())
    assert listed == {name: one for name, one in sums.items() if not name.endswith(".pdf")}
    (form,) = forms
    table = form.blocks[-1]
    assert isinstance(table, Table)
    assert {row[0]: row[2].replace(" ", "") for row in table.rows} == listed
    assert form.marks == ("演示数据", "工作秘密")
    with store.read() as connection:
        (row,) = audit_store.rows_of_act(connection, "e1")
    assert row.act == "track.evidence"
    assert row.changes is not None
    (after,) = [change["after"] for change in row.changes]
    assert {file["name"]: file["sha256"] for file in after["files"]} == sums
    assert after["units"] == ["u1"]


def test_without_a_reason_nothing_is_written_and_nothing_is_on_record(
    store: Store, officer: Actor, replay: Replay, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(InputRefused, match="Say why"):
        evidence(store, officer, replay, folder, HandOn(reason="  ", marking=Marking.NONE, wording=CHINESE))
    assert list(folder.iterdir()) == []
    with store.read() as connection:
        assert audit_store.rows_of_act(connection, "e1") == []


def test_a_second_folder_of_the_same_time_gets_a_number_and_the_first_stays(
    store: Store, officer: Actor, replay: Replay, tmp_path: Path
) -> None:
    first, second = (evidence(store, officer, replay, tmp_path, act_id=key) for key in ("e1", "e2"))
    assert second.name == f"{first.name} (2)"
    assert len(list(first.iterdir())) == len(list(second.iterdir())) == 4


def test_a_sheet_that_cannot_be_written_leaves_nothing_behind(
    store: Store, officer: Actor, replay: Replay, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def broken(_form: OfficeForm, _file: Path) -> None:
        raise InputRefused("The disk is full.")

    with pytest.raises(InputRefused):
        TrackEvidence(store, lambda: False).write(officer, new_key(), replay, folder, WHY, broken)
    assert list(folder.iterdir()) == []
    with pytest.raises(InputRefused, match="cannot be written"):
        evidence(store, officer, replay, folder / "none")
