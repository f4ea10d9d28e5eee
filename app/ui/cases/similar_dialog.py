"""The cases most alike to one, each with its reasons: confirm into a series, or say that they are not connected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.domain.case_file import CaseFile
from app.domain.case_likeness import Reason
from app.domain.case_series import LikeCase
from app.ui.cases.likeness_words import near_words, points_words, reason_words
from app.ui.local_time import span
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

OFFERED: tuple[Column[LikeCase], ...] = (
    Column(
        label="Points", text=lambda one: f"{one.likeness.points:.0f}", sort=lambda one: one.likeness.points,
        right=True, bold=True, width=7,
    ),
    Column(label="Short name", text=lambda one: one.case.alias, width=11),
    Column(label="Case", text=lambda one: one.case.title),
    Column(
        label="Occurred", text=lambda one: span(one.case.occurred_from, one.case.occurred_to),
        sort=lambda one: one.case.occurred_from.timestamp(), width=26,
    ),
    Column(label="Near repeat", text=lambda one: near_words(one.likeness), colour=lambda _one: "high", width=14),
    Column(label="Series", text=lambda one: one.case.series, colour=lambda _one: "accent", width=12),
)  # fmt: skip
REASONS: tuple[Column[Reason], ...] = (
    Column(label="Reason", text=reason_words),
    Column(label="Points", text=points_words, sort=lambda one: one.points, right=True, width=9),
)


_SAID = "Points compare cases and places, never persons. Whether they belong together is for you to say."


class SimilarDialog(QDialog):
    """`join_wanted` carries the other case and the name for a new series ("" where one is made up), `unlike_wanted` and
    `chosen` the other case."""

    join_wanted = Signal(object, str)
    unlike_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, case: CaseFile, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.case = case
        self.setWindowTitle(tr("Similar cases: {alias} {title}", alias=case.alias, title=case.title))
        self.table: RecordTable[LikeCase] = RecordTable(OFFERED, look, key=lambda one: one.case.id)
        self.reasons: RecordTable[Reason] = RecordTable(REASONS, look, key=lambda one: one.aspect.value)
        self.reasons.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(tr("Name of the new series (may be blank)"))
        self.name.setVisible(not case.series)
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self.join = QPushButton(f"{tr('Same hands: into one series')}  Enter")
        self.unlike = QPushButton(f"{tr('Not connected')}  Del")
        self._lay_out(look)
        self.table.record_chosen.connect(self._on_chosen)
        self.table.record_opened.connect(lambda one: self.join_wanted.emit(one, self.name.text()))
        self.join.clicked.connect(lambda: self._tell(lambda one: self.join_wanted.emit(one, self.name.text())))
        self.unlike.clicked.connect(lambda: self._tell(self.unlike_wanted.emit))
        remove = QShortcut(QKeySequence("Del"), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(lambda: self._tell(self.unlike_wanted.emit))

    def show_offered(self, offered: Sequence[LikeCase]) -> None:
        """These, the most alike first."""
        self.table.show_records(offered)
        for button in (self.join, self.unlike):
            button.setEnabled(bool(offered))
        if offered and self.table.chosen() is None:
            self.table.choose(offered[0].case.id)
        if not offered:
            self.reasons.show_records(())
            self.say(tr("No case is so alike that it should be offered. Those of the same series are not named here."))

    def say(self, text: str) -> None:
        """What was done, or why not."""
        self.told.setText(text)

    def _on_chosen(self, one: LikeCase) -> None:
        self.reasons.show_records(one.likeness.reasons)
        self.chosen.emit(one)

    def _tell(self, tell: Callable[[LikeCase], object]) -> None:
        one = self.table.chosen()
        if one is not None:
            tell(one)

    def _lay_out(self, look: Look) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self.reasons)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        below = QHBoxLayout()
        back = QPushButton(f"{tr('Back')}  Esc")
        back.clicked.connect(self.reject)
        below.addWidget(self.join)
        below.addWidget(self.unlike)
        below.addWidget(self.name, 1)
        below.addWidget(back)
        for button in (self.join, self.unlike, back):
            button.setAutoDefault(False)
        said = plain_label(
            "Muted",
            tr(_SAID),
        )
        said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(said)
        column.addWidget(halves, 1)
        column.addWidget(self.told)
        column.addLayout(below)
        self.resize(look.theme.px(820), look.theme.px(520))
