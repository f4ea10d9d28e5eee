"""Terminals on real sockets: what they tell is kept before it is acknowledged, and none of them stops the others."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest

from app.domain.alert import AlertKind
from app.domain.feed_status import FeedState
from app.domain.signal import AlertSignal, OrderStep, PositionSignal, ReceiptSignal
from app.errors import InputRefused, NotFound
from app.feeds.jt808_codec import Message
from app.feeds.jt808_feed import Jt808Feed
from tests.feeds.jt808_terminal import Terminal, place_body
from tests.feeds.kept_signals import NOW, KeptSignals

CAR = "13800138000"


@contextmanager
def listening(door: KeptSignals, *, secret: str = "", idle_s: float = 60.0) -> Iterator[Jt808Feed]:
    feed = Jt808Feed("jt808", door.parts(), port=0, secret=secret, idle_s=idle_s)
    feed.start()
    assert feed.status().state is FeedState.LISTENING
    try:
        yield feed
    finally:
        feed.stop()
        assert feed.status().state is FeedState.STOPPED


@pytest.mark.parametrize("is_2019", [False, True])
def test_a_terminal_registers_signs_in_and_its_position_is_kept(is_2019: bool) -> None:
    door = KeptSignals([CAR])
    with listening(door, secret="s") as feed, Terminal(feed.bound_port, CAR, is_2019=is_2019) as car:
        assert car.sign_in() == 0
        car.send(Message.HEARTBEAT)
        assert car.result() == 0
        car.send(Message.PLACE, place_body(NOW))
        assert car.result() == 0
        assert door.signals == [
            PositionSignal("jt808", CAR, NOW, 107.6012, 37.5946, 36.5, 270.0, by_serial=True, panic=False)
        ]
        assert feed.serials() == {CAR}


def test_a_position_is_acknowledged_only_once_it_is_kept() -> None:
    door = KeptSignals([CAR], held=True)
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        number = car.send(Message.PLACE, place_body(NOW))
        door.wait_for(1)
        # What comes after is answered first: the line is not held up, and the position not acknowledged.
        car.send(Message.HEARTBEAT)
        assert int.from_bytes(car.hear().body[:2]) == number + 1
        door.release()
        assert int.from_bytes(car.hear().body[:2]) == number


def test_a_terminal_that_has_not_signed_in_is_not_believed() -> None:
    door = KeptSignals([CAR])
    with listening(door, secret="s") as feed, Terminal(feed.bound_port, CAR) as car:
        car.send(Message.PLACE, place_body(NOW))
        assert car.result() == 1
        assert car.sign_in("guessed") == 1
        car.send(Message.PLACE, place_body(NOW))
        assert car.result() == 1
        assert door.signals == []
        assert "without signing in" in str(feed.status().last_refusal)
        assert feed.status().refused == 3


def test_a_code_once_given_still_signs_in_after_the_feed_began_anew() -> None:
    door = KeptSignals([CAR])
    with listening(door, secret="s") as feed, Terminal(feed.bound_port, CAR) as car:
        code = car.register()
    with listening(door, secret="s") as feed, Terminal(feed.bound_port, CAR) as car:
        assert car.sign_in(code) == 0


def test_a_batch_keeps_its_good_positions_and_tells_of_the_bad_one() -> None:
    door = KeptSignals([CAR])
    good = [place_body(NOW - timedelta(seconds=n)) for n in (2, 1)]
    bodies = [good[0], place_body(NOW, lat=91.0), good[1]]
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        car.send(Message.PLACES, b"\0\3\1" + b"".join(len(one).to_bytes(2) + one for one in bodies))
        assert car.result() == 0
        assert [one.at for one in door.signals] == [NOW - timedelta(seconds=2), NOW - timedelta(seconds=1)]
        assert "no place on earth" in str(feed.status().last_refusal)
        car.send(Message.PLACES, b"\0\7\1")
        assert car.result() == 2


def test_the_emergency_key_is_heard_also_without_a_place() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        for body in (
            place_body(NOW, alarms=1, status=1, lon=0, lat=0),
            place_body(NOW, alarms=0, status=1, lon=0, lat=0),
            place_body(NOW, alarms=1),
            place_body(NOW, alarms=1, status=1, lon=0, lat=0),
        ):
            car.send(Message.PLACE, body)
            assert car.result() == 0
    indoors, let_go, outside, lost_again = door.signals
    assert isinstance(indoors, AlertSignal)
    assert (indoors.kind, indoors.lon, indoors.active) == (AlertKind.PANIC, None, True)
    assert isinstance(let_go, AlertSignal)
    assert (let_go.source_id, let_go.active) == (indoors.source_id, False)
    assert isinstance(outside, PositionSignal)
    assert outside.panic
    assert isinstance(lost_again, PositionSignal)
    assert (lost_again.panic, lost_again.lon, lost_again.speed_kmh) == (True, 107.6012, None)


def test_a_place_without_a_fix_is_acknowledged_and_not_believed() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        car.send(Message.PLACE, place_body(NOW, status=1))
        assert car.result() == 0
        assert door.signals == []


def test_encrypted_places_are_taken_as_gcj02() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        car.send(Message.PLACE, place_body(NOW, status=0b100011))
        assert car.result() == 0
        (told,) = door.positions
        assert (told.lon, told.lat) == pytest.approx((107.5962, 37.5936))


def test_a_cut_power_line_is_an_alert_that_ends_but_a_stranger_raises_none() -> None:
    door = KeptSignals([CAR])
    for phone in (CAR, "13900000000"):
        with listening(door) as feed, Terminal(feed.bound_port, phone) as car:
            car.sign_in("any")
            for alarms in (1 << 8, 1 << 8, 0):
                car.send(Message.PLACE, place_body(NOW, alarms=alarms))
                assert car.result() == 0
    assert [(one.source_id, one.active) for one in door.alerts] == [
        (f"power_cut {CAR}", True),
        (f"power_cut {CAR}", False),
    ]
    assert len(door.positions) == 6


def test_a_message_in_parts_is_put_together_in_any_order() -> None:
    door = KeptSignals([CAR])
    count = 40
    body = count.to_bytes(2) + b"\1" + (len(place_body(NOW)).to_bytes(2) + place_body(NOW)) * count
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        first, second = (
            car.frame(Message.PLACES, half, part=part, parts=2) for part, half in ((1, body[:900]), (2, body[900:]))
        )
        car.raw(second)
        assert car.hear().body[4] == 0
        assert door.signals == []
        car.raw(first)
        assert car.hear().body[4] == 0
        assert len(door.signals) == count


def test_unfinished_parts_are_bounded() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        car.send(Message.PLACES, b"x", part=1, parts=60_000)
        car.send(Message.HEARTBEAT)
        assert car.result() == 0
        assert "60000 parts" in str(feed.status().last_refusal)


def test_an_order_is_shown_and_its_receipt_comes_back() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR, is_2019=True) as car:
        with pytest.raises(NotFound, match="not connected"):
            feed.send_text(CAR, "到定1234井", "order-1")
        car.sign_in("any")
        feed.send_text(CAR, "到定1234井", "order-1")
        order = car.hear()
        assert (order.message, order.body) == (Message.TEXT, b"\x0d\x01" + "到定1234井".encode("gbk"))
        car.send(Message.TERMINAL_ACK, order.sequence.to_bytes(2) + order.message.to_bytes(2) + b"\0")
        assert door.wait_for(1) == [ReceiptSignal("jt808", "order-1", NOW, OrderStep.RECEIVED)]
        with pytest.raises(InputRefused, match="shorten"):
            feed.send_text(CAR, "井" * 600, "order-2")


def test_an_order_that_a_terminal_cannot_show_is_told_and_gives_no_receipt() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        feed.send_text(CAR, "到定1234井", "order-1")
        order = car.hear()
        car.send(Message.TERMINAL_ACK, order.sequence.to_bytes(2) + order.message.to_bytes(2) + b"\3")
        car.send(Message.HEARTBEAT)
        assert car.result() == 0
        assert door.signals == []
        assert "by voice" in str(feed.status().last_refusal)


def test_half_frames_bad_checksums_and_noise_cost_only_themselves() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        place = car.frame(Message.PLACE, place_body(NOW))
        spoiled = bytearray(car.frame(Message.PLACE, place_body(NOW)))
        spoiled[20] ^= 0x01
        car.raw(b"noise" + place[:17] + bytes(spoiled) + place[:9])
        last = car.frame(Message.PLACE, place_body(NOW + timedelta(seconds=1)))
        for byte in last:
            car.raw(bytes((byte,)))
        assert int.from_bytes(car.hear().body[:2]) == car.sequence
        assert [one.at for one in door.signals] == [NOW + timedelta(seconds=1)]
        assert feed.status().refused == 4


def test_a_line_of_nothing_but_garbage_is_cut_and_the_others_go_on() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        with Terminal(feed.bound_port) as stranger:
            stranger.raw(b"\x7e" + b"GET / HTTP/1.1\r\n\x7e" * 30)
            assert stranger.is_cut()
        with Terminal(feed.bound_port) as giant:
            giant.raw(b"\x7e" + os.urandom(1_000_000).replace(b"\x7e", b"\x7d") + b"\x7e")
            car.send(Message.PLACE, place_body(NOW))
            assert car.result() == 0
        assert len(door.signals) == 1


def test_a_line_that_drips_without_ever_finishing_a_frame_is_cut() -> None:
    door = KeptSignals([CAR])
    with listening(door, idle_s=0.3) as feed, Terminal(feed.bound_port) as slow:
        frame = slow.frame(Message.HEARTBEAT)
        dripping = threading.Event()

        def drip() -> None:
            for byte in frame[:-1] * 100:
                if dripping.wait(0.05):
                    return
                try:
                    slow.raw(bytes((byte,)).replace(b"\x7e", b"\x02"))
                except OSError:
                    return

        slow.raw(b"\x7e")
        thread = threading.Thread(target=drip)
        thread.start()
        try:
            assert slow.is_cut()
        finally:
            dripping.set()
            thread.join()
        assert "no whole message" in str(feed.status().last_refusal)


def test_a_terminal_that_comes_back_takes_the_place_of_its_dead_line() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as old, Terminal(feed.bound_port, CAR) as new:
        old.sign_in("any")
        new.sign_in("any")
        assert old.is_cut()
        new.send(Message.PLACE, place_body(NOW))
        assert new.result() == 0
        assert feed.serials() == {CAR}


def test_one_line_cannot_speak_for_another_terminal() -> None:
    door = KeptSignals([CAR, "13900000000"])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        car.phone = "13900000000"
        car.send(Message.PLACE, place_body(NOW))
        car.phone = CAR
        car.send(Message.HEARTBEAT)
        assert car.result() == 0
        assert door.signals == []
        assert "spoke on the line of" in str(feed.status().last_refusal)


def test_two_hundred_terminals_at_once_lose_nothing() -> None:
    door = KeptSignals()
    terminals, places = 200, 5

    def drive(number: int) -> list[int]:
        with Terminal(feed.bound_port, f"138{number:08d}") as car:
            car.sign_in("any")
            results = []
            for second in range(places):
                car.send(Message.PLACE, place_body(NOW + timedelta(seconds=second)))
                results.append(car.result())
            everyone.wait()
            return results

    everyone = threading.Barrier(terminals, timeout=60)
    with listening(door) as feed, ThreadPoolExecutor(terminals) as pool:
        assert all(result == [0] * places for result in pool.map(drive, range(terminals)))
        assert len(door.signals) == terminals * places
        assert feed.status().kept == terminals * places


def test_a_taken_port_is_a_sentence_and_the_feed_has_failed() -> None:
    door = KeptSignals()
    with listening(door) as feed:
        second = Jt808Feed("second", door.parts(), port=feed.bound_port)
        second.start()
        assert second.state is FeedState.FAILED
        assert "Choose another port" in str(second.status().said)
        assert "0 terminals" in str(feed.test())
        with pytest.raises(InputRefused, match="Choose another port"):
            second.test()


def test_stopping_cuts_every_line_and_starting_again_takes_them_back() -> None:
    door = KeptSignals([CAR])
    with listening(door) as feed, Terminal(feed.bound_port, CAR) as car:
        car.sign_in("any")
        feed.stop()
        assert car.is_cut()
        feed.start()
        with Terminal(feed.bound_port, CAR) as again:
            assert again.sign_in("any") == 0
