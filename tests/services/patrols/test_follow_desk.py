"""What an officer does with a patrol by hand: each act with its reason, its audit row, and its way back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.alert import AlertKind, Severity
from app.domain.case_file import CaseSource
from app.domain.case_status import CaseKind
from app.domain.hazard import FoundHazard, HazardKind
from app.domain.patrol import PatrolStatus, StopProof
from app.errors import Conflict, InputRefused
from app.services.alerts.told_alert import TellAlert, ToldAlert
from app.services.cases.case_desk import CaseDesk
from app.services.hazards.hazard_desk import HazardDesk
from app.services.patrols.check_code import card_text
from app.store.tables import audit
from app.store.unit_of_work import Store
from tests.services.patrols.followed_night import FollowedNight

S = PatrolStatus


def acts(store: Store) -> list[tuple[str, str]]:
    with store.read() as connection:
        rows = connection.execute(select(audit.c.act, audit.c.reason).order_by(audit.c.row_no)).all()
    return [(act, reason) for act, reason in rows if act.startswith("patrol.")]


def test_by_word_of_the_team_it_begins_pauses_goes_on_and_ends(store: Store, night: FollowedNight) -> None:
    night.issue()
    night.desk.start(night.officer, "1", "p1")
    night.clock.move(minutes=10)
    night.desk.pause(night.officer, "2", "p1", reason="车辆加油")
    night.clock.move(minutes=5)
    assert night.course().time_in(S.PAUSED, night.clock()).total_seconds() == 300
    night.desk.resume(night.officer, "3", "p1")
    night.clock.move(minutes=10)
    night.desk.finish(night.officer, "4", "p1")
    course = night.course()
    assert (course.patrol.status, course.patrol.finished_at) == (S.FINISHED, night.clock())
    assert [one.value for one in course.states][-4:] == [S.ACTIVE, S.PAUSED, S.ACTIVE, S.FINISHED]
    assert acts(store)[1:] == [("patrol.start", ""), ("patrol.pause", "车辆加油"), ("patrol.resume", ""),
                               ("patrol.finish", "")]  # fmt: skip


def test_what_needs_a_reason_has_one_and_what_does_not_fit_is_refused(night: FollowedNight) -> None:
    night.issue()
    with pytest.raises(InputRefused, match="not at that step"):
        night.desk.pause(night.officer, "1", "p1", reason="x")
    night.desk.start(night.officer, "2", "p1")
    for act in (night.desk.pause, night.plans.cancel):
        with pytest.raises(InputRefused, match="Say why"):
            act(night.officer, "3", "p1", reason="  ")
    with pytest.raises(InputRefused, match="Say why"):
        night.desk.skip(night.officer, "4", "s1", reason="")


def test_check_points_are_reached_by_word_or_by_code_or_left_out_with_a_reason(night: FollowedNight) -> None:
    night.issue()
    with pytest.raises(InputRefused, match="not under way"):
        night.desk.reach(night.officer, "0", "s1", reason="电台")
    night.desk.start(night.officer, "1", "p1")
    night.desk.reach(night.officer, "2", "s1", reason="电台报到")
    with pytest.raises(InputRefused, match="code of no check point"):
        night.desk.reach_by_code(night.officer, "3", "p1", "ACDEFH")
    code = night.code_of("s2")
    assert night.desk.reach_by_code(night.officer, "4", "p1", f" {code[:3].lower()} {code[3:]} ") == "K6"
    first, second = night.course().stops
    assert (first.reached_by, second.reached_by) == (StopProof.HAND, StopProof.QR)
    with pytest.raises(InputRefused, match="already"):
        night.desk.skip(night.officer, "5", "s1", reason="塌方")
    with pytest.raises(InputRefused, match="already"):
        night.desk.reach_by_code(night.officer, "5b", "p1", card_text(code))
    with pytest.raises(InputRefused, match="code of no check point"):
        night.desk.reach_by_code(night.officer, "5c", "p1", "  ")
    night.plans.take_back(night.officer, "6", "2", reason="报错")
    night.desk.skip(night.officer, "7", "s1", reason="塌方")
    assert (night.course().stops[0].skip_reason, night.course().stops[0].reached_at) == ("塌方", None)


def test_a_check_point_left_out_with_a_reason_is_no_missed_one(night: FollowedNight) -> None:
    night.issue()
    night.drive((0, 0, 0), (10, 2, 0), (22, 2, 0), (60, 4, 0), (70, 4, 30_000))
    night.desk.start(night.officer, "1", "p1")
    night.desk.skip(night.officer, "2", "s2", reason="道路塌方")
    over = night.look(90)
    assert (over.patrol.status, over.deviations) == (S.FINISHED, ())


def test_it_is_reviewed_once_every_deviation_was_acknowledged_and_nothing_changes_it_then(night: FollowedNight) -> None:
    night.issue()
    night.look(280)
    with pytest.raises(InputRefused, match="1 deviations of LX2026-0001 are not acknowledged"):
        night.desk.review(night.officer, "1", "p1", found="车辆故障")
    night.desk.acknowledge(night.officer, "2", [one.id for one in night.course().unacknowledged])
    with pytest.raises(InputRefused, match="acknowledged already"):
        night.desk.acknowledge(night.officer, "3", [one.id for one in night.course().deviations])
    night.desk.review(night.officer, "4", "p1", found="车辆故障,已通报")
    night.drive((0, 0, 0), (10, 2, 0), (22, 2, 0))
    assert night.look(300).patrol.status is S.REVIEWED


def test_each_act_has_its_way_back_and_time_in_status_with_it(night: FollowedNight) -> None:
    night.issue()
    night.desk.start(night.officer, "1", "p1")
    night.clock.move(minutes=10)
    night.desk.pause(night.officer, "2", "p1", reason="误按")
    night.clock.move(minutes=1)
    night.plans.take_back(night.officer, "3", "2", reason="误按")
    night.clock.move(minutes=9)
    course = night.course()
    assert (course.patrol.status, course.time_in(S.PAUSED, night.clock()).total_seconds()) == (S.ACTIVE, 0)
    assert course.time_in(S.ACTIVE, night.clock()).total_seconds() == 1_200
    night.desk.finish(night.officer, "4", "p1")
    with pytest.raises(Conflict):
        night.plans.take_back(night.officer, "5", "1", reason="太晚")
    night.look(30)
    night.plans.take_back(night.officer, "6", "4", reason="还在巡")
    assert night.course().patrol.finished_at is None


def test_what_is_found_on_patrol_is_listed_on_it(store: Store, night: FollowedNight, officer: object) -> None:
    night.issue()
    night.desk.start(night.officer, "1", "p1")
    put: list[object] = []
    tell = TellAlert(store, lambda signals: put.extend(signals) or True)  # type: ignore[func-returns-value]
    told = ToldAlert(kind=AlertKind.FENCE_OPENED, severity=Severity.MEDIUM, title="围栏被剪", patrol_id="p1")
    tell.tell(night.officer, "t1", told)
    night.alerts.hear_all(night.officer, "h1", put)  # type: ignore[arg-type]
    tell.tell(night.officer, "t2", ToldAlert(kind=AlertKind.LEAK, severity=Severity.LOW, title="别处渗漏"))
    night.clock.move(minutes=5)
    HazardDesk(store).find(
        night.officer,
        "f1",
        FoundHazard(title="警示牌缺失", kind=HazardKind.PHYSICAL, subject="patrol", subject_id="p1"),
    )
    night.clock.move(minutes=5)
    cases = CaseDesk(store)
    fields = {"title": "盗油", "type": "TANKER", "occurred_from": night.clock()}
    cases.open_case(night.officer, "c1", CaseKind.CRIMINAL, fields, source=CaseSource.PATROL, source_id="p1")
    found = night.course().findings
    assert [one.subject.noun for one in found] == ["alert", "hazard", "case_file"]
    assert [one.is_open for one in found] == [True, True, True]
    assert found[0].subject.name == "围栏被剪"
