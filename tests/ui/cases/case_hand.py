"""One case file open in its window on a real store, worked by keys as an officer works it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor, Role
from app.domain.case_file import CaseFile
from app.domain.case_status import CaseKind
from app.domain.key import new_key
from app.services.cases.case_reading import CaseDossier
from app.ui.background import Background
from app.ui.cases.case_room import CaseRoom
from app.ui.cases.case_window import CaseWindow
from app.ui.look import Look
from app.ui.take_back import TakeBacks

OFFICER = Actor(user_id="u-han", name="韩", role=Role.OFFICER, desk_id="desk-1")
OTHER = Actor(user_id="u-li", name="李", role=Role.OFFICER, desk_id="desk-1")


class CaseHand:
    """The window, and the keys."""

    def __init__(self, qtbot: QtBot, program: Program, look: Look) -> None:
        self.qtbot, self.program, self.look = qtbot, program, look
        self.host = QWidget()
        self.background = Background(program.readers, program.lane.live, self.host, in_turn=program.clock_reader)
        self.take_backs = TakeBacks()
        self.windows: list[CaseWindow] = []

    def opened(self, **more: object) -> str:
        """A file in the store."""
        told = {"title": "姬塬开井盗油", "type": "WELLHEAD"} | more
        told.setdefault("occurred_from", self.program.now() - timedelta(hours=9))
        since = self.program.now() - timedelta(hours=2)
        return self.program.casework.desk.open_case(OFFICER, new_key(), CaseKind.CRIMINAL, told, since=since)

    def room(self, case_id: str, actor: Actor = OFFICER) -> CaseRoom:
        """Its window, shown and read."""
        window = self.window()
        room = CaseRoom(self.program, actor, self.background, window, self.take_backs, case_id)
        room.read(room.offer_draft)
        window.show()
        self.settle()
        return room

    def window(self) -> CaseWindow:
        made = CaseWindow(self.look, self.program.now, self.host)
        self.windows.append(made)
        return made

    def press(self, window: CaseWindow, *keys: Qt.Key, ctrl: bool = False) -> None:
        """Keys where the focus is."""
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        for key in keys:
            target = QApplication.focusWidget() or window
            modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(target, key, modifier)
        self.settle()

    def type(self, words: str) -> None:
        """Words where the focus is, as an input method puts them there."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        focus = QApplication.focusWidget()
        assert focus is not None  # somewhere one writes
        QApplication.sendEvent(focus, event)

    def settle(self) -> None:
        """Until every question is answered."""
        self.qtbot.waitUntil(self.background.is_idle)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds)

    def dossier(self, case_id: str) -> CaseDossier:
        return self.program.casework.desk.dossier(case_id)

    def case(self, case_id: str) -> CaseFile:
        return self.program.casework.desk.case_file(case_id)

    def close(self) -> None:
        for window in self.windows:
            window.close()
        self.settle()
        self.background.close()
