"""The rules that no linter knows, on small checkouts of their own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from house_rules import broken_rules
from pins import PINS, Pins, seal

PIN = "leaflet-like==1.2.3 ; python_full_version < '3.12' \\\n    --hash=sha256:" + "0a" * 32 + "\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A git checkout with pins in step and nothing else."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "packaging").mkdir()
    for pins in PINS:
        for source in pins.sources:
            if source.endswith(".in"):
                (tmp_path / "packaging" / source).write_text("leaflet-like\n", "utf-8")
        write_pins(tmp_path, pins, PIN)
    return tmp_path


def write_pins(checkout: Path, pins: Pins, text: str) -> None:
    folder = checkout / "packaging"
    (folder / f"{pins.name}.txt").write_text(f"{seal(folder, pins)}\n{text}", "utf-8")


def held_by_git(checkout: Path, name: str, text: str) -> None:
    (checkout / name).write_bytes(text.encode())
    subprocess.run(["git", "add", "-f", name], cwd=checkout, check=True)


def test_a_checkout_in_order_has_no_breach(checkout: Path) -> None:
    held_by_git(checkout, "notes.md", "Packages come by name; see https://leafletjs.com and /workshop/main.\n")
    assert broken_rules(checkout) == []


@pytest.mark.parametrize("host", ["py" + "pi.org", "files.python" + "hosted.org", "registry.npm" + "js.org"])
def test_a_registry_host_is_found_with_its_line(checkout: Path, host: str) -> None:
    held_by_git(checkout, "pins.txt", f"one\n--index-url https://{host}/simple\n")
    assert broken_rules(checkout) == [
        f"pins.txt:2 names a package registry's host: {host.removeprefix('files.')}".replace("registry.", "")
    ]


@pytest.mark.parametrize(
    "path", ["/ro" + "ot/data", "/ho" + "me/wang/data", "/wo" + "rk/shared/data", "C:\\Us" + "ers\\wang"]
)
def test_a_path_of_one_machine_is_found(checkout: Path, path: str) -> None:
    held_by_git(checkout, "settings.py", f'FOLDER = "{path}"\n')
    (breach,) = broken_rules(checkout)
    assert breach.startswith("settings.py:1 names a path of one machine")


def test_binary_files_and_files_that_git_does_not_hold_are_left_alone(checkout: Path) -> None:
    held_by_git(checkout, "picture.png", "\x89PNG\0 /ro" + "ot/data")
    (checkout / "scratch.txt").write_text("/ro" + "ot/data", "utf-8")
    assert broken_rules(checkout) == []


def test_requirements_changed_without_a_new_lock_are_found(checkout: Path) -> None:
    (checkout / "packaging" / "requirements.in").write_text("leaflet-like\nanother\n", "utf-8")
    assert broken_rules(checkout) == [
        f"packaging/{name}.txt is not what its .in files say now: run `dev.py lock`"
        for name in ("requirements", "requirements-linux", "requirements-windows")
    ]


@pytest.mark.parametrize("pin", ["leaflet-like==1.2.3\n", PIN.replace("==", ">="), "--extra-index-url x\n"])
def test_a_pin_without_hash_or_exact_version_is_found(checkout: Path, pin: str) -> None:
    write_pins(checkout, PINS[-1], PIN + pin)
    (breach,) = broken_rules(checkout)
    assert f"{PINS[-1].name}.txt: not an exact pin with hashes" in breach
