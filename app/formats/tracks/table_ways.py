"""Tables (CSV, XLSX) of positions: which columns they are is known by their names, Chinese or English.

Several movers in one table are told apart by the column that names the device, the vehicle or the unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from app.errors import InputRefused
from app.formats.source import Source
from app.formats.table_layout import named_crs
from app.formats.tracks.told_times import Times
from app.formats.tracks.way import Way, Ways, numbers

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "lon": ("lon", "lng", "long", "longitude", "x", "经度", "gps经度", "东经", "longitudedeg", "lonwgs84"),
        "lat": ("lat", "latitude", "y", "纬度", "gps纬度", "北纬", "latitudedeg", "latwgs84"),
        "time": (
            "time", "datetime", "timestamp", "gpstime", "fixtime", "devicetime", "utctime", "时间", "定位时间",
            "gps时间", "上报时间", "采集时间", "接收时间", "日期时间", "utc", "localtime", "timeutc", "utcdatetime",
        ),
        "date": ("date", "utcdate", "utcd", "gpsdate", "localdate", "locald", "日期"),
        "clock": ("time", "utctime", "utct", "gpstime", "localtime", "localt", "时刻", "时间"),
        "speed": ("speed", "speedkmh", "kmh", "velocity", "速度", "时速", "车速", "速度kmh", "速度公里小时"),
        "course": ("course", "heading", "bearing", "direction", "方向", "航向", "方向角", "航向角"),
        "accuracy": ("accuracy", "accuracym", "精度", "定位精度", "hacc"),
        "mover": (
            "device", "deviceid", "serial", "imei", "sim", "terminal", "terminalid", "unit", "unitid", "vehicle",
            "plate", "mover", "trackid", "id", "设备", "设备号", "设备编号", "终端", "终端号", "终端编号", "车牌",
            "车牌号", "车牌号码", "单位", "巡组", "小组", "呼号", "警号",
        ),
    }
)  # fmt: skip
_SPEED_UNITS: Mapping[str, float] = MappingProxyType(
    {"mps": 3.6, "ms": 3.6, "knots": 1.852, "kn": 1.852, "kt": 1.852, "mph": 1.609344}
)


def table_ways(source: Source) -> Ways:
    """One way for each mover that the table names, one for all where it names none."""
    columns = _found(source.columns)
    missing = [label for name, label in (("lon", "longitude"), ("lat", "latitude")) if name not in columns]
    if missing:
        raise InputRefused(
            "{name} has no column of {missing} in degrees. Nothing was changed; its columns are: {columns}. Give them "
            "names such as time, lon, lat.",
            name=source.path.name,
            missing=" / ".join(missing),
            columns=", ".join(source.columns[:20]),
        )
    if "time" not in columns:
        raise InputRefused(
            "{name} has places but no column of times, so it tells nobody's way. Nothing was changed; have it written "
            "again with the time of each position. Its columns are: {columns}.",
            name=source.path.name,
            columns=", ".join(source.columns[:20]),
        )
    parts: list[tuple[Times, NDArray[np.float64], NDArray[np.int32]]] = []
    faults, movers = 0, dict[object, int]()
    for chunk in source.chunks():
        faults += len(chunk.faults)
        parts.append(_part(chunk.columns, columns, len(chunk.rows), movers))
    times = Times(*(np.concatenate([getattr(one[0], side) for one in parts] or [np.zeros(0)]) for side in _SIDES))
    values = np.concatenate([one[1] for one in parts] or [np.zeros((5, 0))], axis=1)
    of_mover = np.concatenate([one[2] for one in parts] or [np.zeros(0, dtype=np.int32)])
    placed = ~np.isnan(values[:2]).any(axis=0)
    return Ways(
        ways=tuple(_by_mover(times, values, of_mover, movers, placed)),
        declared_crs=named_crs(source.columns) or "",
        unplaced=faults + int(np.count_nonzero(~placed)),
    )


_SIDES = ("shown", "ahead")


def _found(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Which columns of the table are which; a time may be parted into a day and a clock."""
    plain = {name: "".join(sign for sign in name.split("(")[0].casefold() if sign.isalnum()) for name in names}
    units = {name: "".join(sign for sign in name.casefold() if sign.isalnum()) for name in names}

    def first(of: str) -> str | None:
        return next((name for word in _NAMES[of] for name in names if word in (plain[name], units[name])), None)

    found: dict[str, tuple[str, ...]] = {}
    for of in ("lon", "lat", "time", "course", "accuracy", "mover"):
        if (name := first(of)) is not None:
            found[of] = (name,)
    day, clock = first("date"), first("clock")
    if day is not None and clock is not None and day != clock:
        found["time"] = (day, clock)
    speed = first("speed") or next((name for name in names if plain[name].startswith(("speed", "速度"))), None)
    if speed is not None:
        found["speed"] = (speed,)
    return found


def _part(
    cells: Mapping[str, Sequence[object]], columns: Mapping[str, tuple[str, ...]], count: int, movers: dict[object, int]
) -> tuple[Times, NDArray[np.float64], NDArray[np.int32]]:
    """Times, numbers and movers of a chunk; `movers` numbers each cell of the mover's column, and is added to."""
    values = np.full((5, count), np.nan)
    for at, of in enumerate(("lon", "lat", "speed", "course", "accuracy")):
        if of in columns:
            values[at] = numbers(cells[columns[of][0]])
    if "speed" in columns:
        values[2] *= _kmh_of(columns["speed"][0])
    told: Sequence[object] = cells[columns["mover"][0]] if "mover" in columns else [""] * count
    for cell in set(told) - movers.keys():
        movers[cell] = len(movers)
    of_mover = np.fromiter(map(movers.__getitem__, told), dtype=np.int32, count=count)
    in_utc = any(word in name.casefold() for name in columns["time"] for word in ("utc", "gmt"))
    return _times([cells[name] for name in columns["time"]], in_utc=in_utc), values, of_mover


def _times(parts: Sequence[Sequence[object]], *, in_utc: bool) -> Times:
    moments = [cell for cell in parts[0] if isinstance(cell, datetime)] if len(parts) == 1 else []
    if moments and len(moments) == len(parts[0]):
        told = Times.of_clock(moments)
    elif len(parts) == 1:
        told = Times.of(list(map(_word, parts[0])))
    else:
        told = Times.of([f"{_day(day)} {_word(clock)}" for day, clock in zip(*parts, strict=True)])
    return replace(told, ahead=np.where(np.isnan(told.ahead), 0.0, told.ahead)) if in_utc else told


def _day(cell: object) -> str:
    """The day alone: a sheet keeps it as a moment at midnight."""
    return str(cell.date()) if isinstance(cell, datetime) else _word(cell)


def _word(cell: object) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _kmh_of(column: str) -> float:
    """Speeds are km/h unless the column's name says otherwise."""
    named = "".join(sign for sign in column.casefold() if sign.isalnum())
    return next((factor for unit, factor in _SPEED_UNITS.items() if named.endswith(unit) and named != unit), 1.0)


def _by_mover(
    times: Times,
    values: NDArray[np.float64],
    of_mover: NDArray[np.int32],
    movers: Mapping[object, int],
    placed: NDArray[np.bool_],
) -> list[Way]:
    """A way for each name; cells that spell the same name are one mover."""
    named: dict[str, list[int]] = {}
    for cell, number in movers.items():
        named.setdefault(_word(cell), []).append(number)
    ways = []
    for name, numbered in sorted(named.items()):
        rows = np.flatnonzero(np.isin(of_mover, numbered) & placed)
        if len(rows):
            ways.append(
                Way(
                    name="",
                    device=name[:200],
                    times=Times(times.shown[rows], times.ahead[rows]),
                    lon=values[0, rows],
                    lat=values[1, rows],
                    speed_kmh=values[2, rows],
                    course_deg=values[3, rows],
                    accuracy_m=values[4, rows],
                )
            )
    return ways
