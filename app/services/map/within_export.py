"""What was found around a shape, as a file of any kind that a layer can be written to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import shapely

from app.analysis.declared_crs import conversion_from_wgs84, parse_crs
from app.domain.access import Actor, Right
from app.domain.asset import AssetLayer
from app.domain.labels import LABELS, kind_label
from app.domain.precision import STEP_M, Precision
from app.errors import InputRefused
from app.formats.layer_writer import write_layer, written_kind
from app.formats.source import Shapes
from app.formats.written_layer import WrittenLayer
from app.services.files.coarse_places import coarse_shapes
from app.services.files.export_desk import definition
from app.services.map.map_layers import LINE_LAYERS
from app.services.map.within_desk import Within, WithinRow
from app.store import asset_store
from app.store.unit_of_work import Store


def export_found(
    store: Store, actor: Actor, act_id: str, found: Within, path: Path, crs: str = "WGS84",
    say: Callable[[str], str] = str, *, precision: Precision = Precision.FULL, marking: str = "",
) -> int:  # fmt: skip
    """Write every row with its shape and distance to `path`, its kind by its ending; returns the number of rows, leaves
    an audit row. `say` puts English words into the desk's language; `precision` and `marking` as of any export: coarse
    places take their distances with them. Raises `InputRefused`, `NotPermitted`."""
    actor.require(Right.EXPORT)
    system = parse_crs(crs)
    written_kind(path)
    if not len(found):
        raise InputRefused("Nothing was found, so there is nothing to write. No file was written.")
    rows = found.first(len(found))
    shapes = _shapes_of(store, rows)
    columns: dict[str, list[object]] = {
        say("Name"): [one.name for one in rows],
        say("Layer"): [say(LABELS[AssetLayer][one.layer]) for one in rows],
        say("Kind"): [say(kind_label(one.layer, one.kind)) for one in rows],
        say("Distance in m"): [_coarse(one.distance_m, precision) for one in rows],
    }
    if precision is Precision.FULL:
        columns[say("Longitude")] = [round(one.place.lon, 7) for one in rows]
        columns[say("Latitude")] = [round(one.place.lat, 7) for one in rows]
    if found.beside:
        columns[say("Nearest to it")] = [one.beside for one in rows]
    written = WrittenLayer(
        name=say("Around"),
        columns=columns,
        shapes=coarse_shapes(
            shapely.transform(shapes, conversion_from_wgs84(system)), precision, is_degrees=system.is_degrees
        ),
        crs=str(system),
        wkt=definition(system),
        is_degrees=system.is_degrees,
        title=say("Name"),
        marking=marking,
    )
    why = ", ".join(filter(None, (path.name, str(system), precision.value, marking)))
    with store.act(actor, act_id, "within.export", Right.EXPORT, reason=why) as work:
        work.about("within", found.name)
        return write_layer(written, path)


def _coarse(distance_m: float, precision: Precision) -> float:
    """Distances from a known place would tell where a thing exactly is."""
    step = STEP_M.get(precision, 0.1)
    return round(round(distance_m / step) * step, 1) if distance_m < float("inf") else distance_m


def _shapes_of(store: Store, rows: Sequence[WithinRow]) -> Shapes:
    """Lines and areas whole, everything else (and what has gone meanwhile) as its place."""
    drawn = [one.asset_id for one in rows if one.layer in LINE_LAYERS]
    with store.read() as connection:
        known = {one.id: one.shape for one in asset_store.by_ids(connection, drawn) if one.shape is not None}
    shapes: Shapes = shapely.points([(one.place.lon, one.place.lat) for one in rows])
    at = [number for number, one in enumerate(rows) if one.asset_id in known]
    shapes[at] = shapely.from_wkb([known[rows[number].asset_id] for number in at])
    return shapes
