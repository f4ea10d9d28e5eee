"""Where the stops of a replay were, in words: the nearest well, station or post. To be called on a reader thread."""

from __future__ import annotations

from dataclasses import replace

from app.domain.asset import AssetLayer
from app.domain.position import Position
from app.services.map.ground_index import GroundIndex
from app.services.tracks.replay_desk import Happening, HappeningKind, Replay

REACH_M = 500.0
"""What is further away says nothing of a stop."""
LAYERS = (AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS)


class StopPlaces:
    """Asks the index of the ground, which is read when somebody asks it for the first time."""

    def __init__(self, ground: GroundIndex) -> None:
        self._ground = ground

    def named(self, replay: Replay) -> Replay:
        """The replay with a place at each stop that has something near."""
        course = [self._named(one) if one.kind is HappeningKind.STOP else one for one in replay.course]
        return replace(replay, course=tuple(course))

    def _named(self, stop: Happening) -> Happening:
        if stop.lon is None or stop.lat is None:
            return stop
        x, y = self._ground.in_metres(Position(stop.lon, stop.lat))
        near: list[tuple[float, str]] = []
        for layer in LAYERS:
            points = self._ground.points(layer)
            rows, away = points.within(x, y, REACH_M)
            near += [(float(away[0]), points.name(int(rows[0])))] if len(rows) else []
        if not near:
            return stop
        metres, name = min(near)
        return replace(stop, place=f"{name} · {metres:.0f} m")
