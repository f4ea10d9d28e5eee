"""A server that plays a camera badly: what it says to each connection is told by the test, on loopback alone."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable

Manner = Callable[["ToldCamera", socket.socket], None]


class ToldCamera:
    """`heard` holds what was said to it, by connection. It ends what it does when `stopping` is set."""

    def __init__(self, manner: Manner) -> None:
        self.heard: list[bytes] = []
        self.stopping = threading.Event()
        told = self

        class Connection(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                self.request.settimeout(0.2)
                try:
                    manner(told, self.request)
                except OSError:
                    return

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="told camera")
        self._thread.start()

    def asked(self, line: socket.socket) -> bytes:
        """One request, which is remembered; empty when the other side has hung up or the test is over."""
        got = b""
        while not self.stopping.is_set():
            try:
                piece = line.recv(65_536)
            except TimeoutError:
                continue
            got += piece
            if not piece or b"\r\n\r\n" in got:
                break
        if got:
            self.heard.append(got)
        return got

    def stop(self) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def silent(camera: ToldCamera, line: socket.socket) -> None:
    """Accepts, listens, and never answers."""
    while camera.asked(line):
        pass


def always(answer: bytes) -> Manner:
    """The same answer to whatever is asked; `%(number)s` becomes the number of the request."""

    def play(camera: ToldCamera, line: socket.socket) -> None:
        while asked := camera.asked(line):
            number = next((one.split(b":")[1].strip() for one in asked.split(b"\r\n") if one.startswith(b"CSeq")), b"")
            line.sendall(answer.replace(b"%(number)s", number))
            if asked.startswith(b"GET"):
                return

    return play


def endless(piece: bytes) -> Manner:
    """The same bytes for ever, whether asked or not."""

    def play(camera: ToldCamera, line: socket.socket) -> None:
        camera.asked(line)
        while not camera.stopping.wait(0.002):
            line.sendall(piece)

    return play
