"""What the layer panel shows: the classes of the map's own legend, put into four groups, with what each holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.domain.alert import Alert
from app.domain.asset import AssetLayer, LineKind
from app.services.asset_desk import LayerCounts
from app.services.field.unit_tracker import UnitNow
from app.ui.words import tr

_FORCES = frozenset({"POLICE_ROOM", "POLICE_STATION", "GUARD_COMPANY"})


@dataclass(frozen=True)
class LegendRow:
    """One class: `key` is "<layer>.<code>", as the map takes it; `rule` says how it is drawn."""

    key: str
    label: str
    rule: Mapping[str, object]

    @property
    def shown_at_first(self) -> bool:
        return not self.rule.get("off")


GROUPS = ("Assets", "Forces", "Situation", "Areas and roads")


def read_legend(file: Path) -> dict[str, list[LegendRow]]:
    """The rows by group, from `resources/web/legend.json`; within a group as drawn, the topmost first."""
    grouped: dict[str, list[LegendRow]] = {group: [] for group in GROUPS}
    for layer in json.loads(file.read_text("utf-8"))["layers"]:
        rules = layer["classes"] if layer["geometry"] == "points" else reversed(layer["classes"])
        for rule in rules:
            row = LegendRow(f"{layer['name']}.{rule['code']}", rule["label"], rule)
            grouped[_group(layer["name"], rule["code"])].append(row)
    order = (
        "wells", "pipelines", "sites", "km_marks", "units", "posts", "cameras",
        "calls", "alerts", "cases", "drawings", "tracks", "routes", "blocks", "reach",
    )  # fmt: skip
    for rows in grouped.values():
        rows.sort(key=lambda row: _place(order, row.key.partition(".")[0]))
    return grouped


def contents(
    counts: LayerCounts,
    alerts: Sequence[Alert],
    units: Sequence[UnitNow],
    cases: int,
    shown: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, tuple[int, str]]:
    """What each class holds, by key: a number to decide by (0 is not shown) and the words beside it.

    `shown` counts by key what is drawn on demand only: calls, reach areas, road states, ways, blocking points."""
    held: dict[str, tuple[int, str]] = {}
    for (layer, kind), number in counts.numbers.items():
        if layer != AssetLayer.PIPELINES:
            held[f"{layer}.{kind}"] = (number, f"{number:,}".replace(",", " "))
    for (layer, kind, medium), metres in counts.lengths_m.items():
        key = f"{layer}.{kind}/{medium}" if kind == LineKind.TRUNK and medium else f"{layer}.{kind}"
        if layer in (AssetLayer.PIPELINES, AssetLayer.ROADS):
            kilometres = round(metres / 1000)
            held[key] = (max(1, kilometres), tr("{n} km", n=f"{kilometres:,}".replace(",", " ")))
    trunk = counts.length_m(AssetLayer.PIPELINES, LineKind.TRUNK)
    held["km_marks.KM"] = (int(trunk > 0), "")
    for severity, number in Counter(alert.severity for alert in alerts).items():
        held[f"alerts.{severity}"] = (number, str(number))
    for kind_of_unit, number in Counter(one.unit.kind for one in units).items():
        held[f"units.{kind_of_unit}"] = (number, str(number))
    held["cases.CASE"] = (cases, str(cases))
    held |= {key: (number, str(number)) for key, number in shown.items()}
    return held


def _group(layer: str, code: str) -> str:
    if layer in ("areas", "roads", "road_states"):
        return "Areas and roads"
    if layer in ("calls", "alerts", "cases", "drawings", "tracks", "routes", "blocks", "reach"):
        return "Situation"
    if layer in ("units", "posts", "cameras") or code in _FORCES:
        return "Forces"
    return "Assets"


def _place(order: tuple[str, ...], layer: str) -> int:
    return order.index(layer) if layer in order else len(order)
