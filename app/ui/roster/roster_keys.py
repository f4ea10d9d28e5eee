"""What keys do in the window of month sheets; a part of the list in `actions`."""

from __future__ import annotations

from app.ui.acts import Act, Where

ROSTER_KEYS: tuple[Act, ...] = (
    Act("roster_accept", "Accept", ("Ctrl+Enter", "Ctrl+Return"), Where.ROSTER),
    Act("roster_generate", "Make this month", ("Ctrl+G",), Where.ROSTER),
    Act("roster_generate_all", "Make all rooms", ("Ctrl+Shift+G",), Where.ROSTER),
    Act("roster_lock", "Lock or unlock", ("Space",), Where.ROSTER),
    Act("roster_swap", "Exchange …", ("Ctrl+X",), Where.ROSTER),
    Act("roster_take_over", "Taken over by …", ("Ctrl+T",), Where.ROSTER),
    Act("roster_week", "Repeat this week", ("Ctrl+R",), Where.ROSTER),
    Act("roster_pattern", "Rotation …", ("Ctrl+B",), Where.ROSTER),
    Act("roster_back", "Month before", ("PgUp",), Where.ROSTER),
    Act("roster_on", "Next month", ("PgDown",), Where.ROSTER),
    Act("roster_room", "Next room", ("Tab",), Where.ROSTER),
    Act("roster_member", "Into the roster …", ("Ins",), Where.ROSTER),
    Act("roster_leave_out", "Out of the roster …", ("Shift+Del",), Where.ROSTER),
    Act("roster_import", "Read a file …", ("Ctrl+I",), Where.ROSTER),
    Act("roster_export", "Write a file …", ("Ctrl+E",), Where.ROSTER),
    Act("roster_print", "Print (A3) …", ("Ctrl+P",), Where.ROSTER),
    Act("roster_calendar", "Calendar of the row …", ("Ctrl+D",), Where.ROSTER),
    Act("roster_year", "The year", ("Ctrl+Y",), Where.ROSTER),
    Act("roster_history", "Who changed it", ("Ctrl+H",), Where.ROSTER),
    Act("roster_take_back", "Take back …", ("Ctrl+Z",), Where.ROSTER),
)
