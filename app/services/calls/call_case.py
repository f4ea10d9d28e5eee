"""The case file that a call leads to, with everything the call knows carried over."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.access import Actor
from app.domain.alert import Alert, AlertKind
from app.domain.call import Assignment, Call, CallResult, CallSource
from app.domain.case_file import CaseFile, CaseKind, CaseSource, CaseStatus, CaseType, Discovery
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import InputRefused
from app.services.calls.call_number import COUNTY_TIME
from app.services.cases.case_words import short_name

_BY_PRODUCTION = frozenset({AlertKind.PRESSURE_DROP, AlertKind.LEVEL_DROP, AlertKind.POWER_LOST, AlertKind.LEAK})


def case_of(
    call: Call,
    alerts: Sequence[Alert],
    assignments: Sequence[Assignment],
    actor: Actor,
    type_: CaseType | None,
) -> CaseFile:
    """An accepted case with the call's place, times, asset and words, its alerts and what its units reported.

    The number is the call's until the police case system gives one.
    """
    if type_ is None:
        if call.kind not in CaseType.__members__:
            raise InputRefused("Say first what kind of case it is. Nothing was changed.")
        type_ = CaseType(call.kind.value)
    first = min([call.occurred_at, *(one.occurred_at for one in alerts)])
    return CaseFile(
        id=new_key(),
        owner_domain=OwnerDomain.POLICE,
        area_id=call.area_id,
        number=call.number,
        alias=short_name(first),
        title=call.title,
        kind=CaseKind.ADMINISTRATIVE if call.result is CallResult.ACCEPTED_ADMIN else CaseKind.CRIMINAL,
        type=type_,
        status=CaseStatus.ACCEPTED,
        occurred_from=first,
        occurred_to=max(call.occurred_at, first),
        discovered_at=call.received_at,
        discovery=_discovery(call, alerts),
        lon=call.lon,
        lat=call.lat,
        place=call.place,
        asset_id=call.asset_id,
        asset_code=call.asset_code,
        lead_officer=call.owner or actor.name,
        summary="\n".join(_told(call, alerts, assignments)),
        source=CaseSource.CALL,
        source_id=call.id,
    )


def _discovery(call: Call, alerts: Sequence[Alert]) -> Discovery:
    if call.source is CallSource.ALERT and alerts:
        return Discovery.PRODUCTION_DATA if alerts[0].kind in _BY_PRODUCTION else Discovery.VIDEO
    return Discovery.PATROL if call.source is CallSource.RADIO else Discovery.REPORTED


def _told(call: Call, alerts: Sequence[Alert], assignments: Sequence[Assignment]) -> list[str]:
    lines = [call.text]
    for one in alerts:
        told = "" if one.text in call.text else one.text
        lines.append(f"{one.occurred_at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M:%S} {one.title} {told}".strip())
    lines += [f"{one.unit_name}: {one.feedback}" for one in assignments if one.feedback]
    lines.append(call.feedback)
    return [line for line in lines if line.strip()]
