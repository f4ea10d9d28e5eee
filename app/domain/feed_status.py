"""How a feed is doing: what the officer reads of each source, and what the desk's own alerts of sources rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.sentence import Sentence


class FeedState(StrEnum):
    """STOPPED by somebody or never started; STARTING until it hears its source; LISTENING; LOST: it had its source and
    tries to have it again; FAILED: it cannot go on by itself (a wrong password, a port that is taken)."""

    STOPPED = "STOPPED"
    STARTING = "STARTING"
    LISTENING = "LISTENING"
    LOST = "LOST"
    FAILED = "FAILED"


@dataclass(frozen=True, kw_only=True)
class FeedStatus:
    """One feed at one moment. `received` counts signals and refused messages, `kept` those stored or spooled, `refused`
    those that could not be used; `said` explains the state, `last_refusal` the newest refusal. `last_at` is when it
    last heard anything. `lag_s` is how long messages took to come (received less their own time), the mean of the last
    30 minutes; None where nothing came in that time."""

    name: str
    kind: str
    state: FeedState
    since: datetime
    said: Sentence | None = None
    last_at: datetime | None = None
    received: int = 0
    kept: int = 0
    refused: int = 0
    last_refusal: Sentence | None = None
    lag_s: float | None = None

    @property
    def waiting(self) -> int:
        """Received, and neither kept nor refused yet."""
        return self.received - self.kept - self.refused
