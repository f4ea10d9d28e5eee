"""What the flows of case files share: the well whose cameras were smashed, and a hand that has nothing but keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.alert import Alert
from app.domain.case_status import CaseStatus
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.mo_code import MoCode
from app.domain.pinyin import initials
from app.domain.signal import AlertSignal
from app.ui.cases.case_window import CaseWindow
from app.ui.desk import Desk
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr
from tests.flows.dispatch_room import settle
from tests.store_fixtures import Clock
from tests.ui import invented

WAIT_MS = 20_000
WELL = (107.52, 37.11)
K, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def a_camera_goes_dark(program: Program, clock: Clock) -> str:
    """At a key well, at night, before the desk is opened: the key of the alert."""
    lon, lat = WELL
    well = replace(
        invented.asset("姬塬 7 号井场"), id="w7", code="定4127-7", code_key="定4127-7", lon=lon, lat=lat, min_lon=lon,
        max_lon=lon, min_lat=lat, max_lat=lat,
    )  # fmt: skip
    with program.store.act(program.actor(), "well", "test.ground", Right.IMPORT) as work:
        work.add(well)
    told = AlertSignal(
        "video", "cam-7", clock() - timedelta(minutes=4), "VIDEO_INTRUSION", "CRITICAL", "井场监控被砸",
        "3 名男子蒙面戴头套,破坏监控后开井放油", asset="定4127-7",
    )  # fmt: skip
    return program.alert_desk.hear(program.actor(), new_key(), told)


class Hand:
    """Keys, on whatever has the focus. It looks at the screen, so it may ask what is shown; it touches nothing."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self._qtbot = desk, qtbot

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, held)

    def write(self, words: str) -> None:
        """As an input method puts words where one writes; what stood there is replaced."""
        self.press(K.Key_A, held=CTRL)
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.focus(), event)

    def focus(self) -> QWidget:
        here = QApplication.focusWidget()
        assert here is not None, "the keys would go nowhere"
        return here

    def until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=WAIT_MS)

    def settle(self) -> None:
        settle(self.desk, self._qtbot)

    def reach(self, wanted: QWidget) -> None:
        """Tab until it has the focus."""
        for _ in range(120):
            if wanted.hasFocus():
                return
            self.press(K.Key_Tab)
        raise AssertionError(f"no Tab leads to {wanted}")

    def fill(self, inputs: Mapping[str, QWidget], **values: object) -> None:
        """Go from field to field: words are written, choices found by the initials of their pinyin, ticks by Space."""
        for name, value in values.items():
            made = inputs[name]
            self.reach(made)
            if isinstance(made, QuickChoice):
                shown = made.itemText(made.findData(value))
                QTest.keyClicks(made, initials(shown))
                assert made.currentText() == shown, f"{initials(shown)} finds {made.currentText()}"
            elif isinstance(made, QCheckBox):
                self.press(K.Key_Space)
                assert made.isChecked()
            else:
                self.write(str(value))
                assert isinstance(made, QPlainTextEdit) or made.text() == str(value)  # type: ignore[attr-defined]

    def tick(self, window: CaseWindow, codes: Iterable[MoCode]) -> None:
        """On the page of how it was done: the initials of each, then Space."""
        for code in codes:
            letters = initials(tr(label(code)))
            QTest.keyClicks(self.focus(), letters)
            assert self.focus().text() == tr(label(code)), letters  # type: ignore[attr-defined]
            self.press(K.Key_Space)
        assert set(window.mo.codes().split()) >= {code.value for code in codes}

    def answer(self, ask: Any, *answers: str) -> None:
        """A question in steps: the digit of the line that says so, or words and Enter; empty takes what is offered."""
        for said in answers:
            self.until(ask.is_asking)
            rows = [ask.list.item(row).text() for row in range(ask.list.count())]
            at = next((row for row, text in enumerate(rows) if said and said in text), None)
            if at is not None and not ask.list.isHidden():
                self.press(Qt.Key(K.Key_1 + at))
            else:
                assert ask.words.hasFocus(), (said, rows)
                if said:
                    self.write(said)
                self.press(K.Key_Return)

    def down_to(self, table: Any, is_it: Callable[[Any], bool]) -> None:
        """Arrow down a table that has the focus, from the top, until the row is chosen."""
        assert table.hasFocus()
        self.press(K.Key_Home, held=CTRL)
        for _ in range(table.shown() + 1):
            if table.chosen() is not None and is_it(table.chosen()):
                return
            self.press(K.Key_Down)
        raise AssertionError("no such row")

    def choose_in(self, menu: QMenu, words: str) -> None:
        """Arrow down an open menu to the line, Enter."""
        for _ in menu.actions():
            QTest.keyClick(menu, K.Key_Down)
            active = menu.activeAction()
            if active is not None and words in active.text():
                QTest.keyClick(menu, K.Key_Return)
                return
        raise AssertionError(f"no line {words}: {[act.text() for act in menu.actions()]}")

    def front(self, window: QWidget) -> None:
        """The window that a system with a window manager brings forward when the one above it is closed."""
        if not window.isActiveWindow():
            window.activateWindow()
        self.until(window.isActiveWindow)

    def case_window(self, title: str = "") -> CaseWindow:
        """The case file in front."""
        self.until(lambda: isinstance(QApplication.activeWindow(), CaseWindow))
        found = QApplication.activeWindow()
        assert isinstance(found, CaseWindow)
        self.until(lambda: title in found.title.text())
        self.settle()
        return found

    def take_alert(self, title: str) -> Alert:
        """F1 to the queue, Down to the alert, A."""
        alerts = self.desk.window.panels.alerts
        self.until(lambda: any(one.title == title for one in self.desk.views.alerts))
        self.settle()
        self.press(K.Key_F1)
        for _ in self.desk.views.alerts:
            if (chosen := alerts.chosen()) is not None and chosen.title == title:
                break
            self.press(K.Key_Down)
        assert chosen is not None
        assert chosen.title == title
        self.press(K.Key_A)
        self.until(lambda: self.desk.program.alert_desk.alert(chosen.id).acknowledged_at is not None)
        self.settle()
        return chosen

    # In the window of a case

    def save(self) -> None:
        self.press(K.Key_Return, held=CTRL)
        self.settle()

    def add(self, window: CaseWindow, key: Qt.Key, **values: object) -> None:
        """A part, by its key, its form, and Ctrl+Enter."""
        self.press(key)
        self.until(lambda: window.stack.currentWidget() is window.part)
        assert window.part.form is not None
        self.fill(window.part.form.inputs, **values)
        self.save()
        self.until(lambda: window.stack.currentIndex() == 0 or bool(window.part._lacks.text()))
        assert window.stack.currentIndex() == 0, window.part._lacks.text()

    def step(self, window: CaseWindow, to: CaseStatus, *words: str) -> None:
        """S, the digit of the step, now, and what else it asks for."""
        self.press(K.Key_S)
        self.answer(window.ask, tr(label(to)), "", *words)
        self.settle()

    def close(self, window: CaseWindow) -> None:
        self.press(K.Key_Escape)
        self.until(lambda: not window.isVisible())
        self.front(self.desk.window)
