"""Similar cases are offered with reasons; the officer confirms, dismisses, names, takes out, and takes acts back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.case_file import CaseFile, CaseType
from app.domain.case_likeness import Aspect
from app.domain.case_part import CaseTask
from app.domain.case_question import CaseQuestion
from app.domain.events import Fact
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import Conflict, InputRefused, NotFound, NotPermitted
from app.services.cases.case_filter_desk import CaseFilterDesk
from app.services.cases.likeness_desk import LikenessDesk, common_words
from app.services.cases.series_desk import SeriesDesk
from app.store import series_store
from app.store.audit_walk import walk
from app.store.unit_of_work import Store
from tests.services.cases.case_field import DEED, case, keep

MASKED = "VALVE_OPEN CAMERA_DAMAGED MASK_HOOD MODIFIED_SUV NO_PLATE NIGHT"


@pytest.fixture
def cases(store: Store, officer: Actor) -> list[CaseFile]:
    kept = [
        case("0001", mo_codes=MASKED, days=9, summary="白色越野车逃离,遗留红色软管"),
        case("0002", mo_codes=MASKED, days=2, lon=107.425, summary="白色越野车,现场有红色软管"),
        case("0003", mo_codes="DRILL_TAP PUMP", type=CaseType.TAPPING, days=200, lon=108.1, lat=37.5),
        case("0004", mo_codes=MASKED.replace("NIGHT", "LOOKOUT"), days=20, lon=107.45),
    ]
    keep(store, officer, *kept)
    return kept


@pytest.fixture
def likeness(store: Store) -> LikenessDesk:
    return LikenessDesk(store)


@pytest.fixture
def series(store: Store) -> SeriesDesk:
    return SeriesDesk(store)


def offered(likeness: LikenessDesk, one: CaseFile) -> list[str]:
    return [found.case.number for found in likeness.alike(one.id)]


def now(store: Store, one: CaseFile) -> CaseFile:
    with store.read() as connection:
        return series_store.cases.get(connection, one.id)


def test_the_most_alike_come_first_with_reasons_that_add_up(likeness: LikenessDesk, cases: list[CaseFile]) -> None:
    first, second = likeness.alike(cases[0].id)
    assert (first.case.number, second.case.number) == ("0002", "0004")
    assert first.likeness.is_near_repeat
    assert not second.likeness.is_near_repeat
    told = {reason.aspect: reason for reason in first.likeness.reasons}
    assert sum(reason.points for reason in told.values()) == pytest.approx(first.likeness.points, abs=1.0)
    assert {str(code) for code in told[Aspect.VEHICLE].facts["codes"]} == {"MODIFIED_SUV", "NO_PLATE"}  # type: ignore[attr-defined]
    assert told[Aspect.PLACE].facts["metres"] == pytest.approx(443, abs=5)
    assert told[Aspect.TIME].facts["days"] == pytest.approx(7 - 2 / 24, abs=0.01)
    assert "白色越野车" in told[Aspect.TEXT].facts["words"]  # type: ignore[operator]


def test_a_case_that_is_saved_or_changed_is_compared_as_it_is_now(
    store: Store, officer: Actor, likeness: LikenessDesk, cases: list[CaseFile], told: list[Fact]
) -> None:
    assert offered(likeness, cases[2]) == []
    with store.act(officer, new_key(), "case.change", Right.ACT) as work:
        work.change(cases[3], mo_codes="DRILL_TAP PUMP", type=CaseType.TAPPING, lon=108.1, lat=37.5)
        work.tell(series_desk_fact(cases[3]))
    likeness.on_fact(told[-1])
    assert offered(likeness, cases[2]) == ["0004"]
    assert offered(likeness, cases[0]) == ["0002"]


def series_desk_fact(one: CaseFile) -> Fact:
    from app.domain.events import RecordsChanged

    return RecordsChanged("case_file", (one.id,))


def test_confirmed_cases_are_of_one_series_and_offered_no_more(
    officer: Actor, likeness: LikenessDesk, series: SeriesDesk, cases: list[CaseFile], told: list[Fact]
) -> None:
    name = series.join(officer, new_key(), cases[0].id, cases[1].id)
    for fact in told:
        likeness.on_fact(fact)
    assert name == "11·11系列"
    assert [one.number for one in series.series(name).cases] == ["0001", "0002"]
    assert offered(likeness, cases[0]) == ["0004"]
    assert series.join(officer, new_key(), cases[3].id, cases[1].id) == name
    assert [one.number for one in series.series(name).cases] == ["0004", "0001", "0002"]


def test_two_series_are_not_made_one_by_the_way(officer: Actor, series: SeriesDesk, cases: list[CaseFile]) -> None:
    series.join(officer, new_key(), cases[0].id, cases[1].id, "甲")
    series.join(officer, new_key(), cases[2].id, cases[3].id, "乙")
    with pytest.raises(InputRefused, match="two series"):
        series.join(officer, new_key(), cases[0].id, cases[2].id)
    assert series.names() == ("乙", "甲") or set(series.names()) == {"甲", "乙"}


def test_a_repeated_act_does_nothing_twice(
    store: Store, officer: Actor, series: SeriesDesk, cases: list[CaseFile]
) -> None:
    act = new_key()
    assert series.join(officer, act, cases[0].id, cases[1].id) == series.join(officer, act, cases[0].id, cases[1].id)
    assert now(store, cases[0]).version == 2


def test_a_dismissed_proposal_stays_away_on_both_sides_until_it_is_taken_back(
    officer: Actor, likeness: LikenessDesk, series: SeriesDesk, cases: list[CaseFile]
) -> None:
    act = new_key()
    series.dismiss(officer, act, cases[0].id, cases[1].id)
    assert offered(likeness, cases[0]) == ["0004"]
    assert "0001" not in offered(likeness, cases[1])
    series.take_back(officer, new_key(), act, reason="看错了")
    assert offered(likeness, cases[0]) == ["0002", "0004"]


def test_linking_is_taken_back_whole(store: Store, officer: Actor, series: SeriesDesk, cases: list[CaseFile]) -> None:
    act = new_key()
    name = series.join(officer, act, cases[0].id, cases[1].id)
    series.take_back(officer, new_key(), act, reason="并错了")
    assert now(store, cases[0]).series == now(store, cases[1]).series == ""
    with pytest.raises(NotFound):
        series.series(name)
    with store.read() as connection:
        assert walk(connection).breaks == ()


def test_what_was_changed_since_is_not_taken_back(officer: Actor, series: SeriesDesk, cases: list[CaseFile]) -> None:
    act = new_key()
    name = series.join(officer, act, cases[0].id, cases[1].id)
    series.rename(officer, new_key(), name, "系列四")
    with pytest.raises(Conflict):
        series.take_back(officer, new_key(), act, reason="并错了")
    assert [one.series for one in series.series("系列四").cases] == ["系列四", "系列四"]


def test_a_case_leaves_its_series_with_a_reason_only(
    store: Store, officer: Actor, series: SeriesDesk, cases: list[CaseFile]
) -> None:
    name = series.join(officer, new_key(), cases[0].id, cases[1].id)
    with pytest.raises(InputRefused, match="reason"):
        series.leave(officer, new_key(), cases[0].id, reason=" ")
    series.leave(officer, new_key(), cases[0].id, reason="另有其人")
    assert [one.number for one in series.series(name).cases] == ["0002"]
    assert now(store, cases[0]).series == ""


def test_a_series_file_has_a_joint_timeline_and_the_tasks_of_all_its_cases(
    store: Store, officer: Actor, series: SeriesDesk, cases: list[CaseFile]
) -> None:
    name = series.join(officer, new_key(), cases[0].id, cases[1].id)
    with store.act(officer, new_key(), "case.add_part", Right.ACT) as work:
        for one, days in ((cases[1], 1), (cases[0], 5)):
            work.add(
                CaseTask(
                    id=new_key(), owner_domain=OwnerDomain.POLICE, case_id=one.id, what="查车", owner="韩",
                    due_at=DEED + timedelta(days=days),
                )
            )  # fmt: skip
    file = series.series(name)
    assert [event.at for event in file.events] == sorted(event.at for event in file.events)
    assert {event.case_id for event in file.events} == {cases[0].id, cases[1].id}
    assert [task.case_id for task in file.tasks] == [cases[1].id, cases[0].id]


def test_what_both_texts_say_is_told_by_its_longest_stretches() -> None:
    assert common_words("遗留红色软管和白色越野车", "白色越野车旁有红色软管") == ("白色越野车", "红色软管")
    assert common_words("甲乙", "丙丁") == ()


def test_questions_are_kept_by_name_for_each_user(store: Store, officer: Actor, leader: Actor) -> None:
    desk = CaseFilterDesk(store)
    desk.keep(officer, new_key(), "无牌越野车", CaseQuestion(text="无牌越野车"))
    desk.keep(officer, new_key(), "无牌越野车", CaseQuestion(text="无牌", with_traits=True))
    (kept,) = desk.filters(officer)
    assert CaseQuestion.heard(kept.question) == CaseQuestion(text="无牌", with_traits=True)
    assert desk.filters(leader) == ()
    with pytest.raises(NotPermitted):
        desk.remove(leader, new_key(), kept.id)
    desk.remove(officer, new_key(), kept.id)
    assert desk.filters(officer) == ()
    desk.restore(officer, new_key(), kept.id)
    assert [one.name for one in desk.filters(officer)] == ["无牌越野车"]
    with pytest.raises(InputRefused, match="Nothing is asked"):
        desk.keep(officer, new_key(), "全部", CaseQuestion())
