"""What an officer has chosen of the map's layers: which classes are shown, and how each layer looks.

The panel makes it, the map wears it, a desk keeps it for each user, and a saved view carries it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType

MOST_ZOOM = 24.0


@dataclass(frozen=True)
class LayerLook:
    """One layer's look. `by` is the attribute it is drawn by ("" for the legend's own classes); `opacity` per cent.

    `from_zoom` and `to_zoom` are the zooms between which it is drawn; None leaves it to the legend.
    """

    labels: bool = True
    opacity: int = 100
    from_zoom: float | None = None
    to_zoom: float | None = None
    by: str = ""


PLAIN = LayerLook()


@dataclass(frozen=True)
class LayerState:
    """`shown` by "<layer>.<class>"; a class that is not named is as the legend has it. `looks` of changed layers."""

    shown: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    looks: Mapping[str, LayerLook] = field(default_factory=lambda: MappingProxyType({}))

    def look(self, layer: str) -> LayerLook:
        """How a layer looks."""
        return self.looks.get(layer, PLAIN)

    def told(self) -> dict[str, object]:
        """As plain values, for JSON; `heard` gives it back."""
        return {"shown": dict(self.shown), "looks": {layer: asdict(look) for layer, look in self.looks.items()}}

    @classmethod
    def heard(cls, told: object) -> LayerState:
        """The state out of plain values. What does not fit is left out: a view of an older desk still opens."""
        said = told if isinstance(told, Mapping) else {}
        shown, looks = said.get("shown"), said.get("looks")
        return cls(
            {str(key): on for key, on in shown.items() if isinstance(on, bool)} if isinstance(shown, Mapping) else {},
            {str(layer): _look(one) for layer, one in looks.items() if isinstance(one, Mapping)}
            if isinstance(looks, Mapping)
            else {},
        )


def _look(said: Mapping[object, object]) -> LayerLook:
    labels, opacity, by = said.get("labels"), said.get("opacity"), said.get("by")
    return LayerLook(
        labels=labels if isinstance(labels, bool) else True,
        opacity=opacity if isinstance(opacity, int) and 10 <= opacity <= 100 else 100,
        from_zoom=_zoom(said.get("from_zoom")),
        to_zoom=_zoom(said.get("to_zoom")),
        by=by if isinstance(by, str) else "",
    )


def _zoom(said: object) -> float | None:
    is_number = isinstance(said, int | float) and not isinstance(said, bool)
    return float(said) if is_number and 0 <= said <= MOST_ZOOM else None  # type: ignore[operator, arg-type]  # a number
