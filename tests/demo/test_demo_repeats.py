"""The demo of a seed is the same wherever and whenever it is made."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from app.demo.county_time import track_days
from app.demo.oilfield import DemoOilfield
from app.paths import shipped_maps
from tests.demo.conftest import NOW


def _digest(field: DemoOilfield) -> str:
    found = hashlib.sha256()
    for record in [*field.essential(), *field.past()]:
        found.update(repr(record).encode())
    for track in field.tracks(track_days(NOW)[0]):
        found.update(repr((track.unit_id, track.at.tolist(), track.lon.tolist(), track.lat.tolist())).encode())
    return found.hexdigest()


def _made(seed: int) -> DemoOilfield:
    return DemoOilfield(seed, 2_000, NOW, shipped_maps() / "boundaries")


def test_the_same_seed_makes_the_same_records_to_the_byte() -> None:
    assert _digest(_made(7)) == _digest(_made(7))


def test_another_seed_makes_another_oilfield_with_keys_of_its_own() -> None:
    one, other = _made(7), _made(8)
    assert not {record.id for record in one.essential()} & {record.id for record in other.essential()}
    assert one.wells.degrees.tolist() != other.wells.degrees.tolist()


def test_what_stands_in_the_field_does_not_depend_on_the_day() -> None:
    later = DemoOilfield(7, 2_000, NOW + timedelta(days=40), shipped_maps() / "boundaries")
    assert list(later.assets()) == list(_made(7).assets())
