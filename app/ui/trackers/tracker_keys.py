"""The keys of trackers and units: a part of `ACTIONS`."""

from __future__ import annotations

from app.ui.acts import Act, Where

TRACKER_KEYS: tuple[Act, ...] = (
    Act("trackers", "Trackers and units …", ("Ctrl+Alt+T",), Where.WINDOW),
    Act("tracker_give", "Give to a unit …", ("G",), Where.TRACKERS),
    Act("tracker_take_in", "Take in …", ("X",), Where.TRACKERS),
    Act("tracker_give_now", "Give", ("Ctrl+Enter", "Ctrl+Return"), Where.TRACKERS),
)
TRACKER_ACTING = frozenset({"tracker_give", "tracker_take_in", "tracker_give_now"})
