"""The reviews of the demo's solved cases: most decided, their loopholes closed and seen, some late, some open again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from app.demo.case_life_plan import CaseLives
from app.demo.chance import Chance
from app.domain.case_file import CaseFile, CaseStatus, CaseType
from app.domain.case_part import CasePart, CaseStep
from app.domain.case_review import Barrier, CaseReview, Loophole
from app.domain.case_status import CaseKind

_REVIEWED = {CaseStatus.SOLVED: 0.35, CaseStatus.TO_PROSECUTION: 0.8, CaseStatus.CLOSED: 0.95}
"""What share of the cases in each state has a review by now."""
_MOST_OF_CASE = 3
_IN = {
    CaseType.TAPPING: "沿管线便道进入,白天踩点,夜间打孔安装卡子。(演示)",
    CaseType.MATERIAL: "剪断围栏,由井场西侧进入。(演示)",
    CaseType.POWER: "翻越配电间围墙进入。(演示)",
    CaseType.TANKER: "夜间由便道驶入装油点,装油后经村道拉运。(演示)",
    CaseType.TANK_STATION: "由站库围墙豁口进入罐区。(演示)",
    CaseType.ILLEGAL_COLLECT: "借清理落地油之机进入作业井场。(演示)",
    CaseType.RECEIVING: "在废弃院落内收油存放。(演示)",
}
_WALKED_IN = "由便道进入井场,破坏监控后剪锁开井。(演示)"
_OUT = ("沿便道驶离,未经过卡口。(演示)", "由对向车辆接应后驶离。(演示)", "徒步至村道,换乘车辆离开。(演示)")
_GAPS: dict[Barrier, tuple[tuple[str, str], ...]] = {
    Barrier.PEOPLE: (
        ("夜间无人巡查,间隔超过四小时", "增加零时至五时巡查,点位打卡"),
        ("护井人员交接班空档", "错时交接班"),
    ),
    Barrier.PHYSICAL: (("井口防盗装置失效", "更换防盗阀锁"), ("便道无限行设施", "设置限宽墩")),
    Barrier.TECHNICAL: (("监控夜间画面不清", "加装补光与红外球机"), ("压力异常未报警", "调低报警阈值,复核传感器")),
    Barrier.RULES: (("拉运票据未核对", "票据与车牌逐车核对"), ("可疑车辆未通报", "建立每日通报")),
}
_FLAGS = {
    Barrier.PEOPLE: "people_failed",
    Barrier.PHYSICAL: "physical_failed",
    Barrier.TECHNICAL: "technical_failed",
    Barrier.RULES: "rules_failed",
}


def with_reviews(lives: CaseLives, officers: Sequence[str], now: datetime, chance: Chance) -> CaseLives:
    """The same cases with their reviews and loopholes among the parts; `officers` go and look on the ground."""
    rng = chance.stream("reviews of cases")
    solved = {
        one.case_id: one.at for one in lives.parts if isinstance(one, CaseStep) and one.status is CaseStatus.SOLVED
    }
    keys = iter(chance.keys("reviews of cases", (1 + _MOST_OF_CASE) * len(lives.records)))
    records: list[CaseFile] = []
    parts: list[CasePart] = []
    for case in lives.records:
        at = solved.get(case.id)
        share = _REVIEWED.get(case.status, 0.0) if case.kind is CaseKind.CRIMINAL else 0.0
        if at is None or now - at < timedelta(days=3) or rng.uniform() >= share:
            records.append(case)
            continue
        reviewed = min(at + timedelta(days=float(rng.uniform(2, 15))), now - timedelta(hours=2))
        failed = [barrier for barrier in Barrier if rng.uniform() < 0.4][:_MOST_OF_CASE] or [Barrier.PEOPLE]
        gaps = [_gap(barrier, reviewed, officers, now, rng) for barrier in failed]
        review = _review(case, failed, rng)
        of_case: dict[str, Any] = {"owner_domain": case.owner_domain, "area_id": case.area_id, "case_id": case.id}
        parts.append(CaseReview(id=next(keys), **of_case, **review))
        parts += [Loophole(id=next(keys), **of_case, **told) for told in gaps]
        is_open_again = any(told.get("failed_checks") for told in gaps)
        records.append(replace(case, reviewed_at=None if is_open_again else reviewed))
    return CaseLives(records, sorted([*lives.parts, *parts], key=lambda one: type(one).__name__))


def _review(case: CaseFile, failed: Sequence[Barrier], rng: np.random.Generator) -> dict[str, Any]:
    return {
        "how_in": _IN.get(case.type, _WALKED_IN),
        "how_out": _OUT[int(rng.integers(len(_OUT)))],
        "lessons": "重点井位夜间须人防、技防同时在位。(演示)",
        **{_FLAGS[barrier]: True for barrier in failed},
    }


def _gap(
    barrier: Barrier, reviewed: datetime, officers: Sequence[str], now: datetime, rng: np.random.Generator
) -> dict[str, Any]:
    what, fix = _GAPS[barrier][int(rng.integers(len(_GAPS[barrier])))]
    due = reviewed + timedelta(days=float(rng.uniform(10, 40)))
    told: dict[str, Any] = {"what": what, "barrier": barrier, "owner": "采油单位安全负责人(演示)", "due_at": due}
    fixed = reviewed + (due - reviewed) * float(rng.uniform(0.3, 0.95))
    if fixed > now or (chanced := rng.uniform()) > 0.95:
        return told
    seen = min(fixed + timedelta(days=float(rng.uniform(0.5, 4))), now)
    who = {"verified_by": officers[int(rng.integers(len(officers)))]}
    if chanced > 0.91:
        return told | who | {"found": "现场未补上。(演示)", "failed_checks": 1}
    told |= {"fix": fix, "fixed_at": fixed}
    return told if chanced > 0.87 else told | who | {"found": "现场已补上。(演示)", "verified_at": seen}
