"""Where a signal comes from: the asset its source names, the place, whose area; and what night and place make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.alert import URGENCY, AlertKind, Severity
from app.domain.alert_kinds import AlertKinds
from app.domain.asset import AreaKind, Asset, AssetLayer, normalised_code
from app.domain.position import Position, distance_m, is_on_earth
from app.domain.signal import AlertSignal
from app.store import asset_store
from app.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import STRtree


@dataclass(frozen=True)
class AlertPlace:
    """WGS-84 degrees where known, the name of the place, the key of the jurisdiction."""

    lon: float | None = None
    lat: float | None = None
    name: str = ""
    area_id: str | None = None


class AlertPlaces:
    """Looks places up for the writer; what it keeps of key wells and areas it keeps while the store says the same."""

    def __init__(self, kinds: AlertKinds) -> None:
        self._kinds = kinds
        self._wells_mark, self._areas_mark = "", ""
        self._asked: UnitOfWork | None = None
        self._marks: dict[AssetLayer, str] = {}
        self._key_wells: NDArray[np.float64] = np.empty((0, 2))
        self._area_ids: list[str] = []
        self._areas: STRtree | None = None

    def asset(self, work: UnitOfWork, code: str) -> Asset | None:
        """The asset of this code, whatever its layer; None where none or several bear it."""
        found = asset_store.of_code(work.connection, normalised_code(code))
        return found[0] if len(found) == 1 else None

    def of(self, work: UnitOfWork, signal: AlertSignal, asset: Asset | None) -> AlertPlace:
        """The signal's own place, else its asset's."""
        lon, lat = signal.lon, signal.lat
        if (lon is None or lat is None) and asset is not None:
            lon, lat = asset.lon, asset.lat
        name = "" if asset is None else str(asset.attributes.get("township", "") or asset.name)
        if asset is not None and asset.area_id is not None:
            return AlertPlace(lon, lat, name, asset.area_id)
        return AlertPlace(lon, lat, name, self._area(work, lon, lat))

    def severity(
        self, work: UnitOfWork, signal: AlertSignal, kind: AlertKind, told: Severity, asset: Asset | None
    ) -> Severity:
        """As told; but a camera lost at night near a key well is high at least."""
        if kind is not AlertKind.CAMERA_LOST or URGENCY[told] <= URGENCY[Severity.HIGH] or not signal.active:
            return told
        if not self._kinds.night.covers(signal.at.timestamp()):
            return told
        lon, lat = (signal.lon, signal.lat) if asset is None else (asset.lon, asset.lat)
        near = lon is not None and lat is not None and self._is_near_key_well(work, Position(lon, lat))
        return Severity.HIGH if near else told

    def _mark(self, work: UnitOfWork, layer: AssetLayer) -> str:
        """Whether a layer is as it was; asked once an act, for no act that hears signals changes assets too."""
        if self._asked is not work:
            self._asked, self._marks = work, {}
        if layer not in self._marks:
            self._marks[layer] = asset_store.fingerprint(work.connection, layer)
        return self._marks[layer]

    def _is_near_key_well(self, work: UnitOfWork, place: Position) -> bool:
        mark = self._mark(work, AssetLayer.WELLS)
        if mark != self._wells_mark:
            self._key_wells = np.array(asset_store.key_places(work.connection, AssetLayer.WELLS), dtype=np.float64)
            self._wells_mark = mark
        if not len(self._key_wells):
            return False
        offset = self._key_wells - (place.lon, place.lat)
        offset[:, 0] *= np.cos(np.radians(place.lat))
        lon, lat = self._key_wells[int(np.argmin((offset**2).sum(axis=1)))].tolist()
        return distance_m(place, Position(lon, lat)) <= self._kinds.key_well_m

    def _area(self, work: UnitOfWork, lon: float | None, lat: float | None) -> str | None:
        """In whose jurisdiction a place lies."""
        if lon is None or lat is None or not is_on_earth(lon, lat):
            return None
        import shapely  # a desk that hears nothing need not load it

        mark = self._mark(work, AssetLayer.AREAS)
        if mark != self._areas_mark or self._areas is None:
            found = asset_store.of_kind(work.connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
            drawn = [(one.id, one.shape) for one in found if one.shape is not None]
            self._area_ids = [key for key, _ in drawn]
            self._areas = shapely.STRtree([shapely.from_wkb(shape) for _, shape in drawn])
            self._areas_mark = mark
        inside: NDArray[np.int64] = self._areas.query(shapely.Point(lon, lat), predicate="intersects")
        return self._area_ids[int(inside[0])] if len(inside) else None
