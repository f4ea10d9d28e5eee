"""A coverage as compressed JSON and back: how nights are kept. What draws lines is left out, it is of its moment."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields
from datetime import datetime
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from app.services.coverage.coverage import Coverage

T = TypeVar("T")
_LEFT_OUT = frozenset({"ages"})


def packed(one: Coverage) -> bytes:
    """The lists and figures."""
    told = {field.name: getattr(one, field.name) for field in fields(one) if field.name not in _LEFT_OUT}
    return zlib.compress(json.dumps(told, default=_plain, ensure_ascii=False).encode("utf-8"), 9)


def unpacked(told: bytes) -> Coverage:
    """What `packed` made."""
    return _made(Coverage, json.loads(zlib.decompress(told)) | {"ages": []})


def _plain(value: Any) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _made(kind: type[T], told: Mapping[str, Any]) -> T:
    readers: Mapping[str, Callable[[Any], Any]] = _readers(cast("Hashable", kind))
    return kind(**{name: read(told[name]) for name, read in readers.items() if name in told})


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in fields(kind)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, UnionType):
        inner = _reader(next(part for part in get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        inner = _reader(get_args(hint)[0])
        return lambda values: tuple(inner(value) for value in values)
    if hint is datetime:
        return datetime.fromisoformat
    if hasattr(hint, "__dataclass_fields__"):
        return lambda value: _made(hint, value)
    plain: Callable[[Any], Any] = hint
    return plain
