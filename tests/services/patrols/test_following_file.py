"""patrols.toml: a county's own figures for following its patrols."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.analysis.patrol_following import FollowLimits
from app.domain.patrol import DeviationKind, PatrolKind
from app.services.patrols.following import PatrolFollowing
from app.services.patrols.following_file import BOUNDS, NEAR_M, FollowRules, load
from app.wording import Wording
from tests.services.patrols.followed_night import FollowedNight


def written(folder: Path, text: str) -> FollowRules:
    file = folder / "patrols.toml"
    file.write_text(text, "utf-8")
    return load(file)


@pytest.mark.parametrize(
    ("told", "words"),
    [("off_min = 900", "off_min"), ("line_m = true", "line_m"), ("speed = 3", "speed"), ("off_min", "cannot be read")],
)
def test_a_broken_file_is_told_and_the_defaults_hold(tmp_path: Path, told: str, words: str) -> None:
    found = written(tmp_path, told)
    assert (found.limits, found.near_m) == (FollowLimits(), NEAR_M)
    assert words in str(found.refused)


def test_the_file_sets_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    assert load(tmp_path / "patrols.toml") == FollowRules()
    found = written(tmp_path, "off_min = 10\nstill_m = 80\nline_m = 800\n")
    assert found.limits == FollowLimits(off_s=600.0, still_m=80.0)
    assert found.near_m == {**NEAR_M, PatrolKind.LINE: 800.0}
    assert found.refused is None


def test_every_figure_can_be_set_within_bounds_that_hold_its_default(tmp_path: Path) -> None:
    defaults = {f"{kind.lower()}_m": metres for kind, metres in NEAR_M.items()}
    for name, value in vars(FollowLimits()).items():
        defaults |= {f"{name[:-2]}_min": value / 60} if name.endswith("_s") else {name: value}
    assert defaults.keys() == BOUNDS.keys()
    assert all(least <= defaults[name] <= most for name, (least, most) in BOUNDS.items())
    assert written(tmp_path, "".join(f"{name} = {value}\n" for name, value in defaults.items())) == FollowRules()


def test_a_county_with_wide_beats_calls_less_off_the_beat(night: FollowedNight, tmp_path: Path) -> None:
    night.issue()
    night.drive((0, 0, 0), (20, 4, 0), (24, 4, 700), (40, 4, 700))
    rules = written(tmp_path, "line_m = 800\n")
    night.following = PatrolFollowing(night.store, night.ground, night.alerts.hear_all, Wording("en", {}), rules)
    assert [one.kind for one in night.look(35).deviations] == []
    night.following = night.new_following()
    assert [one.kind for one in night.look(36).deviations] == [DeviationKind.OFF_BEAT]
