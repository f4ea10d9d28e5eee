"""The layers of what happened: past alerts and past cases."""

from __future__ import annotations

from app.domain.alert import Alert, AlertKind, AlertState, Severity, Verdict
from app.domain.asset import AssetLayer
from app.domain.case_file import CaseFile, CaseKind, CaseStatus, CaseType, Discovery
from app.domain.layer_field import Field, FieldType, GeometryKind, Layer, choices_of
from app.domain.record import OwnerDomain

_ANY_ASSET = tuple(layer.value for layer in AssetLayer)
_ASSET_CODE = Field(
    name="asset_code",
    label="Asset (code)",
    default="",
    refers_to=_ANY_ASSET,
    link="asset_id",
    aliases="所属资产(编号)|所属资产|井号|设施编号|涉及井号|管线编号|涉及设施|asset|asset code|well",
)
_PLACE = Field(name="place", label="Place", default="", aliases="地点|位置|发案地点|案发地|地址|place|address")

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
                    "CAMERA_LOST": "摄像头离线|相机离线|摄像机离线|视频丢失|断线",
                    "VIDEO_INTRUSION": "视频入侵|入侵|闯入",
                    "PRESSURE_DROP": "压力骤降|压力下降|压降|压力异常",
                    "LEVEL_DROP": "液位下降|液位异常",
                    "VEHICLE_NEAR_LINE": "车辆靠近管线|车辆逗留",
                    "ZONE_CROSSED": "越界|进入禁区",
                    "UNIT_SILENT": "定位静默|队伍失联|终端失联",
                    "FENCE_OPENED": "围栏开启|围栏打开|开门|围栏报警",
                    "REPORTED": "人工报警|群众报警|110|举报",
                    "WEATHER": "天气预警|天气|气象预警",
                    "SOURCE_SILENT": "数据源静默|数据中断|来源中断",
                    "POWER_LOST": "断电|停电",
                    "FIRE": "火灾|着火",
                    "LEAK": "泄漏|原油泄漏",
                    "VEHICLE_LOITERING": "车辆徘徊",
                    "TANKER_ALONE": "罐车无护送",
                    "ZONE_STAYED": "区域内停留",
                    "SPEEDING": "超速",
                    "UNITS_MET": "两者会合|车辆会合",
                    "PANIC": "紧急按键|一键报警|求救",
                    "PATROL_STOPPED": "巡逻停留过久",
                    "PATROL_OVERDUE": "巡逻超时",
                    "OFF_ROUTE": "偏离路线|偏航",
                    "ROLL_CALL_MISSED": "点名未应答",
                    "EMERGENCY_BULLETIN": "应急通报",
                    "SOURCE_LAGGING": "数据源滞后|数据滞后",
                    "OTHER": "其他|其它",
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
        Field(name="text", label="Details", default="", aliases="详情|描述|说明|备注|text|description|detail"),
        _ASSET_CODE,
        _PLACE,
        Field(name="reason", label="Reason", default="", aliases="原因|reason|cause"),
        Field(
            name="state",
            label="State",
            type=FieldType.CHOICE,
            default=AlertState.CLOSED.value,
            choices=choices_of(
                AlertState,
                {
                    "ACKED": "已确认",
                    "RTN_UNACK": "已恢复未确认",
                    "SHELVED": "已搁置",
                    "CLOSED": "已结束|已处置|关闭|办结|closed",
                    "UNACK": "未确认|未处理|new",
                    "HELD": "暂缓",
                },
            ),
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
            label="Nature of the case",
            type=FieldType.CHOICE,
            default=CaseKind.CRIMINAL.value,
            choices=choices_of(
                CaseKind, {"CRIMINAL": "刑事案件|刑事|刑案", "ADMINISTRATIVE": "行政案件|行政|治安|治安案件"}
            ),
            aliases="案件性质|性质|kind",
        ),
        Field(
            name="type",
            label="Case type",
            type=FieldType.CHOICE,
            required=True,
            choices=choices_of(
                CaseType,
                {
                    "TAPPING": "打孔盗油|打孔|钻孔盗油",
                    "WELLHEAD": "开井盗油|井口盗油|盗放原油|单井盗油",
                    "TANK_STATION": "站库盗油|盗窃站库|罐区盗油",
                    "TANKER": "拉运非法原油|拉运原油|非法拉运|运输赃油",
                    "MATERIAL": "盗窃物资|盗窃设备|盗窃器材|盗窃油田物资",
                    "POWER": "盗电|盗窃电力|窃电|盗割电缆",
                    "DAMAGE": "破坏设施|破坏|破坏设备|故意毁坏",
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
                    "REPORTED": "报案|接报",
                    "ACCEPT_REVIEW": "受案审查",
                    "ACCEPTED": "受案|受理",
                    "FILING_REVIEW": "立案审查",
                    "FILED": "立案",
                    "INVESTIGATING": "侦查|侦办中|在侦|调查|调查中",
                    "SOLVED": "破案|已破",
                    "INVEST_END": "侦查终结",
                    "TO_PROSECUTION": "移送起诉|移送审查起诉",
                    "RETURNED_SUPPL": "退回补充侦查|退补",
                    "PROSECUTED": "起诉|已起诉|提起公诉",
                    "NOT_PROSECUTED": "不起诉",
                    "JUDGED": "判决|已判决",
                    "NOTIFIED": "告知",
                    "HEARING": "听证",
                    "DECIDED": "已决定|处罚|已处罚",
                    "SERVED": "送达",
                    "EXECUTING": "执行|执行中",
                    "MEDIATED": "调解",
                    "MEDIATION_DONE": "调解成功|已调解",
                    "MEDIATION_FAILED": "调解不成|调解失败",
                    "UPHELD": "维持|维持原决定",
                    "REVOKED": "撤销决定|撤销",
                    "ADMIN_REVIEW": "行政复议",
                    "LITIGATION": "行政诉讼",
                    "NOT_FILED": "不予立案",
                    "RECONSIDER": "复议",
                    "NOT_ACCEPTED": "不予受案|不予受理",
                    "TRANSFERRED": "移送|移送其他单位",
                    "TO_ADMIN": "转行政",
                    "TO_CRIMINAL": "转刑事",
                    "WITHDRAWN": "撤案|撤销案件",
                    "TERMINATED_FOR_PERSON": "终止侦查",
                    "TERMINATED": "终止调查",
                    "CLOSED": "结案|办结|终结",
                    "ARCHIVED": "归档|已归档",
                },
            ),
            aliases="状态|办案状态|案件状态|status",
        ),
        Field(
            name="occurred_from",
            label="Occurred from",
            type=FieldType.MOMENT,
            required=True,
            aliases="发案起|发案时间|发案时间起|案发时间|作案时间|发生时间|开始时间|occurred from|from|date|time",
        ),
        Field(
            name="occurred_to",
            label="Occurred to",
            type=FieldType.MOMENT,
            aliases="发案止|发案时间止|结束时间|截止时间|occurred to|to|until",
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
                    "PRODUCTION_DATA": "生产数据发现|生产数据|数据异常",
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
            aliases="损失(吨)|损失吨数|原油吨数|涉案吨数|loss t|tonnes",
        ),
        Field(
            name="loss_cny",
            label="Loss (CNY)",
            type=FieldType.NUMBER,
            aliases="损失(元)|损失金额|涉案金额|案值|loss|value",
        ),
        Field(
            name="lead_officer", label="Lead officer", default="", aliases="主办|主办民警|主办人|办案民警|lead|officer"
        ),
        Field(
            name="mo_codes",
            label="Modus operandi",
            default="",
            aliases="作案手法|作案手段|作案特点|手段|mo|modus operandi",
        ),
        Field(name="series", label="Series", default="", aliases="串案|系列|series"),
        Field(name="summary", label="Summary", default="", aliases="案情|简要案情|案情摘要|summary|description"),
    ),
)

INCIDENT_LAYERS: tuple[Layer, ...] = (ALERTS, CASES)
