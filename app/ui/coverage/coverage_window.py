"""The window of coverage: a span, the figures of it in words, and one list at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui import actions
from app.ui.coverage.coverage_columns import CELLS, DUE, LAYERS, LINES, POSTS, SEEN, TEAMS, Shown
from app.ui.look import Look
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr


class Span(StrEnum):
    """Of which time the window tells."""

    NIGHT = "This night, or the last one"
    H24 = "Last 24 hours"
    H48 = "Last 48 hours"
    H72 = "Last 72 hours"
    D7 = "Last 7 days"
    D30 = "Last 30 days"


ACTS = (
    "coverage_span", "coverage_earlier", "coverage_later", "coverage_list", "coverage_locate", "coverage_lines",
    "coverage_again", "coverage_need", "visit_needs", "coverage_print", "coverage_export",
)  # fmt: skip
_LISTS: Mapping[Shown, tuple[Sequence[Column[Any]], Callable[[Any], str]]] = {
    Shown.DUE: (DUE, lambda one: one.key),
    Shown.SEEN: (SEEN, lambda one: one.key),
    Shown.LAYERS: (LAYERS, lambda one: f"{one.layer} {one.kind}"),
    Shown.LINES: (LINES, lambda one: one.asset_id),
    Shown.CELLS: (CELLS, lambda one: one.asset_id),
    Shown.POSTS: (POSTS, lambda one: one.asset_id),
    Shown.TEAMS: (TEAMS, lambda one: one.unit_id),
}


class CoverageWindow(QDialog):
    """`act_wanted` carries an act's name; `asked` tells that another span is wanted."""

    act_wanted = Signal(str)
    asked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.look = look
        self.span: QuickChoice[Span] = QuickChoice(tuple(Span), lambda one: one.value)
        self.shown: QuickChoice[Shown] = QuickChoice(tuple(Shown), lambda one: one.value)
        self.told, self.figures, self.title = plain_label("Muted"), plain_label("CardValue"), plain_label("CardTitle")
        self.tables: dict[Shown, RecordTable[Any]] = {
            one: RecordTable(columns, look, key=key) for one, (columns, key) in _LISTS.items()
        }
        self.lists, self.outcome = QStackedWidget(), OutcomeLine()
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self.buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in ACTS}
        self._lay_out()
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self.act_wanted.emit, name))
            if name != "visit_needs":
                actions.bind(name, self, partial(self.act_wanted.emit, name))
        for table in self.tables.values():
            table.record_opened.connect(lambda _one: self.act_wanted.emit("coverage_locate"))
        self.span.currentIndexChanged.connect(lambda _at: self.asked.emit())
        self.shown.currentIndexChanged.connect(lambda _at: self._show_list())
        self.retranslate()
        self.resize(look.theme.px(1240), look.theme.px(660))

    @property
    def table(self) -> RecordTable[Any]:
        """The list that is looked at."""
        return self.tables[self.shown.chosen()]

    def show_rows(self, rows: Mapping[Shown, Sequence[Any]]) -> None:
        """What stands in the lists."""
        for shown, table in self.tables.items():
            table.show_records(rows[shown])
            if table.chosen() is None and table.shown():
                table.selectRow(0)
        self._tell_list()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every word again."""
        self.setWindowTitle(tr("Coverage: what was seen"))
        self.span.retranslate()
        self.shown.retranslate()
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self._tell_list()

    def _show_list(self) -> None:
        self.lists.setCurrentWidget(self.table)
        self._tell_list()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_list(self) -> None:
        self.title.setText(f"{tr(self.shown.chosen().value)} {self.table.shown()}")

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), FlowRow()
        head.addWidget(self.span)
        head.addWidget(self.shown)
        head.addSpacing(12)
        head.addWidget(self.told, 1)
        for words in (self.told, self.figures):
            words.setWordWrap(True)
        for table in self.tables.values():
            self.lists.addWidget(table)
        for button in self.buttons.values():
            row.add(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 10)
        whole.setSpacing(6)
        whole.addLayout(head)
        for part in (self.figures, self.title):
            whole.addWidget(part)
        whole.addWidget(self.lists, 1)
        whole.addWidget(self.outcome)
        whole.addWidget(row)
