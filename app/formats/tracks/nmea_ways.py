"""NMEA 0183 as receivers log it: positions of RMC and GGA sentences, the day from RMC or ZDA.

Read here: three sentences of comma-parted fields with a checksum. The library that is known for it rests since 2023,
the one that is kept up withdraws its older releases, so that none can be pinned.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from app.domain.sentence import Sentence, sentence
from app.formats.tracks.told_times import Times
from app.formats.tracks.way import METRES_OF_HDOP, Gathered, Ways, number

KMH_OF_KNOT = 1.852
_DAY_S, _HALF_DAY_S = 86_400.0, 43_200.0


def nmea_ways(path: Path) -> Ways:
    """One way: an NMEA log names nobody. A sentence whose checksum is wrong is left out and counted; positions that
    the receiver itself marks as void, too. Without a day anywhere the times are NaN."""
    log = _Log()
    with path.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            log.take(line)
    return log.ways()


class _Log:
    """What was read so far. RMC and GGA of one second tell the same place: the first one counts, and what the other
    knows more of it is added."""

    def __init__(self) -> None:
        self._gathered = Gathered()
        self._clock: list[float] = []
        self._day: list[float] = []
        self._today = np.nan
        self._broken = self._void = self._unplaced = 0

    def take(self, line: str) -> None:
        """One line; what is no sentence of these is passed over."""
        begin = line.find("$")
        body, star, check = line[begin + 1 :].strip().partition("*")
        fields = body.split(",")
        kind = fields[0][2:] if len(fields[0]) == 5 else ""
        if begin < 0 or kind not in {"RMC", "GGA", "ZDA"}:
            return
        if star and not _holds(body, check):
            self._broken += 1
        elif kind == "ZDA" and len(fields) > 4:
            self._tell_day(fields[4], fields[3], fields[2])
        elif kind == "RMC" and len(fields) > 9:
            self._tell_day("20" + fields[9][4:6], fields[9][2:4], fields[9][0:2])
            if fields[2] == "A":
                self._put(fields[1], fields[3:7], speed=number(fields[7]) * KMH_OF_KNOT, course=number(fields[8]))
            else:
                self._void += 1
        elif kind == "GGA" and len(fields) > 8:
            if fields[6] not in {"", "0"}:
                self._put(fields[1], fields[2:6], accuracy=number(fields[8]) * METRES_OF_HDOP)
            else:
                self._void += 1

    def _tell_day(self, year: str, month: str, day: str) -> None:
        found = _day_of(year, month, day)
        self._today = self._today if np.isnan(found) else found

    def _put(
        self, clock: str, place: list[str], *, speed: float = np.nan, course: float = np.nan, accuracy: float = np.nan
    ) -> None:
        lat, lon = _degrees(place[0], place[1], 2), _degrees(place[2], place[3], 3)
        seconds = _seconds_of(clock)
        if np.isnan(lat) or np.isnan(lon):
            self._unplaced += 1
            return
        if self._clock and seconds == self._clock[-1]:
            self._add_to_last(speed, course, accuracy)
            return
        self._clock.append(seconds)
        self._day.append(self._today)
        self._gathered.add("", lon, lat, speed_kmh=speed, course_deg=course, accuracy_m=accuracy)

    def _add_to_last(self, speed: float, course: float, accuracy: float) -> None:
        last = self._gathered
        for column, value in ((last.speed_kmh, speed), (last.course_deg, course), (last.accuracy_m, accuracy)):
            if not np.isnan(value):
                column[-1] = value
        if not np.isnan(self._today):
            # A GGA that stands before the RMC of its second does not know yet that midnight has passed.
            self._day[-1] = self._today

    def ways(self) -> Ways:
        """What was read, with the days that are known."""
        besides: list[Sentence] = []
        if self._broken:
            besides.append(sentence("Sentences with a wrong checksum, left out: {count}.", count=self._broken))
        if self._void:
            besides.append(sentence("Sentences in which the receiver had no position: {count}.", count=self._void))
        if self._clock and np.isnan(self._day).all():
            besides.append(sentence("It tells the time of day but no day: the sentences RMC and ZDA are missing."))
        seconds = np.array(list(_with_days(self._day, self._clock)), dtype=np.float64)
        ways = (self._gathered.way(Times.in_utc(seconds)),) if self._clock else ()
        return Ways(ways=ways, unplaced=self._unplaced, besides=tuple(besides))


def _with_days(days: list[float], clock: list[float]) -> Iterator[float]:
    """Seconds since 1970. A day holds until another is told, and turns at midnight; what came before the first one is
    reckoned back from it."""
    filled = list(days)
    for at in range(1, len(filled)):
        if np.isnan(filled[at]) and not np.isnan(filled[at - 1]):
            filled[at] = filled[at - 1] + (_DAY_S if clock[at] < clock[at - 1] - _HALF_DAY_S else 0.0)
    for at in range(len(filled) - 2, -1, -1):
        if np.isnan(filled[at]) and not np.isnan(filled[at + 1]):
            filled[at] = filled[at + 1] - (_DAY_S if clock[at] > clock[at + 1] + _HALF_DAY_S else 0.0)
    for day, seconds in zip(filled, clock, strict=True):
        yield day + seconds


def _holds(body: str, check: str) -> bool:
    """Whether the exclusive or of all signs is the number behind the star."""
    found = 0
    for sign in body:
        found ^= ord(sign)
    return f"{found & 0xFF:02X}" == check.strip()[:2].upper()


def _degrees(text: str, side: str, whole: int) -> float:
    """ddmm.mmmm or dddmm.mmmm and N, S, E, W."""
    if len(text) <= whole or side not in {"N", "S", "E", "W"}:
        return np.nan
    return (number(text[:whole]) + number(text[whole:]) / 60.0) * (-1.0 if side in "SW" else 1.0)


def _seconds_of(clock: str) -> float:
    """hhmmss.sss as seconds of the day."""
    if len(clock) < 6:
        return np.nan
    return number(clock[:2]) * 3600.0 + number(clock[2:4]) * 60.0 + number(clock[4:])


@cache
def _day_of(year: str, month: str, day: str) -> float:
    """Seconds since 1970 of the begin of a day, NaN where it is none. 80 to 99 is of the last century."""
    if len(year) == 4 and year.startswith("20") and "80" <= year[2:] <= "99":
        year = "19" + year[2:]
    found = Times.of([f"{year}-{month}-{day} 00:00"]).shown
    return float(found[0])
