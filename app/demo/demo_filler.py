"""Writes the demo oilfield into the store: what the desk needs first, then in the background the past and the tracks.

Each part is one batch, so a part that was cut off by a crash is seen by nobody and is written again at the next start.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import cached_property, partial
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.demo.county_time import TRACK_DAYS, track_days
from app.demo.field_worker import FieldOrder
from app.demo.tracks_plan import Track
from app.domain.access import Actor, Right
from app.domain.alert import Alert
from app.domain.asset import AssetLayer
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.duty import RosterSlot, Shift
from app.domain.duty_log import LogEntry
from app.domain.events import AssetsChanged, Fact, RecordsChanged
from app.domain.handover import Handover
from app.domain.hazard import Hazard
from app.domain.interval import Interval
from app.domain.key import new_key
from app.domain.key_vehicle import KeyVehicle
from app.domain.patrol import Patrol, PatrolTemplate
from app.domain.person import Person
from app.domain.premise import PlaceContact, PremiseNote
from app.domain.record import Record
from app.domain.reminder import Reminder
from app.domain.responsibility import Responsibility
from app.domain.road_state import RoadState
from app.domain.unit import Tracker, Unit, Vehicle
from app.domain.visit_need import VisitNeed
from app.domain.watch_rule import WatchRule
from app.errors import InputRefused
from app.store import asset_store, batches, user_store
from app.store.batches import BatchWriter
from app.store.tables import TABLE_OF, fix
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

if TYPE_CHECKING:
    from app.demo.oilfield import DemoOilfield

KIND = "DEMO"
LABEL = "Demo oilfield"
ESSENTIAL, PAST = "essential", "past"
SEED, WELLS, MADE_AT = "demo", "demo_wells", "demo_made_at"
CHUNK = 2_000
BREATH_S = 0.008
"""Between chunks of the background fill, so that the window gets its turn; the essential part takes no breath."""
LEAST_WELLS, MOST_WELLS = 60, 1_000_000

TableRow = tuple[Any, dict[str, Any]]
"""A table of the store and one row for it, as columns by name."""


class DemoFiller:
    """Fills one installation. `seed` and `wells` hold for an empty one; a demo that lives there goes on as it began.

    Raises `InputRefused` where the installation holds a real oilfield, or for a number of wells it cannot draw.
    """

    def __init__(
        self,
        store: Store,
        lane: WriteLane,
        actor: Actor,
        boundaries: Path,
        *,
        seed: int,
        wells: int,
        days_of_tracks: int = TRACK_DAYS,
    ) -> None:
        actor.require(Right.IMPORT)
        if not LEAST_WELLS <= wells <= MOST_WELLS:
            raise InputRefused(
                "The demo makes from {least} to {most} wells, not {wells}. Nothing was changed.",
                least=LEAST_WELLS,
                most=MOST_WELLS,
                wells=wells,
            )
        self._store, self._lane, self._actor, self._boundaries = store, lane, actor, boundaries
        self._days_of_tracks = days_of_tracks
        self._stopping, self._filling = threading.Event(), threading.Lock()
        with store.read() as connection:
            words = user_store.installation_words(connection)
            if SEED not in words and asset_store.assets.count(connection):
                raise InputRefused(
                    "This data directory holds an oilfield already. It was left as it is; "
                    "give the demo a directory of its own with --data."
                )
        self.seed = int(words.get(SEED, seed))
        self.wells = int(words.get(WELLS, wells))
        self.made_at = datetime.fromisoformat(words[MADE_AT]) if MADE_AT in words else store.now().astimezone(UTC)
        self._marked = SEED in words

    @cached_property
    def oilfield(self) -> DemoOilfield:
        """The whole demo, planned on first use (about a second)."""
        from app.demo.oilfield import DemoOilfield  # 60 MB that a demo which is filled already does not need

        return DemoOilfield(self.seed, self.wells, self.made_at, self._boundaries)

    def field_order(self, alerts_per_hour: float, starts: Mapping[str, tuple[float, float]]) -> FieldOrder:
        """This demo's moving field, for whoever plans it."""
        return FieldOrder(self.seed, self.wells, self.made_at, self._boundaries, alerts_per_hour, starts)

    def fill_essential(self) -> None:
        """Mark the installation as a demo, then write what the desk opens with; nothing if it is there already."""
        if not self._marked:
            self._lane.bulk(self._mark).result()
            self._marked = True
        facts: list[Fact] = [AssetsChanged(layer) for layer in AssetLayer]
        nouns = (
            *(Unit, Vehicle, Tracker, Person, CaseFile, Alert, Shift, RosterSlot, Interval),
            *(WatchRule, KeyVehicle, Call, Hazard, RoadState, PremiseNote, PlaceContact, Responsibility),
            *(LogEntry, Reminder, Handover, Patrol, PatrolTemplate, VisitNeed),
        )
        self._fill(ESSENTIAL, self._essential_rows, facts + _changed(*nouns))

    def fill_rest(self) -> None:
        """Write the past, then the tracks, newest day first; ends early after `stop`, and may be called again.

        The plan of the oilfield is let go at the end.
        """
        with self._filling:
            if self._stopping.is_set() or self.is_complete():
                return
            self._fill(
                PAST, lambda: _rows(self.oilfield.past()), _changed(Alert, Shift, RosterSlot, Interval, Responsibility)
            )
            for day in track_days(self.made_at, self._days_of_tracks):
                self._fill(_tracks_part(day), partial(self._track_rows, day), [])
            if "oilfield" in vars(self):
                del self.oilfield

    def is_complete(self) -> bool:
        """Whether nothing is left to write."""
        days = track_days(self.made_at, self._days_of_tracks)
        return {ESSENTIAL, PAST, *(_tracks_part(day) for day in days)} <= self._done()

    def stop(self) -> None:
        """Have `fill_rest` give up its present part, and wait until it has; to be called from another thread."""
        self._stopping.set()
        with self._filling:
            pass

    def _mark(self) -> None:
        with self._store.database.write() as connection:
            for name, value in ((SEED, str(self.seed)), (WELLS, str(self.wells)), (MADE_AT, self.made_at.isoformat())):
                user_store.set_installation_word(connection, name, value)

    def _done(self) -> set[str]:
        with self._store.read() as connection:
            return {one.noun for one in batches.recent(connection, KIND, limit=1_000) if one.undone_at is None}

    def _essential_rows(self) -> Iterator[TableRow]:
        yield from _rows(self.oilfield.essential())
        yield from _fix_rows(self.oilfield.last_seen())

    def _track_rows(self, day: datetime) -> Iterator[TableRow]:
        yield from _fix_rows(self.oilfield.tracks(day))

    def _fill(self, part: str, rows: Callable[[], Iterable[TableRow]], facts: list[Fact]) -> None:
        """Write one part as one batch, unless it stands already."""
        if part not in self._done():
            self._write(part, rows(), facts)

    def _write(self, part: str, rows: Iterable[TableRow], facts: list[Fact]) -> None:
        """One batch. What a crash left of an earlier try goes first: its fixes would keep the new ones out."""
        if self._stopping.is_set():
            return
        self._sweep()
        writer = BatchWriter(
            self._store, self._lane, self._actor, new_key(), kind=KIND, label=LABEL, noun=part, right=Right.IMPORT
        )
        writer.begin()
        for table, run in groupby(rows, key=itemgetter(0)):
            while chunk := [row for _, row in islice(run, CHUNK)]:
                writer.write(table, chunk)
                if self._stopping.wait(0.0 if part == ESSENTIAL else BREATH_S):
                    return
        writer.complete("", *facts)

    def _sweep(self) -> None:
        """Remove the rows of this demo's own unfinished batches; those of others may still be under way."""
        with self._store.read() as connection:
            left = [number for number in batches.unfinished(connection) if batches.get(connection, number).kind == KIND]
        batches.sweep(self._store, self._lane, left, self._stopping.is_set)


def _rows(records: Iterable[Record]) -> Iterator[TableRow]:
    """Records with their tables, as columns by name."""
    for kind, run in groupby(records, key=type):
        table, names = TABLE_OF[kind], [field.name for field in fields(kind)]
        for one in run:
            yield table, {name: getattr(one, name) for name in names}


def _fix_rows(tracks: Iterable[Track]) -> Iterator[TableRow]:
    """Tracks as rows of the fix table."""
    for track in tracks:
        columns = (track.at, track.lon, track.lat, track.speed_kmh, track.course_deg)
        for at, *told in zip(*(column.tolist() for column in columns), strict=True):
            row = dict(zip(("lon", "lat", "speed_kmh", "course_deg"), told, strict=True))
            yield fix, {"unit_id": track.unit_id, "at": datetime.fromtimestamp(at, UTC), **row, "accuracy_m": 5.0}


def _tracks_part(day: datetime) -> str:
    return f"tracks {day:%Y-%m-%d}"


def _changed(*nouns: type[Record]) -> list[Fact]:
    return [RecordsChanged(TABLE_OF[noun].name) for noun in nouns]
