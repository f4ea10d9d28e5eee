"""Who may sign in, as what: the acts of the security administrator, and what a password must be."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.access import Actor, Right, Role
from app.domain.events import Fact, RecordsChanged
from app.domain.hazard import FoundHazard, HazardKind
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import InputRefused, NotFound, NotPermitted
from app.services.hazards.hazard_desk import HazardDesk
from app.services.sign_in import SignIn
from app.services.user_desk import NewUser, UserDesk, end_of
from app.store import hazard_store
from app.store.unit_of_work import Store
from tests.ui import invented

HAN = NewUser("han", "韩大", Role.OFFICER, "夜班夜班123午饭")
KEEPER = NewUser("liu", "刘二", Role.SECURITY, "keep-the-keys-7")
GAP = FoundHazard(title="围栏缺口", kind=HazardKind.OTHER)
OTHER = NewUser("ma", "马三", Role.ADMINISTRATOR, "mind-the-disks-7")


@pytest.fixture
def users(store: Store) -> UserDesk:
    return UserDesk(store)


@pytest.fixture
def keeper(store: Store, users: UserDesk) -> Actor:
    sign_in = SignIn(store)
    users.set_up(sign_in.first_actor(new_key(), name="管", desk_name="一室"), new_key(), KEEPER, OTHER)
    return sign_in.sign_in("liu", KEEPER.password)


def test_a_login_is_given_once(users: UserDesk, keeper: Actor) -> None:
    users.add(keeper, new_key(), HAN)
    with pytest.raises(InputRefused, match="taken"):
        users.add(keeper, new_key(), replace(HAN, name="韩二"))


def test_adding_a_user_twice_by_one_act_adds_one(users: UserDesk, keeper: Actor) -> None:
    act_id = new_key()
    assert users.add(keeper, act_id, HAN).id == users.add(keeper, act_id, HAN).id
    assert [one.login for one in users.users(keeper)] == ["admin", "han", "liu", "ma"]


@pytest.mark.parametrize("change", ["disable", "demote", "end"])
def test_the_last_security_administrator_stays_one(users: UserDesk, keeper: Actor, change: str) -> None:
    def attempt() -> None:
        if change == "disable":
            users.disable(keeper, new_key(), login="liu")
        elif change == "demote":
            users.change(keeper, new_key(), "liu", role=Role.OFFICER, room_id=None)
        else:
            users.change(
                keeper, new_key(), "liu", role=Role.SECURITY, room_id=None, expires_at=end_of(date(2027, 1, 1))
            )

    with pytest.raises(InputRefused, match="last security administrator"):
        attempt()
    users.add(keeper, new_key(), NewUser("sun", "孙四", Role.SECURITY, "open-the-gate-9"))
    attempt()


def test_an_officer_sets_the_own_password_and_no_other(store: Store, users: UserDesk, keeper: Actor) -> None:
    users.add(keeper, new_key(), HAN)
    officer = SignIn(store).sign_in("han", HAN.password)
    users.change_password(officer, new_key(), login="han", password="morgen-frueh-8")
    assert SignIn(store).sign_in("han", "morgen-frueh-8") == officer
    for login in ("liu", "nobody"):
        with pytest.raises(NotPermitted):
            users.change_password(officer, new_key(), login=login, password="morgen-frueh-9")
    with pytest.raises(NotFound):
        users.change_password(keeper, new_key(), login="nobody", password="morgen-frueh-9")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "8 characters"),
        ("ab1-2cd", "8 characters"),
        ("x1" * 65, "128 characters"),
        ("morgenfrueh", "mixes"),
        ("73519264", "mixes"),
        ("a1a1a1a1a1", "mixes"),
        ("my-han-2026", "login or the name"),
        ("我是韩大2026啊", "login or the name"),
        ("Password-77", "first that anybody tries"),
        ("abcdefgh1", "first that anybody tries"),
        ("lkjhgfdsa1", "first that anybody tries"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(users: UserDesk, keeper: Actor, password: str, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        users.add(keeper, new_key(), replace(HAN, password=password))


def test_the_password_of_before_is_no_new_one(users: UserDesk, keeper: Actor) -> None:
    users.add(keeper, new_key(), HAN)
    with pytest.raises(InputRefused, match="password of before"):
        users.change_password(keeper, new_key(), login="han", password=HAN.password)


@pytest.mark.parametrize("role", [Role.FOUNDER, Role.SERVICE])
def test_nobody_is_made_founder_or_the_program(users: UserDesk, keeper: Actor, role: Role) -> None:
    with pytest.raises(InputRefused, match="Nobody is given this role"):
        users.add(keeper, new_key(), replace(HAN, role=role))


def test_open_desks_hear_of_each_change_of_a_user(users: UserDesk, keeper: Actor, told: list[Fact]) -> None:
    user = users.add(keeper, new_key(), HAN)
    told.clear()
    users.change(keeper, new_key(), "han", role=Role.LEADER, room_id="r-1")
    users.disable(keeper, new_key(), login="han")
    users.enable(keeper, new_key(), login="han")
    assert told == [RecordsChanged("user", (user.id,))] * 3


def test_a_day_ends_at_midnight_of_the_county() -> None:
    assert end_of(date(2026, 12, 31)) == datetime(2026, 12, 31, 16, tzinfo=UTC)


def test_who_serves_in_a_room_changes_what_is_of_that_room_or_of_the_county_only(store: Store, officer: Actor) -> None:
    one = replace(officer, room_id="room-1")
    desk = HazardDesk(store)
    for area_id in ("room-1", None):
        desk.find(one, new_key(), replace(GAP, area_id=area_id))
    with pytest.raises(NotPermitted, match="another room"):
        desk.find(one, new_key(), replace(GAP, area_id="room-2"))
    desk.find(replace(one, role=Role.BUREAU_LEADER), new_key(), replace(GAP, area_id="room-2"))


def test_an_enterprise_dispatcher_changes_nothing_of_the_police_and_is_told_that_it_is_not_there(
    store: Store, officer: Actor
) -> None:
    guard = replace(officer, role=Role.ENTERPRISE, user_id="u-guard")
    desk = HazardDesk(store)
    key = desk.find(officer, new_key(), GAP)
    with pytest.raises(NotFound):
        desk.dismiss(guard, new_key(), key, reason="看过了")
    own = desk.find(guard, new_key(), GAP)
    with store.read() as connection:
        assert hazard_store.hazards.get(connection, own).owner_domain is OwnerDomain.SOCIAL
    with store.act(guard, new_key(), "test", Right.READ) as work, pytest.raises(NotFound):
        work.add(invented.case("c-1"))
