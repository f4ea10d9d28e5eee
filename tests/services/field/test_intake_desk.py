"""What a batch of signals becomes: fixes, doubts, readings, alerts, an audit by the hour, and what the map is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.access import Actor, Right, Role
from app.domain.events import Fact, RecordsChanged, UnitsMoved
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.signal import AlertSignal, OrderStep, PositionSignal, ReadingSignal, ReceiptSignal, Signal
from app.domain.unit import Fix, Tracker, Unit, UnitKind, Vehicle, VehicleKind
from app.errors import StoreUnavailable
from app.services.field.intake_desk import IntakeDesk
from app.services.field.movers import Movers
from app.store import audit_walk, fix_store
from app.store.tables import audit, audit_payload, fix, reading
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock, on_both

pytestmark = on_both

SYSTEM = Actor(user_id="system", name="系统", role=Role.OFFICER, desk_id="desk-1")
POLICE = OwnerDomain.POLICE
UNIT = Unit(id="u-3", owner_domain=POLICE, code="X-3", name="巡察3组", call_sign="巡3", kind=UnitKind.PATROL_GROUP)
CAR = Vehicle(id="v-car", owner_domain=POLICE, plate="演K·D0001", kind=VehicleKind.PATROL_CAR, unit_id="u-3")
TANKER = Vehicle(id="v-tank", owner_domain=POLICE, plate="演K·T0002", kind=VehicleKind.TANKER)
TRACKERS = (
    Tracker(id="t-1", owner_domain=POLICE, serial="0001", vehicle_id="v-tank"),
    Tracker(id="t-2", owner_domain=POLICE, serial="0002", vehicle_id="v-car"),
    Tracker(id="t-3", owner_domain=POLICE, serial="0003"),
)


class Heard:
    """The alert, dispatch and watch desks, as the intake desk sees them."""

    def __init__(self) -> None:
        self.alerts: list[AlertSignal] = []
        self.acts: list[str] = []
        self.receipts: list[ReceiptSignal] = []
        self.judged: list[Fix] = []
        self.pressed: list[set[str]] = []
        self.finds: list[AlertSignal] = []
        self.trouble: Exception | None = None

    def hear(self, act_id: str, signals: Sequence[AlertSignal]) -> None:
        if self.trouble is not None:
            raise self.trouble
        if act_id not in self.acts:
            self.acts.append(act_id)
            self.alerts += signals

    def judge(self, fixes: Sequence[Fix], pressed: Collection[str]) -> Sequence[AlertSignal]:
        self.judged += fixes
        self.pressed.append(set(pressed))
        finds, self.finds = self.finds, []
        return finds


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def desk(store: Store, heard: Heard) -> IntakeDesk:
    with store.act(SYSTEM, new_key(), "field.begin", Right.ACT) as work:
        for record in (UNIT, CAR, TANKER, *TRACKERS):
            work.add(record)
        work.set_state("tracker", TRACKERS[2], "unit", "u-3")
    return made_desk(store, heard)


def made_desk(store: Store, heard: Heard) -> IntakeDesk:
    return IntakeDesk(
        store, Movers(store), lambda: SYSTEM, hear=heard.hear, heard=heard.receipts.append, judge=heard.judge
    )


def at(clock: Clock, mover: str = "巡3", *, ago: float = 0, lon: float = 107.6, **more: bool) -> PositionSignal:
    return PositionSignal("mqtt", mover, clock() - timedelta(seconds=ago), lon, 37.5, 30.0, 90.0, 5.0, **more)


def alert(clock: Clock, number: int = 1) -> AlertSignal:
    return AlertSignal("video", str(number), clock(), "FIRE", "HIGH", "火")


def kept(store: Store) -> list[tuple[str, float, str | None]]:
    with store.read() as connection:
        rows = connection.execute(fix.select().order_by(fix.c.unit_id, fix.c.at)).all()
    return [(row.unit_id, row.lon, row.doubt) for row in rows]


@pytest.mark.parametrize(
    ("mover", "by_serial", "key"),
    [
        ("X-3", False, "u-3"),
        ("巡察3组", False, "u-3"),
        ("巡3", False, "u-3"),
        ("演K·D0001", False, "u-3"),
        ("演K·T0002", False, "v-tank"),
        ("0001", True, "v-tank"),
        ("0002", True, "u-3"),
        ("0003", True, "u-3"),
    ],
)
def test_whoever_is_registered_is_found_by_every_name(
    desk: IntakeDesk, store: Store, clock: Clock, mover: str, by_serial: bool, key: str
) -> None:
    desk.keep([at(clock, mover, by_serial=by_serial)])
    assert [one for one, _, _ in kept(store)] == [key]


def test_who_is_not_registered_is_listed_and_not_believed(
    desk: IntakeDesk, store: Store, clock: Clock, told: list[Fact]
) -> None:
    for _ in range(3):
        desk.keep([at(clock, "9999", by_serial=True), at(clock, "9999")])
        clock.move(seconds=10)
    assert kept(store) == []
    assert [(one.mover, one.by_serial, one.times) for one in desk.movers.unregistered()] == [
        ("9999", True, 3),
        ("9999", False, 3),
    ]
    assert not desk.movers.is_registered("9999")
    assert desk.counts.unregistered == 6
    assert not [one for one in told if isinstance(one, UnitsMoved)]


def test_a_tracker_that_is_registered_is_believed_from_then_on(desk: IntakeDesk, store: Store, clock: Clock) -> None:
    desk.keep([at(clock, "0099", by_serial=True)])
    with store.act(SYSTEM, new_key(), "tracker.add", Right.ACT) as work:
        work.add(Tracker(id="t-99", owner_domain=POLICE, serial="0099", vehicle_id="v-tank"))
    desk.movers.on_fact(RecordsChanged("tracker"))
    clock.move(seconds=1)
    desk.keep([at(clock, "0099", by_serial=True)])
    assert [one for one, _, _ in kept(store)] == ["v-tank"]
    assert desk.movers.unregistered() == ()


def test_the_unit_that_carries_a_tracker_is_an_interval(desk: IntakeDesk, store: Store, clock: Clock) -> None:
    other = replace(UNIT, id="u-4", code="X-4", name="巡察4组", call_sign="巡4")
    clock.move(seconds=5)
    with store.act(SYSTEM, new_key(), "tracker.hand_over", Right.ACT) as work:
        work.add(other)
        work.set_state("tracker", TRACKERS[2], "unit", "u-4")
    desk.movers.on_fact(RecordsChanged("interval"))
    desk.keep([at(clock, "0003", by_serial=True)])
    assert [one for one, _, _ in kept(store)] == ["u-4"]


def test_a_doubted_position_is_kept_and_neither_drawn_nor_judged(
    desk: IntakeDesk, store: Store, clock: Clock, told: list[Fact], heard: Heard
) -> None:
    desk.keep([at(clock, ago=10), at(clock, ago=9, lon=109.9), at(clock, ago=-4_000), at(clock, lon=107.601)])
    assert [(lon, doubt) for _, lon, doubt in kept(store)] == [
        (107.6, None),
        (109.9, "OUTSIDE"),
        (107.601, None),
        (107.6, "FUTURE"),
    ]
    assert [one.lon for one in heard.judged] == [107.6, 107.601]
    (moved,) = [one for one in told if isinstance(one, UnitsMoved)]
    assert [one[1] for one in moved.fixes] == [107.601]
    assert dict(desk.counts.doubted) == {"OUTSIDE": 1, "FUTURE": 1}
    with store.read() as connection:
        assert [one.lon for one in fix_store.latest(connection, clock() - timedelta(hours=1))] == [107.601]


def test_a_position_that_comes_late_is_kept_and_moves_nobody_back(
    desk: IntakeDesk, store: Store, clock: Clock, told: list[Fact]
) -> None:
    desk.keep([at(clock)])
    told.clear()
    desk.keep([at(clock, ago=60, lon=107.599)])
    assert len(kept(store)) == 2
    assert not [one for one in told if isinstance(one, UnitsMoved)]


def test_after_a_start_nobody_is_moved_back_either(
    desk: IntakeDesk, store: Store, clock: Clock, told: list[Fact], heard: Heard
) -> None:
    desk.keep([at(clock)])
    told.clear()
    made_desk(store, heard).keep([at(clock, ago=60, lon=107.599)])
    assert not [one for one in told if isinstance(one, UnitsMoved)]


def test_what_comes_twice_is_kept_once(desk: IntakeDesk, store: Store, clock: Clock, heard: Heard) -> None:
    batch: list[Signal] = [at(clock), ReadingSignal("mqtt", "压力", clock(), 1.5, "MPa"), alert(clock)]
    desk.keep(batch)
    desk.keep(batch)
    assert [doubt for _, _, doubt in kept(store)] == [None]
    with store.read() as connection:
        assert len(connection.execute(reading.select()).all()) == 1
    assert heard.alerts == [alert(clock)]
    assert (desk.counts.fixes, desk.counts.repeated, desk.counts.readings) == (1, 1, 1)


def test_a_batch_that_could_not_be_kept_is_as_good_the_second_time(
    desk: IntakeDesk, store: Store, clock: Clock, told: list[Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise StoreUnavailable("The disk is full.")

    batch = [at(clock, ago=1), at(clock, lon=107.601)]
    with monkeypatch.context() as broken:
        broken.setattr("app.store.fix_store.append", full)
        with pytest.raises(StoreUnavailable):
            desk.keep(batch)
    assert desk.counts.fixes == 0
    desk.keep(batch)
    assert [doubt for _, _, doubt in kept(store)] == [None, None]
    assert next(one for one in told if isinstance(one, UnitsMoved)).fixes[0][1] == 107.601


def test_alerts_and_receipts_keep_their_order_and_positions_do_not_part_them(
    desk: IntakeDesk, clock: Clock, heard: Heard
) -> None:
    receipt = ReceiptSignal("mqtt", "a1", clock(), OrderStep.ACCEPTED)
    desk.keep([alert(clock, 1), at(clock), alert(clock, 2), receipt, *(alert(clock, it) for it in range(3, 120))])
    assert [one.source_id for one in heard.alerts] == [str(number) for number in range(1, 120)]
    assert heard.receipts == [receipt]
    assert (desk.counts.alerts, desk.counts.receipts) == (119, 1)


def test_what_the_watch_finds_is_heard_and_waits_where_it_cannot_be_kept(
    desk: IntakeDesk, clock: Clock, heard: Heard
) -> None:
    heard.finds = [AlertSignal("watch:SPEED", "u-3", clock(), "SPEEDING", "MEDIUM", "超速")]
    heard.trouble = StoreUnavailable("The disk is full.")
    with pytest.raises(StoreUnavailable):
        desk.keep([at(clock)])
    heard.trouble = None
    desk.keep([at(clock, ago=-1)])
    assert [one.kind for one in heard.alerts] == ["SPEEDING"]


def test_a_pressed_emergency_key_reaches_the_watch(desk: IntakeDesk, clock: Clock, heard: Heard) -> None:
    desk.keep([at(clock, panic=True), at(clock, "演K·T0002")])
    desk.keep([at(clock, ago=-1)])
    assert heard.pressed == [{"u-3"}, set()]


def test_each_hour_and_source_has_one_audit_row_with_its_count(
    desk: IntakeDesk, store: Store, clock: Clock, heard: Heard
) -> None:
    clock.moment = clock.moment.replace(minute=10)
    for number in range(30):
        clock.move(seconds=2)
        desk.keep([at(clock, lon=107.6 + number * 1e-5), ReadingSignal("scada", "压力", clock(), 1.0)])
    # The count survives the end of the program.
    desk = made_desk(store, heard)
    clock.move(hours=1)
    desk.keep([at(clock)])
    clock.move(seconds=5)
    desk.keep([at(clock)])
    with store.read() as connection:
        rows = connection.execute(
            audit.join(audit_payload, audit_payload.c.audit_no == audit.c.row_no)
            .select()
            .where(audit.c.act == "signals.keep")
            .order_by(audit.c.subject_id)
        ).all()
        assert audit_walk.walk(connection).breaks == ()
    assert [(row.subject_id, row.payload) for row in rows] == [
        ("mqtt", '{"count":30,"hour":"2026-11-21T15"}'),
        ("scada", '{"count":30,"hour":"2026-11-21T15"}'),
    ]
