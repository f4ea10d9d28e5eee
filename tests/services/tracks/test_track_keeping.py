"""How long it is kept where officers were, and that nobody looks at one of them unseen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.access import Actor, Right
from app.domain.coverage_night import CoverageNight
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.record import OwnerDomain
from app.domain.unit import Fix
from app.errors import InputRefused
from app.services.coverage.coverage_desk import CoverageDesk, night_of, night_span
from app.services.coverage.night_keeper import NightKeeper
from app.services.coverage.unkept_nights import unkept_nights
from app.services.tracks.track_keeping import TrackKeeping
from app.services.tracks.track_lookup import TrackLookup
from app.store import fix_store, visit_store
from app.store.tables import audit, fix
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.tracks.track_ground import (
    EAST,
    LAT,
    LON,
    NIGHT,
    PER_M_EAST,
    PER_M_NORTH,
    TANKER,
    night_way,
    put,
    settle,
)
from tests.store_fixtures import Clock

OLD = timedelta(days=200)


@pytest.fixture
def keeping(store: Store, lane: WriteLane, officer: Actor) -> TrackKeeping:
    settle(store, officer)
    return TrackKeeping(store, lane, lambda: 180)


def drive(store: Store, unit_id: str, begin: datetime) -> None:
    put(
        store,
        *[
            Fix(unit_id, begin + timedelta(seconds=s), LON + east * PER_M_EAST, LAT + north * PER_M_NORTH, 30.0)
            for s, east, north in night_way()
        ],
    )


def keep_night(store: Store, officer: Actor, begin: datetime) -> None:
    """Stands for the keeper of nights, which reckons the coverage first."""
    since, until = night_span(night_of(begin))
    with store.act(officer, new_key(), "coverage.keep", Right.ACT) as work:
        work.add(
            CoverageNight(
                id=new_key(), owner_domain=OwnerDomain.POLICE, evening=night_of(begin).isoformat(), since=since,
                until=until, made_at=work.now, fixes=184, packed=b"",
            )
        )  # fmt: skip


def moments(store: Store, unit_id: str) -> list[datetime]:
    with store.read() as connection:
        return list(connection.execute(select(fix.c.at).where(fix.c.unit_id == unit_id)).scalars())


def acts(store: Store) -> list[tuple[str, str, str, str]]:
    with store.read() as connection:
        rows = connection.execute(select(audit.c.act, audit.c.user_id, audit.c.subject_id, audit.c.reason)).all()
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def test_after_180_days_only_the_last_visit_of_each_square_is_left_of_an_officer(
    keeping: TrackKeeping, store: Store, officer: Actor
) -> None:
    for begin in (NIGHT - OLD, NIGHT - timedelta(days=10)):
        drive(store, EAST.id, begin)
        drive(store, TANKER.id, begin)
    keep_night(store, officer, NIGHT - OLD)
    before = len(moments(store, EAST.id))
    told = keeping.due()
    well = Position(LON + 6000 * PER_M_EAST, LAT)
    done = keeping.thin(officer)
    assert (done.removed, done.kept) == (told.removed, told.kept)
    assert done.removed == before - 184, "the later night has seen the same squares: nothing of the old one is left"
    assert len(moments(store, TANKER.id)) == 368, "a tanker is no officer"
    with store.read() as connection:
        found = visit_store.last_near(connection, [well], [EAST.id])[0]
    assert found is not None
    assert keeping.thin(officer).removed == 0


def test_a_place_seen_only_long_ago_still_tells_who_was_there_last(
    keeping: TrackKeeping, store: Store, officer: Actor
) -> None:
    drive(store, EAST.id, NIGHT - OLD)
    keep_night(store, officer, NIGHT - OLD)
    done = keeping.thin(officer)
    assert 0 < done.kept < 184
    assert len(moments(store, EAST.id)) == done.kept
    with store.read() as connection:
        found = visit_store.last_near(connection, [Position(LON + 6000 * PER_M_EAST, LAT)], [EAST.id])[0]
    assert found is not None
    assert found.at < NIGHT - OLD + timedelta(hours=1)
    assert ("track.thin", officer.user_id, EAST.id, "") in acts(store)


def test_the_desk_thins_by_itself_at_night_a_slice_a_beat_and_once(
    keeping: TrackKeeping, store: Store, officer: Actor, clock: Clock
) -> None:
    drive(store, EAST.id, NIGHT - OLD)
    keep_night(store, officer, NIGHT - OLD)
    keeping.tick(officer)
    assert len(moments(store, EAST.id)) == 184, "it is 23:41"
    clock.move(hours=3)
    for _ in range(6):
        keeping.tick(officer)
    left = len(moments(store, EAST.id))
    assert 0 < left < 184
    drive(store, EAST.id, NIGHT - OLD + timedelta(hours=2))
    keeping.tick(officer)
    assert len(moments(store, EAST.id)) == left + 184, "once a night"


def test_nothing_goes_of_a_night_whose_coverage_is_not_kept_nor_of_what_follows_it(
    keeping: TrackKeeping, store: Store, officer: Actor, tmp_path: Path
) -> None:
    for back in (OLD, OLD - timedelta(days=2), OLD - timedelta(days=4)):
        drive(store, EAST.id, NIGHT - back)
    keep_night(store, officer, NIGHT - OLD)
    unkept = night_of(NIGHT - OLD + timedelta(days=2))
    done = keeping.thin(officer)
    assert (done.waits_for, done.before) == (unkept, night_span(unkept)[0])
    assert done.removed == 184, "the first night alone; the later ones have seen its squares"
    keeper = NightKeeper(store, CoverageDesk(store.database.place, tmp_path / "coverage.toml"))
    due = unkept_nights_of(store)
    assert due[-2:] == [unkept + timedelta(days=2), unkept], "however long ago, and no night in which nobody was heard"
    for evening in due:
        found = keeper.reckon(evening)
        assert found is not None
        keeper.keep(officer, f"keep {evening}", evening, found)
    assert keeper.due() == ()
    again = keeping.thin(officer)
    assert again.waits_for is None
    since, until = night_span(unkept)
    assert not [one for one in moments(store, EAST.id) if since <= one < until], "the last has seen its squares, too"


def unkept_nights_of(store: Store) -> list[date]:
    with store.read() as connection:
        return unkept_nights(connection, store.now())


def test_one_officer_s_way_is_shown_for_a_reason_and_who_looked_is_written_down(
    keeping: TrackKeeping, store: Store, officer: Actor
) -> None:
    del keeping
    drive(store, EAST.id, NIGHT)
    lookup = TrackLookup(store)
    with pytest.raises(InputRefused, match="for a reason only"):
        lookup.look(officer, "look-1", EAST.id, NIGHT, NIGHT + timedelta(hours=1), "   ")
    assert not [one for one in acts(store) if one[0] == "track.look"]
    found = lookup.look(officer, "look-2", EAST.id, NIGHT, NIGHT + timedelta(seconds=1830), "核对 11-20 夜间守点")
    assert ("track.look", officer.user_id, EAST.id, "核对 11-20 夜间守点") in acts(store)
    assert (found.unit, len(found.track)) == ("巡1", 184)
    assert [one.is_stop for one in found.stays] == [False, True, False]
    assert found.stays[1].until - found.stays[1].since == pytest.approx(630, abs=20)
    assert len(found.outline) < 40


def test_what_came_late_is_in_the_stops_and_trips_at_once(keeping: TrackKeeping, store: Store, officer: Actor) -> None:
    del keeping
    lookup, end = TrackLookup(store), NIGHT + timedelta(hours=1)
    drive(store, EAST.id, NIGHT)
    with store.database.write() as connection:
        late = [
            one for one in fix_store.track(connection, EAST.id, NIGHT, end) if 600 <= one[0] - NIGHT.timestamp() < 1240
        ]
        for one in late:
            connection.execute(fix.delete().where(fix.c.at == datetime.fromtimestamp(one[0], NIGHT.tzinfo)))
    assert sum(one.is_stop for one in lookup.look(officer, "a", EAST.id, NIGHT, end, "查").stays) == 0
    put(store, *[Fix(EAST.id, datetime.fromtimestamp(at, NIGHT.tzinfo), lon, lat) for at, lon, lat, _ in late])
    assert sum(one.is_stop for one in lookup.look(officer, "b", EAST.id, NIGHT, end, "查").stays) == 1
