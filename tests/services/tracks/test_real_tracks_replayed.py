"""Tracks of real receivers, brought in as files, are replayed as they were recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from app.analysis.fix_filter import FilterLimits
from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.services.tracks.replay_desk import ReplayDesk
from app.services.tracks.track_desk import TrackDesk
from app.services.tracks.track_plan import TrackPlan
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

ANYWHERE = FilterLimits(surroundings=(-180.0, -90.0, 180.0, 90.0))
"""They were recorded elsewhere on Earth."""
UNIT = Unit(id="u1", owner_domain=OwnerDomain.POLICE, code="1", name="巡察1组", kind=UnitKind.PATROL_GROUP)


@pytest.fixture
def desk(store: Store, lane: WriteLane, officer: Actor) -> Iterator[TrackDesk]:
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(UNIT)
    made = TrackDesk(store, lane, ANYWHERE)
    yield made
    made.close()


@pytest.mark.parametrize(
    "file",
    ["tracks/gpx/around-visnjan-with-car.gpx", "tracks/gpx/cerknicko-jezero.gpx"],
)
def test_a_real_gpx_is_replayed_fix_by_fix_and_at_any_moment_between(
    store: Store, desk: TrackDesk, officer: Actor, shared_data: Path, file: str
) -> None:
    read = desk.look(TrackPlan(path=shared_data / file))
    way = max(read.ways, key=lambda one: one.counts.believed)
    desk.run(officer, "in", read, [UNIT.id if one is way else "" for one in read.ways])
    seconds, lon, lat = way.fixes[:3, way.doubts == 0]
    since, until = (datetime.fromtimestamp(float(at), UTC) for at in (seconds[0], seconds[-1]))
    hours = timedelta(hours=11)
    (track,) = ReplayDesk(store).replay([UNIT.id], since, min(until + timedelta(seconds=1), since + hours)).tracks
    count = int(np.count_nonzero(seconds <= seconds[0] + hours.total_seconds()))
    assert count > 20
    assert track.fixes[:, 1:3] == pytest.approx(np.column_stack([lon, lat])[:count])
    assert track.fixes[:, 0] == pytest.approx(seconds[:count])
    assert track.metres > 100
    middle = count // 2
    told = track.at(datetime.fromtimestamp(float(seconds[middle]), UTC))
    assert told is not None
    assert (told[1], told[2]) == pytest.approx((float(lon[middle]), float(lat[middle])))
