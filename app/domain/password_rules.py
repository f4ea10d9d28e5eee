"""What a password must be, and when too many wrong ones lock a name.

Length and two kinds of characters are what GB/T 22239 asks of a system of the third level at least; that it is not the
login, the name, a row of neighbours or what everybody takes first keeps out the guesses that come first.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.access import Role, User
from app.errors import InputRefused

SHORTEST, LONGEST = 8, 128
MOST_FAILURES = 5
"""Wrong passwords in a row before a name is locked."""
KEEPER_WAITS = timedelta(minutes=15)
"""The security administrator, whom nobody else unlocks, may try again after so long."""
_FIRST_GUESSES = (
    "password",
    "admin",
    "qwerty",
    "onemap",
    "police",
    "mima",
    "12345",
    "11111",
    "88888",
    "66666",
    "abc123",
)
_ROWS = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def require_good(password: str, *, login: str, name: str) -> None:
    """Raise `InputRefused` for the first reason why this is no password for this user."""
    if len(password) < SHORTEST:
        raise InputRefused("A password needs {count} characters at least. Nothing was changed.", count=SHORTEST)
    if len(password) > LONGEST:
        raise InputRefused("A password has {count} characters at most. Nothing was changed.", count=LONGEST)
    if len({_kind(one) for one in password}) < 2 or len(set(password)) < SHORTEST // 2:
        raise InputRefused(
            "A password mixes letters with digits, signs or Chinese, and does not repeat a few. Nothing was changed."
        )
    plain = password.casefold()
    if any(len(one) > 1 and one.casefold() in plain for one in (login, name)):
        raise InputRefused("A password does not hold the login or the name. Nothing was changed.")
    if any(guess in plain for guess in _FIRST_GUESSES) or _is_a_row(plain):
        raise InputRefused("This password is among the first that anybody tries. Nothing was changed.")


def is_locked(user: User, now: datetime) -> bool:
    """Whether nobody signs in under this name now, be the password right or wrong."""
    if user.locked_at is None:
        return False
    return user.role is not Role.SECURITY or timedelta() <= now - user.locked_at < KEEPER_WAITS


def after_failure(user: User, now: datetime) -> dict[str, object]:
    """What one more wrong password makes of a user, as columns."""
    failures = user.failures + 1
    locked_at = now if failures >= MOST_FAILURES else user.locked_at
    return {"failures": failures, "failed_at": now, "locked_at": locked_at}


def _kind(character: str) -> str:
    if character.isdecimal():
        return "digit"
    if character.isascii():
        return "letter" if character.isalpha() else "sign"
    return "other"


def _is_a_row(plain: str) -> bool:
    """Whether most of it is neighbours of the alphabet or of the keyboard, either way."""
    longest = max((_longest_part(plain, row) for one in _ROWS for row in (one, one[::-1])), default=0)
    return longest >= max(5, len(plain) - 2)


def _longest_part(plain: str, row: str) -> int:
    return max(
        (end - begin for begin in range(len(row)) for end in range(begin + 1, len(row) + 1) if row[begin:end] in plain),
        default=0,
    )
