"""The line to a camera asks the server that was entered and nobody else, and says why there is no picture."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from app.services.cameras import camera_line
from app.services.cameras.camera_line import CameraLine
from app.services.cameras.no_stream import NoStream
from app.services.cameras.rtsp_words import Answered, Asked, declined
from app.services.cameras.sign_ins import SignIn
from tests.told_camera import Manner, ToldCamera, always, endless, silent

Server = Callable[[Manner], ToldCamera]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n"


@pytest.fixture
def server() -> Iterator[Server]:
    made: list[ToldCamera] = []

    def start(manner: Manner) -> ToldCamera:
        made.append(ToldCamera(manner))
        return made[-1]

    yield start
    for one in made:
        one.stop()


def through(line: CameraLine, said: bytes = b"", most: int = 1_000_000) -> bytes:
    """What a player gets that says `said`, until the line hangs up."""
    place = urlsplit(line.open())
    assert place.hostname == "127.0.0.1"
    with socket.create_connection(("127.0.0.1", place.port or 0), timeout=15) as player:
        got = b""
        try:
            if said:
                player.sendall(said)
            while len(got) < most and (piece := player.recv(65_536)):
                got += piece
        except ConnectionError:
            return got
        finally:
            line.close()
    return got


OPTIONS = b"OPTIONS rtsp://127.0.0.1/live RTSP/1.0\r\nCSeq: 1\r\n\r\n"


def test_the_body_of_an_http_camera_passes_and_its_words_do_not(server: Server) -> None:
    camera = server(always(HEAD % b"video/x-flv" + b"FLV\x01 picture"))
    line = CameraLine(f"http://127.0.0.1:{camera.port}/定1/live.flv?sub=1", SignIn())
    assert through(line) == b"FLV\x01 picture"
    assert line.why is None
    assert camera.heard[0].startswith(b"GET /%E5%AE%9A1/live.flv?sub=1 HTTP/1.1\r\n")


@pytest.mark.parametrize("status", [b"301 Moved", b"302 Found", b"303 See Other", b"307 Temporary", b"308 Permanent"])
def test_an_http_camera_that_sends_on_is_not_followed(server: Server, status: bytes) -> None:
    other = server(always(HEAD % b"video/x-flv" + b"FLV\x01"))
    target = b"http://u:geheim@127.0.0.1:%d/live" % other.port
    camera = server(always(b"HTTP/1.1 " + status + b"\r\nLocation: " + target + b"\r\nContent-Length: 0\r\n\r\n"))
    line = CameraLine(f"http://127.0.0.1:{camera.port}/live", SignIn("viewer", "secret-1"))
    assert through(line) == b""
    assert f"sends on to http://***@127.0.0.1:{other.port}/live" in str(line.why)
    assert other.heard == []
    assert len(camera.heard) == 1


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"application/vnd.apple.mpegurl", b"#EXTM3U\n#EXTINF:4,\nhttp://10.9.9.9/a.ts\n"),
        (b"video/mp2t", b"\xef\xbb\xbf\n#EXTM3U\nhttp://10.9.9.9/a.ts\n"),
        (b"application/dash+xml", b'<?xml version="1.0"?><MPD/>'),
        (b"text/plain", b"ffconcat version 1.0\nfile 'tcp://10.9.9.9:80'\n"),
        (b"application/sdp", b"v=0\r\nc=IN IP4 10.9.9.9\r\nm=video 5000 RTP/AVP 96\r\n"),
        (b"video/mp2t", b"\xff\xd8 looks like a picture\nc=IN IP4 10.9.9.9\nm=video 5000 RTP/AVP 96\n"),
    ],
)
def test_what_names_other_servers_does_not_reach_the_player(server: Server, kind: bytes, body: bytes) -> None:
    camera = server(always(HEAD % kind + body))
    line = CameraLine(f"http://127.0.0.1:{camera.port}/live", SignIn())
    assert through(line) == b""
    assert "playlist" in str(line.why)


def test_a_web_page_is_told_from_a_picture(server: Server) -> None:
    camera = server(always(HEAD % b"text/html" + b"\n<!DOCTYPE html><html><body>login</body></html>"))
    line = CameraLine(f"http://127.0.0.1:{camera.port}/", SignIn())
    assert through(line) == b""
    assert "web page" in str(line.why)


@pytest.mark.parametrize("challenge", [b'Digest realm="cam", nonce="n1", qop="auth"', b'Basic realm="cam"'])
def test_an_http_camera_is_told_the_user_once(server: Server, challenge: bytes) -> None:
    wants = b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: " + challenge + b"\r\nContent-Length: 0\r\n\r\n"
    camera = server(always(wants))
    line = CameraLine(f"http://127.0.0.1:{camera.port}/live", SignIn("viewer", "secret-1"))
    assert through(line) == b""
    assert "another user or password" in str(line.why)
    assert line.is_lasting
    assert len(camera.heard) == 2, "a camera locks out who tries a wrong password again and again"
    assert b"Authorization" not in camera.heard[0]
    assert b"Authorization: " + challenge.split()[0] in camera.heard[1]
    if challenge.startswith(b"Digest"):
        assert b"secret-1" not in camera.heard[1]


def test_an_rtsp_camera_that_sends_on_is_not_followed_and_the_player_does_not_hear_of_it(server: Server) -> None:
    other = server(silent)
    camera = server(
        always(
            b"RTSP/1.0 302 Moved\r\nCSeq: %(number)s\r\nLocation: rtsp://127.0.0.1:"
            + b"%d" % other.port
            + b"/live\r\n\r\n"
        )
    )
    line = CameraLine(f"rtsp://127.0.0.1:{camera.port}/live", SignIn())
    assert through(line, OPTIONS) == b""
    assert f"sends on to rtsp://127.0.0.1:{other.port}/live" in str(line.why)
    assert other.heard == []


def test_the_wish_for_datagrams_is_declined_and_does_not_reach_the_camera(server: Server) -> None:
    camera = server(always(b"RTSP/1.0 200 OK\r\nCSeq: %(number)s\r\n\r\n"))
    line = CameraLine(f"rtsp://127.0.0.1:{camera.port}/live", SignIn())
    setup = b"SETUP rtsp://127.0.0.1/live RTSP/1.0\r\nTransport: RTP/AVP/%s;%s\r\nCSeq: %d\r\n\r\n"
    datagrams = setup % (b"UDP", b"unicast;client_port=5000-5001", 3)
    declined_it = b"RTSP/1.0 461 Unsupported Transport\r\nCSeq: 3\r\n\r\n"
    assert through(line, datagrams, most=len(declined_it)) == declined_it
    assert camera.heard == []
    assert declined(setup % (b"TCP", b"unicast;interleaved=0-1", 4)) is None


@pytest.mark.parametrize(
    "pieces",
    [
        (b"RTSP/1.0 302 Moved\r\nLocation: rtsp://10.9.9.9/\r\n\r\n",),
        (b"RTSP/1.0 200 OK\r\n\r\n", b"$\x00\x00\x04abcdRTSP/1.0 ", b"301 Moved\r\nLocation: rtsp://10.9.9.9/\r\n\r\n"),
        (b"RTSP/1.0 200 OK\r\n\r\nRTS", b"P/1.0 +00305 \n"),
        (b"RTSP/x \t 399 x\n\n",),
    ],
)
def test_an_answer_that_sends_on_is_seen_however_it_comes(pieces: tuple[bytes, ...]) -> None:
    answered = Answered()
    with pytest.raises(NoStream, match="sends on"):
        for piece in pieces:
            answered.judge(piece)


def test_what_the_player_says_is_cut_into_messages_however_it_comes() -> None:
    said = OPTIONS + b"$\x01\x00\x04\r\n\r\n" + OPTIONS
    asked = Asked()
    assert [one for letter in said for one in asked.messages(bytes([letter]))] == [
        OPTIONS,
        b"$\x01\x00\x04\r\n\r\n",
        OPTIONS,
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"SSH-2.0-dropbear\r\n", "no picture"),
        (b"RTSP/1.0 404 Not Found\r\nCSeq: 1\r\n\r\n", "no such picture"),
        (b"RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\n\r\n", "another user or password"),
        (b"RTSP/1.0 503 Busy\r\nCSeq: 1\r\n\r\n", "refuses (503)"),
    ],
)
def test_an_rtsp_camera_that_refuses_is_one_sentence(server: Server, answer: bytes, said: str) -> None:
    camera = server(always(answer))
    line = CameraLine(f"rtsp://127.0.0.1:{camera.port}/live", SignIn())
    through(line, OPTIONS, most=len(answer))
    assert said in str(line.why)


@pytest.mark.parametrize("scheme", ["rtsp", "http", "rtsps", "https"])
def test_a_server_that_never_answers_is_said_and_the_line_ends(
    server: Server, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_line, "PATIENCE_S", 0.5)
    camera = server(silent)
    line = CameraLine(f"{scheme}://127.0.0.1:{camera.port}/live", SignIn())
    assert through(line, OPTIONS if scheme == "rtsp" else b"") == b""
    assert "does not answer" in str(line.why)


def test_a_server_that_is_off_or_unknown_is_said(free_port: int) -> None:
    off = CameraLine(f"rtsp://127.0.0.1:{free_port}/live", SignIn())
    through(off, OPTIONS)
    assert "refuses the connection" in str(off.why)
    unknown = CameraLine("http://no-such-camera.invalid/live", SignIn())
    through(unknown)
    assert "not known" in str(unknown.why)


@pytest.mark.parametrize("scheme", ["rtsp", "http"])
def test_hanging_up_waits_for_nothing_and_ends_the_line(server: Server, scheme: str) -> None:
    camera = server(endless(b"\xff" * 4_096) if scheme == "http" else silent)
    before = threading.active_count()
    line = CameraLine(f"{scheme}://127.0.0.1:{camera.port}/live", SignIn())
    place = urlsplit(line.open())
    with socket.create_connection(("127.0.0.1", place.port or 0), timeout=5):
        deadline = time.monotonic() + 5
        while not camera.heard and scheme == "http" and time.monotonic() < deadline:
            time.sleep(0.01)
        began = time.monotonic()
        line.close()
        assert time.monotonic() - began < 0.1
        while any(one.name == "camera 127.0.0.1" for one in threading.enumerate()) and time.monotonic() < deadline:
            time.sleep(0.01)
    assert not any(one.name == "camera 127.0.0.1" for one in threading.enumerate())
    assert threading.active_count() <= before + 1
    assert line.why is None
