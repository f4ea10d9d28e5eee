"""The log is a help, never a hindrance."""

import logging
from pathlib import Path

import pytest

from app import logs


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_a_gap_in_the_log_and_lets_the_program_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "onemap.log").symlink_to("/dev/full")
    handler = logs.start_log(tmp_path)
    logging.getLogger("field").warning("not written")
    logs.stop_log(handler)
    assert capsys.readouterr().err == ""
    assert handler not in logging.getLogger().handlers


def test_what_is_logged_stands_in_the_data_directory(tmp_path: Path) -> None:
    handler = logs.start_log(tmp_path / "logs")
    logging.getLogger("field").warning("the pump rests")
    logs.stop_log(handler)
    assert "WARNING" in (tmp_path / "logs" / "onemap.log").read_text("utf-8")
    assert "the pump rests" in (tmp_path / "logs" / "onemap.log").read_text("utf-8")
