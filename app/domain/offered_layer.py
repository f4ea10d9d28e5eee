"""A layer that a server of base maps says it has, on the grid that can be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.base_map import BaseKind


@dataclass(frozen=True, kw_only=True)
class OfferedLayer:
    """What the catalogue's entry needs besides name, datum and key; `title` is the server's own word for it."""

    title: str
    kind: BaseKind
    url: str
    layer: str
    style: str = ""
    matrix_set: str = ""
    matrix: str = "{z}"
    format: str = "image/png"
    min_zoom: int = 0
    max_zoom: int = 18

    @property
    def id(self) -> str:
        """A layer stands once for each of its matrix sets."""
        return f"{self.layer}\n{self.matrix_set}"

    @property
    def entry(self) -> dict[str, Any]:
        """As in the catalogue, what is usual left out."""
        told = {
            "style": self.style,
            "matrix": self.matrix if self.matrix != "{z}" else "",
            "format": self.format if self.format != "image/png" else "",
            "min_zoom": self.min_zoom or "",
        }
        return {key: value for key, value in told.items() if value != ""}
