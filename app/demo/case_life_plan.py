"""What happened with the demo's cases after they were noticed: their steps and terms, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from app.demo.chance import Chance
from app.domain.case_deadlines import DeadlineRule, clocks_of
from app.domain.case_file import CaseFile, CaseKind, CaseStatus, CaseType
from app.domain.case_part import (
    CaseComment,
    CasePart,
    CaseStep,
    CaseTask,
    CaseVehicle,
    CustodyAct,
    CustodyStep,
    Loss,
    LossKind,
    PlateState,
    SeizedKind,
    Seizure,
    VehicleRole,
)
from app.domain.case_part_kinds import net_tonnes
from app.domain.unit import VehicleKind
from app.services.cases.deadline_book import DeadlineBook

S = CaseStatus
_DAYS_TO: dict[CaseKind, tuple[tuple[CaseStatus, float], ...]] = {
    CaseKind.CRIMINAL: (
        (S.ACCEPTED, 0.1), (S.FILING_REVIEW, 0.2), (S.FILED, 2.2), (S.INVESTIGATING, 0.1), (S.SOLVED, 30.0),
        (S.INVEST_END, 20.0), (S.TO_PROSECUTION, 5.0), (S.PROSECUTED, 26.0), (S.JUDGED, 40.0), (S.CLOSED, 5.0),
    ),
    CaseKind.ADMINISTRATIVE: (
        (S.ACCEPT_REVIEW, 0.05), (S.ACCEPTED, 0.5), (S.INVESTIGATING, 0.2), (S.NOTIFIED, 14.0), (S.DECIDED, 5.0),
        (S.SERVED, 1.0), (S.EXECUTING, 3.0), (S.CLOSED, 10.0),
    ),
}  # fmt: skip
"""The usual way of each kind, and how many days each step takes in the mean."""
_APPROVED = frozenset({S.FILED, S.NOT_FILED, S.NOT_ACCEPTED, S.INVEST_END, S.TO_PROSECUTION, S.DECIDED})
_LEADER = "县公安局负责人(演示)"
_SOLVED = frozenset({S.SOLVED, S.INVEST_END, S.TO_PROSECUTION, S.PROSECUTED, S.JUDGED, S.CLOSED, S.DECIDED})


@dataclass(frozen=True)
class CaseLives:
    """The files with acceptance and next term, and everything that hangs on them, kind by kind."""

    records: list[CaseFile]
    parts: list[CasePart]


def plan_lives(cases: Sequence[CaseFile], now: datetime, chance: Chance) -> CaseLives:
    """A history for each case that fits its state."""
    rng, rules = chance.stream("lives of cases"), DeadlineBook().rules
    records: list[CaseFile] = []
    parts: list[CasePart] = []
    drawn: dict[str, Iterator[str]] = {}

    def made(record: type[CasePart], case: CaseFile, **told: Any) -> CasePart:
        if record.__name__ not in drawn:
            drawn[record.__name__] = iter(chance.keys(record.__name__, 20 * len(cases)))
        key = next(drawn[record.__name__])
        one = record(id=key, owner_domain=case.owner_domain, area_id=case.area_id, case_id=case.id, **told)
        parts.append(one)
        return one

    for case in cases:
        steps = [
            made(CaseStep, case, status=status, at=at, approver=_LEADER if status in _APPROVED else "")
            for status, at in _way(case, now, rng)
        ]
        records.append(_with_terms(case, [one for one in steps if isinstance(one, CaseStep)], rules, now))
        for kind, told in _things(case, now, rng):
            one = made(kind, case, **told)
            if isinstance(one, Seizure):
                first = {"act": CustodyAct.SEIZED, "at": one.seized_at, "given_to": one.seized_by}
                later = {"act": CustodyAct.STORED, "at": one.seized_at + timedelta(hours=3), "given_by": one.seized_by}
                made(CustodyStep, case, seizure_id=one.id, **first)
                made(CustodyStep, case, seizure_id=one.id, given_to="物证管理员(演示)", storage=one.storage, **later)
    return CaseLives(records, sorted(parts, key=lambda one: type(one).__name__))


def _way(case: CaseFile, now: datetime, rng: np.random.Generator) -> list[tuple[CaseStatus, datetime]]:
    """The steps up to the state of the case, each later than the one before, none after now."""
    usual = _DAYS_TO[case.kind]
    names = [status for status, _ in usual]
    if case.status in names:
        way = list(usual[: names.index(case.status) + 1])
    else:
        way = [*usual[:2], (case.status, 1.0)] if case.kind is CaseKind.CRIMINAL else [usual[0], (case.status, 0.5)]
    lengths = np.array([days for _, days in way]) * rng.uniform(0.4, 1.3, len(way))
    left = (now - case.discovered_at) / timedelta(days=1)
    ends = np.cumsum(lengths) * min(1.0, 0.9 * left / max(float(lengths.sum()), 1e-6))
    return [
        (status, case.discovered_at + timedelta(days=float(end))) for (status, _), end in zip(way, ends, strict=True)
    ]


def _with_terms(case: CaseFile, steps: Sequence[CaseStep], rules: Sequence[DeadlineRule], now: datetime) -> CaseFile:
    accepted = next((one.at for one in steps if one.status is S.ACCEPTED), None)
    told = replace(case, accepted_at=accepted)
    return replace(told, due_at=clocks_of(told, steps, (), rules, now).next_due)


def _things(case: CaseFile, now: datetime, rng: np.random.Generator) -> Iterator[tuple[type[CasePart], dict[str, Any]]]:
    """What hangs on a case, as kind and fields."""
    yield Loss, _loss(case, rng)
    codes = set(case.mo_codes.split())
    if codes & {"MODIFIED_SUV", "TANKER", "TRICYCLE", "FAKE_PLATE", "HIDDEN_TANK"}:
        yield CaseVehicle, _vehicle(codes, case)
    if case.status in _SOLVED and rng.uniform() < 0.5:
        yield Seizure, _seizure(case, now)
    if case.status is S.INVESTIGATING and now - case.discovered_at < timedelta(days=90):
        due = now + timedelta(days=float(rng.uniform(-2, 9)))
        what = "走访二手车市场,查改装越野车" if "MODIFIED_SUV" in codes else "调取周边卡口与加油站监控"
        yield CaseTask, {"what": what, "owner": case.lead_officer, "due_at": due}
    if rng.uniform() < 0.3:
        said = {"text": "现场已勘查,痕迹物证已提取。(演示)", "by": case.lead_officer}
        yield CaseComment, said | {"at": min(now, case.discovered_at + timedelta(hours=4))}


def _loss(case: CaseFile, rng: np.random.Generator) -> dict[str, Any]:
    if case.loss_net_t is None:
        return {"kind": LossKind.MATERIAL, "what": "被盗物资", "amount_cny": case.loss_cny}
    cut = float(rng.integers(15, 61))
    gross = round(case.loss_net_t / (1 - cut / 100), 3)
    net = case.loss_net_t if abs((net_tonnes(gross, cut) or 0.0) - case.loss_net_t) < 0.002 else net_tonnes(gross, cut)
    return {"gross_t": gross, "water_cut_pct": cut, "net_t": net, "amount_cny": case.loss_cny}


def _vehicle(codes: set[str], case: CaseFile) -> dict[str, Any]:
    told: dict[str, Any] = {"role": VehicleRole.USED, "seen_at": case.occurred_to, "seen_where": case.place}
    if "MODIFIED_SUV" in codes:
        told |= {"kind": VehicleKind.PRIVATE_CAR, "colour": "黑色", "traits": "改装越野车,后排拆除,加装油囊"}
    elif codes & {"TANKER", "HIDDEN_TANK"}:
        told |= {"kind": VehicleKind.TANKER, "traits": "车厢内藏暗罐" if "HIDDEN_TANK" in codes else "小型罐车"}
    elif "TRICYCLE" in codes:
        told |= {"kind": VehicleKind.MOTORCYCLE, "traits": "农用三轮车"}
    else:
        told |= {"kind": VehicleKind.TRUCK, "traits": "蓝色轻型货车"}
    state = PlateState.NO_PLATE if "NO_PLATE" in codes else PlateState.UNKNOWN
    return told | {"plate_state": PlateState.FAKE if "FAKE_PLATE" in codes else state}


def _seizure(case: CaseFile, now: datetime) -> dict[str, Any]:
    what = {CaseType.TAPPING: "盗油卡子、手摇钻", CaseType.MATERIAL: "被盗电缆"}.get(case.type, "油泵、软管")
    return {
        "kind": SeizedKind.TOOL,
        "what": what,
        "quantity": 1.0,
        "unit": "套",
        "seized_at": min(now - timedelta(hours=4), case.discovered_at + timedelta(days=2)),
        "seized_by": case.lead_officer,
        "storage": "物证室(演示)",
    }
