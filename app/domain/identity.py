"""Names and numbers of people: whether a number can be one, and how each is shown to somebody who need not know it."""

from __future__ import annotations

from datetime import date

from app.errors import InputRefused

_WEIGHTS = tuple(2**place % 11 for place in range(17, 0, -1))
_CHECKS = "10X98765432"
_FIRST_YEAR = 1880


def check_sign(seventeen: str) -> str:
    """The last sign of a citizen identity number by its first seventeen digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(seventeen, _WEIGHTS, strict=True)) % 11]


def read_identity_number(text: str, today: date) -> str:
    """The number as it is kept, without spaces and with a capital X; empty where none was given. Raises `InputRefused`
    for one that cannot be."""
    number = "".join(text.split()).upper()
    if not number:
        return ""
    is_formed = len(number) == 18 and number.isascii() and number[:17].isdigit()
    if not is_formed or born(number) is None or not date(_FIRST_YEAR, 1, 1) <= _born(number) <= today:
        raise InputRefused("This is no identity number: 18 signs with a day of birth. Nothing was saved; check it.")
    if number[17] != check_sign(number[:17]):
        raise InputRefused("The check sign of this identity number is wrong. Nothing was saved; check its digits.")
    return number


def born(number: str) -> date | None:
    """The day of birth an identity number tells; None where it tells none."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _born(number: str) -> date:
    day = born(number)
    return date.max if day is None else day


def masked_name(name: str) -> str:
    """姓*: enough to tell two people of one case apart."""
    return f"{name[:1]}*" if name else ""


def masked_identity_number(number: str) -> str:
    """The first four and the last four signs, the ten between hidden: 6108**********001X."""
    return f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}" if len(number) > 8 else "*" * len(number)


def masked_phone(number: str) -> str:
    """The first three and the last four digits of a number long enough; of a short one nothing."""
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}" if len(number) > 9 else "*" * len(number)
