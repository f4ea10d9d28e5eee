"""Whether an XML file of a stranger is whole and harmless, before a reader of its format is let at it.

One pass of expat, a second for 200 MB: it finds a file that is cut off or broken anywhere, which readers of big files
would only notice after they gave half of it; and entities, which could unfold to gigabytes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from app.errors import InputRefused
from app.formats.file_kind import damaged

_BLOCK_BYTES = 1 << 20


def require_whole_xml(path: Path, named: Path) -> None:
    """Raises `InputRefused`, which calls the file `named`, where it is broken, cut off or defines entities."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity(named.name)
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                parser.Parse(block, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(named) from error


def _refuse_entity(name: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise InputRefused(
            "{name} defines XML entities, which no map program writes. Nothing was changed; it was not read.",
            name=name,
        )

    return refuse
