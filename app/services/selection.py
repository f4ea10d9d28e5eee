"""An act on a selection of records: a slice holds the store shortly, and each record has an audit row of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.errors import InputRefused

SLICE = 50
"""So many records in one transaction at most: the writer is never held longer than 50 ms."""


@dataclass(frozen=True)
class BulkPreview:
    """What giving many records one value would do: how many would change, how many have it already, and how many are
    closed and stay as they are."""

    changing: int
    same: int
    closed: int = 0


def slices(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A selection in parts that one act takes; each needs an `act_id` of its own."""
    for start in range(0, len(keys), SLICE):
        yield tuple(keys[start : start + SLICE])


def require_slice(keys: Sequence[str]) -> None:
    """Raise `InputRefused` for nothing, or for more than one transaction takes."""
    if not keys:
        raise InputRefused("Nothing is chosen. Nothing was changed; choose at least one row.")
    if len(keys) > SLICE:
        raise InputRefused("One act takes {most} rows at most. Nothing was changed.", most=SLICE)
