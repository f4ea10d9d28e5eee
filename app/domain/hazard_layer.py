"""The layer of hazards, as files bring and take them."""

from __future__ import annotations

from app.domain.asset import AssetLayer
from app.domain.hazard import Hazard, HazardKind, HazardLevel, HazardState
from app.domain.layer_field import Field, FieldType, GeometryKind, Layer, choices_of
from app.domain.record import OwnerDomain

HAZARDS = Layer(
    name="hazards",
    label="Hazards",
    record=Hazard,
    geometry=GeometryKind.POINT,
    place_optional=True,
    owner=OwnerDomain.POLICE,
    code="number",
    keeps_other_columns=False,
    fields=(
        Field(name="number", label="Hazard number", required=True, aliases="隐患编号|编号|序号|number|hazard no"),
        Field(name="title", label="Hazard", required=True, aliases="隐患名称|隐患内容|隐患|问题|存在问题|hazard|title"),
        Field(
            name="kind",
            label="Kind of hazard",
            type=FieldType.CHOICE,
            default=HazardKind.OTHER.value,
            choices=choices_of(
                HazardKind,
                {
                    "GUARDING": "人防|人员防范|巡护",
                    "PHYSICAL": "物防|实体防护|围栏|门锁",
                    "TECHNICAL": "技防|技术防范|监控",
                    "RULES": "制度|管理|制度落实",
                    "FIRE": "消防|火灾隐患",
                    "ENCROACHMENT": "占压|管道占压|违章占压",
                    "EXPLOSIVES": "危爆物品|民爆|危险品",
                    "OTHER": "其他隐患|其他|其它",
                },
            ),
            aliases="隐患类别|隐患类型|类别|类型|kind",
        ),
        Field(
            name="level",
            label="Level of the hazard",
            type=FieldType.CHOICE,
            choices=choices_of(
                HazardLevel, {"GENERAL": "一般|一般隐患", "LARGER": "较大|较大隐患", "MAJOR": "重大|重大隐患"}
            ),
            aliases="隐患级别|隐患等级|级别|等级|level",
        ),
        Field(
            name="state",
            label="State of the hazard",
            type=FieldType.CHOICE,
            default=HazardState.FOUND.value,
            choices=choices_of(
                HazardState,
                {
                    "FOUND": "已发现,待确认|发现|待确认",
                    "CONFIRMED": "已确认,未下通知|已确认",
                    "NOTICE_ISSUED": "已下通知书|已下发通知|已下发",
                    "RECTIFYING": "整改中|正在整改",
                    "SELF_REPORTED": "已报整改完毕|已整改|申请复查|待复查",
                    "RECHECKED": "复查合格|复查通过",
                    "CLEARED": "销号|已销号|办结",
                    "DISMISSED": "不属隐患",
                },
            ),
            aliases="隐患状态|整改状态|整改情况|状态|state|status",
        ),
        Field(
            name="found_at",
            label="Found at",
            type=FieldType.MOMENT,
            required=True,
            aliases="发现时间|排查时间|检查时间|日期|found|date",
        ),
        Field(name="found_by", label="Found by", default="", aliases="发现人|排查人|检查人|found by"),
        Field(name="place", label="Place", default="", aliases="地点|位置|隐患部位|部位|place"),
        Field(
            name="asset_code",
            label="Asset (code)",
            default="",
            refers_to=tuple(layer.value for layer in AssetLayer),
            link="asset_id",
            aliases="所属资产(编号)|所属资产|井号|设施编号|管线编号|asset|asset code",
        ),
        Field(name="text", label="Details", default="", aliases="详情|隐患描述|描述|说明|备注|details|text"),
        Field(name="responsible", label="Responsible unit", default="", aliases="责任单位|整改单位|responsible"),
        Field(
            name="notice_number",
            label="Notice number",
            default="",
            aliases="通知书文号|通知书编号|文号|notice",
        ),
        Field(
            name="notice_at",
            label="Notice issued at",
            type=FieldType.MOMENT,
            aliases="通知书下发时间|下发时间",
        ),
        Field(
            name="due_at",
            label="To be closed by",
            type=FieldType.MOMENT,
            aliases="整改期限|整改时限|限期|完成时限|due|deadline",
        ),
        Field(name="measures", label="What must be done", default="", aliases="整改要求|整改措施|measures"),
        Field(name="ended_at", label="Hazard ended at", type=FieldType.MOMENT, aliases="销号时间|办结时间|cleared"),
    ),
)
