"""What lies within so many metres of a shape: of chosen layers, nearest first, counted by kind, with the outline of the
ground that was searched. Distances are of EPSG:4545, within 54 millionths of the geodesic in the county."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from app.domain.asset import AssetLayer, PostKind, SiteKind
from app.domain.position import Position, is_on_earth
from app.errors import InputRefused
from app.services.map.around_shapes import AroundShape
from app.services.map.ground_index import GroundIndex, GroundRows, Metres, PointGround, Rows
from app.services.map.map_layers import LINE_LAYERS

FARTHEST_M = 50_000.0
ASKED_LAYERS = (
    AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.PIPELINES, AssetLayer.POSTS, AssetLayer.CAMERAS, AssetLayer.ROADS,
)  # fmt: skip
"""Unless others are chosen: an area holds a place, it does not lie near it."""
OILFIELD_SITES = tuple(
    kind for kind in SiteKind
    if kind not in (SiteKind.SCRAP_YARD, SiteKind.POLICE_ROOM, SiteKind.POLICE_STATION, SiteKind.GUARD_COMPANY)
)  # fmt: skip


@dataclass(frozen=True)
class WithinRow:
    """An asset and how far it is; `beside` is what it was measured to, where that is another for each."""

    asset_id: str
    layer: AssetLayer
    kind: str
    name: str
    place: Position
    distance_m: float
    beside: str = ""


@dataclass(frozen=True)
class Within:
    """Rows by distance: `layers` number the grounds, `rows` their rows. `outline` is WKB, lon lat, or None."""

    name: str
    reach_m: float
    grounds: tuple[tuple[AssetLayer, GroundRows], ...]
    layers: NDArray[np.int8]
    rows: Rows
    away_m: Metres
    beside: tuple[str, ...] = ()
    outline: bytes | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, at: int) -> WithinRow:
        """One asset, made when it is looked at."""
        layer, ground = self.grounds[self.layers[at]]
        row = int(self.rows[at])
        lon, lat = ground.snapshot.places[row].tolist()
        place = Position(lon, lat) if is_on_earth(lon, lat) else Position(0.0, 0.0)
        beside = self.beside[at] if self.beside else ""
        return WithinRow(
            ground.key(row), layer, ground.kind(row), ground.name(row), place, float(self.away_m[at]), beside
        )

    def first(self, most: int) -> tuple[WithinRow, ...]:
        """The nearest so many."""
        return tuple(self.row(at) for at in range(min(most, len(self))))

    def ids(self) -> list[str]:
        """The keys of all."""
        return [self.grounds[layer][1].key(int(row)) for layer, row in zip(self.layers, self.rows, strict=True)]

    def counts(self) -> dict[tuple[AssetLayer, str], int]:
        """How many there are of each layer and kind, the most first."""
        found: dict[tuple[AssetLayer, str], int] = {}
        for number, (layer, ground) in enumerate(self.grounds):
            kinds = ground.kinds[self.rows[self.layers == number]]
            for kind, many in enumerate(np.bincount(kinds, minlength=len(ground.kind_names)).tolist()):
                if many:
                    found[layer, ground.kind_names[kind]] = many
        return dict(sorted(found.items(), key=lambda one: -one[1]))


class WithinDesk:
    """Reads; to be called on a reader thread."""

    def __init__(self, index: GroundIndex) -> None:
        self.index = index

    def around(self, around: AroundShape, reach_m: float, layers: Sequence[AssetLayer] = ASKED_LAYERS) -> Within:
        """Everything within reach of a shape; inside an area is at no distance. Raises `InputRefused`."""
        is_area = around.shape.area > 0
        if not (0 < reach_m <= FARTHEST_M or (is_area and reach_m == 0)):
            raise InputRefused(
                "A distance of {reach} m cannot be searched: more than 0, at most {most} m. Nothing was looked up.",
                reach=f"{reach_m:g}",
                most=round(FARTHEST_M),
            )
        found = []
        for layer in dict.fromkeys(layers):
            ground: GroundRows
            if layer in LINE_LAYERS:
                shapes = ground = self.index.shapes(layer)
                rows, away = shapes.within(around.shape, reach_m)
            else:
                points = ground = self.index.points(layer)
                rows, away = _points_within(points, around.shape, reach_m)
            own = [
                row
                for row, far in zip(rows[:8], away[:8], strict=True)
                if far < 1 and ground.key(int(row)) == around.asset_id
            ]
            keep = ~np.isin(rows, own)
            found.append((layer, ground, rows[keep], away[keep]))
        return _joined(around.name, reach_m, found, self._outline(around.shape, reach_m))

    def scrap_yards_near_assets(self, reach_m: float) -> Within:
        """Scrap yards nearer than `reach_m` to something of the oilfield, with what that is (废旧金属收购业治安管理
        办法, art. 6)."""
        sites, wells = self.index.points(AssetLayer.SITES), self.index.points(AssetLayer.WELLS)
        lines = self.index.shapes(AssetLayer.PIPELINES)
        plants = sites.is_of(*OILFIELD_SITES)
        found: list[tuple[float, int, str]] = []
        for row in np.flatnonzero(sites.is_of(SiteKind.SCRAP_YARD)).tolist():
            x, y = sites.metres[row].tolist()
            near = [_nearest(wells, wells.away(x, y)), _nearest(sites, np.where(plants, sites.away(x, y), np.inf))]
            if len(lines.shapes):
                number, far = lines.tree.query_nearest(shapely.Point(x, y), return_distance=True, all_matches=False)
                near += [(float(one), lines.name(int(at))) for at, one in zip(number, far, strict=True)]
            far_m, name = min(near)
            if far_m <= reach_m:
                found.append((far_m, row, name))
        away, rows, beside = zip(*sorted(found), strict=True) if found else ((), (), ())
        return _listed("", reach_m, AssetLayer.SITES, sites, rows, away, beside)

    def wells_out_of_sight(self, reach_m: float) -> Within:
        """Wells in use with no working camera and no post within `reach_m`; the farthest from one first."""
        from scipy.spatial import cKDTree  # 0.14 s that only this question need wait

        wells, cameras = self.index.points(AssetLayer.WELLS), self.index.points(AssetLayer.CAMERAS)
        posts = self.index.points(AssetLayer.POSTS)
        manned = posts.is_of(PostKind.ONE_MINUTE_POST, PostKind.JOINT_POINT, PostKind.GUARD_POST) & ~posts.resting
        eyes = np.concatenate([cameras.metres[~cameras.resting], posts.metres[manned]])
        names = [cameras.name(int(row)) for row in np.flatnonzero(~cameras.resting)]
        names += [posts.name(int(row)) for row in np.flatnonzero(manned)]
        used = np.flatnonzero(~wells.resting)
        if not len(eyes):
            return _listed("", reach_m, AssetLayer.WELLS, wells, used.tolist(), [np.inf] * len(used), [""] * len(used))
        told, numbers = cKDTree(eyes).query(wells.metres[used])
        far, near = np.asarray(told), np.asarray(numbers)
        out = np.flatnonzero(far > reach_m)
        out = out[np.argsort(-far[out], kind="stable")]
        beside = [names[int(near[at])] for at in out]
        return _listed("", reach_m, AssetLayer.WELLS, wells, used[out].tolist(), far[out].tolist(), beside)

    def _outline(self, shape: BaseGeometry, reach_m: float) -> bytes | None:
        area = shape.buffer(reach_m, quad_segs=16) if reach_m else shape

        def turned(metres: Metres) -> Metres:
            return np.column_stack(self.index.to_metres.transform(metres[:, 0], metres[:, 1], direction="INVERSE"))

        return None if area.is_empty else bytes(shapely.to_wkb(shapely.transform(area, turned)))


def _points_within(points: PointGround, shape: BaseGeometry, reach_m: float) -> tuple[Rows, Metres]:
    """The points within reach of any shape, nearest first: those outside its box are never looked at."""
    from app.analysis.watch.ground import NearLines  # the first picture asks nothing of the kind

    if isinstance(shape, shapely.Point):
        return points.within(shape.x, shape.y, reach_m)
    x, y = points.metres.T
    west, south, east, north = shape.bounds
    boxed = (x >= west - reach_m) & (x <= east + reach_m) & (y >= south - reach_m) & (y <= north + reach_m)
    rows = np.flatnonzero(boxed)
    away = np.full(len(rows), np.inf)
    if shape.area > 0:
        shapely.prepare(shape)
        away[shapely.contains_xy(shape, x[rows], y[rows])] = 0.0
    left = np.flatnonzero(away > 0)
    lines = shape.boundary if shape.area > 0 else shape
    if len(left) and reach_m > 0:
        _, far = NearLines(("",), (lines,), reach_m).nearest(x[rows[left]], y[rows[left]])
        away[left] = far
    near = np.flatnonzero(away <= reach_m)
    near = near[np.argsort(away[near], kind="stable")]
    return rows[near], away[near]


def _nearest(points: PointGround, away: Metres) -> tuple[float, str]:
    if not len(away):
        return np.inf, ""
    row = int(np.argmin(away))
    return float(away[row]), points.name(row)


def _joined(
    name: str, reach_m: float, found: Sequence[tuple[AssetLayer, GroundRows, Rows, Metres]], outline: bytes | None
) -> Within:
    layers = np.concatenate([np.full(len(rows), number, dtype=np.int8) for number, (_, _, rows, _) in enumerate(found)])
    rows, away = np.concatenate([one[2] for one in found]), np.concatenate([one[3] for one in found])
    order = np.argsort(away, kind="stable")
    grounds = tuple((layer, ground) for layer, ground, _, _ in found)
    return Within(name, reach_m, grounds, layers[order], rows[order], away[order], outline=outline)


def _listed(
    name: str, reach_m: float, layer: AssetLayer, ground: GroundRows, rows: Sequence[int], away: Sequence[float],
    beside: Sequence[str],
) -> Within:  # fmt: skip
    return Within(
        name, reach_m, ((layer, ground),), np.zeros(len(rows), dtype=np.int8), np.array(rows, dtype=np.int64),
        np.array(away, dtype=np.float64), tuple(beside),
    )  # fmt: skip
