"""Posts over real HTTP: kept before they are answered, refused with a sentence, and no line holds up another."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from app.domain.feed_status import FeedState
from app.feeds.traccar_listener import MOST_LINES, TraccarListener
from tests.feeds.kept_signals import NOW, KeptSignals
from tests.feeds.test_traccar_codec import DEVICE, POSITION, SERIAL

TOKEN = "口令-7f3a"
POST = json.dumps({"device": DEVICE, "position": POSITION}).encode()


@contextmanager
def listening(door: KeptSignals, *, request_s: float = 10.0, kept_within_s: float = 10.0) -> Iterator[TraccarListener]:
    feed = TraccarListener(
        "traccar", door.parts(), token=lambda: TOKEN, port=0, request_s=request_s, kept_within_s=kept_within_s
    )
    feed.start()
    assert feed.status().state is FeedState.LISTENING
    try:
        yield feed
    finally:
        feed.stop()


@contextmanager
def line(feed: TraccarListener) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection("127.0.0.1", feed.bound_port, timeout=10)
    try:
        yield connection
    finally:
        connection.close()


def post(connection: http.client.HTTPConnection, body: bytes = POST, token: str = TOKEN) -> tuple[int, str]:
    connection.request("POST", "/", body, {"Authorization": f"Bearer {token}".encode()})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_a_post_is_kept_and_the_same_line_serves_the_next() -> None:
    door = KeptSignals([SERIAL])
    with listening(door) as feed, line(feed) as traccar:
        assert [post(traccar)[0] for _ in range(3)] == [200, 200, 200]
        assert [one.mover for one in door.positions] == [SERIAL] * 3
        assert feed.status().kept == 3


def test_a_post_is_answered_only_once_it_is_kept() -> None:
    door = KeptSignals([SERIAL], held=True)
    answers: list[int] = []
    with listening(door) as feed, line(feed) as traccar:
        thread = threading.Thread(target=lambda: answers.append(post(traccar)[0]))
        thread.start()
        door.wait_for(1)
        assert answers == []
        door.release()
        thread.join()
        assert answers == [200]


def test_what_is_not_kept_in_time_is_to_be_sent_again() -> None:
    door = KeptSignals([SERIAL], held=True)
    with listening(door, kept_within_s=0.05) as feed, line(feed) as traccar:
        status, said = post(traccar)
        assert (status, "again" in said) == (503, True)


def test_an_event_that_needs_nobody_is_answered_well() -> None:
    door = KeptSignals([SERIAL])
    with listening(door) as feed, line(feed) as traccar:
        body = {"device": DEVICE, "event": {"type": "deviceOnline", "eventTime": "2026-11-24T14:59:30Z"}}
        assert post(traccar, json.dumps(body).encode())[0] == 200
        assert door.signals == []
        assert feed.status().last_at == NOW


def test_a_wrong_token_is_refused_and_nothing_is_read() -> None:
    door = KeptSignals([SERIAL])
    with listening(door) as feed:
        for token in ("", "x", TOKEN + "x"):
            with line(feed) as stranger:
                assert post(stranger, token=token)[0] == 401
        assert door.signals == []
        assert "wrong token" in str(feed.status().last_refusal)


def test_a_feed_without_a_token_does_not_start() -> None:
    feed = TraccarListener("traccar", KeptSignals().parts(), token=str, port=0)
    feed.start()
    assert feed.status().state is FeedState.FAILED
    assert "no token" in str(feed.status().said)


def test_a_message_of_ten_megabytes_is_refused_and_told_why() -> None:
    door = KeptSignals([SERIAL])
    with listening(door) as feed:
        with line(feed) as stranger:
            status, said = post(stranger, b"x" * 10_000_000)
            assert (status, "too long" in said) == (413, True)
        with line(feed) as traccar:
            assert post(traccar)[0] == 200


def test_broken_json_is_told_in_a_sentence_and_the_line_goes_on() -> None:
    door = KeptSignals([SERIAL])
    with listening(door) as feed, line(feed) as traccar:
        status, said = post(traccar, b'{"position": ')
        assert (status, said.startswith("The message is no JSON")) == (400, True)
        assert post(traccar)[0] == 200
        assert feed.status().refused == 1


def test_other_requests_and_garbage_are_no_harm() -> None:
    door = KeptSignals([SERIAL])
    with listening(door) as feed:
        for told in (
            b"GET / HTTP/1.1\r\n\r\n",
            b"\x16\x03\x01\x02garbage\r\n\r\n",
            b"POST / HTTP/1.1\r\nHost: x\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", feed.bound_port), timeout=10) as stranger:
                stranger.sendall(told)
                assert stranger.recv(4096)
        with line(feed) as traccar:
            assert post(traccar)[0] == 200


def test_a_line_that_drips_is_cut_in_time() -> None:
    door = KeptSignals([SERIAL])
    with listening(door, request_s=0.3) as feed:
        with socket.create_connection(("127.0.0.1", feed.bound_port), timeout=10) as slow:
            slow.sendall(b"POST / HTTP/1.1\r\nAuthorization: Bearer x")
            assert slow.recv(4096) == b""
        with socket.create_connection(("127.0.0.1", feed.bound_port), timeout=10) as slow:
            head = f"POST / HTTP/1.1\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: 500\r\n\r\n{{"
            slow.sendall(head.encode())
            assert slow.recv(4096) == b""
        assert door.signals == []


def test_more_lines_than_there_is_room_for_are_cut_and_the_others_serve_on() -> None:
    door = KeptSignals([SERIAL])
    with listening(door) as feed, line(feed) as traccar:
        assert post(traccar)[0] == 200
        crowd = [socket.create_connection(("127.0.0.1", feed.bound_port), timeout=10) for _ in range(MOST_LINES + 5)]
        try:
            assert crowd[-1].recv(1) == b""
            assert post(traccar)[0] == 200
            assert "lines are open" in str(feed.status().last_refusal)
        finally:
            for one in crowd:
                one.close()


def test_stopping_ends_open_lines_at_once() -> None:
    door = KeptSignals([SERIAL])
    with listening(door) as feed, line(feed) as traccar:
        assert post(traccar)[0] == 200
        assert "listens on port" in str(feed.test())
        feed.stop()
        assert feed.status().state is FeedState.STOPPED
        feed.start()
    assert door.positions[0].at == NOW - timedelta(seconds=30)
