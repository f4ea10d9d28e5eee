"""How what is at a place reads: a line of name and distance, a line of what is known."""

from __future__ import annotations

from datetime import datetime

from app.domain.alert import Alert
from app.domain.asset import Asset
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.hazard import Hazard
from app.domain.labels import kind_label, label
from app.services.field.unit_tracker import UnitNow
from app.services.map.identify_desk import Here, HereAsset, Near
from app.ui.local_time import age
from app.ui.widgets.hazard_words import next_words
from app.ui.words import tr


def distance(metres: float) -> str:
    """Where it is pointed at, to the metre near by, else to what matters."""
    if metres < 0.5:
        return tr("here")
    return f"{metres:,.0f} {tr('m')}" if metres < 1_000 else f"{metres / 1000:,.1f} {tr('km')}"


def asset_line(one: HereAsset, now: datetime) -> tuple[str, str, str]:
    """Name (with the K-number of a line), distance, and what is known."""
    asset = one.asset
    name = " ".join(filter(None, (asset.name or asset.code, one.stationing)))
    known = [tr(kind_label(asset.layer, asset.kind)), _owners(one)]
    if one.visit is not None:
        known.append(tr("last visit {unit}, {age}", unit=one.visitor, age=age(one.visit.at, now)))
    if one.open_alerts:
        known.append(tr("{n} open alerts", n=one.open_alerts))
    if one.open_hazards:
        known.append(tr("{n} open hazards", n=one.open_hazards))
    if one.open_cases:
        known.append(tr("{n} open cases", n=one.open_cases))
    return name, distance(one.distance_m), " · ".join(filter(None, known))


def other_line(one: Near, now: datetime) -> tuple[str, str, str]:
    """The same of a unit, an alert, a call, a case or a hazard."""
    record, far = one.record, distance(one.distance_m)
    if isinstance(record, UnitNow):
        heard = age(record.fix.at, now) if record.fix is not None else ""
        return (
            record.unit.call_sign or record.unit.name,
            far,
            " · ".join(filter(None, (tr("Unit"), tr(label(record.state)), heard))),
        )
    if isinstance(record, Alert):
        return record.title, far, f"{tr('Alert')} · {tr(label(record.severity))} · {age(record.occurred_at, now)}"
    if isinstance(record, Call):
        return record.title, far, f"{tr('Call')} · {tr(label(record.state))} · {age(record.received_at, now)}"
    if isinstance(record, CaseFile):
        return f"{record.alias} {record.title}", far, f"{tr('Case file')} · {tr(label(record.status))}"
    if isinstance(record, Hazard):
        return record.title, far, f"{tr('Hazard')} · {next_words(record, now)}"
    return _name(record), far, tr(kind_label(record.layer, record.kind))


def around_lines(here: Here) -> list[str]:
    """In which cells and areas the place lies and who answers there; the nearest camera and police room."""
    lines = []
    for one in here.areas:
        lines.append(
            " · ".join(filter(None, (_name(one.asset), tr(kind_label(one.asset.layer, one.asset.kind)), _owners(one))))
        )
    for template, near in (
        ("Nearest camera {name}, {distance}", here.camera),
        ("Nearest police room {name}, {distance}", here.room),
    ):
        if near is not None and isinstance(near.record, Asset):
            lines.append(tr(template, name=_name(near.record), distance=distance(near.distance_m)))
    return lines


def _owners(one: HereAsset) -> str:
    told = ", ".join(" ".join(filter(None, (held.name, held.phone))) for held in one.owners)
    return tr("{owner} answers for it", owner=told) if told else ""


def _name(asset: Asset) -> str:
    return asset.name or asset.code
