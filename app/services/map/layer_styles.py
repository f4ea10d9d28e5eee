"""By which attribute a layer is drawn: the class of each row, and the classes themselves where the data make them.

`resources/web/legend.json` has the styles of each layer; the first is the legend's own (by kind). A style by operator
begins with the class of those that tell none, which is also the pattern for the classes of the operators there are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.asset import AssetLayer, LineKind
from app.services.map.map_features import Rule

OPERATOR, OTHERS = "OPERATOR", "OTHERS"
MOST_OPERATORS = 12
Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class StyledRows:
    """`index` is each row's class; `rules` are the classes, empty where they are the legend's own."""

    index: NDArray[np.uint8]
    rules: tuple[Rule, ...] = ()


class LayerStyles:
    """Reads the legend once."""

    def __init__(self, legend: Path) -> None:
        layers = json.loads(legend.read_text("utf-8"))["layers"]
        self._own = {layer["name"]: tuple(layer["classes"]) for layer in layers}
        self._styles: dict[str, dict[str, list[Rule]]] = {layer["name"]: layer.get("styles", {}) for layer in layers}

    def has(self, layer: str, by: str) -> bool:
        """Whether a layer can be drawn by that attribute, other than by the legend's own."""
        return by in list(self._styles.get(layer, {}))[1:]

    def styled(self, layer: AssetLayer, by: str, columns: Columns) -> StyledRows:
        """The class of each row. A code that no class has is of the first class."""
        if not self.has(layer, by):
            return StyledRows(_places(_kinds(layer, columns), self._own[layer]))
        codes = _CODES[by](columns)
        rules = _with_operators(codes, self._styles[layer][by][0]) if by == OPERATOR else self._styles[layer][by]
        return StyledRows(_places(codes, rules, OTHERS), tuple(rules))


def _kinds(layer: AssetLayer, columns: Columns) -> Sequence[str]:
    """A trunk line's class is told by what it carries as well."""
    if layer is not AssetLayer.PIPELINES:
        return columns["kind"]
    return [
        f"{kind}/{medium}" if kind == LineKind.TRUNK and medium else kind
        for kind, medium in zip(columns["kind"], columns["medium"], strict=True)
    ]


def _importance(columns: Columns) -> list[str]:
    flags = zip(columns["is_key"], columns["is_high_yield"], columns["is_high_risk"], strict=True)
    return ["KEY" if key else "HIGH_YIELD" if yields else "HIGH_RISK" if risk else "" for key, yields, risk in flags]


_CODES: Mapping[str, Callable[[Columns], Sequence[str]]] = {
    "STATUS": lambda columns: columns["status"],
    "KEY": _importance,
    OPERATOR: lambda columns: [f"={operator}" if operator else "" for operator in columns["operator"]],
    "VISITED": lambda columns: columns["visited"],
    "OWNER": lambda columns: ["OWNED" if owner else "" for owner in columns["owner"]],
}


def _with_operators(codes: Sequence[str], pattern: Rule) -> list[Rule]:
    """The pattern itself, the operators with the most rows in colours of their own, and one class for the others."""
    told = [code for code, _ in Counter(codes).most_common() if code]
    rules: list[Rule] = [pattern]
    for place, code in enumerate(sorted(told[:MOST_OPERATORS])):
        rules.append({**pattern, "code": code, "label": code[1:], "colour": f"class_{place + 1}"})
    if len(told) > MOST_OPERATORS:
        rules.append({**pattern, "code": OTHERS, "label": "Other operators", "colour": "other"})
    return rules


def _places(codes: Sequence[str], rules: Sequence[Rule], otherwise: str = "") -> NDArray[np.uint8]:
    places = {str(rule["code"]): place for place, rule in enumerate(rules)}
    fallback = places.get(otherwise, 0)
    return np.array([places.get(code, fallback) for code in codes], dtype=np.uint8)
