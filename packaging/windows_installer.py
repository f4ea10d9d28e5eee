"""Compiles the installer for Windows by makensis, which there is for Windows and for Linux."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from version_resource import four_numbers

SCRIPT = Path(__file__).resolve().parent / "windows" / "onemap.nsi"
SIGN_BY = "ONEMAP_SIGN"
"""The variable that holds the command which signs the file named behind it; without it nothing is signed."""


def is_there() -> bool:
    """Whether makensis is installed."""
    return _makensis() is not None


def compile_installer(bundle: Path, version: str, out: Path, *, quick: bool = False, stub64: bool = False) -> None:
    """Pack `bundle` into the installer `out`. Warnings are errors. Raises `CalledProcessError`.

    `quick` packs by zlib, for trials; `stub64` makes an installer that runs under a Wine without its 32-bit half.
    """
    makensis = _makensis()
    if makensis is None:
        raise FileNotFoundError("makensis is not installed (Debian: nsis)")
    given = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, four_numbers(version))),
        "BUNDLE": str(bundle.resolve()),
        "OUT": str(out.resolve()),
        **({"SIGN": os.environ[SIGN_BY]} if SIGN_BY in os.environ else {}),
        **({"ZLIB": "1"} if quick else {}),
        **({"AMD64STUB": "1"} if stub64 else {}),
    }
    mark = "/" if sys.platform == "win32" else "-"
    words = [f"{mark}D{name}={value}" for name, value in given.items()]
    out.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([makensis, f"{mark}WX", f"{mark}V2", f"{mark}INPUTCHARSET", "UTF8", *words, str(SCRIPT)], check=True)


def _makensis() -> str | None:
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    return shutil.which("makensis") or (str(usual) if usual.exists() else None)
