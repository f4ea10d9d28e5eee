"""交接班: the system makes the sheet, both sign with their own password, and nothing open is ever forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.domain.access import Actor
from app.domain.alert import AlertKind, AlertState, Severity, Verdict
from app.domain.duty import PostRole, RosterSlot, ShiftState, SlotState
from app.domain.duty_log import LogKind
from app.domain.feed_status import FeedState, FeedStatus
from app.domain.handover import HandoverState, Section, SignMeans
from app.domain.subject import Subject
from app.errors import InputRefused, NotPermitted
from app.services.alerts.alert_desk import AlertDesk
from app.services.duty.handover_desk import HandoverDesk, HandoverSheet
from app.services.duty.log_desk import LogDesk
from app.services.duty.reminder_desk import ReminderDesk
from app.services.duty.sheet_sections import Beside, Unsaved
from app.services.sign_in import SignIn
from app.store import audit_store, duty_store
from app.store.tables import handover_item
from app.store.unit_of_work import Store
from tests.services.duty.shift_field import DESK, POLICE, SECRET, alert, all_of, by, desk_of, night, put, staff
from tests.store_fixtures import Clock


@pytest.fixture
def sign_in(store: Store, leader: Actor) -> SignIn:
    return staff(store, leader)


@pytest.fixture
def desk(store: Store, sign_in: SignIn, officer: Actor, clock: Clock) -> HandoverDesk:
    put(store, officer, "shift", night(clock), night(clock, ago=-9))
    return desk_of(store, sign_in)


def titles(sheet: HandoverSheet, section: Section) -> list[str]:
    return [one.title for one in sheet.items if one.section is section]


def pass_on(desk: HandoverDesk, name: str, outgoing: str = "han", incoming: str = "li") -> str:
    """Both sign, every red item ticked."""
    key = desk.sign_out(DESK, f"{name}-out", by(desk, outgoing), "一切照旧")
    desk.sign_in(DESK, f"{name}-in", key, by(desk, incoming), all_of(desk.page(key).red))
    return key


def test_the_sheet_names_what_is_so_by_itself(
    store: Store, sign_in: SignIn, officer: Actor, leader: Actor, clock: Clock
) -> None:
    slot = RosterSlot(
        id="s1", owner_domain=POLICE, shift_id="x", role=PostRole.PATROL, post="巡 6", who="安边二组", needed=3,
        present=2, state=SlotState.PRESENT, valid_from=clock() - timedelta(hours=3),
        valid_to=clock() + timedelta(hours=9),
    )  # fmt: skip
    put(
        store, officer, "ground", night(clock), slot,
        alert("开", clock), alert("搁", clock, state=AlertState.SHELVED),
        alert("摄", clock, kind=AlertKind.CAMERA_LOST), alert("源", clock, kind=AlertKind.SOURCE_SILENT),
        alert("天", clock, kind=AlertKind.WEATHER),
    )  # fmt: skip
    LogDesk(store).write(leader, "i1", LogKind.INSTRUCTION, "两点前复查阀室")
    ReminderDesk(store).set(officer, "r1", "回访报警人", clock() + timedelta(hours=2), Subject("call", "c1", "0001"))
    feed = FeedStatus(name="mqtt", kind="mqtt", state=FeedState.LOST, since=clock())
    beside = Beside((feed,), (Unsaved("Drafts are not saved", 2), Unsaved("Signals wait", 0)))
    sheet = desk_of(store, sign_in, beside).sheet()
    assert titles(sheet, Section.ALERTS) == ["报警 开 定4127-6"]
    assert titles(sheet, Section.SHELVED) == ["报警 搁 定4127-6"]
    assert titles(sheet, Section.CAMERAS) == ["报警 摄 定4127-6"]
    assert titles(sheet, Section.SOURCES) == ["mqtt", "报警 源 定4127-6"]
    assert titles(sheet, Section.WEATHER) == ["报警 天 定4127-6"]
    assert titles(sheet, Section.INSTRUCTIONS) == ["两点前复查阀室"]
    assert titles(sheet, Section.REMINDERS) == ["回访报警人"]
    assert titles(sheet, Section.POSTS) == ["巡 6"]
    assert [(one.title, one.state) for one in sheet.items if one.section is Section.UNSAVED] == [
        ("2", "Drafts are not saved")
    ]
    shelved = next(one for one in sheet.items if one.section is Section.SHELVED)
    assert (shelved.since, shelved.due_at) == (clock() - timedelta(minutes=50), clock() + timedelta(hours=2))
    assert [one.number for one in sheet.items] == list(range(1, len(sheet.items) + 1))


def test_both_sign_with_their_own_password_and_the_page_is_locked(
    store: Store, desk: HandoverDesk, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "ground", alert("a1", clock))
    key = desk.sign_out(DESK, "out", by(desk, "han"), "围栏待修")
    assert desk.sheet().handover.state is HandoverState.SIGNED_OUT
    clock.move(minutes=5)
    desk.sign_in(DESK, "in", key, by(desk, "li"), all_of(desk.page(key).red))
    page = desk.page(key)
    signed = page.handover
    assert (signed.outgoing, signed.out_by, signed.incoming, signed.in_by) == (
        "韩", SignMeans.PASSWORD, "李", SignMeans.PASSWORD,
    )  # fmt: skip
    assert (signed.state, signed.is_locked, signed.remarks) == (HandoverState.DONE, True, "围栏待修")
    assert all(one.ticked_at == clock() for one in page.red)
    assert page.is_intact
    with pytest.raises(InputRefused, match="locked"):
        desk.sign_in(DESK, "again", key, by(desk, "li"), ())
    with pytest.raises(InputRefused, match="locked"):
        desk.withdraw(officer, "back", key, "错了")
    with store.read() as connection:
        assert [(one.act, one.who) for one in audit_store.acts_about(connection, "handover", key)] == [
            ("handover.sign_out", "韩"),
            ("handover.sign_in", "李"),
        ], "each signature is the act of who signed"
        assert duty_store.shifts.get(connection, signed.shift_id).state is ShiftState.CLOSED


def test_a_page_that_was_changed_after_it_was_signed_shows(
    store: Store, desk: HandoverDesk, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "ground", alert("a1", clock))
    key = pass_on(desk, "h1")
    with store.database.write() as connection:
        connection.execute(update(handover_item).values(title="没有报警"))
    assert not desk.page(key).is_intact


@pytest.mark.parametrize(
    ("login", "secret"), [("han", "wrong password"), ("nobody", SECRET), ("zhou", ""), ("zhou", "周某")]
)
def test_a_wrong_password_signs_nothing(desk: HandoverDesk, login: str, secret: str) -> None:
    with pytest.raises(NotPermitted, match="Nothing was signed"):
        desk.prove(login, secret)
    assert desk.sheet().handover.outgoing == ""


def test_who_has_no_password_signs_by_the_own_name_and_the_sheet_says_so(desk: HandoverDesk) -> None:
    key = desk.sign_out(DESK, "out", by(desk, "zhou", "周"))
    assert desk.page(key).handover.out_by is SignMeans.NAME


def test_a_signature_does_not_wait_for_hours(desk: HandoverDesk, clock: Clock) -> None:
    signature = by(desk, "han")
    clock.move(minutes=10)
    with pytest.raises(NotPermitted, match="too old"):
        desk.sign_out(DESK, "out", signature)


def test_each_red_item_must_be_ticked_by_who_takes_over(
    store: Store, desk: HandoverDesk, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "ground", alert("a1", clock), alert("a2", clock))
    key = desk.sign_out(DESK, "out", by(desk, "han"))
    red = desk.page(key).red
    with pytest.raises(InputRefused, match=f"1 red items are not ticked, the first is no. {red[-1].number}"):
        desk.sign_in(DESK, "in", key, by(desk, "li"), all_of(red[:-1]))
    assert desk.page(key).handover.incoming == ""
    assert all(one.ticked_at is None for one in desk.page(key).items), "nothing was kept of it"


def test_nobody_takes_over_from_himself(desk: HandoverDesk) -> None:
    key = desk.sign_out(DESK, "out", by(desk, "han"))
    with pytest.raises(InputRefused, match="from himself"):
        desk.sign_in(DESK, "in", key, by(desk, "han"), ())


def test_it_is_refused_while_a_critical_alert_is_unread(
    store: Store, desk: HandoverDesk, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "g1", alert("a1", clock, severity=Severity.CRITICAL, state=AlertState.UNACK))
    with pytest.raises(InputRefused, match="1 critical alerts are unacknowledged"):
        desk.sign_out(DESK, "o1", by(desk, "han"))
    with pytest.raises(InputRefused, match="critical"):
        desk.force(DESK, "f1", by(desk, "li"), "没有人", ())
    AlertDesk(store).acknowledge(officer, "k1", "a1")
    key = desk.sign_out(DESK, "o2", by(desk, "han"))
    put(store, officer, "g2", alert("a2", clock, severity=Severity.CRITICAL, state=AlertState.UNACK))
    with pytest.raises(InputRefused, match="critical"):
        desk.sign_in(DESK, "i1", key, by(desk, "li"), all_of(desk.page(key).red))


def test_what_still_is_so_stands_on_the_next_sheet_again_and_is_gone_when_it_is_over(
    store: Store, desk: HandoverDesk, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "ground", alert("a1", clock))
    note = LogDesk(store).write(officer, "i1", LogKind.INSTRUCTION, "盯住东滩")
    pass_on(desk, "h1")
    clock.move(hours=11)
    second = desk.sheet()
    assert {one.subject_id: one.carried for one in second.items if one.red} == {"a1": 1, note: 1}
    pass_on(desk, "h2", "li", "han")
    LogDesk(store).settle(officer, "i2", note, "已落实")
    AlertDesk(store).close(officer, "c1", "a1", verdict=Verdict.TRUE, reason="已处置")
    clock.move(hours=12)
    assert [one for one in desk.sheet().items if one.subject_id in ("a1", note)] == []


def test_a_sheet_that_the_outgoing_officer_signed_stands_still_and_can_be_taken_back(
    store: Store, desk: HandoverDesk, officer: Actor, clock: Clock
) -> None:
    key = desk.sign_out(DESK, "out", by(desk, "han"))
    put(store, officer, "ground", alert("a1", clock))
    assert titles(desk.sheet(), Section.ALERTS) == []
    with pytest.raises(InputRefused, match="signed already"):
        desk.sign_out(DESK, "out2", by(desk, "han"))
    desk.withdraw(officer, "back", key, "又来了报警")
    assert titles(desk.sheet(), Section.ALERTS) == ["报警 a1 定4127-6"]
    assert desk.sheet().handover.outgoing == ""


@pytest.mark.parametrize("moved", [{"minutes": 45}, {"hours": -2}])
def test_a_sheet_that_is_no_longer_of_now_is_not_taken_over(
    desk: HandoverDesk, clock: Clock, moved: dict[str, float]
) -> None:
    """It lay about for too long; or the clock was set back meanwhile, and nobody knows how old it is."""
    key = desk.sign_out(DESK, "out", by(desk, "han"))
    clock.move(**moved)
    with pytest.raises(InputRefused, match="no longer of now"):
        desk.sign_in(DESK, "in", key, by(desk, "li"), all_of(desk.page(key).red))


def test_a_clock_set_back_during_the_shift_is_a_red_item(
    store: Store, desk: HandoverDesk, officer: Actor, clock: Clock
) -> None:
    log = LogDesk(store)
    log.write(officer, "n1", LogKind.NOTE, "一")
    before = clock()
    clock.move(minutes=-30)
    log.write(officer, "n2", LogKind.NOTE, "二")
    (one,) = [one for one in desk.sheet().items if one.section is Section.CLOCK]
    assert (one.red, one.since, one.due_at) == (True, before, clock())


def test_one_alone_takes_over_a_shift_that_nobody_handed_over_and_everybody_sees_it(
    store: Store, desk: HandoverDesk, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "ground", alert("a1", clock))
    with pytest.raises(InputRefused, match="Say why"):
        desk.force(DESK, "f0", by(desk, "li"), " ", ())
    with pytest.raises(InputRefused, match="not ticked"):
        desk.force(DESK, "f1", by(desk, "li"), "夜班已离岗", ())
    desk.force(DESK, "f2", by(desk, "li"), "夜班已离岗", all_of(desk.sheet().red))
    (one,) = desk.past()
    assert one.state is HandoverState.FORCED
    assert one.handover is not None
    assert (one.handover.outgoing, one.handover.incoming, one.handover.forced_reason) == ("", "李", "夜班已离岗")
    assert desk.page(one.handover.id).is_intact


def test_the_outgoing_officer_leaves_when_nobody_comes(desk: HandoverDesk) -> None:
    key = desk.sign_out(DESK, "out", by(desk, "han"))
    with pytest.raises(InputRefused, match="take over by your signature"):
        desk.force(DESK, "f1", by(desk, "li"), "急", ())
    desk.force(DESK, "f2", by(desk, "han"), "接班人未到,已报带班领导", ())
    assert desk.page(key).handover.state is HandoverState.FORCED


def test_late_and_missing_handovers_are_seen(store: Store, desk: HandoverDesk, officer: Actor, clock: Clock) -> None:
    pass_on(desk, "h1")
    clock.move(hours=9 + 12 + 5)
    third = night(clock, ago=5)
    put(store, officer, "third", third)
    # The day shift ended five hours ago and is handed over only now; the third one is not over yet.
    late = desk.sign_out(DESK, "late-out", by(desk, "li"))
    desk.sign_in(DESK, "late-in", late, by(desk, "han"), all_of(desk.page(late).red))
    assert [one.is_late for one in desk.past()] == [True, False]
    clock.move(hours=7 + 8)
    assert [one.state for one in desk.past()] == [HandoverState.MISSING, HandoverState.DONE, HandoverState.DONE]


def test_without_a_roster_the_hours_since_the_last_handover_are_handed_over(
    store: Store, sign_in: SignIn, clock: Clock
) -> None:
    desk = desk_of(store, sign_in)
    assert desk.sheet().handover.shift_from == clock() - timedelta(hours=12)
    pass_on(desk, "h1")
    clock.move(hours=4)
    assert desk.sheet().handover.shift_from == clock() - timedelta(hours=4)


def test_signing_twice_by_one_act_signs_once(desk: HandoverDesk) -> None:
    signature = by(desk, "han")
    assert desk.sign_out(DESK, "out", signature) == desk.sign_out(DESK, "out", signature)
