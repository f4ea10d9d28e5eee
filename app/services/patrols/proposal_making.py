"""What the worker process of a proposal does: the county is read, the night is solved, the beats are told in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from app.analysis.patrol_proposal.night import Beat, Night, NightTask, propose
from app.domain.asset import AssetLayer
from app.domain.natural_order import natural
from app.domain.patrol_proposal import (
    RISK_PART,
    Crew,
    PatrolProposal,
    ProposedBeat,
    ProposedNight,
    ProposedStop,
)
from app.domain.position import Position
from app.domain.visit_need import NeedMode, VisitNeeds
from app.errors import InputRefused
from app.services.patrols.night_ask import NightAsk
from app.services.patrols.night_places import PIECE_M, Needed, NightPlaces, read_places
from app.services.patrols.proposal_words import reason, stop_name
from app.services.roads.road_ground import RoadGround
from app.services.solved_apart import Progress
from app.store import visit_need_store
from app.store.engine import Connection, Database
from app.store.unit_of_work import Store

USUAL_H = {AssetLayer.WELLS: 72.0, AssetLayer.SITES: 24.0, AssetLayer.PIPELINES: 24.0}
"""Hours within which a class of assets is seen as long as nobody has set a need of it."""


@dataclass(frozen=True)
class _Order:
    """The task of the solver; the crews in the order in which it gives its beats; and what its numbers mean."""

    task: NightTask
    crews: tuple[Crew, ...]
    places: NightPlaces


def made(ask: NightAsk, progress: Progress) -> ProposedNight:
    """Runs in a process of its own: the county is read, the night solved and told."""
    opened = Database(ask.database)
    try:
        store = Store(opened, lambda _facts: None, lambda: ask.now)
        order = _order(store, ask)
    finally:
        opened.close()
    demands = order.task.demands
    if not demands.by_overdue.any() and not demands.by_risk.any():
        raise InputRefused("Nothing is overdue and nothing was reported, so there is nothing to propose.")
    return _proposed(ask.kept, order, propose(order.task, progress))


def _order(store: Store, ask: NightAsk) -> _Order:
    kept = ask.kept
    network = RoadGround(store, ask.rules).network(kept.begins_at)
    if not network.roads.size:
        raise InputRefused(
            "There are no roads in the register, so no beat can be driven. Bring roads in first (Ctrl+I)."
        )
    with store.read() as connection:
        needed = _needed(connection, kept.begins_at)
        places = read_places(connection, needed, ask.now, kept.begins_at, kept.ends_at)
    starts = sorted({(one.site_id or one.unit_id) for one in ask.crews})
    in_order = tuple(
        sorted(ask.crews, key=lambda one: (starts.index(one.site_id or one.unit_id), natural(one.name), one.unit_id))
    )
    first = {one.site_id or one.unit_id: one.start for one in reversed(in_order)}
    counts = [sum((one.site_id or one.unit_id) == start for one in in_order) for start in starts]
    task = NightTask(
        network.roads, network.factors, places.demands(network.roads, RISK_PART[kept.lean]), places.keys,
        np.array([(first[one].lon, first[one].lat) for one in starts]), np.array(counts, dtype=np.int64),
        round((kept.ends_at - kept.begins_at) / timedelta(minutes=1)), kept.seed, ask.seconds,
    )  # fmt: skip
    return _Order(task, in_order, places)


def _proposed(kept: PatrolProposal, order: _Order, night: Night) -> ProposedNight:
    """The answer of the solver for whoever reads it."""
    places, due = order.places, order.places.overdue > 0
    seen = np.zeros(len(due), dtype=np.bool_)
    seen[night.passed] = True
    for beat in night.beats:
        for stop in beat.stops:
            seen[stop.looked_at] = True
    is_piece = ~np.isnan(places.along_m)
    beats = tuple(
        _beat(kept, places, crew, beat) for crew, beat in zip(order.crews, night.beats, strict=True) if beat.stops
    )
    idle = tuple(crew.name for crew, beat in zip(order.crews, night.beats, strict=True) if not beat.stops)
    return ProposedNight(
        kept.id, kept.seed, kept.begins_at, kept.ends_at, beats, idle, night.drawn, night.rounds, night.gap,
        int((due & ~is_piece).sum()), int((due & seen & ~is_piece).sum()),
        float((due & is_piece).sum()) * PIECE_M / 1000, float((due & seen & is_piece).sum()) * PIECE_M / 1000,
    )  # fmt: skip


def _beat(kept: PatrolProposal, places: NightPlaces, crew: Crew, beat: Beat) -> ProposedBeat:
    stops, before = [], set[int]()
    for stop in beat.stops:
        stops.append(
            ProposedStop(
                places.asset_ids[stop.place], stop_name(places, stop.place),
                Position(float(places.lon[stop.place]), float(places.lat[stop.place])),
                _minute(kept.begins_at, stop.arrives_min), stop.dwell_min, stop.chance, stop.round,
                reason(places, stop, again=stop.place in before), _way(stop.way),
            )
        )  # fmt: skip
        before.add(stop.place)
    back = _minute(kept.begins_at, beat.home_min)
    return ProposedBeat(crew, tuple(stops), _way(beat.home), back, beat.metres / 1000)


def _minute(begins_at: datetime, minutes: float) -> datetime:
    return begins_at + timedelta(minutes=round(minutes))


def _way(way: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[Position, ...]:
    return tuple(Position(lon, lat) for lon, lat in way.tolist())


def _needed(connection: Connection, at: datetime) -> Needed:
    """What is asked of each asset; where nobody has set a need of its class, the usual: one well's own need says
    nothing of the others."""
    needs = VisitNeeds(visit_need_store.holding(connection, at), at)
    set_for = {one.layer for one in needs.all if one.asset_id is None}

    def needed(asset_id: str, layer: AssetLayer, kind: str, is_key: bool) -> float:
        need = needs.need_for(asset_id, layer, kind, is_key=is_key)
        if need is None:
            return 0.0 if layer in set_for else USUAL_H[layer]
        # Who must be there day and night is no crew that drives by.
        return 0.0 if need.mode is NeedMode.GUARD_24H else need.every_h

    return needed
