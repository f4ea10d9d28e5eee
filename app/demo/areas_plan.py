"""The county in areas: 96 grid cells (网格) in the jurisdictions of 5 smart police rooms, without gap or overlap.

The cells are faces of one net of lines over the outline, so neighbours share their borders to the last bit and the
areas of the jurisdictions sum to that of the county.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import Voronoi
from shapely.geometry.base import BaseGeometry

from app.demo.chance import Chance
from app.demo.cheapest_ways import nearest, ways_to_nearest
from app.demo.county_frame import CountyFrame, Floats, Ints
from app.demo.drawn_asset import area_asset, point_asset
from app.demo.pads_plan import Pads
from app.demo.place_names import TOWNSHIPS, nearest_township, township_places
from app.demo.stations_plan import clusters
from app.demo.terrain import Terrain
from app.domain.asset import AreaKind, Asset, AssetLayer, SiteKind
from app.domain.record import OwnerDomain

ROOMS = ("砖井", "安边", "姬塬", "樊学", "新安边")
GRID_CELLS = 96
COUNTY_NAME = "定边县"


@dataclass(frozen=True)
class Areas:
    """Cells and jurisdictions in degrees; `room_of` is the room (number in `ROOMS`) of each cell."""

    county_id: str
    room_ids: list[str]
    room_places: Floats
    jurisdiction_ids: list[str]
    jurisdictions: list[BaseGeometry]
    cell_ids: list[str]
    cells: list[BaseGeometry]
    room_of: Ints
    cell_names: list[str]


class JurisdictionAt:
    """In whose jurisdiction a place lies."""

    def __init__(self, areas: Areas) -> None:
        self._keys = areas.jurisdiction_ids
        self._shapes = areas.jurisdictions
        for one in self._shapes:
            shapely.prepare(one)

    def numbers(self, degrees: Floats) -> Ints:
        """The jurisdiction's number for each of (n, 2) lon, lat; the first for a place in none."""
        found = np.zeros(len(degrees), dtype=np.int64)
        for i, one in enumerate(self._shapes):
            found[shapely.contains_xy(one, degrees[:, 0], degrees[:, 1])] = i
        return found

    def keys(self, degrees: Floats) -> list[str]:
        """The jurisdiction's key for each of (n, 2) lon, lat."""
        return [self._keys[i] for i in self.numbers(degrees)]

    def key_at(self, place: Floats) -> str:
        """The jurisdiction's key of one lon, lat."""
        return self.keys(place[None, :])[0]


def plan_areas(frame: CountyFrame, terrain: Terrain, pads: Pads, chance: Chance) -> Areas:
    """Cells small where there are many wells, each given to the room that reaches it soonest."""
    rng = chance.stream("areas")
    inside = terrain.nodes[frame.contains(terrain.nodes)]
    ground = np.concatenate(
        [inside[rng.integers(len(inside), size=5000)], pads.places[rng.integers(len(pads.places), size=1500)]]
    )
    seeds, _ = clusters(ground, GRID_CELLS, rng)
    cells = _merged(_faces(frame, seeds, rng), seeds)
    middles = shapely.get_coordinates([cell.point_on_surface() for cell in cells])
    rooms = township_places(frame)[[[town.short_name for town in TOWNSHIPS].index(room) for room in ROOMS]]
    room_of = _nearest_room(frame, terrain, rooms, middles)
    degrees: list[BaseGeometry] = [shapely.transform(cell, frame.to_degrees) for cell in cells]
    return Areas(
        county_id=chance.keys("county", 1)[0],
        room_ids=chance.keys("rooms", len(ROOMS)),
        room_places=rooms,
        jurisdiction_ids=chance.keys("jurisdictions", len(ROOMS)),
        jurisdictions=[
            shapely.union_all([degrees[i] for i in np.flatnonzero(room_of == room)]) for room in range(len(ROOMS))
        ],
        cell_ids=chance.keys("cells", len(cells)),
        cells=degrees,
        room_of=room_of,
        cell_names=_names(frame, middles),
    )


def area_records(areas: Areas, frame: CountyFrame) -> Iterator[Asset]:
    """The county, its jurisdictions, rooms and cells."""
    yield area_asset(
        areas.county_id, "610825", COUNTY_NAME, AreaKind.COUNTY, frame.outline, owner=OwnerDomain.POLICE, area_id=None
    )
    for i, room in enumerate(ROOMS):
        key = areas.jurisdiction_ids[i]
        yield area_asset(
            key,
            f"辖-{i + 1}",
            f"{room}警务室辖区",
            AreaKind.JURISDICTION,
            areas.jurisdictions[i],
            owner=OwnerDomain.POLICE,
            area_id=key,
            parent_id=areas.county_id,
            attributes={"room": f"{room}智慧警务室"},
        )
        yield point_asset(
            AssetLayer.SITES,
            areas.room_ids[i],
            f"警-{i + 1}",
            f"{room}智慧警务室",
            SiteKind.POLICE_ROOM,
            frame.to_degrees(areas.room_places[[i]])[0],
            owner=OwnerDomain.POLICE,
            area_id=key,
            is_key=True,
        )
    for i, cell in enumerate(areas.cells):
        key = areas.jurisdiction_ids[int(areas.room_of[i])]
        yield area_asset(
            areas.cell_ids[i],
            f"610825-{i + 1:03d}",
            areas.cell_names[i],
            AreaKind.GRID_CELL,
            cell,
            owner=OwnerDomain.POLICE,
            area_id=key,
            parent_id=key,
        )


def _faces(frame: CountyFrame, seeds: Floats, rng: np.random.Generator) -> list[BaseGeometry]:
    """The county cut by the wavering borders between the seeds."""
    reach = 4 * max(np.ptp(seeds[:, 0]), np.ptp(seeds[:, 1]))
    around = seeds.mean(axis=0) + reach * np.array(
        [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]]
    )
    net = Voronoi(np.concatenate([seeds, around]))
    borders = [_wavering(net.vertices[a], net.vertices[b], rng) for a, b in net.ridge_vertices if a >= 0 and b >= 0]
    cut = shapely.union_all([shapely.LineString(line) for line in borders] + [frame.outline_m.exterior])
    whole = shapely.polygonize(shapely.get_parts(cut))
    return [
        face for face in shapely.get_parts(whole).tolist() if shapely.contains(frame.outline_m, face.point_on_surface())
    ]


def _wavering(begin: Floats, finish: Floats, rng: np.random.Generator) -> Floats:
    """A border that winds a little, as borders along gullies do; long (outer) ones stay straight."""
    if np.hypot(*(finish - begin)) > 60_000:
        return np.array([begin, finish])
    line = np.array([begin, finish])
    for _ in range(4):
        step = np.diff(line, axis=0)
        aside = np.column_stack([-step[:, 1], step[:, 0]]) * rng.normal(0, 0.10, (len(step), 1))
        finer = np.empty((2 * len(line) - 1, 2))
        finer[0::2], finer[1::2] = line, line[:-1] + step / 2 + aside
        line = finer
    return line


def _merged(faces: list[BaseGeometry], seeds: Floats) -> list[BaseGeometry]:
    """One polygon a seed: scraps that the outline cuts off join the neighbour with the longest common border."""
    home = nearest(seeds, shapely.get_coordinates([face.point_on_surface() for face in faces]))
    main: dict[int, int] = {}
    for i in np.argsort([-face.area for face in faces], kind="stable").tolist():
        main.setdefault(int(home[i]), i)
    body = {i: [faces[i]] for i in sorted(main.values())}
    scraps = sorted((i for i in range(len(faces)) if i not in body), key=lambda i: -faces[i].area)
    for scrap in scraps:
        shared = {i: sum(float(part.intersection(faces[scrap]).length) for part in parts) for i, parts in body.items()}
        body[max(shared, key=lambda i: shared[i])].append(faces[scrap])
    return [shapely.union_all(parts) for parts in body.values()]


def _nearest_room(frame: CountyFrame, terrain: Terrain, rooms: Floats, middles: Floats) -> Ints:
    """The room with the shortest way inside the county: the notch in the south must be gone round."""
    per_metre = np.where(frame.contains(terrain.nodes), 1.0, 30.0)
    nodes = nearest(terrain.nodes, rooms)
    room_node = ways_to_nearest(terrain.costs(per_metre), nodes)[2]
    number = {node: i for i, node in enumerate(nodes.tolist())}
    return np.array([number[node] for node in room_node[nearest(terrain.nodes, middles)].tolist()], dtype=np.int64)


def _names(frame: CountyFrame, middles: Floats) -> list[str]:
    used: dict[int, int] = {}
    names = []
    for town in nearest_township(frame, middles).tolist():
        used[town] = used.get(town, 0) + 1
        names.append(f"{TOWNSHIPS[town].short_name}第{used[town]}网格")
    return names
