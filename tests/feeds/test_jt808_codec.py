"""Frames of real terminals are read to the last field, and every broken one is refused with a sentence."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from functools import reduce
from operator import xor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputRefused
from app.feeds import jt808_codec as codec
from app.feeds.jt808_frame import LONGEST_FRAME, Frame, FrameSplitter, escape, read_frame, unescape, write_frame

A = "7E02000026123456789012007D02000000010000000200BA7F0E07E4F11C0028003C00001810151010100104000000640202007D01137E"
B = (
    "7E0200005200200260432300A400020000000C00020158B91B06CB70610046000000592109221637580104000000010302000025"
    "0400000001300111310110E30100D51B022002604323279593786160001220000012342795937861580012867E"
)
C = "7E0102000D002002604325000138333030323030323630343332137E"
D = "7E80010005002002604323000900EE020000437E"
E = "7E0200001C01380013800000070000000100000003023DA5E80669DD300546016D010E250122105847687E"
F = "7E0200401C010000000001380013800000070000000100000003023DA5E80669DD300546016D010E250122105847297E"


def as_told(lon: float, lat: float) -> tuple[float, float]:
    return lon, lat


def frame_of(text: str) -> Frame:
    (raw,) = FrameSplitter().cut(bytes.fromhex(text))
    return read_frame(raw)


def with_checksum(plain: bytes) -> bytes:
    return plain + bytes((reduce(xor, plain),))


def place_frame(**changed: bytes) -> bytes:
    fields = {
        "alarms": b"\0\0\0\0",
        "status": b"\0\0\0\3",
        "lat": (37_594_600).to_bytes(4),
        "lon": (107_601_200).to_bytes(4),
        "rest": bytes.fromhex("0546016D010E"),
        "time": bytes.fromhex("250122105847"),
    } | changed
    return b"".join(fields.values())


def test_a_frame_with_escaped_number_and_checksum_is_read_to_its_fuel() -> None:
    frame = frame_of(A)
    place = codec.read_place(frame.body, as_told)
    assert (frame.phone, frame.sequence, len(frame.body)) == ("123456789012", 0x7E, 38)
    assert (place.lat, place.lon, place.altitude_m) == (12.222222, 132.444444, 40)
    assert (place.speed_kmh, place.course_deg, place.is_emergency, place.is_fixed) == (6.0, 0, True, True)
    assert place.at == datetime(2018, 10, 15, 2, 10, 10, tzinfo=UTC)
    assert (place.mileage_km, place.fuel_l) == (10.0, 12.5)


def test_fields_of_a_maker_are_passed_over_by_their_length() -> None:
    place = codec.read_place(frame_of(B).body, as_told)
    assert (place.lat, place.lon, place.altitude_m) == (22.591771, 113.995873, 70)
    assert (place.speed_kmh, place.course_deg) == (0, 89)
    assert place.at == datetime(2021, 9, 22, 8, 37, 58, tzinfo=UTC)
    assert [number for number, _ in codec.additions(frame_of(B).body)] == [1, 3, 0x25, 0x30, 0x31, 0xE3, 0xD5]


def test_sign_in_and_acknowledgement_are_read() -> None:
    assert codec.read_code(frame_of(C).body, is_2019=False) == "8300200260432"
    answer = frame_of(D)
    assert answer.body == codec.ack(0x00EE, 0x0200, codec.Result.OK)
    assert codec.read_ack(answer.body) == codec.Ack(0x00EE, 0x0200, 0)


@pytest.mark.parametrize(("told", "is_2019"), [(E, False), (F, True)])
def test_both_editions_tell_the_same_place(told: str, is_2019: bool) -> None:
    frame = frame_of(told)
    place = codec.read_place(frame.body, as_told)
    assert (frame.phone, frame.is_2019) == ("13800138000", is_2019)
    assert (place.lat, place.lon, place.altitude_m) == (37.5946, 107.6012, 1350)
    assert (place.speed_kmh, place.course_deg, place.is_emergency) == (36.5, 270, True)
    assert place.at == datetime(2025, 1, 22, 2, 58, 47, tzinfo=UTC)
    assert write_frame(frame) == bytes.fromhex(told)


def test_every_public_frame_is_read_or_refused_as_its_checksum_says(shared_data: Path) -> None:
    with (shared_data / "protocol" / "jt808_frames.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 27
    for row in rows:
        raw = bytes.fromhex(row["frame_hex"])
        (cut,) = FrameSplitter().cut(raw)
        if row["checksum"] == "bad":
            with pytest.raises(InputRefused, match="checksum"):
                read_frame(cut)
            continue
        frame = read_frame(cut)
        assert f"0x{frame.message:04X}" == row["message_id"]
        if frame.message == codec.Message.PLACE:
            assert codec.read_place(frame.body, as_told).lat > 10
        if frame.message == codec.Message.PLACES:
            assert len([codec.read_place(body, as_told) for body in codec.read_places(frame.body)]) == 2
        if frame.message == codec.Message.REGISTER:
            assert codec.read_registration(frame.body, is_2019=frame.is_2019).plate.startswith("粤A1234")
        if frame.message == codec.Message.AUTHENTICATE:
            assert codec.read_code(frame.body, is_2019=frame.is_2019) in {"456121111", "J10030000681"}


def test_a_2013_terminal_that_sets_the_reserved_bit_is_still_read() -> None:
    frame = frame_of("7E0102400C01003000068109024A3130303330303030363831857E")
    assert (frame.phone, frame.is_2019) == ("10030000681", False)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (with_checksum(bytes.fromhex("0002000001234567890000")), "only 12 bytes"),
        (bytes.fromhex("00020000012345678900000A80"), "checksum"),
        (bytes.fromhex("000200000123456789007D0081"), "broken escape"),
        (bytes.fromhex("000200000123456789007D"), "broken escape"),
        (with_checksum(bytes.fromhex("00020005012345678900000A")), "length"),
        (with_checksum(bytes.fromhex("0002000001234A678900000A")), "digit above 9"),
        (with_checksum(bytes.fromhex("00020400012345678900000A")), "encrypted"),
        (with_checksum(bytes.fromhex("00022000012345678900000A00020003")), "part 3 of 2"),
    ],
)
def test_a_broken_frame_is_refused_with_what_is_wrong(raw: bytes, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        read_frame(raw)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"lat": (91_000_000).to_bytes(4)}, "no place on earth"),
        ({"lon": (181_000_000).to_bytes(4)}, "no place on earth"),
        ({"time": bytes.fromhex("2501221058AA")}, "digit above 9"),
        ({"time": bytes.fromhex("251322105847")}, "no time"),
        ({"time": bytes(6)}, "no time"),
        ({"time": b""}, "only 22 bytes"),
    ],
)
def test_a_place_that_cannot_be_is_refused(changed: dict[str, bytes], why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        codec.read_place(place_frame(**changed), as_told)


def test_south_and_west_are_negative_and_encrypted_places_are_shifted_back() -> None:
    south_west = codec.read_place(place_frame(status=(0b1110).to_bytes(4)), as_told)
    assert (south_west.lon, south_west.lat) == (-107.6012, -37.5946)
    shifted = codec.read_place(place_frame(status=(0b100010).to_bytes(4)), lambda lon, lat: (lon - 1, lat - 2))
    assert (shifted.lon, shifted.lat) == (106.6012, 35.5946)


def test_a_batch_whose_count_or_length_is_wrong_is_refused() -> None:
    one = len(place_frame()).to_bytes(2) + place_frame()
    assert codec.read_places(b"\0\2\0" + one + one) == [place_frame()] * 2
    for broken in (b"\0\3\0" + one + one, b"\0\2\0" + one + one[:-1], b"\0\1\0", b""):
        with pytest.raises(InputRefused, match="batch"):
            codec.read_places(broken + b"\0" * (not broken))


def test_an_order_goes_out_in_gbk_and_one_that_is_too_long_is_not_cut() -> None:
    assert codec.text_order("速到定1234井", is_2019=False) == b"\x0d" + "速到定1234井".encode("gbk")
    assert codec.text_order("到", is_2019=True)[:2] == b"\x0d\x01"
    with pytest.raises(InputRefused, match="shorten"):
        codec.text_order("井" * 600, is_2019=False)


@given(st.binary(max_size=400))
def test_escaping_comes_back_as_it_was_and_holds_no_flag(plain: bytes) -> None:
    assert unescape(escape(plain)) == plain
    assert b"\x7e" not in escape(plain)


@given(
    st.builds(
        Frame,
        message=st.integers(0, 0xFFFF),
        digits=st.integers(1, 10**12 - 1).map(lambda number: str(number).zfill(12)),
        sequence=st.integers(0, 0xFFFF),
        body=st.binary(max_size=200),
    ),
    st.booleans(),
)
def test_a_frame_comes_back_as_it_was_sent(frame: Frame, is_2019: bool) -> None:
    digits = frame.digits.zfill(20 if is_2019 else 12)
    sent = Frame(frame.message, digits, frame.sequence, frame.body, is_2019=is_2019)
    (cut,) = FrameSplitter().cut(write_frame(sent))
    assert read_frame(cut) == sent


@given(st.binary(max_size=60), st.lists(st.binary(max_size=60), max_size=6), st.lists(st.integers(1, 40), max_size=40))
def test_frames_are_found_however_the_stream_is_cut(noise: bytes, bodies: list[bytes], cuts: list[int]) -> None:
    stream = noise.replace(b"\x7e", b"") + b"".join(
        write_frame(Frame(0x0200, "123456789012", number, body)) for number, body in enumerate(bodies)
    )
    splitter, found = FrameSplitter(), []
    for length in cuts:
        found += splitter.cut(stream[:length])
        stream = stream[length:]
    found += splitter.cut(stream)
    assert [read_frame(one).body for one in found] == bodies


def test_a_frame_that_never_ends_costs_no_memory_and_the_next_one_is_read() -> None:
    splitter = FrameSplitter()
    assert splitter.cut(b"\x7e" + b"\x11" * 100) == []
    for _ in range(100):
        assert splitter.cut(b"\x22" * 10_000) == []
    assert not splitter.is_half
    assert splitter.skipped > 10 * LONGEST_FRAME
    (cut,) = splitter.cut(bytes.fromhex(E))
    assert read_frame(cut).phone == "13800138000"
