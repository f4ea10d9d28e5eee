"""Users, passwords and the first administrator."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.access import Actor, Role
from app.domain.key import new_key
from app.errors import InputRefused, NotPermitted
from app.services.sign_in import SignIn
from app.store import audit_store
from app.store.unit_of_work import Store


@pytest.fixture
def sign_in(store: Store) -> SignIn:
    return SignIn(store)


@pytest.fixture
def administrator(sign_in: SignIn) -> Actor:
    return sign_in.first_actor(new_key(), name="管理员", desk_name="定边一室")


def test_the_first_to_open_an_installation_is_its_administrator(sign_in: SignIn, administrator: Actor) -> None:
    assert administrator.role is Role.ADMINISTRATOR
    assert sign_in.first_actor(new_key(), name="别人", desk_name="别处") == administrator
    assert len(sign_in.users()) == 1


def test_a_user_signs_in_with_the_right_password_only(sign_in: SignIn, administrator: Actor) -> None:
    sign_in.add_user(administrator, new_key(), login="han", name="韩", role=Role.OFFICER, password="夜班夜班夜班123")
    assert sign_in.sign_in("han", "夜班夜班夜班123").role is Role.OFFICER
    with pytest.raises(NotPermitted):
        sign_in.sign_in("han", "夜班")
    with pytest.raises(NotPermitted):
        sign_in.sign_in("nobody", "夜班夜班夜班123")


def test_a_disabled_user_stays_on_record_and_stays_out(sign_in: SignIn, administrator: Actor) -> None:
    sign_in.add_user(administrator, new_key(), login="han", name="韩", role=Role.OFFICER, password="12345678")
    sign_in.disable(administrator, new_key(), login="han")
    with pytest.raises(NotPermitted):
        sign_in.sign_in("han", "12345678")
    assert [one.login for one in sign_in.users()] == ["admin", "han"]


def test_the_last_administrator_cannot_be_disabled(sign_in: SignIn, administrator: Actor) -> None:
    with pytest.raises(InputRefused, match="last administrator"):
        sign_in.disable(administrator, new_key(), login="admin")


def test_an_officer_sets_his_own_password_and_no_other(sign_in: SignIn, administrator: Actor) -> None:
    sign_in.add_user(administrator, new_key(), login="han", name="韩", role=Role.OFFICER, password="12345678")
    officer = sign_in.sign_in("han", "12345678")
    sign_in.change_password(officer, new_key(), login="han", password="abcdefgh")
    assert sign_in.sign_in("han", "abcdefgh") == officer
    with pytest.raises(NotPermitted):
        sign_in.change_password(officer, new_key(), login="admin", password="abcdefgh")


@pytest.mark.parametrize("password", ["", "1234567"])
def test_a_short_password_is_refused(sign_in: SignIn, administrator: Actor, password: str) -> None:
    with pytest.raises(InputRefused, match="8 characters"):
        sign_in.add_user(administrator, new_key(), login="han", name="韩", role=Role.OFFICER, password=password)


def test_a_login_is_given_once(sign_in: SignIn, administrator: Actor) -> None:
    sign_in.add_user(administrator, new_key(), login="han", name="韩", role=Role.OFFICER, password="12345678")
    with pytest.raises(InputRefused, match="taken"):
        sign_in.add_user(administrator, new_key(), login="han", name="韩二", role=Role.OFFICER, password="12345678")


def test_no_password_nor_its_hash_stands_in_the_audit(
    sign_in: SignIn, administrator: Actor, store: Store, tmp_path: Path
) -> None:
    sign_in.add_user(administrator, new_key(), login="han", name="韩", role=Role.OFFICER, password="夜班夜班夜班123")
    sign_in.change_password(administrator, new_key(), login="han", password="夜班夜班夜班456")
    with store.read() as connection:
        payloads: list[Any] = list(connection.exec_driver_sql("SELECT payload FROM audit_payload").scalars())
        assert audit_store.count(connection) == 3
    assert len(payloads) == 3
    assert not [text for text in payloads if "argon2" in text or "夜班" in text]
