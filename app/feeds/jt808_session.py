"""One terminal's conversation by JT/T 808, without the socket: what came in, what is answered, what is passed on."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.alert import AlertKind, Severity
from app.domain.signal import AlertSignal, OrderStep, PositionSignal, ReceiptSignal, Signal
from app.errors import InputRefused
from app.feeds import jt808_codec as codec
from app.feeds.jt808_codec import Message, Place, Result, ToWgs84
from app.feeds.jt808_frame import LONGEST_FRAME, Frame, FrameSplitter, read_frame, write_frame
from app.feeds.jt808_parts import PartKeeper
from app.feeds.tracker_alarm import JT808_ALARM_BITS, TRACKER_ALARMS, TrackerAlarm

MOST_REFUSED = 20
"""Frames in a row that may be refused before the line is given up: that is no terminal, or a broken one."""


@dataclass(frozen=True)
class Jt808Ways:
    """What a session needs of the world around it.

    `put` keeps signals and calls back once they are kept, on the session's own thread; `reply` sends bytes;
    `signed_in` hears that the terminal was let in; `is_registered` says whether the desk knows this number. With a
    `secret` a terminal must sign in by the code it was given at its registration, without one any code will do.
    """

    source: str
    put: Callable[[Sequence[Signal], Callable[[], object]], object]
    reply: Callable[[bytes], object]
    signed_in: Callable[[], object]
    refused: Callable[[InputRefused], object]
    is_registered: Callable[[str], bool]
    to_wgs84: ToWgs84
    now: Callable[[], datetime]
    secret: str = ""


class Jt808Session:
    """Everything known of one line. Its methods run on the feed's own thread."""

    def __init__(self, ways: Jt808Ways) -> None:
        self._ways = ways
        self._splitter = FrameSplitter()
        self._parts = PartKeeper()
        self._sequence = 0
        self._refused_in_a_row = 0
        self._alarms = 0
        self._panics_nowhere = False
        self._last: Place | None = None
        self._orders: dict[int, str] = {}
        self._first: Frame | None = None
        self.is_signed_in = False
        self.frames = 0

    @property
    def phone(self) -> str:
        """The number the terminal goes by; empty until it said one."""
        return "" if self._first is None else self._first.phone

    @property
    def is_hopeless(self) -> bool:
        """Whether so much was refused that the line should be cut."""
        return self._refused_in_a_row >= MOST_REFUSED

    @property
    def is_half(self) -> bool:
        """Whether a message has begun and not ended."""
        return self._splitter.is_half

    def hear(self, chunk: bytes, now_s: float) -> None:
        """Take what the line brought; a frame that cannot be used is told of and left out, the next one goes on."""
        skipped = self._splitter.skipped
        for raw in self._splitter.cut(chunk):
            if self.is_hopeless:
                return
            try:
                frame = read_frame(raw)
                self._require_same(frame)
                self.frames += 1
                self._refused_in_a_row = 0
                self._take(frame, now_s)
            except InputRefused as error:
                self._refuse(error)
        if self._splitter.skipped - skipped > LONGEST_FRAME:
            self._refuse(InputRefused("A line brought bytes that are no frames. They were left out."))

    def send_text(self, text: str, order: str) -> None:
        """Show and read out `text` at the terminal; its acknowledgement comes as the receipt of `order`."""
        first = self._first
        if first is None:
            raise InputRefused("The terminal has not signed in yet. Nothing was sent; call the unit by voice.")
        sequence = self._send(Message.TEXT, codec.text_order(text, is_2019=first.is_2019))
        self._orders[sequence] = order

    def _require_same(self, frame: Frame) -> None:
        if self._first is None:
            self._first = frame
        elif self._first.phone != frame.phone:
            raise InputRefused(
                "Terminal {phone} spoke on the line of {owner}. What it said was left out.",
                phone=frame.phone,
                owner=self._first.phone,
            )

    def _take(self, frame: Frame, now_s: float) -> None:
        whole = self._parts.add(frame, now_s)
        if whole is None:
            self._ack(frame, Result.OK)
            return
        match whole.message:
            case Message.REGISTER:
                codec.read_registration(whole.body, is_2019=whole.is_2019)
                self._send(Message.REGISTERED, codec.registered(whole.sequence, self._code(whole.phone)))
            case Message.AUTHENTICATE:
                self._sign_in(whole)
            case Message.HEARTBEAT | Message.SIGN_OFF:
                self._ack(whole, Result.OK)
            case Message.TERMINAL_ACK:
                self._acked(codec.read_ack(whole.body))
            case Message.PLACE | Message.PLACES:
                self._places(whole)
            case _:
                self._ack(whole, Result.UNKNOWN)

    def _code(self, phone: str) -> str:
        return hmac.new(self._ways.secret.encode(), phone.encode(), hashlib.sha256).hexdigest()[:16]

    def _sign_in(self, frame: Frame) -> None:
        told = codec.read_code(frame.body, is_2019=frame.is_2019)
        right = not self._ways.secret or hmac.compare_digest(told.encode(), self._code(frame.phone).encode())
        self.is_signed_in = right
        if right:
            self._ways.signed_in()
        else:
            self._refuse(
                InputRefused(
                    "Terminal {phone} signed in with a wrong code. It was not let in; let it register again.",
                    phone=frame.phone,
                )
            )
        self._ack(frame, Result.OK if right else Result.FAILED)

    def _places(self, frame: Frame) -> None:
        """Acknowledged only when what they say is kept. A bad one is left out and not asked for again."""
        if not self.is_signed_in:
            self._refuse(
                InputRefused(
                    "Terminal {phone} sent positions without signing in. They were left out.", phone=frame.phone
                )
            )
            self._ack(frame, Result.FAILED)
            return
        signals: list[Signal] = []
        try:
            bodies = codec.read_places(frame.body) if frame.message == Message.PLACES else [frame.body]
        except InputRefused as error:
            self._refuse(error)
            self._ack(frame, Result.WRONG)
            return
        good = 0
        for body in bodies:
            try:
                signals += self._told(codec.read_place(body, self._ways.to_wgs84))
                good += 1
            except InputRefused as error:
                self._refuse(error)
        if signals:
            self._ways.put(signals, lambda: self._ack(frame, Result.OK))
        else:
            self._ack(frame, Result.OK if good else Result.WRONG)

    def _told(self, place: Place) -> list[Signal]:
        """What a place means: a position, an emergency even without one, and alarms that began or ended with it."""
        signals = self._alarm_edges(place)
        has_place = place.is_fixed or (place.lon, place.lat) != (0.0, 0.0)
        if place.is_fixed:
            self._last = place
        where = place if has_place else self._last
        if where is not None and (place.is_fixed or place.is_emergency):
            signals.append(
                PositionSignal(
                    source=self._ways.source,
                    mover=self.phone,
                    at=place.at,
                    lon=where.lon,
                    lat=where.lat,
                    speed_kmh=place.speed_kmh if place.is_fixed else None,
                    course_deg=place.course_deg if place.is_fixed else None,
                    by_serial=True,
                    panic=place.is_emergency,
                )
            )
        elif place.is_emergency != self._panics_nowhere and self._ways.is_registered(self.phone):
            # Indoors there is no place yet, and the key must be heard all the same.
            self._panics_nowhere = place.is_emergency
            signals.append(self._panic(place, active=place.is_emergency))
        return signals

    def _panic(self, place: Place, *, active: bool) -> AlertSignal:
        return AlertSignal(
            source=self._ways.source,
            source_id=f"panic {self.phone}",
            at=place.at,
            kind=AlertKind.PANIC,
            severity=Severity.CRITICAL,
            title=f"紧急按钮 · {self.phone}",
            active=active,
        )

    def _alarm_edges(self, place: Place) -> list[Signal]:
        changed, self._alarms = self._alarms ^ place.alarms, place.alarms
        if not self._ways.is_registered(self.phone):
            return []
        return [
            self._alert(name, TRACKER_ALARMS[name], place, active=bool(place.alarms >> bit & 1))
            for bit, name in JT808_ALARM_BITS.items()
            if changed >> bit & 1
        ]

    def _alert(self, name: str, alarm: TrackerAlarm, place: Place, *, active: bool) -> AlertSignal:
        where = place if place.is_fixed else self._last
        return AlertSignal(
            source=self._ways.source,
            source_id=f"{name} {self.phone}",
            at=place.at,
            kind=alarm.kind,
            severity=alarm.severity,
            title=f"{alarm.title} · {self.phone}",
            lon=None if where is None else where.lon,
            lat=None if where is None else where.lat,
            active=active,
        )

    def _acked(self, told: codec.Ack) -> None:
        order = self._orders.pop(told.sequence, None) if told.message == Message.TEXT else None
        if not order:
            return
        if told.result != Result.OK:
            raise InputRefused(
                "Terminal {phone} could not show the order (result {result}). Call the unit by voice.",
                phone=self.phone,
                result=told.result,
            )
        receipt = ReceiptSignal(self._ways.source, order, self._ways.now(), OrderStep.RECEIVED)
        self._ways.put([receipt], lambda: None)

    def _ack(self, frame: Frame, result: Result) -> None:
        self._send(Message.PLATFORM_ACK, codec.ack(frame.sequence, frame.message, result))

    def _send(self, message: Message, body: bytes) -> int:
        first = self._first
        if first is None:
            raise RuntimeError("nothing can be sent before the terminal said its number")
        sequence = self._sequence = (self._sequence + 1) & 0xFFFF
        self._ways.reply(write_frame(Frame(message, first.digits, sequence, body, is_2019=first.is_2019)))
        return sequence

    def _refuse(self, error: InputRefused) -> None:
        self._refused_in_a_row += 1
        self._ways.refused(error)
