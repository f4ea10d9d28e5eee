"""Deeds as case files: when they were noticed, how, what was lost, and how far each case has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from app.demo.areas_plan import JurisdictionAt
from app.demo.chance import Chance, shares
from app.demo.county_time import local
from app.demo.deed import Deed
from app.demo.series_plan import SERIES
from app.domain.case_file import CaseFile, CaseKind, CaseStatus, CaseType, Discovery
from app.domain.case_life import status_as
from app.domain.case_seal import must_be_sealed
from app.domain.record import OwnerDomain
from app.services.cases.case_words import short_name

CONFIRMED_SERIES = SERIES[0].name
"""Linked by an officer already, so its cases say so; the other two are for the analysis to find."""
_DISCOVERY = (
    (Discovery.REPORTED, 0.30),
    (Discovery.VIDEO, 0.28),
    (Discovery.PATROL, 0.22),
    (Discovery.PRODUCTION_DATA, 0.20),
)
_DELAY_H = {Discovery.VIDEO: 0.1, Discovery.PATROL: 0.6, Discovery.PRODUCTION_DATA: 1.5, Discovery.REPORTED: 6.0}
_TITLES = {
    CaseType.WELLHEAD: "开井盗油",
    CaseType.TAPPING: "打孔盗油",
    CaseType.TANK_STATION: "站库盗油",
    CaseType.TANKER: "拉运非法原油",
    CaseType.MATERIAL: "盗窃电缆物资",
    CaseType.POWER: "盗电",
    CaseType.DAMAGE: "破坏设施",
    CaseType.CAMERA_SABOTAGE: "破坏监控",
    CaseType.ILLEGAL_COLLECT: "敛油",
    CaseType.RECEIVING: "收购赃油",
}
_OIL = frozenset(
    {CaseType.WELLHEAD, CaseType.TAPPING, CaseType.TANK_STATION, CaseType.TANKER, CaseType.ILLEGAL_COLLECT}
)
_LATE = (CaseStatus.SOLVED, CaseStatus.TO_PROSECUTION, CaseStatus.CLOSED, CaseStatus.INVESTIGATING)
_EARLY = (CaseStatus.ACCEPTED, CaseStatus.FILED, CaseStatus.INVESTIGATING)


@dataclass(frozen=True)
class Cases:
    """The case files, oldest first, and the deed behind each, which the records do not tell: analysis should."""

    records: list[CaseFile]
    deeds: list[Deed]


def plan_cases(
    deeds: list[Deed], areas: JurisdictionAt, officers: Sequence[str], now: datetime, chance: Chance
) -> Cases:
    """One case file for each deed."""
    rng = chance.stream("cases")
    ways = [Discovery(word) for word in shares(rng, _DISCOVERY, len(deeds))]
    keys = chance.keys_at("cases", [int(one.deed_at.timestamp() * 1000) for one in deeds])
    jurisdictions = areas.keys(np.array([[one.lon, one.lat] for one in deeds]))
    counted: dict[int, int] = {}
    records = []
    for i, deed in enumerate(deeds):
        since, until, noticed = _interval(rng, deed, ways[i], now)
        year = local(noticed).year
        counted[year] = counted.get(year, 0) + 1
        kind = CaseKind.CRIMINAL if rng.uniform() < 0.72 or deed.series else CaseKind.ADMINISTRATIVE
        status = status_as(kind, _status(rng, kind, now - noticed, bool(deed.series)))
        tonnes = round(float(rng.lognormal(0.7, 0.75)), 2) if deed.type in _OIL else None
        money = round(tonnes * 3_600, -1) if tonnes is not None else float(round(rng.lognormal(8.6, 0.8), -1))
        records.append(
            CaseFile(
                id=keys[i],
                owner_domain=OwnerDomain.POLICE,
                area_id=jurisdictions[i],
                number=f"定公(油){'刑' if kind is CaseKind.CRIMINAL else '行'}立字〔{year}〕{counted[year]:04d}号",
                alias=short_name(deed.deed_at),
                title=f"{deed.town}{_TITLES[deed.type]}",
                kind=kind,
                type=deed.type,
                status=status,
                occurred_from=since,
                occurred_to=until,
                discovered_at=noticed,
                discovery=ways[i],
                lon=deed.lon,
                lat=deed.lat,
                place=deed.place,
                asset_id=deed.asset_id,
                asset_code=deed.asset_code,
                loss_net_t=tonnes,
                loss_cny=money,
                lead_officer=officers[int(rng.integers(len(officers)))],
                mo_codes=" ".join(deed.mo_codes),
                series=deed.series if deed.series == CONFIRMED_SERIES else "",
                summary=_summary(deed, since, until),
                sealed_at=now if must_be_sealed(kind, status) else None,
            )
        )
    return Cases(records, deeds)


def _interval(
    rng: np.random.Generator, deed: Deed, way: Discovery, now: datetime
) -> tuple[datetime, datetime, datetime]:
    """Last seen in order, found otherwise, and noticed: the deed lies anywhere between the first two."""
    length = min(9.0, float(rng.gamma(2.0, 1.2)) + 0.3)
    before = float(rng.uniform()) * length
    since, until = deed.deed_at - timedelta(hours=before), deed.deed_at + timedelta(hours=length - before)
    noticed = until + timedelta(hours=float(rng.exponential(_DELAY_H[way])))
    return _minute(since), min(_minute(until), now), min(_minute(noticed) + timedelta(minutes=1), now)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _status(rng: np.random.Generator, kind: CaseKind, age: timedelta, series: bool) -> CaseStatus:
    """Young cases are on their way, old ones mostly at their end; a series is solved late."""
    if age < timedelta(days=25) or (series and age < timedelta(days=90)):
        return _EARLY[int(rng.integers(len(_EARLY)))]
    if kind is CaseKind.ADMINISTRATIVE:
        return CaseStatus.DECIDED if rng.uniform() < 0.35 else CaseStatus.CLOSED
    if rng.uniform() < 0.04:
        return CaseStatus.NOT_FILED
    return _LATE[int(rng.choice(len(_LATE), p=(0.27, 0.18, 0.37, 0.18)))]


def _summary(deed: Deed, since: datetime, until: datetime) -> str:
    begin, finish = (f"{local(at):%m月%d日%H时%M分}" for at in (since, until))
    return f"{begin}至{finish}间,{deed.town}境内{deed.asset_code}发生{_TITLES[deed.type]}。(演示)"
