"""A base map: what is drawn under everything else, where it comes from, and in which datum its tiles are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class MapDatum(StrEnum):
    """What a tile's longitude and latitude mean. CGCS2000 counts as WGS-84 (under a metre apart)."""

    WGS84 = "WGS-84"
    CGCS2000 = "CGCS2000"
    GCJ02 = "GCJ-02"
    BD09 = "BD-09"

    @property
    def shift(self) -> str:
        """What the page has to undo: "", "GCJ-02" or "BD-09"."""
        return self.value if self in (MapDatum.GCJ02, MapDatum.BD09) else ""


class BaseKind(StrEnum):
    """How a base map is kept."""

    VECTOR = "vector"
    ARCHIVE = "archive"
    FOLDER = "folder"
    XYZ = "xyz"
    WMTS = "wmts"
    WMS = "wms"

    @property
    def is_remote(self) -> bool:
        """Whether its tiles come over the network."""
        return self in (BaseKind.XYZ, BaseKind.WMTS, BaseKind.WMS)


class BaseOrigin(StrEnum):
    """Who declared a base map."""

    SHIPPED = "SHIPPED"
    OWN = "OWN"
    FOUND = "FOUND"


@dataclass(frozen=True, kw_only=True)
class BaseMap:
    """One base map as the catalogue declares it, or as it was found undeclared (then `datum` is None).

    `file` is where an archive or a folder lies. `url` and what follows it say how a tile is asked for; `{key}` in the
    address stands for `key`. `tms`: rows are counted from the south.
    """

    id: str
    name: str
    kind: BaseKind
    datum: MapDatum | None = None
    origin: BaseOrigin = BaseOrigin.OWN
    file: Path | None = None
    url: str = ""
    layer: str = ""
    style: str = ""
    matrix_set: str = ""
    matrix: str = "{z}"
    format: str = "image/png"
    key: str = ""
    subdomains: str = ""
    tms: bool = False
    min_zoom: int = 0
    max_zoom: int = 18
    attribution: str = ""
