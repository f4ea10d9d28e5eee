"""The keys of who sits at the desk: a part of `ACTIONS`."""

from __future__ import annotations

from app.ui.acts import Act, Where

SEAT_KEYS: tuple[Act, ...] = (
    Act("lock", "Lock the desk", ("Ctrl+Alt+L",), Where.WINDOW),
    Act("switch_user", "Another user …", ("Ctrl+Alt+S",), Where.WINDOW),
    Act("own_password", "My password …", ("Ctrl+Alt+W",), Where.WINDOW),
    Act("users", "Users …", ("Ctrl+Alt+U",), Where.WINDOW),
    Act("user_add", "Add a user", ("Ctrl+Enter", "Ctrl+Return"), Where.USERS),
    Act("user_change", "Change", ("C",), Where.USERS),
    Act("user_password", "New password", ("W",), Where.USERS),
    Act("user_disable", "Disable or enable", ("X",), Where.USERS),
    Act("user_unlock", "Unlock", ("U",), Where.USERS),
)
