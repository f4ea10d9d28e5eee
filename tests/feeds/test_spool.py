"""What waits on disk: in order, whole, bounded, and there after any kind of end."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.errors import StoreUnavailable
from app.feeds.spool import Spool

SEGMENT = 4096


def opened(folder: Path, most_segments: int = 8) -> Spool:
    spool = Spool(folder, segment_bytes=SEGMENT, most_segments=most_segments)
    spool.open()
    return spool


def drained(spool: Spool) -> list[bytes]:
    found = []
    while some := spool.peek(7):
        found += some
        spool.drop(len(some))
    return found


def records(count: int, size: int = 100) -> list[bytes]:
    return [f"{number:05d}".encode().ljust(size, b".") for number in range(count)]


def test_records_come_back_in_order_over_several_files_and_the_files_go(tmp_path: Path) -> None:
    spool = opened(tmp_path, most_segments=16)
    told = records(200)
    for start in range(0, 200, 20):
        spool.append(told[start : start + 20])
    assert len(spool) == 200
    assert len(list(tmp_path.glob("*.spool"))) > 3
    assert drained(spool) == told
    spool.close()
    assert list(tmp_path.glob("*.spool")) == []


def test_what_waits_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.append(records(90))
    first.drop(len(first.peek(10)))
    first.close()
    # A file is let go as a whole, so what was drained of the first one comes again.
    again = opened(tmp_path)
    assert drained(again) == records(90)
    again.append(records(3))
    assert drained(again) == records(3)
    again.close()


def test_appending_goes_on_while_the_front_is_drained(tmp_path: Path) -> None:
    spool, told, found = opened(tmp_path), records(120), []
    for start in range(0, 120, 8):
        spool.append(told[start : start + 8])
        some = spool.peek(5)
        spool.drop(len(some))
        found += some
    assert found + drained(spool) == told
    spool.close()


@pytest.mark.parametrize("kept_of_last", [0, 1, 3, 8, 50, 107])
def test_a_record_cut_off_by_a_power_cut_is_stepped_over(tmp_path: Path, kept_of_last: int) -> None:
    spool = opened(tmp_path)
    spool.append(records(5))
    spool.close()
    (file,) = tmp_path.glob("*.spool")
    content = bytearray(file.read_bytes())
    last = 4 * 108
    content[last + kept_of_last : last + 108] = bytes(108 - kept_of_last)
    file.write_bytes(content)
    again = opened(tmp_path)
    assert drained(again) == records(4)
    assert again.torn == (1 if kept_of_last else 0)
    again.close()


def test_a_file_cut_short_loses_only_what_was_cut(tmp_path: Path) -> None:
    spool = opened(tmp_path)
    spool.append(records(5))
    spool.close()
    (file,) = tmp_path.glob("*.spool")
    os.truncate(file, 3 * 108 + 50)
    again = opened(tmp_path)
    assert drained(again) == records(3)
    again.close()


def test_a_byte_that_was_changed_costs_one_record(tmp_path: Path) -> None:
    spool = opened(tmp_path)
    spool.append(records(5))
    spool.close()
    (file,) = tmp_path.glob("*.spool")
    content = bytearray(file.read_bytes())
    content[2 * 108 + 20] ^= 1
    file.write_bytes(content)
    again = opened(tmp_path)
    assert drained(again) == [*records(2), *records(5)[3:]]
    assert again.torn == 1
    again.close()


def test_a_full_spool_refuses_and_loses_nothing(tmp_path: Path) -> None:
    spool = opened(tmp_path, most_segments=2)
    told = records(100)
    kept = []
    with pytest.raises(StoreUnavailable, match="no room"):
        for start in range(0, 100, 6):
            spool.append(told[start : start + 6])
            kept += told[start : start + 6]
    assert len(kept) == 72
    assert drained(spool) == kept
    spool.append(told[:3])
    assert drained(spool) == told[:3]
    spool.close()


def test_a_full_disk_still_has_the_room_that_was_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = opened(tmp_path)

    def no_space(file: Path, count: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("app.feeds.spool.write_zeros", no_space)
        spool.append(records(30))
        with pytest.raises(StoreUnavailable, match="No space left on device"):
            spool.append(records(30))
        assert len(spool) == 30
    spool.append(records(30))
    assert drained(spool) == records(30) * 2
    spool.close()
