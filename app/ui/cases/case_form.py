"""The fields of a case to write in, in two columns, and the codes of how it was done as boxes to tick."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.case_fields import CASE_FIELDS
from app.domain.labels import label
from app.domain.mo_code import MO_GROUPS, MoCode, codes_in, kept
from app.ui.widgets.field_form import FieldForm
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.typed_letters import TypedLetters, is_letter, row_of
from app.ui.words import tr

_LEFT = frozenset(
    {
        "title", "type", "level", "occurred_from", "occurred_to", "discovered_at", "discovery", "discovered_by",
        "in_the_act", "reporting_party", "summary",
    }
)  # fmt: skip


class CaseForm(QScrollArea):
    """`changed` tells that something was typed; `values` are as they were typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        fields = [one for one in CASE_FIELDS if one.name != "mo_codes"]
        self._columns = (
            FieldForm(one for one in fields if one.name in _LEFT),
            FieldForm(one for one in fields if one.name not in _LEFT),
        )
        home = QWidget()
        row = QHBoxLayout(home)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(24)
        for column in self._columns:
            column.changed.connect(self.changed)
            row.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
        self.setWidget(home)

    @property
    def inputs(self) -> Mapping[str, QWidget]:
        """The input of each field."""
        return {**self._columns[0].inputs, **self._columns[1].inputs}

    def show_values(self, values: Mapping[str, object]) -> None:
        for column in self._columns:
            column.show_values(values)

    def values(self) -> dict[str, object]:
        return self._columns[0].values() | self._columns[1].values()

    def take_focus(self) -> None:
        """Begin to write in the first field."""
        self._columns[0].inputs["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)


class MoPage(QScrollArea):
    """One box for each code, in groups; codes that a file brought and that are none of ours stay. Letters go to the box
    whose pinyin initials or English words they are, Space ticks it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._typed = TypedLetters()
        self._boxes: dict[str, QCheckBox] = {}
        self._strange: tuple[str, ...] = ()
        home = QWidget()
        grid = QGridLayout(home)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(28)
        for number, (group, codes) in enumerate(MO_GROUPS.items()):
            column = QVBoxLayout()
            column.addWidget(plain_label("SectionTitle", tr(label(group))))
            for code in codes:
                box = QCheckBox(tr(label(code)))
                box.toggled.connect(self.changed)
                self._boxes[code.value] = box
                column.addWidget(box)
            column.addStretch(1)
            grid.addLayout(column, number // 4, number % 4)
        grid.setRowStretch(2, 1)
        self.setWidget(home)

    def show_codes(self, text: str) -> None:
        """The codes of the case that is shown."""
        codes = codes_in(text)
        self._strange = tuple(one for one in codes if one not in self._boxes)
        for name, box in self._boxes.items():
            box.setChecked(name in codes)

    def codes(self) -> str:
        """What is ticked, as a case keeps it."""
        return kept([*(name for name, box in self._boxes.items() if box.isChecked()), *self._strange])

    def set_open(self, on: bool) -> None:
        """Whether the boxes may be ticked."""
        for box in self._boxes.values():
            box.setEnabled(on)

    def take_focus(self) -> None:
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_letter(event):
            super().keyPressEvent(event)
        elif (found := self._typed.find(event.text(), self._box_of)) is not None:
            box = list(self._boxes.values())[found]
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(box)

    def _box_of(self, typed: str) -> int | None:
        sources = [label(MoCode(name)) for name in self._boxes]
        return row_of(typed, [box.text() for box in self._boxes.values()], sources)
