"""An act on a selection of assets: a slice holds the store shortly, and each asset has an audit row of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.errors import InputRefused

SLICE = 50
"""So many assets in one transaction at most: the writer is never held longer than 50 ms."""


def slices(asset_ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A selection in parts that one act takes; each needs an `act_id` of its own."""
    for start in range(0, len(asset_ids), SLICE):
        yield tuple(asset_ids[start : start + SLICE])


def require_slice(asset_ids: Sequence[str]) -> None:
    """Raise `InputRefused` for nothing, or for more than one transaction takes."""
    if not asset_ids:
        raise InputRefused("Nothing is chosen. Nothing was changed; choose at least one row.")
    if len(asset_ids) > SLICE:
        raise InputRefused("One act takes {most} assets at most. Nothing was changed.", most=SLICE)
