"""The ten cases most alike to one among 100,000, and what a saved case costs the next question."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np

from app.domain.events import RecordsChanged
from app.services.cases.likeness_desk import LikenessDesk
from app.store import series_store
from tests.bench.cases.county_cases import county_store
from tests.bench.figure import Figure

LINKAGE_MS = 300.0


def bench_linking() -> Iterator[Figure]:
    """Forty cases are asked for, texts, reasons and records included; then the same after each was saved."""
    with county_store() as store:
        desk = LikenessDesk(store)
        with store.read() as connection:
            keys = series_store.compared(connection)["id"]
        asked = np.random.default_rng(6).choice(len(keys), size=40, replace=False).tolist()
        begun = time.perf_counter()
        desk.alike(keys[asked[0]])
        yield Figure.told(
            "cases", "linkage: first question, all cases read", 1000 * (time.perf_counter() - begun), "ms"
        )
        took: list[float] = []
        for at in asked:
            begun = time.perf_counter()
            desk.alike(keys[at])
            took.append(1000 * (time.perf_counter() - begun))
        name = "linkage: top ten of 100,000 cases, p95"
        yield Figure.at_most("cases", name, float(np.percentile(took, 95)), LINKAGE_MS, "ms")
        after: list[float] = []
        for at in asked[:10]:
            desk.on_fact(RecordsChanged("case_file", (keys[at],)))
            begun = time.perf_counter()
            desk.alike(keys[at])
            after.append(1000 * (time.perf_counter() - begun))
        name = "linkage: top ten at once after a case was saved, median"
        yield Figure.at_most("cases", name, float(np.median(after)), LINKAGE_MS, "ms")
