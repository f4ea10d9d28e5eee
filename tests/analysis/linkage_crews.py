"""Crews invented at random among the demo's background of other seeds: what the weights of the linkage were fitted on.

`python -m tests.analysis.linkage_crews` fits them anew (a logistic regression over pairs of cases, no weight below
nought) and prints points of a hundred. The demo's own series have no part in it: they are taken out first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from app.analysis.case_linkage import COMPARED_BY_TEXT, CaseColumns, CaseLinkage, with_texts
from app.analysis.stationing import county_metres
from app.demo.county_time import COUNTY_TIME
from app.demo.deeds_plan import _ANY_HABIT, _HABITS
from app.demo.oilfield import DemoOilfield
from app.demo.series_plan import SERIES
from app.domain.case_file import CaseFile, CaseType
from app.domain.case_likeness import Aspect
from app.domain.mo_code import MoCode
from app.domain.text_terms import terms
from app.paths import shipped_maps

NOW = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)
FITTED_SEEDS = (101, 102, 103, 104, 105, 106)
JUDGED_SEEDS = (201, 202, 203)
CREWS = 6
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Field:
    """Cases as columns, whose each is (the number of a crew, or -1), and the terms of its text."""

    columns: CaseColumns
    crews: NDArray[np.int64]
    texts: Sequence[frozenset[str]] = ()


def columns_of(cases: Sequence[CaseFile]) -> CaseColumns:
    """Case files as the linkage takes them."""
    places = np.array([[case.lon or np.nan, case.lat or np.nan] for case in cases])
    east, north = county_metres().transform(places[:, 0], places[:, 1])
    return CaseColumns(
        [case.mo_codes for case in cases],
        [case.type.value for case in cases],
        east,
        north,
        np.array([_hours(case.occurred_from) for case in cases]),
        np.array([_hours(case.occurred_to) for case in cases]),
    )


def row_of(columns: CaseColumns, row: int) -> CaseColumns:
    """One case as columns of one row."""
    one = slice(row, row + 1)
    return CaseColumns(
        columns.codes[one], columns.kinds[one], columns.east[one], columns.north[one],
        columns.since[one], columns.until[one],
    )  # fmt: skip


def invented(seed: int, wells: int = 3_000) -> Field:
    """The background of a demo of this seed, and crews of every kind among it."""
    oilfield = DemoOilfield(seed, wells, NOW, shipped_maps() / "boundaries")
    pairs = zip(oilfield.cases.records, oilfield.cases.deeds, strict=True)
    columns = columns_of([case for case, deed in pairs if not deed.series])
    rng = np.random.default_rng(seed)
    place = rng.permutation(len(columns.codes))[:CREWS]
    now_h = _hours(NOW)
    codes, kinds, crews = list(columns.codes), list(columns.kinds), [-1] * len(columns.codes)
    added: list[tuple[float, float, float, float]] = []
    for number, at in enumerate(place.tolist()):
        kind = [CaseType.WELLHEAD, CaseType.TAPPING, CaseType.MATERIAL, CaseType.TANKER][int(rng.integers(4))]
        usual = list(_HABITS.get(kind, _ANY_HABIT))
        strange = [code.value for code in MoCode if code.value not in usual]
        habits = set(rng.choice(usual, size=min(len(usual), int(rng.integers(2, 5))), replace=False).tolist())
        habits |= set(rng.choice(strange, size=int(rng.integers(1, 4)), replace=False).tolist())
        kept, reach, lasting = rng.uniform(0.7, 0.95), rng.uniform(2_000, 12_000), rng.uniform(20, 120)
        begin, hour, width = rng.uniform(lasting, 700), rng.uniform(18, 27), rng.uniform(2, 6)
        for _ in range(int(rng.integers(4, 14))):
            shown = [code for code in sorted(habits) if rng.uniform() < kept]
            shown += [code for code in strange if rng.uniform() < 0.02]
            day = np.floor((now_h - 24 * (begin - rng.uniform(0, lasting))) / 24) * 24
            deed = day + hour + rng.uniform(0, width)
            length = min(9.0, rng.gamma(2.0, 1.2) + 0.3)
            since = deed - rng.uniform() * length
            angle, far = rng.uniform(0, 2 * np.pi), reach * np.sqrt(rng.uniform())
            codes.append(" ".join(shown))
            kinds.append(kind.value)
            crews.append(number)
            added.append(
                (
                    columns.east[at] + far * np.cos(angle),
                    columns.north[at] + far * np.sin(angle),
                    since,
                    since + length,
                )
            )
    more = np.array(added).T
    numbers = [
        np.concatenate([old, new])
        for old, new in zip((columns.east, columns.north, columns.since, columns.until), more, strict=True)
    ]
    return Field(CaseColumns(codes, kinds, *numbers), np.array(crews))


def planted() -> Field:
    """A demo as it is made, with its three planted series as crews in the order of `SERIES`."""
    oilfield = DemoOilfield(1, 30_000, NOW, shipped_maps() / "boundaries")
    names = [crew.name for crew in SERIES]
    return Field(
        columns_of(oilfield.cases.records),
        np.array([names.index(deed.series) if deed.series else -1 for deed in oilfield.cases.deeds]),
        [frozenset(terms(f"{case.title} {case.summary}")) for case in oilfield.cases.records],
    )


def only(field: Field, crew: int) -> Field:
    """The same cases, of which one crew alone is looked for."""
    return Field(field.columns, np.where(field.crews == crew, crew, -1), field.texts)


def recall_and_precision(field: Field, *, most: int = 10, suggested_from: float = 0.0) -> tuple[float, float]:
    """Over all cases of all crews: the share of a crew's other cases (at most `most`) among the first `most`, and of
    what is offered from `suggested_from` points on, the share that is of the crew."""
    linkage = CaseLinkage(field.columns)
    recalls: list[float] = []
    offered = right = 0
    for row in np.flatnonzero(field.crews >= 0).tolist():
        own = field.crews == field.crews[row]
        own[row] = False
        without = np.zeros(len(own), dtype=np.bool_)
        without[row] = True
        found = linkage.alike(row_of(field.columns, row), COMPARED_BY_TEXT, without)
        others = found.rows.tolist()
        texts = [field.texts[other] if field.texts else frozenset[str]() for other in others]
        found = with_texts(found, field.texts[row] if field.texts else frozenset(), texts, most)
        rows = found.rows[found.points >= suggested_from]
        recalls.append(float(own[rows].sum()) / min(most, int(own.sum())))
        offered, right = offered + len(rows), right + int(own[rows].sum())
    return float(np.mean(recalls)), right / max(1, offered)


def fitted() -> dict[Aspect, float]:
    """Points of a hundred for each aspect but the text, from pairs within a crew against pairs with anybody else."""
    parts: list[NDArray[np.float64]] = []
    same: list[NDArray[np.bool_]] = []
    aspects = [aspect for aspect in Aspect if aspect is not Aspect.TEXT]
    for seed in FITTED_SEEDS:
        field = invented(seed)
        linkage = CaseLinkage(field.columns)
        for row in np.flatnonzero(field.crews >= 0).tolist():
            found = linkage.alike(row_of(field.columns, row), len(linkage))
            others = found.rows != row
            parts.append(np.array([found.parts[aspect][others] for aspect in aspects], dtype=np.float64).T)
            same.append(field.crews[found.rows[others]] == field.crews[row])
    x, y = np.concatenate(parts), np.concatenate(same).astype(np.float64)
    weight = np.where(y > 0, (1 - y.mean()) / y.mean(), 1.0)

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w[:-1] - w[-1]
        p = 1 / (1 + np.exp(-z))
        error = weight * (p - y)
        value = float((weight * (np.logaddexp(0, z) - y * z)).mean())
        return value, np.append(x.T @ error, -error.sum()) / len(y)

    bounds = [(0.0, None)] * len(aspects) + [(None, None)]
    w = minimize(loss, np.ones(len(aspects) + 1), jac=True, bounds=bounds).x[:-1]
    return dict(zip(aspects, (100 * w / w.sum()).tolist(), strict=True))


def _hours(moment: datetime) -> float:
    """Hours of the county's clock since 1970."""
    return (moment.astimezone(COUNTY_TIME).replace(tzinfo=UTC) - _EPOCH) / timedelta(hours=1)


if __name__ == "__main__":
    for aspect, points in fitted().items():
        print(f"{aspect.value:<8} {points:5.1f}")
