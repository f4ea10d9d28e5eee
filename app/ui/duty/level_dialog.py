"""Ordering a duty level: for where, by whom, why, until when; and what it changes, with the heads that are wanting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.duty import DutyLevel
from app.domain.duty_level import LevelOrder
from app.domain.labels import label
from app.services.duty.level_desk import LevelDifference, PostGap
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

COLUMNS: tuple[Column[PostGap], ...] = (
    Column(label="Post", text=lambda one: tr(label(one.role))),
    Column(label="Asked for now", text=lambda one: str(one.before), sort=lambda one: one.before, right=True, width=12),
    Column(label="Asked for then", text=lambda one: str(one.needed), sort=lambda one: one.needed, right=True, width=12),
    Column(label="There", text=lambda one: str(one.present), sort=lambda one: one.present, right=True, width=8),
    Column(
        label="Wanting",
        text=lambda one: str(one.missing) if one.missing else "",
        sort=lambda one: one.missing,
        colour=lambda _one: "critical",
        bold=True,
        right=True,
        width=8,
    ),
)


class LevelDialog(QDialog):
    """`asked` tells that another level or place is looked at; `order_wanted` and `end_wanted` are answered with
    `refuse` or `accept`."""

    asked = Signal()
    order_wanted = Signal()
    end_wanted = Signal(object)

    def __init__(
        self, look: Look, parent: QWidget, areas: Sequence[tuple[str, str]], standing: Sequence[LevelOrder]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Duty level"))
        self._areas, self._standing = (("", ""), *areas), {one.area_id or "": one for one in standing}
        self.level: QuickChoice[DutyLevel] = QuickChoice(tuple(DutyLevel), label)
        self.area = QComboBox()
        self.area.addItems([name or tr("The whole county") for _key, name in self._areas])
        self.authority, self.reason, self.until = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.authority, self.reason):
            field.setMaxLength(200)
        self.authority.setPlaceholderText(tr("Who ordered it, and by which document"))
        self.reason.setPlaceholderText(tr("Reason; it is kept with the act"))
        self.until.setPlaceholderText(tr("Until, such as 06:00 or 11-22 06:00; then normal again by itself"))
        self.table: RecordTable[PostGap] = RecordTable(COLUMNS, look, key=lambda one: one.role.value)
        self.now, self.told = plain_label("CardTitle"), plain_label("Muted")
        self.refusal = plain_label("Refusal")
        for words in (self.now, self.told, self.refusal):
            words.setWordWrap(True)
        self.refusal.hide()
        self._end = QPushButton()
        self._lay_out()
        self.level.currentIndexChanged.connect(lambda _row: self.asked.emit())
        self.area.currentIndexChanged.connect(lambda _row: self._on_area())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.order_wanted)
        self.level.choose(DutyLevel.ENHANCED)
        self.resize(look.theme.px(620), look.theme.px(520))
        self._on_area()

    def area_id(self) -> str | None:
        """The room that is chosen, None for the county."""
        return self._areas[self.area.currentIndex()][0] or None

    def show_difference(self, told: LevelDifference) -> None:
        """What the chosen level changes."""
        self.table.show_records(told.posts)
        then, now = told.then, told.now
        said = [
            tr("Now: {level}", level=tr(label(told.present))),
            tr("zones looked at every {n} min (now {before})", n=then.patrol_min, before=now.patrol_min),
            tr("watch rules wait {n} % of their time (now {before} %)", n=then.watch_percent, before=now.watch_percent),
            tr(
                "units that are sent heard every {n} min (now {before})", n=then.roll_call_min, before=now.roll_call_min
            ),
            tr("report every {n} min", n=then.report_min) if then.report_min else tr("report when something happens"),
            tr("alarms at {n} % at least", n=then.volume),
        ]
        if told.missing:
            said.append(tr("{n} heads are wanting", n=told.missing))
        self.told.setText(" · ".join(said))

    def refuse(self, words: str) -> None:
        """Say why nothing was changed."""
        self.refusal.setText(words)
        self.refusal.show()

    def _on_area(self) -> None:
        """Which order holds there, if any."""
        one = self._standing.get(self.area_id() or "")
        self._end.setVisible(one is not None)
        self.now.setVisible(one is not None)
        if one is not None:
            self.now.setText(
                tr("{level} until {until}, ordered by {authority}: {reason}", level=tr(label(one.level)),
                   until=to_minute(one.until), authority=one.authority, reason=one.reason)
            )  # fmt: skip
        self.asked.emit()

    def _on_end(self) -> None:
        one = self._standing.get(self.area_id() or "")
        if one is not None:
            self.end_wanted.emit(one)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for words, field in (
            (tr("Level"), self.level),
            (tr("Where"), self.area),
            (tr("Ordered by"), self.authority),
            (tr("Reason"), self.reason),
            (tr("Until"), self.until),
        ):
            form.addRow(words, field)
        order, back = QPushButton(f"{tr('Give the order')}  Ctrl+Enter"), QPushButton(f"{tr('Cancel')}  Esc")
        self._end.setText(tr("Back to normal now"))
        order.clicked.connect(lambda _checked=False: self.order_wanted.emit())
        back.clicked.connect(self.reject)
        self._end.clicked.connect(self._on_end)
        row = QHBoxLayout()
        row.addWidget(self._end)
        row.addStretch(1)
        for button in (order, back):
            row.addWidget(button)
        for button in (order, back, self._end):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.now)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(self.refusal)
        column.addLayout(row)
