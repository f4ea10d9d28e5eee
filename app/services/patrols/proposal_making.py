"""What the worker process of a proposal does: the county is read, the night is solved, the beats are told in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from app.analysis.patrol_proposal.night import Beat, Night, NightTask, propose
from app.domain.asset import AssetLayer
from app.domain.coverage import PIECE_M
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
from app.domain.record import OwnerDomain
from app.domain.visit_need import NeedMode, VisitNeed
from app.errors import InputRefused
from app.services.coverage.coverage_reading import CoverageOrder, read_field
from app.services.coverage.sights import Sights
from app.services.patrols.night_ask import NightAsk
from app.services.patrols.night_places import NightPlaces, read_places
from app.services.patrols.proposal_words import reason, stop_name
from app.services.roads.road_ground import RoadGround
from app.services.solved_apart import Progress
from app.store.engine import Database
from app.store.unit_of_work import Store

PERIOD = timedelta(hours=24)
"""What must never be unseen for longer is judged by so much of the time before."""
USUAL = tuple(
    VisitNeed(
        id=f"usual {layer}", owner_domain=OwnerDomain.POLICE, layer=layer, mode=NeedMode.EVERY, every_h=hours,
        valid_from=datetime(1970, 1, 1, tzinfo=UTC),
    )
    for layer, hours in ((AssetLayer.WELLS, 72.0), (AssetLayer.SITES, 24.0), (AssetLayer.PIPELINES, 24.0))
)  # fmt: skip
"""How often what stands in the field is seen as long as nobody has said."""


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
    seen = CoverageOrder(ask.database, kept.begins_at - PERIOD, kept.begins_at, ask.passing, USUAL)
    with store.read() as connection:
        places = read_places(connection, Sights(seen, read_field(seen)), ask.now, kept.ends_at)
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
