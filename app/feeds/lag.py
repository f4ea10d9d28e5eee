"""How long messages take to come: the mean of the last 30 minutes, kept minute by minute."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

WINDOW_MINUTES = 30
_MINUTE = timedelta(minutes=1)
_EPOCH_S = 60


class Lag:
    """A sum and a count for each minute: adding costs the same however much comes. Not safe against threads."""

    def __init__(self) -> None:
        self._minutes: deque[tuple[int, float, int]] = deque(maxlen=WINDOW_MINUTES)

    def add(self, now: datetime, lag_s: float) -> None:
        """A message that was `lag_s` seconds old came `now`; one from the future counts as none."""
        minute = int(now.timestamp()) // _EPOCH_S
        lag_s = max(lag_s, 0.0)
        if self._minutes and self._minutes[-1][0] == minute:
            _, total, count = self._minutes[-1]
            self._minutes[-1] = (minute, total + lag_s, count + 1)
        else:
            self._minutes.append((minute, lag_s, 1))

    def mean(self, now: datetime) -> float | None:
        """Seconds, over what came in the 30 minutes before `now`; None where nothing did."""
        first = int((now - WINDOW_MINUTES * _MINUTE).timestamp()) // _EPOCH_S
        last = int(now.timestamp()) // _EPOCH_S
        within = [(total, count) for minute, total, count in self._minutes if first < minute <= last]
        count = sum(one[1] for one in within)
        return sum(one[0] for one in within) / count if count else None
