"""The sheets of a case: Word and PDF say the same, whatever stands in the file; who wrote one is on record."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from PySide6.QtWidgets import QApplication

from app.domain.access import Actor
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.marking import Marking
from app.domain.office_form import Box, OfficeForm, Table, printable
from app.domain.sheet_name import SheetName
from app.errors import InputRefused, NotFound
from app.formats.office_word import write_word
from app.paths import resources
from app.services.cases.case_desk import CaseDesk
from app.services.cases.case_printing import CasePrinting
from app.services.cases.evidence_desk import EvidenceDesk, Given
from app.services.cases.person_desk import PersonDesk
from app.services.cases.review_desk import ReviewDesk
from app.store.files.file_tables import open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from app.ui.form_paper import save_form_pdf
from app.wording import Wording
from tests.store_fixtures import Clock

HOSTILE = "<script>alert(1)</script><b>粗</b>&amp;\u202e倒\x0b"
LONG = "长" * 300
RADICALS = str.maketrans("⻚⻋⺠⻅⻆⻓⻔⻢⻮⻬⻰⻦⻘", "页车民见角长门马齿齐龙鸟青")
CHINESE = Wording.load("zh_CN", resources() / "i18n")


@pytest.fixture
def desk(store: Store) -> CaseDesk:
    return CaseDesk(store)


@pytest.fixture
def reviews(store: Store) -> ReviewDesk:
    return ReviewDesk(store)


@pytest.fixture
def evidence(store: Store, lane: WriteLane, tmp_path: Path) -> Iterator[EvidenceDesk]:
    files = open_files(tmp_path / "onemap-files.sqlite")
    yield EvidenceDesk(store, lane, FileWriter(FileVault(files, lane, store.now), lambda: None))
    files.close()


@pytest.fixture
def printing(store: Store, desk: CaseDesk, evidence: EvidenceDesk) -> CasePrinting:
    return CasePrinting(store, desk, evidence, lambda: True)


@pytest.fixture
def case_id(desk: CaseDesk, reviews: ReviewDesk, evidence: EvidenceDesk, officer: Actor, clock: Clock) -> str:
    told = {
        "title": HOSTILE[:-1], "type": "WELLHEAD", "occurred_from": clock() - timedelta(hours=9), "number": "A77",
        "summary": "三名男子蒙面戴头套,破坏监控。\n" * 3, "mo_codes": "MASK_HOOD NO_PLATE OWN_WORD", "place": LONG,
    }  # fmt: skip
    case_id = desk.open_case(officer, "open", CaseKind.CRIMINAL, told)
    desk.add_part(officer, "l", case_id, "case_loss", {"gross_t": "12.5", "water_cut_pct": "40", "what": "A" * 300})
    seized = desk.add_part(
        officer, "s", case_id, "case_seizure",
        {"what": "改装越野车", "kind": "VEHICLE", "quantity": 1, "unit": "辆", "taken_from": "张某"},
    )  # fmt: skip
    kept = {"seizure_id": seized, "act": "STORED", "given_to": "李某", "storage": "县局停车场", "why": "候审"}
    desk.add_part(officer, "c", case_id, "case_custody", kept)
    picture = b"\xff\xd8\xff\xe0" + bytes(999)
    file = evidence.attach(officer, "e", case_id, Given(picture, "监控截图.mp4", told="破坏前一刻", from_whom="监控员"))
    evidence.hand_over(officer, "e2", file, to="技术科 周", reason="送检")
    review = {"how_in": "张某剪断围栏", "how_out": "沿便道驶离", "physical_failed": True, "lessons": "见A77卷"}
    desk.add_part(officer, "r", case_id, "case_review", review)
    gap = {"what": "围栏无人巡查", "barrier": "PHYSICAL", "owner": "演示丙", "due_at": clock() + timedelta(days=9)}
    desk.add_part(officer, "g", case_id, "case_loophole", gap | {"fix": "每日巡查"})
    reviews.decide(officer, "d", case_id)
    return case_id


def form_of(printing: CasePrinting, officer: Actor, case_id: str, name: SheetName) -> OfficeForm:
    return printing.form(officer, case_id, name, Marking.INTERNAL, CHINESE)


def words_of(form: OfficeForm) -> list[str]:
    """Every word of a form that must stand on paper."""
    words = [form.title, form.under_title, *form.marks, form.foot]
    for block in form.blocks:
        words.append(block.title)
        if isinstance(block, Box):
            words += [word for row in block.rows for pair in row for word in pair]
        elif isinstance(block, Table):
            words += [*block.heads, *(cell for row in block.rows for cell in row)]
    return [word for word in words if word]


def plain(text: str) -> str:
    """Without the breaks that a page puts in; a font may tell a letter as the radical that looks the same."""
    return "".join(unicodedata.normalize("NFKC", text).translate(RADICALS).split())


def text_of_word(file: Path) -> str:
    document = Document(str(file))
    parts = [document.sections[0].header._element, document.element.body, document.sections[0].footer._element]
    return "\n".join(node.text or "" for part in parts for node in part.iter() if str(node.tag).endswith("}t"))


def text_of_pdf(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.mark.parametrize("name", SheetName)
def test_word_and_pdf_say_every_word_of_the_same_sheet(
    qapp: QApplication, printing: CasePrinting, officer: Actor, case_id: str, name: SheetName, tmp_path: Path
) -> None:
    form = form_of(printing, officer, case_id, name)
    write_word(form, tmp_path / "sheet.docx")
    save_form_pdf(form, tmp_path / "sheet.pdf")
    word, pdf = plain(text_of_word(tmp_path / "sheet.docx")), plain(text_of_pdf(tmp_path / "sheet.pdf"))
    assert [one for one in words_of(form) for line in one.split("\n") if plain(line) not in word] == []
    # In a PDF the lines of cells that stand side by side are read row by row: short words are found whole.
    assert [one for one in words_of(form) if len(one) < 5 and plain(one) not in pdf] == []
    assert "内部" in pdf
    assert "演示数据" in pdf
    assert "第1页共" in pdf


def test_a_sheet_tells_what_the_file_tells_in_the_words_of_the_desk(
    printing: CasePrinting, officer: Actor, case_id: str
) -> None:
    said = "\n".join(words_of(form_of(printing, officer, case_id, SheetName.CASE)))
    for word in ("案件登记表", "A77", "开井盗油", "蒙面戴头套 · 无牌 · OWN_WORD", "12.5", "7.5", "受案"):
        assert word in said
    course = form_of(printing, officer, case_id, SheetName.TIMELINE).blocks[0]
    assert isinstance(course, Table)
    assert course.rows[0][3].split("\n")[0] == "建档"
    custody = words_of(form_of(printing, officer, case_id, SheetName.CUSTODY))
    assert [word for word in custody if word in ("扣押", "入库保管", "张某", "李某", "候审")] == [
        "张某", "扣押", "张某", "入库保管", "李某", "候审",
    ]  # fmt: skip
    listed = words_of(form_of(printing, officer, case_id, SheetName.EVIDENCE))
    assert {"监控截图.mp4", "JPEG", "1,003", "破坏前一刻", "名称与内容不符"} <= set(listed)
    assert any(len(word) == 64 for word in listed)
    chain = form_of(printing, officer, case_id, SheetName.EVIDENCE).blocks[1]
    assert isinstance(chain, Table)
    assert [(row[0], *row[2:]) for row in chain.rows] == [
        ("收存", "韩", "监控员", "韩", "破坏前一刻"), ("移交", "韩", "韩", "技术科 周", "送检"),
    ]  # fmt: skip


def test_a_lesson_on_paper_tells_neither_which_case_it_was_nor_who_printed_it(
    printing: CasePrinting, officer: Actor, case_id: str
) -> None:
    form = form_of(printing, officer, case_id, SheetName.LESSON)
    words = words_of(form)
    said = "\n".join(words)
    for word in ("剪断围栏", "沿便道驶离", "围栏无人巡查", "每日巡查", "物防", "蒙面戴头套, 无牌"):
        assert word in said
    for name in ("A77", "韩", "演示丙", "张某", LONG, "监控"):
        assert name not in said, name
    assert form.signatures == ()


def test_what_somebody_typed_is_text_and_nothing_else(
    printing: CasePrinting, officer: Actor, case_id: str, tmp_path: Path
) -> None:
    form = form_of(printing, officer, case_id, SheetName.CASE)
    write_word(form, tmp_path / "sheet.docx")
    said = text_of_word(tmp_path / "sheet.docx")
    assert "<script>alert(1)</script><b>粗</b>&amp;倒" in said
    assert "\u202e" not in said
    assert LONG in said
    assert printable(HOSTILE) == "<script>alert(1)</script><b>粗</b>&amp;倒"
    assert printable("一\r\n二\t三\x00\ud800") == "一\n二    三"


def test_persons_stand_on_the_sheet_masked_and_gone_ones_do_not(
    printing: CasePrinting, store: Store, officer: Actor, case_id: str
) -> None:
    persons = PersonDesk(store)
    told = {
        "person_name": "某甲乙", "role": "SUSPECT", "category": "PRIOR_CRIMINAL_OIL_CASE", "purpose": "INVESTIGATION",
        "legal_basis": "刑事诉讼法 第一百一十五条", "telephone": "13800001234",
    }  # fmt: skip
    entered = persons.propose(officer, "p", case_id, told)
    said = words_of(form_of(printing, officer, case_id, SheetName.CASE))
    assert "涉案人员(已隐去)" in said
    assert not {"某甲乙", "13800001234"} & set("\n".join(said).split())
    persons.end(officer, "end", entered, reason="与本案无关")
    assert "涉案人员(已隐去)" not in words_of(form_of(printing, officer, case_id, SheetName.CASE))


def test_a_sealed_case_cannot_be_printed(printing: CasePrinting, desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    told = {"title": "收购废油", "type": "RECEIVING", "occurred_from": clock() - timedelta(hours=9), "number": "A88"}
    sealed = desk.open_case(officer, "o", CaseKind.ADMINISTRATIVE, told, status=CaseStatus.ACCEPTED)
    for status in (CaseStatus.INVESTIGATING, CaseStatus.NOTIFIED, CaseStatus.DECIDED):
        desk.move(officer, f"m{status}", sealed, status, approver="周")
    assert printing.case_named("A88") == sealed
    desk.move(officer, "served", sealed, CaseStatus.SERVED)
    with pytest.raises(NotFound):
        form_of(printing, officer, sealed, SheetName.CASE)
    with pytest.raises(NotFound, match="no case A88"):
        printing.case_named("A88")


def test_long_words_stay_on_the_paper(
    qapp: QApplication, printing: CasePrinting, officer: Actor, case_id: str, tmp_path: Path
) -> None:
    save_form_pdf(form_of(printing, officer, case_id, SheetName.CASE), tmp_path / "sheet.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    for page in document:
        width, _ = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
        assert max(box[2] for box in boxes) <= width - 20 * 72 / 25.4 + 1
        assert min(box[0] for box in boxes) >= 25 * 72 / 25.4 - 1
    document.close()


def test_a_sheet_that_was_written_is_on_record_and_one_that_was_not_is_not(
    printing: CasePrinting, desk: CaseDesk, officer: Actor, case_id: str, tmp_path: Path
) -> None:
    def write(file: Path, act_id: str) -> None:
        printing.write(
            officer, act_id, case_id, SheetName.CASE, file, marking=Marking.INTERNAL, wording=CHINESE,
            write_pdf=save_form_pdf,
        )  # fmt: skip

    before = len(desk.dossier(case_id).timeline)
    with pytest.raises(InputRefused, match=r"\.docx or \.pdf"):
        write(tmp_path / "sheet.xls", "p0")
    with pytest.raises(InputRefused, match="cannot be written"):
        write(tmp_path / "no folder" / "sheet.docx", "p1")
    assert len(desk.dossier(case_id).timeline) == before
    write(tmp_path / "sheet.docx", "p2")
    assert [one.name for one in tmp_path.glob("*.docx")] == ["sheet.docx"]
    latest = desk.dossier(case_id).timeline[0]
    assert (str(latest.what), latest.reason) == ("Sheet written", "CASE, sheet.docx, INTERNAL")


def test_a_case_is_named_by_number_or_short_name(printing: CasePrinting, desk: CaseDesk, officer: Actor,
                                                 case_id: str, clock: Clock) -> None:  # fmt: skip
    assert printing.case_named(" A77 ") == case_id
    alias = desk.case_file(case_id).alias
    assert printing.case_named(alias) == case_id
    told = {"title": "另一起", "type": "WELLHEAD", "occurred_from": clock() - timedelta(hours=9)}
    desk.open_case(officer, "open2", CaseKind.CRIMINAL, told)
    with pytest.raises(InputRefused, match="Several cases"):
        printing.case_named(alias)
    with pytest.raises(NotFound, match="no case A78"):
        printing.case_named("A78")


@pytest.mark.parametrize("name", SheetName)
def test_libreoffice_opens_the_word_file(
    printing: CasePrinting, officer: Actor, case_id: str, name: SheetName, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed; python-docx has read the same files above")
    write_word(form_of(printing, officer, case_id, name), tmp_path / "sheet.docx")
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "sheet.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    foot = "仅供培训使用" if name is SheetName.LESSON else "韩打印于"
    assert foot in plain(text_of_pdf(tmp_path / "sheet.pdf"))
