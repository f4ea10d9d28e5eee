"""What somebody chose on the map."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.position import Position


@dataclass(frozen=True)
class Chosen:
    """A place of the map somebody chose, with what stands there."""

    position: Position
    name: str = ""
    asset_id: str | None = None
