"""A series as its own file: its cases, their joint timeline, the tasks of all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTabWidget, QWidget

from app.domain.case_file import CaseFile
from app.domain.case_part import CaseTask
from app.domain.case_series import SeriesEvent, SeriesFile
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.widgets.case_columns import COLUMNS, tons
from app.ui.widgets.list_layout import lay_out_list
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence_words, tr

EVENTS: tuple[Column[SeriesEvent], ...] = (
    Column(label="Time", text=lambda one: to_minute(one.at), sort=lambda one: one.at.timestamp(), width=18),
    Column(label="Short name", text=lambda one: one.case, bold=True, width=11),
    Column(label="What happened", text=lambda one: sentence_words(one.what)),
)


class SeriesDialog(QDialog):
    """`rename_wanted` carries the new name, `leave_wanted` and `open_wanted` a case; `map_wanted` shows all of them."""

    rename_wanted = Signal(str)
    leave_wanted = Signal(object)
    open_wanted = Signal(object)
    map_wanted = Signal()

    def __init__(self, file: SeriesFile, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.file = file
        self._alias: dict[str, str] = {}
        self.cases: RecordTable[CaseFile] = RecordTable(COLUMNS[:6], look, key=lambda one: one.id)
        self.events: RecordTable[SeriesEvent] = RecordTable(
            EVENTS, look, key=lambda one: f"{one.case_id} {one.at.timestamp()} {one.what.template}"
        )
        self.tasks: RecordTable[CaseTask] = RecordTable(self._task_columns(), look, key=lambda one: one.id)
        self.pages = QTabWidget()
        self.name, self.told = QLineEdit(), plain_label("Muted")
        self.name.setMaxLength(60)
        self.told.setWordWrap(True)
        self.rename = QPushButton(f"{tr('Rename')}  Ctrl+Enter")
        self.on_map = QPushButton(f"{tr('Only these on the map')}  M")
        self.leave = QPushButton(f"{tr('Take out …')}  Del")
        self._lay_out(look)
        self.rename.clicked.connect(self._rename)
        self.on_map.clicked.connect(self.map_wanted)
        self.leave.clicked.connect(self._leave)
        self.cases.record_opened.connect(self.open_wanted)
        for keys, owner, slot in (
            ("Ctrl+Return", self, self._rename),
            ("Ctrl+Enter", self, self._rename),
            ("Del", self.cases, self._leave),
            ("M", self.cases, self.map_wanted.emit),
        ):
            short = QShortcut(QKeySequence(keys), owner)
            short.setContext(Qt.ShortcutContext.WindowShortcut if owner is self else Qt.ShortcutContext.WidgetShortcut)
            short.activated.connect(slot)
        for number in range(3):
            page = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            page.activated.connect(lambda number=number: self.pages.setCurrentIndex(number))
        self.show_file(file)

    def show_file(self, file: SeriesFile) -> None:
        """The series as it is now."""
        self.file = file
        self._alias = {case.id: case.alias for case in file.cases}
        self.setWindowTitle(tr("Series {name}", name=file.series.name))
        self.name.setText(file.series.name)
        self.cases.show_records(file.cases)
        self.events.show_records(file.events)
        self.tasks.show_records(file.tasks)
        lost = sum(case.loss_net_t or 0.0 for case in file.cases)
        for number, words in enumerate(
            (
                tr("{n} cases · {loss}", n=len(file.cases), loss=tons(lost)),
                tr("Joint timeline"),
                tr("{n} tasks", n=len(file.tasks)),
            )
        ):
            self.pages.setTabText(number, f"{words}  Alt+{number + 1}")
        if self.cases.chosen() is None and file.cases:
            self.cases.choose(file.cases[0].id)

    def say(self, text: str) -> None:
        """What was done, or why not."""
        self.told.setText(text)

    def _task_columns(self) -> tuple[Column[CaseTask], ...]:
        return (
            Column(
                label="Due", text=lambda one: to_minute(one.due_at), sort=lambda one: one.due_at.timestamp(), width=18
            ),
            Column(label="Short name", text=lambda one: self._alias.get(one.case_id, ""), bold=True, width=11),
            Column(label="Task", text=lambda one: one.what),
            Column(label="Who", text=lambda one: one.owner, width=12),
            Column(
                label="Done", text=lambda one: "" if one.done_at is None else to_minute(one.done_at),
                colour=lambda _one: "ok", width=18,
            ),
        )  # fmt: skip

    def _rename(self) -> None:
        if self.name.text().strip() not in ("", self.file.series.name):
            self.rename_wanted.emit(self.name.text().strip())

    def _leave(self) -> None:
        case = self.cases.chosen()
        if case is not None:
            self.leave_wanted.emit(case)

    def _lay_out(self, look: Look) -> None:
        for page in (self.cases, self.events, self.tasks):
            self.pages.addTab(page, "")
        lay_out_list(self, (self.name, self.rename), self.pages, self.told, (self.on_map, self.leave))
        self.resize(look.theme.px(860), look.theme.px(480))
