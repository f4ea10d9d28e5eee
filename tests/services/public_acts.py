"""Every public act of the services, found in their source: whatever is given an `Actor`. Called with made-up words."""

from __future__ import annotations

import importlib
import inspect
import typing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import app.services
from app.domain.access import Actor, Right
from app.services.duty.handover_desk import Signature

ROOT = Path(app.services.__path__[0])
NOW = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)


class Reached(Exception):
    """The act was let in: its transaction would begin now."""


class Gate:
    """Stands where the store stands: asks for the right as the store does, and lets nobody further."""

    database = MagicMock()
    publish = announce = staticmethod(lambda *_: None)

    def now(self) -> datetime:
        return NOW

    @contextmanager
    def read(self) -> Iterator[Any]:
        yield MagicMock()

    def act(self, actor: Actor, _act_id: str, _name: str, right: Right, **_more: str) -> Any:
        actor.require(right)
        raise Reached


def found() -> dict[str, Callable[..., Any]]:
    """By `module.Class.method` (or `module.function`): what asks for an actor, bound to a desk on a `Gate`."""
    acts: dict[str, Callable[..., Any]] = {}
    for file in sorted(ROOT.rglob("*.py")):
        dotted = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        if file.stem == "__init__":
            continue
        module = importlib.import_module(f"app.services.{dotted}")
        for name, one in vars(module).items():
            if name.startswith("_") or getattr(one, "__module__", "") != module.__name__:
                continue
            if inspect.isclass(one):
                for method, function in vars(one).items():
                    if not method.startswith("_") and inspect.isfunction(function) and _wants_actor(function):
                        acts[f"{dotted}.{name}.{method}"] = getattr(_desk(one), method)
            elif inspect.isfunction(one) and _wants_actor(one):
                acts[f"{dotted}.{name}"] = one
    return acts


def call(act: Callable[..., Any], actor: Actor) -> None:
    """Do it as this actor, with something for each of its words."""
    given: list[Any] = []
    named: dict[str, Any] = {}
    hints = _hints(act)
    for name, parameter in inspect.signature(act).parameters.items():
        value = _made_up(name, hints.get(name, str), actor)
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            given.append(value)
        elif parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            named[name] = value
        elif parameter.kind is not inspect.Parameter.VAR_KEYWORD:
            given.append(value)
    act(*given, **named)


def _wants_actor(function: Callable[..., Any]) -> bool:
    words = {name: hint for name, hint in function.__annotations__.items() if name != "return"}
    return any(one in (Actor, "Actor", Signature, "Signature") for one in words.values())


def _desk(cls: type) -> Any:
    """One of this kind of desk, on a gate; whatever else it was given answers anything."""
    loose = type(cls.__name__, (cls,), {"__getattr__": lambda _self, _name: MagicMock()})
    desk: Any = object.__new__(loose)
    desk._store = Gate()
    return desk


def _hints(act: Callable[..., Any]) -> dict[str, Any]:
    try:
        return typing.get_type_hints(act)
    except NameError:
        return dict(getattr(act, "__annotations__", {}))


def _made_up(name: str, hint: Any, actor: Actor) -> Any:
    origin = typing.get_origin(hint)
    if hint is Actor or hint == "Actor":
        return actor
    if hint in (Signature, "Signature"):
        return MagicMock(actor=lambda _desk_id: actor)
    if hint == "Store" or getattr(hint, "__name__", "") == "Store":
        return Gate()
    if hint is str:
        return "x"
    if hint in (int, float):
        return 1
    if hint is bool:
        return False
    if hint is datetime:
        return NOW
    if hint is date:
        return NOW.date()
    if inspect.isclass(hint) and issubclass(hint, StrEnum):
        return next(iter(hint))
    if inspect.isclass(hint) and issubclass(hint, Path):
        return Path("/nowhere/x.csv")
    if origin is not None and inspect.isclass(origin) and issubclass(origin, Sequence):
        return ["x"]
    return MagicMock(name=name)
