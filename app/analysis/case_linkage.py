"""Which cases are alike: by way, vehicle, kind, place, time, hour of the day, weekday and text, of a hundred points.

Each aspect gives a likeness from 0 to 1, its weight makes points of it, and the points are added: so every suggestion
can be said in words. Ways and traits are weighed by their rarity (a shared mask says more than a shared night); a deed
that lies in an interval is spread over its hours (aoristic weights, Ratcliffe 2002).

The weights come from a logistic regression over crews invented at random on other seeds of the demo
(`tests/analysis/linkage_crews.py`), evened by hand: invented crews never change their kind of deed and real ones do,
so its 34 points became 12, given to way and traits; texts, which the demo repeats, were given 10. From 40 points on 0.9
of what was offered there was right. `tests/analysis/test_case_linkage.py` measures the demo's planted series.

Places are metres of EPSG:4545, times hours of the county since 1970.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.case_file import CaseType
from app.domain.case_likeness import Aspect
from app.domain.mo_code import MoCode
from app.domain.mo_words import VEHICLE_TRAITS, codes_of

Floats = NDArray[np.float32]

WEIGHTS: dict[Aspect, float] = {
    Aspect.WAY: 24.0,
    Aspect.VEHICLE: 10.0,
    Aspect.KIND: 12.0,
    Aspect.PLACE: 22.0,
    Aspect.TIME: 14.0,
    Aspect.HOUR: 7.0,
    Aspect.WEEKDAY: 1.0,
    Aspect.TEXT: 10.0,
}
"""Points of a hundred that each aspect can give."""

PLACE_M, TIME_DAYS = 4_000.0, 40.0
"""Where the likeness of place and of time has fallen to a half."""
NEAR_REPEAT_M, NEAR_REPEAT_DAYS = 1_500.0, 10.0
COMPARED_BY_TEXT = 60
"""So many of the best have their texts compared: what the text can add moves no other into the first ten."""
SUGGESTED_FROM = 40.0
"""Points from which a case is offered."""
LONGEST_H = 168
_CODES = tuple(MoCode)
_IS_TRAIT = np.array([code in VEHICLE_TRAITS for code in _CODES])
_BITS = {code.value: n for n, code in enumerate(_CODES)}
_KINDS = {kind.value: n for n, kind in enumerate(CaseType)}


@dataclass(frozen=True)
class CaseColumns:
    """Cases as columns of equal length. `east` and `north` are NaN where there is no place; `since` and `until` are
    hours on the county's clock since 1970."""

    codes: Sequence[str]
    kinds: Sequence[str]
    east: NDArray[np.float64]
    north: NDArray[np.float64]
    since: NDArray[np.float64]
    until: NDArray[np.float64]


@dataclass(frozen=True)
class Alike:
    """Of some cases by row: their points of a hundred without the text's, near repeat or not, metres and days apart,
    and a likeness from 0 to 1 for each aspect but the text."""

    rows: NDArray[np.int64]
    points: Floats
    is_near_repeat: NDArray[np.bool_]
    away_m: Floats
    apart_days: Floats
    parts: dict[Aspect, Floats]


class _Rows(NamedTuple):
    """Cases as they are compared, a row for each: codes shown, kind, metres, middle and half length of the interval in
    days, shares of hours and weekdays."""

    codes: Floats
    kinds: NDArray[np.int64]
    east: Floats
    north: Floats
    day: Floats
    half: Floats
    hours: Floats
    weekdays: Floats


def _rows_of(cases: CaseColumns) -> _Rows:
    return _Rows(
        code_matrix(cases.codes).astype(np.float32),
        np.array([_KINDS.get(kind, -1) for kind in cases.kinds], dtype=np.int64),
        cases.east.astype(np.float32),
        cases.north.astype(np.float32),
        ((cases.since + cases.until) / 48.0).astype(np.float32),
        ((cases.until - cases.since) / 48.0).astype(np.float32),
        *aoristic(cases.since, cases.until),
    )


class CaseLinkage:
    """Compares one case with all. Made once for the cases as they are; a question takes a few passes over arrays."""

    def __init__(self, cases: CaseColumns) -> None:
        self._take(_rows_of(cases))

    def _take(self, rows: _Rows) -> None:
        self._rows = rows
        self._rarity = _rarity(rows.codes)
        self._ways = rows.codes @ np.where(_IS_TRAIT, np.float32(0), self._rarity)
        self._traits = rows.codes @ np.where(_IS_TRAIT, self._rarity, np.float32(0))

    def __len__(self) -> int:
        return len(self._rows.kinds)

    def renewed(self, at: NDArray[np.int64], fresh: CaseColumns) -> CaseLinkage:
        """Another one in which `fresh` stands in the rows `at`, be they new; to copy arrays is cheap."""
        made = CaseLinkage(fresh)
        pairs: Iterator[tuple[Any, Any]] = zip(self._rows, made._rows, strict=True)
        made._take(_Rows(*(overlaid(old, at, new) for old, new in pairs)))
        return made

    def alike(self, case: CaseColumns, most: int, without: NDArray[np.bool_] | None = None) -> Alike:
        """The `most` cases most alike to the one row of `case`, best first; `without` marks rows not to be offered."""
        rows, own = self._rows, _rows_of(case)
        codes = own.codes[0] > 0
        away = np.hypot(rows.east - own.east[0], rows.north - own.north[0])
        apart = np.maximum(np.abs(rows.day - own.day[0]) - rows.half - own.half[0], 0)
        parts = {
            Aspect.WAY: self._shared(codes & ~_IS_TRAIT, self._ways),
            Aspect.VEHICLE: self._shared(codes & _IS_TRAIT, self._traits),
            Aspect.KIND: (rows.kinds == own.kinds[0]).astype(np.float32),
            Aspect.PLACE: np.nan_to_num(_halving(away, PLACE_M)),
            Aspect.TIME: _halving(apart, TIME_DAYS),
            Aspect.HOUR: np.minimum(rows.hours, own.hours[0]).sum(axis=1),
            Aspect.WEEKDAY: np.minimum(rows.weekdays, own.weekdays[0]).sum(axis=1),
        }
        points = sum((WEIGHTS[aspect] * part for aspect, part in parts.items()), np.zeros(len(self), np.float32))
        if without is not None:
            points[without] = -1.0
        best = _best(points, most)
        best = best[points[best] >= 0]
        near = (away[best] <= NEAR_REPEAT_M) & (apart[best] <= NEAR_REPEAT_DAYS)
        return Alike(
            best, points[best], near, away[best], apart[best], {aspect: part[best] for aspect, part in parts.items()}
        )

    def _shared(self, codes: NDArray[np.bool_], held: Floats) -> Floats:
        """Of all that either shows, weighed by rarity, the share that both show."""
        own = np.where(codes, self._rarity, np.float32(0))
        both = self._rows.codes @ own
        either = held + own.sum() - both
        shared: Floats = np.divide(both, either, out=np.zeros_like(both), where=either > 0)
        return shared


def overlaid(old: NDArray[Any], at: NDArray[np.int64], new: NDArray[Any]) -> NDArray[Any]:
    """A copy of `old`, as long as `at` asks for, with `new` in the rows `at`."""
    made = np.empty((max(len(old), int(at.max(initial=-1)) + 1), *old.shape[1:]), old.dtype)
    made[: len(old)] = old
    made[at] = new
    return made


def code_matrix(codes: Sequence[str]) -> NDArray[np.bool_]:
    """Which case shows which code, from space separated codes: a row for each case, a column for each of `MoCode`."""
    matrix = np.zeros((len(codes), len(_CODES)), dtype=np.bool_)
    bits: dict[str, list[int]] = {}
    for row, text in enumerate(codes):
        if text:
            held = bits.get(text)
            if held is None:
                held = bits[text] = [_BITS[code.value] for code in codes_of(text)]
            matrix[row, held] = True
    return matrix


def aoristic(since: NDArray[np.float64], until: NDArray[np.float64]) -> tuple[Floats, Floats]:
    """The share of each deed's interval in each hour of the day and on each weekday (Monday first); both sum to one.

    A moment lies in its hour whole; an interval of a week or more says nothing of hours: it is spread evenly.
    """
    count = len(since)
    until = np.maximum(until, since + 1 / 60)
    hours, days = np.zeros((count, 24), np.float32), np.zeros((count, 7), np.float32)
    first = np.floor(since).astype(np.int64)
    spans = np.minimum(np.ceil(until).astype(np.int64) - first, LONGEST_H)
    every = np.arange(count)
    for step in range(int(spans.max(initial=0))):
        rows = every[spans > step]
        hour = first[rows] + step
        part = np.minimum(until[rows], hour + 1) - np.maximum(since[rows], hour)
        share = (part / (until[rows] - since[rows])).astype(np.float32)
        hours[rows, hour % 24] += share
        days[rows, (hour // 24 + 3) % 7] += share
    long = until - since >= LONGEST_H
    hours[long], days[long] = 1 / 24, 1 / 7
    return hours, days


def _rarity(codes: Floats) -> Floats:
    """What a shared code says: the fewer show it, the more."""
    share = (codes.sum(axis=0) + 1.0) / (len(codes) + 2.0)
    rarity: Floats = (-np.log(share)).astype(np.float32)
    return rarity


def _halving(away: Floats, half: float) -> Floats:
    """1 at nothing, a half at `half`, towards 0 far off."""
    return (1.0 / (1.0 + (away / np.float32(half)) ** 2)).astype(np.float32)


def _best(points: Floats, most: int) -> NDArray[np.int64]:
    every = np.arange(len(points))
    some = np.argpartition(points, -most)[-most:] if len(points) > most else every
    return some[np.argsort(-points[some], kind="stable")]


def with_texts(found: Alike, own: frozenset[str], others: Sequence[frozenset[str]], most: int) -> Alike:
    """The same cases once their texts are compared too, and the `most` best of them. `others` are the terms
    (`domain.text_terms`) of each row; a term counts by its rarity among them, so that set phrases say nothing."""
    likeness = text_likeness(own, others)
    points = (found.points + np.float32(WEIGHTS[Aspect.TEXT]) * likeness).astype(np.float32)
    order = _best(points, most)
    parts = {**found.parts, Aspect.TEXT: likeness}
    return Alike(
        found.rows[order],
        points[order],
        found.is_near_repeat[order],
        found.away_m[order],
        found.apart_days[order],
        {aspect: part[order] for aspect, part in parts.items()},
    )


def text_likeness(own: frozenset[str], others: Sequence[frozenset[str]]) -> Floats:
    """Of the terms that either text has, weighed by their rarity among `others`, the share that both have."""
    held = Counter(term for terms in others for term in terms)
    weight = {term: math.log((len(others) + 1) / (count + 0.5)) for term, count in held.items()}
    unknown = math.log(2 * (len(others) + 1))
    of_own = sum(max(0.0, weight.get(term, unknown)) for term in own)
    found = np.zeros(len(others), dtype=np.float32)
    for row, terms in enumerate(others):
        both = sum(max(0.0, weight[term]) for term in terms & own)
        either = of_own + sum(max(0.0, weight[term]) for term in terms) - both
        found[row] = both / either if either > 0 else 0.0
    return found
