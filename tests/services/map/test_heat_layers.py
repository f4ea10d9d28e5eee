"""Heat out of the store: the cases and alerts of the period, and no others; the legend says its scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import shapely

from app.domain.access import Actor, Right
from app.domain.case_file import CaseFile
from app.domain.key import new_key
from app.services.map.heat_layers import HEAT_ALERTS, HEAT_CASES, HeatLayers
from app.services.map.map_features import LayerSnapshot, MapFeatures
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock
from tests.ui import invented


class SeenFeatures(MapFeatures):
    """Remembers the shapes, before they become the page's bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: list[Any] = []

    def set_lines(
        self, layer: str, ids: Sequence[str], shapes: Sequence[bytes], *more: Any, **named: Any
    ) -> LayerSnapshot:
        self.shapes = [shapely.from_wkb(shape) for shape in shapes]
        return super().set_lines(layer, ids, shapes, *more, **named)

    def cover(self, lon: float, lat: float) -> bool:
        return any(shape.covers(shapely.Point(lon, lat)) for shape in self.shapes)


@pytest.fixture
def features() -> SeenFeatures:
    return SeenFeatures()


@pytest.fixture
def heat(store: Store, officer: Actor, features: SeenFeatures, clock: Clock) -> HeatLayers:
    def case(days: float, lon: float | None) -> CaseFile:
        to = clock() - timedelta(days=days)
        lat = None if lon is None else 37.2
        return replace(invented.case(), id=new_key(), occurred_from=to, occurred_to=to, lon=lon, lat=lat)

    with store.act(officer, new_key(), "case.add", Right.ACT) as work:
        for _ in range(12):
            work.add(case(days=3, lon=107.5))
        work.add(case(days=300, lon=108.0))
        work.add(case(days=3, lon=None))
        at = clock() - timedelta(days=2)
        for number in range(4):
            one = replace(invented.alert(f"a{number}"), id=new_key(), occurred_at=at, lon=107.7, lat=37.3)
            work.add(one)
            work.add(replace(one, id=new_key(), source_id=f"t{number}", lon=107.2, is_test=True))
    return HeatLayers(store, features, clock)


def test_cases_of_the_period_are_warm_and_older_ones_are_not(heat: HeatLayers, features: SeenFeatures) -> None:
    heat.load(HEAT_CASES, "D30")
    assert features.cover(107.5, 37.2)
    assert not features.cover(108.0, 37.2)
    heat.load(HEAT_CASES, "D365")
    assert features.cover(108.0, 37.2)


def test_a_test_of_the_alarm_warms_nothing(heat: HeatLayers, features: SeenFeatures) -> None:
    heat.load(HEAT_ALERTS)
    assert features.cover(107.7, 37.3)
    assert not features.cover(107.2, 37.3)


def test_the_legend_says_from_which_density_on_and_over_how_much_ground(
    heat: HeatLayers, features: SeenFeatures
) -> None:
    made = heat.load(HEAT_CASES, "D30")
    # Twelve in one place: the peak is 12 * 3 / (pi * 2 km squared) = 2.86 a square kilometre.
    assert [rule["label"] for rule in made.rules] == [f"≥ {level:g} / km²" for level in (0.1, 0.2, 0.5, 1, 2)]
    held = features.held()[HEAT_CASES]
    assert all(rule["unit"] == "km²" and rule["off"] for rule in held.rules)
    # A degree is 111.2 km by 88.8 km here.
    assert sum(held.numbers) == pytest.approx(sum(shape.area for shape in features.shapes) * 111.0 * 88.8, rel=0.15)
    overlap = features.shapes[0].intersection(features.shapes[1])
    assert overlap.area < 1e-9, "colours of two classes are never mixed"


def test_a_quiet_period_is_an_empty_layer(heat: HeatLayers, features: SeenFeatures, clock: Clock) -> None:
    clock.move(days=800)
    assert len(heat.load(HEAT_CASES, "D30")) == 0
    assert features.held()[HEAT_CASES].numbers == ()


def test_heat_of_the_past_knows_nothing_that_came_later(heat: HeatLayers, features: SeenFeatures, clock: Clock) -> None:
    heat.load(HEAT_ALERTS, "D7", clock() - timedelta(days=2, minutes=1))
    assert features.shapes == []
    heat.load(HEAT_ALERTS, "D7", clock() - timedelta(days=2))
    assert features.cover(107.7, 37.3)
    heat.load(HEAT_CASES, "D365", clock() - timedelta(days=100))
    assert features.shapes == [], "nobody had found out about them"
