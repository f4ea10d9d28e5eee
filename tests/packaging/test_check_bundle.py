"""A bundle that may not be handed out is told why, on small bundles of their own."""

from __future__ import annotations

from pathlib import Path

import check_bundle
import pytest
from check_bundle import NEEDED, shares, troubles
from notices import LISTING


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """All that must be in one, and nothing else."""
    for place in NEEDED:
        write(tmp_path, f"_internal/{place}" + ("" if "." in place else "/county.geojson"), "x")
    write(tmp_path, f"_internal/licences/{LISTING}", "OneMap\n\nPython    3.12\nleaflet-like    1.2\n")
    write(tmp_path, "_internal/licences/leaflet-like-LICENSE", "free")
    return tmp_path


def write(bundle: Path, place: str, text: str) -> None:
    (bundle / place).parent.mkdir(parents=True, exist_ok=True)
    (bundle / place).write_text(text, "utf-8")


def test_a_bundle_in_order_has_no_trouble(bundle: Path) -> None:
    assert troubles(bundle) == []


def test_what_is_forbidden_missing_or_without_licence_is_told(bundle: Path) -> None:
    write(bundle, "_internal/ucrtbase.dll", "x")
    (bundle / "_internal/resources/web/js/main.js").unlink()
    (bundle / "_internal/licences/leaflet-like-LICENSE").unlink()
    assert troubles(bundle) == [
        "_internal/ucrtbase.dll must not be in it",
        "resources/web/js/main.js is missing",
        "no licence text of leaflet-like",
    ]


def test_one_that_is_too_large_is_told_and_its_shares_say_why(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_bundle, "MOST_MB", 2)
    write(bundle, "_internal/scipy/a.bin", "x" * 1_500_000)
    write(bundle, "_internal/scipy.libs/b.bin", "x" * 1_500_000)
    assert troubles(bundle) == ["3 MB are more than 2"]
    assert shares(bundle) == [("scipy", 3.0)]
