"""Whether a frozen program may be handed out: its size, what must not be in it, what must, and that each library finds
those it asks for. Run on a Windows machine it looks at DLLs, elsewhere at shared objects."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from kept_parts import forbidden
from notices import LISTING

MOST_MB = 600.0 if sys.platform == "win32" else 720.0
"""Installed. On Linux Qt brings ICU's tables (39 MB, which Windows has), and the wheels' GDAL is larger."""
NEEDED = (
    "resources/web/js/main.js", "resources/i18n/zh_CN.ts", "resources/styles/tokens.json", "maps/boundaries",
    "app/store/migrations/env.py", f"licences/{LISTING}", "licences/OneMap-LICENSE.txt", "licences/Python-LICENSE.txt",
)  # fmt: skip
LARGE_SHARE_MB = 2.0


def troubles(bundle: Path) -> list[str]:
    """A sentence for each reason not to hand `bundle` out."""
    inside = contents(bundle)
    size = sum(inside.values()) / 1e6
    found = [f"{size:.0f} MB are more than {MOST_MB:.0f}"] if size > MOST_MB else []
    found += [f"{place} must not be in it" for place in forbidden(list(inside))]
    root = bundle / "_internal"
    found += [f"{place} is missing" for place in NEEDED if not (root / place).exists()]
    found += [f"no licence text of {name}" for name in without_licence(root / "licences")]
    if sys.platform.startswith("linux"):
        found += unresolved(bundle)
    return found


def contents(bundle: Path) -> dict[str, int]:
    """Size in bytes of every file of its own in `bundle`, by its place with forward slashes."""
    files = (it for it in bundle.rglob("*") if it.is_file() and not it.is_symlink())
    return {file.relative_to(bundle).as_posix(): file.stat().st_size for file in files}


def without_licence(folder: Path) -> list[str]:
    """Whom the list names without a text beside it."""
    listing = folder / LISTING
    if not listing.exists():
        return []
    _, _, lines = listing.read_text("utf-8").rpartition("\n\n")
    named = [line.split()[0] for line in lines.splitlines()]
    texts = [file.name for file in folder.iterdir()]
    return [name for name in named if not any(text.startswith((f"{name}-", f"{name}.")) for text in texts)]


def unresolved(bundle: Path) -> list[str]:
    """Which library does not find which other, by the loader's own word, on this machine."""
    # As the program's own start sets it.
    surroundings = os.environ | {"LD_LIBRARY_PATH": str(bundle / "_internal")}
    libraries = [it for it in bundle.rglob("*") if ".so" in it.name and it.is_file() and not it.is_symlink()]
    found = []
    for library in sorted(libraries):
        asking = ["ldd", str(library)]
        told = subprocess.run(asking, env=surroundings, capture_output=True, text=True, check=False).stdout
        gone = [line.split()[0] for line in told.splitlines() if "not found" in line]
        found += [f"{library.relative_to(bundle)} does not find {name}" for name in gone]
    return found


def shares(bundle: Path) -> list[tuple[str, float]]:
    """What the large parts take, in megabytes, the largest first: a library with what its wheel keeps beside it."""
    sums: Counter[str] = Counter()
    for place, size in contents(bundle).items():
        inside = place.removeprefix("_internal/")
        part = inside.split("/")[0] if "/" in inside else "Python and the libraries beside it"
        sums[part.removesuffix(".libs")] += size
    return [(part, size / 1e6) for part, size in sums.most_common() if size / 1e6 >= LARGE_SHARE_MB]


def print_check(bundle: Path) -> int:
    """Shares, size and troubles; 1 if there are any."""
    for part, size in shares(bundle):
        print(f"  {size:7.1f} MB  {part}", flush=True)
    inside = contents(bundle)
    print(f"  {sum(inside.values()) / 1e6:7.1f} MB in {len(inside)} files (at most {MOST_MB:.0f} MB)", flush=True)
    found = troubles(bundle)
    print(f"bundle: {'FAILED' if found else 'ok'}", *found, sep="\n  ", flush=True)
    return 1 if found else 0
