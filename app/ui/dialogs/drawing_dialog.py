"""What is told of a drawing: name, colour, width, note, who sees it, how long it holds, which record it belongs to.

It stands beside the map and leaves it free, so that corners can still be pulled while it is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDateTime, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.drawing import DrawingColour, DrawingFacts, DrawingReach
from app.domain.labels import label
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.widgets.map_symbol import symbol_icon
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

USUAL_END = timedelta(hours=24)
TIME_FORMAT = "yyyy-MM-dd HH:mm"


@dataclass(frozen=True)
class Subject:
    """A record that a drawing can belong to: `noun` and key as the store has them, `name` as it is read."""

    noun: str
    id: str
    name: str


class DrawingDialog(QDialog):
    """`told` carries the facts; it stays open until it is closed by whoever could keep them."""

    told = Signal(object)

    def __init__(
        self,
        title: str,
        subjects: Sequence[Subject],
        now: datetime,
        look: Look,
        parent: QWidget,
        *,
        has_line: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._look, self._now = look, now
        self._subjects = (Subject("", "", ""), *subjects)
        self.name, self.note = QLineEdit(), QPlainTextEdit()
        self.colour: QuickChoice[DrawingColour] = QuickChoice(tuple(DrawingColour), label)
        self.reach: QuickChoice[DrawingReach] = QuickChoice(tuple(DrawingReach), label)
        self.width_px, self.subject = QSpinBox(), QComboBox()
        self.begins, self.ends, self.has_end = QDateTimeEdit(), QDateTimeEdit(), QCheckBox(tr("ends at"))
        self.lacks = plain_label("Refusal")
        self.lacks.setWordWrap(True)
        self._lay_out(has_line=has_line)
        self.show_facts(DrawingFacts(name=""))

    def show_facts(self, facts: DrawingFacts) -> None:
        """Begin with these."""
        self.name.setText(facts.name)
        self.note.setPlainText(facts.note)
        self.colour.choose(facts.colour)
        self.reach.choose(facts.reach)
        self.width_px.setValue(facts.width)
        known = [(one.noun, one.id) for one in self._subjects]
        if (facts.subject, facts.subject_id) not in known:
            self._subjects = (*self._subjects, Subject(facts.subject, facts.subject_id, facts.subject_name))
            self.subject.addItem(facts.subject_name)
            known.append((facts.subject, facts.subject_id))
        self.subject.setCurrentIndex(known.index((facts.subject, facts.subject_id)))
        begins = facts.valid_from or self._now
        self.begins.setDateTime(_shown(begins))
        self.has_end.setChecked(facts.valid_to is not None)
        self.ends.setDateTime(_shown(facts.valid_to or begins + USUAL_END))

    def facts(self) -> DrawingFacts:
        """What is written; the desk checks it."""
        subject = self._subjects[max(0, self.subject.currentIndex())]
        begins = _meant(self.begins)
        return DrawingFacts(
            name=self.name.text().strip(),
            colour=self.colour.chosen(),
            width=self.width_px.value(),
            note=self.note.toPlainText().strip(),
            reach=self.reach.chosen(),
            valid_from=begins,
            valid_to=_meant(self.ends) if self.has_end.isChecked() else None,
            subject=subject.noun,
            subject_id=subject.id,
            subject_name=subject.name,
        )

    def refuse(self, said: str) -> None:
        """Say why it could not be kept; what is written stays."""
        self.lacks.setText(said)

    def _save(self) -> None:
        if not self.name.text().strip():
            self.refuse(tr("Give it a name first."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.lacks.clear()
        self.told.emit(self.facts())

    def _lay_out(self, *, has_line: bool) -> None:
        self.name.setMaxLength(80)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self._look.theme.px(58))
        self.width_px.setRange(1, 12)
        self.width_px.setSuffix(" px")
        self.subject.addItem(tr("nothing"))
        for one in self._subjects[1:]:
            self.subject.addItem(one.name)
        for row in range(self.colour.count()):
            ink = self._look.theme.colour(tuple(DrawingColour)[row].value)
            self.colour.setItemIcon(row, symbol_icon({"symbol": "square"}, ink, self._look.theme.px(16)))
        for edit in (self.begins, self.ends):
            edit.setTimeZone(QTimeZone(8 * 3600))
            edit.setDisplayFormat(TIME_FORMAT)
            edit.setCalendarPopup(True)
        self.ends.setEnabled(False)
        self.has_end.toggled.connect(self.ends.setEnabled)
        until = QHBoxLayout()
        until.addWidget(self.has_end)
        until.addWidget(self.ends, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Colour"), self.colour)
        form.addRow(tr("Line width"), self.width_px)
        form.setRowVisible(self.width_px, has_line)
        form.addRow(tr("Seen by"), self.reach)
        form.addRow(tr("Holds from"), self.begins)
        form.addRow(tr("Holds until"), until)
        form.addRow(tr("Belongs to"), self.subject)
        form.addRow(tr("Note"), self.note)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Save).setText(f"{tr('Save')}  Ctrl+Enter")
        buttons.button(kinds.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self.lacks)
        column.addWidget(buttons)
        self.setMinimumWidth(self._look.theme.px(430))


def _shown(at: datetime) -> QDateTime:
    moment = local(at)
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()), QTimeZone(8 * 3600))


def _meant(edit: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(edit.dateTime().toSecsSinceEpoch(), tz=UTC)
