"""The story that this product was asked for: masked men, cameras destroyed, an off-road vehicle without a plate.

Two cases are linked into a series, the vehicle is found by its traits, the cases are solved, reviewed, archived; what
was done stands on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document

from app.bootstrap import Program
from app.domain.access import Actor, Role
from app.domain.case_file import CaseFile, CaseSource
from app.domain.case_part import CaseVehicle, PlateState, Seizure
from app.domain.case_question import CaseQuestion
from app.domain.case_review import Loophole
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.marking import Marking
from app.domain.mo_code import MoCode
from app.domain.sheet_name import SheetName
from app.errors import InputRefused, NotPermitted
from app.paths import DataDirectory, resources
from app.services.cases.evidence_desk import Given
from app.wording import Wording
from tests.store_fixtures import Clock

S = CaseStatus
ROOM, LEADER = "韩民警", "周所长"
HOW = "MASK_HOOD CAMERA_DAMAGED MODIFIED_SUV NO_PLATE VALVE_OPEN NIGHT"
TO_THE_END = (
    (S.FILING_REVIEW, ""), (S.FILED, ""), (S.INVESTIGATING, ""), (S.SOLVED, "嫌疑人到案,车辆查获"), (S.INVEST_END, ""),
    (S.TO_PROSECUTION, ""), (S.PROSECUTED, ""), (S.JUDGED, ""), (S.CLOSED, ""),
)  # fmt: skip


@pytest.fixture
def program(tmp_path: Path, clock: Clock) -> Iterator[Program]:
    with Program(DataDirectory(tmp_path / "data"), now=clock) as program:
        yield program


@dataclass
class Night:
    """The desk of the police room and its clock."""

    program: Program
    clock: Clock
    acts: int = 0

    @property
    def officer(self) -> Actor:
        return Actor(user_id="u-han", name=ROOM, role=Role.OFFICER, desk_id=self.program.actor().desk_id)

    def act(self) -> str:
        self.acts += 1
        return f"act-{self.acts}"

    def open(self, title: str, ago_h: float, lon: float, lat: float, summary: str, **more: object) -> str:
        now = self.clock()
        told = {
            "title": title, "type": "WELLHEAD", "occurred_from": now - timedelta(hours=ago_h),
            "occurred_to": now - timedelta(hours=ago_h - 1), "discovery": "VIDEO", "mo_codes": HOW, "lon": lon,
            "lat": lat, "summary": summary, "lead_officer": ROOM,
        } | more  # fmt: skip
        desk = self.program.casework.desk
        return desk.open_case(self.officer, self.act(), CaseKind.CRIMINAL, told, source=CaseSource.ALERT)

    def add(self, case_id: str, noun: str, **values: object) -> str:
        return self.program.casework.desk.add_part(self.officer, self.act(), case_id, noun, values)

    def lead(self, case_id: str, to: CaseStatus, reason: str = "") -> None:
        self.clock.move(hours=6)
        self.program.casework.desk.move(self.officer, self.act(), case_id, to, reason=reason, approver=LEADER)

    def case(self, case_id: str) -> CaseFile:
        return self.program.casework.desk.case_file(case_id)


def test_from_the_first_report_to_the_archive(program: Program, clock: Clock, tmp_path: Path) -> None:
    night = Night(program, clock)
    first = opened_with_what_the_camera_saw(night, tmp_path)
    clock.move(hours=73)
    second = night.open(
        "砖井 2 号井场开井盗油", 2, 107.512, 37.104,
        "4 名男子蒙面戴头套,砸坏井场监控后开井放油,驾驶无牌改装越野车沿便道逃离。",
    )  # fmt: skip
    night.add(second, "case_loss", gross_t=3.1, water_cut_pct=42, amount_cny=8_600)

    linked(night, first, second)
    the_vehicle_is_found(night, first)
    the_suspect_is_entered(night, first)
    for case_id in (first, second):
        solved_reviewed_archived(night, case_id)
    told_on_paper(night, first, tmp_path)
    with pytest.raises(InputRefused, match="is archived"):
        night.add(first, "case_comment", text="补记")


def opened_with_what_the_camera_saw(night: Night, folder: Path) -> str:
    """The first report: a camera went dark, its last picture and the traits of the vehicle are kept."""
    first = night.open(
        "姬塬 7 号井场开井盗油", 3, 107.5, 37.1,
        "3 名男子蒙面戴头套,破坏监控后开井放油,驾驶无牌改装越野车逃离。",
    )  # fmt: skip
    picture = folder / "最后一帧.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40)
    night.program.kept_files.evidence_desk.attach(
        night.officer, night.act(), first, Given(picture, picture.name, told="监控被砸前最后一帧")
    )
    night.add(
        first, "case_vehicle", plate_state="NO_PLATE", make="不详", colour="深绿",
        traits="改装越野车,无牌,后排拆除装软体油囊,备胎架焊接加高",
    )  # fmt: skip
    night.add(first, "case_loss", gross_t=4.2, water_cut_pct=35, amount_cny=12_400)
    night.add(first, "case_task", what="调取便道三处卡口录像", owner=ROOM, due_at=night.clock() + timedelta(days=2))
    return first


def linked(night: Night, first: str, second: str) -> None:
    """The desk offers the first case beside the second and says why; the officer makes a series of them."""
    offered = night.program.casework.finding.likeness.alike(second)
    assert [one.case.id for one in offered][:1] == [first]
    why = {str(reason.aspect) for reason in offered[0].likeness.reasons}
    assert {"WAY", "VEHICLE", "PLACE"} <= why
    name = night.program.casework.finding.series.join(night.officer, night.act(), second, first)
    series = night.program.casework.finding.series.series(name)
    assert [one.id for one in series.cases] == [first, second]
    assert [one.what for one in series.tasks] == ["调取便道三处卡口录像"]


def the_vehicle_is_found(night: Night, first: str) -> None:
    """Nobody read a plate: cases are asked for by the traits of the vehicle, and the vehicle is seized for both."""
    question = CaseQuestion(text="软体油囊", with_traits=True, codes=(MoCode.NO_PLATE,))
    assert [one.case.id for one in night.program.casework.finding.finder.find(question).found] == [first]
    found = night.add(first, "case_seizure", kind="VEHICLE", what="深绿色改装越野车(无牌)", quantity=1, unit="辆")
    night.clock.move(hours=1)
    night.add(
        first,
        "case_custody",
        seizure_id=found,
        act="STORED",
        given_to="涉案车辆停车场",
        storage="县局停车场",
        why="保管",
    )
    seen = night.program.casework.desk.dossier(first).of(CaseVehicle)[0]
    assert seen.plate_state is PlateState.NO_PLATE
    night.program.casework.desk.change_part(night.officer, night.act(), seen, {"role": "SEIZED"})
    night.add(
        first, "case_recovery", gross_t=2.8, water_cut_pct=35, place="油囊", returned_to="采油厂", receipt_no="收 017"
    )


def the_suspect_is_entered(night: Night, case_id: str) -> None:
    """Who is suspected stands in this case only, by one officer's word and another's approval, masked on paper."""
    persons = night.program.casework.law.person_desk
    told = {
        "person_name": "某甲", "role": "SUSPECT", "category": "PRIOR_CRIMINAL_OIL_CASE", "purpose": "INVESTIGATION",
        "legal_basis": "刑事诉讼法 第一百一十五条", "telephone": "13800001234",
    }  # fmt: skip
    entered = persons.propose(night.officer, night.act(), case_id, told)
    with pytest.raises(NotPermitted):
        persons.approve(night.officer, night.act(), entered)
    leader = replace(night.officer, user_id="u-zhou", name=LEADER, role=Role.LEADER)
    persons.approve(leader, night.act(), entered)


def solved_reviewed_archived(night: Night, case_id: str) -> None:
    """A solved case is not archived before its review is decided and its loophole seen closed on the ground."""
    for status, reason in TO_THE_END:
        night.lead(case_id, status, reason)
    with pytest.raises(InputRefused, match="review"):
        night.lead(case_id, S.ARCHIVED)
    night.add(
        case_id, "case_review", how_in="便道无人值守", how_out="原路返回", technical_failed=True, loss="原油与监控",
        lessons="监控离线十分钟内须派警",
    )  # fmt: skip
    gap = night.add(
        case_id, "case_loophole", what="监控离线无人处置", barrier="TECHNICAL", owner="采油厂",
        due_at=night.clock() + timedelta(days=10),
    )  # fmt: skip
    review = night.program.casework.law.review_desk
    review.decide(night.officer, night.act(), case_id)
    desk = night.program.casework.desk
    loophole = next(one for one in desk.dossier(case_id).of(Loophole) if one.id == gap)
    night.clock.move(hours=30)
    desk.change_part(night.officer, night.act(), loophole, {"fix": "加装防护罩与断线报警", "fixed_at": night.clock()})
    night.clock.move(hours=2)
    review.check_fix(night.officer, night.act(), gap, is_closed=True, found="现场核实:已装,断线三分钟内报警")
    night.lead(case_id, S.ARCHIVED)
    assert night.case(case_id).status is S.ARCHIVED


def told_on_paper(night: Night, case_id: str, folder: Path) -> None:
    """The course and the registration sheet are written for Word, and say what happened."""
    words = {}
    for name in (SheetName.CASE, SheetName.CUSTODY, SheetName.EVIDENCE, SheetName.TIMELINE):
        file = folder / f"{name}.docx"
        night.program.casework.printing.write(
            night.officer, night.act(), case_id, name, file, marking=Marking.INTERNAL,
            wording=Wording.load("zh_CN", resources() / "i18n"), write_pdf=lambda _form, _file: None,
        )  # fmt: skip
        body = Document(str(file)).element.body
        words[name] = "\n".join(node.text or "" for node in body.iter() if str(node.tag).endswith("}t"))
    for said in ("建档", "程序:“立案”", "程序:“归档”", "复盘", "打印文书"):
        assert said in words[SheetName.TIMELINE]
    for said in ("蒙面戴头套", "破坏监控", "深绿", "软体油囊", "归档", "2.73"):
        assert said in words[SheetName.CASE]
    assert "某甲" not in words[SheetName.CASE]
    assert "13800001234" not in "".join(words.values())
    assert "某*" in words[SheetName.CASE]
    assert "入库保管" in words[SheetName.CUSTODY]
    assert "监控被砸前最后一帧" in words[SheetName.EVIDENCE]
    seized = night.program.casework.desk.dossier(case_id).of(Seizure)
    assert [one.what for one in seized] == ["深绿色改装越野车(无牌)"]
