"""The layers of those who go: units, vehicles, trackers, people."""

from __future__ import annotations

from app.domain.layer_field import Field, FieldType, GeometryKind, Layer, choices_of
from app.domain.person import Person, PersonKind
from app.domain.record import OwnerDomain
from app.domain.unit import Tracker, Unit, UnitKind, Vehicle, VehicleKind

_ORGANISATION = Field(
    name="organisation",
    label="Organisation",
    default="",
    aliases="单位|所属单位|公司|organisation|organization|company|org|department|部门",
)
_PHONE = Field(
    name="phone",
    label="Phone",
    default="",
    aliases="电话|手机|联系电话|手机号|联系方式|phone|mobile|tel",
)
_UNIT = Field(
    name="unit",
    label="Unit (code)",
    refers_to=("units",),
    link="unit_id",
    aliases="所属警力(编号)|所属警力|队伍|所属队伍|队伍编号|巡逻组|编组|unit|team|unit code",
)
UNITS = Layer(
    name="units",
    label="Units",
    record=Unit,
    geometry=GeometryKind.NONE,
    owner=OwnerDomain.POLICE,
    owner_by_kind={"GUARD_TEAM": OwnerDomain.SOCIAL, "VOLUNTEER_TEAM": OwnerDomain.SOCIAL},
    code="code",
    keeps_other_columns=False,
    fields=(
        Field(name="code", label="Code", required=True, aliases="编号|队伍编号|代码|code|unit code|id"),
        Field(name="name", label="Name", required=True, aliases="名称|队伍名称|队名|name|unit name|team"),
        Field(
            name="kind",
            label="Kind",
            type=FieldType.CHOICE,
            required=True,
            choices=choices_of(
                UnitKind,
                {
                    "PATROL_GROUP": "巡逻组|巡逻队|巡防组|巡察组|patrol",
                    "VOLUNTEER_TEAM": "义警队|义警|志愿队|志愿者|义务巡逻队|volunteer",
                    "JOINT_TEAM": "联动队伍|联勤队|联合队|警企联勤队|联勤组|joint",
                    "GUARD_TEAM": "护卫队|保安队|内保队|护厂队|guard",
                },
            ),
            aliases="类型|队伍类型|类别|kind|type",
        ),
        _ORGANISATION,
        Field(
            name="strength",
            label="Strength",
            type=FieldType.INTEGER,
            default=0,
            aliases="人数|编制|警力|strength|members|headcount",
        ),
        Field(name="call_sign", label="Call sign", default="", aliases="呼号|代号|call sign|callsign"),
        _PHONE,
        Field(
            name="home_site",
            label="Home site (code)",
            refers_to=("sites", "posts"),
            link="home_site_id",
            aliases="驻地|驻地编号|驻守点|home|home site|station",
        ),
    ),
)

VEHICLES = Layer(
    name="vehicles",
    label="Vehicles",
    record=Vehicle,
    geometry=GeometryKind.NONE,
    owner=OwnerDomain.SOCIAL,
    owner_by_kind={"PATROL_CAR": OwnerDomain.POLICE},
    code="plate",
    keeps_other_columns=False,
    fields=(
        Field(name="plate", label="Plate", required=True, aliases="车牌|车牌号|车牌号码|号牌|plate|licence|license"),
        Field(
            name="kind",
            label="Kind",
            type=FieldType.CHOICE,
            required=True,
            choices=choices_of(
                VehicleKind,
                {
                    "PATROL_CAR": "警车|巡逻车|巡逻警车|police car|patrol",
                    "GUARD_CAR": "护卫车|保安车|越野车|guard",
                    "TANKER": "罐车|油罐车|拉油车|运油车|tank truck",
                    "MOTORCYCLE": "摩托|摩托车|motorbike",
                    "TRUCK": "货车|卡车|重型货车|轻型货车|厢式货车|lorry|truck",
                    "PICKUP": "皮卡|皮卡车|pickup|pick-up",
                    "PRIVATE_CAR": "私家车|小轿车|轿车|小型汽车|小客车|面包车|car|private car",
                },
            ),
            aliases="类型|车型|车辆类型|kind|type|vehicle type",
        ),
        Field(name="name", label="Name", default="", aliases="名称|车辆名称|name"),
        _UNIT,
        _ORGANISATION,
    ),
)

TRACKERS = Layer(
    name="trackers",
    label="Trackers",
    record=Tracker,
    geometry=GeometryKind.NONE,
    owner=OwnerDomain.SOCIAL,
    code="serial",
    keeps_other_columns=False,
    fields=(
        Field(
            name="serial",
            label="Serial number",
            required=True,
            aliases="终端号|设备号|序列号|终端编号|imei|serial|device id|sim",
        ),
        Field(name="protocol", label="Protocol", default="", aliases="协议|通信协议|protocol"),
        Field(
            name="vehicle",
            label="Vehicle (plate)",
            refers_to=("vehicles",),
            link="vehicle_id",
            aliases="所属车辆(车牌)|所属车辆|车牌|车牌号|车辆|vehicle|plate",
        ),
        Field(name="note", label="Note", default="", aliases="备注|说明|note|remark"),
    ),
)

PEOPLE = Layer(
    name="people",
    label="Staff",
    record=Person,
    geometry=GeometryKind.NONE,
    owner=OwnerDomain.SOCIAL,
    owner_by_kind={"POLICE": OwnerDomain.POLICE, "AUXILIARY": OwnerDomain.POLICE},
    code="number",
    keeps_other_columns=False,
    fields=(
        Field(name="number", label="Staff number", required=True, aliases="警号|工号|编号|人员编号|number|staff no|id"),
        Field(name="name", label="Name", required=True, aliases="姓名|名称|名字|name|full name"),
        Field(
            name="kind",
            label="Kind",
            type=FieldType.CHOICE,
            required=True,
            choices=choices_of(
                PersonKind,
                {
                    "POLICE": "民警|警察|police|officer",
                    "AUXILIARY": "辅警|协警|auxiliary",
                    "ENTERPRISE_SECURITY": "内保|企业内保|保卫|保卫人员",
                    "GUARD": "保安|保安员|护卫|护卫队员",
                    "VOLUNTEER": "义警|志愿者",
                },
            ),
            aliases="类型|人员类别|身份|人员类型|kind|type",
        ),
        Field(name="rank", label="Rank", default="", aliases="警衔|职级|rank"),
        Field(name="duty", label="Duty", default="", aliases="职务|岗位|职责|duty|position|job"),
        _ORGANISATION,
        _PHONE,
        Field(name="certificate", label="Certificate", default="", aliases="证书|证件号|保安员证|certificate|licence"),
        _UNIT,
    ),
)

STAFF_LAYERS: tuple[Layer, ...] = (UNITS, VEHICLES, TRACKERS, PEOPLE)
