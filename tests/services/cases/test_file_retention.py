"""Bytes that no record names any more are erased after a month, with a report; what any record names is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from app.domain.access import Actor, Right
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.evidence import EvidenceAct
from app.domain.key import new_key
from app.errors import InputRefused
from app.services.cases.evidence_copies import EvidenceCopies
from app.services.cases.evidence_desk import EvidenceDesk, Given
from app.services.cases.retention import REMOVED_KEPT, Retention
from app.store.files import file_copies
from app.store.files.file_tables import open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.tables import case_file
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from app.wording import Wording
from tests.store_fixtures import Clock
from tests.ui import invented

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9000
SHA = hashlib.sha256(PHOTO).hexdigest()
CASE, OTHER = "c1", "c2"


class Files:
    """The desks over one store and one vault; `dropped` counts how often room was given back."""

    def __init__(self, store: Store, lane: WriteLane, folder: Path, officer: Actor) -> None:
        self.store, self.officer, self.reports = store, officer, folder / "reports"
        self.database = open_files(folder / "onemap-files.sqlite")
        self.vault = FileVault(self.database, lane, store.now)
        self.desk = EvidenceDesk(store, lane, FileWriter(self.vault, lambda: None))
        self.copies = EvidenceCopies(store, lane, self.vault, folder / "opened")
        self.dropped = 0
        self.retention = Retention(store, self.vault, self.reports, Wording("en", {}), self._drop)
        with store.act(officer, "fill", "test.fill", Right.ACT) as work:
            work.add(replace(invented.case(CASE), kind=CaseKind.ADMINISTRATIVE, status=CaseStatus.INVESTIGATING))
            work.add(replace(invented.case(OTHER), number="另一案"))

    def _drop(self) -> None:
        self.dropped += 1
        self.vault.drop(self.vault.left_unfinished(self.vault.now()))

    def added(self, case_id: str = CASE) -> str:
        return self.desk.attach(self.officer, new_key(), case_id, Given(PHOTO, "误传的照片.jpg"))

    def removed(self, case_id: str = CASE) -> str:
        key = self.added(case_id)
        self.desk.remove(self.officer, new_key(), key, reason="属于他人,与本案无关")
        return key


@pytest.fixture
def files(store: Store, lane: WriteLane, tmp_path: Path, officer: Actor) -> Iterator[Files]:
    made = Files(store, lane, tmp_path, officer)
    yield made
    made.database.close()


def test_a_file_is_erased_a_month_after_it_was_taken_out_its_record_and_chain_stay_and_the_report_names_nobody(
    files: Files, officer: Actor, clock: Clock
) -> None:
    key = files.removed()
    clock.moment += REMOVED_KEPT - (REMOVED_KEPT / 30)
    assert files.retention.purge(officer, "early").files == ()
    assert files.vault.holds(SHA)
    clock.move(days=2)
    assert files.retention.due(clock()) == 1
    done = files.retention.purge(officer, "purge")
    assert [one.sha256 for one in done.files] == [SHA]
    assert (files.vault.holds(SHA), files.vault.bytes_held(), files.dropped) == (False, 0, 1)
    assert [one.act for one in files.desk.chain(key)][-2:] == [EvidenceAct.REMOVED, EvidenceAct.ERASED]
    assert done.file is not None
    report = done.file.read_text("utf-8")
    assert SHA in report
    assert "照片" not in report
    assert files.retention.due(clock()) == 0
    with pytest.raises(InputRefused, match="were erased"):
        files.desk.bring_back(officer, "back", key, reason="弄错了")
    again = files.added()
    assert again != key
    assert files.vault.holds(SHA)


def test_what_another_record_names_is_kept_be_that_sealed(files: Files, officer: Actor, clock: Clock) -> None:
    files.removed()
    files.added(OTHER)
    with files.store.database.write() as connection:
        connection.execute(update(case_file).where(case_file.c.id == OTHER).values(sealed_at=clock()))
    clock.move(days=400)
    assert files.retention.purge(officer, "purge").files == ()
    assert files.vault.holds(SHA)
    assert files.copies.verify_all() == (1, [])
    with files.vault.database.write() as connection:
        connection.exec_driver_sql("UPDATE file_piece SET content = zeroblob(length(content)) WHERE number = 1")
    assert files.copies.verify_all() == (1, [f"— {SHA}: altered"])


def test_what_is_taken_in_again_while_it_is_erased_is_not_recorded_without_its_bytes(
    files: Files, officer: Actor, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.removed()
    clock.move(days=40)
    taken = FileWriter.take_in

    def slow(self: FileWriter, *args: object, **told: object) -> str:
        sha256 = taken(self, *args, **told)  # type: ignore[arg-type]
        files.retention.purge(officer, new_key())
        return sha256

    monkeypatch.setattr(FileWriter, "take_in", slow)
    with pytest.raises(InputRefused, match="just erased"):
        files.added(OTHER)
    assert files.desk.of_case(OTHER) == ()
    monkeypatch.setattr(FileWriter, "take_in", taken)
    files.added(OTHER)
    assert files.vault.holds(SHA)


def test_a_backup_forgets_what_was_erased_and_nothing_else(
    files: Files, officer: Actor, clock: Clock, tmp_path: Path
) -> None:
    files.removed()
    kept = files.desk.attach(officer, new_key(), OTHER, Given(PHOTO[:-9], "现场.jpg"))
    copy = tmp_path / "copy.sqlite"
    with file_copies.vault_at(copy, clock) as backup:
        file_copies.copy_missing(files.vault, backup)
        assert backup.holds(SHA)
        file_copies.forget(backup, [SHA])
        assert [sha256 for sha256, _ in backup.all_whole()] == [files.desk.of_case(OTHER)[0].sha256]
        assert backup.bytes_held() == len(PHOTO) - 9
    assert kept
