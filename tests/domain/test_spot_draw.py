"""抽查: chance decides which posts are looked at, and whoever has seed and list draws the same again."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from dataclasses import replace

import pytest

from app.domain.duty import DutyLevel, PostRole
from app.domain.spot_check import CheckMeans, CheckResult, Finding
from app.domain.spot_draw import DrawnPost, draw, posts_of, posts_text
from app.errors import InputRefused

CALM = DrawnPost(
    role=PostRole.PATROL, post="巡察1组", area_id="", days=0, level=DutyLevel.NORMAL, hazards=0, has_breach=False,
    is_short=False,
)  # fmt: skip


def posts(count: int = 6) -> list[DrawnPost]:
    return [replace(CALM, post=f"巡察{n}组", days=n) for n in range(1, count + 1)]


def test_a_draw_is_what_its_seed_and_its_list_come_to_worked_out_by_hand() -> None:
    steps = draw("9f0c", posts(3), 2)
    weights = {"巡察1组": 20, "巡察2组": 30, "巡察3组": 40}
    drawn = []
    for step in (1, 2):
        number = int(hashlib.sha256(f"9f0c {step}".encode()).hexdigest(), 16) % sum(weights.values())
        assert (steps[step - 1].number, steps[step - 1].of) == (number, sum(weights.values()))
        counted = itertools.accumulate(weights[post] for post in sorted(weights))
        post = next(post for post, upto in zip(sorted(weights), counted, strict=True) if number < upto)
        drawn.append(post)
        del weights[post]
    assert [one.post.post for one in steps] == drawn


def test_the_order_in_which_the_roster_was_read_changes_nothing() -> None:
    assert draw("a", posts(), 3) == draw("a", posts()[::-1], 3)


def test_another_seed_draws_otherwise_and_none_twice() -> None:
    drawn = {tuple(one.post.post for one in draw(f"seed {n}", posts(), 3)) for n in range(50)}
    assert len(drawn) > 20
    assert all(len(set(one)) == 3 for one in drawn)


def test_no_more_are_drawn_than_are_there() -> None:
    assert {one.post for one in draw("a", posts(2), 9)} == set(posts(2))


def test_what_is_long_unchecked_is_drawn_more_often_as_its_weight_says_and_nothing_never() -> None:
    two = [replace(CALM, post="just checked"), replace(CALM, post="a week ago", days=7)]
    assert [one.weight for one in two] == [10, 80]
    first = Counter(draw(f"{n}", two, 1)[0].post.post for n in range(4_000))
    assert 380 < first["just checked"] < 510, "a ninth of 4,000 is 444"


def test_level_hazards_breaches_and_missing_heads_add_up_within_their_bounds() -> None:
    heavy = replace(CALM, days=7, level=DutyLevel.WARTIME, hazards=50, has_breach=True, is_short=True)
    assert dict(heavy.shares) == {
        "every post": 10, "days unchecked": 70, "duty level": 40, "open hazards": 20, "breach not mended": 20,
        "heads missing": 10,
    }  # fmt: skip
    assert heavy.weight == 170


def test_what_is_kept_is_read_again_as_it_was_and_what_was_spoilt_is_refused() -> None:
    assert posts_of(posts_text(posts())) == tuple(posts())
    for spoilt in ("", "[1]", '[{"post": "x"}]', posts_text(posts()).replace("PATROL", "KING")):
        with pytest.raises(InputRefused, match="proves nothing"):
            posts_of(spoilt)


def found(**more: object) -> CheckResult:
    seen = dict.fromkeys(("on_post", "strength", "dress", "equipment"), Finding.IN_ORDER)
    return CheckResult(**({"means": CheckMeans.RADIO} | seen | more))  # type: ignore[arg-type]


def test_a_breach_needs_words_an_owner_and_a_time_and_a_check_needs_something_looked_at() -> None:
    found().require_whole()
    with pytest.raises(InputRefused, match="who mends it"):
        found(dress=Finding.WANTING, remark="无反光背心", owner="巡察1组").require_whole()
    nothing = dict.fromkeys(("on_post", "strength", "dress", "equipment"), Finding.NOT_SEEN)
    with pytest.raises(InputRefused, match="Nothing was looked at"):
        found(**nothing).require_whole()
