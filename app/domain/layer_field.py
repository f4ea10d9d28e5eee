"""What a layer is made of: fields with the names that files give them, and the words their values go by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.labels import LABELS
from app.domain.record import OwnerDomain, Record


class FieldType(StrEnum):
    TEXT = "TEXT"
    NUMBER = "NUMBER"
    INTEGER = "INTEGER"
    FLAG = "FLAG"
    CHOICE = "CHOICE"
    MOMENT = "MOMENT"
    ADDRESS = "ADDRESS"


class GeometryKind(StrEnum):
    """What the rows of a layer look like on the ground; NONE where they stand nowhere."""

    POINT = "POINT"
    LINE = "LINE"
    AREA = "AREA"
    NONE = "NONE"


@dataclass(frozen=True)
class Choice:
    """One value of a closed list, its English word, and what else files call it (parted by |)."""

    value: str
    label: str
    aliases: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column of a layer.

    What `is_long` holds several lines. `aliases` are further headers under which files carry it, parted by |. A row
    without a `required` value is refused. `refers_to` names the layers whose code the cell holds; the key of the record
    found goes into the column `link`.
    """

    name: str
    label: str
    type: FieldType = FieldType.TEXT
    aliases: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    default: object = None
    refers_to: tuple[str, ...] = ()
    link: str = ""
    is_long: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header under which files may carry this field."""
        return (self.name, self.label, *filter(None, self.aliases.split("|")))

    def choice_of(self, text: str) -> str | None:
        """The value that `text` means, by value, word or alias; None where it means none."""
        wanted = folded(text)
        if not wanted:
            return None
        for choice in self.choices:
            if wanted in {folded(word) for word in (choice.value, choice.label, *choice.aliases.split("|"))}:
                return choice.value
        return None


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One importable and exportable noun.

    Rows are known by the field `code` (compared by `normalised_code`), which is what makes an import repeatable, and
    where several rows bear one code by the fields `told_apart_by` as well. With `place_optional` a row may lack its
    place. `owner` is the platform of new rows, by kind where kinds differ. `derived` go out and never come in: they
    follow from the rest.
    """

    name: str
    label: str
    record: type[Record]
    geometry: GeometryKind
    owner: OwnerDomain
    code: str
    fields: tuple[Field, ...]
    place_optional: bool = False
    keeps_other_columns: bool = True
    owner_by_kind: Mapping[str, OwnerDomain] | None = None
    told_apart_by: tuple[str, ...] = ()
    derived: tuple[Field, ...] = ()

    @property
    def place_fields(self) -> tuple[Field, ...]:
        """The columns from which a table without shapes takes its places."""
        if self.geometry is GeometryKind.NONE:
            return ()
        return (LON, LAT, WKT) if self.geometry is GeometryKind.POINT else (WKT,)

    def field(self, name: str) -> Field:
        """The field of this name, place fields included; raises `KeyError`."""
        for field in (*self.fields, *self.place_fields):
            if field.name == name:
                return field
        raise KeyError(name)


def choices_of(words: type[StrEnum], aliases: Mapping[str, str]) -> tuple[Choice, ...]:
    """Every value of an enumeration as a choice, with the words it goes by in files."""
    return tuple(Choice(word.value, LABELS[words][word.value], aliases.get(word.value, "")) for word in words)


_NOT_LETTERS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """A header or a word as it is compared: half width, lower case, letters and digits only."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


LON = Field(
    name="lon",
    label="Longitude or easting",
    type=FieldType.NUMBER,
    aliases=(
        "经度|东经|lon|lng|long|longitude|x|x坐标|横坐标|东坐标|easting|east|point_x|"
        "surface longitude|经度坐标|gps经度|longitude_wgs84|coord_x"
    ),
)
LAT = Field(
    name="lat",
    label="Latitude or northing",
    type=FieldType.NUMBER,
    aliases=(
        "纬度|北纬|lat|latitude|y|y坐标|纵坐标|北坐标|northing|north|point_y|"
        "surface latitude|纬度坐标|gps纬度|latitude_wgs84|coord_y"
    ),
)
WKT = Field(
    name="wkt",
    label="Shape as text (WKT)",
    aliases="wkt|geometry|geom|the_geom|wktformat|georeference|shape|几何|空间信息|图形",
)
