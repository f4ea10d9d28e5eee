"""The pinned requirement files: what each is compiled from, for which machine, and the line that ties it to that.

The first two serve every machine that the program is developed and tested on. The others are what a release is frozen
from, resolved for one platform each; they keep to the versions of the first, so that what was tested is what ships.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LOCKING_TOOL = "uv==0.13.9"
EVERYWHERE = ("--universal", "--python-version", "3.11")
BUILD_SOURCES = ("requirements-build.in", "requirements.in", "requirements.txt")


@dataclass(frozen=True)
class Pins:
    """`name`.txt, compiled from the first of `sources`; the others are named in it."""

    name: str
    sources: tuple[str, ...]
    target: tuple[str, ...]


PINS = (
    Pins("requirements", ("requirements.in",), EVERYWHERE),
    Pins("requirements-dev", ("requirements-dev.in", "requirements.txt"), EVERYWHERE),
    Pins(
        "requirements-linux", BUILD_SOURCES, ("--python-platform", "x86_64-manylinux_2_34", "--python-version", "3.11")
    ),
    Pins(
        "requirements-windows",
        BUILD_SOURCES,
        ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.12"),
    ),
)
"""In the order in which they are compiled: a later one may name an earlier one."""


def lock(checkout: Path) -> int:
    """Compile every file of pins, with hashes, naming no address; each first line seals its sources."""
    folder, tool = checkout / "packaging", checkout / "build" / "locking"
    subprocess.run([sys.executable, "-m", "venv", str(tool)], check=True)
    python = python_of(tool)
    subprocess.run([str(python), "-m", "pip", "install", "-qq", LOCKING_TOOL], check=True)
    for pins in PINS:
        compiled = folder / f"{pins.name}.txt"
        # The tool prefers the pins that stand in the file, so a lock changes only what its sources ask for.
        options = ["--generate-hashes", "--no-annotate", "--no-header", *pins.target]
        files = [pins.sources[0], "-o", compiled.name]
        subprocess.run([str(python), "-m", "uv", "pip", "compile", "--quiet", *options, *files], cwd=folder, check=True)
        text = compiled.read_text(encoding="utf-8")
        compiled.write_text(f"{seal(folder, pins)}\n{text}", encoding="utf-8", newline="\n")
    return 0


def seal(folder: Path, pins: Pins) -> str:
    """The line that ties the file to what it was compiled from, by the digests of its sources."""
    return "# Compiled by `dev.py lock` from " + ", ".join(f"{it} {digest(folder / it)[:16]}" for it in pins.sources)


def versions(file: Path) -> dict[str, str]:
    """Version by name of what `file` pins; of a name that is pinned twice for two machines, the later."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", file.read_text(encoding="utf-8"), re.MULTILINE))


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def digest(file: Path) -> str:
    """Of the text with plain newlines, so that a Windows checkout agrees."""
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
