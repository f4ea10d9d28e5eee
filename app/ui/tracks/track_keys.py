"""The keys of tracks that come as files: a part of `ACTIONS`."""

from __future__ import annotations

from app.ui.acts import Act, Where

TRACK_KEYS: tuple[Act, ...] = (
    Act("tracks", "Tracks brought in …", ("Ctrl+Alt+I",), Where.WINDOW),
    Act("track_new", "Take a file in …", ("N",), Where.TRACKS),
    Act("track_look", "Look at the way …", ("L",), Where.TRACKS),
    Act("track_undo", "Take back …", ("X",), Where.TRACKS),
    Act("track_unit", "Whose it is", ("U",), Where.TRACKS),
    Act("track_take_in", "Take in", ("Ctrl+Enter", "Ctrl+Return"), Where.TRACKS),
)
TRACK_ACTING = frozenset({"track_new", "track_undo", "track_take_in"})
"""What does something: not while the window shows the past."""
