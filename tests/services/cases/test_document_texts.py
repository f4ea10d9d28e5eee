"""What stands in an attached document is found once it has been read, as long as it stands in the case."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import Program
from app.domain.case_question import CaseQuestion
from app.domain.evidence import Evidence
from app.domain.key import new_key
from app.errors import InputRefused
from app.paths import DataDirectory
from app.services.cases.case_finder import CaseFinder
from app.services.cases.document_texts import DocumentTexts
from app.services.cases.evidence_desk import Given
from tests.services.cases.case_field import case, keep


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "扣押清单.txt"
    file.write_text("扣押软管四百米,卡子两个;车牌陕K·A12345。", "utf-8")
    return file


def found(program: Program, text: str) -> list[str]:
    page = CaseFinder(program.store).find(CaseQuestion(text=text))
    return [f"{one.case.number} {one.snippet.noun if one.snippet else ''}" for one in page.found]


def test_the_text_of_an_attachment_is_found_until_it_is_taken_out_and_again_when_it_is_brought_back(
    tmp_path: Path, document: Path
) -> None:
    with Program(DataDirectory(tmp_path / "data")) as program:
        actor, desk = program.actor(), program.kept_files.evidence_desk
        one = case("0001")
        keep(program.store, actor, one)
        key = desk.attach(actor, new_key(), one.id, Given(document, document.name))
        texts = DocumentTexts(program.store, program.lane, program.kept_files.text_of)
        assert found(program, "软管四百米") == []
        assert found(program, "扣押清单") == ["0001 evidence"]
        assert texts.read() == 1
        assert found(program, "软管四百米") == ["0001 document"]
        assert len(found(program, "开井盗油 k·a123")) == 1
        assert texts.read() == 0
        desk.remove(actor, new_key(), key, reason="不属本案")
        assert found(program, "软管四百米") == []
        desk.bring_back(actor, new_key(), key, reason="查明属本案")
        assert texts.read() == 1
        assert found(program, "软管四百米") == ["0001 document"]


def test_a_document_that_cannot_be_read_is_found_by_its_name_and_tried_once(tmp_path: Path, document: Path) -> None:
    tries: list[str] = []

    def refuse(one: Evidence) -> str:
        tries.append(one.id)
        raise InputRefused("The file cannot be read.")

    with Program(DataDirectory(tmp_path / "data")) as program:
        actor = program.actor()
        one = case("0001")
        keep(program.store, actor, one)
        program.kept_files.evidence_desk.attach(actor, new_key(), one.id, Given(document, document.name))
        texts = DocumentTexts(program.store, program.lane, refuse)
        assert texts.read() == 1
        assert texts.read() == 0
        assert len(tries) == 1
        assert found(program, "扣押清单") == ["0001 evidence"]
