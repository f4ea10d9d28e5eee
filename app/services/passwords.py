"""Passwords as argon2id hashes: the one place that has one in hand."""

from __future__ import annotations

from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from app.domain.access import User


class Passwords:
    """Makes hashes and holds passwords against them; each takes some tens of milliseconds, wherever it is asked."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("")

    def hashed(self, password: str) -> str:
        return self._hasher.hash(password)

    def fits(self, user: User | None, password: str) -> bool:
        """Whether it is this user's. Of a login that nobody has it takes as long to say no: guesses learn nothing."""
        if user is not None and not user.password_hash:
            return password == ""
        try:
            self._hasher.verify(self._nobodys if user is None else user.password_hash, password or " ")
        except VerificationError:
            return False
        return user is not None
