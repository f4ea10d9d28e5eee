"""Places of the forces: joint points, one-minute, guard and check posts, guard companies, scrap yards, cameras."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.demo.areas_plan import JurisdictionAt
from app.demo.chance import Chance
from app.demo.county_frame import CountyFrame, Floats
from app.demo.drawn_asset import point_asset
from app.demo.invented_names import invented_phones
from app.demo.place_names import TOWNSHIPS, township_places
from app.demo.roads_plan import Roads
from app.demo.wells_plan import Wells
from app.domain.asset import Asset, AssetLayer, AssetStatus, CameraKind, PostKind, SiteKind
from app.domain.record import OwnerDomain

CAMERAS = 470
JOINT_POINTS = ("砖井", "贺圈", "安边", "姬塬", "樊学", "新安边")
ONE_MINUTE_POSTS = ("定边", "安边", "姬塬", "樊学", "杨井")
CHECK_POSTS = ("盐场堡", "郝滩", "油房庄", "樊学")
GUARD_POSTS = 12
COMPANIES = ("白于山保安服务有限公司", "红柳护卫服务有限公司", "三北押运保安有限公司", "长梁保安服务有限公司")
_COMPANY_TOWNS = ("定边", "贺圈", "姬塬", "安边")
SCRAP_YARDS = 26
_YARD_WORDS = ("顺发", "兴隆", "恒源", "聚丰", "永盛", "广聚", "通达", "鑫茂", "宏远", "合顺", "瑞丰", "金茂", "万利")
_BUREAU_TOWN = "定边"


@dataclass(frozen=True)
class Posts:
    """All of these as finished assets, and the keys others need."""

    records: list[Asset]
    joint_point_ids: list[str]
    guard_post_names: list[str]


def plan_posts(frame: CountyFrame, wells: Wells, roads: Roads, areas: JurisdictionAt, chance: Chance) -> Posts:
    """Everything that is a point and belongs to the forces, cameras excepted."""
    rng = chance.stream("posts")
    records = [
        *_town_posts(frame, areas, chance, rng, PostKind.JOINT_POINT, JOINT_POINTS, "警保联勤点"),
        *_town_posts(frame, areas, chance, rng, PostKind.ONE_MINUTE_POST, ONE_MINUTE_POSTS, "一分钟处置点"),
        *_check_posts(frame, roads, areas, chance),
        *_guard_posts(wells, areas, chance),
        *_companies(frame, areas, chance, rng),
        *_stations(frame, areas, chance),
        *_scrap_yards(frame, areas, chance, rng),
    ]
    joint = [one.id for one in records if one.kind == PostKind.JOINT_POINT]
    return Posts(records, joint, [one.name for one in records if one.kind == PostKind.GUARD_POST])


def camera_records(wells: Wells, pad_numbers: list[int], areas: JurisdictionAt, chance: Chance) -> Iterator[Asset]:
    """470 cameras (fewer only where there are fewer key wells), each at its own key well, numbered by GB/T 28181."""
    rng = chance.stream("cameras")
    key_wells = np.flatnonzero(wells.is_key)
    chosen = np.sort(rng.choice(key_wells, size=min(CAMERAS, len(key_wells)), replace=False))
    keys = chance.keys("cameras", len(chosen))
    jurisdictions = areas.keys(wells.degrees[chosen])
    dome, dark = rng.uniform(size=len(chosen)) < 0.3, rng.uniform(size=len(chosen)) < 0.03
    aside = rng.uniform(-2e-4, 2e-4, (len(chosen), 2))
    for i, well in enumerate(chosen.tolist()):
        yield point_asset(
            AssetLayer.CAMERAS,
            keys[i],
            f"61082500001320{i + 1:06d}",
            f"{wells.codes[well]}井场监控",
            CameraKind.DOME if dome[i] else CameraKind.FIXED,
            np.round(wells.degrees[well] + 0.5 * aside[i], 7),
            owner=OwnerDomain.SOCIAL,
            area_id=jurisdictions[i],
            parent_id=wells.ids[well],
            is_key=True,
            status=AssetStatus.OUT_OF_SERVICE if dark[i] else AssetStatus.ACTIVE,
            attributes={"well": wells.codes[well], "pad": f"{pad_numbers[int(wells.pad[well])]}井场"},
        )


def town_place(frame: CountyFrame, short_name: str) -> Floats:
    """The frame place of a township by its short name."""
    return np.asarray(
        township_places(frame)[[town.short_name for town in TOWNSHIPS].index(short_name)], dtype=np.float64
    )


def _town_posts(
    frame: CountyFrame,
    areas: JurisdictionAt,
    chance: Chance,
    rng: np.random.Generator,
    kind: PostKind,
    towns: tuple[str, ...],
    word: str,
) -> Iterator[Asset]:
    keys = chance.keys(kind.value, len(towns))
    for i, town in enumerate(towns):
        place = frame.to_degrees((town_place(frame, town) + rng.normal(0, 450, 2))[None, :])[0]
        yield point_asset(
            AssetLayer.POSTS,
            keys[i],
            f"{_PREFIX[kind]}-{i + 1:02d}",
            f"{town}{word}",
            kind,
            place,
            owner=OwnerDomain.POLICE,
            area_id=areas.key_at(place),
            attributes={"strength": 3},
        )


_PREFIX = {
    PostKind.JOINT_POINT: "联点",
    PostKind.ONE_MINUTE_POST: "处置",
    PostKind.CHECK_POST: "检查",
    PostKind.GUARD_POST: "守护",
}


def _check_posts(frame: CountyFrame, roads: Roads, areas: JurisdictionAt, chance: Chance) -> Iterator[Asset]:
    """On the road junctions nearest to the townships where roads leave the county."""
    keys = chance.keys("check posts", len(CHECK_POSTS))
    for i, town in enumerate(CHECK_POSTS):
        away = np.hypot(*(roads.junctions - town_place(frame, town)).T)
        place = frame.to_degrees(roads.junctions[[int(np.argmin(np.where(away > 1_500, away, np.inf)))]])[0]
        yield point_asset(
            AssetLayer.POSTS,
            keys[i],
            f"{_PREFIX[PostKind.CHECK_POST]}-{i + 1:02d}",
            f"{town}检查站",
            PostKind.CHECK_POST,
            place,
            owner=OwnerDomain.POLICE,
            area_id=areas.key_at(place),
            attributes={"strength": 4},
        )


def _guard_posts(wells: Wells, areas: JurisdictionAt, chance: Chance) -> Iterator[Asset]:
    """At key wells with high yield, which are guarded around the clock."""
    rich = np.flatnonzero(wells.is_key & wells.is_high_yield)
    chosen = rich[np.linspace(0, len(rich) - 1, min(GUARD_POSTS, len(rich))).astype(int)]
    keys = chance.keys("guard posts", len(chosen))
    for i, well in enumerate(chosen.tolist()):
        yield point_asset(
            AssetLayer.POSTS,
            keys[i],
            f"{_PREFIX[PostKind.GUARD_POST]}-{i + 1:02d}",
            f"{wells.codes[well]}守护岗",
            PostKind.GUARD_POST,
            wells.degrees[well] + 2e-4,
            owner=OwnerDomain.POLICE,
            is_key=True,
            area_id=areas.key_at(wells.degrees[well]),
            parent_id=wells.ids[well],
            attributes={"guard_mode": "24H"},
        )


def _companies(frame: CountyFrame, areas: JurisdictionAt, chance: Chance, rng: np.random.Generator) -> Iterator[Asset]:
    keys, phones = chance.keys("companies", len(COMPANIES)), invented_phones(rng, len(COMPANIES))
    for i, (name, town) in enumerate(zip(COMPANIES, _COMPANY_TOWNS, strict=True)):
        place = frame.to_degrees((town_place(frame, town) + rng.normal(0, 700, 2))[None, :])[0]
        yield point_asset(
            AssetLayer.SITES,
            keys[i],
            f"保安-{i + 1}",
            name,
            SiteKind.GUARD_COMPANY,
            place,
            owner=OwnerDomain.SOCIAL,
            area_id=areas.key_at(place),
            attributes={"licence": f"演示保服{i + 1:04d}", "phone": phones[i]},
        )


def _stations(frame: CountyFrame, areas: JurisdictionAt, chance: Chance) -> Iterator[Asset]:
    keys = chance.keys("police stations", 2)
    for i, (name, shift_m) in enumerate((("定边县公安局", 0.0), ("石油派出所", 1_400.0))):
        place = frame.to_degrees((town_place(frame, _BUREAU_TOWN) + shift_m)[None, :])[0]
        yield point_asset(
            AssetLayer.SITES,
            keys[i],
            f"所-{i + 1}",
            name,
            SiteKind.POLICE_STATION,
            place,
            owner=OwnerDomain.POLICE,
            area_id=areas.key_at(place),
            is_key=True,
        )


def _scrap_yards(
    frame: CountyFrame, areas: JurisdictionAt, chance: Chance, rng: np.random.Generator
) -> Iterator[Asset]:
    """Registered buyers of scrap near townships; some lie nearer to wells than the rule allows."""
    keys = chance.keys("scrap yards", SCRAP_YARDS)
    towns = rng.integers(len(TOWNSHIPS), size=SCRAP_YARDS)
    for i, town in enumerate(towns.tolist()):
        place = township_places(frame)[[town]] + rng.normal(0, 1_800, (1, 2))
        if not frame.contains(place)[0]:
            place = township_places(frame)[[town]]
        degrees = frame.to_degrees(place)[0]
        word = _YARD_WORDS[i % len(_YARD_WORDS)]
        yield point_asset(
            AssetLayer.SITES,
            keys[i],
            f"废-{i + 1:02d}",
            f"{TOWNSHIPS[town].short_name}{word}废旧物资回收站",
            SiteKind.SCRAP_YARD,
            degrees,
            owner=OwnerDomain.POLICE,
            area_id=areas.key_at(degrees),
            attributes={
                "filed_on": f"202{int(rng.integers(1, 6))}-{int(rng.integers(1, 13)):02d}-15",
                "goods": "废旧金属",
            },
        )
