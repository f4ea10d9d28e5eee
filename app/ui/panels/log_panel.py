"""The duty log: a shift's lines, written ones and acts, with filter and search; further lines correct or settle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from app.domain.duty_log import ANSWERS, LogKind
from app.domain.labels import label
from app.services.duty.log_desk import LogLine, LogPage
from app.ui import actions
from app.ui.local_time import span
from app.ui.look import Look
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.digit_ask import Answers, DigitAsk, Step
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.log_columns import COLUMNS, line_words
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

ACTS = ("log_note", "log_correct", "log_settle", "locate", "log_earlier", "log_later", "log_print")


class LogPanel(Panel):
    """Shows what it is given. `turned` tells how many shifts back (+) or on (-); `find_wanted` carries words that are
    looked for in all shifts, empty to come back."""

    turned = Signal(int)
    find_wanted = Signal(str)
    note_wanted = Signal()
    correct_wanted = Signal(str, str)
    settle_wanted = Signal(str, str)
    locate_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._page: LogPage | None = None
        self._found: Sequence[LogLine] | None = None
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.kind: ChoiceBox[LogKind] = ChoiceBox("All kinds", tuple(LogKind), label)
        self.table: RecordTable[LogLine] = RecordTable(COLUMNS, look, key=lambda line: line.key)
        self.ask = DigitAsk()
        self._empty = EmptyNote("", "")
        self._acts = FlowRow()
        self._buttons: dict[str, KeycapButton] = {}
        slots = {
            "log_note": self.note_wanted.emit,
            "log_correct": self._on_correct,
            "log_settle": self._on_settle,
            "locate": self._on_locate,
            "log_earlier": lambda: self.turned.emit(1),
            "log_later": lambda: self.turned.emit(-1),
            "log_print": self._on_print,
        }
        for act_id in ACTS:
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.clicked.connect(slots[act_id])
            self._buttons[act_id] = button
            self._acts.add(button)
            if act_id != "log_note":  # a key of the whole window
                actions.bind(act_id, self, slots[act_id])
        self._lay_out()
        self.text.textChanged.connect(self._on_text)
        self.text.returnPressed.connect(self._on_find)
        self.kind.currentIndexChanged.connect(lambda _row: self._filter())
        self.table.record_chosen.connect(lambda _line: self._mind())
        self.table.record_opened.connect(lambda _line: self._on_locate())
        self.ask.left.connect(self._on_left)
        self.retranslate()

    def header_parts(self) -> Sequence[QWidget]:
        return self.text, self.kind

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"text": self.text}

    def show_page(self, page: LogPage) -> None:
        """The lines of a shift as they are now; the newest is in sight where the last one was."""
        was_last = self._is_last()
        self._page, self._found = page, None
        self._show(page.lines)
        if was_last:
            self.table.scrollToBottom()

    def show_found(self, lines: Sequence[LogLine]) -> None:
        """What was found in all shifts."""
        self._found = tuple(lines)
        self._show(self._found)

    def shown_page(self) -> LogPage | None:
        """The shift that is shown; None before it was read, and while a search is shown."""
        return self._page if self._found is None else None

    def choose(self, key: str) -> bool:
        """Choose this line, letting go of a filter that hides it."""
        if not self.table.choose(key):
            self.text.clear()
            self.kind.setCurrentIndex(0)
        return self.table.choose(key)

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter; Enter looks through all shifts"))
        self.kind.retranslate()
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
            button.updateGeometry()
        self._acts.arrange()
        self._mind()
        self._tell()

    def _lay_out(self) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.ask)
        self.ask.hide()
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(rows)
        self._stack.addWidget(self._empty)
        self.column.addWidget(body, 1)
        self.column.addWidget(self._acts)

    def _show(self, lines: Sequence[LogLine]) -> None:
        self.table.show_records(lines)
        self._mind()
        self._tell()
        self.take_keys(self.table)

    def _is_last(self) -> bool:
        bar = self.table.verticalScrollBar()
        return bar.value() == bar.maximum()

    def _on_text(self, text: str) -> None:
        if not text and self._found is not None:
            self.find_wanted.emit("")
        self._filter()

    def _on_find(self) -> None:
        if self.text.text().strip():
            self.find_wanted.emit(self.text.text().strip())

    def _filter(self) -> None:
        words, kind = self.text.text().casefold().split(), self.kind.chosen()

        def accepts(line: LogLine) -> bool:
            told = f"{line_words(line)} {line.who}".casefold()
            return (kind is None or line.kind is kind) and all(word in told for word in words)

        self.table.filter.accept(accepts)
        self._tell()

    def _on_correct(self) -> None:
        line = self.table.chosen()
        if line is not None and line.entry is not None:
            key = line.entry.id
            self._ask(tr("What it should have said"), tr("The first line stays as it is"),
                      lambda answers: self.correct_wanted.emit(key, str(answers[0])))  # fmt: skip

    def _on_settle(self) -> None:
        line = self.table.chosen()
        if line is not None and self._can_settle(line):
            key = line.key
            self._ask(tr("How the instruction was settled"), tr("What was done"),
                      lambda answers: self.settle_wanted.emit(key, str(answers[0])))  # fmt: skip

    def _ask(self, title: str, hint: str, then: Callable[[Answers], object]) -> None:
        def steps(answers: Answers) -> Step | None:
            return None if answers else Step(title, hint=hint)

        self.ask.show()
        self.ask.ask(steps, then)

    def _on_left(self) -> None:
        self.ask.hide()
        self.table.setFocus()

    def _on_locate(self) -> None:
        line = self.table.chosen()
        if line is not None and line.subject is not None:
            self.locate_wanted.emit(line.subject)

    def _on_print(self) -> None:
        if (page := self.shown_page()) is not None:
            self.print_wanted.emit(page)

    @staticmethod
    def _can_settle(line: LogLine) -> bool:
        return line.kind is LogKind.INSTRUCTION and not any(
            one.kind in ANSWERS - {LogKind.CORRECTION} for one in line.answered
        )

    def _mind(self) -> None:
        """Only what can be done now is offered."""
        line = self.table.chosen()
        self._buttons["log_correct"].setEnabled(line is not None and line.entry is not None)
        self._buttons["log_settle"].setEnabled(line is not None and self._can_settle(line))
        self._buttons["locate"].setEnabled(line is not None and line.subject is not None)
        self._buttons["log_print"].setEnabled(self.shown_page() is not None)

    def _tell(self) -> None:
        if self._found is not None:
            self._empty.say("Nothing was found", "No written line of any shift holds these words.")
            told = tr("{n} found in all shifts", n=len(self._found))
        elif self._page is not None and self._page.lines:
            self._empty.say("No line fits the filter", "Clear the text or the kind above to see all lines.")
            name = self._page.shift.name if self._page.shift is not None else ""
            number, left_out = len(self._page.lines), self._page.left_out
            lines = tr("the newest {n} of {all} lines", n=number, all=number + left_out) if left_out else ""
            told = " · ".join(filter(None, (name, span(self._page.since, self._page.until),
                                            lines or tr("{n} lines", n=number))))  # fmt: skip
        else:
            self._empty.say("Nothing in this shift yet", "What is done stands here by itself; Ctrl+N writes a line.")
            told = ""
        self._stack.setCurrentIndex(0 if self.table.shown() or self.ask.is_asking() else 1)
        self.summary_changed.emit(told)
