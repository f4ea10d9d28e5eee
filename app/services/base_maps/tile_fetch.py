"""Fetches tiles over HTTP, by the standard library: a time limit, a size limit, one line kept open for each thread.

Nothing but the configured host is contacted: no proxy of the environment, a redirection only to the same host.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urljoin, urlsplit

from app import __version__
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.tiles.tile_body import form_of, unpacked

ANSWER_S = 4.0
WHOLE_S = 10.0
MOST_BYTES = 4_000_000
_PIECE = 65_536
_REDIRECTED = frozenset({301, 302, 307, 308})
_HEADERS = {
    "User-Agent": f"OneMap/{__version__}",
    "Accept": "image/*,application/*;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
}
_MARKUP = re.compile(r"<[^>]*>")


class NoTile(Exception):
    """A tile that did not come. `is_absent`: the source says that it has none here, which at its edge is no failure."""

    def __init__(self, why: Sentence, *, is_absent: bool = False) -> None:
        self.why, self.is_absent = why, is_absent
        super().__init__(str(why))


class TileFetcher:
    """Asks servers for tiles; any thread may. `close` breaks off what is under way."""

    def __init__(self) -> None:
        self._local = threading.local()
        self._lines: set[HTTPConnection] = set()
        self._lock = threading.Lock()
        self._closed = False

    def get(self, address: str) -> bytes:
        """The tile, unpacked, of a form that can be drawn. Raises `NoTile` with the reason in every other case."""
        return checked(*self.answer(address))

    def answer(self, address: str, most_bytes: int = MOST_BYTES) -> tuple[int, str, bytes]:
        """Status, media type and body, whatever they are. Raises `NoTile` where nothing comes that can be read."""
        until = time.monotonic() + WHOLE_S
        try:
            status, kind, body = self._answer(address, until, most_bytes)
            if status in _REDIRECTED:
                goal = urljoin(address, kind)
                if urlsplit(goal).hostname != urlsplit(address).hostname:
                    raise NoTile(sentence("it sends one on to another host ({host})", host=urlsplit(goal).hostname))
                status, kind, body = self._answer(goal, until, most_bytes)
        except (HTTPException, OSError, ValueError) as why:
            raise NoTile(_reason(why)) from why
        return status, kind, body

    def break_off(self) -> None:
        """No more; threads that wait for an answer come back at once with an error."""
        with self._lock:
            self._closed = True
            lines = list(self._lines)
        for line in lines:
            if line.sock is not None:
                with suppress(OSError):
                    line.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Hang up every line; nobody asks any more."""
        self.break_off()
        with self._lock:
            lines, self._lines = self._lines, set()
        for line in lines:
            line.close()

    def _answer(self, address: str, until: float, most_bytes: int) -> tuple[int, str, bytes]:
        """Status, media type (or where it sends one on), body."""
        parts = urlsplit(address)
        for is_last in (False, True):
            line, is_kept = self._line(parts.scheme, parts.netloc)
            try:
                if line.sock is None:
                    line.connect()
                if self._closed:
                    # `break_off` went by before this line had a socket that it could shut.
                    raise ConnectionError("closed")
                line.request("GET", f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", headers=_HEADERS)
                answer = line.getresponse()
                body = _whole(answer, until, most_bytes)
            except (HTTPException, OSError) as why:
                self._drop(parts.scheme, parts.netloc)
                # A line that was kept may have been closed by the server meanwhile: once more on a fresh one.
                if is_last or not is_kept or isinstance(why, TimeoutError) or self._closed:
                    raise
                continue
            if answer.will_close:
                self._drop(parts.scheme, parts.netloc)
            told = answer.headers["Location"] if answer.status in _REDIRECTED else answer.headers.get_content_type()
            return answer.status, told or "", body
        raise ConnectionError("no answer")

    def _line(self, scheme: str, place: str) -> tuple[HTTPConnection, bool]:
        kept: dict[tuple[str, str], HTTPConnection] = self._local.__dict__.setdefault("lines", {})
        if (scheme, place) in kept:
            return kept[scheme, place], True
        if scheme == "https":
            line: HTTPConnection = HTTPSConnection(place, timeout=ANSWER_S, context=ssl.create_default_context())
        elif scheme == "http":
            line = HTTPConnection(place, timeout=ANSWER_S)
        else:
            raise ValueError(f"{scheme}: is not fetched")
        with self._lock:
            if self._closed:
                raise ConnectionError("closed")
            self._lines.add(line)
        kept[scheme, place] = line
        return line, False

    def _drop(self, scheme: str, place: str) -> None:
        line = self._local.__dict__.get("lines", {}).pop((scheme, place), None)
        if line is not None:
            with self._lock:
                self._lines.discard(line)
            line.close()


def checked(status: int, kind: str, body: bytes) -> bytes:
    """The body if it is a tile; raises `NoTile` that says what it is instead."""
    if status in (204, 404, 410) or (status == 200 and not body):
        none = sentence("it answers {status} (no such tile)", status=status)
        raise NoTile(sentence("its tiles are empty (0 bytes)") if status in (200, 204) else none, is_absent=True)
    check_status(status)
    if form_of(body) is not None:
        try:
            return unpacked(body)
        except InputRefused as why:
            raise NoTile(sentence("its tiles are broken")) from why
    start = body[:2000].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or kind == "text/html":
        raise NoTile(sentence("it answers with a web page instead of a tile"))
    if b"exception" in start:
        raise NoTile(sentence("it answers with an error of the service: {said}", said=_said(body)))
    raise NoTile(sentence("its tiles are of a form that cannot be drawn ({form})", form=kind or "?"))


def check_status(status: int) -> None:
    """Raises `NoTile` where the answer is a refusal."""
    if status in (401, 403, 418):
        raise NoTile(sentence("it answers {status}: key or right are missing", status=status))
    if status != 200:
        raise NoTile(sentence("it answers {status}", status=status))


def _whole(answer: HTTPResponse, until: float, most_bytes: int) -> bytes:
    """The body, within its limits: a server that drips must not hold a thread for hours."""
    pieces, size = [], 0
    while answer.length != 0 and (piece := answer.read1(_PIECE)):
        pieces.append(piece)
        size += len(piece)
        if size > most_bytes:
            raise HTTPException(f"more than {most_bytes // 1_000_000} MB")
        if time.monotonic() > until:
            raise TimeoutError
    # So that the line can be used again: `read1` itself leaves an answer open whose last byte it gave.
    answer.close()
    return b"".join(pieces)


def _said(body: bytes) -> str:
    """The words of a service's exception, without its XML."""
    return " ".join(_MARKUP.sub(" ", body[:4000].decode("utf-8", "replace")).split())[:160]


def _reason(why: Exception) -> Sentence:
    if isinstance(why, TimeoutError):
        return sentence("it does not answer within {n} s", n=f"{ANSWER_S:g}")
    if isinstance(why, ssl.SSLCertVerificationError):
        return sentence("its certificate is not trusted on this computer")
    if isinstance(why, socket.gaierror):
        return sentence("its host is not known")
    if isinstance(why, ConnectionRefusedError):
        return sentence("it refuses the connection")
    return sentence("it cannot be read ({reason})", reason=str(why)[:120] or type(why).__name__)
