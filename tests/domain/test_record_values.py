"""Small values of the field: keys, places, codes, rights."""

import pytest

from app.domain.access import RIGHTS, Actor, Right, Role
from app.domain.asset import normalised_code
from app.domain.key import key_from, new_key
from app.domain.position import Position, distance_m
from app.errors import InputRefused, NotPermitted


def test_a_key_made_later_sorts_later() -> None:
    assert key_from(1_000, bytes(10)) < key_from(1_001, bytes(10))


def test_a_key_is_a_version_seven_uuid() -> None:
    key = new_key()
    assert len(key) == 32
    assert key[12] == "7"
    assert key[16] in "89ab"


def test_two_keys_are_never_the_same() -> None:
    assert len({new_key() for _ in range(10_000)}) == 10_000


@pytest.mark.parametrize(("lon", "lat"), [(181, 0), (0, 91), (float("nan"), 0), (0, float("inf"))])
def test_a_place_off_the_earth_is_refused(lon: float, lat: float) -> None:
    with pytest.raises(InputRefused, match="no place on earth"):
        Position(lon, lat)


def test_the_distance_of_a_degree_of_latitude() -> None:
    assert distance_m(Position(107.6, 37.0), Position(107.6, 38.0)) == pytest.approx(111_195, abs=1)


@pytest.mark.parametrize(
    ("written", "compared"),
    [("定４１２７－６", "定4127-6"), (" 姬 12—3 ", "姬12-3"), ("定平1-2h", "定平1-2H"), ("定1侧2", "定1侧2")],
)
def test_codes_are_compared_without_regard_to_width_case_spaces_and_dashes(written: str, compared: str) -> None:
    assert normalised_code(written) == compared


def test_an_administrator_may_all_and_an_officer_may_not_import() -> None:
    assert RIGHTS[Role.FOUNDER] == frozenset(Right)
    officer = Actor(user_id="u", name="韩", role=Role.OFFICER, desk_id="d")
    officer.require(Right.ACT)
    with pytest.raises(NotPermitted, match="韩"):
        officer.require(Right.IMPORT)
