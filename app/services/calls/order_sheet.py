"""An order in words: for the sheet, for a phone's navigation, for the broker, and short for a vehicle's terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.analysis.datum import gcj02_from_wgs84
from app.domain.assist_rules import is_police
from app.domain.call import Assignment, AssistAct, Call
from app.domain.labels import label
from app.domain.unit import Unit
from app.wording import Wording

TERMINAL_BYTES = 480
"""What a terminal's small screen takes; JT/T 808 itself allows 1,024 (domain.md D.4)."""


@dataclass(frozen=True)
class Navigation:
    """A place for a phone: "lon,lat" and as geo: URI, once in each datum. Chinese phone maps draw in GCJ-02, others in
    WGS-84, and the wrong one is off by half a kilometre. A geo: URI is WGS-84 by its standard (RFC 5870); the other one
    is for the maps that take it as their own."""

    wgs84: str
    gcj02: str
    geo_wgs84: str
    geo_gcj02: str


@dataclass(frozen=True)
class OrderSheet:
    """All that somebody needs who goes there."""

    assignment: Assignment
    call: Call
    unit: Unit
    assist: tuple[AssistAct, ...]
    navigation: Navigation | None

    @property
    def owner(self) -> str:
        """The police officer who answers for the call, also where guards go."""
        return self.call.owner

    @property
    def may_name_caller(self) -> bool:
        """Whether there is a caller whom this unit may be told of; who is no police is not."""
        told = bool(self.call.reporter or self.call.reporter_phone)
        return told and is_police(self.unit.kind)


def navigation(lon: float, lat: float) -> Navigation:
    """The place in both datums, six decimals (10 cm)."""
    east, north = (float(one[0]) for one in gcj02_from_wgs84(np.array([lon]), np.array([lat])))
    return Navigation(
        wgs84=f"{lon:.6f},{lat:.6f}",
        gcj02=f"{east:.6f},{north:.6f}",
        geo_wgs84=f"geo:{lat:.6f},{lon:.6f}",
        geo_gcj02=f"geo:{north:.6f},{east:.6f}",
    )


def order_message(assignment: Assignment, call: Call) -> Mapping[str, object]:
    """What is published to `oilfield/order/<unit>`; `order` is the key that receipts name."""
    return {
        "order": assignment.id,
        "call": call.number,
        "unit": assignment.unit_name,
        "time": assignment.ordered_at.isoformat().replace("+00:00", "Z"),
        "level": call.level.value,
        "kind": call.kind.value,
        "title": call.title,
        "text": call.text,
        "place": call.place or call.asset_code,
        "lon": call.lon,
        "lat": call.lat,
        "datum": "WGS84",
        "owner": call.owner,
        "assist": assignment.assist.split(),
    }


def order_text(assignment: Assignment, call: Call, wording: Wording) -> str:
    """One line for a terminal, in GBK at most `TERMINAL_BYTES` long; what cannot be written there is left out."""
    said = [f"【{call.number}】{call.title}", call.place or call.asset_code]
    if call.lon is not None and call.lat is not None:
        said.append(f"GCJ-02 {navigation(call.lon, call.lat).gcj02}")
    said += [wording.say(label(AssistAct(act))) for act in assignment.assist.split()]
    said.append(call.text)
    line = " ".join(" ".join(part.split()) for part in said if part.strip())
    return line.encode("gbk", "ignore")[:TERMINAL_BYTES].decode("gbk", "ignore")
