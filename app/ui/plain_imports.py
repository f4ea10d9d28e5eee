"""Imports stay Python's own after PySide6 is loaded."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  what puts its own function in the place of Python's


def import_plainly() -> None:
    """Let import statements call Python's own function again.

    WORKAROUND: PySide6 looks at every import in the program, and reads the source of each module that it meets, to see
    whether it wants methods by other names (`from __feature__ import snake_case`, PYSIDE-2029). Nobody here does, and
    six hundred files are a tenth of the work of a start. Until PySide6 can be told so.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
