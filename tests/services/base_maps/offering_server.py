"""What map servers say of themselves, in the ways that they are met: made here, shaped as the standards have it."""

from __future__ import annotations

from collections.abc import Iterable

CORNER = "-20037508.3427892 20037508.3427892"
SWAPPED = "20037508.3427892 -20037508.3427892"
WORLD_SCALE = 559082264.0287178
TIANDITU_SCALE = 591658710.9091312


def matrix_set(
    name: str,
    names: str,
    zooms: Iterable[int],
    *,
    crs: str = "urn:ogc:def:crs:EPSG:6.18:3:3857",
    corner: str = CORNER,
    world: float = WORLD_SCALE,
    side: int = 256,
) -> str:
    """A matrix set whose zooms are called by `names` filled with their number."""
    matrices = "".join(
        f"<TileMatrix><ows:Identifier>{names.format(z)}</ows:Identifier><ScaleDenominator>{world / 2**z!r}"
        f"</ScaleDenominator><TopLeftCorner>{corner}</TopLeftCorner><TileWidth>{side}</TileWidth>"
        f"<TileHeight>{side}</TileHeight><MatrixWidth>{2**z}</MatrixWidth><MatrixHeight>{2**z}</MatrixHeight></TileMatrix>"
        for z in zooms
    )
    return (
        f"<TileMatrixSet><ows:Identifier>{name}</ows:Identifier><ows:SupportedCRS>{crs}</ows:SupportedCRS>"
        f"{matrices}</TileMatrixSet>"
    )


def layer(name: str, title: str, form: str, sets: Iterable[str], *, limits: str = "", more: str = "") -> str:
    """A layer of a WMTS, linked to `sets`."""
    narrowed = f"<TileMatrixSetLimits>{limits}</TileMatrixSetLimits>" if limits else ""
    links = "".join(
        f"<TileMatrixSetLink><TileMatrixSet>{one}</TileMatrixSet>{narrowed}</TileMatrixSetLink>" for one in sets
    )
    return (
        f"<Layer><ows:Title>{title}</ows:Title><ows:Identifier>{name}</ows:Identifier>"
        "<Style><ows:Identifier>other</ows:Identifier></Style>"
        '<Style isDefault="true"><ows:Identifier>usual</ows:Identifier></Style>'
        f"<Format>{form}</Format>{links}{more}</Layer>"
    )


def get_tile(address: str) -> str:
    """The operation that tells where tiles are asked for by key and value."""
    return (
        '<ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP>'
        f'<ows:Get xlink:href="{address}"><ows:Constraint name="GetEncoding"><ows:AllowedValues>'
        "<ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>"
    )


def wmts(layers: str, grids: str, *, operations: str = get_tile("http://127.0.0.1/wmts?")) -> str:
    """The document of a WMTS 1.0.0."""
    return (
        "<?xml version='1.0'?><Capabilities xmlns='http://www.opengis.net/wmts/1.0' "
        "xmlns:ows='http://www.opengis.net/ows/1.1' xmlns:xlink='http://www.w3.org/1999/xlink' version='1.0.0'>"
        f"<!-- made for a test -->{operations}<Contents>{layers}{grids}</Contents></Capabilities>"
    )


def wms(version: str, layers: str) -> str:
    """The document of a WMS of this version."""
    root = "WMT_MS_Capabilities" if version == "1.1.1" else "WMS_Capabilities"
    space = "" if version == "1.1.1" else " xmlns='http://www.opengis.net/wms'"
    return (
        f"<{root} version='{version}'{space} xmlns:xlink='http://www.w3.org/1999/xlink'><Capability><Request><GetMap>"
        "<Format>image/tiff</Format><Format>image/png</Format><DCPType><HTTP><Get>"
        "<OnlineResource xlink:href='http://localhost/wms?'/></Get></HTTP></DCPType></GetMap></Request>"
        f"{layers}</Capability></{root}>"
    )
