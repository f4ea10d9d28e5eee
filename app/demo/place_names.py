"""Where the demo puts the townships, and the invented producers that work there.

The names of the townships are real, their places are drawn by hand: no open file tells them (maps/SOURCES.md). Plants
and work areas are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.demo.cheapest_ways import nearest
from app.demo.county_frame import CountyFrame, Floats, Ints


@dataclass(frozen=True)
class Township:
    """A township and the place the demo gives it."""

    code: str
    name: str
    lon: float
    lat: float

    @property
    def short_name(self) -> str:
        """砖井 for 砖井镇."""
        return self.name.removesuffix("街道").removesuffix("镇").removesuffix("乡")


TOWNSHIPS: tuple[Township, ...] = (
    Township("610825001", "定边街道", 107.594, 37.593),
    Township("610825101", "贺圈镇", 107.688, 37.560),
    Township("610825102", "红柳沟镇", 107.452, 37.430),
    Township("610825103", "砖井镇", 107.822, 37.520),
    Township("610825104", "白泥井镇", 107.846, 37.668),
    Township("610825105", "安边镇", 108.102, 37.515),
    Township("610825106", "堆子梁镇", 108.236, 37.592),
    Township("610825107", "白湾子镇", 107.792, 37.268),
    Township("610825108", "姬塬镇", 107.402, 37.122),
    Township("610825109", "杨井镇", 107.902, 37.352),
    Township("610825110", "新安边镇", 107.982, 37.188),
    Township("610825111", "张崾先镇", 107.612, 37.152),
    Township("610825112", "樊学镇", 107.478, 36.952),
    Township("610825113", "盐场堡镇", 107.502, 37.652),
    Township("610825114", "郝滩镇", 108.262, 37.452),
    Township("610825115", "石洞沟镇", 107.652, 37.752),
    Township("610825116", "冯地坑镇", 107.362, 37.262),
    Township("610825204", "油房庄乡", 107.932, 37.118),
    Township("610825210", "学庄乡", 108.122, 37.292),
)


@dataclass(frozen=True)
class WorkArea:
    """An invented 作业区: a blob of production around a place, `along_km` by `across_km`, turned by `bearing_deg`."""

    name: str
    plant: str
    gas: bool
    lon: float
    lat: float
    along_km: float
    across_km: float
    bearing_deg: float
    weight: float

    @property
    def operator(self) -> str:
        """The whole name, as it stands on a well's file."""
        return self.plant + self.name


_OIL_WEST, _OIL_SOUTH, _OIL_EAST, _GAS = "白于采油厂", "南梁采油厂", "东滩采油厂", "定北采气厂"

WORK_AREAS: tuple[WorkArea, ...] = (
    WorkArea("姬塬作业区", _OIL_WEST, False, 107.40, 37.13, 11, 6, 35, 1.35),
    WorkArea("冯地坑作业区", _OIL_WEST, False, 107.37, 37.27, 8, 4, 160, 0.95),
    WorkArea("红柳沟作业区", _OIL_WEST, False, 107.46, 37.42, 8, 5, 60, 0.8),
    WorkArea("白湾子作业区", _OIL_WEST, False, 107.70, 37.29, 10, 4, 20, 1.1),
    WorkArea("樊学作业区", _OIL_SOUTH, False, 107.47, 36.97, 9, 5, 100, 1.2),
    WorkArea("张崾先作业区", _OIL_SOUTH, False, 107.60, 37.15, 8, 4, 130, 0.9),
    WorkArea("黑山梁作业区", _OIL_SOUTH, False, 107.56, 36.88, 6, 4, 20, 0.6),
    WorkArea("新安边作业区", _OIL_EAST, False, 107.98, 37.20, 9, 5, 70, 1.1),
    WorkArea("油房庄作业区", _OIL_EAST, False, 107.94, 37.13, 6, 4, 30, 0.7),
    WorkArea("杨井作业区", _OIL_EAST, False, 107.90, 37.36, 8, 4, 10, 0.75),
    WorkArea("学庄作业区", _OIL_EAST, False, 108.13, 37.29, 6, 4, 110, 0.5),
    WorkArea("安边采气区", _GAS, True, 108.13, 37.50, 13, 6, 95, 0.5),
    WorkArea("砖井采气区", _GAS, True, 107.80, 37.54, 12, 6, 80, 0.38),
    WorkArea("白泥井采气区", _GAS, True, 107.82, 37.70, 9, 6, 150, 0.3),
    WorkArea("盐场堡采气区", _GAS, True, 107.50, 37.62, 7, 5, 40, 0.25),
)


def density(areas: Sequence[WorkArea], frame: CountyFrame, places: Floats) -> Floats:
    """How much each work area produces at each of (n, 2) frame places: (n, areas)."""
    found = np.zeros((len(places), len(areas)))
    for i, area in enumerate(areas):
        offset = (places - frame.to_frame(np.array([[area.lon, area.lat]]))[0]) / 1000.0
        turn = np.radians(area.bearing_deg)
        along = offset[:, 0] * np.sin(turn) + offset[:, 1] * np.cos(turn)
        across = offset[:, 0] * np.cos(turn) - offset[:, 1] * np.sin(turn)
        found[:, i] = area.weight * np.exp(-0.5 * ((along / area.along_km) ** 2 + (across / area.across_km) ** 2))
    return found


def township_places(frame: CountyFrame) -> Floats:
    """(19, 2) frame places of the townships."""
    return frame.to_frame(np.array([[town.lon, town.lat] for town in TOWNSHIPS]))


def nearest_township(frame: CountyFrame, places: Floats) -> Ints:
    """The number in `TOWNSHIPS` of the one nearest to each frame place."""
    return nearest(township_places(frame), places)
