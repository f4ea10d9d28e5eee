"""The layers of what stands in the field: wells, pipelines, sites, posts, areas, cameras, roads."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.asset import (
    AreaKind,
    Asset,
    AssetLayer,
    AssetStatus,
    CameraKind,
    LineKind,
    Medium,
    PostKind,
    RoadKind,
    SiteKind,
    WellKind,
    WellStatus,
)
from app.domain.labels import LABELS
from app.domain.layer_field import Field, FieldType, GeometryKind, Layer, choices_of
from app.domain.record import OwnerDomain

_ANY_ASSET = tuple(layer.value for layer in AssetLayer)


def _code(more: str) -> Field:
    return Field(name="code", label="Code", aliases="编号|代码|编码|code|id|no|number|" + more)


def _name(more: str) -> Field:
    return Field(name="name", label="Name", default="", aliases="名称|名字|name|title|" + more)


def _kind(words: type[StrEnum], aliases: Mapping[str, str], more: str) -> Field:
    return Field(
        name="kind",
        label="Kind",
        type=FieldType.CHOICE,
        default="",
        choices=choices_of(words, aliases),
        aliases="类型|类别|种类|kind|type|category|class|" + more,
    )


_STATUS_ALIASES = {
    "ACTIVE": "在用|启用|运行|正常|在线|投用|active|in use|operating|online|open",
    "OUT_OF_SERVICE": "停用|停运|故障|离线|检修|out of service|idle|offline|suspended|shut in",
    "RETIRED": "报废|废弃|拆除|退役|retired|abandoned|removed|decommissioned|cancelled",
}
_STATUS_HEADERS = "状态|现状|status|state|condition|运行状态|使用状态"
_STATUS = Field(
    name="status",
    label="Status",
    type=FieldType.CHOICE,
    default=AssetStatus.ACTIVE.value,
    choices=choices_of(AssetStatus, _STATUS_ALIASES),
    aliases=_STATUS_HEADERS,
)
_WELL_STATUS = Field(
    name="status",
    label="Status",
    type=FieldType.CHOICE,
    default="",
    choices=choices_of(
        WellStatus,
        {
            "PRODUCING": "生产|开井|在产|正常|正常生产|投产|producing|active|on|pr|ac",
            "SHUT_IN": "停产|关井|停井|临停|shut-in|shutin|si|idle|temporarily abandoned|ta|in",
            "LONG_SHUT": "长停|长停井|长关|长关井|long shut",
            "SEALED": "封井|报废|废弃|弃置|已封|plugged|plugged and abandoned|pa|abandoned",
            "WORKOVER": "作业|修井|措施|大修|检泵|workover|wo|repair",
        },
    ),
    aliases=_STATUS_HEADERS + "|井状态|井况|生产状态|目前状态|well status|well_stat|facil_stat",
)
_MEDIUM = Field(
    name="medium",
    label="Medium carried",
    type=FieldType.CHOICE,
    choices=choices_of(
        Medium,
        {
            "OIL": "原油|油|含水油|crude|crude oil|油气混输|oil/gas|condensate",
            "GAS": "天然气|气|伴生气|natural gas",
            "WATER": "水|注水|污水|采出水|清水",
            "PRODUCT": "成品油|汽油|柴油|轻烃|products|ngl|refined products",
        },
    ),
    aliases="介质|输送介质|medium|product|fluid|fuel|commodity|管输介质",
)
_OPERATOR = Field(
    name="operator",
    label="Operator",
    aliases=(
        "采油厂|作业区|单位|权属单位|所属单位|管理单位|责任单位|使用单位|企业|公司|operator|"
        "company|company name|owner|org|organisation|organization|采油作业区|采油队|dept"
    ),
)
_PARENT = Field(
    name="parent",
    label="Belongs to (code)",
    refers_to=_ANY_ASSET,
    link="parent_id",
    aliases="所属|上级|上级编号|所属编号|隶属(编号)|隶属|parent|parent_code|belongs to",
)
_VISITED = Field(
    name="visited_at",
    label="Last visited",
    type=FieldType.MOMENT,
    aliases="上次到访|最近巡查|巡查时间|最近巡检时间|最后巡检|last visited|last visit|inspected",
)


def _flag(name: str, label: str, aliases: str) -> Field:
    return Field(name=name, label=label, type=FieldType.FLAG, default=False, aliases=aliases)


_IS_KEY = _flag("is_key", "Key", "重点|是否重点|重点井|重点部位|key|is key|important|重点目标")
_IS_HIGH_RISK = _flag("is_high_risk", "High risk", "高风险|易发案|易盗|high risk|是否易发案")


def _layer(layer: AssetLayer, geometry: GeometryKind, owner: OwnerDomain, *fields: Field) -> Layer:
    return Layer(
        name=layer.value,
        label=LABELS[AssetLayer][layer.value],
        record=Asset,
        geometry=geometry,
        owner=owner,
        code="code",
        fields=fields,
    )


ASSET_LAYERS: tuple[Layer, ...] = (
    _layer(
        AssetLayer.WELLS,
        GeometryKind.POINT,
        OwnerDomain.SOCIAL,
        _code(
            "井号|井编号|井代码|api|api number|api well number|uwi|well id|well_id|well no|"
            "wellno|well number|api_label|link_fld",
        ),
        _name("井名|井名称|well_name|well name|wellname|well_title"),
        _kind(
            WellKind,
            {
                "OIL": "采油井|油井|采油|油|生产井|oil well|oil|ow|od|oe|producer",
                "GAS": "采气井|气井|采气|天然气井|gas well|gas|gw|gd|ge",
                "INJECTION": "注水井|注水|水井|注入井|注气井|injection|injector|iw|ig|is|wi",
                "WATER_SOURCE": "水源井|水源|water source|water supply|source well",
                "EXPLORATION": "探井|预探井|勘探井|exploration|wildcat|exploratory",
                "EVALUATION": "评价井|开发评价井|evaluation|appraisal|delineation",
            },
            "井别|井型|井类型|井类别|well type|well_type|well type code|well_class",
        ),
        _WELL_STATUS,
        _OPERATOR,
        _IS_KEY,
        _flag("is_high_yield", "High yield", "高产|高产井|是否高产|high yield"),
        _IS_HIGH_RISK,
        _PARENT,
        _VISITED,
    ),
    _layer(
        AssetLayer.PIPELINES,
        GeometryKind.LINE,
        OwnerDomain.SOCIAL,
        _code(
            "管线编号|管道编号|管线号|line no|line id|pipeline id|projectid|idPipeline|npdidpipe",
        ),
        _name("管线名称|管道名称|管线|管道|pipeline|pipelinename|pipeline name|pipname|line name"),
        _kind(
            LineKind,
            {
                "TRUNK": "干线|长输|长输管线|长输管道|外输|外输管线|主干线|trunk|transmission|export",
                "GATHERING": "集输|集油|集气|集输管线|单井管线|支线|gathering|flowline|feeder",
                "INJECTION_LINE": "注水管线|注水|供水|injection|water injection",
            },
            "管线类型|管道类型|管线级别|line type|piptype",
        ),
        _STATUS,
        _MEDIUM,
        _OPERATOR,
        _IS_KEY,
        _IS_HIGH_RISK,
        _PARENT,
        _VISITED,
    ),
    _layer(
        AssetLayer.SITES,
        GeometryKind.POINT,
        OwnerDomain.SOCIAL,
        _code("站号|站点编号|站库编号|场站编号|site id|station id|facility id"),
        _name(
            "站名|站库名称|站点名称|场站名称|企业名称|单位名称|station name|site name|facility name",
        ),
        _kind(
            SiteKind,
            {
                "METERING": "计量站|计量间|配水间",
                "TRANSFER": "转油站|接转站|拉油点|转运站",
                "CENTRAL": "联合站|集中处理站|处理厂|净化厂|central processing facility|cpf",
                "INJECTION_STATION": "注水站|配注站",
                "BOOSTER": "增压站|增压点|加压站|压气站|泵站|pump station|compressor station",
                "INITIAL": "首站|起点站",
                "TERMINAL": "末站|终点站|油库|terminal",
                "VALVE_ROOM": "阀室|阀池|阀井|valve station|block valve",
                "POLICE_ROOM": "警务室|智慧警务室",
                "POLICE_STATION": "派出所|公安局",
                "GUARD_COMPANY": "保安公司|保安服务公司|保安单位",
                "SCRAP_YARD": "废品收购站|废旧物资回收|废品站|废旧收购点|再生资源回收",
            },
            "站库类型|场站类型|企业类别",
        ),
        _STATUS,
        _OPERATOR,
        _IS_KEY,
        _IS_HIGH_RISK,
        _PARENT,
        _VISITED,
    ),
    _layer(
        AssetLayer.POSTS,
        GeometryKind.POINT,
        OwnerDomain.POLICE,
        _code("岗号|岗位编号|卡点编号|post id"),
        _name("岗名|岗位名称|执勤点|卡点名称|post name"),
        _kind(
            PostKind,
            {
                "ONE_MINUTE_POST": "一分钟处置点|1分钟处置点|一分钟处置圈|处置点",
                "JOINT_POINT": "联勤点|联动点位|警企联勤点|联动点位|联勤联动点|警保联勤点",
                "GUARD_POST": "守护点|值守点|看护点|门岗|岗亭",
                "CHECK_POST": "检查站|卡点|卡口|检查点|checkpoint",
            },
            "岗位类型",
        ),
        _STATUS,
        _OPERATOR,
        _IS_KEY,
        _PARENT,
    ),
    _layer(
        AssetLayer.AREAS,
        GeometryKind.AREA,
        OwnerDomain.POLICE,
        _code("区划代码|网格编号|网格编码|辖区编号|adcode|area id|gid|iso_a3"),
        _name("区划名称|网格名称|辖区名称|辖区|网格|行政区|area name|fieldname|field name"),
        _kind(
            AreaKind,
            {
                "COUNTY": "县|县界|县域|区县|district|county boundary",
                "JURISDICTION": "辖区|警务室辖区|派出所辖区|管辖区",
                "GRID_CELL": "网格|网格区|巡防网格|grid",
                "WORK_AREA": "作业区|采油作业区|工区|油区|work area",
            },
            "区域类型|级别|level",
        ),
        _STATUS,
        _OPERATOR,
        _IS_KEY,
        _PARENT,
    ),
    _layer(
        AssetLayer.CAMERAS,
        GeometryKind.POINT,
        OwnerDomain.SOCIAL,
        _code(
            "国标编号|国标编码|设备编码|设备编号|摄像机编号|通道编号|gb28181|device id|camera id",
        ),
        _name("设备名称|摄像机名称|点位名称|监控点|监控名称|camera name"),
        _kind(
            CameraKind,
            {"FIXED": "枪机|固定|固定枪机|bullet|枪型", "DOME": "球机|云台|高点|ptz|快球|半球"},
            "设备类型|摄像机类型",
        ),
        _STATUS,
        _OPERATOR,
        _IS_KEY,
        Field(
            name="parent",
            label="Belongs to (code)",
            refers_to=_ANY_ASSET,
            link="parent_id",
            aliases="隶属(编号)|所属井|关联井|井号|监控井|所属井号|所属站|parent|well|belongs to",
        ),
        Field(
            name="stream",
            label="Live address",
            type=FieldType.ADDRESS,
            aliases=(
                "视频地址|视频流|视频流地址|流地址|取流地址|播放地址|实时流地址|rtsp|rtsp地址|码流地址|"
                "实时视频地址|stream|rtsp address|rtsp url|stream url|live address"
            ),
        ),
    ),
    _layer(
        AssetLayer.ROADS,
        GeometryKind.LINE,
        OwnerDomain.SOCIAL,
        _code("道路编号|路线编号|路线代码|road id|osm_id|ref"),
        _name("路名|道路名称|路线名称|road name|street"),
        _kind(
            RoadKind,
            {
                "HIGHWAY": "国省干道|高速|高速公路|国道|省道|motorway|trunk|primary|highway",
                "COUNTY_ROAD": "县道|secondary|county road",
                "TOWNSHIP_ROAD": "乡道|村道|乡镇道路|tertiary|residential|unclassified",
                "LEASE_ROAD": "井场道路|油区道路|矿区道路|便道|专用道路|track|service|lease road",
            },
            "道路等级|道路类型|技术等级|fclass|highway",
        ),
        _STATUS,
        _OPERATOR,
    ),
)
