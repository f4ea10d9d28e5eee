"""The demo in a real store: what the desk needs first, the rest behind it, and nothing twice after a kill."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.demo import demo_filler
from app.demo.county_time import track_days
from app.demo.demo_filler import KIND, DemoFiller
from app.demo.live_demo import SEEN_WITHIN, live_feeds
from app.domain.access import Actor, Right
from app.domain.asset import AssetLayer
from app.domain.events import AssetsChanged, BatchProgressed, Fact
from app.domain.unit import Fix
from app.errors import InputRefused, NotPermitted
from app.paths import shipped_maps
from app.services.alerts.alert_desk import AlertDesk
from app.services.duty_desk import DutyDesk
from app.services.field.unit_tracker import UnitTracker
from app.store import asset_store, batches, fix_store, statistics, user_store
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.store_fixtures import Clock

WELLS = 300
KILLED_RUN = """
import sys
from pathlib import Path
from app.demo.demo_filler import DemoFiller
from app.domain.access import Actor, Role
from app.paths import shipped_maps
from app.store.engine import Database
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
store = Store(Database(Path(sys.argv[1])), lambda facts: None)
actor = Actor(user_id="u", name="u", role=Role.LEADER, desk_id="d")
filler = DemoFiller(store, WriteLane(), actor, shipped_maps() / "boundaries", seed=4, wells=300, days_of_tracks=1)
filler.fill_essential()
print("essential", flush=True)
filler.fill_rest()
print("all", flush=True)
"""


def _filler(store: Store, lane: WriteLane, actor: Actor, *, seed: int = 4, wells: int = WELLS) -> DemoFiller:
    return DemoFiller(store, lane, actor, shipped_maps() / "boundaries", seed=seed, wells=wells, days_of_tracks=1)


def _counts(store: Store) -> dict[str, int]:
    with store.read() as connection:
        return {**statistics.row_counts(connection), "fix": fix_store.count(connection)}


def test_after_the_essential_part_the_desk_is_alive_and_marked_as_a_demo(
    store: Store, lane: WriteLane, leader: Actor, clock: Clock, told: list[Fact]
) -> None:
    _filler(store, lane, leader).fill_essential()
    with store.read() as connection:
        assert user_store.installation_words(connection)["demo"] == "4"
        assert asset_store.assets.count(connection) > WELLS
    assert len(AlertDesk(store).open_alerts()) == 8
    assert DutyDesk(store).duty_at(clock()).missing == 1
    assert {one.layer for one in told if isinstance(one, AssetsChanged)} == set(AssetLayer)
    assert all(one.fix is not None for one in UnitTracker(store).units_at(clock()) if one.state != "OFF_DUTY")


def test_the_rest_brings_the_past_and_the_tracks_in_batches_of_their_own(
    store: Store, lane: WriteLane, leader: Actor, clock: Clock, told: list[Fact]
) -> None:
    filler = _filler(store, lane, leader)
    filler.fill_essential()
    filler.fill_rest()
    counts = _counts(store)
    assert filler.is_complete()
    assert counts["alert"] > 13_000
    assert counts["roster_slot"] > 2_000
    assert counts["fix"] > 45_000
    assert sum(isinstance(one, BatchProgressed) and one.completed for one in told) == 4
    seen = {one.unit.code: one for one in UnitTracker(store).units_at(clock())}
    assert seen["巡1"].fix is not None
    assert seen["巡1"].state == "PATROLLING"
    assert seen["巡2"].state == "OFF_DUTY"


def test_filling_again_writes_nothing_twice_and_keeps_the_first_seed(
    store: Store, lane: WriteLane, leader: Actor, clock: Clock
) -> None:
    first = _filler(store, lane, leader)
    first.fill_essential()
    first.fill_rest()
    before = _counts(store)
    clock.move(days=3)
    again = _filler(store, lane, leader, seed=99, wells=5_000)
    again.fill_essential()
    again.fill_rest()
    assert (again.seed, again.wells, again.made_at) == (4, WELLS, first.made_at)
    assert _counts(store) == before


def test_a_stopped_fill_goes_on_where_it_stood(
    store: Store, lane: WriteLane, leader: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _filler(store, lane, leader)
    whole.fill_essential()
    monkeypatch.setattr(demo_filler, "CHUNK", 200)
    filling = threading.Thread(target=whole.fill_rest)
    filling.start()
    while not _unfinished(store):
        time.sleep(0.01)
    whole.stop()
    filling.join()
    assert not whole.is_complete()
    assert _counts(store)["alert"] == 8, "nobody sees half a past"
    after = _filler(store, lane, leader)
    after.fill_rest()
    assert after.is_complete()
    assert _counts(store)["alert"] > 13_000


@pytest.mark.parametrize("part", ["essential", "past", "tracks"])
def test_a_killed_fill_is_made_whole_at_the_next_start(tmp_path: Path, leader: Actor, part: str) -> None:
    file = tmp_path / "onemap.sqlite"
    database = Database(file)
    upgrade(database, tmp_path / "backups")
    heard: list[Fact] = []
    store = Store(database, heard.extend)
    run = subprocess.Popen([sys.executable, "-c", KILLED_RUN, str(file)], stdout=subprocess.PIPE, text=True)
    try:
        while not any(noun.startswith(part) for noun in _unfinished(store)):
            assert run.poll() is None, "the fill ended before it could be killed"
            time.sleep(0.002)
        time.sleep(0.05)
    finally:
        run.kill()
        run.communicate()
    lane = WriteLane()
    filler = _filler(store, lane, leader)
    filler.fill_essential()
    filler.fill_rest()
    counts = _counts(store)
    lane.close()
    assert counts["case_file"] == 294, "of 360 the 66 administrative ones with a decision in effect are sealed"
    assert counts["asset"] == sum(1 for _ in filler.oilfield.assets())
    assert counts["fix"] == sum(
        len(track.at) for day in track_days(filler.made_at, 1) for track in filler.oilfield.tracks(day)
    )
    assert _unfinished(store) == []
    database.close()


def test_a_real_oilfield_is_not_turned_into_a_demo(store: Store, lane: WriteLane, leader: Actor) -> None:
    other = _filler(store, lane, leader)
    well = next(one for one in other.oilfield.assets() if one.layer is AssetLayer.WELLS)
    with store.act(leader, "act-1", "asset.add", Right.IMPORT) as work:
        work.add(well)
    with pytest.raises(InputRefused, match="holds an oilfield already"):
        _filler(store, lane, leader)


@pytest.mark.parametrize("wells", [0, -5, 59, 1_000_001])
def test_a_number_of_wells_that_cannot_be_drawn_is_refused(
    store: Store, lane: WriteLane, leader: Actor, wells: int
) -> None:
    with pytest.raises(InputRefused, match="from 60 to 1000000 wells"):
        _filler(store, lane, leader, wells=wells)


def test_an_officer_may_not_make_a_demo(store: Store, lane: WriteLane, officer: Actor) -> None:
    with pytest.raises(NotPermitted):
        _filler(store, lane, officer)


def test_live_units_go_on_from_their_last_fix_in_the_store(
    store: Store, lane: WriteLane, leader: Actor, clock: Clock
) -> None:
    filler = _filler(store, lane, leader)
    filler.fill_essential()
    filler.fill_rest()
    told: list[Fix] = []
    heard = threading.Event()

    def on_fixes(fixes: list[Fix]) -> None:
        told.extend(fixes)
        heard.set()

    feeds = live_feeds(
        filler, store, clock, UnitTracker(store).moving_at, on_fixes=on_fixes, on_alert=print, period_s=0.01
    )
    feeds.start()
    assert heard.wait(20)
    feeds.stop()
    with store.read() as connection:
        last = {one.unit_id: one for one in fix_store.latest(connection, clock() - SEEN_WITHIN)}
    moved = [abs(one.lon - last[one.unit_id].lon) for one in told[:10] if one.unit_id in last]
    assert moved
    assert max(moved) < 0.05, "no unit leaps across the county when the desk opens"


def _unfinished(store: Store) -> list[str]:
    with store.read() as connection:
        found = [batches.get(connection, number) for number in batches.unfinished(connection)]
    return [one.noun for one in found if one.kind == KIND]
