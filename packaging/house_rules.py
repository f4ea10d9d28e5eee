"""Rules of the checkout that no linter knows: no registry host, no machine path, pins in step and with hashes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pins import PINS, seal

REGISTRY_HOST = re.compile(
    rb"\b(pypi\.org|pythonhosted\.org|npmjs\.(org|com)|deb\.debian\.org|archive\.ubuntu\.com|crates\.io"
    rb"|repo1?\.maven\.(org|apache\.org)|mirrors\.[a-z0-9.-]+\.(cn|com))\b"
)
MACHINE_PATH = re.compile(
    rb"(?<![\w.~/-])([/]root/|[/]home/[a-z][\w-]*/|[/]Users/[A-Za-z]|[/]work/(main|shared)\b)|\b[A-Z]:\\+Users\\+\w"
)
TEXT_LIMIT_BYTES = 4_000_000


def broken_rules(checkout: Path) -> list[str]:
    """One sentence for each breach in the files that git holds."""
    return [*_hosts_and_paths(checkout), *_pins(checkout / "packaging")]


def _hosts_and_paths(checkout: Path) -> Iterator[str]:
    """Committed or about to be: what `git ls-files` names."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=checkout, capture_output=True, check=False).stdout
    for name in filter(None, listed.decode().split("\0")):
        file = checkout / name
        if not file.is_file() or file.stat().st_size > TEXT_LIMIT_BYTES:
            continue
        content = file.read_bytes()
        if b"\0" in content[:8000]:
            continue
        for what, pattern in (("a package registry's host", REGISTRY_HOST), ("a path of one machine", MACHINE_PATH)):
            if found := pattern.search(content):
                line = content.count(b"\n", 0, found.start()) + 1
                yield f"{name}:{line} names {what}: {found.group().decode(errors='replace')}"


def _pins(folder: Path) -> Iterator[str]:
    for pins in PINS:
        name = f"{pins.name}.txt"
        first, *lines = (folder / name).read_text(encoding="utf-8").splitlines()
        if first != seal(folder, pins):
            yield f"packaging/{name} is not what its .in files say now: run `dev.py lock`"
        for pin in re.split(r"\n(?=\S)", "\n".join(lines)):
            if pin and not re.match(r"[\w.-]+==[^\s;]+( ; [^\\]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+$", pin):
                yield f"packaging/{name}: not an exact pin with hashes: {pin.splitlines()[0]}"
