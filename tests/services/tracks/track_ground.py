"""What tests of tracks share: units with a tracker, a night's way as a file, and the store as it was asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, Tracker, Unit, UnitKind, Vehicle, VehicleKind
from app.store import fix_store
from app.store.unit_of_work import Store

LON, LAT = 107.6, 37.3
PER_M_EAST, PER_M_NORTH = 1 / 88_450.0, 1 / 111_195.0
NIGHT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
"""23:00 in the county, the evening before the clock of the tests."""
EAST = Unit(
    id="unit-east",
    owner_domain=OwnerDomain.POLICE,
    code="P-01",
    name="东滩巡组",
    kind=UnitKind.PATROL_GROUP,
    call_sign="巡1",
)
WEST = Unit(
    id="unit-west",
    owner_domain=OwnerDomain.SOCIAL,
    code="G-07",
    name="采油一厂护队",
    kind=UnitKind.GUARD_TEAM,
    call_sign="护7",
)
TANKER = Vehicle(id="car-tanker", owner_domain=OwnerDomain.SOCIAL, plate="陕J·油771", kind=VehicleKind.TANKER)
SERIAL = "866000000000017"

Place = tuple[float, float, float]
"""Seconds after `NIGHT`, metres east, metres north."""


def settle(store: Store, actor: Actor) -> None:
    """Units, a tanker, and a tracker that the eastern group has carried for a week."""
    tracker = Tracker(id="tracker-1", owner_domain=OwnerDomain.POLICE, serial=SERIAL)
    with store.act(actor, "settle", "test.settle", Right.ACT) as work:
        for one in (EAST, WEST, TANKER, tracker):
            work.add(one)
        work.begin_state("tracker", tracker, "unit", EAST.id, store.now() - timedelta(days=7))


def night_way() -> list[Place]:
    """Ten minutes' drive, ten and a half standing, ten minutes back: 30 s a fix at first, 10 s while it stands."""
    out: list[Place] = [(s, s * 10.0, 0.0) for s in range(0, 600, 10)]
    stand: list[Place] = [(s, 6000.0 + (s % 3) * 5, (s % 7) * 3.0) for s in range(600, 1240, 10)]
    back: list[Place] = [(s, 6000.0 - (s - 1240) * 10.0, 0.0) for s in range(1240, 1840, 10)]
    return out + stand + back


def gpx_of(places: Iterable[Place], name: str = "") -> str:
    body = "".join(
        f'<trkpt lat="{LAT + north * PER_M_NORTH:.7f}" lon="{LON + east * PER_M_EAST:.7f}">'
        f"<time>{NIGHT + timedelta(seconds=s):%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
        for s, east, north in places
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="t" '
        f'xmlns="http://www.topografix.com/GPX/1/1"><trk><name>{name}</name><trkseg>{body}</trkseg></trk></gpx>'
    )


def written(folder: Path, text: str, name: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def kept(store: Store, unit_id: str = EAST.id) -> int:
    """How many believed fixes of the unit are there."""
    with store.read() as connection:
        return len(fix_store.track(connection, unit_id, NIGHT - timedelta(days=400), NIGHT + timedelta(days=2)))


def put(store: Store, *fixes: Fix) -> None:
    with store.database.write() as connection:
        fix_store.append(connection, fixes)
