"""Names of evidence: as given, but harmless wherever they are shown or written."""

from __future__ import annotations

import pytest

from app.domain.evidence import LONGEST_NAME, file_name, harmless_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("现场 1.jpg", "现场 1.jpg"),
        ("../../etc/passwd", "passwd"),
        ("D:\\办案\\桌面\\笔录.docx", "笔录.docx"),
        ("a\x00b\r\nc.txt", "abc.txt"),
        ("照片\u202egpj.exe", "照片gpj.exe"),
        ("<b>盗油</b>.txt", "b>.txt"),
        ("", "evidence"),
        ("..", "evidence"),
        ("   ", "evidence"),
        ("/", "evidence"),
    ],
)
def test_a_name_keeps_what_is_harmless(given: str, kept: str) -> None:
    assert harmless_name(given) == kept


def test_a_name_of_300_chinese_signs_keeps_beginning_and_ending() -> None:
    name = harmless_name("盗" * 300 + "油.mp4")
    assert len(name) == LONGEST_NAME
    assert name.startswith("盗盗")
    assert name.endswith("油.mp4")


@pytest.mark.parametrize(
    ("name", "ending", "written"),
    [
        ("现场.jpg", "jpg", "现场.jpg"),
        ("照片.jpg.exe", "jpg", "照片.jpg.exe.jpg"),
        ("CON", "txt", "_CON.txt"),
        ('a:b*c?"d.txt', "txt", "a_b_c__d.txt"),
        ("没有后缀", "", "没有后缀"),
    ],
)
def test_a_file_is_written_under_a_name_that_every_system_takes(name: str, ending: str, written: str) -> None:
    assert file_name(name, ending) == written


def test_a_long_chinese_name_fits_the_file_system() -> None:
    written = file_name("盗" * 250, "mp4")
    assert len(written.encode()) <= 200
    assert written.endswith("盗.mp4")
