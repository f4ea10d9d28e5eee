from __future__ import annotations

import itertools
import json

import pytest
from PySide6.QtGui import QColor, QFontMetricsF

from app.paths import resources
from app.ui.look import Look
from app.ui.theme import THEMES, Theme, contrast, read_tokens

STYLES = resources() / "styles"
WORDS = ("text", "muted", "accent", "critical", "high", "medium", "low", "ok", "stale")
GROUNDS = ("window", "panel", "raised")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("name", THEMES)
def test_every_word_can_be_read_on_every_ground(name: str) -> None:
    theme = Theme(name, read_tokens(STYLES)[name])
    pairs = [*itertools.product(WORDS, GROUNDS), ("on_accent", "accent"), ("text", "selected"), ("muted", "selected")]
    pairs += [(word, "selected") for word in ("critical", "high", "medium", "low", "accent", "ok")]
    pairs += [("text", "hover"), ("muted", "hover"), ("map_label", "map_land"), ("map_label", "map_outside")]
    measured = {pair: contrast(theme.colour(pair[0]), theme.colour(pair[1])) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < 4.5} == {}


def test_both_themes_have_the_same_tokens_and_the_legend_uses_only_those() -> None:
    night, day = (set(read_tokens(STYLES)[name]) for name in THEMES)
    assert night == day
    legend = json.loads((resources() / "web" / "legend.json").read_text("utf-8"))
    assert {rule["colour"] for layer in legend["layers"] for rule in layer["classes"]} <= night


def test_lengths_grow_with_the_font_and_hairlines_do_not() -> None:
    theme = Theme("night", {"panel": "#000000"}, 2.0)
    sheet = theme.sheet("a { padding: 4px 10px; border: 1px solid $panel; width: 3px }", STYLES)
    assert sheet == "a { padding: 8px 20px; border: 1px solid #000000; width: 3px }"


def test_the_font_can_be_scaled_between_80_and_200_per_cent(look: Look) -> None:
    for steps, expected in ((-9, 0.8), (20, 2.0), (-10, 1.0)):
        look.grow(steps)
        assert look.theme.scale == pytest.approx(expected)


def test_digits_are_as_wide_as_each_other(look: Look) -> None:
    for bold in (False, True):
        metrics = QFontMetricsF(look.font(bold=bold))
        assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_switching_the_theme_dresses_the_application_and_tells_it(look: Look) -> None:
    told: list[str] = []
    look.changed.connect(lambda: told.append(look.theme.name))
    look.switch_theme()
    look.wear(theme="day")
    assert told == ["day"]
    assert look.theme.tokens["panel"] in QColor(look.theme.tokens["panel"]).name().upper()
