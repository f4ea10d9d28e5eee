"""One case as a working file: its pages by digits, its acts by letters, forms and questions in the place of the pages.

The window shows what it is given and tells what is wanted; `CaseRoom` reads, acts and answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.case_deadlines import Clock
from app.domain.case_part import CasePart, CaseTask, Seizure
from app.domain.case_part_kinds import KIND_OF_RECORD
from app.domain.case_review import Loophole, review_of, review_state
from app.domain.case_status import CaseStatus, ClockState
from app.domain.labels import label
from app.services.alerts.timeline import TimelineLine
from app.services.cases.case_presence import Present
from app.services.cases.case_reading import CaseDossier
from app.ui import actions
from app.ui.cases.case_asking import can_extend
from app.ui.cases.case_form import CaseForm, MoPage
from app.ui.cases.case_tables import CLOCKS, TIMELINE, in_order, part_columns
from app.ui.cases.merge_page import MergePage
from app.ui.cases.part_page import PartPage
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.widgets.case_columns import file_facts
from app.ui.widgets.demo_badge import DemoBadge
from app.ui.widgets.digit_ask import DigitAsk
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.lines_page import LinesPage, Section
from app.ui.widgets.noted_table import NotedTable
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence_words, tr

PAGES = ("case_page_file", "case_page_mo", "case_page_parts", "case_page_timeline", "case_page_steps")
ADDS = {
    "case_comment": "case_comment",
    "case_loss": "case_loss",
    "case_seizure": "case_seizure",
    "case_recovery": "case_recovery",
    "case_vehicle": "case_vehicle",
    "case_task": "case_task",
    "case_review": "case_review",
    "case_loophole": "case_loophole",
}
"""Acts that add a part, and the noun of each."""
ACTS = (
    "case_edit", "case_save", "case_step", "case_extend", *ADDS, "case_custody", "part_change", "part_done",
    "part_remove", "loophole_closed", "loophole_open", "loophole_hazard", "case_decide", "case_lesson", "case_persons",
    "case_take_back", "case_files", "case_sheets", "case_locate",
)  # fmt: skip
KEYS_ALONE = ("case_undo", "case_log_note")
"""What the whole desk has a key for, as everywhere without a button."""
_ON_PARTS = frozenset(
    {"case_custody", "part_change", "part_done", "part_remove", "loophole_closed", "loophole_open", "loophole_hazard"}
)
_STATE_TOKENS = {ClockState.OVERDUE: "critical", ClockState.WARNED: "high"}


class CaseWindow(QDialog):
    """`act_wanted` carries an act's name; `typed` tells that something was written."""

    act_wanted = Signal(str)
    typed = Signal()

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.look, self._now = look, now
        self.shown: CaseDossier | None = None
        self.is_editing = False
        self.leads_sealed = False
        """Whether a sealed record shown here may be led on; nothing else can be done with one."""
        self.title, self.demo = ElidedLabel(style="CardTitle"), DemoBadge()
        self._status, self._term = plain_label("CardValue"), plain_label("Muted")
        self._others, self.said = plain_label("Hint"), plain_label("Refusal")
        self.facts = FactCard(look)
        self.form, self.mo = CaseForm(), MoPage()
        self.file = QStackedWidget()
        for page in (self.facts, self.form):
            self.file.addWidget(page)
        self.parts: RecordTable[CasePart] = RecordTable(part_columns(now()), look, lambda one: one.id)
        self.timeline: RecordTable[TimelineLine] = RecordTable(TIMELINE, look, lambda one: f"{one.at} {one.act_id}")
        self.clocks: RecordTable[Clock] = RecordTable(CLOCKS, look, lambda one: one.rule.id)
        self.history = LinesPage()
        self._noted = {
            "parts": NotedTable(
                self.parts,
                EmptyNote("Nothing is listed yet", "Losses, seizures, vehicles, tasks: the keys below enter each."),
            ),
            "timeline": NotedTable(
                self.timeline,
                EmptyNote("No act is on record", "Earlier acts are not on record here; what is done from now on is."),
            ),
            "clocks": NotedTable(
                self.clocks, EmptyNote("No term runs", "Terms begin and end with the steps of the proceedings: S.")
            ),
        }
        self.tabs = QTabBar()
        self.pages = QStackedWidget()
        self.ask, self.part, self.merge = DigitAsk(), PartPage(look), MergePage(look)
        self.stack = QStackedWidget()
        self.buttons = {name: KeycapButton(look, _cap(name)) for name in ACTS}
        self._row = FlowRow()
        self._lay_out()
        self._join()
        self.retranslate()
        self.resize(look.theme.px(1180), look.theme.px(700))

    def show_dossier(self, shown: CaseDossier) -> None:
        """The file as it stands. What is being written stays."""
        self.shown = shown
        case = shown.case
        self.setWindowTitle(f"{case.alias}  {case.title}")
        self.title.setText(f"{case.alias}  {case.title}")
        told = [label(case.kind), label(case.status)]
        if review_of(shown.parts) is not None:
            told.append(label(review_state(case, shown.parts, self._now())))
        self._status.setText(" · ".join(map(tr, told)))
        self._show_term(shown)
        self.facts.show_facts("", file_facts(case))
        if not self.is_editing:
            self.mo.show_codes(case.mo_codes)
        self.parts.show_records(in_order(shown.parts))
        self.timeline.show_records(shown.timeline)
        self.clocks.show_records(shown.clocks.clocks)
        self.history.show_sections(_step_sections(shown), case.id)
        self._offer()

    def show_others(self, there: Sequence[Present]) -> None:
        """Who else has this file open."""
        told = [
            tr("{who} is editing", who=one.who) if one.is_editing else tr("{who} is looking", who=one.who)
            for one in there
        ]
        self._others.setText(" · ".join(told))
        self._others.setVisible(bool(told))

    def set_editing(self, on: bool) -> None:
        """Write in the fields, or look at them."""
        self.is_editing = on
        self.file.setCurrentIndex(1 if on else 0)
        self.mo.set_open(on)
        if on:
            if self.page() not in PAGES[:2]:
                self.turn_to(PAGES[0])
            (self.mo if self.page() == PAGES[1] else self.form).take_focus()
        else:
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()

    def values(self) -> dict[str, object]:
        """Everything that is written, by field."""
        return self.form.values() | {"mo_codes": self.mo.codes()}

    def say(self, words: str) -> None:
        """Why something was not done, or what came of it."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def turn_to(self, page: str) -> None:
        """Show one of `PAGES`."""
        self.tabs.setCurrentIndex(PAGES.index(page))

    def page(self) -> str:
        return PAGES[self.tabs.currentIndex()]

    def cover(self, page: QWidget) -> None:
        """A form or question in the place of the pages, until `uncover`."""
        self.say("")
        self.stack.setCurrentWidget(page)
        for of_pages in (self.tabs, self._row):
            of_pages.setVisible(False)
        self._offer()

    def uncover(self) -> None:
        """Back to the pages."""
        self.stack.setCurrentIndex(0)
        for of_pages in (self.tabs, self._row):
            of_pages.setVisible(True)
        self._offer()
        current = self.pages.currentWidget()
        if current is not None and not self.is_editing:
            current.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Esc: out of a form or question, then out of writing, then out of the file. What is written stays a draft."""
        if self.stack.currentIndex():
            self.uncover()
        elif self.is_editing and self.shown is not None:
            self.act_wanted.emit("leave_editing")
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross closes at once, whatever is shown: what is written is a draft."""
        self.done(0)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every word again."""
        for number, page in enumerate(PAGES):
            self.tabs.setTabText(number, f"{number + 1} {tr(actions.act(page).label)}")
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self.demo.retranslate()
        for noted in self._noted.values():
            noted.retranslate()
        self.part.retranslate()
        self.merge.retranslate()
        if self.shown is not None:
            self.show_dossier(self.shown)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.setSpacing(16)
        head.addWidget(self.title, 1)
        head.addWidget(self._status)
        head.addWidget(self._term)
        head.addWidget(self.demo)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setObjectName("FileTabs")
        steps = QWidget()
        halves = QVBoxLayout(steps)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.addWidget(self._noted["clocks"], 1)
        halves.addWidget(self.history, 1)
        for page in (self.file, self.mo, self._noted["parts"], self._noted["timeline"], steps):
            self.pages.addWidget(page)
            self.tabs.addTab("")
        for covering in (self.pages, self.ask, self.part, self.merge):
            self.stack.addWidget(covering)
        for button in self.buttons.values():
            self._row.add(button)
        self._others.setContentsMargins(12, 0, 12, 0)
        self.said.setContentsMargins(12, 0, 12, 0)
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._others)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        column.addWidget(self.said)
        column.addWidget(self._row)
        self._others.hide()
        self.said.hide()
        self.mo.set_open(False)

    def _join(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        for covering in (self.ask, self.part, self.merge):
            covering.left.connect(self.uncover)
        self.form.changed.connect(self._on_typed)
        self.mo.changed.connect(self._on_typed)
        self.parts.record_opened.connect(lambda _one: self._want("part_change"))
        for table in (self.parts, self.timeline):
            table.record_chosen.connect(lambda _one: self._offer())
        self._keys = {page: actions.bind(page, self, partial(self.turn_to, page)) for page in PAGES}
        for act_id in (*ACTS, *KEYS_ALONE):
            self._keys[act_id] = actions.bind(act_id, self, partial(self._want, act_id))
        for act_id, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, act_id=act_id: self._want(act_id))

    def _want(self, act_id: str) -> None:
        covering = self.stack.currentWidget()
        if act_id == "case_save" and isinstance(covering, PartPage | MergePage):
            covering.save()
        else:
            self.act_wanted.emit(act_id)

    def _on_typed(self) -> None:
        if self.is_editing:
            self.typed.emit()

    def _on_tab(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self._offer()
        if self.is_editing and self.page() in PAGES[:2]:
            (self.mo if self.page() == PAGES[1] else self.form).take_focus()
        elif (current := self.pages.currentWidget()) is not None:
            current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """The acts that fit what is shown and chosen; the desk decides again."""
        covering = self.stack.currentWidget()
        for act_id in (*ACTS, *KEYS_ALONE):
            self._keys[act_id].setEnabled(self._fits(act_id) and (covering is self.pages or act_id == "case_log_note"))
        for act_id, button in self.buttons.items():
            button.setVisible(self._fits(act_id))
        for page in PAGES:
            self._keys[page].setEnabled(covering is self.pages)
        if covering in (self.part, self.merge):
            self._keys["case_save"].setEnabled(True)
        self._row.arrange()

    def _fits(self, act_id: str) -> bool:
        if act_id == "case_save":
            return self.is_editing
        if act_id == "case_log_note":
            return self.shown is not None and self.shown.case.sealed_at is None
        if self.shown is None or self.is_editing:
            return False
        case, chosen = self.shown.case, self.parts.chosen()
        if case.sealed_at is not None and not (self.leads_sealed and act_id == "case_step"):
            return False
        if act_id == "case_step":
            return case.status is not CaseStatus.ARCHIVED
        if act_id == "case_locate":
            return case.lon is not None
        if act_id == "case_take_back":
            line = self.timeline.chosen()
            return self.page() == "case_page_timeline" and line is not None and bool(line.act_id)
        if act_id == "case_lesson":
            return case.reviewed_at is not None
        if case.status is CaseStatus.ARCHIVED:
            return act_id in ("case_files", "case_sheets", "case_undo")
        if act_id == "case_review":
            return review_of(self.shown.parts) is None
        if act_id == "case_decide":
            return review_of(self.shown.parts) is not None and case.reviewed_at is None
        if act_id == "case_extend":
            return can_extend(self.shown)
        if act_id in _ON_PARTS:
            return self.page() == "case_page_parts" and chosen is not None and _fits_part(act_id, chosen)
        return True

    def _show_term(self, shown: CaseDossier) -> None:
        running = [one for one in shown.clocks.clocks if one.is_open]
        first = min(running, key=lambda one: one.due_at, default=None)
        told = ""
        if first is not None:
            told = f"{tr(label(first.rule.clock))} {to_minute(first.due_at)} · {tr(label(first.state))}"
        elif shown.clocks.missing:
            told = sentence_words(shown.clocks.missing[0])
        token = "muted" if first is None else _STATE_TOKENS.get(first.state, "muted")
        self._term.setText(told)
        self._term.setStyleSheet(f"color: {self.look.theme.colour(token).name()}")


def _cap(act_id: str) -> str:
    return actions.act(act_id).keys[0].replace("Return", "Enter")


def _fits_part(act_id: str, part: CasePart) -> bool:
    if act_id == "case_custody":
        return isinstance(part, Seizure)
    if act_id in ("loophole_closed", "loophole_open"):
        return isinstance(part, Loophole) and part.verified_at is None
    if act_id == "loophole_hazard":
        return isinstance(part, Loophole) and part.verified_at is None and not part.hazard_id
    if act_id == "part_done":
        return isinstance(part, CaseTask) and part.done_at is None
    return not KIND_OF_RECORD[type(part)].fixed


def _step_sections(shown: CaseDossier) -> list[Section]:
    """The steps that were taken, and what could not be worked out."""
    steps = [
        " · ".join(
            filter(
                None,
                (
                    to_minute(one.at),
                    tr(label(one.status)),
                    tr("approved by {name}", name=one.approver) if one.approver else "",
                    one.reason,
                ),
            )
        )
        for one in shown.steps
    ]
    return [
        Section(tr("Not worked out"), [sentence_words(one) for one in shown.clocks.missing]),
        Section(tr("Steps taken"), steps[::-1] or [tr("No step is on record.")]),
    ]
