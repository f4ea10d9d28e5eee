"""Signing in: the founder, right and wrong passwords, names that are locked, users that are over."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.access import Actor, Right, Role
from app.domain.key import new_key
from app.domain.password_rules import MOST_FAILURES
from app.errors import NotPermitted
from app.services.sign_in import SignIn
from app.services.user_desk import NewUser, UserDesk
from app.store import audit_walk, user_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock, on_both

pytestmark = on_both
HAN = NewUser("han", "韩", Role.OFFICER, "夜班夜班123午饭")
KEEPER = NewUser("liu", "刘", Role.SECURITY, "keep-the-keys-7")
OTHER = NewUser("ma", "马", Role.ADMINISTRATOR, "mind-the-disks-7")


@pytest.fixture
def sign_in(store: Store) -> SignIn:
    return SignIn(store)


@pytest.fixture
def users(store: Store) -> UserDesk:
    return UserDesk(store)


@pytest.fixture
def founder(sign_in: SignIn) -> Actor:
    return sign_in.first_actor(new_key(), name="管理员", desk_name="定边一室")


def test_the_first_to_open_an_installation_is_its_founder(sign_in: SignIn, founder: Actor) -> None:
    assert founder.role is Role.FOUNDER
    assert sign_in.first_actor(new_key(), name="别人", desk_name="别处") == founder
    assert len(sign_in.users()) == 1
    assert sign_in.is_open()


def test_a_user_signs_in_with_the_right_password_only(sign_in: SignIn, users: UserDesk, founder: Actor) -> None:
    users.add(founder, new_key(), HAN)
    assert sign_in.sign_in("han", HAN.password).role is Role.OFFICER
    for login, password in (("han", "夜班"), ("han", ""), ("nobody", HAN.password), ("nobody", "")):
        with pytest.raises(NotPermitted, match="Name or password is wrong"):
            sign_in.sign_in(login, password)


def test_a_disabled_user_stays_on_record_and_stays_out(sign_in: SignIn, users: UserDesk, founder: Actor) -> None:
    users.add(founder, new_key(), HAN)
    users.disable(founder, new_key(), login="han")
    with pytest.raises(NotPermitted, match="may not sign in any more"):
        sign_in.sign_in("han", HAN.password)
    assert [one.login for one in sign_in.users()] == ["admin", "han"]
    users.enable(founder, new_key(), login="han")
    assert sign_in.sign_in("han", HAN.password).name == "韩"


def test_a_user_whose_time_is_over_stays_out(sign_in: SignIn, users: UserDesk, founder: Actor, clock: Clock) -> None:
    users.add(founder, new_key(), replace(HAN, expires_at=clock.moment.replace(hour=16)))
    actor = sign_in.sign_in("han", HAN.password)
    clock.move(hours=1)
    with pytest.raises(NotPermitted, match="may not sign in any more"):
        sign_in.sign_in("han", HAN.password)
    assert sign_in.current(actor) is None


def test_guessing_locks_the_name_and_the_security_administrator_unlocks_it(
    sign_in: SignIn, users: UserDesk, founder: Actor, store: Store, clock: Clock
) -> None:
    users.add(founder, new_key(), HAN)
    for _ in range(MOST_FAILURES):
        with pytest.raises(NotPermitted, match="wrong"):
            sign_in.sign_in("han", "guess-the-word-1")
    with pytest.raises(NotPermitted, match="locked"):
        sign_in.sign_in("han", HAN.password)
    with store.read() as connection:
        han = user_store.by_login(connection, "han")
        assert han is not None
        assert (han.failures, han.failed_at, han.locked_at) == (MOST_FAILURES, clock.moment, clock.moment)
    clock.move(hours=20)
    with pytest.raises(NotPermitted, match="locked"):
        sign_in.sign_in("han", HAN.password)
    users.unlock(founder, new_key(), login="han")
    assert sign_in.sign_in("han", HAN.password).name == "韩"


def test_a_right_password_forgets_the_wrong_ones_before(sign_in: SignIn, users: UserDesk, founder: Actor) -> None:
    users.add(founder, new_key(), HAN)
    for _ in range(2):
        for _ in range(MOST_FAILURES - 1):
            with pytest.raises(NotPermitted, match="wrong"):
                sign_in.sign_in("han", "guess-the-word-1")
        assert sign_in.sign_in("han", HAN.password).name == "韩"


def test_guesses_at_signing_a_paper_count_as_well(sign_in: SignIn, users: UserDesk, founder: Actor) -> None:
    users.add(founder, new_key(), HAN)
    for _ in range(MOST_FAILURES):
        with pytest.raises(NotPermitted, match="wrong"):
            sign_in.prove("han", "guess-the-word-1")
    with pytest.raises(NotPermitted, match="locked"):
        sign_in.prove("han", HAN.password)


def test_the_security_administrator_waits_a_quarter_of_an_hour_as_nobody_else_could_unlock(
    sign_in: SignIn, users: UserDesk, founder: Actor, clock: Clock
) -> None:
    users.set_up(founder, new_key(), KEEPER, OTHER)
    for _ in range(MOST_FAILURES):
        with pytest.raises(NotPermitted, match="wrong"):
            sign_in.sign_in("liu", "guess-the-word-1")
    clock.move(minutes=14)
    with pytest.raises(NotPermitted, match="locked"):
        sign_in.sign_in("liu", KEEPER.password)
    clock.move(minutes=2)
    assert sign_in.sign_in("liu", KEEPER.password).role is Role.SECURITY


def test_naming_a_security_administrator_ends_the_founder_for_ever(
    sign_in: SignIn, users: UserDesk, founder: Actor, store: Store
) -> None:
    users.set_up(founder, new_key(), KEEPER, OTHER)
    assert not sign_in.is_open()
    assert sign_in.current(founder) is None
    with pytest.raises(NotPermitted):
        sign_in.sign_in("admin", "")
    with pytest.raises(NotPermitted, match="changed meanwhile"), store.act(founder, new_key(), "test", Right.ACT):
        pytest.fail("the founder was let in")
    keeper = sign_in.sign_in("liu", KEEPER.password)
    users.add(keeper, new_key(), HAN)
    assert sign_in.sign_in("han", HAN.password).role is Role.OFFICER


def test_an_act_of_who_was_disabled_or_is_something_else_now_is_refused_in_an_open_desk(
    sign_in: SignIn, users: UserDesk, founder: Actor, store: Store
) -> None:
    users.add(founder, new_key(), HAN)
    actor = sign_in.sign_in("han", HAN.password)
    with store.act(actor, new_key(), "test", Right.ACT):
        pass
    users.change(founder, new_key(), "han", role=Role.ENTERPRISE, room_id=None)
    with pytest.raises(NotPermitted, match="changed meanwhile"), store.act(actor, new_key(), "test", Right.READ):
        pytest.fail("let in with the rights of before")
    now = sign_in.current(actor)
    assert now is not None
    assert now.role is Role.ENTERPRISE
    users.disable(founder, new_key(), login="han")
    assert sign_in.current(actor) is None
    with pytest.raises(NotPermitted, match="changed meanwhile"), store.act(now, new_key(), "test", Right.READ):
        pytest.fail("let in although disabled")


def test_who_signed_in_and_each_wrong_password_stand_in_the_audit_but_no_password_does(
    sign_in: SignIn, users: UserDesk, founder: Actor, store: Store, tmp_path: Path
) -> None:
    users.add(founder, new_key(), HAN)
    users.change_password(founder, new_key(), login="han", password="夜班夜班456晚饭")
    with pytest.raises(NotPermitted):
        sign_in.sign_in("han", HAN.password)
    sign_in.sign_in("han", "夜班夜班456晚饭")
    with store.read() as connection:
        payloads: list[Any] = list(connection.exec_driver_sql("SELECT payload FROM audit_payload").scalars())
        acts = list(connection.exec_driver_sql("SELECT act FROM audit ORDER BY number").scalars())
        assert audit_walk.walk(connection).breaks == ()
    assert acts == ["installation.begin", "user.add", "user.password", "user.wrong_password", "user.sign_in"]
    assert not [text for text in payloads if "argon2" in text or "夜班" in text]
