"""Who was to be under way and was not heard: what tells 未上报 from 未巡到."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.analysis.coverage.ways import Bools, Floats, Ways, heard_spans
from app.domain.unit import Unit

LEAST_SILENT_S = 1_800.0
"""So much silence of those on duty in an area, while a place there was not seen, may be why."""
Span = tuple[float, float]


@dataclass(frozen=True)
class Reports:
    """Seconds on duty and of these not heard, by row of the units; the silent times by area (None: of units of no
    area, who may be anywhere)."""

    duty_s: Floats
    silent_s: Floats
    silences: Mapping[str | None, Sequence[Span]]

    def silent_since(self, area_ids: Sequence[str | None], since: Floats) -> Floats:
        """For each place of these areas: how long units were silent there after `since`."""
        found = np.zeros(len(since))
        keys = np.array([key or "" for key in area_ids], dtype=object)
        for area, spans in self.silences.items():
            own: Bools = np.ones(len(since), dtype=np.bool_) if area is None else keys == area
            for begin, end in spans:
                found[own] += np.maximum(end - np.maximum(since[own], begin), 0.0)
        return found


def reports_of(units: Sequence[Unit], duty: Iterable[tuple[str, float, float]], ways: Ways, silent_s: float) -> Reports:
    """What the positions leave open of the times in which units were on duty."""
    row_of = {one.id: row for row, one in enumerate(units)}
    heard: dict[int, list[Span]] = {}
    for row, begin, end in zip(*(column.tolist() for column in heard_spans(ways, silent_s)), strict=True):
        heard.setdefault(row, []).append((begin, end))
    on_duty: dict[int, list[Span]] = {}
    for key, begin, end in duty:
        if key in row_of and begin < end:
            on_duty.setdefault(row_of[key], []).append((begin, end))
    duty_s, silent, silences = np.zeros(len(units)), np.zeros(len(units)), {}  # type: ignore[var-annotated]
    for row, spans in on_duty.items():
        own = _united(spans)
        left = [gap for span in own for gap in _left_of(span, heard.get(row, ()), silent_s)]
        duty_s[row] = sum(end - begin for begin, end in own)
        silent[row] = sum(end - begin for begin, end in left)
        if left:
            silences.setdefault(units[row].area_id, []).extend(left)
    return Reports(duty_s, silent, silences)


def _united(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def _left_of(span: Span, heard: Sequence[Span], silent_s: float) -> list[Span]:
    """What of a time on duty nobody heard of, for longer than trackers are usually silent."""
    left, at = [], span[0]
    for begin, end in heard:
        if end < span[0] or begin > span[1]:
            continue
        if begin - at > silent_s:
            left.append((at, begin))
        at = max(at, end)
    return [*left, (at, span[1])] if span[1] - at > silent_s else left
