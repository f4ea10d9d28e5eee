"""What the page of the map asks for: made before the program that fills it, for the page starts first."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.services.base_maps.shown_tiles import ShownTiles
from app.services.map.map_features import MapFeatures


@dataclass(frozen=True)
class MapSupply:
    """Layers and the tiles of base maps; empty until a program puts something there."""

    features: MapFeatures = field(default_factory=MapFeatures)
    tiles: ShownTiles = field(default_factory=ShownTiles)
