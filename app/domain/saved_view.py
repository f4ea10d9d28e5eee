"""A view of the map that is kept by name: where it looks, what is switched on, what the panels filter by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class SavedView(Record):
    """`lon`, `lat` degrees WGS-84 and `zoom` as the map takes it. `layers` is the state of the layers as their panel
    tells it, `filters` the words of the panels' filters; both are given back as they were. `is_shared`: everybody's."""

    name: str
    user_id: str
    author: str
    is_shared: bool = False
    lon: float
    lat: float
    zoom: float
    layers: Mapping[str, object] = field(default_factory=dict)
    filters: Mapping[str, object] = field(default_factory=dict)
