"""The layer of who answers for what, so that a list of owners comes in and goes out as any other file."""

from __future__ import annotations

from app.domain.asset import AssetLayer
from app.domain.layer_field import Field, FieldType, GeometryKind, Layer, choices_of
from app.domain.record import OwnerDomain
from app.domain.responsibility import OwnerLayer, Responsibility

OWNERS = Layer(
    name="owners",
    label="Owners",
    record=Responsibility,
    geometry=GeometryKind.NONE,
    owner=OwnerDomain.SOCIAL,
    code="asset_code",
    told_apart_by=("layer",),
    keeps_other_columns=False,
    fields=(
        Field(
            name="asset_code",
            label="Asset (code)",
            required=True,
            refers_to=tuple(layer.value for layer in AssetLayer),
            link="asset_id",
            aliases=(
                "所属资产(编号)|编号|井号|站号|管线编号|设施编号|网格编号|网格编码|部位编号|资产编号|点位编号|"
                "asset|asset code|code|well|cell"
            ),
        ),
        Field(
            name="layer",
            label="Layer of the owner",
            type=FieldType.CHOICE,
            choices=choices_of(
                OwnerLayer,
                {
                    "POINT": "点责任人|点|管点|岗位|岗位职工|点位",
                    "LINE": "线责任人|线|管线|内保|内保人员|巡线",
                    "AREA": "面责任人|面|管面|民警|网格员|网格|警务室民警",
                },
            ),
            aliases="责任层级|层级|责任类型|责任层|点线面|layer|level",
        ),
        Field(
            name="name",
            label="Responsible",
            required=True,
            aliases="责任人|责任人姓名|负责人|网格员|网格员姓名|岗位责任人|包片民警|姓名|owner|responsible|name",
        ),
        Field(name="phone", label="Phone", default="", aliases="电话|联系电话|责任人电话|手机|phone|mobile|tel"),
        Field(
            name="valid_from",
            label="Since",
            type=FieldType.MOMENT,
            aliases="起始时间|起始日期|生效日期|开始日期|自|since|from|valid from",
        ),
    ),
)
