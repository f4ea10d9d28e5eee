"""The list of case files, one file, and a save, among 100,000 cases with a million acts on record."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import numpy as np
from PySide6.QtWidgets import QApplication
from sqlalchemy import Connection, select
from virtual_screen import virtual_screen

from app.domain.access import Actor, Role
from app.domain.case_file import CaseFile
from app.domain.case_status import CaseStatus
from app.domain.key import new_key
from app.paths import resources
from app.services.cases.case_desk import CaseDesk
from app.store import audit_store
from app.store.audit_store import Entry
from app.store.tables import case_file
from app.store.unit_of_work import Store
from tests.bench.cases.county_cases import NOW, county_store
from tests.bench.figure import Figure

ACTS_A_CASE, CASES_AT_ONCE, ASKED, RUNS = 10, 2_000, 40, 5
LIST_MS, OPEN_MS, SAVE_MS = 200.0, 150.0, 50.0
SHOWN = timedelta(days=730)
LOSS = {"gross_t": 12.5, "water_cut_pct": 40}
OFFICER = Actor(user_id="u-han", name="韩", role=Role.OFFICER, desk_id="desk-1")


def bench_list_open_and_save() -> Iterator[Figure]:
    """Forty files opened and saved one after another, their indexes with them, and a loss added to each; the list read
    and shown five times."""
    with county_store() as store:
        _do_a_million_acts(store)
        desk = CaseDesk(store)
        with store.read() as connection:
            open_ones = select(case_file.c.id).where(case_file.c.status != CaseStatus.ARCHIVED)
            keys = list(connection.execute(open_ones).scalars())
        asked = [keys[at] for at in np.random.default_rng(7).choice(len(keys), size=ASKED, replace=False).tolist()]
        opened = [_milliseconds(partial(desk.dossier, key)) for key in asked]
        saved = []
        for key in asked:
            seen = desk.case_file(key)
            words = {"summary": f"{seen.summary} 补充:现场遗留软管"}
            saved.append(_milliseconds(partial(desk.change, OFFICER, new_key(), seen, words)))
        added = [_milliseconds(partial(desk.add_part, OFFICER, new_key(), key, "case_loss", LOSS)) for key in asked]
        read = [_milliseconds(lambda: desk.cases_since(NOW - SHOWN)) for _ in range(RUNS)]
        shown, count = _shown(desk.cases_since(NOW - SHOWN))
    yield Figure.at_most("cases", "a file of 100,000 opens with its timeline, p95", _p95(opened), OPEN_MS, "ms")
    yield Figure.at_most("cases", "a file of 100,000 is saved, p95", _p95(saved), SAVE_MS, "ms")
    yield Figure.at_most("cases", "a loss is added to a file of 100,000, p95", _p95(added), SAVE_MS, "ms")
    listed = float(np.median(read) + np.median(shown))
    yield Figure.at_most("cases", f"list of {count} cases of 24 months opens, median", listed, LIST_MS, "ms")
    yield Figure.told("cases", "list of cases: on the window's thread, median", float(np.median(shown)), "ms")


def _do_a_million_acts(store: Store) -> None:
    """Ten acts on each case, chained as all acts are."""
    with store.read() as connection:
        keys = list(connection.execute(select(case_file.c.id)).scalars())
    for begin in range(0, len(keys), CASES_AT_ONCE):
        with store.database.write() as connection:
            _act_on(connection, keys[begin : begin + CASES_AT_ONCE])


def _act_on(connection: Connection, keys: list[str]) -> None:
    changes = {"before": {"lead_officer": "民警1"}, "after": {"lead_officer": "民警2"}}
    audit_store.append_all(
        connection,
        [
            Entry(
                desk_id=OFFICER.desk_id, at=NOW - timedelta(hours=number), user_id=OFFICER.user_id, act="case.change",
                act_id=f"{key}.{number}", subject="case_file", subject_id=key, reason="",
                payload={"changes": [{"noun": "case_file", "id": key, **changes}]},
            )
            for key in keys
            for number in range(ACTS_A_CASE)
        ],
    )  # fmt: skip


def _shown(cases: tuple[CaseFile, ...]) -> tuple[list[float], int]:
    """What it takes the window's thread to show them in the panel, and how many they are."""
    with virtual_screen() as display:
        os.environ.setdefault("DISPLAY", display)
        app = QApplication.instance() or QApplication(["onemap"])
        assert isinstance(app, QApplication)
        from app.ui.look import Look
        from app.ui.panels.case_panel import CasePanel

        panel = CasePanel(Look(app, resources() / "styles"), lambda: NOW)
        panel.resize(900, 500)
        panel.show()
        app.processEvents()

        def show() -> None:
            panel.show_cases([replace(one) for one in cases])
            app.processEvents()

        took = [_milliseconds(show) for _ in range(RUNS)]
        panel.deleteLater()
        app.processEvents()
    return took, len(cases)


def _milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def _p95(took: list[float]) -> float:
    return float(np.percentile(took, 95))
