"""Both databases find the same words by what is written for a text and asked for a word; PostgreSQL is the real one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.text_terms import asked_words, terms
from app.store.term_tables import POSTGRESQL, SQLITE, TermTable
from app.store.unit_of_work import Store

BODIES = {
    1: "姬塬镇开井盗油\n嫌疑人驾驶无牌改装越野车,陕K·A12345号罐车接应",
    2: "樊学镇打孔盗油 K12+300",
    3: "盗窃电缆物资 定1234-5",
}
WORDS = {
    "盗": [1, 2, 3],
    "盗油": [1, 2],
    "开井盗": [1],
    "驾驶无牌改装越野": [1],
    "a12345": [1],
    "定1234-5": [3],
    "234": [1, 3],
    "k12+300": [2],
    "陕K·A12": [1],
    "没有": [],
}
Run = Callable[[str], str]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _found(form: TermTable, run: Run) -> dict[str, list[int]]:
    for key, body in BODIES.items():
        run(str(form.add).replace(":row_no", str(key)).replace(":terms", _quoted(form.written(terms(body)))))
    run(str(form.take).replace(":row_no", "2").replace(":terms", _quoted(form.written(terms(BODIES[2])))))
    run(str(form.add).replace(":row_no", "2").replace(":terms", _quoted(form.written(terms(BODIES[2])))))
    answers = {}
    for word in WORDS:
        (asked,) = asked_words(word)
        match = form.match.replace(":word", _quoted(form.asked(asked)))
        worth = form.worth.replace(":word", _quoted(form.asked(asked)))
        told = run(f"SELECT {form.key} FROM case_terms WHERE {match} ORDER BY {form.key}, {worth}")
        answers[word] = [int(line) for line in told.split()]
    return answers


def test_sqlite_finds_the_words(store: Store) -> None:
    with store.database.write() as connection:

        def run(sql: str) -> str:
            result = connection.exec_driver_sql(sql)
            return "\n".join(str(row[0]) for row in result) if result.returns_rows else ""

        assert _found(SQLITE, run) == WORDS


@pytest.fixture
def psql() -> Iterator[Run]:
    """A PostgreSQL server of this test alone, over a socket in a folder of its own."""
    servers = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not servers or shutil.which("psql") is None:
        pytest.skip("PostgreSQL is not installed here")
    binaries, folder = servers[-1].parent, Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    other = os.geteuid() == 0
    if other:
        shutil.chown(folder, "postgres")
    who = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if other else []
    data, options = str(folder / "data"), f"-k {folder} -c listen_addresses="

    def control(*words: str) -> None:
        quiet = subprocess.DEVNULL
        subprocess.run([*who, *words], check=True, stdout=quiet, stderr=quiet, cwd=folder)

    control(str(binaries / "initdb"), "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres")
    control(str(binaries / "pg_ctl"), "-D", data, "-o", options, "-w", "start")
    try:
        yield (
            lambda sql: (
                subprocess.run(
                    ["psql", "-h", str(folder), "-U", "postgres", "-tAq", "-c", sql],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
            )
        )
    finally:
        control(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


def test_postgresql_finds_the_same_words(psql: Run) -> None:
    psql("CREATE TABLE case_terms (row_no bigint PRIMARY KEY, terms tsvector NOT NULL)")
    psql("CREATE INDEX ix_case_terms_terms ON case_terms USING gin (terms)")
    assert _found(POSTGRESQL, psql) == WORDS
