"""K-numbers of lines: from a place to its K-number and back, and the known marks by which both go.

A mark says that at a place of the line the painted K-number is so; a broken chain (断链) says two: K12+300 as one
comes, K12+250 as one goes on. Each act has its audit row and its way back.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely

from app.analysis.stationing import LinePlace, StationedLine, county_metres, line_in_metres, parsed, stationing
from app.domain.access import Actor, Right
from app.domain.asset import Asset, AssetLayer
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.line_mark import LineMark
from app.domain.position import Position
from app.errors import InputRefused
from app.services.map.line_stations import calibration_of, drawn_line, numbering_fault, stationed
from app.store import asset_store, line_mark_store
from app.store.line_mark_store import line_marks
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "line_mark"
FARTHEST_OFF_M = 200.0
"""A marker farther from the drawn line than this is not of this line, or the line is drawn wrongly."""


@dataclass(frozen=True)
class LineStations:
    """A line with its K-numbers; `first` and `last` are those of its ends."""

    asset: Asset
    line: StationedLine
    marks: tuple[LineMark, ...]

    def ends(self) -> tuple[str, str]:
        """The K-numbers of both ends."""
        return said(self.line.chainage_at(0.0)), said(self.line.chainage_at(float(self.line.line.length)))


class StationingDesk:
    """Reads on any reader, acts on the writer."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.to_metres = county_metres()

    def stations(self, line_id: str) -> LineStations:
        """A line with its K-numbers; raises `NotFound`, and `InputRefused` for what is no single line."""
        with self._store.read() as connection:
            asset = asset_store.assets.get(connection, line_id)
            marks = line_mark_store.of_line(connection, line_id)
        return LineStations(asset, self._stationed(asset, marks), tuple(marks))

    def at(self, stations: LineStations, place: Position) -> LinePlace:
        """The K-number beside a place, how far off the line it is, on which side."""
        return stations.line.locate(*self.to_metres.transform(place.lon, place.lat))

    def place_of(self, stations: LineStations, k: str) -> Position:
        """Where a K-number is; refused with the line's range where the line has none such."""
        x, y = stations.line.place_at(parsed(k))
        lon, lat = self.to_metres.transform(x, y, direction="INVERSE")
        return Position(float(lon), float(lat))

    def add(
        self, actor: Actor, act_id: str, line_id: str, place: Position, behind: str, ahead: str = "", note: str = ""
    ) -> str:
        """At this place of the line the K-number is `behind`, and from there on `ahead` (the same, where none is told);
        the key of the mark."""
        with self._store.act(actor, act_id, "line_mark.add", Right.MAP) as work:
            if work.repeated:
                return work.subject_id
            asset = asset_store.assets.get(work.connection, line_id)
            mark = self._new(actor, work, asset, place, behind, ahead, note)
            self._keep(work, asset, [mark])
            _tell(work, mark)
        return mark.id

    def add_all(self, actor: Actor, act_id: str, line_id: str, told: Sequence[tuple[Position, str, str, str]]) -> int:
        """Several marks of one line (place, behind, ahead, note) in one act: all or none; how many."""
        with self._store.act(actor, act_id, "line_mark.import", Right.IMPORT) as work:
            if work.repeated:
                return 0
            asset = asset_store.assets.get(work.connection, line_id)
            marks = [self._new(actor, work, asset, *one) for one in told]
            self._keep(work, asset, marks)
            work.about("asset", line_id)
            work.tell(RecordsChanged(NOUN, tuple(one.id for one in marks)))
        return len(marks)

    def remove(self, actor: Actor, act_id: str, mark_id: str, *, reason: str) -> None:
        """Take a mark away, with the reason why."""
        with self._store.act(actor, act_id, "line_mark.remove", Right.MAP, reason=reason.strip()) as work:
            if work.repeated:
                return
            if not reason.strip():
                raise InputRefused("Say why; the reason is kept. Nothing was changed.")
            mark = line_marks.get(work.connection, mark_id)
            work.remove(mark)
            _tell(work, mark)

    def restore(self, actor: Actor, act_id: str, mark_id: str) -> None:
        """Bring one back that was taken away."""
        with self._store.act(actor, act_id, "line_mark.restore", Right.MAP) as work:
            if work.repeated:
                return
            if line_marks.find(work.connection, line_marks.table.c.id == mark_id):
                raise InputRefused("This mark is there already. Nothing was changed.")
            mark = line_marks.removed(work.connection, mark_id)
            mark = replace(mark, version=mark.version + 1)
            self._keep(work, asset_store.assets.get(work.connection, mark.line_id), [mark])
            _tell(work, mark)

    def _new(
        self, actor: Actor, work: UnitOfWork, asset: Asset, place: Position, behind: str, ahead: str, note: str
    ) -> LineMark:
        behind_m = parsed(behind)
        return LineMark(
            id=new_key(),
            owner_domain=asset.owner_domain,
            area_id=asset.area_id,
            line_id=asset.id,
            behind_m=behind_m,
            ahead_m=parsed(ahead) if ahead.strip() else behind_m,
            lon=place.lon,
            lat=place.lat,
            note=note.strip()[:200],
            author=actor.name,
            noted_at=work.now,
        )

    def _keep(self, work: UnitOfWork, asset: Asset, fresh: Sequence[LineMark]) -> None:
        """Write marks that fit the line and those that stand; raises `InputRefused` where one does not."""
        line = self._line(asset)
        for one in fresh:
            off = float(line.distance(shapely.Point(self.to_metres.transform(one.lon, one.lat))))
            if not math.isfinite(off) or off > FARTHEST_OFF_M:
                raise InputRefused(
                    "{k} lies {off} m off the line, more than {most} m. Nothing was changed.",
                    k=stationing(one.behind_m),
                    off=f"{off:,.0f}",
                    most=round(FARTHEST_OFF_M),
                )
        marks = [*line_mark_store.of_line(work.connection, asset.id), *fresh]
        points = calibration_of(line, marks, self.to_metres)
        if points[-1].chainage_m < points[0].chainage_m:
            points = calibration_of(line.reverse(), marks, self.to_metres)
        fault = numbering_fault(points)
        if fault is not None:
            raise InputRefused(
                "{one} comes before {other} along the line, so the numbers would not grow. Nothing was changed; "
                "mend or remove the mark that is wrong.",
                one=stationing(fault[0].chainage_m),
                other=stationing(fault[1].chainage_m),
            )
        for one in fresh:
            work.add(one)

    def _stationed(self, asset: Asset, marks: Sequence[LineMark]) -> StationedLine:
        found = stationed(asset, marks, self.to_metres)
        if found is None:
            raise _no_line(asset)
        return found

    def _line(self, asset: Asset) -> shapely.LineString:
        line = drawn_line(asset.shape) if asset.layer is AssetLayer.PIPELINES else None
        if line is None:
            raise _no_line(asset)
        return line_in_metres(line, self.to_metres)


def _no_line(asset: Asset) -> InputRefused:
    return InputRefused(
        "{line} is no single line with a length, so it has no K-numbers. Nothing was changed.",
        line=asset.name or asset.code,
    )


def said(chainage_m: float) -> str:
    """K12+300; what lies before the beginning of the numbering is K0+000."""
    return stationing(max(0.0, chainage_m))


def _tell(work: UnitOfWork, mark: LineMark) -> None:
    work.about(NOUN, mark.id)
    work.tell(RecordsChanged(NOUN, (mark.id,)))
