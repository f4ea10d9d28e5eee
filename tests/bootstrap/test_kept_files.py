"""Files of a whole program: erased by the beat with their room given back, kept in the folder that settings name."""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from pathlib import Path

import pytest

from app import settings
from app.bootstrap import Program
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import StoreUnavailable
from app.paths import DataDirectory
from app.services import upkeep
from app.services.cases.evidence_desk import Given
from app.services.cases.retention import REMOVED_KEPT
from app.settings import Settings
from tests.services.cases.case_field import case, keep
from tests.store_fixtures import Clock

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9000
SHA = hashlib.sha256(PHOTO).hexdigest()


def _added(program: Program) -> str:
    one = replace(case("0001"), owner_domain=OwnerDomain.POLICE)
    keep(program.store, program.actor(), one)
    return program.kept_files.evidence_desk.attach(program.actor(), new_key(), one.id, Given(PHOTO, "现场.jpg"))


def test_the_beat_erases_what_no_record_names_and_its_room_comes_back_while_the_desk_works(
    tmp_path: Path, clock: Clock
) -> None:
    with Program(DataDirectory(tmp_path / "data"), now=clock) as program:
        actor, files = program.actor(), program.kept_files
        key = _added(program)
        files.evidence_desk.remove(actor, new_key(), key, reason="与本案无关")
        clock.moment += REMOVED_KEPT * 1.1
        program.lane.live(lambda: program.casework.law.retention.tick(actor)).result()
        assert not files.vault.holds(SHA)
        until = time.monotonic() + 10
        while files.vault.bytes_held() and time.monotonic() < until:
            time.sleep(0.02)
        assert files.vault.bytes_held() == 0
        assert [one.name[:5] for one in program.data.reports.iterdir()] == ["purge"]


def test_files_lie_in_the_folder_that_the_settings_name_and_come_back_there_from_a_backup(
    tmp_path: Path, clock: Clock
) -> None:
    data, share = DataDirectory(tmp_path / "data"), tmp_path / "证据"
    share.mkdir()
    data.root.mkdir()
    settings.save(Settings(evidence_folder=str(share)), data.settings)
    with Program(data, now=clock) as program:
        _added(program)
        assert (share / SHA[:2] / SHA).read_bytes() == PHOTO
        copy = program.upkeep.back_up(program.actor(), clock())
    (share / SHA[:2] / SHA).unlink()
    upkeep.restore(data, copy, clock())
    assert (share / SHA[:2] / SHA).read_bytes() == PHOTO


def test_a_program_whose_folder_is_not_reached_starts_and_says_so_when_a_file_is_added(
    tmp_path: Path, clock: Clock
) -> None:
    data = DataDirectory(tmp_path / "data")
    data.root.mkdir()
    settings.save(Settings(evidence_folder=str(tmp_path / "away")), data.settings)
    with Program(data, now=clock) as program:
        program.start_upkeep()
        with pytest.raises(StoreUnavailable, match="cannot be used"):
            _added(program)
        assert not (tmp_path / "away").exists()
