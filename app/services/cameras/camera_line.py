"""The line from the player to one camera. The player knows this computer only; what stands here asks the camera.

The library that decodes goes wherever a server sends it, user and password with it: after an RTSP answer 3xx, an HTTP
redirection, a playlist, a host named for datagrams. So it may speak neither HTTP nor TLS, and is given an address of
this computer's loopback. Behind that the entered server is asked and nobody else: RTSP passes but for what would lead
elsewhere (`rtsp_words`), of HTTP the body passes. Names are looked up here too, where that cannot hold up the window.
"""

from __future__ import annotations

import selectors
import socket
import ssl
import threading
from contextlib import suppress
from urllib.parse import urlsplit

from app.domain.sentence import Sentence
from app.domain.stream_address import host_of
from app.services.cameras.http_stream import HttpStream, unproven_tls
from app.services.cameras.no_stream import NoStream, failure
from app.services.cameras.rtsp_words import Answered, Asked, declined
from app.services.cameras.sign_ins import SignIn

PATIENCE_S = 10.0
"""How long a server may take to answer."""
_PIECE = 65_536
_PORTS = {"rtsp": 554, "rtsps": 322}
PLAYERS_PROTOCOLS = "tcp,rtp,udp"
"""What the player may speak; the last two it opens before it asks for datagrams, and lets be when they are declined."""


class CameraLine:
    """One connection, from `open` to `close`.

    `why` says why there is no picture, as far as the line knows, before the player learns that there is none;
    `is_lasting` that to try again by itself would do harm.
    """

    def __init__(self, address: str, sign_in: SignIn) -> None:
        self._address, self._sign_in = address, sign_in
        self._scheme = urlsplit(address).scheme.lower()
        self.why: Sentence | None = None
        self.is_lasting = False
        self._is_closed = False
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._thread = threading.Thread(target=self._run, name=f"camera {host_of(address)}", daemon=True)

    @property
    def player_signs_in(self) -> bool:
        """RTSP is spoken by the player, its sign-in too; HTTP is spoken here."""
        return self._scheme in _PORTS

    def open(self) -> str:
        """Where the player finds the camera. Waits for nothing."""
        door = self._keep(socket.create_server(("127.0.0.1", 0), backlog=1))
        port = door.getsockname()[1]
        self._thread.start()
        if not self.player_signs_in:
            return f"tcp://127.0.0.1:{port}"
        parts = urlsplit(self._address)
        return f"rtsp://127.0.0.1:{port}{parts.path or '/'}{'?' + parts.query if parts.query else ''}"

    def close(self) -> None:
        """Hang up on both sides. Any thread may; waits for nothing."""
        with self._lock:
            self._is_closed = True
            for one in self._sockets:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def _keep(self, one: socket.socket) -> socket.socket:
        with self._lock:
            self._sockets.append(one)
            if self._is_closed:
                raise ConnectionAbortedError
        return one

    def _run(self) -> None:
        try:
            player = self._player()
            if self.player_signs_in:
                self._pass_rtsp(player, self._server())
            else:
                self._pass_http(player)
        except (NoStream, OSError, ValueError) as error:
            if not self._is_closed:
                self._tell(error if isinstance(error, NoStream) else failure(error))
        finally:
            with self._lock:
                self._is_closed = True
                for one in self._sockets:
                    one.close()

    def _tell(self, none: NoStream | None) -> None:
        self.why, self.is_lasting = (none.why, none.is_lasting) if none is not None else (None, False)

    def _player(self) -> socket.socket:
        """The player at the door, which is shut behind it."""
        (door,) = self._sockets
        door.settimeout(PATIENCE_S)
        player = self._keep(door.accept()[0])
        door.close()
        player.settimeout(PATIENCE_S)
        return player

    def _server(self) -> socket.socket:
        parts = urlsplit(self._address)
        host, port = parts.hostname or "", parts.port or _PORTS[self._scheme]
        failed: OSError = ConnectionRefusedError()
        for family, kind, protocol, _name, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            line = self._keep(socket.socket(family, kind, protocol))
            line.settimeout(PATIENCE_S)
            try:
                line.connect(place)
            except OSError as error:
                failed = error
                continue
            if self._scheme == "rtsps":
                private = unproven_tls().wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
                self._keep(private)
                private.do_handshake()
                return private
            return line
        raise failed

    def _pass_http(self, player: socket.socket) -> None:
        stream = HttpStream(self._address, self._sign_in, PATIENCE_S, self._keep)
        try:
            while piece := stream.piece():
                player.sendall(piece)
        finally:
            stream.close()

    def _pass_rtsp(self, player: socket.socket, server: socket.socket) -> None:
        asked, answered = Asked(), Answered()
        with selectors.DefaultSelector() as ready:
            ready.register(player, selectors.EVENT_READ)
            ready.register(server, selectors.EVENT_READ)
            while True:
                waiting = isinstance(server, ssl.SSLSocket) and server.pending()
                found = [server] if waiting else [key.fileobj for key, _ in ready.select(PATIENCE_S)]
                if not found and not answered.passed:
                    raise TimeoutError
                if player in found:
                    if not (piece := player.recv(_PIECE)):
                        return
                    for message in asked.messages(piece):
                        answer = declined(message)
                        (server if answer is None else player).sendall(message if answer is None else answer)
                if server in found:
                    if not (piece := server.recv(_PIECE)):
                        return
                    answered.judge(piece)
                    self._tell(answered.refused)
                    player.sendall(piece)
