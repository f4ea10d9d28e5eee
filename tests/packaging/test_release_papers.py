"""Licences, version and pins that go into a release."""

from __future__ import annotations

from pathlib import Path

import pytest
from notices import LISTING, write_notices
from pins import versions
from version_resource import four_numbers, version_text

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGING = CHECKOUT / "packaging"


def test_every_library_of_the_program_has_its_licence(tmp_path: Path) -> None:
    assert write_notices(tmp_path / "licences", CHECKOUT) == []
    listing = (tmp_path / "licences" / LISTING).read_text("utf-8")
    for name in ("PySide6_Essentials", "numpy", "leaflet", "Python"):
        assert name in listing
    assert "GNU LESSER" in (tmp_path / "licences" / "PySide6_Essentials-LGPL-3.0.txt").read_text("utf-8")


ONLY_ON_WINDOWS = {"colorama", "tzdata"}


def test_a_release_ships_the_versions_that_were_tested() -> None:
    tested = versions(PACKAGING / "requirements.txt")
    for system in ("linux", "windows"):
        shipped = versions(PACKAGING / f"requirements-{system}.txt")
        assert set(tested) - ONLY_ON_WINDOWS <= set(shipped)
        either = {name: (PACKAGING / "requirements.txt").read_text("utf-8").count(f"{name}=={shipped[name]} ")
                  for name in tested if name in shipped}  # fmt: skip
        assert {name for name, count in either.items() if not count} == set()


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("2.13", (2, 13, 0, 0))])
def test_windows_is_told_the_version_in_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert four_numbers(version) == numbers
    assert f"filevers={numbers}" in version_text(version, "OneMap")
    assert f"'ProductVersion', '{version}'" in version_text(version, "OneMap")
