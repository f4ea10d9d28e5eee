"""A list to work off as a file, for whoever works without the desk: each asset with its owner and what is wanting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely

from app.domain.access import Actor, Right
from app.domain.labels import kind_label, label, status_label
from app.errors import InputRefused
from app.formats.layer_writer import write_layer, written_kind
from app.formats.written_layer import WrittenLayer
from app.services.assets.asset_words import blank_words
from app.services.assets.figures_desk import FiguresDesk, WorkRow
from app.services.field_words import COUNTY_TIME
from app.store.unit_of_work import Store

WKT = "EPSG:4326"


class WorkFile:
    """Writes on a reader's thread; the audit row tells that it was done."""

    def __init__(self, store: Store, desk: FiguresDesk) -> None:
        self._store, self._desk = store, desk

    def write(self, actor: Actor, act_id: str, ids: tuple[str, ...], path: Path, say: Callable[[str], str]) -> int:
        """Write the assets of a list to `path`, its kind by its ending, whole or not at all; how many rows."""
        actor.require(Right.EXPORT)
        written_kind(path)
        rows = self._desk.of_ids(ids, limit=None).rows
        if not rows:
            raise InputRefused("There is nothing in this list. No file was written.")
        told = WrittenLayer(
            name=path.stem,
            columns={say(name): [cell(one, say) for one in rows] for name, cell in _COLUMNS.items()},
            shapes=np.array([shapely.Point(one.asset.lon, one.asset.lat) for one in rows], dtype=object),
            crs="WGS84",
            wkt=WKT,
            is_degrees=True,
            title=say("Name"),
        )
        with self._store.act(actor, act_id, "layer.export", Right.EXPORT, reason=f"{path.name}, WGS84") as work:
            work.about("layer", "work list")
            return write_layer(told, path)


_COLUMNS: dict[str, Callable[[WorkRow, Callable[[str], str]], str]] = {
    "Code": lambda one, _say: one.asset.code,
    "Name": lambda one, _say: one.asset.name,
    "Layer": lambda one, say: say(label(one.asset.layer)),
    "Kind": lambda one, say: say(kind_label(one.asset.layer, one.asset.kind)) if one.asset.kind else "",
    "State": lambda one, say: say(status_label(one.asset.layer, one.asset.status)) if one.asset.status else "",
    "Operator": lambda one, _say: one.asset.operator or "",
    "Responsible": lambda one, _say: one.owner,
    "Missing": lambda one, say: blank_words(one.asset.layer, one.blank, say),
    "Last visit": lambda one, _say: (
        "" if one.asset.visited_at is None else f"{one.asset.visited_at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}"
    ),
}
