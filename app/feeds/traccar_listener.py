"""Traccar posts what its trackers tell: a small HTTP listener, on loopback unless told otherwise, behind a token.

A post is answered 200 only once it is stored or spooled, so that Traccar sends again what was not (its
`forward.retry.enable`). A line has so many seconds for each request, however slowly it drips.
"""

from __future__ import annotations

import contextlib
import hmac
import io
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar

from app.domain.feed_status import FeedState
from app.domain.sentence import Sentence, sentence
from app.errors import AppError, InputRefused
from app.feeds.feed import Feed, FeedParts
from app.feeds.traccar_codec import LONGEST_BYTES, read_forwarded

DEFAULT_PORT = 8082
REQUEST_S = 30.0
KEPT_WITHIN_S = 20.0
MOST_LINES = 64
MOST_SKIPPED = 32 * 1024 * 1024


class TraccarListener(Feed):
    """`token` is what Traccar must send as `Authorization: Bearer TOKEN`; without one the feed does not start."""

    kind: ClassVar[str] = "traccar"

    def __init__(
        self,
        name: str,
        parts: FeedParts,
        *,
        token: Callable[[], str],
        bind: str = "127.0.0.1",
        port: int = DEFAULT_PORT,
        request_s: float = REQUEST_S,
        kept_within_s: float = KEPT_WITHIN_S,
    ) -> None:
        super().__init__(name, parts)
        self._token, self._bind, self._port = token, bind, port
        self.request_s, self.kept_within_s = request_s, kept_within_s
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self.bound_port = 0

    def begin(self) -> None:
        server = self._open()
        self._server, self.bound_port = server, server.server_address[1]
        self._thread = threading.Thread(target=lambda: server.serve_forever(0.1), name=self.name, daemon=True)
        self._thread.start()
        self.tell_state(FeedState.LISTENING)

    def end(self) -> None:
        server, thread = self._server, self._thread
        if server is None or thread is None:
            return
        server.shutdown()
        thread.join()
        server.end_lines()
        server.server_close()
        self._server = self._thread = None

    def test(self) -> Sentence:
        if self._server is not None:
            with socket.create_connection((self._bind, self.bound_port), timeout=3):
                return sentence("It listens on port {port}.", port=self.bound_port)
        server = self._open()
        server.server_close()
        return sentence("Port {port} is free and can be listened on.", port=self._port)

    def take(self, payload: bytes) -> bool:
        """Keep what one post told; False where it was not kept in time. Raises `InputRefused` with what is wrong."""
        try:
            signals = read_forwarded(payload, self.name, self._parts.is_registered)
        except InputRefused as error:
            self.refuse(Sentence(error.template, error.values))
            raise
        if not signals:
            self.touch()
            return True
        kept = threading.Event()
        return self.pass_on(signals, kept.set) and kept.wait(self.kept_within_s)

    def _open(self) -> _Server:
        token = self._token()
        if not token:
            raise InputRefused(
                "The feed {name} has no token. It was not started; name one by token_env or token_file in feeds.toml.",
                name=self.name,
            )
        try:
            return _Server((self._bind, self._port), self, token)
        except OSError as error:
            raise InputRefused(
                "Port {port} at {host} cannot be listened on ({reason}). Choose another port, or end what has it.",
                port=self._port,
                host=self._bind,
                reason=error.strerror or str(error),
            ) from error


class _Server(socketserver.ThreadingTCPServer):
    """A thread for each line, so many at most; all are ended when the feed is."""

    allow_reuse_address = sys.platform != "win32"
    daemon_threads = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], feed: TraccarListener, token: str) -> None:
        self.feed, self.token = feed, token
        self._room = threading.BoundedSemaphore(MOST_LINES)
        self._lines: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._room.acquire(blocking=False):
            self.feed.refuse(sentence("More than {limit} lines are open. A new one was cut.", limit=MOST_LINES))
            self.shutdown_request(request)
            return
        self._lines.add(request)
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._lines.discard(request)
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        self.feed.refuse(sentence("A line broke off in the middle of a message. That one was left out."))

    def end_lines(self) -> None:
        """Wake every thread that waits for its line."""
        for line in tuple(self._lines):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


class _TimedReader(io.RawIOBase):
    """Reads a socket until a moment; later reads are a TimeoutError, however little was missing."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self.until_s = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.until_s - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._line.settimeout(left)
        return self._line.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    """Answers one line's requests, each in time; every answer is one sentence of plain text."""

    server: _Server
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self._timed = _TimedReader(self.connection)
        self.rfile = io.BufferedReader(self._timed)

    def handle_one_request(self) -> None:
        self._timed.until_s = time.monotonic() + self.server.feed.request_s
        super().handle_one_request()

    def do_POST(self) -> None:
        told = self.headers.get("Authorization", "").encode("latin-1", "replace")
        if not hmac.compare_digest(told, f"Bearer {self.server.token}".encode()):
            self.server.feed.refuse(sentence("A post came with a wrong token. It was not read."))
            self._answer(HTTPStatus.UNAUTHORIZED, "The token is wrong. Nothing was taken.", goes_on=False)
            return
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdecimal():
            self._answer(HTTPStatus.LENGTH_REQUIRED, "Content-Length is missing. Nothing was taken.", goes_on=False)
            return
        if len(length) > 9 or int(length) > LONGEST_BYTES:
            self._skip(int(length[:9]))
            too_long = sentence(
                "A message of {size} KB is too long; {limit} KB are taken at most.",
                size=int(length[:9]) // 1024,
                limit=LONGEST_BYTES // 1024,
            )
            self.server.feed.refuse(too_long)
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, str(too_long), goes_on=False)
            return
        payload = self.rfile.read(int(length))
        if len(payload) < int(length):
            raise ConnectionError("the line ended within a message")
        try:
            kept = self.server.feed.take(payload)
        except AppError as error:
            self._answer(HTTPStatus.BAD_REQUEST, str(error))
            return
        if kept:
            self._answer(HTTPStatus.OK, "Kept.")
        else:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, "It could not be kept in time. Send it again.")

    def _skip(self, length: int) -> None:
        """Read past a message that is too long, within reason: else the sender would not hear why it was refused."""
        left = min(length, MOST_SKIPPED)
        while left and (chunk := self.rfile.read(min(left, 65_536))):
            left -= len(chunk)

    def log_message(self, *_told: Any) -> None:
        """The feed's counts tell what came; a line for each post would fill the log."""

    def _answer(self, status: HTTPStatus, told: str, *, goes_on: bool = True) -> None:
        """`goes_on` is false where the rest of the request was not read: the line cannot be used any more."""
        body = told.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if not goes_on:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(body)
