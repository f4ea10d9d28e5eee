"""The keys of a replay: a part of `ACTIONS`. Play, speed and steps of time are those of the time strip."""

from __future__ import annotations

from app.ui.acts import Act, Where

REPLAY_KEYS: tuple[Act, ...] = (
    Act("replay_play", "Play the chosen units", ("Enter", "Return"), Where.REPLAY),
    Act("replay_time", "Time of the replay …", ("P",), Where.REPLAY),
    Act("replay_patrol", "Time and unit of the chosen patrol", ("U",), Where.REPLAY),
    Act("replay_follow", "Follow the unit", ("F",), Where.REPLAY),
    Act("replay_fix_back", "Fix before", (",",), Where.REPLAY),
    Act("replay_fix_on", "Next fix", (".",), Where.REPLAY),
    Act("replay_before", "What was before", ("[",), Where.REPLAY),
    Act("replay_next", "What was next", ("]",), Where.REPLAY),
    Act("replay_course", "Course: all, stops, the rest", ("L",), Where.REPLAY),
    Act("replay_hand_on", "Hand on or keep as evidence …", ("E",), Where.REPLAY),
    Act("replay_end", "End the replay", ("X",), Where.REPLAY),
)
