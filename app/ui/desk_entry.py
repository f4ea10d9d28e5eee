"""Before the desk stands: its map, the sign-in, and the sentence of a desk that cannot open at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from app.errors import AppError
from app.paths import DataDirectory, resources
from app.ui.map.map_engine import prepare_engine
from app.ui.words import Speaker, sentence

if TYPE_CHECKING:
    from app.bootstrap import Program
    from app.domain.access import Actor
    from app.services.map.map_supply import MapSupply
    from app.ui.map.map_view import MapView


def headless_where_there_is_no_screen() -> None:
    """A picture needs no screen."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def make_application() -> QApplication:
    """The one QApplication, with the page engine prepared before it."""
    prepare_engine()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(f"a {type(app).__name__} is running already")
    app.setApplicationName("OneMap")
    app.setDesktopFileName("onemap")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "onemap.png")))
    return app


def begin_map(data: DataDirectory, supply: MapSupply, meanwhile: Sequence[str]) -> MapView:
    """The map of a desk whose program does not exist yet: its page starts in a process of its own, and `meanwhile`
    these modules are imported. The page asks at every step, so whoever imports breathes between them."""
    app = make_application()
    from app.ui.map.map_start import start_map

    view = start_map(data, supply)
    for part in meanwhile:
        app.processEvents()
        import_module(part)
    return view


def ask_sign_in(program: Program, login: str) -> Actor | None:
    """Ask until somebody is signed in; None when the officer gives up. The password is checked off the UI thread."""
    from app.ui.background import Background
    from app.ui.dialogs.sign_in_dialog import SignInDialog
    from app.ui.look import Look

    app = make_application()
    speaker = Speaker(app, resources() / "i18n", program.wording)
    speaker.speak(program.settings.language)
    look = Look(app, resources() / "styles", theme=program.settings.theme, scale=program.settings.font_percent / 100)
    background = Background(program.readers, program.lane.live)
    dialog = SignInDialog(look, login)
    found: list[Actor] = []

    def on_signed_in(actor: Actor) -> None:
        found.append(actor)
        dialog.accept()

    def on_refused(error: AppError) -> None:
        dialog.refuse(sentence(error))

    dialog.sign_in_wanted.connect(
        lambda name, password: background.act(lambda: program.sign_in.sign_in(name, password), on_signed_in, on_refused)
    )
    dialog.exec()
    background.close()
    speaker.be_silent()
    return found[0] if found else None


def ask_set_up(program: Program, founder: Actor) -> str:
    """Ask who looks after an installation that nobody looks after yet: the login of its security administrator, or
    nothing where that is put off."""
    from app.domain.key import new_key
    from app.services.user_desk import NewUser
    from app.ui.background import Background
    from app.ui.look import Look
    from app.ui.seat.set_up_dialog import SetUpDialog

    app = make_application()
    speaker = Speaker(app, resources() / "i18n")
    speaker.speak(program.settings.language)
    look = Look(app, resources() / "styles", theme=program.settings.theme, scale=program.settings.font_percent / 100)
    background = Background(program.readers, program.lane.live)
    dialog = SetUpDialog(look)
    named: list[str] = []

    def set_up(security: NewUser, administrator: NewUser) -> None:
        def on_named(_done: object) -> None:
            named.append(security.login.strip())
            dialog.accept()

        background.act(
            lambda: program.user_desk.set_up(founder, new_key(), security, administrator),
            on_named,
            lambda error: dialog.refuse(sentence(error)),
        )

    dialog.wanted.connect(set_up)
    dialog.exec()
    background.close()
    speaker.be_silent()
    return named[0] if named else ""


def show_refusal(said: str) -> None:
    """The one box of the program: where no window stands yet and there is no console to say it on."""
    make_application()
    QMessageBox.warning(None, "OneMap", said)
