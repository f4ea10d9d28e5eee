"""The whole demo oilfield of one seed: every record, in the order it should be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

import numpy as np

from app.demo.alerts_plan import past_alerts
from app.demo.areas_plan import JurisdictionAt, area_records, plan_areas
from app.demo.calls_plan import open_calls, premises, road_states
from app.demo.case_life_plan import CaseLives, plan_lives
from app.demo.case_people_plan import plan_case_people
from app.demo.case_reviews_plan import with_reviews
from app.demo.cases_plan import Cases, plan_cases
from app.demo.chance import Chance
from app.demo.county_frame import CountyFrame
from app.demo.county_time import track_days
from app.demo.deeds_plan import deed_ground, plan_deeds
from app.demo.duty_papers_plan import duty_papers
from app.demo.field_simulation import FieldSimulation
from app.demo.forces_plan import plan_forces
from app.demo.gathering_plan import gathering_records, plan_gathering
from app.demo.hazards_plan import plan_hazards
from app.demo.month_sheets_plan import month_sheets
from app.demo.needs_plan import visit_needs
from app.demo.owners_plan import is_of_few, owners_of
from app.demo.pads_plan import plan_pads
from app.demo.patrols_plan import PatrolsPlan
from app.demo.people_plan import plan_people
from app.demo.posts_plan import camera_records, plan_posts
from app.demo.road_graph import RoadGraph
from app.demo.roads_plan import plan_roads, road_records
from app.demo.rosters_plan import duty_levels, plan_rosters, unit_states
from app.demo.stations_plan import plan_stations, station_records
from app.demo.tankers_plan import tanker_beats
from app.demo.terrain import draw_terrain
from app.demo.tonight_plan import SILENT_FOR, open_states, tonight_alerts
from app.demo.tracks_plan import Beat, Track, plan_beats, shift_track
from app.demo.trunk_plan import plan_trunk_lines, trunk_records, valve_room_records
from app.demo.watch_plan import key_vehicles, watch_rules
from app.demo.wells_plan import plan_wells, well_records
from app.domain.alert import Alert
from app.domain.asset import Asset
from app.domain.duty import RosterSlot
from app.domain.interval import Interval
from app.domain.record import Record
from app.domain.responsibility import Responsibility
from app.domain.unit import Unit, UnitKind

TRACKERS_SINCE = timedelta(days=400)
OWNERS_SINCE = timedelta(days=300)
LAST_SEEN = timedelta(minutes=25)
SIMULATED_WELLS = 2_000


class DemoOilfield:
    """Plans everything when made (about a second); records are made as they are asked for.

    The same `seed`, `wells`, `now` and outline give the same records to the byte.
    """

    def __init__(self, seed: int, wells: int, now: datetime, boundaries: Path) -> None:
        self.seed, self.now = seed, now
        self._chance = chance = Chance(seed)
        self.frame = frame = CountyFrame.load(boundaries)
        terrain = draw_terrain(frame, chance)
        self.pads = plan_pads(frame, terrain, wells, chance)
        self.wells = plan_wells(frame, self.pads, chance)
        self.areas = plan_areas(frame, terrain, self.pads, chance)
        self.at = JurisdictionAt(self.areas)
        self.roads = plan_roads(frame, terrain, self.pads, chance)
        self.stations = plan_stations(frame, self.pads, chance)
        self.trunk_lines = plan_trunk_lines(frame, terrain, self.stations, chance)
        self.posts = plan_posts(frame, self.wells, self.roads, self.at, chance)
        self.forces = plan_forces(frame, self.areas, self.at, self.posts, now - TRACKERS_SINCE, chance)
        self.people, self._grid_workers = plan_people(self.areas, self.forces, chance)
        self.rosters = plan_rosters(self.forces, self.people, self.posts.guard_post_names, now, chance)
        self.graph = RoadGraph(frame, self.roads)
        self.beats: dict[str, Beat] = plan_beats(self.graph, self.forces, self.wells, self.at)

    @cached_property
    def cases(self) -> Cases:
        """24 months of cases and the deeds behind them."""
        ground = deed_ground(self.frame, self.wells, self.pads, self.trunk_lines)
        officers = [person.name for person in self.people.by_duty("警务室民警", "警务室负责人", "值班民警")]
        return plan_cases(plan_deeds(ground, self.now, self._chance), self.at, officers, self.now, self._chance)

    @cached_property
    def open_alerts(self) -> list[Alert]:
        """Tonight's, which wait for somebody."""
        return tonight_alerts(
            self.frame, self.wells, self.trunk_lines, self.silent_unit, self.at, self._officer, self.now, self._chance
        )

    @property
    def _officer(self) -> str:
        """Who sits at the first command seat tonight."""
        return next(slot.who for slot in self.tonight_slots if slot.post == "指挥席1")

    @property
    def tonight_slots(self) -> list[RosterSlot]:
        return self.rosters.slots_of(self.rosters.tonight)

    @property
    def units_on_duty(self) -> list[Unit]:
        """Those on watch now, in the order of the roster."""
        return [watch.unit for watch in self.rosters.watches if watch.starts_at <= self.now < watch.ends_at]

    @property
    def silent_unit(self) -> Unit:
        """The last patrol group on duty: its tracker has told nothing for 21 minutes."""
        return [unit for unit in self.units_on_duty if unit.kind is UnitKind.PATROL_GROUP][-1]

    def assets(self) -> Iterator[Asset]:
        """Everything that stands in the field, areas and wells first."""
        at, chance, frame = self.at, self._chance, self.frame
        yield from area_records(self.areas, frame)
        yield from well_records(self.wells, self.pads, at.keys(self.wells.degrees), chance)
        yield from station_records(self.stations, frame, at.keys(frame.to_degrees(self.stations.places)))
        yield from trunk_records(self.trunk_lines, self.stations, at)
        yield from valve_room_records(self.trunk_lines, at, chance)
        lines = plan_gathering(frame, self.pads, self.stations, chance)
        yield from gathering_records(
            lines, self.stations, at.keys(np.array([line[0] for line in lines.degrees])), chance
        )
        yield from self.posts.records
        yield from camera_records(self.wells, self.pads.number.tolist(), at, chance)
        yield from road_records(self.roads, chance)

    @cached_property
    def case_lives(self) -> CaseLives:
        """The cases with their steps, terms and parts, those that were solved with their reviews."""
        officers = [person.name for person in self.people.by_duty("警务室民警", "警务室负责人")]
        return with_reviews(plan_lives(self.cases.records, self.now, self._chance), officers, self.now, self._chance)

    def essential(self) -> Iterator[Record]:
        """What the desk needs to open: assets, forces, staff, cases, tonight's alerts, calls, hazards and duty."""
        few: list[Asset] = []
        for asset in self.assets():
            yield asset
            if is_of_few(asset):
                few.append(asset)
        yield from self.forces.units
        yield from self.forces.vehicles
        yield from self.forces.trackers
        yield from self.forces.assignments
        yield from self.people.records
        yield from self._owners(few)
        yield from self.case_lives.records
        yield from self.open_alerts
        yield from open_states(self.open_alerts, self._chance)
        yield from open_calls(self.wells, self.at, self._officer, self.now, self._chance)
        yield from plan_hazards(self.wells, self.at, self._officer, self.now, self._chance)
        yield from road_states(self._officer, self.now, self._chance)
        yield from premises(self.open_alerts, self.areas, self.people, self._chance)
        yield self.rosters.shifts[self.rosters.tonight]
        yield from self.tonight_slots
        yield from (one for one in self._states() if one.valid_to is None)
        yield from watch_rules(self.areas.cell_ids, self.now, self._chance)
        yield from key_vehicles(self.forces.vehicles, self.now, self._chance)
        yield from duty_papers(self.rosters, self.open_alerts, self.now, self._chance)
        yield from self._patrols()
        yield from visit_needs(self.now, self._chance)

    def past(self) -> Iterator[Record]:
        """What may follow while the desk is open: owners of masses, closed alerts, the other rosters, what is over."""
        ground = deed_ground(self.frame, self.wells, self.pads, self.trunk_lines)
        tonight = self.rosters.shifts[self.rosters.tonight].id
        yield from (shift for shift in self.rosters.shifts if shift.id != tonight)
        yield from (slot for slot in self.rosters.slots if slot.shift_id != tonight)
        yield from month_sheets(self.areas, self.people, self.now, self._chance)
        yield from self._owners(one for one in self.assets() if not is_of_few(one))
        yield from (one for one in self._states() if one.valid_to is not None)
        yield from self.case_lives.parts
        yield from plan_case_people(self.case_lives, self.people, self.now, self._chance)
        yield from past_alerts(self.wells, ground.weights, self.at, self.cases.records, self.now, self._chance)

    def tracks(self, day: datetime) -> Iterator[Track]:
        """The tracks of the 24 hours from `day` on (up to now), one unit's shift after the other."""
        for watch in self.rosters.watches:
            if not (day <= watch.starts_at < day + timedelta(days=1) and watch.starts_at < self.now):
                continue
            beat = self.beats.get(watch.unit.id)
            until = min(watch.ends_at, self.now)
            if until == self.now and watch.unit.id == self.silent_unit.id:
                until -= SILENT_FOR
            if beat is not None and until > watch.starts_at:
                yield shift_track(self.graph, beat, watch.starts_at, until, self.seed)

    def last_seen(self) -> Iterator[Track]:
        """The last 25 minutes of each unit on duty, so that the desk opens with everybody on the map."""
        for track in self.tracks(track_days(self.now)[0]):
            recent = track.at > self.now.timestamp() - LAST_SEEN.total_seconds()
            columns = (column[recent] for column in (track.lon, track.lat, track.speed_kmh, track.course_deg))
            yield Track(track.unit_id, track.at[recent], *columns)

    def _owners(self, assets: Iterable[Asset]) -> Iterator[Responsibility]:
        workers = dict(zip(self.areas.cell_ids, self._grid_workers, strict=True))
        return owners_of(assets, self.people, workers, self.now - OWNERS_SINCE)

    def _patrols(self) -> Iterator[Record]:
        """Tonight's, and the templates of every level."""
        plan = PatrolsPlan(
            self.forces, self.people, self.areas, self.posts, self.trunk_lines, self.wells, self.units_on_duty,
            self._track_since, self.now, self._chance,
        )  # fmt: skip
        yield from plan.records()

    def _track_since(self, unit: Unit, since: datetime) -> Track | None:
        """Where a unit on duty went from then on until now; None for one that has no beat."""
        beat = self.beats.get(unit.id)
        watch = next((one for one in self.rosters.watches if one.unit.id == unit.id and one.ends_at > self.now), None)
        if beat is None or watch is None or watch.starts_at >= self.now:
            return None
        track = shift_track(self.graph, beat, watch.starts_at, self.now, self.seed)
        late = track.at >= since.timestamp()
        columns = (column[late] for column in (track.lon, track.lat, track.speed_kmh, track.course_deg))
        return Track(track.unit_id, track.at[late], *columns)

    def _states(self) -> list[Interval]:
        return unit_states(self.forces, self.rosters, self.now, self._chance) + duty_levels(
            self.areas, self.now, self._chance
        )

    def simulation(
        self, *, alerts_per_hour: float = 4.0, starts: Mapping[str, tuple[float, float]] | None = None
    ) -> FieldSimulation:
        """The moving field from now on; the silent unit stays silent. `starts` says where units were seen last."""
        ground = deed_ground(self.frame, self.wells, self.pads, self.trunk_lines)
        beats = {key: beat for key, beat in self.beats.items() if key != self.silent_unit.id}
        rng = np.random.default_rng([self.seed, 0x5A1E])
        # Enough for days of alerts, however many wells there are: the whole field need not be kept for them.
        wells = self.wells.some(rng.choice(len(ground.weights), size=SIMULATED_WELLS, p=ground.weights))
        return FieldSimulation(
            self.graph.live,
            beats,
            wells,
            self.at.keys(wells.degrees),
            seed=self.seed,
            alerts_per_hour=alerts_per_hour,
            starts=starts,
            tankers=tanker_beats(self.forces.vehicles, self.trunk_lines, self.graph.live),
        )
