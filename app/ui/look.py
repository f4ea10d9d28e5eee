"""What the window looks like now: theme and font size, put on the application and told to all who paint themselves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.icons import IconSet
from app.ui.theme import BASE_FONT_PX, MAX_SCALE, MIN_SCALE, THEMES, Theme, read_tokens

# First what ships with the desk's systems; digits are tabular in all of them.
FONT_FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Source Han Sans SC",
    "sans-serif",
)
SCALE_STEP = 0.1


class Look(QObject):
    """The current theme; `changed` is emitted after the application wears it."""

    changed = Signal()

    def __init__(
        self, app: QApplication, styles: Path, *, theme: str = "night", scale: float = 1.0, dressed: bool = True
    ) -> None:
        """Not `dressed`, the style sheet waits for `dress`: a window that is built under it is styled again with each
        widget that finds its parent, a tenth of a second of a start."""
        super().__init__(app)
        self._is_dressed = dressed
        self._app = app
        self._tokens = read_tokens(styles)
        self._sheet = (styles / "desk.qss").read_text("utf-8")
        self._pictures = styles.parent / "icons"
        self.theme = Theme(theme, self._tokens[theme], _clamped(scale))
        self._icons = IconSet()
        app.setStyle("fusion")
        self._wear()

    def dress(self) -> None:
        """Put the style sheet on what has been built; colours and fonts are there already, so nobody is told."""
        self._is_dressed = True
        self._app.setStyleSheet(self.theme.sheet(self._sheet, self._pictures))

    def wear(self, *, theme: str | None = None, scale: float | None = None) -> None:
        """Change theme or font scale; nothing happens if both are as they were."""
        name = theme or self.theme.name
        wanted = Theme(name, self._tokens[name], _clamped(self.theme.scale if scale is None else scale))
        if wanted != self.theme:
            self.theme = wanted
            self._wear()

    def switch_theme(self) -> None:
        """To the other one."""
        names = list(THEMES)
        self.wear(theme=names[(names.index(self.theme.name) + 1) % len(names)])

    def grow(self, steps: int) -> None:
        """The font by `steps` of ten per cent."""
        self.wear(scale=round(self.theme.scale + steps * SCALE_STEP, 2))

    def font(self, size: float = BASE_FONT_PX, *, bold: bool = False) -> QFont:
        """The desk's font; `size` in px at normal scale."""
        font = QFont()
        font.setFamilies(list(FONT_FAMILIES))
        font.setPixelSize(self.theme.px(size))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def icon(self, name: str, colour: str = "muted") -> QIcon:
        """One of `icons.NAMES` in a colour of the theme."""
        return self._icons.icon(name, self.theme, colour)

    def _wear(self) -> None:
        self._app.setPalette(_palette(self.theme))
        self._app.setFont(self.font())
        if self._is_dressed:
            self._app.setStyleSheet(self.theme.sheet(self._sheet, self._pictures))
        self.changed.emit()


def _clamped(scale: float) -> float:
    return min(MAX_SCALE, max(MIN_SCALE, scale))


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, token in (
        (roles.Window, "window"),
        (roles.WindowText, "text"),
        (roles.Base, "panel"),
        (roles.AlternateBase, "raised"),
        (roles.Text, "text"),
        (roles.Button, "raised"),
        (roles.ButtonText, "text"),
        (roles.BrightText, "critical"),
        (roles.ToolTipBase, "raised"),
        (roles.ToolTipText, "text"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Link, "accent"),
        (roles.LinkVisited, "accent"),
        (roles.PlaceholderText, "muted"),
        (roles.Light, "line"),
        (roles.Midlight, "raised"),
        (roles.Mid, "line"),
        (roles.Dark, "line"),
        (roles.Shadow, "window"),
        (roles.Accent, "accent"),
    ):
        palette.setColor(role, theme.colour(token))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("stale"))
    return palette
