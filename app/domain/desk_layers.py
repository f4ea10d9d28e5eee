"""The layers of those who go and of what happened: units, vehicles, trackers, people, past alerts and cases."""

from __future__ import annotations

from app.domain.alert import Alert, AlertKind, AlertState, Severity, Verdict
from app.domain.asset import AssetLayer
from app.domain.case_file import CaseFile, CaseKind, CaseStatus, CaseType, Discovery
from app.domain.layer_field import Field, FieldType, GeometryKind, Layer, choices_of
from app.domain.person import Person, PersonKind
from app.domain.record import OwnerDomain
from app.domain.unit import Tracker, Unit, UnitKind, Vehicle, VehicleKind

_ANY_ASSET = tuple(layer.value for layer in AssetLayer)
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
    aliases="队伍|所属队伍|队伍编号|巡逻组|编组|unit|team|unit code",
)
_ASSET_CODE = Field(
    name="asset_code",
    label="Asset (code)",
    default="",
    refers_to=_ANY_ASSET,
    link="asset_id",
    aliases="井号|设施编号|涉及井号|管线编号|涉及设施|asset|asset code|well",
)
_PLACE = Field(name="place", label="Place", default="", aliases="地点|位置|发案地点|案发地|地址|place|address")

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
                    "JOINT_TEAM": "联勤队|联合队|警企联勤队|联勤组|joint",
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
                    "GUARD_CAR": "护卫车|保安车|皮卡|越野车|guard",
                    "TANKER": "罐车|油罐车|拉油车|运油车|truck",
                    "MOTORCYCLE": "摩托|摩托车|motorbike",
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
            aliases="车牌|车牌号|车辆|vehicle|plate",
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
        Field(name="name", label="Name", required=True, aliases="姓名|名字|name|full name"),
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

ALERTS = Layer(
    name="alerts",
    label="Past alerts",
    record=Alert,
    geometry=GeometryKind.POINT,
    place_optional=True,
    owner=OwnerDomain.POLICE,
    code="source_id",
    fields=(
        Field(name="source_id", label="Number", aliases="编号|警情编号|报警编号|告警编号|序号|id|alert id|number"),
        Field(name="title", label="Title", required=True, aliases="标题|警情名称|告警名称|内容|警情|title|subject"),
        Field(
            name="kind",
            label="Kind",
            type=FieldType.CHOICE,
            default=AlertKind.REPORTED.value,
            choices=choices_of(
                AlertKind,
                {
                    "CAMERA_LOST": "摄像机离线|视频丢失|断线",
                    "VIDEO_INTRUSION": "视频入侵|入侵|闯入",
                    "PRESSURE_DROP": "压力下降|压降|压力异常|泄漏",
                    "LEVEL_DROP": "液位下降|液位异常",
                    "VEHICLE_NEAR_LINE": "车辆靠近管线|车辆逗留",
                    "ZONE_CROSSED": "越界|进入禁区",
                    "UNIT_SILENT": "队伍失联|终端失联",
                    "FENCE_OPENED": "围栏打开|开门|围栏报警",
                    "REPORTED": "人工报警|群众报警|110|举报",
                    "WEATHER": "天气|气象预警",
                    "SOURCE_SILENT": "数据中断|来源中断",
                },
            ),
            aliases="类型|警情类型|告警类型|类别|kind|type",
        ),
        Field(
            name="severity",
            label="Severity",
            type=FieldType.CHOICE,
            default=Severity.MEDIUM.value,
            choices=choices_of(
                Severity,
                {
                    "CRITICAL": "特急|紧急|一级|1",
                    "HIGH": "高|重要|二级|2",
                    "MEDIUM": "中|一般|三级|3",
                    "LOW": "低|提示|四级|4",
                },
            ),
            aliases="级别|等级|严重程度|severity|priority|level",
        ),
        Field(
            name="occurred_at",
            label="Occurred at",
            type=FieldType.MOMENT,
            required=True,
            aliases="时间|发生时间|报警时间|告警时间|日期|occurred|time|date|datetime",
        ),
        Field(
            name="verdict",
            label="Verdict",
            type=FieldType.CHOICE,
            choices=choices_of(
                Verdict,
                {"TRUE": "真|属实|有效", "FALSE": "误报|假|虚警|不属实", "UNKNOWN": "不明|无法核实|未知"},
            ),
            aliases="结论|核实结果|研判结果|verdict|result",
        ),
        Field(name="text", label="Text", default="", aliases="详情|描述|说明|备注|text|description|detail"),
        _ASSET_CODE,
        _PLACE,
        Field(name="reason", label="Reason", default="", aliases="原因|reason|cause"),
        Field(
            name="state",
            label="State",
            type=FieldType.CHOICE,
            default=AlertState.CLOSED.value,
            choices=choices_of(AlertState, {"CLOSED": "已处置|关闭|办结|closed", "UNACK": "未确认|未处理|new"}),
            aliases="状态|处置状态|state|status",
        ),
    ),
)

CASES = Layer(
    name="cases",
    label="Past cases",
    record=CaseFile,
    geometry=GeometryKind.POINT,
    place_optional=True,
    owner=OwnerDomain.POLICE,
    code="number",
    keeps_other_columns=False,
    fields=(
        Field(
            name="number", label="Case number", required=True, aliases="案件编号|案号|编号|number|case number|case no"
        ),
        Field(name="title", label="Title", required=True, aliases="案件名称|案名|标题|简要案情|title|name"),
        Field(name="alias", label="Alias", default="", aliases="代号|专案代号|简称|alias"),
        Field(
            name="kind",
            label="Kind",
            type=FieldType.CHOICE,
            default=CaseKind.CRIMINAL.value,
            choices=choices_of(CaseKind, {"CRIMINAL": "刑事|刑案", "ADMINISTRATIVE": "行政|治安|治安案件"}),
            aliases="案件性质|性质|kind",
        ),
        Field(
            name="type",
            label="Type",
            type=FieldType.CHOICE,
            required=True,
            choices=choices_of(
                CaseType,
                {
                    "TAPPING": "打孔盗油|打孔|钻孔盗油",
                    "WELLHEAD": "井口盗油|盗放原油|单井盗油",
                    "TANK_STATION": "站库盗油|盗窃站库|罐区盗油",
                    "TANKER": "拉运原油|非法拉运|运输赃油",
                    "MATERIAL": "盗窃物资|盗窃设备|盗窃器材|盗窃油田物资",
                    "POWER": "盗窃电力|窃电|盗割电缆",
                    "DAMAGE": "破坏|破坏设备|故意毁坏",
                    "CAMERA_SABOTAGE": "破坏监控|破坏摄像机",
                    "ILLEGAL_COLLECT": "非法敛油|落地油|捞油",
                    "RECEIVING": "收赃|收购赃油|掩饰隐瞒犯罪所得",
                },
            ),
            aliases="案件类别|案件类型|案别|类型|案由|type|offence",
        ),
        Field(
            name="status",
            label="Status",
            type=FieldType.CHOICE,
            default=CaseStatus.CLOSED.value,
            choices=choices_of(
                CaseStatus,
                {
                    "CLUE": "线索",
                    "ACCEPTED": "受案|受理",
                    "FILED": "立案",
                    "INVESTIGATING": "侦查|侦办中|在侦",
                    "SOLVED": "破案|已破",
                    "TO_PROSECUTION": "移送起诉|起诉",
                    "DECIDED": "处罚|已处罚|判决",
                    "NOT_FILED": "不予立案",
                    "CLOSED": "结案|办结|终结",
                },
            ),
            aliases="状态|办案状态|案件状态|status",
        ),
        Field(
            name="occurred_from",
            label="Occurred from",
            type=FieldType.MOMENT,
            required=True,
            aliases="发案时间|发案时间起|案发时间|作案时间|发生时间|开始时间|occurred from|from|date|time",
        ),
        Field(
            name="occurred_to",
            label="Occurred to",
            type=FieldType.MOMENT,
            aliases="发案时间止|结束时间|截止时间|occurred to|to|until",
        ),
        Field(
            name="discovered_at",
            label="Discovered at",
            type=FieldType.MOMENT,
            aliases="发现时间|报案时间|discovered|reported at",
        ),
        Field(
            name="discovery",
            label="Discovered by",
            type=FieldType.CHOICE,
            default=Discovery.REPORTED.value,
            choices=choices_of(
                Discovery,
                {
                    "PATROL": "巡逻发现|巡查|巡线",
                    "VIDEO": "视频发现|监控",
                    "PRODUCTION_DATA": "生产数据|数据异常",
                    "REPORTED": "报案|群众举报|110",
                },
            ),
            aliases="发现方式|来源|案件来源|discovery|source",
        ),
        _PLACE,
        _ASSET_CODE,
        Field(
            name="loss_net_t",
            label="Loss (t)",
            type=FieldType.NUMBER,
            aliases="损失吨数|原油吨数|涉案吨数|loss t|tonnes",
        ),
        Field(name="loss_cny", label="Loss (CNY)", type=FieldType.NUMBER, aliases="损失金额|涉案金额|案值|loss|value"),
        Field(name="lead_officer", label="Lead officer", default="", aliases="主办民警|主办人|办案民警|lead|officer"),
        Field(name="mo_codes", label="Modus operandi", default="", aliases="作案手段|作案特点|手段|mo|modus operandi"),
        Field(name="series", label="Series", default="", aliases="串案|系列|series"),
        Field(name="summary", label="Summary", default="", aliases="案情|简要案情|案情摘要|summary|description"),
    ),
)

DESK_LAYERS: tuple[Layer, ...] = (UNITS, VEHICLES, TRACKERS, PEOPLE, ALERTS, CASES)
