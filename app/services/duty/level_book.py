"""Reads what each duty level asks for: the shipped table, and the bureau's own laid over it, value by value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.duty import DutyLevel, PostRole
from app.domain.duty_level import LevelTemplate
from app.errors import InputRefused
from app.paths import resources

FILE_NAME = "duty_levels.toml"
_LIMITS = {
    "patrol_min": (1, 10_080),
    "roll_call_min": (1, 240),
    "report_min": (0, 10_080),
    "volume": (20, 100),
    "watch_percent": (10, 100),
}


class LevelBook:
    """The templates, read when first asked for. A file of the bureau that cannot be used leaves the shipped ones, and
    `refused` says why."""

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._templates: Mapping[DutyLevel, LevelTemplate] | None = None
        self._refused: InputRefused | None = None

    def template(self, level: DutyLevel) -> LevelTemplate:
        """What this level asks for."""
        if self._templates is None:
            shipped = resources() / FILE_NAME
            try:
                self._templates = load_levels(*filter(None, (shipped, self._own)))
            except InputRefused as error:
                self._refused = error
                self._templates = load_levels(shipped)
        return self._templates[level]

    @property
    def refused(self) -> InputRefused | None:
        """Why the bureau's own file is not used; None where it is, or where there is none."""
        self.template(DutyLevel.NORMAL)
        return self._refused


def load_levels(*files: Path) -> Mapping[DutyLevel, LevelTemplate]:
    """The templates of these files, each laid over those before it; one that is not there is left out. Raises
    `InputRefused` with the place of what cannot be."""
    merged: dict[str, dict[str, Any]] = {level.value: {} for level in DutyLevel}
    named = ""
    try:
        for file in files:
            if file.exists():
                named = str(file)
                for name, values in tomllib.loads(file.read_text("utf-8")).items():
                    merged[DutyLevel(name).value] |= dict(values)
        return {DutyLevel(name): _template(name, values) for name, values in merged.items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputRefused(
            "{file} cannot be used: {reason}. It was left as it is; mend it, or delete it to use the shipped one.",
            file=named,
            reason=str(error),
        ) from error


def _template(name: str, values: Mapping[str, Any]) -> LevelTemplate:
    if unknown := sorted(set(values) - set(_LIMITS) - {"posts", "room_posts"}):
        raise ValueError(f"{name}: {unknown[0]} is not known")
    figures: dict[str, int] = {}
    for word, (least, most) in _LIMITS.items():
        figure = values[word]
        if not isinstance(figure, int) or isinstance(figure, bool) or not least <= figure <= most:
            raise ValueError(f"{name}: {word} must lie between {least} and {most}")
        figures[word] = figure
    return LevelTemplate(**figures, posts=_heads(name, values["posts"]), room_posts=_heads(name, values["room_posts"]))


def _heads(name: str, told: Mapping[str, Any]) -> Mapping[PostRole, int]:
    posts = {PostRole(role): heads for role, heads in told.items()}
    if any(
        isinstance(heads, bool) or not isinstance(heads, int) or not 0 <= heads <= 1_000 for heads in posts.values()
    ):
        raise ValueError(f"{name}: heads of a post must lie between 0 and 1000")
    return posts
