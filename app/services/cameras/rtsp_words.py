"""What passes between player and camera in RTSP, as far as it matters where the two of them would go.

The player (FFmpeg) opens a new connection after an answer 3xx, and sends datagrams to the host that an answer names.
So answers that send on do not reach it, and its wish for datagrams is declined here: it takes the same line then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.cameras.no_stream import NO_PICTURE, NoStream, refusal

_TAIL = 4_096
"""So much of what passed is looked at again: an answer may come in pieces."""
_TALK = 65_536
"""Answers within so many bytes belong to the opening of the stream."""
_LONGEST_ASKED = 65_536
_STATUS = re.compile(rb"RTSP/\S*\s+\+?0*(\d\d\d)")
_SENT_ON = re.compile(rb"RTSP/\S*\s+\+?0*3\d\d")
_WHERE = re.compile(rb"^Location:[ \t]*(\S{1,300})", re.IGNORECASE | re.MULTILINE)
_NUMBER = re.compile(rb"^CSeq:[ \t]*(\d{1,9})", re.IGNORECASE | re.MULTILINE)
_ON_THIS_LINE = re.compile(rb"^Transport:[^\r\n]*/TCP", re.IGNORECASE | re.MULTILINE)


class Asked:
    """What the player says, cut into its messages."""

    def __init__(self) -> None:
        self._waiting = b""

    def messages(self, piece: bytes) -> Iterator[bytes]:
        """Each message that is whole with this piece; raises `NoStream` where none becomes whole."""
        self._waiting += piece
        while size := self._size():
            yield self._waiting[:size]
            self._waiting = self._waiting[size:]
        if len(self._waiting) > _LONGEST_ASKED + 4:
            raise NoStream(NO_PICTURE)

    def _size(self) -> int:
        """Of the first one, 0 until it is whole: `$` begins a packet with its length, an empty line ends others."""
        told = self._waiting
        if told.startswith(b"$"):
            size = 4 + int.from_bytes(told[2:4], "big") if len(told) >= 4 else 0
            return size if size <= len(told) else 0
        return told.find(b"\r\n\r\n") + 4 if b"\r\n\r\n" in told else 0


def declined(message: bytes) -> bytes | None:
    """The answer to a wish for datagrams, in place of the server's; None of every other message."""
    if not message.startswith(b"SETUP ") or _ON_THIS_LINE.search(message):
        return None
    number = _NUMBER.search(message)
    return b"RTSP/1.0 461 Unsupported Transport\r\nCSeq: %s\r\n\r\n" % (number[1] if number else b"0")


class Answered:
    """What the server says. `refused` is its last answer of the opening, where that is a refusal."""

    def __init__(self) -> None:
        self.passed = 0
        self.refused: NoStream | None = None
        self._tail = b""

    def judge(self, piece: bytes) -> None:
        """Raise `NoStream` before the player hears an answer that sends it on."""
        told = self._tail + piece
        if self.passed < 5 and not b"RTSP/".startswith(told[:5]):
            raise NoStream(NO_PICTURE)
        if _SENT_ON.search(told):
            where = _WHERE.search(told)
            raise refusal(302, where[1].decode("ascii", "replace") if where else "")
        if self.passed < _TALK and (answers := _STATUS.findall(told)):
            status = int(answers[-1])
            self.refused = refusal(status) if status >= 400 else None
        self._tail, self.passed = told[-_TAIL:], self.passed + len(piece)
