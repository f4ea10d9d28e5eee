"""Cells that a spreadsheet would take for formulas: disarmed on the way out, restored on the way in."""

from __future__ import annotations

import re

_ARMED = re.compile(r"^'*[=+\-@\t\r]")
_DISARMED = re.compile(r"^'+[=+\-@\t\r]")


def disarmed(text: str) -> str:
    """`text` as a spreadsheet shows it as text: one apostrophe before = + - @ tab, unless it is a plain number."""
    if not _ARMED.match(text):
        return text
    try:
        float(text)
    except ValueError:
        return "'" + text
    return text


def restored(text: str) -> str:
    """The inverse of `disarmed`."""
    return text[1:] if text.startswith("'") and _DISARMED.match(text) else text
