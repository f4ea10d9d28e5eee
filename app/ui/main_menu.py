"""The button that opens the menu: everything a key of the whole window can do, with its key."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from app.ui.look import Look
from app.ui.words import tr

_GROUPS: tuple[tuple[str, ...], ...] = (
    (
        "alerts",
        "calls",
        "cases",
        "patrols",
        "duty",
        "log",
        "handover",
        "units",
        "layers",
        "assets",
        "register",
        "hazards",
        "drawings",
        "details",
        "cameras",
        "feeds",
    ),
    (
        "new_call",
        "new_alert",
        "new_hazard",
        "new_patrol",
        "proposal",
        "log_note",
        "remind",
        "issues",
        "reach",
        "new_asset",
    ),
    ("time", "time_live"),
    ("identify", "place_menu", "around", "measure", "copy_place", "draw", "save_view", "saved_views"),
    ("print_map",),
    ("take_back", "do_again", "sounds", "mute", "alarm_test", "alert_figures"),
    ("fit", "wall", "theme", "language", "grow", "shrink", "normal_size", "reset_layout"),
    ("roster",),
    ("duty_level", "strength", "coverage", "visit_needs", "watch_rules", "key_vehicles", "trackers"),
    ("import", "tracks", "export", "checklist"),
    ("base_maps", "settings", "users", "own_password"),
    ("switch_user", "lock", "handbook", "about", "quit"),
)
_ICONS = {
    "import": "import",
    "export": "export",
    "print_map": "print_map",
    "settings": "settings",
    "handbook": "help",
    "theme": "theme",
    "fit": "locate",
    "checklist": "done",
    "copy_place": "copy",
    "watch_rules": "watch_rules",
    "key_vehicles": "key_vehicles",
}


class MenuButton(QToolButton):
    """`offer` takes the window's bound actions; the menu is made of those that are bound when it is opened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._acts: Mapping[str, QAction] = {}
        self.setProperty("flat", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        look.changed.connect(self.restyle)
        self.restyle()

    def offer(self, acts: Mapping[str, QAction]) -> None:
        """Offer these, and what is added to them."""
        self._acts = acts

    def restyle(self) -> None:
        """Icon in the theme's colour, words in the language of the window."""
        side = self._look.theme.px(20)
        self.setIcon(self._look.icon("menu", "text"))
        self.setIconSize(QSize(side, side))
        self.setToolTip(tr("Menu"))
        self.setAccessibleName(tr("Menu"))

    def _fill(self) -> None:
        self._menu.clear()
        for names in _GROUPS:
            acts = [(name, self._acts[key]) for name in names if (key := _key(name)) in self._acts]
            if acts and not self._menu.isEmpty():
                self._menu.addSeparator()
            for name, act in acts:
                icon_name = _ICONS.get(name, name if _key(name) != name else "")
                if icon_name:
                    act.setIcon(self._look.icon(icon_name))
                act.setIconVisibleInMenu(True)
                self._menu.addAction(act)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.restyle()
        super().changeEvent(event)


def _key(name: str) -> str:
    return f"panel_{name}" if name in _GROUPS[0] else name
