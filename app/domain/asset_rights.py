"""Who may change what of an asset, decided in this one place.

What an officer finds out on the ground (its state, its marks, its place, the last visit, who answers for it) any
officer writes down. What the register stands on (that it exists, its code, its kind, whose it is) a leader changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.access import Right

PLACE_COLUMNS = frozenset({"lon", "lat", "shape", "min_lon", "min_lat", "max_lon", "max_lat", "length_m", "area_id"})
OPERATIONAL = frozenset({"status", "is_key", "is_high_yield", "is_high_risk", "visited_at"}) | PLACE_COLUMNS


def right_to_change(columns: Iterable[str]) -> Right:
    """The right that changing these columns of an asset asks for."""
    return Right.SURVEY if set(columns) <= OPERATIONAL else Right.EDIT_REGISTER
