"""What made a kept file: a mark that changes with the program's version, and while one develops with the source."""

from __future__ import annotations

import hashlib
from importlib import util
from pathlib import Path

from app import __version__


def maker_mark(*modules: str, told: str = "") -> str:
    """Sixteen digits for these modules as they are, and for whatever else is `told`; nothing is imported."""
    digest = hashlib.sha256(f"{__version__} {told}".encode())
    for module in modules:
        spec = util.find_spec(module)
        if spec is not None and spec.origin is not None and Path(spec.origin).is_file():
            digest.update(Path(spec.origin).read_bytes())
    return digest.hexdigest()[:16]
