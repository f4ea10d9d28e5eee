"""Which cases are most alike to one, with reasons: a proposal to the officer, who alone links (domain.md A.7, 80)."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.domain.case_likeness import Aspect, Likeness, Reason
from app.domain.case_series import LikeCase
from app.domain.events import BatchProgressed, Fact, RecordsChanged
from app.domain.mo_words import VEHICLE_TRAITS, codes_of
from app.domain.text_terms import levelled, terms
from app.store import series_store
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.analysis.case_linkage import Alike, CaseColumns, CaseLinkage

MOST = 10
COUNTY_OFFSET_H = 8
_HOUR_US = 3_600_000_000
_LEAST_POINTS = 0.5
_LEAST_WORD, _MOST_WORDS = 3, 3


@dataclass(frozen=True)
class _Known:
    """All cases that may be found: the row of each key; key, codes and series by row; the linkage of the same rows.
    `gone` are rows of cases that may be found no more; a case keeps its row."""

    rows: Mapping[str, int]
    told: Mapping[str, NDArray[np.object_]]
    gone: NDArray[np.bool_]
    linkage: CaseLinkage

    @classmethod
    def of(cls, told: Mapping[str, Sequence[Any]]) -> _Known:
        from app.analysis.case_linkage import CaseLinkage

        rows = {key: row for row, key in enumerate(told["id"])}
        return cls(rows, _by_row(told), np.zeros(len(rows), np.bool_), CaseLinkage(columns_of(told)))

    def renewed(self, told: Mapping[str, Sequence[Any]], changed: Collection[str]) -> _Known:
        """The same with what is to be seen of these cases now (`told`): those of them that are not told are gone."""
        from app.analysis.case_linkage import overlaid

        rows = dict(self.rows)
        at = np.array([rows.setdefault(key, len(rows)) for key in told["id"]], dtype=np.int64)
        named = {name: overlaid(self.told[name], at, new) for name, new in _by_row(told).items()}
        gone = overlaid(self.gone, at, np.zeros(len(at), np.bool_))
        gone[[rows[key] for key in set(changed).difference(told["id"]) if key in rows]] = True
        linkage = self.linkage.renewed(at, columns_of(told))
        return _Known(rows, named, gone, linkage)

    def but(self, keys: Collection[str], series: str) -> NDArray[np.bool_]:
        """Rows that are not to be offered: gone ones, those of these keys and of this series ("": of no series)."""
        without = self.gone.copy()
        without[[self.rows[key] for key in keys if key in self.rows]] = True
        if series:
            without |= self.told["series"] == series
        return without


def _by_row(told: Mapping[str, Sequence[Any]]) -> dict[str, NDArray[np.object_]]:
    return {name: np.array(told[name], dtype=np.object_) for name in ("id", "mo_codes", "series")}


class LikenessDesk:
    """Keeps all cases as arrays and renews what facts say has changed. To be called on a reader thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reading, self._telling = threading.Lock(), threading.Lock()
        self._known: _Known | None = None
        self._changed: set[str] = set()
        self._all_changed = False

    def on_fact(self, fact: Fact) -> None:
        """Cases that changed are read again before the next question; after an import, all. Whoever tells never waits
        for a reading."""
        with self._telling:
            if isinstance(fact, RecordsChanged) and fact.noun == "case_file" and fact.ids:
                self._changed |= set(fact.ids)
            elif (isinstance(fact, RecordsChanged) and fact.noun == "case_file") or (
                isinstance(fact, BatchProgressed) and fact.completed
            ):
                self._all_changed = True

    def alike(self, case_id: str, most: int = MOST) -> tuple[LikeCase, ...]:
        """The cases most alike to this one, best first, from `SUGGESTED_FROM` points on. Left out are those of its own
        series and those an officer found unlike."""
        from app.analysis.case_linkage import COMPARED_BY_TEXT, SUGGESTED_FROM, with_texts

        with self._store.read() as connection:
            known = self._current(connection)
            own = series_store.compared(connection, (case_id,))
            if not own["id"]:
                return ()
            without = known.but(series_store.unlike(connection, case_id) | {case_id}, own["series"][0])
            found = known.linkage.alike(columns_of(own), COMPARED_BY_TEXT, without)
            keys = known.told["id"][found.rows].tolist()
            texts = series_store.texts(connection, (case_id, *keys))
            text = texts.get(case_id, "")
            cut = {key: frozenset(terms(body)) for key, body in texts.items()}
            nothing = frozenset[str]()
            found = with_texts(found, cut.get(case_id, nothing), [cut.get(key, nothing) for key in keys], most)
            cases = series_store.of_ids(connection, known.told["id"][found.rows].tolist())
        offered: list[LikeCase] = []
        for at, row in enumerate(found.rows.tolist()):
            key = known.told["id"][row]
            if key in cases and found.points[at] >= SUGGESTED_FROM:
                words = common_words(text, texts.get(key, ""))
                reasons = _reasons(found, at, own["mo_codes"][0], known.told["mo_codes"][row], words)
                likeness = Likeness(key, float(found.points[at]), bool(found.is_near_repeat[at]), reasons)
                offered.append(LikeCase(cases[key], likeness))
        return tuple(offered)

    def _current(self, connection: Any) -> _Known:
        with self._reading:
            with self._telling:
                changed, self._changed = self._changed, set()
                anew, self._all_changed = self._all_changed or self._known is None, False
            if anew or self._known is None:
                self._known = _Known.of(series_store.compared(connection))
            elif changed:
                self._known = self._known.renewed(series_store.compared(connection, changed), changed)
            return self._known


def columns_of(told: Mapping[str, Sequence[Any]]) -> CaseColumns:
    """Columns of the store as the linkage takes them: metres of EPSG:4545, hours of the county's clock."""
    from app.analysis.case_linkage import CaseColumns
    from app.analysis.stationing import county_metres

    lon, lat = (
        np.array([np.nan if one is None else one for one in told[name]], dtype=np.float64) for name in ("lon", "lat")
    )
    east, north = county_metres().transform(lon, lat)
    since, until = (
        np.array(told[name], dtype=np.float64) / _HOUR_US + COUNTY_OFFSET_H for name in ("occurred_from", "occurred_to")
    )
    where = np.isfinite(lon) & np.isfinite(lat)
    return CaseColumns(
        told["mo_codes"],
        [str(kind) for kind in told["type"]],
        np.where(where, east, np.nan),
        np.where(where, north, np.nan),
        since,
        until,
    )


def common_words(text: str, other: str) -> tuple[str, ...]:
    """The longest stretches of signs that both texts have, longest first: what an officer would underline in both."""
    held, plain = set(terms(other)), levelled(other)
    found: set[str] = set()
    for run in levelled(text).split():
        begin = 0
        while begin < len(run) - 1:
            end = begin + 1
            while end < len(run) and run[end - 1 : end + 1] in held:
                end += 1
            if end - begin >= _LEAST_WORD and run[begin:end] in plain:
                found.add(run[begin:end])
            begin = max(end - 1, begin + 1)
    return tuple(sorted(found, key=lambda word: (-len(word), word))[:_MOST_WORDS])


def _reasons(found: Alike, at: int, own: str, other: str, words: tuple[str, ...]) -> tuple[Reason, ...]:
    """Every aspect that gives points, the weightiest first."""
    from app.analysis.case_linkage import WEIGHTS

    shared = [code for code in codes_of(own) if code in codes_of(other)]
    facts: Mapping[Aspect, Mapping[str, object]] = {
        Aspect.WAY: {"codes": tuple(code for code in shared if code not in VEHICLE_TRAITS)},
        Aspect.VEHICLE: {"codes": tuple(code for code in shared if code in VEHICLE_TRAITS)},
        Aspect.PLACE: {"metres": float(found.away_m[at])},
        Aspect.TIME: {"days": float(found.apart_days[at])},
        Aspect.TEXT: {"words": words},
    }
    made = [
        Reason(aspect, points, WEIGHTS[aspect], facts.get(aspect, {}))
        for aspect, part in found.parts.items()
        if (points := float(part[at]) * WEIGHTS[aspect]) >= _LEAST_POINTS
    ]
    return tuple(sorted(made, key=lambda reason: -reason.points))
