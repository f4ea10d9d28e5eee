"""Questions about what lies around something, from how it is told to what is found: the window's and the command
line's one door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.analysis.stationing import parsed
from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer, normalised_code
from app.domain.drawing import Drawing
from app.domain.position import Position
from app.domain.precision import Precision
from app.errors import InputRefused
from app.services.map import around_shapes
from app.services.map.around_shapes import AroundShape
from app.services.map.ground_index import GroundIndex
from app.services.map.measuring import measured
from app.services.map.within_desk import ASKED_LAYERS, Within, WithinDesk
from app.services.map.within_export import export_found
from app.store import asset_store, drawing_store, line_mark_store
from app.store.unit_of_work import Store

FULL_LINE = ("", "")


class AroundDesk:
    """Reads (and writes files); to be called on a reader thread."""

    def __init__(self, store: Store, index: GroundIndex) -> None:
        self._store, self._index = store, index
        self.within = WithinDesk(index)

    def around(self, shape: AroundShape, reach_m: float, layers: Sequence[AssetLayer] = ASKED_LAYERS) -> Within:
        """Everything of these layers within reach of a shape."""
        return self.within.around(shape, reach_m, layers)

    def of_place(self, place: Position) -> AroundShape:
        return around_shapes.of_place(self._index, place)

    def of_asset(self, asset: Asset, from_k: str = "", to_k: str = "") -> AroundShape:
        """An asset, or the stretch of a line between two K-numbers; an empty one is the line's own end."""
        if (from_k, to_k) == FULL_LINE:
            return around_shapes.of_asset(self._index, asset)
        if asset.layer is not AssetLayer.PIPELINES:
            raise InputRefused(
                "{name} is no pipeline, so it has no K-numbers. Nothing was looked up.", name=asset.name or asset.code
            )
        with self._store.read() as connection:
            marks = line_mark_store.of_line(connection, asset.id)
        first = parsed(from_k) if from_k else None
        last = parsed(to_k) if to_k else None
        return around_shapes.of_section(self._index, asset, marks, first, last)

    def of_drawn(self, places: Sequence[Position], name: str, *, closed: bool) -> AroundShape:
        return around_shapes.of_drawn(self._index, places, name, closed=closed)

    def of_circle(self, middle: Position, edge: Position, name: str) -> AroundShape:
        """The circle around `middle` through `edge`."""
        return around_shapes.of_circle(self._index, middle, measured((middle, edge)).length_m, name)

    def of_drawing(self, drawing: Drawing) -> AroundShape:
        return around_shapes.of_drawing(self._index, drawing)

    def of_wkt(self, text: str) -> AroundShape:
        return around_shapes.of_wkt(self._index, text)

    def asset_of_code(self, code: str) -> Asset:
        """The asset of this code or, where none has it, of this name; refused where none or several are called so."""
        with self._store.read() as connection:
            found = asset_store.of_code(connection, normalised_code(code)) or [
                one for one in asset_store.starting_with(connection, code) if one.name == code.strip()
            ]
        if len(found) != 1:
            raise InputRefused(
                "{n} assets are called {code}. Nothing was looked up; give the code of one.", n=len(found), code=code
            )
        return found[0]

    def drawing_of_name(self, actor: Actor, name: str) -> Drawing:
        """The drawing of this name among those that the actor sees; refused where none or several are called so."""
        with self._store.read() as connection:
            found = [one for one in drawing_store.seen_by(connection, actor) if one.name == name.strip()]
        if len(found) != 1:
            raise InputRefused(
                "{n} drawings are called {name}. Nothing was looked up; give the name of one, or rename one.",
                n=len(found),
                name=name,
            )
        return found[0]

    def export(
        self, actor: Actor, act_id: str, found: Within, path: Path, crs: str = "WGS84",
        say: Callable[[str], str] = str, *, precision: Precision = Precision.FULL, marking: str = "",
    ) -> int:  # fmt: skip
        """Write what was found to a file; the number of rows."""
        return export_found(self._store, actor, act_id, found, path, crs, say, precision=precision, marking=marking)
