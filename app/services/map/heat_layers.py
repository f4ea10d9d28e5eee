"""Heat: where alerts or cases of a chosen period gather, as areas of the same density with a scale in the legend.

The scale is in events per square kilometre of that period, its steps are round numbers, and beside each stands how many
square kilometres it covers; the colours say no more than that. To be called on a reader thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.density import density_of, round_levels
from app.analysis.stationing import county_metres
from app.services.map.map_features import LayerSnapshot, MapFeatures, Rule
from app.store import alert_store, case_store
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from pyproj import Transformer

HEAT_ALERTS, HEAT_CASES = "heat_alerts", "heat_cases"
HEAT_LAYERS = (HEAT_ALERTS, HEAT_CASES)
DEFAULT_PERIOD: Mapping[str, str] = {HEAT_ALERTS: "D30", HEAT_CASES: "D365"}
RADIUS_M = 2_000.0
STEPS = 5
FILL = 0.55


class HeatLayers:
    """Writes into `features`."""

    def __init__(self, store: Store, features: MapFeatures, now: Callable[[], datetime]) -> None:
        self._store, self._features, self._now = store, features, now

    def load(self, layer: str, period: str = "", at: datetime | None = None) -> LayerSnapshot:
        """Read the events of a period (D7, D30, ...) and put the areas in place of what the layer showed.

        The period ends now, or `at` a moment of the past: then nothing counts that came later.
        """
        since = (at or self._now()) - timedelta(days=int((period or DEFAULT_PERIOD[layer])[1:]))
        places_since = alert_store.places_since if layer == HEAT_ALERTS else case_store.places_since
        with self._store.read() as connection:
            places = np.array(places_since(connection, since, at), dtype=np.float64).reshape(-1, 2)
        if not len(places):
            return self._features.set_lines(layer, [], [], [])
        to_metres = county_metres()
        x, y = to_metres.transform(places[:, 0], places[:, 1])
        density = density_of(x, y, RADIUS_M)
        levels = round_levels(float(density.field.max()), STEPS)
        above = [density.area_above(level) for level in levels]
        bands = [area.difference(inner) for area, inner in zip(above, [*above[1:], shapely.Polygon()], strict=True)]
        first = STEPS - len(levels)
        numbers = [0] * first + [max(1, round(band.area / 1e6)) for band in bands]
        codes = [f"H{place + 1}" for place in range(first, STEPS)]
        return self._features.set_lines(
            layer,
            codes,
            [_in_degrees(band, to_metres) for band in bands],
            np.arange(first, STEPS, dtype=np.uint8),
            rules=_rules(levels),
            numbers=numbers,
        )


def _in_degrees(area: shapely.Geometry, to_metres: Transformer) -> bytes:
    def back(places: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(to_metres.transform(places[:, 0], places[:, 1], direction="INVERSE"))

    return bytes(shapely.to_wkb(shapely.transform(area, back)))


def _rules(levels: Sequence[float]) -> list[Rule]:
    """Five classes, of which the upper ones are used; each says from which density on it holds."""
    labels = [""] * (STEPS - len(levels)) + [f"≥ {level:g} / km²" for level in levels]
    return [
        {
            "code": f"H{place + 1}", "label": label, "colour": f"heat_{place + 1}", "symbol": "area", "width": 1,
            "alpha": 1, "fill": FILL, "off": True, "unit": "km²",
        }
        for place, label in enumerate(labels)
    ]  # fmt: skip
