"""One form for any list of fields: a line, a box (letters find its lines) or a tick for each, by what it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.domain.layer_field import Field, FieldType
from app.ui.local_time import to_minute
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

LONGEST_LINE, LINES_SHOWN = 300, 7


class FieldForm(QWidget):
    """`show_values` takes and `values` gives values by field; text is read by the desk as a cell of a file would be."""

    changed = Signal()

    def __init__(self, fields: Iterable[Field]) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self.inputs: dict[str, QWidget] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        for one in self._fields:
            self.inputs[one.name] = made = _input_of(one)
            _changes(made).connect(lambda *_: self.changed.emit())
            form.addRow(tr(one.label), made)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Begin with these; a value that is none of the list is kept and shown as it is."""
        for one in self._fields:
            _put(self.inputs[one.name], values.get(one.name))

    def values(self) -> dict[str, object]:
        """What is written."""
        return {one.name: _taken(self.inputs[one.name]) for one in self._fields}

    def lock(self, names: Collection[str]) -> None:
        """Fields that this actor may read but not change."""
        for name, made in self.inputs.items():
            made.setEnabled(name not in names)
            made.setToolTip(tr("Only a leader changes this.") if name in names else "")


def _input_of(one: Field) -> QWidget:
    if one.type is FieldType.FLAG:
        return QCheckBox()
    if one.type is FieldType.CHOICE:
        words = {"": "nothing", **{choice.value: choice.label for choice in one.choices}}
        return QuickChoice(tuple(words), lambda value: words.get(value, value))
    if one.is_long:
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setFixedHeight(LINES_SHOWN * text.fontMetrics().lineSpacing())
        return text
    line = QLineEdit()
    line.setMaxLength(LONGEST_LINE)
    if one.type is FieldType.MOMENT:
        line.setPlaceholderText("2026-11-21 23:41")
    elif one.link:
        line.setPlaceholderText(tr("a code"))
    return line


def _changes(made: QWidget) -> SignalInstance:
    if isinstance(made, QCheckBox):
        return made.toggled
    if isinstance(made, QuickChoice):
        return made.currentIndexChanged
    if isinstance(made, QPlainTextEdit):
        return made.textChanged
    assert isinstance(made, QLineEdit)  # noqa: S101  the last of four
    return made.textChanged


def _put(made: QWidget, value: object) -> None:
    if isinstance(made, QCheckBox):
        made.setChecked(bool(value))
    elif isinstance(made, QuickChoice):
        made.choose("" if value is None else str(value))
    elif isinstance(made, QPlainTextEdit):
        made.setPlainText("" if value is None else str(value))
    elif isinstance(made, QLineEdit):
        made.setText(to_minute(value) if isinstance(value, datetime) else "" if value is None else str(value))


def _taken(made: QWidget) -> object:
    if isinstance(made, QCheckBox):
        return made.isChecked()
    if isinstance(made, QuickChoice):
        return made.chosen()
    if isinstance(made, QPlainTextEdit):
        return made.toPlainText()
    return made.text() if isinstance(made, QLineEdit) else None
