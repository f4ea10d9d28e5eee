"""The body of a camera that tells its picture over HTTP: asked of the entered server alone, sent on nowhere.

No proxy of the environment and no redirection; user and password by Digest or Basic, once, as the server asks.
"""

from __future__ import annotations

import base64
import socket
import ssl
import urllib.request
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import quote, urljoin, urlsplit

from app import __version__
from app.domain.sentence import sentence
from app.services.cameras.no_stream import NO_PICTURE, NoStream, refusal
from app.services.cameras.sign_ins import SignIn

_PIECE = 65_536
_PLAYLISTS = (b"#extm3u", b"<mpd", b"<?xml", b"[playlist]", b"ffconcat", b"v=0")
_DATAGRAMS = b"c=IN IP"
"""By this line, anywhere at its beginning, the player takes a text for one that names hosts for datagrams (SDP)."""
_PAGES = (b"<!doctype", b"<html", b"<head", b"{")
PLAYLIST = sentence("A playlist names other servers and is not followed; enter the address of the stream itself.")
_HEADERS = {"User-Agent": f"OneMap/{__version__}", "Accept": "*/*", "Connection": "close"}
_URL_SIGNS = "/%:@&=+$,;~*'()!-._?[]"


class HttpStream:
    """One answer of a camera's server, piece by piece. `keep` is told each socket, so that it can be hung up."""

    def __init__(
        self, address: str, sign_in: SignIn, patience_s: float, keep: Callable[[socket.socket], object]
    ) -> None:
        parts = urlsplit(address)
        self._address, self._patience_s, self._keep = address, patience_s, keep
        self._path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_URL_SIGNS)
        self._answer = self._asked({})
        signed = _signed(self._answer, self._path, sign_in) if self._answer.status == 401 and sign_in.user else ""
        if signed:
            self._answer.close()
            self._answer = self._asked({"Authorization": signed})
        if self._answer.status != 200:
            self._answer.close()
            raise refusal(self._answer.status, urljoin(address, self._answer.headers.get("Location", "")))
        self._is_first, self._tail = True, b""

    def piece(self) -> bytes:
        """What came next; empty at the end. Raises `NoStream` where it is no stream, and `OSError`."""
        try:
            got = self._answer.read1(_PIECE)
        except HTTPException as error:
            raise NoStream(sentence("The camera's server broke off.")) from error
        if self._is_first and got:
            self._is_first = False
            _require_stream(got)
        if _DATAGRAMS in self._tail + got:
            raise NoStream(PLAYLIST)
        self._tail = (self._tail + got)[-len(_DATAGRAMS) :]
        return got

    def close(self) -> None:
        """Hang up."""
        self._answer.close()

    def _asked(self, further: dict[str, str]) -> HTTPResponse:
        parts = urlsplit(self._address)
        if parts.scheme.lower() == "https":
            tls = unproven_tls()
            line: HTTPConnection = HTTPSConnection(
                parts.hostname or "", parts.port, timeout=self._patience_s, context=tls
            )
        else:
            line = HTTPConnection(parts.hostname or "", parts.port, timeout=self._patience_s)
        line.connect()
        self._keep(line.sock)
        try:
            line.request("GET", self._path, headers=_HEADERS | further)
            return line.getresponse()
        except HTTPException as odd:
            raise NoStream(NO_PICTURE) from odd
        finally:
            # The answer holds the socket open as long as it is read.
            line.close()


def unproven_tls() -> ssl.SSLContext:
    """Cameras sign their certificates themselves: the line is private, who stands at its end is not proven."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made


def _signed(answer: HTTPResponse, path: str, sign_in: SignIn) -> str:
    """The header that answers the server's question for user and password; empty where its ways are unknown."""
    for asked in answer.headers.get_all("WWW-Authenticate", []):
        way, _, rest = asked.partition(" ")
        if way.lower() == "digest":
            told = urllib.request.parse_keqv_list([one for one in urllib.request.parse_http_list(rest) if "=" in one])
            known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            known.add_password(None, "http://camera/", sign_in.user, sign_in.password)
            signer = urllib.request.AbstractDigestAuthHandler(known)
            words = signer.get_authorization(urllib.request.Request(f"http://camera{path}"), told)
            if words:
                return f"Digest {words}"
        elif way.lower() == "basic":
            return f"Basic {base64.b64encode(f'{sign_in.user}:{sign_in.password}'.encode()).decode()}"
    return ""


def _require_stream(start: bytes) -> None:
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower()
    if head.startswith(_PLAYLISTS):
        raise NoStream(PLAYLIST)
    if head.startswith(_PAGES):
        raise NoStream(sentence("The address answers with a web page; mend the address."))
