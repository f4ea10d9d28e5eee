"""The two themes: one table of colours (`resources/styles/tokens.json`) for widgets, charts and map alike."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor

THEMES: Mapping[str, str] = {"night": "Night", "day": "Day"}
BASE_FONT_PX = 13
MIN_SCALE, MAX_SCALE = 0.8, 2.0
# Hairlines stay hairlines at every font size.
_SCALED_PX = re.compile(r"\b(\d+)px")
_HAIRLINE_PX = 3


@dataclass(frozen=True)
class Theme:
    """One table of colours at one font scale (1.0 is 13 px)."""

    name: str
    tokens: Mapping[str, str]
    scale: float = 1.0

    def colour(self, token: str) -> QColor:
        return QColor(self.tokens[token])

    def faint(self, token: str, alpha: int) -> QColor:
        """The colour with `alpha` of 255, for fills under text."""
        colour = QColor(self.tokens[token])
        colour.setAlpha(alpha)
        return colour

    def px(self, at_normal_size: float) -> int:
        """A length that grows with the font."""
        return round(at_normal_size * self.scale)

    def sheet(self, template: str, icons: Path) -> str:
        """A style sheet template ($token for colours, $icons, px lengths at normal size) as Qt takes it."""
        grown = _SCALED_PX.sub(lambda found: self._grown(int(found[1])), template)
        return Template(grown).substitute(self.tokens, icons=(icons / self.name).as_posix())

    def _grown(self, length: int) -> str:
        return f"{length if length <= _HAIRLINE_PX else self.px(length)}px"


def read_tokens(styles: Path) -> dict[str, dict[str, str]]:
    """Token tables by theme name from `styles`/tokens.json."""
    tables: dict[str, dict[str, str]] = json.loads((styles / "tokens.json").read_text("utf-8"))
    return tables


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two opaque colours after WCAG 2.1, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
