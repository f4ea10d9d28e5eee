"""What is missing of the system is told, and nothing is touched where nothing is missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import system_libraries


@pytest.fixture
def on_debian() -> None:
    if shutil.which("dpkg-query") is None:
        pytest.skip("only Debian and its kin have dpkg")


def test_what_is_installed_is_not_missing_and_what_does_not_exist_is(on_debian: None) -> None:
    assert system_libraries.missing(["dpkg", "no-such-package-of-ours"]) == ["no-such-package-of-ours"]


def test_either_spelling_of_a_package_will_do(on_debian: None) -> None:
    assert system_libraries.missing(["no-such-package-of-ours|dpkg"]) == []


def test_nothing_is_missing_where_there_is_no_dpkg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert system_libraries.missing(["no-such-package-of-ours"]) == []


def test_without_the_right_to_install_the_one_line_is_printed(
    on_debian: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dpkg_query = shutil.which("dpkg-query")
    assert dpkg_query is not None
    (tmp_path / "dpkg-query").symlink_to(dpkg_query)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_libraries.install(["dpkg", "no-such-package-of-ours"]) is False
    assert "sudo apt-get install no-such-package-of-ours\n" in capsys.readouterr().out
