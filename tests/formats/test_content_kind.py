"""A file is what its content says; hostile ones are marked, never unpacked, and kept."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from app.domain.evidence import EvidenceKind as K
from app.domain.evidence import EvidenceMark as M
from app.formats.content_kind import content_of

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64)
MP4 = b"\x00\x00\x00\x20ftypisom" + bytes(64)
EXE = b"MZ\x90\x00" + bytes(64)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def packed(**members: bytes) -> bytes:
    """A zip file; `__` in a name stands for a slash, `_dot_` for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


WORD = {"word__document_dot_xml": b"<w/>"}


@pytest.mark.parametrize(
    ("content", "name", "kind", "form", "marks"),
    [
        (JPEG, "现场.JPG", K.PICTURE, "JPEG", set()),
        (JPEG, "现场.jpeg", K.PICTURE, "JPEG", set()),
        (MP4, "监控.mp4", K.VIDEO, "MP4", set()),
        (b"DHAV" + bytes(64), "录像.dav", K.VIDEO, "DAV", set()),
        (b"IMKH" + bytes(64), "录像.mp4", K.VIDEO, "PS", set()),
        ("盗油".encode("gb18030"), "笔录.txt", K.TEXT, "TEXT", set()),
        (b"<html><script>", "网页.html", K.TEXT, "HTML", set()),
        (b"%PDF-1.7\n1 0 obj", "通报.pdf", K.PDF, "PDF", set()),
        (b"%PDF-1.7\n/OpenAction << /S /JavaScript", "通报.pdf", K.PDF, "PDF", {M.MACROS}),
        (packed(**WORD), "笔录.docx", K.WORD, "DOCX", set()),
        (packed(**WORD, word__vbaProject_dot_bin=b"x"), "笔录.docm", K.WORD, "DOCX", {M.MACROS}),
        (OLE + "WordDocument".encode("utf-16-le"), "笔录.doc", K.WORD, "DOC", set()),
        (OLE + "Workbook_VBA_PROJECT".encode("utf-16-le"), "台账.xls", K.SHEET, "XLS", {M.MACROS}),
        (packed(a_dot_txt=b"x"), "包.zip", K.ARCHIVE, "ZIP", set()),
        (packed(setup_dot_exe=b"MZ"), "包.zip", K.ARCHIVE, "ZIP", {M.RUNS}),
        (b"PK\x03\x04 cut off", "包.zip", K.ARCHIVE, "ZIP", {M.BROKEN}),
        (EXE, "照片.jpg", K.PROGRAM, "EXE", {M.RUNS, M.NAME_LIES}),
        (EXE, "照片.jpg.exe", K.PROGRAM, "EXE", {M.RUNS, M.TWO_ENDINGS}),
        (JPEG, "照片.jpg.scr", K.PICTURE, "JPEG", {M.RUNS, M.TWO_ENDINGS}),
        (b"del /q *", "清理.bat", K.TEXT, "TEXT", {M.RUNS}),
        (JPEG, "合同.docx", K.PICTURE, "JPEG", {M.NAME_LIES}),
        (bytes(range(256)), "未知.xyz", K.OTHER, "", set()),
        (JPEG, "没有后缀", K.PICTURE, "JPEG", set()),
    ],
)
def test_a_file_is_told_by_its_content(content: bytes, name: str, kind: K, form: str, marks: set[M]) -> None:
    found = content_of(io.BytesIO(content), name)
    assert (found.kind, found.form, set(found.marks)) == (kind, form, marks)


def test_a_zip_bomb_is_marked_by_its_table_of_contents_and_not_unpacked() -> None:
    bomb = packed(zeros=bytes(200 << 20))
    assert len(bomb) < 300_000
    begun = time.perf_counter()
    assert content_of(io.BytesIO(bomb), "资料.zip").marks == (M.SWELLS,)
    assert time.perf_counter() - begun < 0.2


def test_a_table_of_contents_that_is_itself_a_bomb_is_not_listed() -> None:
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(6_000):
            archive.writestr(str(number), b"")
    begun = time.perf_counter()
    assert content_of(many, "资料.zip").marks == (M.SWELLS,)
    assert time.perf_counter() - begun < 0.1


def test_a_packed_file_under_a_password_is_marked() -> None:
    plain = bytearray(packed(a=b"x" * 100))
    at = plain.rfind(b"PK\x01\x02")
    plain[at + 8] |= 1
    assert content_of(io.BytesIO(bytes(plain)), "资料.zip").marks == (M.LOCKED,)
