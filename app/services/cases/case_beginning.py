"""What is known of a place before a case is opened there: the asset, its K-number, the room's area."""

from __future__ import annotations

from app.analysis.stationing import parsed
from app.domain.asset import AssetLayer
from app.domain.position import Position
from app.services.map.identify_desk import IdentifyDesk
from app.services.map.place_desk import PlaceDesk

NEAR_M = 200.0
"""What lies farther from the click is not what was meant."""


class CaseBeginning:
    """Reads; to be called on a reader thread."""

    def __init__(self, places: PlaceDesk, identify: IdentifyDesk) -> None:
        self._places, self._identify = places, identify

    def at(self, position: Position) -> tuple[dict[str, object], str | None]:
        """The fields of a file that follow from a place on the map, and the key of the area it lies in."""
        found = self._places.at(position)
        told: dict[str, object] = {"place": found.name, "lon": position.lon, "lat": position.lat}
        near = self._identify.here(position, NEAR_M).assets
        line = next((one for one in near if one.asset.layer is AssetLayer.PIPELINES), None)
        if found.asset_code:
            told["asset_code"] = found.asset_code
        elif line is not None:
            told |= {"asset_code": line.asset.code, "place": f"{line.asset.name} {line.stationing}".strip()}
            if line.stationing:
                told["chainage_m"] = parsed(line.stationing)
        return told, found.area_id
