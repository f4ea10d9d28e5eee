"""A server of tiles on loopback that answers as a test says, well or badly."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


@dataclass
class Answer:
    """What the server says next; `late_s` it waits first."""

    status: int = 200
    kind: str = "image/png"
    body: bytes = PNG
    late_s: float = 0.0
    goal: str = ""


@dataclass
class TileServer:
    """Change `answer` at any time; `asked` holds the paths that were asked for."""

    url: str
    answer: Answer = field(default_factory=Answer)
    asked: list[str] = field(default_factory=list)
    by_path: Callable[[str], Answer] | None = None


@contextmanager
def tile_server() -> Iterator[TileServer]:
    """Running on a free port of loopback until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 0.5

        def do_GET(self) -> None:
            told.asked.append(self.path)
            answer = told.by_path(self.path) if told.by_path else told.answer
            until = time.monotonic() + answer.late_s
            while time.monotonic() < until and not stopping.is_set():
                stopping.wait(0.02)
            try:
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.kind)
                self.send_header("Content-Length", str(len(answer.body)))
                if answer.goal:
                    self.send_header("Location", answer.goal)
                self.end_headers()
                self.wfile.write(answer.body)
            except OSError:
                self.close_connection = True

        def log_message(self, *_words: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = False

        def handle_error(self, request: object, client_address: object) -> None:
            """A caller that hung up is no error here."""

    stopping = threading.Event()
    server = Server(("127.0.0.1", 0), Handler)
    told = TileServer(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=lambda: server.serve_forever(0.02), name="tile server")
    thread.start()
    try:
        yield told
    finally:
        stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()
