"""The loop is closed: a solved case is archived when its review is decided and every fix was seen on the ground."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.access import Actor
from app.domain.case_review import Loophole, ReviewState, review_state
from app.domain.case_status import CaseKind, CaseStatus
from app.errors import InputRefused
from app.services.cases.case_desk import CaseDesk
from app.services.cases.person_desk import PersonDesk
from app.services.cases.review_desk import ReviewDesk
from app.store.unit_of_work import Store
from tests.services.cases.test_persons import ID, TOLD
from tests.store_fixtures import Clock

S, R = CaseStatus, ReviewState
TO_CLOSED = (
    S.FILING_REVIEW, S.FILED, S.INVESTIGATING, S.SOLVED, S.INVEST_END, S.TO_PROSECUTION, S.PROSECUTED, S.JUDGED,
    S.CLOSED,
)  # fmt: skip
REVIEW = {"how_in": "剪断围栏,破坏摄像机", "how_out": "沿旧便道驶离", "physical_failed": True, "technical_failed": True}


@pytest.fixture
def desk(store: Store) -> CaseDesk:
    return CaseDesk(store)


@pytest.fixture
def reviews(store: Store) -> ReviewDesk:
    return ReviewDesk(store)


@pytest.fixture
def case_id(desk: CaseDesk, officer: Actor, clock: Clock) -> str:
    told = {
        "title": "1·31开井盗油", "type": "WELLHEAD", "occurred_from": clock() - timedelta(hours=9), "place": "演示沟口",
        "asset_code": "演9999", "mo_codes": "CAMERA_DAMAGED NO_PLATE",
        "lead_officer": "演示丁", "number": "演公刑立字〔2026〕8号",
    }  # fmt: skip
    key = desk.open_case(officer, "open", CaseKind.CRIMINAL, told)
    for step in TO_CLOSED:
        desk.move(officer, f"to {step}", key, step, approver="周", reason="查明")
    return key


def _state(desk: CaseDesk, case_id: str, clock: Clock) -> ReviewState:
    shown = desk.dossier(case_id)
    return review_state(shown.case, shown.parts, clock())


def _gap(desk: CaseDesk, officer: Actor, clock: Clock, case_id: str, barrier: str, what: str = "围栏无人巡查") -> str:
    told = {"what": what, "barrier": barrier, "owner": "演示丙", "due_at": clock() + timedelta(days=10)}
    return desk.add_part(officer, f"gap {barrier}", case_id, "case_loophole", told)


def _decided(desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str) -> list[str]:
    desk.add_part(officer, "review", case_id, "case_review", REVIEW)
    gaps = [_gap(desk, officer, clock, case_id, barrier) for barrier in ("PHYSICAL", "TECHNICAL")]
    reviews.decide(officer, "decide", case_id)
    return gaps


def _fix(desk: CaseDesk, officer: Actor, clock: Clock, case_id: str, key: str) -> None:
    gap = next(one for one in desk.dossier(case_id).of(Loophole) if one.id == key)
    desk.change_part(officer, f"fix {key} {clock()}", gap, {"fix": "补装围栏", "fixed_at": clock()})


def test_a_solved_case_is_not_archived_without_a_review(desk: CaseDesk, officer: Actor, case_id: str) -> None:
    with pytest.raises(InputRefused, match="review"):
        desk.move(officer, "archive", case_id, S.ARCHIVED)


def test_a_review_is_decided_when_every_failed_barrier_has_its_loophole_with_owner_and_date(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str
) -> None:
    with pytest.raises(InputRefused, match="no review"):
        reviews.decide(officer, "d0", case_id)
    desk.add_part(officer, "review", case_id, "case_review", REVIEW)
    assert _state(desk, case_id, clock) is R.BEGUN
    with pytest.raises(InputRefused, match="No loophole is listed"):
        reviews.decide(officer, "d1", case_id)
    with pytest.raises(InputRefused, match="Who closes it"):
        desk.add_part(officer, "g", case_id, "case_loophole", {"what": "无", "barrier": "PHYSICAL", "due_at": clock()})
    with pytest.raises(InputRefused, match="Due at"):
        desk.add_part(officer, "g", case_id, "case_loophole", {"what": "无", "barrier": "PHYSICAL", "owner": "丙"})
    _gap(desk, officer, clock, case_id, "PHYSICAL")
    with pytest.raises(InputRefused, match="A barrier failed"):
        reviews.decide(officer, "d2", case_id)
    _gap(desk, officer, clock, case_id, "TECHNICAL")
    reviews.decide(officer, "d3", case_id)
    assert _state(desk, case_id, clock) is R.DECIDED
    with pytest.raises(InputRefused, match="decided already"):
        reviews.decide(officer, "d4", case_id)


def test_a_review_says_which_barrier_failed_and_a_case_has_one(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, case_id: str
) -> None:
    desk.add_part(officer, "review", case_id, "case_review", {"how_in": "翻墙", "how_out": "翻墙"})
    with pytest.raises(InputRefused, match="which barrier failed"):
        reviews.decide(officer, "d", case_id)
    with pytest.raises(InputRefused, match="has its review already"):
        desk.add_part(officer, "second", case_id, "case_review", REVIEW)


def test_a_case_is_archived_when_every_fix_was_seen_on_the_ground(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str
) -> None:
    first, second = _decided(desk, reviews, officer, clock, case_id)
    with pytest.raises(InputRefused, match="2 loopholes"):
        desk.move(officer, "archive", case_id, S.ARCHIVED)
    with pytest.raises(InputRefused, match="Say first when and how"):
        reviews.check_fix(officer, "soon", first, is_closed=True, found="好")
    for key in (first, second):
        _fix(desk, officer, clock, case_id, key)
        reviews.check_fix(officer, f"seen {key}", key, is_closed=True, found="围栏已补好")
    assert _state(desk, case_id, clock) is R.LOOP_CLOSED
    desk.move(officer, "archive", case_id, S.ARCHIVED)
    assert desk.case_file(case_id).status is S.ARCHIVED


def test_a_review_opens_again_when_the_gap_is_found_as_it_was(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str
) -> None:
    first, _ = _decided(desk, reviews, officer, clock, case_id)
    _fix(desk, officer, clock, case_id, first)
    reviews.check_fix(officer, "seen", first, is_closed=False, found="围栏又被剪开")
    assert _state(desk, case_id, clock) is R.REOPENED
    gap = next(one for one in desk.dossier(case_id).of(Loophole) if one.id == first)
    assert (gap.fixed_at, gap.failed_checks, gap.found) == (None, 1, "围栏又被剪开")
    with pytest.raises(InputRefused, match="review it first"):
        desk.move(officer, "archive", case_id, S.ARCHIVED)
    reviews.decide(officer, "again", case_id)
    assert _state(desk, case_id, clock) is R.DECIDED


def test_a_review_opens_again_by_itself_when_the_day_passes_and_nobody_looked(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str
) -> None:
    _decided(desk, reviews, officer, clock, case_id)
    clock.move(days=11)
    assert _state(desk, case_id, clock) is R.REOPENED


def test_a_check_that_cannot_be_is_refused(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str
) -> None:
    first, _ = _decided(desk, reviews, officer, clock, case_id)
    _fix(desk, officer, clock, case_id, first)
    with pytest.raises(InputRefused, match="what was found"):
        reviews.check_fix(officer, "a", first, is_closed=True, found=" ")
    with pytest.raises(InputRefused, match="in the future"):
        reviews.check_fix(officer, "b", first, is_closed=True, found="好", at=clock() + timedelta(days=1))
    with pytest.raises(InputRefused, match="before it was closed"):
        reviews.check_fix(officer, "c", first, is_closed=True, found="好", at=clock() - timedelta(days=1))


def test_a_decision_and_a_check_are_taken_back_with_a_reason(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str
) -> None:
    first, _ = _decided(desk, reviews, officer, clock, case_id)
    reviews.check_fix(officer, "seen", first, is_closed=False, found="看错了地方")
    desk.take_back(officer, "b1", case_id, "seen", reason="去错了井场")
    assert _state(desk, case_id, clock) is R.DECIDED
    desk.take_back(officer, "b2", case_id, "decide", reason="还没开会")
    assert _state(desk, case_id, clock) is R.BEGUN


def test_a_lesson_tells_how_it_was_done_and_names_nobody(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str, store: Store
) -> None:
    PersonDesk(store).propose(officer, "p", case_id, TOLD)
    desk.add_part(officer, "v", case_id, "case_vehicle", {"plate": "演A·99999", "traits": "改装越野车"})
    lessons = (
        f"演示甲({ID},139 0000 1234)驾驶演A·99999到演示沟口演9999井,演示丁、演示丙未及时到场,见演公刑立字〔2026〕8号"
    )
    desk.add_part(officer, "review", case_id, "case_review", REVIEW | {"lessons": lessons})
    for barrier in ("PHYSICAL", "TECHNICAL"):
        _gap(desk, officer, clock, case_id, barrier, what="演9999井围栏无人巡查,演示丙负责")
    with pytest.raises(InputRefused, match="review is decided"):
        reviews.lesson(case_id)
    reviews.decide(officer, "decide", case_id)
    sheet = reviews.lesson(case_id)
    text = "\n".join(str(line) for line in (sheet.title, *sheet.lines))
    assert "剪断围栏" in text
    assert "围栏无人巡查" in text
    for name in ("演示甲", "演示丙", "演示丁", ID, "1234", "99999", "演示沟口", "演9999", "8号", "11-21", "1·31"):
        assert name not in text, name


def test_a_lesson_of_hostile_words_is_plain_text(
    desk: CaseDesk, reviews: ReviewDesk, officer: Actor, clock: Clock, case_id: str
) -> None:
    hostile = {**REVIEW, "how_in": "<b>{0}</b> {field} %s"}
    desk.add_part(officer, "review", case_id, "case_review", hostile)
    for barrier in ("PHYSICAL", "TECHNICAL"):
        _gap(desk, officer, clock, case_id, barrier)
    reviews.decide(officer, "decide", case_id)
    assert any("<b>{0}</b> {field} %s" in str(line) for line in reviews.lesson(case_id).lines)
