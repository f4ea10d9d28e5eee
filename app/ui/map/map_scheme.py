"""The page's own address space, `onemap://desk/...`: GET only, nothing but what ships and what the desk shows.

`MapSite.reply` is a pure function from path to reply; `MapSchemeHandler` is the thin adapter that Qt calls.
Tiles are got off the UI thread (neither SQL nor network may run on it) and answered when they come.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from app.services.base_maps.tile_source import Tile

SCHEME = b"onemap"
HOST = "desk"
SITE = "onemap://desk"
POLICY = (
    "default-src 'none'; script-src onemap:; style-src onemap:; img-src onemap: data:; connect-src onemap:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
MIME = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".html": "text/html"}
BINARY = "application/octet-stream"
HEADERS = {
    QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())],
    QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
    QByteArray(b"Cache-Control"): [QByteArray(b"no-store")],
}
LayerBytes = Callable[[str], bytes | None]
AskTile = Callable[[str, int, int, int, Callable[[], bool]], "Future[Tile | None]"]
"""Asks for one tile by the shown base map's number; the last argument says whether it is still wanted."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class HomeView:
    """Where the map opens, degrees WGS-84 and zoom."""

    lon: float
    lat: float
    zoom: int


@dataclass(frozen=True)
class Reply:
    """What the page gets: a type and the bytes."""

    mime: str
    body: bytes


def register_scheme() -> None:
    """Makes the scheme known. Must run before the first QApplication, for Chromium fixes its schemes at start."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name():
        return
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


class MapSite:
    """Everything the page may ask for. `made` are documents built at start (map.html and its parts), by path."""

    def __init__(self, web: Path, styles: Path, made: Mapping[str, bytes], layers: LayerBytes) -> None:
        self._web = web.resolve()
        self._styles = styles
        self._made = made
        self._layers = layers

    def reply(self, path: str) -> Reply | None:
        """The reply to `path` (without leading slash), or None when there is no such thing."""
        if path.startswith("layers/"):
            body = self._layers(path.removeprefix("layers/"))
            return Reply(BINARY, body) if body is not None else None
        if path in self._made:
            return Reply(MIME[Path(path).suffix], self._made[path])
        file = self._styles / path if path == "tokens.json" else (self._web / path).resolve()
        if file.suffix not in MIME or not file.is_file():
            return None
        if path != "tokens.json" and not file.is_relative_to(self._web):
            return None
        return Reply(MIME[file.suffix], file.read_bytes())


def channel_script() -> bytes:
    """Qt's own client of the channel, out of its resources."""
    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(file.fileName())
    return bytes(file.readAll().data())


class MapSchemeHandler(QWebEngineUrlSchemeHandler):
    """Qt's side of `MapSite`: refuses everything but GET from our own page."""

    _tile_read = Signal(int, object)

    def __init__(self, site: MapSite, ask_tile: AskTile | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._site = site
        self._ask_tile = ask_tile
        self._jobs: dict[int, QWebEngineUrlRequestJob] = {}
        self._last_job = 0
        self._is_open = True
        self._tile_read.connect(self._on_tile_read)

    def close(self) -> None:
        """Tiles that still come are dropped."""
        self._is_open = False
        self._jobs.clear()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        if job.requestMethod() != QByteArray(b"GET") or url.host() != HOST:
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        path = url.path().removeprefix("/")
        if path.startswith("tiles/"):
            self._start_tile(job, path)
            return
        self._answer(job, self._site.reply(path))

    def _start_tile(self, job: QWebEngineUrlRequestJob, path: str) -> None:
        wanted = tile_of(path)
        if wanted is None or self._ask_tile is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        self._last_job += 1
        number = self._last_job
        self._jobs[number] = job
        job.destroyed.connect(lambda: self._jobs.pop(number, None))
        asked = self._ask_tile(*wanted, lambda: number in self._jobs)
        asked.add_done_callback(lambda done: self._hand_over(number, done))

    def _hand_over(self, number: int, done: Future[Tile | None]) -> None:
        """Called on the thread that got the tile."""
        if not self._is_open or done.cancelled():
            return
        error = done.exception()
        if error is not None:
            log.error("a tile could not be read", exc_info=error)
        self._tile_read.emit(number, None if error is not None else done.result())

    def _on_tile_read(self, number: int, tile: Tile | None) -> None:
        job = self._jobs.pop(number, None)
        if job is not None:
            # A regional archive has no tiles elsewhere: that is no error, the vector map is seen there.
            self._answer(job, Reply(tile.form.value, tile.body) if tile else Reply(BINARY, b""))

    def _answer(self, job: QWebEngineUrlRequestJob, reply: Reply | None) -> None:
        if reply is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        # The stub says one value a header; what Qt takes is a multi-map, and one value is read as a list of letters.
        job.setAdditionalResponseHeaders(HEADERS)  # type: ignore[arg-type]
        body = QBuffer(job)
        body.setData(reply.body)
        body.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(reply.mime.encode()), body)


def tile_of(path: str) -> tuple[str, int, int, int] | None:
    """`tiles/<name>/z/x/y` in parts; None for anything that is no tile of the world."""
    parts = path.split("/")
    if len(parts) != 5 or not all(part.isdecimal() and len(part) < 9 for part in parts[2:]):
        return None
    zoom, x, y = (int(part) for part in parts[2:])
    return (parts[1], zoom, x, y) if zoom <= 24 and x < 2**zoom and y < 2**zoom else None


class OwnSchemeOnly(QWebEngineUrlRequestInterceptor):
    """Blocks every request that would leave the program; `blocked` keeps their addresses for the log and the tests."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().scheme().encode() != SCHEME:
            self.blocked.append(info.requestUrl().toString()[:200])
            info.block(True)
