"""Files in: the 120,726 wells of Colorado through the import desk, and a CSV of 300 MB that must not swell."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.access import Actor, Role
from app.domain.events import Fact
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.bench.figure import Figure, median_of_runs
from tests.shared_files import shared_data

WELLS = "wells/colorado_shp_utm13n_nodbf/Wells.shp"
WELL_COUNT = 120_726
LIMIT_S = 15
BIG_MB = 300
MOST_ABOVE_MB = 150

# Reads and converts a file in a process of its own, then prints the megabytes it took at its peak above those of its
# imports, and the rows read.
PARSE = """
import resource, sys
from pathlib import Path
from app.services.files import import_work
from app.services.files.import_plan import ImportPlan
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
file, folder = Path(sys.argv[1]), Path(sys.argv[2])
columns = {"code": "code", "name": "name", "lon": "lon", "lat": "lat"}
plan = ImportPlan(path=file, layer="wells", crs="WGS84", columns=columns)
import_work.look(plan)
before = peak()
parsed = import_work.parse(plan, folder, [])
print(peak() - before, parsed.accepted)
"""


def bench_import_of_the_colorado_wells() -> Iterator[Figure]:
    """From a preview on: worker started, file parsed and converted, all rows written as one batch and visible."""
    data = shared_data()
    name = f"import of {WELL_COUNT:,} wells"
    if data is None:
        yield Figure.skipped("run", name, f"at most {LIMIT_S} s", "shared/data")
        return
    yield Figure.at_most("run", name, median_of_runs(lambda: _imported(data / WELLS)), LIMIT_S, "s")


def bench_a_big_csv_is_streamed() -> Iterator[Figure]:
    """The peak of memory while a CSV of 300 MB is parsed, above what the parser takes for a small sample of it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "big.csv"
        rows = _big_csv(file)
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", PARSE, str(file), str(folder)], capture_output=True, text=True, check=True
        )
        took = time.perf_counter() - begun
        above, accepted = done.stdout.split()
        if int(accepted) != rows:
            raise RuntimeError(f"{accepted} of {rows} rows were taken")
    yield Figure.at_most("run", f"CSV of {BIG_MB} MB: memory above its sample's", float(above), MOST_ABOVE_MB, "MB")
    yield Figure.told("run", f"CSV of {BIG_MB} MB: rows parsed a second", rows / took, "1/s")


def _imported(file: Path) -> float:
    actor = Actor(user_id="bench", name="bench", role=Role.LEADER, desk_id="bench")
    told: list[Fact] = []
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store, lane = Store(database, told.extend), WriteLane()
        desk = ImportDesk(store, lane, Path(folder) / "reports")
        begun = time.perf_counter()
        result = desk.run(actor, "bench", desk.preview(ImportPlan(path=file, layer="wells")).plan)
        took = time.perf_counter() - begun
        desk.close()
        lane.close()
        database.close()
    if result.added != WELL_COUNT:
        raise RuntimeError(f"{result.added} wells came in")
    return took


def _big_csv(file: Path) -> int:
    """About `BIG_MB` of wells with a long remark each; returns how many."""
    remark = "定边采油厂井场道路巡护备注" * 8
    rows = 0
    with file.open("w", encoding="utf-8") as text:
        text.write("code,name,lon,lat,remark\n")
        while text.tell() < BIG_MB << 20:
            text.writelines(
                f"W-{at},井{at},{107 + at % 1000 / 1000},{37 + at % 997 / 1000},{remark}\n"
                for at in range(rows, rows + 10_000)
            )
            rows += 10_000
    return rows
