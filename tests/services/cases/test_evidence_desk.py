"""Evidence of a case: taken in whole, its chain told, its copies only with a reason, what was altered found."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.access import Actor, Right
from app.domain.events import Fact, RecordsChanged
from app.domain.evidence import EvidenceAct, EvidenceKind, EvidenceMark, EvidenceOrigin
from app.domain.key import new_key
from app.errors import InputRefused, NotFound, StoreUnavailable
from app.formats.document_text import text_of
from app.services.cases.case_timeline import timeline_of
from app.services.cases.evidence_copies import EvidenceCopies
from app.services.cases.evidence_desk import EvidenceDesk, Given
from app.services.cases.work_process import WorkProcess
from app.store import audit_store, audit_walk
from app.store.files.file_tables import open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.store_fixtures import Clock
from tests.ui import invented

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9000
CASE, OTHER = "c1", "c2"


@pytest.fixture
def vault(store: Store, lane: WriteLane, tmp_path: Path, officer: Actor) -> Iterator[FileVault]:
    with store.act(officer, new_key(), "fill", Right.ACT) as work:
        work.add(invented.case(CASE))
        work.add(replace(invented.case(OTHER), number="另一案"))
    database = open_files(tmp_path / "onemap-files.sqlite")
    yield FileVault(database, lane, store.now)
    database.close()


@pytest.fixture
def desk(store: Store, lane: WriteLane, vault: FileVault) -> EvidenceDesk:
    return EvidenceDesk(store, lane, FileWriter(vault, lambda: None))


@pytest.fixture
def copies(store: Store, lane: WriteLane, vault: FileVault, tmp_path: Path) -> EvidenceCopies:
    return EvidenceCopies(store, lane, vault, tmp_path / "opened")


def attached(desk: EvidenceDesk, actor: Actor, content: bytes = PHOTO, name: str = "现场.jpg") -> str:
    return desk.attach(actor, new_key(), CASE, Given(content, name))


def alter(vault: FileVault) -> None:
    with vault.database.write() as connection:
        connection.exec_driver_sql("UPDATE file_piece SET content = zeroblob(length(content)) WHERE number = 1")


def test_a_file_stands_in_the_case_with_hash_kind_and_first_link_of_its_chain(
    desk: EvidenceDesk, officer: Actor, tmp_path: Path, told: list[Fact], clock: Clock
) -> None:
    file = tmp_path / "现场 1.jpg"
    file.write_bytes(PHOTO)
    given = Given(file, file.name, told="被毁的摄像头", from_whom="采油三队 值班员")
    key = desk.attach(officer, new_key(), CASE, given)
    (kept,) = desk.of_case(CASE)
    assert (kept.id, kept.name, kept.size, kept.sha256) == (
        key, "现场 1.jpg", len(PHOTO), hashlib.sha256(PHOTO).hexdigest(),
    )  # fmt: skip
    assert (kept.kind, kept.form, kept.marks, kept.origin) == (EvidenceKind.PICTURE, "JPEG", "", EvidenceOrigin.FILE)
    assert kept.made_at == datetime.fromtimestamp(file.stat().st_mtime, UTC)
    (step,) = desk.chain(key)
    assert (step.act, step.at, step.by, step.from_holder, step.to_holder, step.reason) == (
        EvidenceAct.TAKEN_IN, clock(), "韩", "采油三队 值班员", "韩", "被毁的摄像头",
    )  # fmt: skip
    assert {RecordsChanged("evidence", (key,)), RecordsChanged("case_file", (CASE,))} <= set(told)


def test_what_was_done_stands_in_the_story_of_the_case(store: Store, desk: EvidenceDesk, officer: Actor) -> None:
    key = attached(desk, officer)
    desk.hand_over(officer, new_key(), key, to="刑警大队 王", reason="送检")
    with store.read() as connection:
        acts = [one.act for one in audit_store.acts_about(connection, "case_file", CASE)]
        assert audit_walk.walk(connection).breaks == ()
        told = [str(one.what) for one in timeline_of(connection, CASE)]
    assert acts[-2:] == ["evidence.attach", "evidence.hand_over"]
    assert told[:2] == ["Evidence handed on to 刑警大队 王: 现场.jpg", "Evidence taken in: 现场.jpg"]


def test_the_same_act_is_done_once_and_the_same_file_stands_once_in_a_case(
    desk: EvidenceDesk, officer: Actor, vault: FileVault
) -> None:
    act = new_key()
    first = desk.attach(officer, act, CASE, Given(PHOTO, "现场.jpg"))
    assert desk.attach(officer, act, CASE, Given(PHOTO, "现场.jpg")) == first
    with pytest.raises(InputRefused, match=r"in this case already, as 现场\.jpg"):
        attached(desk, officer, name="副本.jpg")
    desk.attach(officer, new_key(), OTHER, Given(PHOTO, "现场.jpg"))
    assert vault.bytes_held() == len(PHOTO)


@pytest.mark.parametrize(
    ("content", "name", "match"),
    [
        (b"", "空.jpg", "is empty: 0 bytes"),
        (Path("/nowhere/x.jpg"), "x.jpg", "is no file"),
        (Path("/"), "根", "is no file"),
    ],
)
def test_what_is_no_evidence_is_refused_in_a_sentence(
    desk: EvidenceDesk, officer: Actor, content: bytes | Path, name: str, match: str
) -> None:
    with pytest.raises(InputRefused, match=match):
        desk.attach(officer, new_key(), CASE, Given(content, name))
    assert desk.of_case(CASE) == ()


def test_a_file_over_two_gigabytes_and_a_case_that_is_not_there_are_refused_before_anything_is_read(
    desk: EvidenceDesk, officer: Actor, tmp_path: Path, vault: FileVault
) -> None:
    film = tmp_path / "长.mp4"
    with film.open("wb") as out:
        out.truncate((2 << 30) + 1)
    with pytest.raises(InputRefused, match=r"has 2\.00 GB, more than the 2 GB"):
        desk.attach(officer, new_key(), CASE, Given(film, film.name))
    with pytest.raises(NotFound):
        desk.attach(officer, new_key(), "nowhere", Given(PHOTO, "x.jpg"))
    assert vault.bytes_held() == 0


def test_a_program_is_kept_as_it_is_marked_and_never_opened(
    desk: EvidenceDesk, copies: EvidenceCopies, officer: Actor, tmp_path: Path
) -> None:
    content = b"MZ\x90\x00" + bytes(5000)
    key = attached(desk, officer, content, "照片.jpg.exe")
    (kept,) = desk.of_case(CASE)
    assert set(kept.marked()) == {EvidenceMark.RUNS, EvidenceMark.TWO_ENDINGS}
    with pytest.raises(InputRefused, match="is not opened"):
        copies.open(officer, new_key(), key)
    copies.export(officer, new_key(), key, tmp_path / "送检.bin", reason="送技术支队")
    assert (tmp_path / "送检.bin").read_bytes() == content


def test_a_chain_is_handed_on_with_who_and_why(desk: EvidenceDesk, officer: Actor, leader: Actor) -> None:
    key = attached(desk, officer)
    desk.hand_over(leader, new_key(), key, to="刑警大队 王", reason="送检")
    last = desk.chain(key)[-1]
    assert (last.act, last.by, last.from_holder, last.to_holder, last.reason) == (
        EvidenceAct.HANDED_OVER, "周", "韩", "刑警大队 王", "送检",
    )  # fmt: skip
    assert desk.of_case(CASE)[0].holder == "刑警大队 王"
    for to, reason, match in (("", "x", "names who"), ("王", " ", "names who"), ("刑警大队 王", "x", "has it already")):
        with pytest.raises(InputRefused, match=match):
            desk.hand_over(leader, new_key(), key, to=to, reason=reason)
    assert len(desk.chain(key)) == 2


def test_evidence_is_taken_out_only_with_a_reason_and_can_be_brought_back(
    desk: EvidenceDesk, officer: Actor, vault: FileVault
) -> None:
    key = attached(desk, officer)
    with pytest.raises(InputRefused, match="needs a reason"):
        desk.remove(officer, new_key(), key, reason="  ")
    desk.remove(officer, new_key(), key, reason="属于另一案")
    assert desk.of_case(CASE) == ()
    assert vault.holds(hashlib.sha256(PHOTO).hexdigest())
    desk.bring_back(officer, new_key(), key, reason="弄错了")
    assert [one.id for one in desk.of_case(CASE)] == [key]
    assert [one.act for one in desk.chain(key)] == [
        EvidenceAct.TAKEN_IN, EvidenceAct.REMOVED, EvidenceAct.BROUGHT_BACK,
    ]  # fmt: skip


def test_what_is_opened_is_a_copy_that_cannot_be_changed_and_goes_at_the_end(
    desk: EvidenceDesk, copies: EvidenceCopies, officer: Actor, tmp_path: Path
) -> None:
    key = attached(desk, officer, name="../现场?.png")
    copy = copies.open(officer, new_key(), key)
    assert copy.read_bytes() == PHOTO
    assert copy.name == "现场_.png.jpg"
    assert copy.stat().st_mode & 0o777 == 0o400
    assert copy.parent.parent.stat().st_mode & 0o777 == 0o700
    assert copies.open(officer, new_key(), key) == copy
    assert [one.act for one in desk.chain(key)][1:] == [EvidenceAct.OPENED] * 2
    copies.close()
    assert not copy.exists()


def test_a_copy_goes_out_only_with_a_reason_over_nothing_and_whole(
    desk: EvidenceDesk, copies: EvidenceCopies, officer: Actor, tmp_path: Path
) -> None:
    key = attached(desk, officer)
    target = tmp_path / "移交" / "现场.jpg"
    with pytest.raises(InputRefused, match="needs a reason"):
        copies.export(officer, new_key(), key, target, reason="")
    copies.export(officer, new_key(), key, target, reason="移送检察院")
    assert target.read_bytes() == PHOTO
    with pytest.raises(InputRefused, match="exists already"):
        copies.export(officer, new_key(), key, target, reason="再来")
    with pytest.raises(StoreUnavailable, match="could not be written"):
        copies.export(officer, new_key(), key, target / "below a file.jpg", reason="错")
    assert [(one.act, one.reason) for one in desk.chain(key)][1:] == [(EvidenceAct.EXPORTED, "移送检察院 → 现场.jpg")]
    assert [one.name for one in target.parent.iterdir()] == ["现场.jpg"]


def test_what_was_altered_on_disk_is_found_said_and_never_handed_out(
    desk: EvidenceDesk, copies: EvidenceCopies, officer: Actor, vault: FileVault, tmp_path: Path
) -> None:
    key = attached(desk, officer)
    assert copies.verify(officer, new_key(), key).is_whole
    assert copies.verify_all() == (1, [])
    alter(vault)
    assert copies.verify(officer, new_key(), key).altered == (2,)
    assert [(one.act, one.reason) for one in desk.chain(key)][1:] == [
        (EvidenceAct.VERIFIED, ""), (EvidenceAct.FOUND_ALTERED, "2"),
    ]  # fmt: skip
    _count, (wrong,) = copies.verify_all()
    assert wrong.endswith("altered")
    with pytest.raises(InputRefused, match="piece 2 of 3"):
        copies.export(officer, new_key(), key, tmp_path / "out.jpg", reason="x")
    with pytest.raises(InputRefused, match="piece 2 of 3"):
        copies.open(officer, new_key(), key)
    assert not (tmp_path / "out.jpg").exists()


def test_a_disk_that_gets_full_leaves_no_record(desk: EvidenceDesk, officer: Actor, vault: FileVault) -> None:
    with vault.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 40}")
    with pytest.raises(StoreUnavailable, match="disk is full"):
        attached(desk, officer)
    assert (desk.of_case(CASE), vault.bytes_held()) == ((), 0)


def test_the_text_of_a_piece_is_read_in_a_process_apart(
    desk: EvidenceDesk, copies: EvidenceCopies, officer: Actor
) -> None:
    work = WorkProcess()
    key = attached(desk, officer, "嫌疑人驾驶无牌越野车".encode("gb18030"), "笔录.txt")
    assert copies.text(key, lambda file, kind: work.run(text_of, file, kind, seconds=30)) == "嫌疑人驾驶无牌越野车"
    work.close()


def test_a_reader_that_breaks_or_never_ends_is_one_sentence_and_the_next_is_read() -> None:
    work = WorkProcess()
    with pytest.raises(InputRefused, match="broke down"):
        work.run(os._exit, 3, seconds=30)
    begun = time.monotonic()
    with pytest.raises(InputRefused, match="took too long"):
        work.run(time.sleep, 600, seconds=1)
    assert time.monotonic() - begun < 10
    with pytest.raises(InputRefused, match=r"ZeroDivisionError"):
        work.run(divmod, 1, 0, seconds=30)
    assert work.run(divmod, 7, 2, seconds=30) == (3, 1)
    work.close()


def test_a_bomb_in_memory_is_one_sentence() -> None:
    work = WorkProcess()
    with pytest.raises(InputRefused, match="needs too much memory"):
        work.run(bytes, 8 << 30, seconds=30)
    work.close()
