"""Puts together the messages that a terminal had to cut in parts, without letting it fill the memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.errors import InputRefused
from app.feeds.jt808_frame import Frame

MOST_PARTS = 64
MOST_OPEN = 4
LONGEST_WAIT_S = 60.0


@dataclass
class _Open:
    since_s: float
    bodies: dict[int, bytes] = field(default_factory=dict)


class PartKeeper:
    """The unfinished messages of one terminal. Times are seconds of any clock that only goes forward."""

    def __init__(self) -> None:
        self._open: dict[tuple[int, int, int], _Open] = {}

    def add(self, frame: Frame, now_s: float) -> Frame | None:
        """The whole message, once `frame` completes it; its body is that of all parts in order.

        A message unfinished for a minute is forgotten, and so is the oldest where more than four are begun.
        """
        if frame.parts == 1:
            return frame
        if frame.parts > MOST_PARTS:
            raise InputRefused(
                "A message in {parts} parts is longer than is taken ({limit} parts). It was left out.",
                parts=frame.parts,
                limit=MOST_PARTS,
            )
        for key in [key for key, one in self._open.items() if now_s - one.since_s > LONGEST_WAIT_S]:
            del self._open[key]
        # Parts are numbered on: the first part's number is the same for all.
        key = (frame.message, frame.parts, (frame.sequence - frame.part + 1) & 0xFFFF)
        found = self._open.setdefault(key, _Open(now_s))
        found.bodies[frame.part] = frame.body
        while len(self._open) > MOST_OPEN:
            del self._open[min(self._open, key=lambda one: self._open[one].since_s)]
        if len(found.bodies) < frame.parts:
            return None
        self._open.pop(key, None)
        return replace(frame, part=1, parts=1, body=b"".join(found.bodies[n] for n in range(1, frame.parts + 1)))
