"""A deed of the demo: what was done, when, where and how, before it becomes a case file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from app.analysis.stationing import county_metres, stationing
from app.demo.county_frame import CountyFrame, Floats
from app.demo.place_names import TOWNSHIPS, nearest_township
from app.demo.trunk_plan import TrunkLine
from app.demo.wells_plan import Wells
from app.domain.case_file import CaseType


@dataclass(frozen=True)
class Deed:
    """`deed_at` is the true moment, which a case file does not tell. `series` is the planted crew, `repeats` that it
    follows another deed nearby."""

    type: CaseType
    deed_at: datetime
    lon: float
    lat: float
    town: str
    asset_id: str
    asset_code: str
    place: str
    mo_codes: tuple[str, ...] = ()
    series: str = ""
    repeats: bool = False

    def by(self, series: str, mo_codes: tuple[str, ...]) -> Deed:
        """The same deed as one of a crew."""
        return replace(self, series=series, mo_codes=mo_codes)


def at_well(wells: Wells, well: int, kind: CaseType, moment: datetime, *, repeats: bool = False) -> Deed:
    """A deed at a well."""
    lon, lat = wells.degrees[well].tolist()
    town = TOWNSHIPS[int(wells.towns[well])]
    return Deed(kind, moment, lon, lat, town.short_name, wells.ids[well], wells.codes[well], town.name, repeats=repeats)


def on_line(frame: CountyFrame, line: TrunkLine, share: float, kind: CaseType, moment: datetime) -> Deed:
    """A deed at `share` (0..1) of a trunk line's length."""
    measure = line.length_m * share
    point = line.stationed.line.interpolate(measure)
    lon, lat = county_metres().transform(point.x, point.y, direction="INVERSE")
    place: Floats = np.array([[round(lon, 7), round(lat, 7)]])
    town = TOWNSHIPS[int(nearest_township(frame, frame.to_frame(place))[0])]
    told = f"{line.name} {stationing(line.stationed.chainage_at(measure))}"
    return Deed(kind, moment, float(place[0, 0]), float(place[0, 1]), town.short_name, line.key, line.name, told)
