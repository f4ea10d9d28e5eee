"""What the desk of calls opens with: a rescue nobody has been sent to yet, a task, a road that is not as usual, and
what one should know of the places of tonight's alerts and whom to ring there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np
import shapely

from app.demo.areas_plan import ROOMS, Areas, JurisdictionAt
from app.demo.chance import Chance
from app.demo.county_time import at_local, local
from app.demo.invented_names import invented_phones
from app.demo.people_plan import People
from app.demo.wells_plan import Wells
from app.domain.alert import Alert
from app.domain.call import Call, CallCategory, CallKind, CallLevel, CallSource, CallState
from app.domain.person import Person
from app.domain.premise import ContactRole, PlaceContact, PremiseKind, PremiseNote
from app.domain.record import OwnerDomain, Record
from app.domain.road_state import RoadState, RoadTrouble

WINTER = (11, 12, 1, 2, 3)
_ICY = (107.38, 36.90, 107.62, 37.06)
"""West, south, east, north of the hills about 樊学."""
_NOTES = (
    (PremiseKind.ACCESS, "进场大门上锁,钥匙在岗位值班室"),
    (PremiseKind.GAS, "可能有硫化氢,进入前先检测"),
    (PremiseKind.DOG, "井场有看护犬"),
)


def open_calls(wells: Wells, areas: JurisdictionAt, officer: str, now: datetime, chance: Chance) -> list[Call]:
    """A car stuck on the hills, reported a moment ago, and a check that the desk has set itself."""
    rng = chance.stream("open calls")
    keys = chance.keys("open calls", 2, int(now.timestamp() * 1000) - 1_800_000)
    south = np.flatnonzero(wells.degrees[:, 1] < np.quantile(wells.degrees[:, 1], 0.15))
    stuck, checked = wells.degrees[int(rng.choice(south))], int(rng.choice(np.flatnonzero(wells.is_key)))
    day = f"{local(now):%Y%m%d}"
    return [
        Call(
            id=keys[0],
            owner_domain=OwnerDomain.POLICE,
            area_id=areas.key_at(wells.degrees[checked]),
            number=f"{day}-0001",
            category=CallCategory.TASK,
            kind=CallKind.CHECK,
            level=CallLevel.L3,
            state=CallState.TRIAGED,
            source=CallSource.DESK,
            title=f"核查井场围栏 · {wells.codes[checked]}",
            lon=float(wells.degrees[checked][0]),
            lat=float(wells.degrees[checked][1]),
            place=wells.codes[checked],
            asset_id=wells.ids[checked],
            asset_code=wells.codes[checked],
            occurred_at=now - timedelta(minutes=26),
            received_at=now - timedelta(minutes=26),
            triaged_at=now - timedelta(minutes=25),
            owner=officer,
        ),
        Call(
            id=keys[1],
            owner_domain=OwnerDomain.POLICE,
            area_id=areas.key_at(stuck),
            number=f"{day}-0002",
            category=CallCategory.HELP,
            kind=CallKind.RESCUE,
            level=CallLevel.L2,
            source=CallSource.EMERGENCY_110,
            title="两人驾车受困,带三个孩子",
            text="车辆打滑无法前行,手机电量低",
            reporter="演示报警人",
            reporter_phone=invented_phones(rng, 1)[0],
            lon=round(float(stuck[0]) + 0.004, 6),
            lat=round(float(stuck[1]) - 0.003, 6),
            place="南部山区井区道路",
            occurred_at=now - timedelta(minutes=2),
            received_at=now - timedelta(seconds=50),
            owner=officer,
        ),
    ]


def road_states(officer: str, now: datetime, chance: Chance) -> list[RoadState]:
    """The hills are icy in winter and muddy else, until eight in the morning."""
    icy = local(now).month in WINTER
    return [
        RoadState(
            id=chance.keys("road states", 1, int(now.timestamp() * 1000) - 7_200_000)[0],
            owner_domain=OwnerDomain.SOCIAL,
            trouble=RoadTrouble.ICE if icy else RoadTrouble.MUD,
            shape=shapely.to_wkb(shapely.box(*_ICY)),
            note="背阴坡结冰" if icy else "雨后泥泞",
            author=officer,
            valid_from=now - timedelta(hours=2),
            expires_at=at_local((local(now) + timedelta(days=1)).date(), 8),
        )
    ]


def premises(alerts: list[Alert], areas: Areas, people: People, chance: Chance) -> Iterator[Record]:
    """Notes on the places of tonight's alerts; whom to ring: their posts, and for each area enterprise and police."""
    places = list(dict.fromkeys(one.asset_id for one in alerts if one.asset_id is not None))
    rng = chance.stream("premises")
    note_keys, post_keys = chance.keys("premise notes", len(places)), chance.keys("post contacts", len(places))
    phones = invented_phones(rng, len(places))
    noted_at = min(one.received_at for one in alerts) - timedelta(days=40)
    for i, asset_id in enumerate(places):
        kind, text = _NOTES[i % len(_NOTES)]
        yield PremiseNote(
            id=note_keys[i],
            owner_domain=OwnerDomain.SOCIAL,
            asset_id=asset_id,
            kind=kind,
            text=text,
            author="内保科",
            noted_at=noted_at,
        )
        yield PlaceContact(
            id=post_keys[i],
            owner_domain=OwnerDomain.SOCIAL,
            asset_id=asset_id,
            role=ContactRole.POST,
            name="岗位值班",
            phone=phones[i],
        )
    police, enterprise = people.by_duty("警务室负责人"), people.by_duty("内保干事")
    keys = chance.keys("area contacts", 2 * len(ROOMS))
    for i, area_id in enumerate(areas.jurisdiction_ids[: len(ROOMS)]):
        yield _of_area(keys[2 * i], area_id, ContactRole.ENTERPRISE_SECURITY, enterprise[i % len(enterprise)])
        yield _of_area(keys[2 * i + 1], area_id, ContactRole.POLICE, police[i % len(police)])


def _of_area(key: str, area_id: str, role: ContactRole, person: Person) -> PlaceContact:
    return PlaceContact(
        id=key,
        owner_domain=person.owner_domain,
        area_id=area_id,
        role=role,
        name=person.name,
        phone=person.phone,
    )
