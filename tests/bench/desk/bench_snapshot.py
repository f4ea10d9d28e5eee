"""From a command to a picture of the whole oilfield: ours and QGIS's, whole processes, in turn."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.desk import ground
from tests.bench.desk.qgis_peer import QgisPeer
from tests.bench.figure import Figure, PeerNotInstalled, median_of_runs, medians_in_turn, seconds_of

NAME = "snapshot of 30,000 wells and all lines, whole process"
RATIO = 0.8


def bench_snapshot_against_qgis() -> Iterator[Figure]:
    """The window with map, docks and records against QGIS's bare map of the same wells and lines, equal in pixels."""
    files = [ground.exported("wells"), ground.exported("pipelines")]
    try:
        qgis = QgisPeer(files)
        qgis.seconds_of_picture()
    except PeerNotInstalled as missing:
        yield Figure.told("desk", NAME, median_of_runs(lambda: seconds_of(take_ours)), "s")
        yield Figure.skipped("desk", f"{NAME}, against QGIS", f"at most {RATIO:g} of QGIS 3.22", missing.peer)
        return
    # The first picture of each, of QGIS above, fills the disk's cache and the profile.
    take_ours()
    ours, theirs = medians_in_turn(lambda: seconds_of(take_ours), qgis.seconds_of_picture)
    yield Figure.ratio_at_most("desk", NAME, ours, theirs, RATIO, unit="s", peer="QGIS 3.22")
    bare = QgisPeer(files, "--noplugins", "--noversioncheck", "--hide-browser")
    seconds = median_of_runs(bare.seconds_of_picture)
    yield Figure.told("desk", "the same by QGIS without its plugins", seconds, "s")


def bench_first_picture_of_a_new_demo() -> Figure:
    """From an empty directory to a picture of the filled window, each time anew."""
    folders = (ground.workplace() / f"first-{number}" for number in range(100))

    def take_first() -> None:
        data = next(folders)
        ground.run(data, "demo", "--wells", str(ground.WELLS), "--snapshot", str(data.with_suffix(".png")))

    return Figure.at_most("desk", "demo, first picture", median_of_runs(lambda: seconds_of(take_first)), 20, "s")


def bench_later_start() -> Figure:
    """The whole process from its start to the saved picture of a live map, which is more than the start alone."""
    ground.filled_demo()
    seconds = median_of_runs(lambda: seconds_of(take_ours))
    return Figure.at_most("desk", "later start to a live map and its picture", seconds, 4, "s")


def take_ours() -> None:
    """One `snapshot` of the filled demo."""
    picture = ground.workplace() / "ours.png"
    picture.unlink(missing_ok=True)
    width, height = ground.WINDOW
    ground.run(ground.filled_demo(), "snapshot", str(picture), "--size", f"{width}x{height}")
    if not picture.exists():
        raise RuntimeError("snapshot made no picture")
