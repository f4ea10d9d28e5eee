"""How officers write the ways of a deed, and which of them are traits of a vehicle although nobody read its plate."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.case_part import PlateState
from app.domain.mo_code import MO_GROUPS, MoCode, MoGroup
from app.domain.unit import VehicleKind

VEHICLE_TRAITS = frozenset(MO_GROUPS[MoGroup.VEHICLE])

SAID: Mapping[MoCode, tuple[str, ...]] = MappingProxyType(
    {
        MoCode.FENCE_CUT: ("剪断围栏", "围栏被剪"),
        MoCode.VALVE_OPEN: ("私开阀门", "打开阀门"),
        MoCode.LOCK_CUT: ("剪断锁具", "撬锁"),
        MoCode.DRILL_TAP: ("管线打孔", "打眼"),
        MoCode.CLAMP_FITTED: ("安装盗油卡子",),
        MoCode.TUNNEL: ("挖掘地道", "地道"),
        MoCode.HOSE_BURIED: ("埋设软管", "暗管"),
        MoCode.CUTTER: ("断线钳", "液压钳"),
        MoCode.DRILL: ("电钻", "手摇钻"),
        MoCode.WELDER: ("电焊机", "焊接"),
        MoCode.PUMP: ("抽油泵", "油泵"),
        MoCode.CLAMP: ("盗油卡子",),
        MoCode.MODIFIED_SUV: ("改装越野车", "越野车", "改装车"),
        MoCode.TANKER: ("罐车", "油罐车"),
        MoCode.TRICYCLE: ("三轮车", "三轮摩托"),
        MoCode.NO_PLATE: ("无牌", "无号牌", "未悬挂号牌"),
        MoCode.FAKE_PLATE: ("套牌", "假牌"),
        MoCode.HIDDEN_TANK: ("暗罐", "夹层"),
        MoCode.MASK_HOOD: ("蒙面戴头套", "蒙面", "头套"),
        MoCode.CAMERA_DAMAGED: ("破坏监控", "损坏摄像头"),
        MoCode.LIGHTS_OFF: ("关灯行驶", "不开车灯"),
        MoCode.LOOKOUT: ("望风放哨", "望风"),
        MoCode.SIGNAL_JAM: ("屏蔽信号", "信号屏蔽器"),
        MoCode.NIGHT: ("夜间作案",),
        MoCode.STORM: ("恶劣天气作案", "雨雪天"),
        MoCode.HOLIDAY: ("节假日作案",),
        MoCode.WORKOVER: ("修井期间作案",),
        MoCode.INSIDER_SUSPECTED: ("疑有内部人员", "内外勾结"),
        MoCode.RECEIVING_SITE: ("收油点",),
        MoCode.REFINERY: ("土炼油点", "土炼油"),
        MoCode.SCRAP: ("废品收购", "废品站"),
    }
)
"""How officers write each down; the first is its name in the index of texts, all of them are heard in a question."""

PLATES_SAID: Mapping[PlateState, str] = MappingProxyType(
    {PlateState.NO_PLATE: "无牌 无号牌", PlateState.FAKE: "套牌 假牌", PlateState.COVERED: "遮挡号牌"}
)
"""What is found of a vehicle whose plate tells nothing."""
KINDS_SAID: Mapping[VehicleKind, str] = MappingProxyType(
    {
        VehicleKind.TANKER: "罐车",
        VehicleKind.MOTORCYCLE: "摩托车",
        VehicleKind.TRUCK: "货车",
        VehicleKind.PICKUP: "皮卡",
        VehicleKind.PRIVATE_CAR: "轿车 小客车",
    }
)


def codes_of(text: str) -> tuple[MoCode, ...]:
    """The codes in a case's space separated `mo_codes`, in the order of the list; what is none of ours is left out."""
    held = set(text.split())
    return tuple(code for code in MoCode if code.value in held)


def traits_said(words: str) -> frozenset[MoCode]:
    """The vehicle traits that a word of a question names: 改装越野车, 无牌."""
    return frozenset(code for code in VEHICLE_TRAITS if any(said in words for said in SAID[code]))
