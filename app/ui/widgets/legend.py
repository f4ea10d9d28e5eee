"""What the layer panel shows: the layers and classes of the map's own legend in their groups, with what each holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from app.domain.alert import Alert
from app.domain.case_file import CaseFile
from app.services.field.unit_tracker import UnitNow
from app.services.map.map_features import LayerHeld
from app.ui.words import tr

Rule = Mapping[str, object]

GROUPS = ("Assets", "Forces", "Situation", "Areas and roads")
_ORDER = (
    "wells", "pipelines", "sites", "km_marks", "units", "posts", "cameras", "calls", "alerts", "cases", "hazards",
    "patrols", "patrol_stops", "drawings", "heat_alerts", "heat_cases", "tracks", "routes", "blocks", "reach",
)  # fmt: skip


@dataclass(frozen=True)
class LegendRow:
    """One class: `key` is "<layer>.<code>", as the map takes it; `rule` says how it is drawn."""

    key: str
    label: str
    rule: Rule
    group: str

    @property
    def layer(self) -> str:
        """The layer it is a class of."""
        return self.key.partition(".")[0]

    @property
    def shown_at_first(self) -> bool:
        return not self.rule.get("off")


@dataclass(frozen=True)
class LegendLayer:
    """One layer: `rows` are its classes as the panel lists them, `styles` what it can be drawn by (default first).

    `is_on_demand`: it is made when somebody switches it on, so it is listed while it still holds nothing.
    """

    name: str
    label: str
    group: str
    is_points: bool
    rows: tuple[LegendRow, ...]
    styles: tuple[str, ...] = ()
    is_on_demand: bool = False

    def rows_of(self, rules: Sequence[Rule]) -> tuple[LegendRow, ...]:
        """The rows of these classes; as drawn, the topmost first, where some lie over others."""
        ordered = rules if self.is_points else tuple(reversed(rules))
        return tuple(
            LegendRow(f"{self.name}.{rule['code']}", str(rule["label"]), rule, str(rule.get("group", self.group)))
            for rule in ordered
        )


@dataclass(frozen=True)
class Amount:
    """How much a class holds: a number (of `unit`, if not of things), and metres where it is lines with a length."""

    number: int
    metres: float = 0.0
    unit: str = ""

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.number + other.number, self.metres + other.metres, self.unit or other.unit)

    def words(self) -> str:
        """As it stands beside the class."""
        if self.metres:
            return tr("{n} km", n=_spaced(max(1, round(self.metres / 1000))))
        return f"{_spaced(self.number)} {self.unit}".rstrip()


NOTHING = Amount(0)


def read_legend(file: Path) -> tuple[LegendLayer, ...]:
    """The layers of `resources/web/legend.json` as the panel lists them."""
    layers = []
    for told in json.loads(file.read_text("utf-8"))["layers"]:
        styles, is_points = tuple(told.get("styles", ())), told["geometry"] == "points"
        bare = LegendLayer(told["name"], told["label"], told["group"], is_points, (), styles, "on_demand" in told)
        layers.append(replace(bare, rows=bare.rows_of(told["classes"])))
    return tuple(sorted(layers, key=lambda layer: _ORDER.index(layer.name) if layer.name in _ORDER else len(_ORDER)))


def contents(
    legend: Iterable[LegendLayer],
    held: Mapping[str, LayerHeld],
    alerts: Sequence[Alert],
    units: Sequence[UnitNow],
    cases: Sequence[CaseFile],
    shown: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, Amount]:
    """What each class holds, by key, counted from what the map draws: what has no place is no part of it.

    `shown` counts by key what is drawn on demand only: calls, reach areas, road states, ways, blocking points.
    """
    found: dict[str, Amount] = {}
    for layer in legend:
        one = held.get(layer.name)
        if one is not None:
            rules = one.rules or _rules(layer)
            for rule, number, metres in zip(rules, one.numbers, one.metres, strict=False):
                found[f"{layer.name}.{rule['code']}"] = Amount(number, metres, str(rule.get("unit", "")))
    for severity, number in Counter(alert.severity for alert in alerts if alert.lon is not None).items():
        found[f"alerts.{severity}"] = Amount(number)
    for kind_of_unit, number in Counter(one.unit.kind for one in units if one.fix is not None).items():
        found[f"units.{kind_of_unit}"] = Amount(number)
    found["cases.CASE"] = Amount(sum(1 for case in cases if case.lon is not None))
    return found | {key: Amount(number) for key, number in shown.items()}


def _rules(layer: LegendLayer) -> list[Rule]:
    """The layer's own classes in the order of their numbers."""
    rules = [row.rule for row in layer.rows]
    return rules if layer.is_points else rules[::-1]


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")
