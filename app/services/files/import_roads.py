"""Imported roads cut into the edges of a routable graph, and what the graph lacks, told."""

from __future__ import annotations

import os
import time
from collections import Counter
from typing import Any

import numpy as np
import shapely

from app.analysis.road_graph import RoadGraph, routable
from app.domain.asset import normalised_code
from app.domain.key import key_from
from app.domain.layer import GeometryKind
from app.domain.sentence import Sentence, sentence
from app.services.files.import_places import anchors

_NAMED_PLACES = 5


def routed(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[Sentence]]:
    """One row for each edge: a road that is cut keeps its code with /1, /2 ... behind it. `from` and `to` number the
    junctions, `island` the connected piece (0 the longest); they stand among the further attributes."""
    shapes = np.array([shapely.from_wkb(row["shape"]) for row in rows], dtype=object)
    graph = routable(shapes)
    pieces = Counter(graph.source.tolist())
    places, boxes, wkb = (
        anchors(graph.edges, GeometryKind.LINE),
        shapely.bounds(graph.edges),
        shapely.to_wkb(graph.edges),
    )
    cut: list[dict[str, Any]] = []
    numbers: Counter[int] = Counter()
    for at, source in enumerate(graph.source.tolist()):
        numbers[source] += 1
        road = rows[source]
        code = road["code"] if pieces[source] == 1 else f"{road['code']}/{numbers[source]}"
        minx, miny, maxx, maxy = boxes[at].tolist()
        cut.append(
            road
            | {
                "id": key_from(time.time_ns() // 1_000_000, os.urandom(10)),
                "code": code,
                "code_key": normalised_code(code),
                "lon": float(places[at, 0]),
                "lat": float(places[at, 1]),
                "shape": wkb[at],
                "min_lon": minx,
                "min_lat": miny,
                "max_lon": maxx,
                "max_lat": maxy,
                "length_m": float(graph.length_m[at]),
                "attributes": {
                    **road["attributes"],
                    "from": int(graph.begin[at]),
                    "to": int(graph.end[at]),
                    "island": int(graph.island[at]),
                },
            }
        )
    return cut, _told(graph, len(rows))


def _told(graph: RoadGraph, roads: int) -> list[Sentence]:
    notes = [
        sentence("{roads} roads were cut at their crossings into {edges} pieces.", roads=roads, edges=len(graph.edges))
    ]
    if graph.islands > 1:
        apart = sum(graph.island_length_m(island) for island in range(1, graph.islands))
        notes.append(
            sentence(
                "{count} pieces of the road network ({km} km) do not hang together with the rest.",
                count=graph.islands - 1,
                km=f"{apart / 1000:.1f}",
            )
        )
    if len(graph.loose_ends):
        notes.append(sentence("{count} roads end at no other road.", count=len(graph.loose_ends)))
    if len(graph.near_misses):
        where = "; ".join(f"{lon:.5f}, {lat:.5f}" for lon, lat in graph.near_misses[:_NAMED_PLACES].tolist())
        notes.append(
            sentence(
                "{count} loose ends lie within 20 m of another road and may be slips of the pen: {places}.",
                count=len(graph.near_misses),
                places=where,
            )
        )
    return notes
