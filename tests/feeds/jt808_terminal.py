"""A terminal for tests: it speaks JT/T 808 over a real socket, byte for byte as one in a car would."""

from __future__ import annotations

import socket
from datetime import datetime
from types import TracebackType
from typing import Self

from app.feeds.jt808_codec import CHINA, Message
from app.feeds.jt808_frame import Frame, FrameSplitter, read_frame, write_frame

PATIENCE_S = 10.0


def place_body(
    at: datetime, *, lon: float = 107.6012, lat: float = 37.5946, alarms: int = 0, status: int = 3, speed: int = 365
) -> bytes:
    """A 0x0200 body without additional fields; `speed` in 0.1 km/h."""
    return (
        alarms.to_bytes(4)
        + status.to_bytes(4)
        + round(lat * 1e6).to_bytes(4)
        + round(lon * 1e6).to_bytes(4)
        + (1350).to_bytes(2)
        + speed.to_bytes(2)
        + (270).to_bytes(2)
        + bytes.fromhex(at.astimezone(CHINA).strftime("%y%m%d%H%M%S"))
    )


class Terminal:
    """One line to the platform. Used as a context."""

    def __init__(self, port: int, phone: str = "13800138000", *, is_2019: bool = False) -> None:
        self.phone, self.is_2019 = phone, is_2019
        self.sequence = 0
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
        self._splitter = FrameSplitter()
        self._heard: list[Frame] = []

    def raw(self, told: bytes) -> None:
        self._socket.sendall(told)

    def frame(self, message: int, body: bytes = b"", *, part: int = 1, parts: int = 1) -> bytes:
        self.sequence += 1
        digits = self.phone.zfill(20 if self.is_2019 else 12)
        return write_frame(Frame(message, digits, self.sequence, body, is_2019=self.is_2019, part=part, parts=parts))

    def send(self, message: int, body: bytes = b"", *, part: int = 1, parts: int = 1) -> int:
        """Send one message; its number."""
        self.raw(self.frame(message, body, part=part, parts=parts))
        return self.sequence

    def hear(self) -> Frame:
        """The next message of the platform."""
        while not self._heard:
            chunk = self._socket.recv(4096)
            if not chunk:
                raise ConnectionError("the platform closed the line")
            self._heard += [read_frame(raw) for raw in self._splitter.cut(chunk)]
        return self._heard.pop(0)

    def is_cut(self) -> bool:
        """Whether the platform ends the line without another word."""
        try:
            return self._socket.recv(1) == b""
        except ConnectionResetError:
            return True

    def register(self) -> str:
        """The code that the platform gives."""
        maker, model, terminal = (11, 30, 30) if self.is_2019 else (5, 20, 7)
        body = bytes(4) + b"M".ljust(maker, b"\0") + b"T".ljust(model, b"\0") + b"ID1".ljust(terminal, b"\0")
        self.send(Message.REGISTER, body + b"\x01" + "陕K12345".encode("gbk"))
        answer = self.hear()
        assert answer.message == Message.REGISTERED
        assert answer.body[:3] == self.sequence.to_bytes(2) + b"\0"
        return answer.body[3:].decode("gbk")

    def sign_in(self, code: str = "") -> int:
        """What the platform answers: 0 is yes."""
        told = (code or self.register()).encode("gbk")
        self.send(Message.AUTHENTICATE, bytes((len(told),)) + told + bytes(35) if self.is_2019 else told)
        return self.result()

    def result(self) -> int:
        """Of the acknowledgement of the newest message."""
        answer = self.hear()
        assert answer.message == Message.PLATFORM_ACK
        assert int.from_bytes(answer.body[:2]) == self.sequence
        return answer.body[4]

    def close(self) -> None:
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
