"""警力跟着警情走: what is counted, where strength is wanting, what is proposed and how well, what was decided."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update

from app.domain.access import Actor
from app.domain.alert import AlertKind, Verdict
from app.domain.call import CallCategory, CallSource
from app.domain.case_file import Discovery
from app.domain.duty import PostRole, SlotState
from app.domain.handover import Section
from app.domain.strength import DECISION_HOLDS, Decision, Mismatch, StaffingDecision, StrengthRows
from app.domain.strength import Verdict as Judged
from app.domain.unit import UnitKind
from app.errors import InputRefused
from app.paths import resources
from app.services.duty.log_desk import LogDesk
from app.services.duty.strength_desk import HourView, StaffingProposal, StrengthDesk, folded
from app.services.duty.strength_files import write_strength
from app.services.duty.strength_reading import StrengthTable
from app.services.sign_in import SignIn
from app.store import audit_store
from app.store.tables import case_file
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.services.duty.shift_field import desk_of, night, put
from tests.services.duty.strength_ground import EAST, WEST, alert, at, call, case, fill, patrol, post, rooms, unit
from tests.store_fixtures import Clock

WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
WEST_ROW, EAST_ROW = 0, 1


@pytest.fixture
def desk(store: Store, officer: Actor) -> StrengthDesk:
    rooms(store, officer)
    return StrengthDesk(store)


def view(desk: StrengthDesk, rows: StrengthRows = StrengthRows.ROOMS) -> HourView:
    return folded(desk.table(rows), WEEKDAYS)


def test_a_case_counts_in_the_room_and_hours_of_the_county(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    fill(store, officer, [case("c1", at(clock, 5, 22.5), 3.5), case("c2", at(clock, 9, 2.0), place=WEST)])
    seen = view(desk)
    assert seen.names == ("西智慧警务室", "东智慧警务室")
    assert seen.incidents[EAST_ROW, [22, 23, 0, 1]] == pytest.approx([1 / 7, 2 / 7, 2 / 7, 2 / 7])
    assert seen.incidents[WEST_ROW, 2] == 1.0
    assert seen.incidents.sum() == pytest.approx(2.0)


def test_the_span_is_whole_days_up_to_last_midnight_of_the_county(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    """The desk's clock shows 23:41 in the county: today is not over, and counts tomorrow."""
    fill(
        store, officer,
        [case("today", at(clock, 0, 3)), case("first", at(clock, 90, 0)), case("before", at(clock, 91, 22))],
    )  # fmt: skip
    table = desk.table(StrengthRows.ROOMS)
    assert (table.until - table.since).days == 90
    assert table.incidents.sum() == pytest.approx(1.0)


def test_what_has_no_place_counts_where_its_room_is_known_and_else_in_no_row(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    somewhere = case("c1", at(clock, 5, 3), place=None)
    fill(store, officer, [somewhere, case("c2", at(clock, 5, 3), place=(109.0, 37.2))])
    table = desk.table(StrengthRows.ROOMS)
    assert (table.incidents.sum(), table.unplaced) == (0.0, 2.0)


def test_one_trouble_that_is_an_alert_a_call_and_a_case_counts_once(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    begun = at(clock, 4, 1)
    fill(store, officer, [case("c1", begun, 2.0, asset_id="well")])
    fill(store, officer, [call("k1", begun + timedelta(hours=1), case_id="c1"), call("k2", at(clock, 3, 9))])
    fill(
        store,
        officer,
        [
            alert("of the case", begun + timedelta(minutes=20), asset_id="well"),
            alert("of the call", at(clock, 3, 8.9), call_id="call k2"),
            alert("beside it", at(clock, 3, 8.9), group_id="of the call"),
            alert("alone", at(clock, 2, 15), asset_id="well"),
        ],
    )
    table = desk.table(StrengthRows.ROOMS)
    assert table.incidents.sum() == pytest.approx(3.0), "the case, the other call, the alert alone"
    assert table.alerts.sum() == 3.0, "of one group the one that stands for it"


def test_false_alerts_tests_tasks_and_weather_are_no_incidents(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    moment = at(clock, 4, 1)
    fill(
        store,
        officer,
        [
            alert("false", moment, verdict=Verdict.FALSE),
            alert("open", moment, verdict=None),
            alert("test", moment, is_test=True),
            alert("storm", moment, kind=AlertKind.WEATHER),
            alert("own", moment, kind=AlertKind.UNIT_SILENT),
        ],
    )
    fill(store, officer, [call("k1", moment, category=CallCategory.TASK, source=CallSource.DESK)])
    table = desk.table(StrengthRows.ROOMS)
    assert table.incidents.sum() == 0.0
    assert table.alerts.sum() == 2.0, "work they were: the false and the open one"


def test_what_patrols_found_themselves_is_an_incident_and_teaches_nothing(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    found = [case(f"p{n}", at(clock, 3 + n, 14), place=WEST, discovery=Discovery.PATROL) for n in range(20)]
    told = [case(f"r{n}", at(clock, 3 + n, 2), place=EAST) for n in range(5)]
    fill(store, officer, [*found, *told])
    fill(store, officer, [call("k1", at(clock, 3, 14), source=CallSource.RADIO)])
    table = desk.table(StrengthRows.ROOMS)
    assert (table.incidents.sum(), table.reported.sum()) == (pytest.approx(26.0), pytest.approx(5.0))
    proposal = desk.proposal(table)
    assert proposal.learnt == pytest.approx(5.0)
    then = proposal.then_min
    assert then[EAST_ROW].sum() > then[WEST_ROW].sum()
    assert then[EAST_ROW, 2] == then.max()
    assert then[WEST_ROW, 14] == then[WEST_ROW].min(), "where only patrols found something no more of them are sent"


def test_strength_is_told_by_place_and_hour_in_minutes_of_an_average_day(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "units", unit("u1"), unit("u2", UnitKind.JOINT_TEAM), unit("u3", UnitKind.VOLUNTEER_TEAM))
    for back in (6, 5, 4):
        patrol(store, "u1", at(clock, back, 20), 2)
    patrol(store, "u2", at(clock, 5, 20), 2)
    patrol(store, "u3", at(clock, 5, 20), 2)
    fill(store, officer, [post("p1", at(clock, 5, 20), 12), post("p2", at(clock, 5, 20), 12, heads=3)])
    table, seen = desk.table(StrengthRows.ROOMS), view(desk)
    assert seen.by_patrol
    assert table.patrol_days == 2, "from the first position to the last"
    assert seen.patrol_min[EAST_ROW, 20] == pytest.approx(80.0), "four times an hour on three evenings"
    assert seen.patrol_min[EAST_ROW, 23] == 0.0
    assert seen.duty_min[EAST_ROW, [20, 7, 8]].tolist() == [300.0, 300.0, 0.0]
    assert seen.patrol_min[WEST_ROW].sum() == seen.duty_min[WEST_ROW].sum() == 0.0


def test_who_stands_by_or_was_absent_or_sits_with_the_county_is_no_strength_of_a_place(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    begun = at(clock, 5, 20)
    fill(
        store,
        officer,
        [
            post("standby", begun, 12, role=PostRole.STANDBY),
            post("absent", begun, 12, state=SlotState.ABSENT),
            post("county", begun, 12, area_id=None),
        ],
    )
    assert desk.table(StrengthRows.ROOMS).duty_min.sum() == 0.0


def test_incidents_without_a_patrol_and_patrols_without_incidents_are_listed(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "units", unit("u1"))
    for back in range(10, 4, -1):
        patrol(store, "u1", at(clock, back, 9), 3, WEST)
    fill(store, officer, [case(f"c{n}", at(clock, 5 + n, 1)) for n in range(4)])
    told = view(desk).runs
    assert [(one.name, one.first, one.after, one.kind) for one in told] == [
        ("东智慧警务室", 1, 2, Mismatch.NOBODY),
        ("西智慧警务室", 9, 12, Mismatch.IDLE),
    ]
    assert told[0].incidents == pytest.approx(4.0)
    assert (told[0].minutes, told[0].may_be_chance) == (0.0, False)


def test_days_of_which_no_position_is_on_record_are_not_taken_for_days_without_a_patrol(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    fill(store, officer, [case(f"c{n}", at(clock, 5 + n, 1)) for n in range(9)])
    seen = view(desk)
    assert not seen.by_patrol
    assert seen.runs == ()
    assert desk.table(StrengthRows.ROOMS).patrol_days == 0


def test_the_table_is_of_grid_cells_or_of_weekdays_too(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    saturday = at(clock, 7, 3)
    fill(store, officer, [case("c1", saturday), case("c2", saturday, place=WEST)])
    cells = desk.table(StrengthRows.CELLS)
    assert (cells.names, cells.incidents.sum(), cells.unplaced) == (("东第1网格",), 1.0, 1.0)
    week = view(desk, StrengthRows.WEEKDAYS)
    assert week.names == WEEKDAYS
    assert week.incidents[5, 3] == pytest.approx(2.0)
    assert week.incidents.sum() == pytest.approx(2.0)


def test_an_empty_store_has_an_empty_table_and_nothing_to_decide(store: Store, officer: Actor) -> None:
    desk = StrengthDesk(store)
    for rows in StrengthRows:
        seen = view(desk, rows)
        assert seen.incidents.sum() == seen.patrol_min.sum() == 0.0
        assert seen.runs == ()
    proposal = desk.proposal(desk.table(StrengthRows.ROOMS))
    assert (proposal.learnt, proposal.changes, proposal.verdict) == (0.0, (), Judged.TOO_FEW)
    with pytest.raises(InputRefused, match="nothing is proposed"):
        desk.decide(officer, "d1", proposal, Decision.ACCEPTED, "试行")


def test_a_county_without_areas_is_one_row(store: Store, officer: Actor, clock: Clock) -> None:
    fill(store, officer, [case("c1", at(clock, 5, 3))])
    table = StrengthDesk(store).table(StrengthRows.ROOMS)
    assert (table.names, table.incidents.sum(), table.unplaced) == (("",), 1.0, 0.0)


def test_one_incident_makes_a_proposal_that_says_it_cannot_be_judged(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    fill(store, officer, [case("c1", at(clock, 5, 3))])
    proposal = desk.proposal(desk.table(StrengthRows.ROOMS))
    assert (proposal.learnt, proposal.verdict) == (1.0, Judged.TOO_FEW)
    assert proposal.then_min[EAST_ROW, 3] == proposal.then_min.max()
    assert not proposal.is_measured


def test_a_sealed_case_is_in_no_figure(desk: StrengthDesk, store: Store, officer: Actor, clock: Clock) -> None:
    fill(store, officer, [case("c1", at(clock, 5, 3))])
    with store.database.write() as connection:
        connection.execute(update(case_file).values(sealed_at=clock()))
    assert desk.table(StrengthRows.ROOMS).incidents.sum() == 0.0


@pytest.fixture
def proposal(desk: StrengthDesk, store: Store, officer: Actor, clock: Clock) -> StaffingProposal:
    put(store, officer, "units", unit("u1"))
    for back in range(10, 4, -1):
        patrol(store, "u1", at(clock, back, 9), 8, WEST)
    fill(store, officer, [case(f"c{n}", at(clock, 3 + 2 * n, 2), 2.0) for n in range(40)])
    return desk.proposal(desk.table(StrengthRows.ROOMS))


def test_an_accepted_proposal_stands_in_the_log_and_on_the_sheets_until_it_is_over(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock, proposal: StaffingProposal
) -> None:
    put(store, officer, "shift", night(clock), night(clock, ago=-9))
    with pytest.raises(InputRefused, match="reason is kept"):
        desk.decide(officer, "d0", proposal, Decision.ACCEPTED, "  ")
    key = desk.decide(officer, "d1", proposal, Decision.ACCEPTED, "姬塬夜间案件多")
    assert desk.decide(officer, "d1", proposal, Decision.ACCEPTED, "姬塬夜间案件多") == key, "given twice, done once"
    (line,) = [one for one in LogDesk(store).shift_page().lines if one.what and "proposal" in one.what.template]
    assert (line.text, line.who) == ("姬塬夜间案件多", officer.user_id)
    assert line.subject is not None
    assert line.subject.name == proposal.title
    sheet = desk_of(store, SignIn(store)).sheet()
    (item,) = [one for one in sheet.items if one.section is Section.STRENGTH]
    assert "东智慧警务室" in item.detail
    assert "姬塬夜间案件多" in item.detail
    with store.read() as connection:
        acts = audit_store.acts_about(connection, "staffing_decision", key, 9)
    assert [(one.act, one.reason) for one in acts] == [("strength.accept", "姬塬夜间案件多")]
    clock.moment += DECISION_HOLDS
    assert not [one for one in desk_of(store, SignIn(store)).sheet().items if one.section is Section.STRENGTH]


def test_a_newer_proposal_takes_the_place_of_the_one_before_and_can_be_ended(
    desk: StrengthDesk, officer: Actor, leader: Actor, proposal: StaffingProposal
) -> None:
    first = desk.decide(officer, "d1", proposal, Decision.ACCEPTED, "试行一月")
    second = desk.decide(leader, "d2", proposal, Decision.ACCEPTED, "按会议要求")
    told = {one.id: one for one in desk.decisions()}
    assert (told[first].ended_by, told[second].ended_at) == (leader.name, None)
    with pytest.raises(InputRefused, match="does not hold any more"):
        desk.end(leader, "e1", first, "撤")
    desk.end(leader, "e2", second, "收割结束")
    assert desk.decisions()[0].ended_at is not None


def test_a_refused_proposal_is_kept_with_its_reason_and_its_trial_and_changes_nothing(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock, proposal: StaffingProposal
) -> None:
    put(store, officer, "shift", night(clock), night(clock, ago=-9))
    standing = desk.decide(officer, "d1", proposal, Decision.ACCEPTED, "试行")
    desk.decide(officer, "d2", proposal, Decision.REFUSED, "车辆不足")
    latest, before = desk.decisions()
    assert (latest.decision, latest.reason, before.id, before.ended_at) == (
        Decision.REFUSED, "车辆不足", standing, None,
    )  # fmt: skip
    assert latest.judged == pytest.approx(proposal.test.judged)
    assert 0.0 < latest.hit_share <= 1.0
    lines = [one.text for one in LogDesk(store).shift_page().lines if one.what and "proposal" in one.what.template]
    assert lines == ["试行", "车辆不足"]
    items = [one for one in desk_of(store, SignIn(store)).sheet().items if one.section is Section.STRENGTH]
    assert len(items) == 1


def test_nothing_of_it_names_a_person() -> None:
    """Places and hours only: neither table nor decision has a field for who was on duty or who found something."""
    of_records = {one.name for record in (StrengthTable, HourView, StaffingProposal) for one in fields(record)}
    assert not of_records & {"person_id", "unit_id", "who", "officer", "unit_ids", "units"}
    told = {one.name for one in fields(StaffingDecision)} - {"by", "ended_by"}
    assert not any("person" in name or "unit" in name for name in told)


def test_it_is_written_as_a_workbook_and_that_is_on_record(
    desk: StrengthDesk, store: Store, officer: Actor, proposal: StaffingProposal, tmp_path: Path
) -> None:
    table, words = desk.table(StrengthRows.ROOMS), Wording.load("zh_CN", resources() / "i18n")
    file = tmp_path / "警力.xlsx"
    write_strength(store, officer, "w1", file, table, folded(table, WEEKDAYS), proposal, words)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == [
        "警情", "接报警情", "报警", "每小时巡逻分钟", "每小时在岗分钟", "不相称", "建议",
    ]  # fmt: skip
    rows = list(book["警情"].values)
    assert rows[1][:3] == ("地点", "00", "01")
    assert rows[3][0] == "东智慧警务室"
    assert rows[3][3] == pytest.approx(20.0, abs=0.01)
    with pytest.raises(InputRefused, match="xlsx"):
        write_strength(store, officer, "w2", tmp_path / "a.csv", table, folded(table, WEEKDAYS), proposal, words)
    with store.read() as connection:
        assert [one.act for one in audit_store.acts_about(connection, "staffing_decision", "ROOMS", 9)] == [
            "strength.export"
        ]


def test_a_patrol_that_tells_every_second_counts_as_one_that_tells_every_minute(
    desk: StrengthDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "units", unit("u1"), unit("u2"))
    patrol(store, "u1", at(clock, 5, 20), 1, EAST)
    once = desk.table(StrengthRows.ROOMS).patrol_min.sum()
    patrol(store, "u1", at(clock, 5, 20) + timedelta(seconds=7), 1, EAST)
    assert desk.table(StrengthRows.ROOMS).patrol_min.sum() == once == 60.0
    patrol(store, "u2", at(clock, 5, 20), 1, WEST)
    assert desk.table(StrengthRows.ROOMS).patrol_min.sum() == 120.0
