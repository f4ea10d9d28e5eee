"""Signals as plain JSON and back: how they lie in the spool and in recordings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime

from app.domain.signal import AckSignal, AlertSignal, OrderStep, PositionSignal, ReadingSignal, ReceiptSignal, Signal

_NAMES: Mapping[str, type[Signal]] = {
    "position": PositionSignal,
    "alert": AlertSignal,
    "reading": ReadingSignal,
    "receipt": ReceiptSignal,
    "ack": AckSignal,
}
_NAME_OF = {kind: name for name, kind in _NAMES.items()}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _NAME_OF}


def to_plain(signal: Signal) -> list[object]:
    """The name of its kind, then its values in the order of its fields."""
    kind = type(signal)
    values = [getattr(signal, name) for name in _FIELDS[kind]]
    return [_NAME_OF[kind], *(value.isoformat() if isinstance(value, datetime) else value for value in values)]


def from_plain(plain: Sequence[object]) -> Signal:
    """The signal of `to_plain`; raises ValueError where it is none."""
    name, *values = plain
    kind = _NAMES.get(str(name))
    if kind is None or len(values) > len(_FIELDS[kind]):
        raise ValueError(f"no signal: {plain!r}")
    told = dict(zip(_FIELDS[kind], values, strict=False))
    told["at"] = datetime.fromisoformat(str(told["at"]))
    if kind is ReceiptSignal:
        told["step"] = OrderStep(str(told["step"]))
    return kind(**told)  # type: ignore[arg-type]  # what was written by to_plain has the types of the fields


def to_bytes(signals: Sequence[Signal]) -> bytes:
    """Some signals as one line of JSON."""
    return json.dumps([to_plain(one) for one in signals], ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(line: bytes) -> list[Signal]:
    """The signals of `to_bytes`; raises ValueError where they are none."""
    try:
        return [from_plain(one) for one in json.loads(line)]
    except (TypeError, KeyError) as error:
        raise ValueError(str(error)) from error
