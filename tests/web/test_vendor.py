"""What the page brings from others is what its list says, and nothing else."""

from __future__ import annotations

import hashlib
import re

from app.paths import resources

VENDOR = resources() / "web" / "vendor"


def listed() -> dict[str, tuple[str, str, str]]:
    """Version, licence and sum by file, from VENDOR.md."""
    rows = re.findall(
        r"^\| (\S+) \| [^|]+ \| (\S+) \| ([^|]+) \| ([0-9a-f]{64}) \|$", (VENDOR / "VENDOR.md").read_text(), re.M
    )
    return {file: (version, licence, digest) for file, version, licence, digest in rows}


def test_every_file_has_the_sum_its_row_says() -> None:
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in VENDOR.iterdir()}
    del found["VENDOR.md"]
    assert found == {file: digest for file, (_, _, digest) in listed().items()}


def test_every_row_names_version_and_licence() -> None:
    assert len(listed()) >= 3
    for file, (version, licence, _) in listed().items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), file
        assert licence.strip(), file


def test_the_script_says_the_version_of_its_row() -> None:
    assert f"Leaflet {listed()['leaflet.js'][0]}" in (VENDOR / "leaflet.js").read_text()[:200]
