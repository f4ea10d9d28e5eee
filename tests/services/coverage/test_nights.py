"""The coverage of nights, kept: once each is over, anew when positions come late, and after these are gone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.events import FixesCameLate
from app.domain.visit_need import NeedMode
from app.services.coverage.coverage_desk import CoverageDesk, night_span
from app.services.coverage.coverage_reading import CoverageOrder
from app.services.coverage.coverage_text import packed, unpacked
from app.services.coverage.covering import cover
from app.services.coverage.need_desk import NeedAsked, NeedDesk
from app.services.coverage.night_keeper import NightKeeper
from app.store import audit_store, night_store
from app.store.tables import fix
from app.store.unit_of_work import Store
from tests.services.coverage.coverage_ground import RULE, covered, drive, ground, stay
from tests.store_fixtures import Clock

EVENING = date(2026, 11, 20)
"""The night before that of the desk's clock (2026-11-21 23:41)."""


@pytest.fixture
def keeper(store: Store, officer: Actor, tmp_path: Path) -> NightKeeper:
    ground(store, officer)
    NeedDesk(store).ask(officer, "need", NeedAsked(AssetLayer.WELLS, NeedMode.EVERY, 4.0))
    drive(store, "u1", night_span(EVENING)[0] + timedelta(hours=3), [50.0 * n for n in range(21)])
    return NightKeeper(store, CoverageDesk(store.database.file, tmp_path / "coverage.toml"))


def test_packed_and_unpacked_a_coverage_is_the_same_but_for_what_is_drawn(keeper: NightKeeper, store: Store) -> None:
    found = covered(store, 48.0)
    again = unpacked(packed(found))
    assert found.ages
    assert again.ages == ()
    assert (again.due, again.lines, again.cells, again.posts, again.teams, again.layers) == (
        found.due, found.lines, found.cells, found.posts, found.teams, found.layers,
    )  # fmt: skip
    assert (again.since, again.until, again.fixes, again.visible_rate, again.overdue) == (
        found.since, found.until, found.fixes, found.visible_rate, found.overdue,
    )  # fmt: skip


def test_a_night_is_due_half_an_hour_after_it_ended_and_once_and_so_are_those_when_no_desk_was_open(
    keeper: NightKeeper, store: Store, officer: Actor, clock: Clock
) -> None:
    morning = night_span(date(2026, 11, 21))[1]
    clock.moment = morning + timedelta(minutes=29)
    assert keeper.due() == (EVENING, EVENING - timedelta(days=1)), "two at a time, the newest first"
    clock.moment = morning + timedelta(minutes=30)
    assert keeper.due() == (date(2026, 11, 21), EVENING)
    found = keeper.reckon(EVENING)
    assert found is not None
    keeper.keep(officer, "keep", EVENING, found)
    assert keeper.due() == (date(2026, 11, 21), EVENING - timedelta(days=1))
    kept = {evening for back in range(20) for evening in [EVENING + timedelta(days=1 - back)]} - {EVENING}
    for evening in kept:
        keeper.keep(officer, f"keep {evening}", evening, found)
    assert keeper.due() == ()


def test_a_kept_night_outlasts_its_positions_and_is_no_mass_in_the_audit(
    keeper: NightKeeper, store: Store, officer: Actor, clock: Clock
) -> None:
    found = keeper.reckon(EVENING)
    assert found is not None
    keeper.keep(officer, "keep", EVENING, found)
    with store.database.write() as connection:
        connection.execute(delete(fix))
    kept = keeper.night(EVENING)
    assert kept is not None
    assert kept.lines == found.lines
    assert kept.lines[0].unique_m == pytest.approx(1000, rel=2e-3)
    assert keeper.night(date(2026, 11, 1)) is None
    emptied = keeper.reckon(EVENING)
    assert emptied is not None
    assert emptied.fixes == 0
    keeper.keep(officer, "again", EVENING, emptied)
    assert keeper.night(EVENING) == kept, "what was thinned out since takes nothing away"
    with store.read() as connection:
        (act,) = audit_store.rows_of_act(connection, "keep")
        assert len(str(act)) < 5_000
        assert [(evening, fixes) for evening, _, fixes in night_store.kept(connection)] == [("2026-11-20", found.fixes)]


def test_positions_that_came_late_have_the_kept_nights_of_then_reckoned_anew(
    keeper: NightKeeper, store: Store, officer: Actor
) -> None:
    first = keeper.reckon(EVENING)
    assert first is not None
    keeper.keep(officer, "keep", EVENING, first)
    since = night_span(EVENING)[0] + timedelta(hours=5)
    assert keeper.late(FixesCameLate(("u2",), since - timedelta(days=3), since - timedelta(days=2))) == ()
    stay(store, "u2", since, 20)
    assert keeper.late(FixesCameLate(("u2",), since, since + timedelta(minutes=20))) == (EVENING,)
    again = keeper.reckon(EVENING)
    assert again is not None
    keeper.keep(officer, "anew", EVENING, again)
    kept = keeper.night(EVENING)
    assert kept is not None
    assert kept.fixes == first.fixes + 21
    assert kept == unpacked(packed(cover(CoverageOrder(store.database.file, *night_span(EVENING), RULE))))


def test_a_stopped_reckoning_gives_nothing(keeper: NightKeeper) -> None:
    assert keeper.reckon(EVENING, lambda: True) is None
    assert isinstance(night_span(EVENING)[0], datetime)
