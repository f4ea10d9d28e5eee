"""The keys of proposed beats: a part of `ACTIONS`."""

from __future__ import annotations

from app.ui.acts import Act, Where

PROPOSAL_KEYS: tuple[Act, ...] = (
    Act("proposal", "Propose beats …", ("Ctrl+Alt+O",), Where.WINDOW),
    Act("proposal_make", "Draw a night", ("Ctrl+G",), Where.PROPOSAL),
    Act("proposal_crew", "Send it, or not", ("W",), Where.PROPOSAL),
    Act("proposal_drop", "Leave the stop out …", ("X",), Where.PROPOSAL),
    Act("proposal_show", "Show on the map", ("Space",), Where.PROPOSAL),
    Act("proposal_accept", "Accept the beats …", ("Ctrl+Enter", "Ctrl+Return"), Where.PROPOSAL),
    Act("proposal_refuse", "Refuse …", ("R",), Where.PROPOSAL),
    Act("proposal_before", "Drawn before", ("V",), Where.PROPOSAL),
)

ACTING_ON_PROPOSALS = ("proposal", "proposal_make", "proposal_drop", "proposal_accept", "proposal_refuse")
"""Those that do something, or answer for this moment."""
