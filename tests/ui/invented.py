"""Invented records for the window's tests: nothing here is anybody's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from app.domain.alert import Alert, AlertKind, AlertState, Severity
from app.domain.asset import Asset, AssetLayer
from app.domain.call import Assignment, AssignmentState, Call, CallCategory, CallKind, CallLevel, CallSource
from app.domain.case_file import CaseFile, CaseKind, CaseStatus, CaseType, Discovery
from app.domain.duty import DutyLevel, PostRole, RosterSlot, Shift, ShiftState, SlotState
from app.domain.record import OwnerDomain
from app.domain.response_targets import ResponseTargets
from app.domain.unit import Fix, Unit, UnitKind, UnitState
from app.paths import resources
from app.services.asset_desk import AssetColumns, LayerCounts
from app.services.duty_desk import DutyNow
from app.services.field.unit_tracker import UnitNow
from app.services.files.word_column import WordColumn
from app.services.map.map_features import LayerHeld
from app.services.map.map_layers import legend_classes
from app.ui.calls.call_now import CallNow

NOW = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)
POLICE = OwnerDomain.POLICE
HOSTILE = "<b>定</b><img src=x onerror=alert(1)> =1+1"


def alert(
    key: str = "a1",
    *,
    severity: Severity = Severity.CRITICAL,
    state: AlertState = AlertState.UNACK,
    minutes: float = 3,
    title: str = "夜间监控中断 · 定 4127-6",
    place: str = "姬塬 · 冯地坑镇",
    text: str = "3 个摄像头同时离线",
) -> Alert:
    at = NOW - timedelta(minutes=minutes)
    return Alert(
        id=key, owner_domain=POLICE, source="video", source_id=key, kind=AlertKind.CAMERA_LOST, severity=severity,
        state=state, title=title, text=text, occurred_at=at, received_at=at, lon=107.6, lat=37.2, place=place,
        asset_code="定4127-6", acknowledged_by="韩某" if state is AlertState.ACKED else "",
        acknowledged_at=at if state is AlertState.ACKED else None, active=state is not AlertState.RTN_UNACK,
        shelved_until=NOW + timedelta(hours=3) if state is AlertState.SHELVED else None,
        shelf_reason="已核实" if state is AlertState.SHELVED else "", raised_at=at,
    )  # fmt: skip


def queue() -> list[Alert]:
    return [
        alert("a1"),
        alert("a2", severity=Severity.HIGH, state=AlertState.ACKED, minutes=6, title="重点车辆进入管线 200 m",
              place="长庆三线 K12+300", text="罐车 · 无押运"),
        alert("a3", severity=Severity.MEDIUM, minutes=21, title="巡 6 定位静默", place="安边", text="阈值 10 分钟"),
        alert("a4", severity=Severity.LOW, state=AlertState.SHELVED, minutes=44, title="天气预警 道路结冰",
              place="全县", text="气象 · 至 08:00"),
        alert("a5", severity=Severity.HIGH, minutes=180, title="压力骤降 12% · 东三输油线 K31+400",
              place="樊学镇 白石涧", text="5 分钟内由 2.41 降至 2.12 MPa"),
    ]  # fmt: skip


def call(title: str = "井口盗油", *, level: CallLevel = CallLevel.L2, minutes: float = 0.5, lon: float = 107.6) -> Call:
    """A call that was received some minutes ago; two of the same title are one and the same."""
    at = NOW - timedelta(minutes=minutes)
    return Call(
        id=f"call {title}", owner_domain=POLICE, number="20261121-0001", category=CallCategory.CRIMINAL,
        kind=CallKind.WELLHEAD, level=level, source=CallSource.EMERGENCY_110, title=title, text="一辆白色皮卡",
        reporter="某", reporter_phone="000-0000000", lon=lon, lat=37.2, place="定 4127-6 · 姬塬", owner="韩",
        occurred_at=at, received_at=at,
    )  # fmt: skip


def board() -> list[CallNow]:
    """Two open calls, one with a unit on its way."""
    rules = ResponseTargets()
    sent = Assignment(
        id="o1", owner_domain=POLICE, call_id="call 井口盗油", unit_id="u1", unit_name="姬塬巡逻 1 组", ordered_at=NOW,
        state=AssignmentState.EN_ROUTE, en_route_at=NOW, eta_s=900.0, contact_due_at=NOW + timedelta(minutes=20),
    )  # fmt: skip
    return [
        CallNow(call(), (sent,), rules.rural, rules, 2),
        CallNow(call("群众纠纷", level=CallLevel.L3, minutes=30), (), rules.rural, rules),
    ]


def case(key: str = "c1", *, days: float = 13, type_: CaseType = CaseType.WELLHEAD, title: str = "姬塬开井盗油",
         status: CaseStatus = CaseStatus.INVESTIGATING, loss: float | None = 3.42) -> CaseFile:  # fmt: skip
    to = NOW - timedelta(days=days)
    return CaseFile(
        id=key, owner_domain=POLICE, number=f"A6108252026{key}", alias=f"{to:%m·%d}", title=title,
        kind=CaseKind.CRIMINAL, type=type_, status=status, occurred_from=to - timedelta(hours=7), occurred_to=to,
        discovered_at=to + timedelta(hours=1), discovery=Discovery.PATROL, lon=107.5, lat=37.1, place="姬塬镇",
        asset_code="定4127-6", loss_net_t=loss, loss_cny=18_400.0, lead_officer="韩某", mo_codes="VALVE_OPEN NIGHT",
        series="系列一" if days > 20 else "", summary="夜间剪锁开井,用软管装入改装车。",
    )  # fmt: skip


def cases(count: int = 60) -> list[CaseFile]:
    kinds, states = tuple(CaseType), tuple(CaseStatus)
    return [
        case(f"c{n}", days=3 + n * 11.7, type_=kinds[n % len(kinds)], status=states[n % len(states)],
             title=f"{['姬塬', '砖井', '安边', '樊学'][n % 4]}案 {n}", loss=None if n % 5 == 0 else 0.4 + n % 7)
        for n in range(count)
    ]  # fmt: skip


def slot(key: str, role: PostRole, post: str, who: str, *, needed: int = 1, present: int = 1,
         state: SlotState = SlotState.PRESENT, unit_id: str | None = None) -> RosterSlot:  # fmt: skip
    return RosterSlot(
        id=key, owner_domain=POLICE, shift_id="s1", role=role, post=post, who=who, needed=needed, present=present,
        state=state, unit_id=unit_id, valid_from=NOW - timedelta(hours=3), valid_to=NOW + timedelta(hours=9),
    )  # fmt: skip


def duty() -> DutyNow:
    return DutyNow(
        DutyLevel.NORMAL,
        Shift(id="s1", owner_domain=POLICE, name="夜班", starts_at=NOW.replace(hour=12, minute=0),
              ends_at=NOW.replace(day=22, hour=0, minute=0), state=ShiftState.ON_DUTY),
        (
            slot("r1", PostRole.DUTY_LEADER, "带班领导", "周某"),
            slot("r2", PostRole.DUTY_OFFICER, "值班民警", "韩某"),
            slot("r3", PostRole.VIDEO_WATCH, "视频巡查", "李某"),
            slot("r4", PostRole.PATROL, "巡 1", "姬塬巡逻一组", needed=3, present=3, unit_id="u0"),
            slot("r5", PostRole.PATROL, "巡 6", "安边巡逻二组", needed=3, present=2, unit_id="u1"),
            slot("r6", PostRole.GUARD, "一分钟处置点 2", "护卫二队", needed=5, present=0, state=SlotState.ABSENT),
            slot("r7", PostRole.STANDBY, "备勤", "机关助巡队", needed=4, present=0, state=SlotState.ASSIGNED),
        ),
    )  # fmt: skip


def unit(number: int, minutes: float | None) -> UnitNow:
    key, kinds, states = f"u{number}", tuple(UnitKind), tuple(UnitState)
    fix = None if minutes is None else Fix(key, NOW - timedelta(minutes=minutes), 107.5, 37.3, 34.0, 80.0)
    return UnitNow(
        Unit(id=key, owner_domain=POLICE, code=f"U{number:02}",
             name=f"{['姬塬', '砖井', '安边'][number % 3]}巡逻 {number} 组",
             kind=kinds[number % len(kinds)], organisation="县局巡特警大队", strength=3 + number % 4,
             call_sign=f"巡 {number}", phone="000-0000000"),
        states[number % len(states)],
        fix,
    )  # fmt: skip


def units() -> list[UnitNow]:
    return [unit(n, (0.4, 4.0, 25.0, None)[n % 4]) for n in range(12)]


def asset(name: str = "定 4127-6", **changed: object) -> Asset:
    values: dict[str, object] = {
        "id": "w1", "owner_domain": POLICE, "layer": AssetLayer.WELLS, "code": "定4127-6", "code_key": "定4127-6",
        "name": name, "kind": "OIL", "status": "PRODUCING", "operator": "第三采油厂", "is_key": True, "lon": 107.61,
        "lat": 37.22, "min_lon": 107.61, "min_lat": 37.22, "max_lon": 107.61, "max_lat": 37.22,
        "attributes": {"备注": "靠近省道"},
    }  # fmt: skip
    return Asset(**(values | changed))  # type: ignore[arg-type]  # values by name, checked by the dataclass's users


def columns(count: int = 100_000) -> AssetColumns:
    numbers = np.arange(count)
    texts = numbers.astype(np.str_)
    told = {
        "code": np.char.add("定", np.char.zfill(texts, 6)),
        "name": np.char.add("定", texts),
        "kind": np.where(numbers % 7, "Oil well", "Gas well"),
        "status": np.where(numbers % 5, "Producing", "Shut in"),
        "operator": np.where(numbers % 2, "第三采油厂", "第五采油厂"),
    }
    return AssetColumns(
        AssetLayer.WELLS,
        np.char.add("w", texts).astype(np.bytes_),
        {name: WordColumn.of(column.tolist()) for name, column in told.items()},
        {
            "lon": 107.2 + (numbers * 7919 % 100_003) / 100_003,
            "lat": 36.8 + (numbers * 104_729 % 100_019) / 100_019,
        },
    )


def held() -> dict[str, LayerHeld]:
    """What the map would hold of `counts`."""
    numbers: dict[str, dict[str, float]] = {}
    lengths: dict[str, dict[str, float]] = {}
    for (layer, kind), number in counts().numbers.items():
        numbers.setdefault(layer, {})[kind] = number
    for (layer, kind, medium), metres in counts().lengths_m.items():
        numbers.setdefault(layer, {})[f"{kind}/{medium}" if medium else kind] = 1
        lengths.setdefault(layer, {})[f"{kind}/{medium}" if medium else kind] = metres
    classes = legend_classes(resources() / "web" / "legend.json")
    return {
        layer: LayerHeld(
            tuple(int(of.get(code, 0)) for code in classes[layer]),
            tuple(lengths.get(layer, {}).get(code, 0.0) for code in classes[layer]),
        )
        for layer, of in numbers.items()
    }


def counts() -> LayerCounts:
    return LayerCounts(
        {("wells", "OIL"): 21_480, ("wells", "GAS"): 4_906, ("wells", "INJECTION"): 3_614, ("sites", "VALVE_ROOM"): 72,
         ("sites", "METERING"): 96, ("sites", "CENTRAL"): 12, ("sites", "POLICE_ROOM"): 5, ("sites", "SCRAP_YARD"): 9,
         ("cameras", "FIXED"): 300, ("cameras", "DOME"): 170, ("areas", "JURISDICTION"): 5, ("areas", "GRID_CELL"): 96,
         ("posts", "ONE_MINUTE_POST"): 8, ("posts", "JOINT_POINT"): 6},
        {("pipelines", "TRUNK", "OIL"): 780_000.0, ("pipelines", "TRUNK", "GAS"): 340_000.0,
         ("pipelines", "GATHERING", ""): 3_120_000.0, ("roads", "HIGHWAY", ""): 412_000.0},
    )  # fmt: skip
