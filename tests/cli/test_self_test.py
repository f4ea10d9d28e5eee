"""The self-test tries a copy of the program in a process of its own, and says what is wrong where a part is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.ui.self_test import CHECKS

CHECKOUT = Path(__file__).resolve().parents[2]


def self_tested(copy: Path, out: Path, **environment: str) -> tuple[int, dict[str, Any]]:
    """Exit code and what was told."""
    command = [sys.executable, "-m", "app", "--self-test", str(out)]
    done = subprocess.run(command, cwd=copy, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert out.exists(), done.stderr
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return done.returncode, told


def test_every_part_of_the_program_works_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code, told = self_tested(CHECKOUT, tmp_path / "told.json", TMPDIR=str(tmp_path))
    assert [(one["name"], one["ok"]) for one in told["checks"]] == [(name, True) for name in CHECKS], told
    assert (code, told["ok"]) == (0, True)
    assert [it.name for it in tmp_path.iterdir() if it.name.startswith("onemap")] == []


def test_a_copy_that_lacks_a_file_says_which_check_failed(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(CHECKOUT / "app", copy / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CHECKOUT / "resources", copy / "resources", ignore=shutil.ignore_patterns("handbook"))
    (copy / "maps").symlink_to(CHECKOUT / "maps")
    (copy / "resources" / "web" / "js" / "bridge.js").unlink()

    code, told = self_tested(copy, tmp_path / "told.json")

    assert (code, told["ok"]) == (1, False)
    assert [one["name"] for one in told["checks"] if not one["ok"]] == ["page"]
