"""What the shifts of the last week kept: tonight's lines of the log, what was promised, what is handed out, and how
each shift was handed over (one late, one by one alone, one not at all)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.demo.chance import Chance
from app.demo.rosters_plan import Rosters
from app.demo.spot_checks_plan import spot_checks
from app.domain.alert import Alert, AlertState
from app.domain.duty import PostRole, Shift
from app.domain.duty_log import LogEntry, LogKind
from app.domain.handover import Handover, HandoverItem, Section, SignMeans
from app.domain.issue import Issue, ThingKind, ThingState
from app.domain.labels import label
from app.domain.record import OwnerDomain, Record
from app.domain.reminder import Reminder
from app.domain.subject import joined_name
from app.services.duty.handover_desk import digest_of

SHIFTS_BACK, NOT_HANDED_OVER, ALONE, LATE = 14, 5, 8, 3
"""How many shifts back there are sheets; which of them went how, counted back from tonight."""
_INSTRUCTION = "夜间加强 K12+300 阀室周边巡查,两点前回报(演示)"
_NOTES = (
    (150, LogKind.NOTE, "接班,装备、车辆清点无误,电台畅通。(演示)"),
    (118, LogKind.REPORT, "向县局指挥中心报告当晚勤务安排。(演示)"),
    (64, LogKind.NOTE, "砖井警务室来电:西侧便道塌方一处,小车绕行。(演示)"),
)


_THINGS = (
    (7.5, -1.0, None, ThingKind.KEY, "3 号阀室钥匙", "巡检送检修人员进站(演示)"),
    (6.0, -2.5, 1.2, ThingKind.EQUIPMENT, "强光手电 05", ""),
    (2.6, 9.0, None, ThingKind.VEHICLE, "砖井巡逻车", "油量四分之三(演示)"),
    (2.6, 9.0, None, ThingKind.EQUIPMENT, "对讲机 07", ""),
    (2.6, 9.0, None, ThingKind.EQUIPMENT, "执法记录仪 12", "电量 80%(演示)"),
    (2.5, 9.0, None, ThingKind.WEAPON_PAPER, "领枪单 2026-118", ""),
    (1.4, 9.0, None, ThingKind.KEY, "东滩卡口钥匙", ""),
)
"""Hours ago handed out, hours ahead due, hours ago back (None: out), what, remark."""


def duty_papers(rosters: Rosters, open_alerts: Sequence[Alert], now: datetime, chance: Chance) -> Iterator[Record]:
    """Lines, reminders and signed sheets; nothing of it after `now`."""
    officer = _who(rosters, rosters.tonight, PostRole.DUTY_OFFICER)
    leader = _who(rosters, rosters.tonight, PostRole.DUTY_LEADER)
    yield from _lines(rosters.shifts[rosters.tonight], officer, leader, now, chance)
    yield from _reminders(officer, open_alerts, now, chance)
    yield from spot_checks(rosters, officer, now, chance)
    yield from _things(rosters, officer, now, chance)
    yield from _handovers(rosters, now, chance)


def _who(rosters: Rosters, shift: int, role: PostRole) -> str:
    return next((slot.who for slot in rosters.slots_of(shift) if slot.role is role), "")


def _lines(shift: Shift, officer: str, leader: str, now: datetime, chance: Chance) -> Iterator[LogEntry]:
    """Of tonight; a shift that has only begun has fewer."""
    told = [
        *((back, kind, text, officer) for back, kind, text in _NOTES),
        (95, LogKind.INSTRUCTION, _INSTRUCTION, leader),
    ]
    told = sorted((one for one in told if now - timedelta(minutes=one[0]) >= shift.starts_at), reverse=True)
    keys = chance.keys_at("duty log", [_ms(now) - back * 60_000 for back, *_ in told])
    for key, (back, kind, text, who) in zip(keys, told, strict=True):
        yield LogEntry(
            id=key, owner_domain=OwnerDomain.POLICE, at=now - timedelta(minutes=back), by_id="", by=who, kind=kind,
            text=text,
        )  # fmt: skip


def _reminders(officer: str, open_alerts: Sequence[Alert], now: datetime, chance: Chance) -> Iterator[Reminder]:
    """One soon, on an alert; one in the early morning."""
    about = next((one for one in open_alerts if one.state is not AlertState.CLOSED), None)
    told: list[tuple[str, timedelta, Alert | None]] = [
        ("回电井场看护人员,确认围栏已修(演示)", timedelta(minutes=25), about),
        ("叫白班提前半小时到岗(演示)", timedelta(hours=4), None),
    ]
    keys = chance.keys_at("reminders", [_ms(now) - 1_800_000 + n for n in range(len(told))])
    for key, (what, ahead, alert) in zip(keys, told, strict=True):
        yield Reminder(
            id=key, owner_domain=OwnerDomain.POLICE, what=what, due_at=now + ahead, first_due_at=now + ahead,
            made_at=now - timedelta(minutes=30), by_id="", by=officer, subject="alert" if alert else "",
            subject_id=alert.id if alert else "",
            subject_name=joined_name(alert.title, alert.asset_code) if alert else "",
        )  # fmt: skip


def _things(rosters: Rosters, officer: str, now: datetime, chance: Chance) -> Iterator[Issue]:
    """Most of it with the crews of tonight; a key that should be back, and a lamp that is."""
    crews = [slot for slot in rosters.slots_of(rosters.tonight) if slot.role is PostRole.PATROL and slot.who]
    keys = chance.keys_at("things", [_ms(now) - int(ago * 3_600_000) + n for n, (ago, *_) in enumerate(_THINGS)])
    for number, (key, (ago, due, back, kind, what, remark)) in enumerate(zip(keys, _THINGS, strict=True)):
        crew = crews[number // 2 % len(crews)] if crews else None
        yield Issue(
            id=key, owner_domain=OwnerDomain.POLICE, kind=kind, what=what, taken_by=crew.who if crew else officer,
            duty="夜间巡逻(演示)" if crew else "", state=ThingState.SOUND, remark=remark,
            issued_at=now - timedelta(hours=ago), issued_by=officer, due_at=now + timedelta(hours=due),
            missed_at=now + timedelta(hours=due) if due < 0 and back is None else None,
            back_at=now - timedelta(hours=back) if back is not None else None, back_to=officer if back else "",
            back_state=ThingState.SOUND if back is not None else None,
        )  # fmt: skip


def _handovers(rosters: Rosters, now: datetime, chance: Chance) -> Iterator[Handover | HandoverItem]:
    sheets: list[Handover] = []
    items: list[HandoverItem] = []
    numbers = [rosters.tonight - back for back in range(SHIFTS_BACK, 0, -1)]
    keys = chance.keys_at("handovers", [_ms(rosters.shifts[one].ends_at) for one in numbers])
    item_keys = chance.keys_at("handover items", [_ms(rosters.shifts[one].ends_at) for one in numbers])
    for key, item_key, number in zip(keys, item_keys, numbers, strict=True):
        back = rosters.tonight - number
        if back == NOT_HANDED_OVER:
            continue
        shift = rosters.shifts[number]
        at = shift.ends_at + timedelta(minutes=55 if back == LATE else -6)
        if at > now:
            at = shift.ends_at - timedelta(minutes=6)
        item = HandoverItem(
            id=item_key, owner_domain=OwnerDomain.POLICE, handover_id=key, number=1, section=Section.ALERTS,
            title="姬塬片区视频巡查点位调整(演示)", state=label(AlertState.ACKED), since=at - timedelta(hours=3),
            red=True,
            subject="alert",
            subject_id=f"demo-{number}", ticked_at=at,
        )  # fmt: skip
        sheet = _signed(rosters, number, key, at, alone=back == ALONE)
        sheets.append(replace(sheet, digest=digest_of(sheet, [item])))
        items.append(item)
    yield from sheets
    yield from items


def _signed(rosters: Rosters, number: int, key: str, at: datetime, *, alone: bool) -> Handover:
    shift = rosters.shifts[number]
    outgoing = _who(rosters, number, PostRole.DUTY_OFFICER)
    incoming = _who(rosters, number + 1, PostRole.DUTY_OFFICER)
    made = Handover(
        id=key, owner_domain=OwnerDomain.POLICE, shift_id=shift.id, shift_name=shift.name, shift_from=shift.starts_at,
        shift_to=shift.ends_at, made_at=at - timedelta(minutes=4), incoming=incoming, in_at=at,
        in_by=SignMeans.PASSWORD,
        night=json.dumps({LogKind.ALERT.value: 9 + number % 5, LogKind.CALL.value: 3 + number % 4}),
    )  # fmt: skip
    if alone:
        return replace(made, forced_reason="交班人出警未归,已报带班领导(演示)")
    return replace(
        made, outgoing=outgoing, out_at=at - timedelta(minutes=4), out_by=SignMeans.PASSWORD, remarks="一切正常(演示)"
    )


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
