"""The banner area under the top bar: what happened, what was kept, what to do. Never modal, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.errors import AppError
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import sentence, tr

MOST = 3
HINT_MS = 8_000


class Grade(StrEnum):
    """How much a notice wants to be seen."""

    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Notice:
    """`say` gives the words in the language of the moment; `details` can be copied; `act` is something to do."""

    grade: Grade
    say: Callable[[], str]
    details: str = ""
    act_label: str = ""
    act: Callable[[], object] | None = None
    times: int = 1


class Notices(QWidget):
    """The newest on top, three at most, of which a hint goes before a warning; the same sentence again counts up."""

    def __init__(self, look: Look, log_place: str) -> None:
        super().__init__()
        self._look, self._log_place = look, log_place
        self.shown: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 4, 6, 0)
        self._column.setSpacing(3)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        look.changed.connect(self.draw)
        self.hide()

    def refuse(self, error: AppError) -> None:
        """An expected failure."""
        self.show_notice(Notice(Grade.WARNING, lambda: sentence(error)))

    def crash(self, found: AppError | str) -> None:
        """What nobody waited for: an expected failure, or a bug's trace, kept for whoever mends it."""
        if isinstance(found, AppError):
            self.refuse(found)
            return
        place = self._log_place
        said = "The program made a mistake and went on. What was saved is safe. The details are in {place}."
        self.show_notice(Notice(Grade.ERROR, lambda: tr(said, place=place), details=found))

    def hint(self, source: str, **values: object) -> None:
        """Good to know; goes away by itself."""
        self.pass_by(Notice(Grade.HINT, lambda: tr(source, **values)))

    def pass_by(self, notice: Notice) -> None:
        """Show it and take it away after a while: whatever it offers can be done by other ways too."""
        shown = self.show_notice(notice)
        ending = QTimer(self, interval=HINT_MS, singleShot=True)
        ending.timeout.connect(lambda: self.dismiss(shown))
        ending.timeout.connect(ending.deleteLater)
        ending.start()

    def show_notice(self, notice: Notice) -> Notice:
        """Put it on top, or count up the one that says the same; what is shown now."""
        said = notice.say()
        same = next((one for one in self.shown if one.say() == said), None)
        if same is not None:
            self.shown.remove(same)
            notice = replace(notice, times=same.times + 1)
        self.shown.insert(0, notice)
        if len(self.shown) > MOST:
            older = self.shown[1:]
            self.shown.remove(next((one for one in reversed(older) if one.grade is Grade.HINT), older[-1]))
        self.draw()
        return notice

    def dismiss(self, notice: Notice) -> None:
        """Take it away."""
        if notice in self.shown:
            self.shown.remove(notice)
            self.draw()

    def dismiss_newest(self) -> bool:
        """Esc: take the top one away; False if there is none."""
        if self.shown:
            self.dismiss(self.shown[0])
            return True
        return False

    def draw(self) -> None:
        """Every notice anew, in the language and look of the moment."""
        while (taken := self._column.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        for notice in self.shown:
            self._column.addWidget(self._frame(notice))
        self.setVisible(bool(self.shown))

    def _frame(self, notice: Notice) -> QFrame:
        frame = QFrame()
        frame.setObjectName("Notice")
        frame.setProperty("grade", notice.grade.value)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 2, 6, 2)
        words = f"{notice.say()}  ×{notice.times}" if notice.times > 1 else notice.say()
        label: QLabel = plain_label("NoticeText", words)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        if notice.act is not None:
            row.addWidget(_button(tr(notice.act_label), notice.act))
        if notice.details:
            row.addWidget(_button(tr("Copy details"), lambda: QGuiApplication.clipboard().setText(notice.details)))
        close = QToolButton()
        close.setProperty("flat", True)
        close.setIcon(self._look.icon("close"))
        close.setIconSize(QSize(self._look.theme.px(14), self._look.theme.px(14)))
        close.setToolTip(tr("Dismiss (Esc)"))
        close.setAccessibleName(tr("Dismiss (Esc)"))
        close.clicked.connect(lambda: self.dismiss(notice))
        row.addWidget(close)
        return frame


def _button(words: str, press: Callable[[], object]) -> QPushButton:
    made = QPushButton(words)
    made.clicked.connect(lambda: press())
    return made
