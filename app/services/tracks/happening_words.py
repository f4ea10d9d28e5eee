"""What the parts of a replay's course are called, in the window and on the page that leaves the desk."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.tracks.replay_desk import HappeningKind

KIND_WORDS: Mapping[HappeningKind, str] = {
    HappeningKind.STOP: "Stop {n} min",
    HappeningKind.CHECK: "Check point reached",
    HappeningKind.DEVIATION: "Otherwise than planned",
    HappeningKind.ALERT: "Alert",
    HappeningKind.CALL: "Call",
    HappeningKind.CASE: "Case file",
}
