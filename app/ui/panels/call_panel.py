"""Calls and tasks: the open ones with their timers, the chosen one with its units and acts, and whom to send."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListView, QSplitter, QStackedLayout, QWidget

from app.domain.call import CALL_ENDS, Assignment, Call, CallLevel
from app.ui import actions
from app.ui.calls import call_questions as questions
from app.ui.calls.call_now import CallNow, UnitOnCall
from app.ui.look import Look
from app.ui.widgets.ask_page import AskPage, Question
from app.ui.widgets.call_delegate import CallDelegate
from app.ui.widgets.call_page import ACTS, STEPS, CallPage
from app.ui.widgets.call_rows import CallRows
from app.ui.widgets.candidate_page import CandidatePage
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_rows import RECORD_ROLE
from app.ui.words import tr

SECOND_MS = 1_000


class CallPanel(Panel):
    """Shows what it is given and tells what is wanted. New calls never move the selection or the focus.

    The timers tick once a second, only while a call is open and the panel can be seen."""

    call_chosen = Signal(object)
    locate_wanted = Signal(object)
    new_wanted = Signal()
    candidates_wanted = Signal(object)
    step_wanted = Signal(object, object)
    heard_wanted = Signal(object)
    send_again_wanted = Signal(object)
    feedback_wanted = Signal(object, object, str)
    close_wanted = Signal(object, object, str, object)
    note_wanted = Signal(object, str)
    case_wanted = Signal(object)
    sheet_wanted = Signal(object, object)
    take_back_wanted = Signal(object, str)
    take_back_close_wanted = Signal(object, str)
    closed_wanted = Signal(bool)
    merge_wanted = Signal(object, str, str)
    take_back_dispatch_wanted = Signal(object, str)
    change_wanted = Signal(object)
    transfer_wanted = Signal(object, str, str)
    hand_over_wanted = Signal(object, str, str)
    invalid_wanted = Signal(object, str)
    cancel_wanted = Signal(object, str)
    declined_wanted = Signal(object, str)
    reopen_wanted = Signal(object, str)
    blocks_wanted = Signal(object)
    pictures_wanted = Signal(object)
    caller_wanted = Signal(object, str)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._quiet = False
        self.anew: Callable[[CallNow, Callable[[CallNow], object]], object] = lambda shown, then: then(shown)
        self._rows = CallRows(self)
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self._on_filter_changed)
        self.closed = QCheckBox()
        self.closed.toggled.connect(self.closed_wanted)
        self.new_button = KeycapButton(look, actions.act("new_call").keys[0])
        self.view = QListView()
        self.view.setModel(self._rows)
        self._delegate = CallDelegate(look, now)
        self.view.setItemDelegate(self._delegate)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.page = CallPage(look, now)
        self.candidates = CandidatePage(look)
        self.ask = AskPage()
        self._empty = EmptyNote("", "")
        self._nothing = EmptyNote("", "")
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._on_second)
        self._questions = self._make_questions()
        self._lay_out()
        self._bind()
        self.restyle()
        self.retranslate()

    def header_parts(self) -> Sequence[QWidget]:
        return self.text, self.closed, self.new_button

    def front(self) -> QWidget:
        """The list, unless something is asked: then the answer."""
        part = self._parts.currentWidget()
        if part is self.candidates:
            return self.candidates.table
        return self.ask.first if part is self.ask else self.view if self.view.isVisibleTo(self) else self

    def show_calls(self, calls: Sequence[CallNow]) -> None:
        """The open calls as they are now, and with them the chosen one that has just been closed."""
        chosen, place = self.chosen(), self.view.verticalScrollBar().value()
        self._quiet = True
        self._rows.show(calls)
        if chosen is None or not self.choose(chosen.call.id, scroll=False):
            self._show_page(None)
        self._quiet = False
        self.view.verticalScrollBar().setValue(place)
        self._tell()
        self._mind_second()

    def calls(self) -> Sequence[CallNow]:
        """All that are shown, whatever the filter."""
        return self._rows.calls()

    def chosen(self) -> CallNow | None:
        """The call of the chosen row."""
        shown: CallNow | None = self.view.currentIndex().data(RECORD_ROLE)
        return shown

    def choose(self, call_id: str, *, scroll: bool = True) -> bool:
        """Choose this call's row, letting go of a filter that hides it; False if there is no such call."""
        if self._rows.row_of(call_id) is None and any(one.call.id == call_id for one in self._rows.calls()):
            self.text.clear()
        row = self._rows.row_of(call_id)
        if row is None:
            return False
        index = self._rows.index(row)
        self.view.setCurrentIndex(index)
        if scroll:
            self.view.scrollTo(index)
        self._show_page(index.data(RECORD_ROLE))
        return True

    def open_candidates(self) -> None:
        """Whom to send to the chosen call: the page comes at once, the units when they are found."""
        shown = self.chosen()
        if shown is not None and self.page.fits("call_dispatch"):
            self.candidates.begin(shown.call)
            self._show_part(self.candidates)
            self.candidates.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.candidates_wanted.emit(shown.call)

    def back_to_call(self) -> None:
        """From the page of candidates or of a question to the call itself."""
        self._show_part(self.page if self.chosen() is not None else self._nothing)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_unit(self, assignment_id: str) -> None:
        """Choose the unit of this order, now or as soon as it is shown: the next keys are about it."""
        self.page.choose_unit(assignment_id)

    def put(self, question: Question) -> None:
        """Ask for a line before an act."""
        self._show_part(self.ask)
        self.ask.ask(question)

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by number, place, unit …"))
        self.new_button.setText(tr("New call"))
        self.closed.setText(tr("Closed ones too"))
        self.page.retranslate()
        self.candidates.retranslate()
        self._rows.repaint()
        self._tell()

    def restyle(self) -> None:
        self.view.setMinimumWidth(self.look.theme.px(240))
        self.page.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mind_second()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._mind_second()

    def _lay_out(self) -> None:
        right = QWidget()
        right.setMinimumHeight(1)  # what one of its pages would like must not push the others out of a low dock
        self._parts = QStackedLayout(right)
        for part in (self._nothing, self.page, self.candidates, self.ask):
            self._parts.addWidget(part)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.view)
        halves.addWidget(right)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 5)
        halves.setChildrenCollapsible(False)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(halves)
        self._stack.addWidget(self._empty)
        self.column.addWidget(body, 1)

    def _bind(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(lambda _index: self._on_act("locate"))
        self.new_button.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        self.ask.left.connect(self.back_to_call)
        self.candidates.left.connect(self.back_to_call)
        for act_id in ACTS:
            press = self._presser(act_id)
            for owner in (self.view, self.page):
                actions.bind(act_id, owner, press)
            self.page.on_act(act_id, press)

    def _presser(self, act_id: str) -> Callable[[], None]:
        return lambda: self._on_act(act_id)

    def _on_act(self, act_id: str) -> None:
        shown = self.chosen()
        if shown is None or not self.page.fits(act_id):
            return
        if act_id == "call_more":
            self.page.switch_acts()
            return
        self.page.switch_acts(on=False)
        call, unit = shown.call, self.page.unit()
        if act_id in STEPS and unit is not None:
            self.step_wanted.emit(unit.assignment, STEPS[act_id])
        elif act_id == "call_heard" and unit is not None:
            self.heard_wanted.emit(unit.assignment)
        elif act_id == "call_send_again" and unit is not None:
            self.send_again_wanted.emit(unit.assignment)
        elif act_id == "call_close":
            self.anew(shown, self._ask_close)
        elif act_id == "call_merge":
            self._ask_merge(call)
        elif act_id in self._questions:
            self._questions[act_id](shown, unit)
        else:
            self._act_on_call(act_id, call, unit)

    def _act_on_call(self, act_id: str, call: Call, unit: UnitOnCall | None) -> None:
        acts: dict[str, Callable[[], object]] = {
            "locate": lambda: self.locate_wanted.emit(call),
            "call_dispatch": self.open_candidates,
            "call_case": lambda: self.case_wanted.emit(call),
            "call_change": lambda: self.change_wanted.emit(call),
            "call_sheet": lambda: self.sheet_wanted.emit(call, unit.assignment if unit else None),
            "call_blocks": lambda: self.blocks_wanted.emit(call),
            "call_pictures": lambda: self.pictures_wanted.emit(self.page.pictures),
        }
        acts[act_id]()

    def _ask_close(self, shown: CallNow) -> None:
        """A call that has told what was done and what came of it, and has no alert to be judged, just closes."""
        call, chosen = shown.call, self.chosen()
        if chosen is None or chosen.call.id != call.id:
            return
        if call.feedback and call.result is not None and not shown.alerts:
            self.close_wanted.emit(call, None, "", None)
        else:
            self.put(questions.close(shown, self.close_wanted.emit))

    def _open(self) -> list[CallNow]:
        return [one for one in self._rows.calls() if one.call.state not in CALL_ENDS]

    def _ask_merge(self, call: Call) -> None:
        others = [one.call for one in self._open() if one.call.id != call.id]
        self.put(questions.merge(call, others, self.merge_wanted.emit))

    def _ask_take_back(self, shown: CallNow, unit: UnitOnCall | None) -> None:
        """The last step of a unit; of a call that is over, its closing; of one that nobody goes to, the dispatch."""
        if shown.call.state in CALL_ENDS:
            self.put(questions.take_back_close(shown.call, self.take_back_close_wanted.emit))
        elif unit is not None:
            self.put(questions.take_back_step(unit.assignment, self.take_back_wanted.emit))
        elif shown.alerts:
            self.put(questions.take_back_dispatch(shown.call, self.take_back_dispatch_wanted.emit))

    def _of_unit(self, ask: Callable[[Assignment], Question]) -> Callable[[CallNow, UnitOnCall | None], None]:
        def put(_shown: CallNow, unit: UnitOnCall | None) -> None:
            if unit is not None:
                self.put(ask(unit.assignment))

        return put

    def _make_questions(self) -> dict[str, Callable[[CallNow, UnitOnCall | None], None]]:
        """The acts that ask for a line or two first."""
        return {
            "call_take_back": self._ask_take_back,
            "call_note": lambda shown, _unit: self.put(questions.note(shown.call, self.note_wanted.emit)),
            "call_caller": lambda shown, _unit: self.put(questions.caller(shown.call, self.caller_wanted.emit)),
            "call_feedback": lambda shown, _unit: self.put(questions.feedback(shown.call, self.feedback_wanted.emit)),
            "call_reopen": lambda shown, _unit: self.put(questions.reopen(shown.call, self.reopen_wanted.emit)),
            "call_transfer": lambda shown, _unit: self.put(questions.transfer(shown.call, self.transfer_wanted.emit)),
            "call_hand_over": lambda shown, _unit: self.put(
                questions.hand_over(shown.call, self.hand_over_wanted.emit)
            ),
            "call_invalid": lambda shown, _unit: self.put(questions.invalid(shown.call, self.invalid_wanted.emit)),
            "call_cancel": self._of_unit(lambda one: questions.cancel(one, self.cancel_wanted.emit)),
            "call_declined": self._of_unit(lambda one: questions.declined(one, self.declined_wanted.emit)),
        }

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._quiet:
            return
        shown: CallNow | None = current.data(RECORD_ROLE)
        self._show_page(shown)
        if shown is not None:
            self._show_part(self.page)
            self.call_chosen.emit(shown)

    def _on_filter_changed(self, text: str) -> None:
        chosen = self.chosen()
        self._rows.filter(text)
        if chosen is None or self._rows.row_of(chosen.call.id) is None:
            self._show_page(None)
        else:
            self.choose(chosen.call.id, scroll=False)
        self._tell()

    def _show_page(self, shown: CallNow | None) -> None:
        """Fill the call's page; a page that asks something meanwhile stays in front while its call is there."""
        self.page.show_call(shown, others=max(0, len(self._open()) - 1))
        if shown is None and self._parts.currentWidget() is not self.ask:
            self._show_part(self._nothing)
        elif shown is not None and self._parts.currentWidget() is self._nothing:
            self._show_part(self.page)

    def _show_part(self, part: QWidget) -> None:
        if part is not self.candidates:
            self.candidates.put_away()
        self._parts.setCurrentWidget(part)

    def _on_second(self) -> None:
        self._rows.repaint()
        self.page.tick()

    def _mind_second(self) -> None:
        wanted = self.isVisible() and bool(self._open())
        if wanted and not self._second.isActive():
            self._on_second()
            self._second.start()
        elif not wanted:
            self._second.stop()

    def _tell(self) -> None:
        calls = self._rows.calls()
        self._nothing.say(
            "No call is chosen", "The arrow keys choose one on the left; new ones never do it by themselves."
        )
        if not calls:
            self._empty.say("No open calls", "F12 takes a call down; D on an alert makes one and shows whom to send.")
        else:
            self._empty.say("No call fits the filter", "Clear the text above to see all open calls.")
        self._stack.setCurrentIndex(0 if self._rows.rowCount() else 1)
        self.take_keys(self.view)
        open_ones = [one for one in self._open() if not one.call.is_test]
        waiting = sum(1 for one in open_ones if not one.sent() and one.call.level is not CallLevel.L4)
        told = tr("{n} open · {waiting} without a unit", n=len(open_ones), waiting=waiting) if calls else ""
        self.summary_changed.emit(told)
