"""What is made when it is first wanted: a panel that nobody has looked at yet, the acts of a key that nobody pressed.

A start makes what its first picture shows. The rest is made at the first wish, or one after the other once the desk has
time; whoever has to do with it says beforehand what is then to be done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class LatePart(Generic[T_co]):
    """A property of a `LateParts`, made once, when it is first asked for; used as a decorator of what makes it."""

    def __init__(self, make: Callable[[Any], T_co]) -> None:
        self._make, self.name, self.__doc__ = make, "", make.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, owner: None, _kind: type) -> Self: ...
    @overload
    def __get__(self, owner: LateParts, _kind: type) -> T_co: ...
    def __get__(self, owner: LateParts | None, _kind: type) -> Self | T_co:
        return self if owner is None else owner.made(self, self._make)


class LateParts:
    """Whose `LatePart`s are made when they are wanted. Python finds a part that stands in the owner itself."""

    def made(self, part: LatePart[T], make: Callable[[Any], T]) -> T:
        """Make it, and tell all who waited for it."""
        self._being_made().add(part.name)
        try:
            made = self.__dict__[part.name] = make(self)
        finally:
            self._being_made().remove(part.name)
        for then in self._waiting().pop(part.name, ()):
            then(made)
        return made

    def if_made(self, part: LatePart[T]) -> T | None:
        """It, where it stands already."""
        made: T | None = self.__dict__.get(part.name)
        return made

    def when_made(self, part: LatePart[T], then: Callable[[T], object]) -> None:
        """Call `then` with it: now where it stands, else when it is made."""
        made = self.if_made(part)
        if made is not None:
            then(made)
        else:
            self._waiting().setdefault(part.name, []).append(then)

    def wake(self, part: LatePart[Any]) -> None:
        """Have it made, unless it stands or is just being made."""
        if part.name not in self._being_made():
            getattr(self, part.name)

    def _being_made(self) -> set[str]:
        found: set[str] = self.__dict__.setdefault("_parts_being_made", set())
        return found

    def _waiting(self) -> dict[str, list[Callable[[Any], object]]]:
        found: dict[str, list[Callable[[Any], object]]] = self.__dict__.setdefault("_waiting_for_parts", {})
        return found
