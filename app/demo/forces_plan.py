"""The forces: 10 patrol groups, 13 volunteer, 10 joint and 12 guard teams, with their vehicles and trackers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from app.demo.areas_plan import ROOMS, Areas, JurisdictionAt
from app.demo.chance import Chance
from app.demo.county_frame import CountyFrame
from app.demo.invented_names import invented_phones
from app.demo.place_names import WORK_AREAS
from app.demo.posts_plan import COMPANIES, JOINT_POINTS, Posts, town_place
from app.domain.interval import Interval
from app.domain.record import OwnerDomain
from app.domain.unit import Tracker, Unit, UnitKind, Vehicle, VehicleKind

PATROL_GROUPS, VOLUNTEER_TEAMS, JOINT_TEAMS, GUARD_TEAMS = 10, 13, 10, 12
GUARDS, JOINT_GUARDS = 446, 280
_VOLUNTEER_TOWNS = (
    "贺圈",
    "砖井",
    "白泥井",
    "安边",
    "堆子梁",
    "郝滩",
    "红柳沟",
    "冯地坑",
    "姬塬",
    "张崾先",
    "樊学",
    "杨井",
    "学庄",
)
_GUARD_TOWNS = (
    "姬塬",
    "冯地坑",
    "红柳沟",
    "白湾子",
    "樊学",
    "张崾先",
    "新安边",
    "油房庄",
    "杨井",
    "安边",
    "砖井",
    "盐场堡",
)


@dataclass(frozen=True)
class Forces:
    """Units with vehicles and trackers; `assignments` say which unit carries which tracker since when."""

    units: list[Unit]
    vehicles: list[Vehicle]
    trackers: list[Tracker]
    assignments: list[Interval]

    def of_kind(self, kind: UnitKind) -> list[Unit]:
        return [unit for unit in self.units if unit.kind is kind]


def plan_forces(
    frame: CountyFrame, areas: Areas, at: JurisdictionAt, posts: Posts, since: datetime, chance: Chance
) -> Forces:
    """All units, a vehicle and a tracker for each that drives, and some tankers of the plants."""
    rng = chance.stream("forces")
    units = _units(frame, areas, at, posts, chance, rng)
    vehicles = _vehicles(units, areas, chance, rng)
    keys = chance.keys("trackers", len(vehicles))
    trackers = [
        Tracker(
            id=keys[i],
            owner_domain=one.owner_domain,
            area_id=one.area_id,
            serial=f"000{1_000_000 + i:09d}",
            protocol="JT/T 808-2019" if i % 3 else "JT/T 808-2013",
            vehicle_id=one.id,
            note="演示",
        )
        for i, one in enumerate(vehicles)
    ]
    carried = [(tracker, one) for tracker, one in zip(trackers, vehicles, strict=True) if one.unit_id]
    interval_keys = chance.keys("tracker assignments", len(carried))
    assignments = [
        Interval(
            id=interval_keys[i],
            owner_domain=tracker.owner_domain,
            area_id=tracker.area_id,
            subject="tracker",
            subject_id=tracker.id,
            aspect="unit",
            value=str(one.unit_id),
            valid_from=since,
        )
        for i, (tracker, one) in enumerate(carried)
    ]
    return Forces(units, vehicles, trackers, assignments)


def _units(
    frame: CountyFrame, areas: Areas, at: JurisdictionAt, posts: Posts, chance: Chance, rng: np.random.Generator
) -> list[Unit]:
    wanted: list[tuple[UnitKind, str, str, str, int, str | None, str]] = []
    for i in range(PATROL_GROUPS):
        room = i % len(ROOMS)
        wanted.append(
            (
                UnitKind.PATROL_GROUP,
                f"巡{i + 1}",
                f"巡察{i + 1}组",
                f"{ROOMS[room]}智慧警务室",
                3 + i % 2,
                areas.room_ids[room],
                areas.jurisdiction_ids[room],
            )
        )
    for i, town in enumerate(_VOLUNTEER_TOWNS):
        wanted.append(
            (
                UnitKind.VOLUNTEER_TEAM,
                f"义{i + 1}",
                f"{town}义警队",
                f"{town}义警队伍",
                6 + (3 * i) % 5,
                None,
                _area(frame, at, town),
            )
        )
    for i in range(JOINT_TEAMS):
        point = i % len(JOINT_POINTS)
        wanted.append(
            (
                UnitKind.JOINT_TEAM,
                f"联{i + 1}",
                f"{JOINT_POINTS[point]}联勤{'一二'[i // len(JOINT_POINTS)]}队",
                COMPANIES[i % len(COMPANIES)],
                JOINT_GUARDS // JOINT_TEAMS,
                posts.joint_point_ids[point],
                _area(frame, at, JOINT_POINTS[point]),
            )
        )
    rest = GUARDS - JOINT_GUARDS
    for i, town in enumerate(_GUARD_TOWNS):
        strength = rest // GUARD_TEAMS + (1 if i < rest % GUARD_TEAMS else 0)
        wanted.append(
            (
                UnitKind.GUARD_TEAM,
                f"护{i + 1}",
                f"{town}护卫组",
                COMPANIES[i % len(COMPANIES)],
                strength,
                None,
                _area(frame, at, town),
            )
        )
    keys, phones = chance.keys("units", len(wanted)), invented_phones(rng, len(wanted))
    return [
        Unit(
            id=keys[i],
            owner_domain=OwnerDomain.POLICE if kind is UnitKind.PATROL_GROUP else OwnerDomain.SOCIAL,
            area_id=area,
            code=code,
            name=name,
            kind=kind,
            organisation=organisation,
            strength=strength,
            call_sign=code,
            phone=phones[i],
            home_site_id=home,
        )
        for i, (kind, code, name, organisation, strength, home, area) in enumerate(wanted)
    ]


def _vehicles(units: list[Unit], areas: Areas, chance: Chance, rng: np.random.Generator) -> list[Vehicle]:
    wanted: list[tuple[Unit | None, VehicleKind, str, str]] = []
    for unit in units:
        if unit.kind is UnitKind.PATROL_GROUP:
            wanted.append((unit, VehicleKind.PATROL_CAR, f"{unit.name}巡逻车", unit.organisation))
        elif unit.kind is UnitKind.VOLUNTEER_TEAM:
            wanted.append((unit, VehicleKind.MOTORCYCLE, f"{unit.name}摩托车", unit.organisation))
        else:
            wanted.append((unit, VehicleKind.GUARD_CAR, f"{unit.name}巡护车", unit.organisation))
    for i in range(24):
        area = WORK_AREAS[i % 11]
        wanted.append((None, VehicleKind.TANKER, f"{area.name}罐车{i // 11 + 1}", area.operator))
    keys = chance.keys("vehicles", len(wanted))
    plates = rng.choice(10_000, size=len(wanted), replace=False).tolist()
    return [
        Vehicle(
            id=keys[i],
            owner_domain=unit.owner_domain if unit else OwnerDomain.SOCIAL,
            area_id=unit.area_id if unit else areas.jurisdiction_ids[i % len(ROOMS)],
            plate=f"演K·D{plates[i]:04d}",
            kind=kind,
            name=name,
            unit_id=unit.id if unit else None,
            organisation=organisation,
        )
        for i, (unit, kind, name, organisation) in enumerate(wanted)
    ]


def _area(frame: CountyFrame, at: JurisdictionAt, town: str) -> str:
    return at.key_at(frame.to_degrees(town_place(frame, town)[None, :])[0])
