"""Case files at the size that the issue names: 100,000 cases with a million acts on record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.access import Actor, Role
from app.domain.case_file import CaseFile, CaseKind, CaseStatus, CaseType, Discovery
from app.domain.case_part import CaseStep
from app.domain.key import key_from, new_key
from app.domain.record import OwnerDomain, Record
from app.services.cases.case_desk import CaseDesk
from app.store.column_types import to_json, to_micros
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.records import to_row
from app.store.tables import TABLE_OF
from app.store.unit_of_work import Store
from tests.bench.figure import Figure, median_of_runs, seconds_of

NOW = datetime(2026, 11, 21, 15, 41, tzinfo=UTC)
CASES, ACTS_EACH = 100_000, 10
LIST_MS, OPEN_MS, SAVE_MS = 200.0, 150.0, 50.0
OFFICER = Actor(user_id="u-han", name="韩", role=Role.OFFICER, desk_id="desk-1")
SHOWN = timedelta(days=731)


def bench_case_files() -> Iterator[Figure]:
    """What the panel reads when it opens, what a file's window reads, and an act with its audit row and fsync."""
    with _county() as (store, keys):
        desk = CaseDesk(store)
        listed = median_of_runs(lambda: 1000 * seconds_of(lambda: desk.cases_since(NOW - SHOWN)))
        yield Figure.at_most("cases", "list of cases read, of 100,000", listed, LIST_MS, "ms")
        asked = iter(keys[7::997])
        opened = median_of_runs(lambda: 1000 * seconds_of(lambda: desk.dossier(next(asked))))
        yield Figure.at_most("cases", "a file read with parts, terms and timeline", opened, OPEN_MS, "ms")
        changed = iter(keys[3::991])

        def save() -> float:
            seen = desk.case_file(next(changed))
            return 1000 * seconds_of(lambda: desk.change(OFFICER, new_key(), seen, {"helpers": "李、王"}))

        yield Figure.at_most("cases", "a file saved", median_of_runs(save), SAVE_MS, "ms")
        added = iter(keys[5::983])
        values = {"gross_t": 12.5, "water_cut_pct": 40}

        def add() -> float:
            case_id = next(added)
            return 1000 * seconds_of(lambda: desk.add_part(OFFICER, new_key(), case_id, "case_loss", values))

        yield Figure.at_most("cases", "a loss added to a file", median_of_runs(add), SAVE_MS, "ms")


@contextmanager
def _county() -> Iterator[tuple[Store, list[str]]]:
    """A store with the cases, the states that they passed, and what was done with them."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "onemap.sqlite"
        database = Database(file)
        upgrade(database, Path(folder) / "backups")
        keys = [key_from(1_700_000_000_000 + n * 600, n.to_bytes(10, "big")) for n in range(CASES)]
        with sqlite3.connect(file) as plain:
            _write(plain, (_case(n, key) for n, key in enumerate(keys)))
            _write(plain, (_step(n, key) for n, key in enumerate(keys)))
            _write_acts(plain, keys)
        plain.close()
        yield Store(database, lambda _facts: None, lambda: NOW), keys
        database.close()


def _case(number: int, key: str) -> CaseFile:
    at = NOW - timedelta(minutes=10 * (CASES - number))
    return CaseFile(
        id=key,
        owner_domain=OwnerDomain.POLICE,
        number=f"定公(油)刑立字{number:06d}号",
        alias=f"{at.month}·{at.day:02d}",
        title="姬塬镇开井盗油",
        kind=CaseKind.CRIMINAL,
        type=tuple(CaseType)[number % 10],
        status=CaseStatus.INVESTIGATING,
        occurred_from=at - timedelta(hours=8),
        occurred_to=at - timedelta(hours=2),
        discovered_at=at,
        discovery=Discovery.PATROL,
        lon=107.4 + number % 100 / 200,
        lat=37.1 + number % 70 / 200,
        lead_officer="韩",
        mo_codes="VALVE_OPEN NO_PLATE NIGHT",
        summary="夜间开井放油,驾无牌越野车逃离。",
        accepted_at=at,
    )


def _step(number: int, key: str) -> CaseStep:
    at = NOW - timedelta(minutes=10 * (CASES - number))
    return CaseStep(id=f"s{key}", owner_domain=OwnerDomain.POLICE, case_id=key, status=CaseStatus.INVESTIGATING, at=at)


def _write(plain: sqlite3.Connection, records: Iterator[Record]) -> None:
    """Rows as the store keeps them, past its layers: these are only to be there."""
    first = next(records)
    table = TABLE_OF[type(first)]
    names = [*(field.name for field in fields(first)), "updated_at"]
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"
    plain.execute(statement, _plain(first))
    plain.executemany(statement, map(_plain, records))


def _plain(record: Record) -> list[object]:
    row = to_row(record, updated_at=NOW).values()
    return [to_micros(one) if isinstance(one, datetime) else one for one in row]


def _write_acts(plain: sqlite3.Connection, keys: list[str]) -> None:
    """Ten changes of each case, in the order of time."""
    at, digest = to_micros(NOW), "0" * 64
    payloads = [
        to_json({"changes": [{"noun": "case_file", "id": "", "before": {"helpers": ""}, "after": {"helpers": "李"}}]})
    ] * CASES
    plain.executemany(
        "INSERT INTO audit (row_no, desk_id, number, at, user_id, act, act_id, subject, subject_id, reason, digest,"
        " previous_hash, hash) VALUES (?, 'desk-1', ?, ?, 'u-han', 'case.change', ?, 'case_file', ?, '', ?, ?, ?)",
        (
            (row, row, at, f"act{row}", keys[(row - 1) % CASES], digest, digest, digest)
            for row in range(1, CASES * ACTS_EACH + 1)
        ),
    )
    for turn in range(ACTS_EACH):
        first = turn * CASES + 1
        plain.executemany(
            "INSERT INTO audit_payload (audit_no, payload) VALUES (?, ?)",
            ((first + n, payload) for n, payload in enumerate(payloads)),
        )
