"""Whatever happens to an alert, in whatever order, its life cycle holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.access import Actor, Role
from app.domain.alert import URGENCY, AlertKind, AlertState, Dismissal, Severity, Verdict, state_of
from app.domain.key import new_key
from app.errors import AppError
from app.services.alerts.alert_desk import AlertDesk
from app.services.calls.call_desk import CallDesk
from app.store import alert_store, audit_walk, unit_store
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from tests.dispatch_ground import call as a_call
from tests.services.alert_signals import START, desk_with, signal
from tests.store_fixtures import Clock

HAN = Actor(user_id="u-han", name="韩", role=Role.OFFICER, desk_id="desk-1")
ZHOU = Actor(user_id="u-zhou", name="周", role=Role.LEADER, desk_id="desk-2")
Act = Callable[[AlertDesk, str, Clock], object]


def hears(severity: str, active: bool) -> Act:
    def act(desk: AlertDesk, _key: str, clock: Clock) -> object:
        after_s = (clock() - START).total_seconds()
        return desk.hear(HAN, new_key(), signal(after_s=after_s, severity=severity, active=active))

    return act


def acts(name: str, **given_values: object) -> Act:
    return lambda desk, key, _clock: getattr(desk, name)(HAN, new_key(), key, **given_values)


def wait(desk: AlertDesk, _key: str, clock: Clock) -> object:
    clock.move(minutes=7)
    return desk.tick(HAN)


ACTS: dict[str, Act] = {
    "heard low": hears("LOW", True),
    "heard critical": hears("CRITICAL", True),
    "over": hears("LOW", False),
    "acknowledge": acts("acknowledge"),
    "take back": acts("take_back_acknowledge", reason="错"),
    "take on": acts("take_on"),
    "unshelve": acts("unshelve"),
    "close true": acts("close", verdict=Verdict.TRUE),
    "close false": acts("close", verdict=Verdict.FALSE, dismissal=Dismissal.ANIMAL_WIND),
    "reopen": acts("reopen", reason="错"),
    "note": acts("note", text="记"),
    "shelve": lambda desk, key, clock: desk.shelve(
        ZHOU, new_key(), key, until=clock() + timedelta(minutes=15), reason="施工"
    ),
    "wait": wait,
}


@cache
def empty_store() -> bytes:
    """An empty database, migrated once for all examples."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "onemap.sqlite"
        database = Database(file)
        upgrade(database, Path(folder) / "backups")
        database.close()
        return file.read_bytes()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted((*ACTS, "join", "leave"))), max_size=14),
    st.sampled_from([{}, {"on_delay_s": 60}, {"needs_verdict": True}]),
)
def test_any_sequence_of_acts_keeps_state_facts_severity_and_timeline_together(
    names: list[str], manner: dict[str, int]
) -> None:
    with TemporaryDirectory() as folder:
        clock = Clock()
        file = Path(folder) / "onemap.sqlite"
        file.write_bytes(empty_store())
        database = Database(file)
        store = Store(database, lambda _facts: None, clock)
        try:
            lived(store, clock, desk_with(store, AlertKind.CAMERA_LOST, **manner), names)
        finally:
            database.close()


class OnCall:
    """The alert is hung on a call and, by mistake as it turns out, taken off again."""

    def __init__(self, calls: CallDesk, clock: Clock) -> None:
        self._calls = calls
        self._call = calls.open_call(HAN, new_key(), a_call(clock()))
        self._joining = ""

    def join(self, _desk: AlertDesk, key: str, _clock: Clock) -> None:
        joining = new_key()
        self._calls.attach_alert(HAN, joining, self._call, key)
        self._joining = joining

    def leave(self, _desk: AlertDesk, _key: str, _clock: Clock) -> None:
        self._calls.take_back_joining(HAN, new_key(), self._call, self._joining, reason="错")


def lived(store: Store, clock: Clock, desk: AlertDesk, names: list[str]) -> None:
    key = desk.hear(HAN, new_key(), signal())
    on_call = OnCall(CallDesk(store), clock)
    acts_now = ACTS | {"join": on_call.join, "leave": on_call.leave}
    done, worst = 1, {key: Severity.MEDIUM}
    for name in names:
        clock.move(seconds=20)
        before = desk.alert(key)
        try:
            acts_now[name](desk, key, clock)
        except AppError:
            assert desk.alert(key) == before, "what is refused changes nothing"
            continue
        after = desk.alert(key)
        done += after.version > before.version or name == "note"
        if before.state is not AlertState.CLOSED:
            assert URGENCY[after.severity] <= URGENCY[worst[key]], f"severity fell by {name}"
            worst[key] = after.severity
        elif after.held_until is not None:
            worst[key] = after.severity
        with store.read() as connection:
            every = alert_store.between(connection, START - timedelta(days=1), clock() + timedelta(days=1))
            now = unit_store.intervals_at(connection, "alert", "state", clock() + timedelta(seconds=1))
        assert all(one.state is state_of(one) for one in every)
        assert {one.id: one.state for one in every} == now, "the interval says the same as the row"
        assert sum(one.state is not AlertState.CLOSED for one in every if one.source_id == "1") <= 2
    with store.read() as connection:
        walked = audit_walk.walk(connection)
        assert walked.breaks == ()
        assert walked.rows >= done
    assert len(desk.dossier(key).timeline) >= done, "every act on the alert is a line of its timeline"
