"""Icons of one set: Material Design Icons (Apache-2.0), shipped as a font by qtawesome (MIT), so nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

from app.paths import library_folder
from app.ui.theme import Theme

FONT = "materialdesignicons6-webfont-6.9.96.ttf"
CHARMAP = "materialdesignicons6-webfont-charmap-6.9.96.json"
SIDES = (16, 20, 24, 32, 64)

NAMES: Mapping[str, str] = {
    "alerts": "bell-outline",
    "cases": "folder-outline",
    "calls": "phone-in-talk-outline",
    "new_call": "phone-plus-outline",
    "reach": "car-clock",
    "identify": "map-marker-question-outline",
    "around": "map-marker-radius-outline",
    "measure": "ruler",
    "duty": "calendar-clock-outline",
    "log": "notebook-outline",
    "handover": "account-switch-outline",
    "duty_level": "shield-alert-outline",
    "log_note": "notebook-plus-outline",
    "remind": "alarm-plus",
    "layers": "layers-outline",
    "units": "account-group-outline",
    "assets": "table-large",
    "details": "information-outline",
    "drawings": "draw",
    "patrols": "routes",
    "new_patrol": "map-marker-path",
    "hazards": "flag-outline",
    "new_hazard": "flag-plus-outline",
    "new_alert": "bell-plus-outline",
    "register": "clipboard-list-outline",
    "new_asset": "map-marker-plus-outline",
    "feeds": "access-point",
    "cameras": "cctv",
    "float": "dock-window",
    "close": "close",
    "menu": "menu",
    "theme": "theme-light-dark",
    "settings": "cog-outline",
    "import": "database-import-outline",
    "export": "database-export-outline",
    "print_map": "printer-outline",
    "help": "help-circle-outline",
    "locate": "crosshairs-gps",
    "search": "magnify",
    "copy": "content-copy",
    "filter": "filter-variant",
    "watch_rules": "eye-outline",
    "key_vehicles": "truck-alert-outline",
    "done": "check-circle-outline",
    "missing": "circle-outline",
    "well": "circle-medium",
    "line": "vector-polyline",
    "site": "home-city-outline",
    "place": "map-marker-outline",
    "road": "road-variant",
    "area": "vector-square",
    "post": "shield-outline",
    "camera": "cctv",
    "vehicle": "car-outline",
    "person": "account-outline",
    "warning": "alert-outline",
    "picture": "image-outline",
    "video": "filmstrip",
    "recording": "microphone-outline",
    "document": "file-document-outline",
    "sheet": "file-table-outline",
    "slides": "file-presentation-box",
    "archive": "zip-box-outline",
    "file": "file-outline",
    "panel": "dock-left",
    "command": "chevron-right",
}


class IconSet:
    """Draws icons from the one font that qtawesome ships. The package itself is not imported: its front door brings a
    second binding of Qt and ten fonts, a quarter of a second of every start.
    """

    def __init__(self) -> None:
        folder = library_folder("qtawesome") / "fonts"
        number = QFontDatabase.addApplicationFont(str(folder / FONT))
        self._family = QFontDatabase.applicationFontFamilies(number)[0]
        codes: dict[str, str] = json.loads((folder / CHARMAP).read_text("utf-8"))
        self._glyphs = {name: chr(int(codes[glyph], 16)) for name, glyph in NAMES.items()}
        self._made: dict[tuple[str, str, str], QIcon] = {}

    def icon(self, name: str, theme: Theme, token: str) -> QIcon:
        """The icon called `name` here, in the colour `token` of `theme`; a line's colour while it cannot be used."""
        key = name, theme.colour(token).name(), theme.colour("line").name()
        if key not in self._made:
            self._made[key] = self._make(name, theme, token)
        return self._made[key]

    def _make(self, name: str, theme: Theme, token: str) -> QIcon:
        made = QIcon()
        for mode, colour in ((QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, "line")):
            for side in SIDES:
                made.addPixmap(self._drawn(self._glyphs[name], side, theme.colour(colour)), mode)
        return made

    def _drawn(self, glyph: str, side: int, colour: QColor) -> QPixmap:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        font = QFont(self._family)
        font.setPixelSize(side - side // 8)
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, glyph)
        painter.end()
        return pixmap
