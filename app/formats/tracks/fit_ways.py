"""FIT (Garmin, Wahoo, Lezyne) by fitdecode: the positions of its `record` messages, as one way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fitdecode
import numpy as np

from app.domain.sentence import Sentence, sentence
from app.formats.file_kind import damaged
from app.formats.tracks.told_times import Times
from app.formats.tracks.way import Gathered, Ways

DEGREES_OF_SEMICIRCLE = 180.0 / 2**31
EPOCH_S = 631_065_600.0
"""1989-12-31 00:00 UTC, from which FIT counts its seconds."""
_FILE_ID, _RECORD = 0, 20
_SERIAL = 3
_TIME, _LAT, _LON, _SPEED, _ACCURACY, _FAST_SPEED = 253, 0, 1, 6, 31, 73
_FIRST_MOMENT = 0x10000000
"""A smaller timestamp counts from when the device was switched on, and is no time of day."""


def fit_ways(path: Path) -> Ways:
    """The records that have a place. Each stands for itself, so what stands before the place where a file is cut off or
    broken (an empty battery) is read, and that is said; raises `InputRefused` where nothing could be read."""
    gathered, seconds = Gathered(), list[float]()
    besides: tuple[Sentence, ...] = ()
    try:
        with fitdecode.FitReader(
            str(path), processor=None, check_crc=fitdecode.CrcCheck.RAISE, error_handling=fitdecode.ErrorHandling.IGNORE
        ) as frames:
            for frame in frames:
                if frame.frame_type != fitdecode.FIT_FRAME_DATA:
                    continue
                if frame.global_mesg_num == _FILE_ID:
                    gathered.device = _serial(frame)
                elif frame.global_mesg_num == _RECORD:
                    _take(frame, gathered, seconds)
    except (fitdecode.FitError, EOFError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
        if not seconds:
            raise damaged(path) from error
        besides = (
            sentence(
                "The file is damaged or cut off after {count} positions; those before it were read.", count=len(seconds)
            ),
        )
    ways = (gathered.way(Times.in_utc(np.array(seconds))),) if seconds else ()
    return Ways(ways=ways, besides=besides)


def _take(record: Any, gathered: Gathered, seconds: list[float]) -> None:
    """A record without a place tells a heart or a wheel, and is no loss."""
    raw = {one.def_num: one.raw_value for one in record.fields}
    told = {one.def_num: one.value for one in record.fields}
    at, lat, lon = (_number(raw.get(field)) for field in (_TIME, _LAT, _LON))
    if np.isnan(lat) or np.isnan(lon):
        return
    speed = _number(told.get(_FAST_SPEED, told.get(_SPEED)))
    gathered.add(
        "",
        lon * DEGREES_OF_SEMICIRCLE,
        lat * DEGREES_OF_SEMICIRCLE,
        speed_kmh=speed * 3.6,
        accuracy_m=_number(told.get(_ACCURACY)),
    )
    seconds.append(at + EPOCH_S if at >= _FIRST_MOMENT else np.nan)


def _serial(message: Any) -> str:
    return next((str(one.raw_value) for one in message.fields if one.def_num == _SERIAL and one.raw_value), "")


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else np.nan
