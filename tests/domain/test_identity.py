"""Identity numbers as GB 11643 makes them, and what is shown of names and numbers."""

from datetime import date

import pytest

from app.domain.identity import check_sign, masked_identity_number, masked_name, masked_phone, read_identity_number
from app.errors import InputRefused

TODAY = date(2026, 11, 27)


def test_the_check_sign_is_that_of_the_standard() -> None:
    assert check_sign("11010519491231002") == "X"
    assert read_identity_number(" 11010519491231002x ", TODAY) == "11010519491231002X"
    assert read_identity_number("", TODAY) == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("110105194912310021", "check sign"),
        ("11010519491231002", "no identity number"),
        ("110105194912310O2X", "no identity number"),
        ("11010519490231002X", "no identity number"),
        ("11010520991231002X", "no identity number"),
        ("11010501231231002X", "no identity number"),
        ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "no identity number"),
        ("<b>11010519491231</b>", "no identity number"),
    ],
)
def test_what_cannot_be_an_identity_number_is_refused(number: str, words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        read_identity_number(number, TODAY)


def test_what_is_shown_tells_two_people_apart_and_nobody_who_they_are() -> None:
    assert masked_name("演示甲") == "演*"
    assert masked_name("") == ""
    assert masked_identity_number("61080019000101001X") == "6108**********001X"
    assert masked_identity_number("12345678") == "********"
    assert masked_phone("13900001234") == "139****1234"
    assert masked_phone("3652101") == "*******"
