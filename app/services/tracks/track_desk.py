"""Tracks in: a look at a file, taking it in as one batch, taking it back, and what came in so far.

For the window and the command line alike (run it off the UI thread; every method but the last two blocks)::

    read = desk.look(TrackPlan(path=file))                       # read, cleaned, judged; nothing is written
    movers = desk.guessed(read)                                  # whose each way may be: keys of units, "" for unknown
    result = desk.run(actor, act_id, read, movers, progress, is_cancelled)
    desk.undo(actor, act_id, result.batch_number)

What `look` read is what `run` keeps, so nothing is read twice and nobody gets other than was shown. All raise
`AppError` with a sentence. Taking the same file in again changes nothing: fixes are known by unit and time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import numpy as np

from app.analysis.fix_filter import FilterLimits
from app.analysis.track_cleaning import DOUBTS
from app.domain.access import Actor, Right
from app.domain.batch import Batch
from app.domain.events import FixesCameLate, RecordsChanged
from app.domain.fix_doubt import FixDoubt
from app.domain.key import new_key
from app.domain.signal import PositionSignal
from app.domain.track_import import TrackImport
from app.domain.unit import Unit, Vehicle
from app.domain.visit import MOST_KMH
from app.errors import AppError, InputRefused
from app.services.cases.work_process import WorkProcess
from app.services.field.movers import Movers
from app.services.tracks import track_work
from app.services.tracks.track_plan import ReadWay, TrackPlan, TrackRead, TrackResult
from app.store import batches, fix_store, track_store, unit_store, visit_store
from app.store.batches import BatchWriter
from app.store.fix_store import FixColumns
from app.store.records import to_row
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

KIND = "TRACKS"
NOUN = "track_import"
READ_SECONDS = 600.0
Progress = Callable[[str, int, int], None]


class TrackImportStopped(AppError):
    """The officer stopped taking tracks in; nothing of it is kept."""


class TrackDesk:
    """`close` ends the process that reads. `limits` say what is believed of a position."""

    def __init__(self, store: Store, lane: WriteLane, limits: FilterLimits | None = None) -> None:
        self._store, self._lane, self._limits = store, lane, limits or FilterLimits()
        self._work, self._stopping = WorkProcess(), threading.Event()

    def look(self, plan: TrackPlan) -> TrackRead:
        """Read, clean and judge a file; nothing is written."""
        now_s = self._store.now().timestamp()
        return self._work.run(track_work.read_ways, plan, now_s, self._limits, seconds=READ_SECONDS)

    def carriers(self) -> tuple[tuple[Unit, ...], tuple[Vehicle, ...]]:
        """Whose a track can be: the units, and the vehicles that belong to none."""
        with self._store.read() as connection:
            movers = unit_store.movers(connection)
        units = tuple(one for one in movers if isinstance(one, Unit))
        return units, tuple(one for one in movers if isinstance(one, Vehicle))

    def guessed(self, read: TrackRead) -> tuple[str, ...]:
        """For each way whose it may be, "" where nothing says it: by its device, as a serial that was carried then or
        as a name, else by a call sign, name, code or plate that stands in the name of the way or of the file."""
        movers = Movers(self._store)
        units, vehicles = self.carriers()
        named = [(word, one.id) for one in units for word in (one.call_sign, one.name, one.code)]
        named += [(one.plate, one.id) for one in vehicles]
        named = sorted(((word, key) for word, key in named if len(word) > 1), key=lambda pair: -len(pair[0]))

        def guess(way: ReadWay) -> str:
            if way.device and not np.isnan(way.first_s):
                at = datetime.fromtimestamp(way.first_s, UTC)
                for by_serial in (True, False):
                    signal = PositionSignal("FILE", way.device, at, 0.0, 0.0, by_serial=by_serial)
                    if (key := movers.find(signal, at)) is not None:
                        return key
            texts = (way.device, way.name, read.plan.path.stem)
            return next((key for text in texts for word, key in named if word in text), "")

        return tuple(guess(way) for way in read.ways)

    def run(
        self,
        actor: Actor,
        act_id: str,
        read: TrackRead,
        movers: Sequence[str],
        progress: Progress = lambda _stage, _done, _total: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> TrackResult:
        """Keep the ways whose mover is named ("" leaves one out) as one batch: no reader sees it before it is whole."""
        actor.require(Right.ACT)
        chosen = [(way, key) for way, key in zip(read.ways, movers, strict=True) if key and way.counts.believed]
        if not chosen:
            raise InputRefused(
                "No way of {name} has both a unit and points that can be believed. Nothing was kept; choose whose it "
                "is.",
                name=read.plan.path.name,
            )
        with self._store.read() as connection:
            owners = {key: unit_store.carrier(connection, key) for _, key in chosen}
        writer = BatchWriter(
            self._store,
            self._lane,
            actor,
            act_id,
            kind=KIND,
            label=read.plan.path.name,
            noun=NOUN,
            right=Right.ACT,
        )
        try:
            return self._kept(writer, read, chosen, owners, progress, is_cancelled)
        except BaseException:
            writer.abandon()
            raise

    def undo(self, actor: Actor, act_id: str, batch_number: int, reason: str = "") -> Batch:
        """Take tracks back whole; what is reckoned from them is reckoned anew."""
        actor.require(Right.ACT)
        return self._lane.live(lambda: self.undo_here(actor, act_id, batch_number, reason)).result()

    def undo_here(self, actor: Actor, act_id: str, batch_number: int, reason: str = "") -> Batch:
        """The same for who is on the writer already."""
        with self._store.read() as connection:
            taken = track_store.of_batch(connection, batch_number)

        def renew(connection: Any) -> None:
            for one in taken:
                visit_store.renew(connection, one.unit_id, batch_number)

        return batches.undo(
            self._store,
            actor,
            act_id,
            batch_number,
            kind=KIND,
            right=Right.ACT,
            reason=" ".join(reason.split()),
            facts_of=lambda _batch: [RecordsChanged(NOUN), *_late(taken)],
            besides=renew,
        )

    def imports(self, limit: int = 500) -> list[TrackImport]:
        """What came in, the newest first; what was taken back is gone."""
        with self._store.read() as connection:
            return track_store.latest(connection, limit)

    def batch_of(self, import_id: str) -> int:
        """With which batch this track came; raises `NotFound`."""
        with self._store.read() as connection:
            return track_store.batch_of(connection, import_id)

    def names(self) -> dict[str, str]:
        """What those whose tracks came in are called, by key."""
        units, vehicles = self.carriers()
        return {one.id: one.call_sign or one.name for one in units} | {one.id: one.plate for one in vehicles}

    def stop_reading(self) -> None:
        """Let go of what is being read: nobody wants it any more."""
        self._work.close()

    def close(self) -> None:
        """End what is being read and written."""
        self._stopping.set()
        self._work.close()

    def _kept(
        self,
        writer: BatchWriter,
        read: TrackRead,
        chosen: Sequence[tuple[ReadWay, str]],
        owners: Mapping[str, Unit | Vehicle],
        progress: Progress,
        is_cancelled: Callable[[], bool],
    ) -> TrackResult:
        total, done, rows = sum(way.fixes.shape[1] for way, _ in chosen), 0, list[TrackImport]()
        told = list[tuple[str, FixColumns]]()
        writer.begin()
        for way, key in chosen:
            columns, kept = columns_of(way), 0
            told.append((key, columns))
            for part in writer.parts(len(columns)):
                if is_cancelled() or self._stopping.is_set():
                    raise TrackImportStopped("Taking the tracks in was stopped. Nothing of them was kept.")
                kept += writer.timed(partial(fix_store.append_columns, key, columns, part, writer.number))
                progress("writing", done + part.stop, total)
            rows.append(_row(read, way, owners[key], kept, len(columns) - kept))
            done += way.fixes.shape[1]
        kept, known = sum(one.kept for one in rows), sum(one.known for one in rows)
        if not kept:
            writer.abandon()
            return TrackResult(batch_number=None, ways=len(rows), kept=0, known=known)
        # Only now: a visit takes the place of an older one, which nothing brings back where the batch is stopped.
        for key, columns in told:
            writer.timed(partial(_note_visits, key, columns))
        writer.write(TrackImport, [to_row(one, updated_at=self._store.now()) for one in rows])
        writer.rows = kept
        writer.complete("", RecordsChanged(NOUN), *_late(rows))
        return TrackResult(batch_number=writer.number, ways=len(rows), kept=kept, known=known)


def columns_of(way: ReadWay) -> FixColumns:
    """What is kept of a way: of each moment one fix, the believed one before others."""
    at = np.rint(way.fixes[0] * 1e6).astype(np.int64)
    order = np.lexsort((way.doubts, at))
    rows = order[np.r_[True, np.diff(at[order]) > 0]] if len(at) else order
    rows = rows[way.doubts[rows] != DOUBTS.index(FixDoubt.SAME_TIME)]
    words = [None if doubt is None else doubt.value for doubt in DOUBTS]
    lon, lat, speed, course, accuracy = way.fixes[1:, rows]
    doubts = [words[one] for one in way.doubts[rows].tolist()]
    return FixColumns(at[rows], lon, lat, speed, course, accuracy, doubts)


def _note_visits(unit_id: str, columns: FixColumns, connection: Any) -> None:
    drives_by = columns.speed_kmh > MOST_KMH
    seen = np.array([doubt is None for doubt in columns.doubt], dtype=bool) & ~drives_by
    visit_store.note_columns(connection, unit_id, columns.at[seen], columns.lon[seen], columns.lat[seen])


def _row(read: TrackRead, way: ReadWay, owner: Unit | Vehicle, kept: int, known: int) -> TrackImport:
    counts = way.counts
    return TrackImport(
        id=new_key(),
        owner_domain=owner.owner_domain,
        area_id=owner.area_id,
        file=read.plan.path.name,
        sha256=read.sha256,
        format=read.kind,
        name=way.name,
        device=way.device,
        unit_id=owner.id,
        datum=read.datum,
        clock=read.plan.clock,
        first_at=datetime.fromtimestamp(way.first_s, UTC),
        last_at=datetime.fromtimestamp(way.last_s, UTC),
        read=counts.read,
        untimed=counts.untimed,
        disordered=counts.disordered,
        known=known,
        kept=kept,
        doubted={doubt.value: count for doubt, count in counts.doubted.items()},
        trips=counts.trips,
        stops=counts.stops,
        length_m=counts.length_m,
        stopped_s=counts.stopped_s,
    )


def _late(rows: Sequence[TrackImport]) -> list[FixesCameLate]:
    if not rows:
        return []
    units = tuple(dict.fromkeys(one.unit_id for one in rows))
    return [FixesCameLate(units, min(one.first_at for one in rows), max(one.last_at for one in rows))]
