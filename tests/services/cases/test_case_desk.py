"""Case files opened, changed, led through the proceedings and taken back, on a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from app.domain.access import Actor, Right
from app.domain.case_file import CaseFile, CaseLevel, CaseSource, CaseType, SupervisionLevel
from app.domain.case_status import CaseKind, CaseStatus, ClockName, ClockState
from app.domain.events import Fact, RecordsChanged
from app.errors import Conflict, EditConflict, InputRefused, NotFound
from app.services.cases.case_desk import CaseDesk
from app.store import audit_store, audit_walk
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock
from tests.ui import invented

S = CaseStatus


@pytest.fixture
def desk(store: Store) -> CaseDesk:
    return CaseDesk(store)


def _told(clock: Clock, **more: object) -> dict[str, object]:
    return {"title": "姬塬开井盗油", "type": "WELLHEAD", "occurred_from": clock() - timedelta(hours=9)} | more


def _open(desk: CaseDesk, officer: Actor, clock: Clock, act: str = "open", **more: object) -> CaseFile:
    return desk.case_file(desk.open_case(officer, act, CaseKind.CRIMINAL, _told(clock, **more)))


def test_a_file_opened_from_nothing_has_number_short_name_officer_and_its_first_term(
    desk: CaseDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    case = _open(desk, officer, clock)
    assert (case.number, case.alias, case.lead_officer, case.status) == ("A20261121-0001", "11·21", "韩", S.ACCEPTED)
    assert (case.accepted_at, case.level, case.type) == (clock(), CaseLevel.ORDINARY, CaseType.WELLHEAD)
    assert case.due_at == datetime.fromisoformat("2026-11-25T00:00:00+08:00")
    assert told == [RecordsChanged("case_file", (case.id,))]
    assert _open(desk, officer, clock, "again").number == "A20261121-0002"


def test_a_repeated_act_opens_nothing_twice(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    assert _open(desk, officer, clock).id == _open(desk, officer, clock).id
    assert len(desk.cases_since(clock() - timedelta(days=1))) == 1


def test_the_well_named_brings_its_place_and_area_and_an_unknown_one_stays_as_words(
    desk: CaseDesk, officer: Actor, clock: Clock, store: Store
) -> None:
    well = invented.asset("定1234", code="定1234", code_key="定1234")
    with store.act(officer, "fill", "test.fill", Right.ACT) as work:
        work.add(well)
    case = _open(desk, officer, clock, asset_code=" 定1234 ")
    assert (case.asset_id, case.lon, case.lat, case.area_id) == (well.id, well.lon, well.lat, well.area_id)
    other = _open(desk, officer, clock, "other", asset_code="没登记的井")
    assert (other.asset_id, other.asset_code, other.lon) == (None, "没登记的井", None)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": " "}, "Title is wanting"),
        ({"occurred_from": None}, "Occurred from is wanting"),
        ({"type": "GHOSTS"}, "no known value"),
        ({"occurred_to": timedelta(hours=-10)}, "cannot end before it began"),
        ({"occurred_from": timedelta(hours=1)}, "lies in the future"),
        ({"discovered_at": timedelta(hours=-20)}, "discovered before it began"),
        ({"lon": 107.5}, "needs longitude and latitude"),
        ({"lon": 207.5, "lat": 37.0}, "longitude"),
        ({"chainage_m": -3}, "cannot be less than nothing"),
        ({"title": "长" * 301}, "longer than 300"),
        ({"summary": "a\x07b"}, "cannot be shown"),
        ({"summary": "a\ud800b"}, "cannot be shown"),
        ({"occurred_from": "0026-11-21 03:00"}, "before 1950"),
        ({"chainage_m": "1e300"}, "more than a thousand million"),
        ({"chainage_m": "inf"}, "is no number"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_kept(
    desk: CaseDesk, officer: Actor, clock: Clock, values: dict[str, object], words: str
) -> None:
    moments = {name: clock() + one for name, one in values.items() if isinstance(one, timedelta)}
    with pytest.raises(InputRefused, match=words):
        _open(desk, officer, clock, "open", **(values | moments))
    assert desk.cases_since(clock() - timedelta(days=9)) == ()


def test_html_in_every_field_is_kept_as_the_text_it_is(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    evil = "<img src=x onerror=alert(1)><b>粗</b>"
    texts = dict.fromkeys(("title", "place", "summary", "discovered_by", "joint_forces", "helpers"), evil)
    case = _open(desk, officer, clock, **texts)
    assert {getattr(case, name) for name in texts} == {evil}


def test_a_number_belongs_to_one_case(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    _open(desk, officer, clock, number="A1")
    with pytest.raises(InputRefused, match="is taken"):
        _open(desk, officer, clock, "other", number="A1")
    second = _open(desk, officer, clock, "third")
    with pytest.raises(InputRefused, match="is taken"):
        desk.change(officer, "change", second, {"number": "A1"})


def test_a_change_is_told_with_before_and_after(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    case = _open(desk, officer, clock)
    clock.move(minutes=4)
    assert desk.change(officer, "change", case, {"level": "MAJOR", "supervision": "CITY", "title": case.title})
    now = desk.case_file(case.id)
    assert (now.level, now.supervision, now.version) == (CaseLevel.MAJOR, SupervisionLevel.CITY, 2)
    latest, opened = desk.dossier(case.id).timeline
    assert (latest.who, latest.at, str(opened.what)) == ("u-han", clock(), "File opened")
    assert {str(one) for one in latest.details} == {
        "Level of the case: Ordinary → Major",
        "Listed supervision: - → Listed by the city",
    }
    assert not desk.change(officer, "same", now, {"level": "MAJOR"})


def test_two_editors_of_different_fields_both_get_theirs(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    seen = _open(desk, officer, clock)
    desk.change(officer, "one", seen, {"level": "MAJOR"})
    desk.change(officer, "two", seen, {"helpers": "李、王"})
    now = desk.case_file(seen.id)
    assert (now.level, now.helpers) == (CaseLevel.MAJOR, "李、王")


def test_two_editors_of_one_field_are_told_all_three_sides_and_nothing_is_lost(
    desk: CaseDesk, officer: Actor, clock: Clock
) -> None:
    seen = _open(desk, officer, clock)
    desk.change(officer, "one", seen, {"place": "井场北侧", "level": "MAJOR"})
    with pytest.raises(EditConflict) as met:
        desk.change(officer, "two", seen, {"place": "井场南侧", "helpers": "李"})
    assert met.value.sides == {"place": ("", "井场北侧", "井场南侧")}
    assert desk.case_file(seen.id).helpers == ""
    standing = desk.case_file(seen.id)
    assert desk.change(officer, "three", standing, {"place": "井场南侧", "helpers": "李"})


def test_steps_make_the_history_and_the_terms_follow(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    case = _open(desk, officer, clock)
    clock.move(hours=20)
    desk.move(officer, "m1", case.id, S.FILING_REVIEW, at=clock() - timedelta(hours=2))
    desk.move(officer, "m2", case.id, S.FILED, approver="局长", at=clock() - timedelta(hours=1))
    shown = desk.dossier(case.id)
    assert [one.status for one in shown.steps] == [S.ACCEPTED, S.FILING_REVIEW, S.FILED]
    assert shown.case.due_at is None
    assert shown.clocks.clocks[0].state is ClockState.MET
    assert str(shown.timeline[0].what) == "Step taken: “Filed”"
    assert "Approved by: 局长" in [str(one) for one in shown.timeline[0].details]


def test_an_illegal_step_changes_nothing(desk: CaseDesk, officer: Actor, clock: Clock, told: list[Fact]) -> None:
    case = _open(desk, officer, clock)
    told.clear()
    with pytest.raises(InputRefused, match=r"From “Accepted” a case cannot become “Sentence passed”.*Filing review"):
        desk.move(officer, "m", case.id, S.JUDGED, reason="x", approver="y")
    assert desk.dossier(case.id).case == case
    assert told == []


def test_more_time_is_given_by_an_approver_for_a_reason_and_in_time_only(
    desk: CaseDesk, officer: Actor, clock: Clock
) -> None:
    case = _open(desk, officer, clock)
    (running,) = desk.dossier(case.id).clocks.clocks
    until = running.offered()[1][1]
    with pytest.raises(InputRefused, match="who approved it"):
        desk.extend(officer, "e1", case.id, ClockName.FILING_REVIEW, until, approver=" ", reason="复杂")
    with pytest.raises(InputRefused, match="does not allow"):
        too_long = until + timedelta(days=1)
        desk.extend(officer, "e2", case.id, ClockName.FILING_REVIEW, too_long, approver="局长", reason="复杂")
    with pytest.raises(InputRefused, match="does not run"):
        desk.extend(officer, "e3", case.id, ClockName.HANDLING, until, approver="局长", reason="复杂")
    desk.extend(officer, "e4", case.id, ClockName.FILING_REVIEW, until, approver="局长", reason="复杂")
    assert desk.case_file(case.id).due_at == until
    assert "Review for filing until" in str(desk.dossier(case.id).timeline[0].what)
    clock.move(days=4)
    other = _open(desk, officer, clock, "other", occurred_from=clock() - timedelta(days=1))
    clock.move(days=5)
    late = partial(desk.extend, officer, approver="局长", reason="复杂")
    until = desk.dossier(other.id).clocks.clocks[0].offered()[1][1]
    with pytest.raises(InputRefused, match="The time was up"):
        late("e5", other.id, ClockName.FILING_REVIEW, until)
    late("e6", other.id, ClockName.FILING_REVIEW, until, approved_at=clock() - timedelta(days=3))


def test_a_case_that_turns_administrative_goes_on_in_a_file_of_that_kind(
    desk: CaseDesk, officer: Actor, clock: Clock
) -> None:
    case = _open(desk, officer, clock, summary="数额较小")
    desk.move(officer, "m1", case.id, S.FILING_REVIEW)
    other = desk.case_file(desk.move(officer, "m2", case.id, S.TO_ADMIN, reason="未达数额", approver="局长"))
    assert (other.kind, other.status, other.summary) == (CaseKind.ADMINISTRATIVE, S.ACCEPT_REVIEW, "数额较小")
    assert (other.source, other.source_id) == (CaseSource.CASE, case.id)
    assert other.number != case.number
    assert desk.case_file(case.id).status is S.TO_ADMIN
    assert desk.move(officer, "m2", case.id, S.TO_ADMIN, reason="未达数额", approver="局长") == other.id


def test_each_act_is_taken_back_with_a_reason_the_last_first(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    case = _open(desk, officer, clock)
    desk.move(officer, "m1", case.id, S.FILING_REVIEW)
    desk.move(officer, "m2", case.id, S.FILED, approver="局长")
    with pytest.raises(InputRefused, match="reason"):
        desk.take_back(officer, "t0", case.id, "m2", reason=" ")
    with pytest.raises(InputRefused, match="later step"):
        desk.take_back(officer, "t1", case.id, "m1", reason="误操作")
    desk.take_back(officer, "t2", case.id, "m2", reason="误操作")
    shown = desk.dossier(case.id)
    assert (shown.case.status, [one.status for one in shown.steps]) == (S.FILING_REVIEW, [S.ACCEPTED, S.FILING_REVIEW])
    assert shown.clocks.clocks[0].state is ClockState.RUNNING
    assert shown.case.due_at == shown.clocks.next_due
    desk.change(officer, "c", shown.case, {"level": "MAJOR"})
    desk.take_back(officer, "t3", case.id, "c", reason="误操作")
    assert desk.case_file(case.id).level is CaseLevel.ORDINARY
    with pytest.raises(NotFound):
        desk.take_back(officer, "t4", case.id, "t3", reason="误操作")


def test_what_was_changed_again_since_is_not_taken_back(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    case = _open(desk, officer, clock)
    desk.change(officer, "c1", case, {"level": "MAJOR"})
    desk.change(officer, "c2", desk.case_file(case.id), {"level": "ESPECIALLY_MAJOR"})
    with pytest.raises(Conflict):
        desk.take_back(officer, "t", case.id, "c1", reason="误操作")


def test_an_archived_file_takes_no_entries(desk: CaseDesk, officer: Actor, clock: Clock) -> None:
    case = _open(desk, officer, clock)
    desk.move(officer, "m1", case.id, S.FILING_REVIEW)
    desk.move(officer, "m2", case.id, S.NOT_FILED, reason="无犯罪事实", approver="局长")
    desk.move(officer, "m3", case.id, S.ARCHIVED)
    archived = desk.case_file(case.id)
    with pytest.raises(InputRefused, match="archived"):
        desk.change(officer, "c", archived, {"level": "MAJOR"})
    with pytest.raises(InputRefused, match="archived"):
        desk.add_part(officer, "p", case.id, "case_comment", {"text": "补记"})


def test_every_act_stands_in_the_chain(desk: CaseDesk, officer: Actor, clock: Clock, store: Store) -> None:
    case = _open(desk, officer, clock)
    desk.move(officer, "m1", case.id, S.FILING_REVIEW)
    desk.change(officer, "c", replace(desk.case_file(case.id)), {"level": "MAJOR"})
    with store.read() as connection:
        assert [one.act for one in audit_store.acts_about(connection, "case_file", case.id)] == [
            "case.open",
            "case.move",
            "case.change",
        ]
        assert audit_walk.walk(connection).breaks == ()
