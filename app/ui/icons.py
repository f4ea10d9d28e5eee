"""Icons of one set: Material Design Icons (Apache-2.0), shipped as a font by qtawesome (MIT), so nothing is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import qtawesome
from PySide6.QtGui import QIcon
from qtawesome.iconic_font import IconicFont

from app.ui.theme import Theme

_FONT = ("materialdesignicons6-webfont-6.9.96.ttf", "materialdesignicons6-webfont-charmap-6.9.96.json")

NAMES: Mapping[str, str] = {
    "alerts": "bell-outline",
    "cases": "folder-outline",
    "duty": "calendar-clock-outline",
    "layers": "layers-outline",
    "units": "account-group-outline",
    "assets": "table-large",
    "details": "information-outline",
    "float": "dock-window",
    "close": "close",
    "menu": "menu",
    "theme": "theme-light-dark",
    "settings": "cog-outline",
    "import": "database-import-outline",
    "export": "database-export-outline",
    "help": "help-circle-outline",
    "locate": "crosshairs-gps",
    "search": "magnify",
    "copy": "content-copy",
    "filter": "filter-variant",
    "done": "check-circle-outline",
    "missing": "circle-outline",
    "well": "circle-medium",
    "line": "vector-polyline",
    "site": "home-city-outline",
    "place": "map-marker-outline",
    "panel": "dock-left",
    "command": "chevron-right",
}


class IconSet:
    """Draws icons from the one font; qtawesome's own front door would load ten fonts and take a third of a second."""

    def __init__(self) -> None:
        folder = str(Path(qtawesome.__file__).with_name("fonts"))
        font, charmap = _FONT
        self._font = IconicFont(("mdi6", font, charmap, folder))

    def icon(self, name: str, theme: Theme, token: str) -> QIcon:
        """The icon called `name` here, in the colour `token` of `theme`."""
        made: QIcon = self._font.icon(
            f"mdi6.{NAMES[name]}", color=theme.tokens[token], color_disabled=theme.tokens["line"]
        )
        return made
