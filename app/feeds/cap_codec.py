"""Bulletins in the Common Alerting Protocol (CAP 1.2, and 1.1 which differs in nothing used here) and what they mean.

Polygons and circles tell latitude first; times carry their offset. A bulletin is known by sender and identifier, and
an update or cancel names the ones it replaces.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from lxml import etree
from shapely import Polygon

from app.domain.alert import AlertKind, Severity
from app.domain.position import is_on_earth
from app.errors import InputRefused
from app.feeds.cap_xml import read_root

NAMESPACES = ("urn:oasis:names:tc:emergency:cap:1.2", "urn:oasis:names:tc:emergency:cap:1.1")
STATUSES = ("Actual", "Exercise", "System", "Test", "Draft")
TYPES = ("Alert", "Update", "Cancel", "Ack", "Error")
LONGEST_TEXT = 8000
MOST_POINTS = 20_000

_STEPS = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_SEVERITIES: Mapping[str, int] = MappingProxyType({"Extreme": 0, "Severe": 1, "Moderate": 2, "Minor": 3, "Unknown": 3})
_PRESSING = frozenset({"Immediate", "Expected"})
_KINDS: Mapping[str, AlertKind] = MappingProxyType({"Met": AlertKind.WEATHER, "Fire": AlertKind.FIRE})


@dataclass(frozen=True)
class Bulletin:
    """One message. `info` is of several languages the Chinese one, of several infos the most severe; None where it
    only acknowledges or cancels. `replaces` are the bulletins it refers to, as `sender,identifier`."""

    key: str
    status: str
    message_type: str
    sent: datetime
    replaces: tuple[str, ...]
    info: Announcement | None

    @property
    def is_test(self) -> bool:
        return self.status in ("Exercise", "Test")


@dataclass(frozen=True)
class Announcement:
    """What a bulletin says. `place` is (lon, lat) in the middle of its area, None where it draws none."""

    kind: AlertKind
    severity: Severity
    title: str
    text: str
    expires: datetime | None
    is_over: bool
    place: tuple[float, float] | None


def read_bulletin(raw: bytes) -> Bulletin:
    """The bulletin of a file. Raises `InputRefused` with what is wrong with it."""
    root = read_root(raw)
    name = etree.QName(root)
    if name.localname != "alert" or name.namespace not in NAMESPACES:
        raise InputRefused("The file is no CAP 1.2 bulletin.")
    space = name.namespace
    told = {one: _told(root, space, one) for one in ("identifier", "sender", "sent", "status", "msgType")}
    for one, value in told.items():
        if not value:
            raise InputRefused("The bulletin has no {element}.", element=one)
    for one, value, known in (("status", told["status"], STATUSES), ("msgType", told["msgType"], TYPES)):
        if value not in known:
            raise InputRefused("The bulletin's {element} is {value}, which is unknown.", element=one, value=value[:40])
    infos = [_info(one, space) for one in _chosen(root, space)]
    return Bulletin(
        key=_key(told["sender"], told["identifier"]),
        status=told["status"],
        message_type=told["msgType"],
        sent=_time(told["sent"]),
        replaces=tuple(_replaces(_told(root, space, "references"))),
        info=min(infos, key=lambda info: _STEPS.index(info.severity)) if infos else None,
    )


def severity_of(severity: str, urgency: str, certainty: str) -> Severity:
    """Of a bulletin's three words: its severity, a step lower where it neither presses nor is likely."""
    step = _SEVERITIES.get(severity, 3)
    if urgency not in _PRESSING or certainty == "Unlikely":
        step += 1
    return _STEPS[min(step, 3)]


def _chosen(root: etree._Element, space: str) -> list[etree._Element]:
    """The infos in Chinese, else those in the language of the first."""
    infos = root.findall(f"{{{space}}}info")
    by_language = [(_told(one, space, "language").lower(), one) for one in infos]
    chinese = [one for language, one in by_language if language.startswith("zh")]
    return chinese or [one for language, one in by_language if language == by_language[0][0]]


def _info(info: etree._Element, space: str) -> Announcement:
    event, headline = _told(info, space, "event"), _told(info, space, "headline")
    areas = info.findall(f"{{{space}}}area")
    named = "; ".join(filter(None, (_told(one, space, "areaDesc") for one in areas)))
    parts = [_told(info, space, "description"), _told(info, space, "instruction"), named]
    parts.append(_told(info, space, "senderName"))
    expires = _told(info, space, "expires")
    urgency, response = _told(info, space, "urgency"), _told(info, space, "responseType")
    return Announcement(
        kind=_KINDS.get(_told(info, space, "category"), AlertKind.EMERGENCY_BULLETIN),
        severity=severity_of(_told(info, space, "severity"), urgency, _told(info, space, "certainty")),
        title=(headline or event or named)[:500],
        text="\n".join(filter(None, parts))[:LONGEST_TEXT],
        expires=_time(expires) if expires else None,
        is_over=urgency == "Past" and response == "AllClear",
        place=_place(areas, space),
    )


def _place(areas: list[etree._Element], space: str) -> tuple[float, float] | None:
    """A place inside the largest polygon, else in the middle of the first circle."""
    rings = [_ring(one.text or "") for area in areas for one in area.findall(f"{{{space}}}polygon")]
    if rings:
        largest = max((Polygon(ring) for ring in rings), key=lambda polygon: polygon.area)
        inside = largest.representative_point() if largest.is_valid else largest.envelope.centroid
        return inside.x, inside.y
    for area in areas:
        circle = _told(area, space, "circle")
        if circle:
            return _pair(circle.split()[0])
    return None


def _ring(told: str) -> list[tuple[float, float]]:
    pairs = told.split()
    if not 4 <= len(pairs) <= MOST_POINTS:
        raise InputRefused("A polygon of the bulletin has {count} points.", count=len(pairs))
    return [_pair(one) for one in pairs]


def _pair(told: str) -> tuple[float, float]:
    """`lat,lon` as (lon, lat)."""
    lat, _, lon = told.partition(",")
    try:
        place = float(lon), float(lat)
    except ValueError:
        place = math.nan, math.nan
    if not is_on_earth(*place):
        raise InputRefused("{told} in the bulletin is no latitude and longitude.", told=told[:60])
    return place


def _replaces(told: str) -> Iterator[str]:
    """`sender,identifier,sent` for each, apart by blanks."""
    for one in told.split():
        sender, _, rest = one.partition(",")
        identifier = rest.rpartition(",")[0] or rest
        if sender and identifier:
            yield _key(sender, identifier)


def _key(sender: str, identifier: str) -> str:
    return f"{sender},{identifier}"[:300]


def _time(told: str) -> datetime:
    try:
        at = datetime.fromisoformat(told)
        if at.tzinfo is None:
            raise ValueError(told)
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise InputRefused("{told} in the bulletin is no time with its offset.", told=told[:60]) from None


def _told(element: etree._Element, space: str, name: str) -> str:
    """The text of a child, on as few blanks as it needs; empty where there is none."""
    found = element.find(f"{{{space}}}{name}")
    return " ".join((found.text or "").split()) if found is not None else ""
