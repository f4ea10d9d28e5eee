"""What was promised for a time: told when due, done or put off with a reason, there again after every restart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.access import Actor
from app.domain.subject import Subject
from app.errors import InputRefused
from app.services.duty.reminder_desk import ReminderDesk
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock

ABOUT = Subject("call", "c1", "20261121-0001")


@pytest.fixture
def desk(store: Store) -> ReminderDesk:
    return ReminderDesk(store)


def test_what_is_due_first_stands_first(desk: ReminderDesk, officer: Actor, clock: Clock) -> None:
    desk.set(officer, "r1", "回访报警人", clock() + timedelta(hours=3), ABOUT)
    desk.set(officer, "r2", "问修围栏进度", clock() + timedelta(minutes=20))
    assert [one.what for one in desk.standing()] == ["问修围栏进度", "回访报警人"]
    first, second = desk.standing()
    assert not first.is_due(clock())
    clock.move(minutes=20)
    assert first.is_due(clock())
    assert not second.is_due(clock())
    assert (second.subject, second.subject_id, second.subject_name) == ("call", "c1", "20261121-0001")


def test_it_is_put_off_with_a_reason_and_remembers_when_it_was_promised(
    desk: ReminderDesk, officer: Actor, clock: Clock
) -> None:
    first = clock() + timedelta(minutes=10)
    key = desk.set(officer, "r1", "回访", first)
    with pytest.raises(InputRefused, match="Say why"):
        desk.put_off(officer, "p0", key, clock() + timedelta(hours=1), " ")
    desk.put_off(officer, "p1", key, clock() + timedelta(hours=1), "无人接听")
    (one,) = desk.standing()
    assert (one.first_due_at, one.due_at, one.put_off) == (first, clock() + timedelta(hours=1), 1)


def test_done_is_done_once_and_can_be_taken_back(desk: ReminderDesk, officer: Actor, clock: Clock) -> None:
    key = desk.set(officer, "r1", "回访", clock() + timedelta(minutes=10))
    desk.done(officer, "d1", key, "已回访,无异常")
    assert desk.standing() == ()
    with pytest.raises(InputRefused, match="done this already"):
        desk.done(officer, "d2", key)
    desk.take_back_done(officer, "t1", key, "记错了")
    assert [one.id for one in desk.standing()] == [key]


@pytest.mark.parametrize("by", [timedelta(0), timedelta(minutes=-1), timedelta(days=400)])
def test_a_reminder_for_no_time_ahead_is_refused(
    desk: ReminderDesk, officer: Actor, clock: Clock, by: timedelta
) -> None:
    with pytest.raises(InputRefused, match="time ahead"):
        desk.set(officer, "r1", "回访", clock() + by)
    assert desk.standing() == ()


def test_a_reminder_of_nothing_is_refused(desk: ReminderDesk, officer: Actor, clock: Clock) -> None:
    with pytest.raises(InputRefused, match="what was promised"):
        desk.set(officer, "r1", "  ", clock() + timedelta(hours=1))


def test_repeating_the_act_changes_nothing(desk: ReminderDesk, officer: Actor, clock: Clock) -> None:
    due = clock() + timedelta(hours=1)
    assert desk.set(officer, "r1", "回访", due) == desk.set(officer, "r1", "回访", due)
    assert len(desk.standing()) == 1
