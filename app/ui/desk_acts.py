"""What the keys, the menu and the acts of the panels do: each line calls one desk or one part of the window."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject

from app import settings
from app.bootstrap import Program
from app.domain.access import Actor
from app.ui.actions import Act
from app.ui.background import Background
from app.ui.commands.offers import Target
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.dialog_desk import DialogDesk
from app.ui.map.map_join import MapJoin
from app.ui.words import Speaker
from app.wording import LANGUAGES


class DeskActs(QObject):
    """Binds the acts of the list `ACTIONS` that are about the window itself; desks have acts of their own."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        speaker: Speaker,
        dialogs: DialogDesk,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._join, self._speaker, self._dialogs = join, speaker, dialogs
        self._bind()
        window.command_bar.target_chosen.connect(self._do_command)

    def _bind(self) -> None:
        window, look = self._window, self._window.look
        acts: dict[str, Callable[[], object]] = {
            "wall": self._switch_wall,
            "command": window.command_bar.open,
            "fit": self._join.go_home,
            "place_menu": self._join.open_menu_by_key,
            "grow": lambda: self._resize(look.theme.scale + 0.1),
            "shrink": lambda: self._resize(look.theme.scale - 0.1),
            "normal_size": lambda: self._resize(1.0),
            "theme": self._switch_theme,
            "language": self._switch_language,
            "import": self._dialogs.open_import,
            "export": self._dialogs.open_export,
            "checklist": self._dialogs.open_checklist,
            "watch_rules": self._dialogs.open_watch_rules,
            "key_vehicles": self._dialogs.open_key_vehicles,
            "settings": self._dialogs.open_settings,
            "reset_layout": window.reset_layout,
            "handbook": self._dialogs.open_handbook,
            "about": self._dialogs.open_about,
            "quit": window.close,
        }
        for act_id, slot in acts.items():
            window.bind(act_id, slot)

    def _switch_wall(self) -> None:
        """The wall shows the whole county, unless somebody has moved the map by hand."""
        self._window.switch_wall()
        self._join.fit_unless_moved()

    def _resize(self, scale: float) -> None:
        self._window.look.wear(scale=round(scale, 2))
        self._keep(font_percent=round(self._window.look.theme.scale * 100))

    def _switch_theme(self) -> None:
        self._window.look.switch_theme()
        self._keep(theme=self._window.look.theme.name)

    def _switch_language(self) -> None:
        names = list(LANGUAGES)
        following = names[(names.index(self._speaker.wording.language) + 1) % len(names)]
        self._speaker.speak(following)
        self._keep(language=following)

    def _keep(self, **changed: object) -> None:
        """Remember a choice of this desk; where it cannot be written, it holds until the window is closed."""
        kept = settings.checked(dataclasses.asdict(self._program.settings) | changed)
        self._program.settings = kept
        self._background.ask(lambda: settings.save(kept, self._program.data.settings), lambda _done: None)

    def _do_command(self, target: Target) -> None:
        if isinstance(target, Act):
            self._window.acts[target.id].trigger()
