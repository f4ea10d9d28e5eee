"""The ledger of hazards as the demo has it: to be confirmed, with the unit, overdue, reported as closed, cleared."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import numpy as np

from app.demo.areas_plan import JurisdictionAt
from app.demo.chance import Chance
from app.demo.county_time import local
from app.demo.wells_plan import Wells
from app.domain.hazard import HAZARD_ENDS, Hazard, HazardKind, HazardLevel, HazardState
from app.domain.record import OwnerDomain

S, G, L, M = HazardState, HazardLevel.GENERAL, HazardLevel.LARGER, HazardLevel.MAJOR
_GAPS: tuple[tuple[str, HazardKind, HazardLevel, str], ...] = (
    ("井场围栏缺口", HazardKind.PHYSICAL, L, "补齐围栏,更换门锁"),
    ("井口防盗箱未上锁", HazardKind.PHYSICAL, G, "加装防盗锁,钥匙专人保管"),
    ("摄像头长期离线", HazardKind.TECHNICAL, L, "修复供电和网络,恢复录像"),
    ("夜间无人巡护", HazardKind.GUARDING, G, "排定夜间巡护班次并留记录"),
    ("灭火器过期", HazardKind.FIRE, G, "更换灭火器,建立检查卡"),
    ("管线上方违建占压", HazardKind.ENCROACHMENT, M, "停止施工,限期拆除"),
    ("拉油登记不全", HazardKind.RULES, G, "补全拉油台账,双人签字"),
    ("民爆物品临时存放无看守", HazardKind.EXPLOSIVES, M, "立即清运,专人看守"),
)
_STATES: tuple[tuple[HazardState, float, float | None], ...] = (
    (S.FOUND, 0.1, None), (S.FOUND, 1.2, None), (S.CONFIRMED, 2, None), (S.NOTICE_ISSUED, 4, 6),
    (S.NOTICE_ISSUED, 9, 2), (S.NOTICE_ISSUED, 12, -1), (S.RECTIFYING, 14, 4), (S.RECTIFYING, 16, 1),
    (S.RECTIFYING, 20, -4), (S.RECTIFYING, 28, -9), (S.RECTIFYING, 44, -16), (S.SELF_REPORTED, 11, 3),
    (S.SELF_REPORTED, 19, -1), (S.RECHECKED, 23, -2), (S.CLEARED, 30, -8), (S.CLEARED, 38, -20),
    (S.CLEARED, 52, -31), (S.DISMISSED, 26, None),
)  # fmt: skip
"""State, how many days ago it was found, and in how many days it is due (past days before now)."""


def plan_hazards(wells: Wells, areas: JurisdictionAt, officer: str, now: datetime, chance: Chance) -> list[Hazard]:
    """At key wells, the first found first; the days are spread so that each step of the ladder is seen."""
    rng = chance.stream("hazards")
    keys = chance.keys("hazards", len(_STATES))
    key_wells = np.flatnonzero(wells.is_key)
    chosen = rng.choice(key_wells, size=len(_STATES), replace=len(key_wells) < len(_STATES))
    made: list[Hazard] = []
    numbers: Counter[str] = Counter()
    for at, (state, ago, due) in enumerate(sorted(_STATES, key=lambda one: -one[1])):
        well, (title, kind, level, measures) = int(chosen[at]), _GAPS[at % len(_GAPS)]
        found_at = now - timedelta(days=ago)
        year = f"{local(found_at).year}"
        numbers[year] += 1
        lon, lat = (round(float(degrees), 6) for degrees in wells.degrees[well])
        is_told = due is not None
        notice_at = found_at + timedelta(days=1)
        notice_year = f"notice {local(notice_at).year}"
        numbers[notice_year] += is_told
        made.append(
            Hazard(
                id=keys[at],
                owner_domain=OwnerDomain.POLICE,
                area_id=areas.key_at(wells.degrees[well]),
                number=f"YH{year}-{numbers[year]:04d}",
                title=title,
                kind=kind,
                level=None if state in (S.FOUND, S.DISMISSED) else level,
                state=state,
                lon=lon,
                lat=lat,
                place=wells.codes[well],
                asset_id=wells.ids[well],
                asset_code=wells.codes[well],
                found_at=found_at,
                found_by=officer,
                responsible=f"演示采油{at % 4 + 1}队" if is_told else "",
                notice_number=f"隐改〔{local(notice_at).year}〕{numbers[notice_year]}号" if is_told else "",
                notice_at=notice_at if is_told else None,
                due_at=None if due is None else now + timedelta(days=due),
                measures=measures if is_told else "",
                failed_checks=int(is_told and at % 5 == 0),
                stated_at=now - timedelta(days=ago / 3),
                ended_at=now - timedelta(days=ago / 3) if state in HAZARD_ENDS else None,
            )
        )
    return made
