"""What was found around a shape, as a file of any kind that a layer can be written to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import shapely

from app.analysis.declared_crs import conversion_from_wgs84, parse_crs
from app.domain.access import Actor, Right
from app.domain.asset import AssetLayer
from app.domain.labels import LABELS, kind_label
from app.errors import InputRefused
from app.formats.layer_writer import write_layer, written_kind
from app.formats.written_layer import WrittenLayer
from app.services.files.export_desk import definition
from app.services.map.within_desk import Within
from app.store.unit_of_work import Store


def export_found(
    store: Store, actor: Actor, act_id: str, found: Within, path: Path, crs: str = "WGS84",
    say: Callable[[str], str] = str,
) -> int:  # fmt: skip
    """Write every row with its distance to `path`, its kind by its ending; returns the number of rows, leaves an audit
    row. `say` puts English words into the desk's language. Raises `InputRefused`, `NotPermitted`."""
    actor.require(Right.EXPORT)
    system = parse_crs(crs)
    written_kind(path)
    if not len(found):
        raise InputRefused("Nothing was found, so there is nothing to write. No file was written.")
    rows = found.first(len(found))
    shapes = shapely.points([(one.place.lon, one.place.lat) for one in rows])
    columns: dict[str, list[object]] = {
        say("Name"): [one.name for one in rows],
        say("Layer"): [say(LABELS[AssetLayer][one.layer]) for one in rows],
        say("Kind"): [say(kind_label(one.layer, one.kind)) for one in rows],
        say("Distance in m"): [round(one.distance_m, 1) for one in rows],
        say("Longitude"): [round(one.place.lon, 7) for one in rows],
        say("Latitude"): [round(one.place.lat, 7) for one in rows],
    }
    if found.beside:
        columns[say("Nearest to it")] = [one.beside for one in rows]
    written = WrittenLayer(
        name=say("Around"),
        columns=columns,
        shapes=shapely.transform(shapes, conversion_from_wgs84(system)),
        crs=str(system),
        wkt=definition(system),
        is_degrees=system.is_degrees,
        title=say("Name"),
    )
    with store.act(actor, act_id, "within.export", Right.EXPORT, reason=f"{path.name}, {system}") as work:
        work.about("within", found.name)
        return write_layer(written, path)
