"""Which posts a spot check looks at: drawn by chance, so that nobody can foresee it, and so that anybody can prove it.

A draw is a seed, the posts that could be drawn with all that their weights come from, and how many were wanted. Whoever
has these three draws the same posts again, with any tool: the number of step n is the SHA-256 of "SEED n", read as a
whole number, modulo the sum of the weights that are left; the list is counted down, in its order, until the number is
used up. Only posts are drawn and weighed, never persons.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from app.domain.duty import DutyLevel, PostRole
from app.domain.record import Record
from app.errors import InputRefused

BASE, PER_DAY, MOST_DAYS = 10, 10, 7
OF_LEVEL = {DutyLevel.NORMAL: 0, DutyLevel.ENHANCED: 20, DutyLevel.WARTIME: 40}
PER_HAZARD, MOST_HAZARDS = 5, 4
WITH_BREACH, SHORT = 20, 10
MOST_DRAWN = 9
"""So many posts at most are drawn at once."""


@dataclass(frozen=True, order=True)
class DrawnPost:
    """A post as it goes into a draw. `area_id` is its room (empty: of the county), `days` the whole days since it was
    last checked (at most `MOST_DAYS`, which one never checked has too), `hazards` the open hazards of its room,
    `has_breach` that something found there before is not mended yet, `is_short` that heads are missing."""

    role: PostRole
    post: str
    area_id: str
    days: int
    level: DutyLevel
    hazards: int
    has_breach: bool
    is_short: bool

    @property
    def shares(self) -> tuple[tuple[str, int], ...]:
        """What its weight is the sum of: words of ours in English, and the share of each."""
        told = (
            ("every post", BASE),
            ("days unchecked", PER_DAY * self.days),
            ("duty level", OF_LEVEL[self.level]),
            ("open hazards", PER_HAZARD * min(self.hazards, MOST_HAZARDS)),
            ("breach not mended", WITH_BREACH * self.has_breach),
            ("heads missing", SHORT * self.is_short),
        )
        return tuple((words, share) for words, share in told if share)

    @property
    def weight(self) -> int:
        return sum(share for _, share in self.shares)


@dataclass(frozen=True, kw_only=True)
class SpotDraw(Record):
    """A draw as it is kept. `number` counts the draws of its shift, so that nobody draws until it pleases unseen;
    `posts` are those that could be drawn, as JSON (`posts_text`), `drawn` the names of those that were."""

    at: datetime
    by_id: str
    by: str
    shift: str
    number: int
    seed: str
    wanted: int
    posts: str
    drawn: str


@dataclass(frozen=True)
class DrawStep:
    """One step of a draw: the sum of the weights that were left, the number that was drawn of them, and the post."""

    number: int
    of: int
    post: DrawnPost


def draw(seed: str, posts: Sequence[DrawnPost], wanted: int) -> tuple[DrawStep, ...]:
    """So many of the posts, each once, those of greater weight likelier; all where no more are there."""
    left, steps = sorted(posts), []
    for step in range(1, min(wanted, len(left)) + 1):
        total = sum(one.weight for one in left)
        number = rest = int(hashlib.sha256(f"{seed} {step}".encode()).hexdigest(), 16) % total
        for one in left:
            if rest < one.weight:
                break
            rest -= one.weight
        steps.append(DrawStep(number, total, one))
        left.remove(one)
    return tuple(steps)


def posts_text(posts: Sequence[DrawnPost]) -> str:
    """The posts as they are kept with the draw, in the order in which they are counted down."""
    return json.dumps([asdict(one) for one in sorted(posts)], ensure_ascii=False)


def posts_of(text: str) -> tuple[DrawnPost, ...]:
    """The posts of `posts_text`; raises `InputRefused` for what is none."""
    try:
        return tuple(
            DrawnPost(**(told | {"role": PostRole(told["role"]), "level": DutyLevel(told["level"])}))
            for told in json.loads(text)
        )
    except (ValueError, TypeError, KeyError) as error:
        raise InputRefused("What was kept with this draw cannot be read; it proves nothing.") from error


def joined_posts(posts: Sequence[DrawnPost]) -> str:
    """Their names as a draw keeps them."""
    return "、".join(one.post for one in posts)
