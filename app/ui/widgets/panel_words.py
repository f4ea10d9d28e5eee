"""What panels are called: in full as the keys that open them, in a word on a tab; known before a panel is made."""

from __future__ import annotations

from app.ui import actions
from app.ui.words import tr

_TABS = {"cases": "Cases", "calls": "Calls", "register": "Data", "cameras": "Video", "log": "Log"}
"""Where the title is more than a word."""


def panel_title(name: str) -> str:
    """In full, in the language of the window."""
    return tr(actions.act(f"panel_{name}").label)


def panel_tab(name: str) -> str:
    """What its tab says, where several panels share a place."""
    return tr(_TABS[name]) if name in _TABS else panel_title(name)
