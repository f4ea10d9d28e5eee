"""Records as finds: what a line of the list says of each kind."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.asset import Asset
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.drawing import Drawing
from app.domain.duty import RosterSlot
from app.domain.hazard import Hazard
from app.domain.labels import kind_label, label
from app.domain.patrol import Patrol
from app.domain.position import Position
from app.domain.unit import Unit, Vehicle
from app.services.search.found import Found, FoundKind

Areas = Mapping[str, str]
LONGEST_CODE = 10
"""A longer code (a camera's has 20 digits) stands behind the name's place."""
PLACE_LABELS = {"seat": "County seat", "county": "Neighbouring county", "place": "Place", "station": "Railway station"}


def asset(one: Asset, areas: Areas) -> Found:
    """A well, line, site, post, area, camera or road."""
    township, is_short = one.attributes.get("township"), len(one.code) <= LONGEST_CODE
    return Found(
        FoundKind.ASSET,
        one.id,
        _title(one.name, one.code) if is_short and one.name else one.name or one.code,
        kind_label(one.layer, one.kind),
        _joined(
            township if isinstance(township, str) else "",
            areas.get(one.area_id or "", ""),
            "" if is_short or not one.name else one.code,
        ),
        Position(one.lon, one.lat),
        one,
    )


def unit(one: Unit, areas: Areas) -> Found:
    """Where it is, and what it does, is put in by whoever follows the units."""
    title = _title(one.call_sign or one.code, one.name)
    return Found(FoundKind.UNIT, one.id, title, label(one.kind), one.organisation or _area(one, areas), record=one)


def vehicle(one: Vehicle, areas: Areas) -> Found:
    """Plate, name, and whose it is; one that has a unit is where that is."""
    where = one.organisation or _area(one, areas)
    return Found(FoundKind.VEHICLE, one.id, _title(one.plate, one.name), label(one.kind), where, record=one)


def slot(one: RosterSlot, areas: Areas) -> Found:
    """A member of staff, as staff only: name and post."""
    where = _joined(one.post, _area(one, areas))
    return Found(FoundKind.STAFF, one.id, one.who, label(one.role), where, record=one)


def case(one: CaseFile, areas: Areas) -> Found:
    """Number, alias, kind and place of the deed; nobody's name."""
    where = _joined(one.place, one.asset_code, _area(one, areas))
    title = _title(one.alias, one.number)
    return Found(FoundKind.CASE, one.id, title, label(one.type), where, _position(one), one)


def call(one: Call, areas: Areas) -> Found:
    """An open call with its title and place."""
    where = _joined(one.place or one.asset_code, _area(one, areas))
    return Found(FoundKind.CALL, one.id, _title(one.number, one.title), label(one.kind), where, _position(one), one)


def hazard(one: Hazard, areas: Areas) -> Found:
    """Number and what it is, how far it has come, and where."""
    where = _joined(one.place or one.asset_code, _area(one, areas))
    return Found(FoundKind.HAZARD, one.id, _title(one.number, one.title), label(one.state), where, _position(one), one)


def patrol(one: Patrol, areas: Areas) -> Found:
    """Number and name, what kind it is, and whose room. Where it is on the map, the list of patrols tells."""
    title = _title(one.number, one.name)
    return Found(FoundKind.PATROL, one.id, title, label(one.kind), _area(one, areas), record=one)


def drawing(one: Drawing) -> Found:
    """What somebody drew and named."""
    where = _joined(one.subject_name, one.author)
    return Found(FoundKind.DRAWING, one.id, one.name, label(one.kind), where, Position(one.lon, one.lat), one)


def base_place(number: int, told: Mapping[str, object]) -> Found:
    """A name of the base map."""
    lon, lat = float(str(told["lon"])), float(str(told["lat"]))
    kind = PLACE_LABELS.get(str(told["kind"]), "Place")
    return Found(FoundKind.PLACE, f"place {number}", str(told["name"]), kind, position=Position(lon, lat))


def _title(first: str, other: str) -> str:
    """Both, unless one says what the other does."""
    if not other or other in first:
        return first
    return other if first in other else f"{first}  {other}"


def _area(one: Unit | Vehicle | RosterSlot | CaseFile | Call | Hazard | Patrol, areas: Areas) -> str:
    return areas.get(one.area_id or "", "")


def _position(one: CaseFile | Call | Hazard) -> Position | None:
    return None if one.lon is None or one.lat is None else Position(one.lon, one.lat)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, dict.fromkeys(words)))
