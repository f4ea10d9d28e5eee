"""The ten cases most alike to one among 100,000; what a saved case costs the next question; how right they are."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np

from app.analysis.case_linkage import SUGGESTED_FROM
from app.demo.series_plan import SERIES
from app.domain.events import RecordsChanged
from app.services.cases.likeness_desk import LikenessDesk
from app.store import series_store
from tests.analysis.linkage_crews import only, planted, recall_and_precision
from tests.bench.cases.county_cases import county_store
from tests.bench.figure import Figure

LINKAGE_MS = 300.0
RECALL, PRECISION = 0.9, 0.85


def bench_linking() -> Iterator[Figure]:
    """Forty cases are asked for, texts, reasons and records included; then ten, each just after it was saved."""
    with county_store() as store:
        desk = LikenessDesk(store)
        with store.read() as connection:
            keys = series_store.compared(connection)["id"]
        asked = np.random.default_rng(6).choice(len(keys), size=40, replace=False).tolist()
        first = _milliseconds(desk, keys[asked[0]])
        took = [_milliseconds(desk, keys[at]) for at in asked]
        after = []
        for at in asked[:10]:
            desk.on_fact(RecordsChanged("case_file", (keys[at],)))
            after.append(_milliseconds(desk, keys[at]))
    yield Figure.told("cases", "linkage: first question, all cases read", first, "ms")
    p95 = float(np.percentile(took, 95))
    yield Figure.at_most("cases", "linkage: top ten of 100,000 cases, p95", p95, LINKAGE_MS, "ms")
    worst = max(after)
    yield Figure.at_most("cases", "linkage: top ten just after a case was saved, most", worst, LINKAGE_MS, "ms")


def bench_planted_series() -> Iterator[Figure]:
    """Each case of the demo's three planted series is asked for: how many of its crew are among the ten first, and how
    many of those that are offered are of its crew."""
    demo = planted()
    recall, precision = recall_and_precision(demo, suggested_from=SUGGESTED_FROM)
    yield Figure.at_least("cases", "linkage: recall at ten, planted series", recall, RECALL, "")
    yield Figure.at_least("cases", "linkage: precision of what is offered there", precision, PRECISION, "")
    for number, crew in enumerate(SERIES):
        recall, precision = recall_and_precision(only(demo, number), suggested_from=SUGGESTED_FROM)
        name = f"linkage: recall at ten, series of {crew.deeds} ({crew.type})"
        yield Figure.at_least("cases", name, recall, RECALL, "")
        yield Figure.told("cases", f"linkage: precision there ({crew.type})", precision, "")


def _milliseconds(desk: LikenessDesk, case_id: str) -> float:
    begun = time.perf_counter()
    desk.alike(case_id)
    return 1000 * (time.perf_counter() - begun)
