"""What is written in a document is found; a bomb costs no more than a long document; damage is a sentence."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from app.domain.evidence import EvidenceKind
from app.errors import InputRefused
from app.formats import document_text
from app.formats.document_text import text_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(file: Path, body: str, **more: str) -> Path:
    """A Word file with these paragraphs, and further parts by name."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, text in more.items():
            archive.writestr(f"word/{name}.xml", f'<w:ftr xmlns:w="{W}">{paragraph(text)}</w:ftr>')
    return file


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def test_a_word_file_gives_its_paragraphs_notes_and_margins_and_not_what_was_struck_out(tmp_path: Path) -> None:
    struck = "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>留下</w:t></w:r></w:p>"
    body = paragraph("嫌疑车辆为无牌", "改装越野车") + struck + paragraph("定 1234 井")
    file = word_file(tmp_path / "笔录.docx", body, footnotes="见附图", footer1="第 1 页")
    assert text_of(file, EvidenceKind.WORD) == "嫌疑车辆为无牌改装越野车\n留下\n定 1234 井\n见附图\n第 1 页"


def test_a_pdf_gives_the_chinese_that_is_printed_on_its_pages(tmp_path: Path, qapp: object) -> None:
    writer = QPdfWriter(str(tmp_path / "通报.pdf"))
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.drawText(500, 500, "盗油案件通报")
    writer.newPage()
    painter.drawText(500, 500, "Well 1234")
    painter.end()
    text = text_of(tmp_path / "通报.pdf", EvidenceKind.PDF)
    assert "盗油案件通报" in text
    assert "Well" in text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_plain_text_is_read_in_the_encodings_of_chinese_offices(tmp_path: Path, codec: str) -> None:
    file = tmp_path / "话单.txt"
    file.write_bytes("凌晨三点,三人蒙面。".encode(codec))
    assert text_of(file, EvidenceKind.TEXT) == "凌晨三点,三人蒙面。"


def test_a_picture_has_no_text(tmp_path: Path) -> None:
    assert text_of(tmp_path / "not even there.jpg", EvidenceKind.PICTURE) == ""


def test_a_word_file_that_unpacks_without_end_costs_what_a_long_one_costs(tmp_path: Path) -> None:
    bomb = word_file(tmp_path / "炸弹.docx", paragraph("开头") + paragraph("零" * 1000) * 100_000)
    assert bomb.stat().st_size < 2_000_000
    begun = time.monotonic()
    text = text_of(bomb, EvidenceKind.WORD)
    assert text.startswith("开头\n零")
    assert len(text) <= document_text.MOST_LETTERS
    assert time.monotonic() - begun < document_text.MOST_SECONDS


def test_a_part_of_millions_of_empty_elements_is_left_off_before_it_fills_the_memory(tmp_path: Path) -> None:
    bomb = word_file(tmp_path / "空.docx", paragraph("开头") + "<w:x/>" * 9_000_000 + paragraph("结尾"))
    assert bomb.stat().st_size < 400_000
    grown = subprocess.run(
        [sys.executable, "-c", _GROWTH, str(bomb)], capture_output=True, text=True, check=True, cwd=CHECKOUT
    ).stdout.split()
    assert grown[0] == "开头"
    assert float(grown[1]) < 200


CHECKOUT = Path(__file__).resolve().parents[2]
_GROWTH = """
import resource, sys
from pathlib import Path
from app.domain.evidence import EvidenceKind
from app.formats.document_text import text_of
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before = peak()
print(text_of(Path(sys.argv[1]), EvidenceKind.WORD), peak() - before)
"""


def test_one_endless_part_is_left_off_where_the_limit_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_text, "MOST_BYTES", 100_000)
    file = word_file(tmp_path / "长.docx", paragraph("开头") + "<w:x/>" * 100_000 + paragraph("结尾"))
    assert text_of(file, EvidenceKind.WORD) == "开头"


def test_entities_that_multiply_are_not_followed(tmp_path: Path) -> None:
    file = tmp_path / "笑.docx"
    grow = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    laugh = f'<!DOCTYPE d [<!ENTITY a0 "ha">{grow}]><d xmlns:w="{W}"><w:p><w:t>始&a9;</w:t></w:p></d>'
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", laugh)
    begun = time.monotonic()
    with pytest.raises(InputRefused, match="damaged or locked"):
        text_of(file, EvidenceKind.WORD)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (EvidenceKind.WORD, b"PK\x03\x04 and then nothing"),
        (EvidenceKind.WORD, b""),
        (EvidenceKind.PDF, b"%PDF-1.7 and then nothing"),
    ],
)
def test_what_is_damaged_is_told_and_kept(tmp_path: Path, kind: EvidenceKind, content: bytes) -> None:
    file = tmp_path / "坏.bin"
    file.write_bytes(content)
    with pytest.raises(InputRefused, match=r"damaged or locked .* kept as it is"):
        text_of(file, kind)
    assert file.read_bytes() == content
