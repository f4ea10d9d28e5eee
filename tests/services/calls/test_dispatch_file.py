"""dispatch.toml: the county's own figures, and what happens when it is broken."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.asset import RoadKind
from app.domain.response_targets import ResponseTargets, Targets
from app.domain.road_rules import RoadRules
from app.domain.unit import UnitKind
from app.paths import resources
from app.services.calls.dispatch_file import load
from tests.dispatch_ground import dispatch_toml


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    rules = load(tmp_path / "dispatch.toml")
    assert rules.targets == ResponseTargets()
    assert rules.refused is None
    assert rules.targets.town == Targets(1, 3, 5)


def test_what_the_file_names_is_taken_and_the_rest_keeps_its_default(tmp_path: Path) -> None:
    rules = load(
        dispatch_toml(
            tmp_path,
            "orange_share = 0.5\nroll_call_min = 15\n[rural]\narrive_min = 60\n[roads]\nice = 2.5\n"
            "[roads.speed_kmh]\nLEASE_ROAD = 20\n[roads.class_kmh]\nGUARD_TEAM = 30\n",
        )
    )
    assert rules.refused is None
    assert (rules.targets.orange_share, rules.targets.roll_call_min) == (0.5, 15)
    assert rules.targets.rural == Targets(3, 15, 60)
    assert rules.roads.ice == 2.5
    assert rules.roads.mud == RoadRules().mud
    assert rules.roads.speed_kmh[RoadKind.LEASE_ROAD] == 20
    assert rules.roads.speed_kmh[RoadKind.HIGHWAY] == 70
    assert rules.roads.class_kmh[UnitKind.GUARD_TEAM] == 30


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("= 1", "dispatch.toml"),
        ("roll_call = 15", "roll_call"),
        ("orange_share = 1.5", "orange_share"),
        ("roll_call_min = 0", "roll_call_min"),
        ("roll_call_min = true", "roll_call_min"),
        ("town = 3", "town"),
        ("[town]\norder_min = 'one'", "town.order_min"),
        ("[roads]\nice = 0.5", "roads.ice"),
        ("[roads.speed_kmh]\nPATH = 20", "roads.speed_kmh.PATH"),
        ("[roads.speed_kmh]\nHIGHWAY = 900", "roads.speed_kmh.HIGHWAY"),
    ],
)
def test_a_broken_file_is_refused_by_name_and_dispatch_works_with_the_defaults(
    tmp_path: Path, text: str, named: str
) -> None:
    rules = load(dispatch_toml(tmp_path, text))
    assert rules.targets == ResponseTargets()
    assert rules.roads == RoadRules()
    assert rules.refused is not None
    assert named in str(rules.refused)


def test_the_night_is_the_countys_from_19_to_7() -> None:
    rules = RoadRules()
    hours = {hour: rules.night_factor(datetime(2026, 11, 21, hour, 30, tzinfo=UTC)) for hour in (10, 11, 22, 23)}
    assert hours == {10: 1.0, 11: 1.2, 22: 1.2, 23: 1.0}


@pytest.mark.parametrize("page", ["zh_CN/06-派警规则.md", "en/06-dispatch-rules.md"])
def test_the_handbook_shows_the_whole_file_with_its_defaults(tmp_path: Path, page: str) -> None:
    text = (resources() / "handbook" / page).read_text("utf-8")
    shown = text.partition("```toml\n")[2].partition("```")[0]
    rules = load(dispatch_toml(tmp_path, shown))
    assert rules.refused is None
    assert (rules.targets, rules.roads) == (ResponseTargets(), RoadRules())
    told = tomllib.loads(shown)
    names = {one.name for one in fields(ResponseTargets)}
    assert set(told) == names | {"roads"}
    assert set(told["roads"]) == {one.name for one in fields(RoadRules)}
