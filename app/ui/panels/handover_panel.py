"""The handover: the sheet as the system made it, its red items to be ticked, its signatures; the sheets before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from app.domain.handover import HandoverItem, HandoverState
from app.domain.labels import label
from app.domain.subject import Subject
from app.services.duty.handover_desk import HandoverSheet, PastHandover
from app.ui import actions
from app.ui.local_time import span, to_minute
from app.ui.look import Look
from app.ui.widgets.digit_ask import DigitAsk, Step
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.handover_columns import PAST_COLUMNS, TOKENS, item_columns
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.plain_label import dress, plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

ACTS = ("handover_tick", "handover_sign", "handover_alone", "handover_withdraw", "handover_make", "locate",
        "handover_print")  # fmt: skip
PAST_PX = 190
"""What a shift before and how it went need."""


class HandoverPanel(Panel):
    """Shows what it is given, and keeps the ticks of who takes over until that is signed. A locked page can only be
    read, and says so."""

    made_wanted = Signal()
    sign_wanted = Signal(object)
    alone_wanted = Signal(object, str)
    withdraw_wanted = Signal(object, str)
    page_wanted = Signal(object)
    locate_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._sheet: HandoverSheet | None = None
        self._is_old = False
        self._ticked: set[tuple[str, str]] = set()
        self.heading, self.told = plain_label("CardTitle"), plain_label("Muted")
        self.told.setWordWrap(True)
        self.table: RecordTable[HandoverItem] = RecordTable(
            item_columns(now, self._is_ticked), look, key=lambda one: str(one.number)
        )
        self.past: RecordTable[PastHandover] = RecordTable(
            PAST_COLUMNS, look, key=lambda one: one.shift_from.isoformat()
        )
        self.ask = DigitAsk()
        self._empty = EmptyNote(
            "Nothing is open", "No alert, call, post or promise stands open: the sheet has nothing to tick. S signs it."
        )
        self._acts = FlowRow()
        self._buttons: dict[str, KeycapButton] = {}
        self._lay_out()
        slots: dict[str, Callable[[], object]] = {
            "handover_tick": self._on_tick,
            "handover_sign": self._on_sign,
            "handover_alone": self._on_alone,
            "handover_withdraw": self._on_withdraw,
            "handover_make": self.made_wanted.emit,
            "locate": self._on_locate,
            "handover_print": self._on_print,
        }
        for act_id in ACTS:
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.clicked.connect(slots[act_id])
            self._buttons[act_id] = button
            self._acts.add(button)
            actions.bind(act_id, self, slots[act_id])
        self.table.record_chosen.connect(lambda _item: self._mind())
        self.table.record_opened.connect(lambda _item: self._on_locate())
        self.past.record_chosen.connect(self._on_past)
        self.ask.left.connect(self._on_left)
        self.restyle()
        self.retranslate()

    def front(self) -> QWidget:
        return self.ask.list if self.ask.is_asking() else self.table if self.table.isVisibleTo(self) else self

    def show_sheet(self, sheet: HandoverSheet, *, old: bool = False) -> None:
        """The sheet of this shift, or one of the past (`old`). A tick holds while its item stays as it is."""
        self._sheet, self._is_old = sheet, old
        self.table.show_records(sheet.items)
        if self.table.chosen() is None and sheet.items:
            first = next((one for one in sheet.items if one.red), sheet.items[0])
            self.table.choose(str(first.number))
        self._tell()
        self.take_keys(self.table)

    def show_past(self, past: Sequence[PastHandover]) -> None:
        """How the shifts before were handed over."""
        self.past.show_records(past)
        self._half.setVisible(bool(past))

    def sheet(self) -> HandoverSheet | None:
        """What is shown."""
        return self._sheet

    def is_old(self) -> bool:
        """Whether a page of the past is shown."""
        return self._is_old

    def ticked(self) -> frozenset[str]:
        """The identities of the items that are ticked on the sheet that is shown."""
        items = self._sheet.items if self._sheet is not None else ()
        return frozenset(one.identity for one in items if one.red and self._is_ticked(one))

    def forget_ticks(self) -> None:
        """Somebody signed: what is ticked from now on is ticked by the other one."""
        self._ticked.clear()

    def retranslate(self) -> None:
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
            button.updateGeometry()
        self._acts.arrange()
        self._empty.retranslate()
        self._tell()

    def restyle(self) -> None:
        self._half.setMinimumWidth(self.look.theme.px(PAST_PX))
        self._tell()

    def _lay_out(self) -> None:
        sheet, self._half = QWidget(), QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading.setContentsMargins(10, 4, 10, 0)
        self.told.setContentsMargins(10, 0, 10, 4)
        column.addWidget(self.heading)
        column.addWidget(self.told)
        body = QWidget()
        self._stack = QStackedLayout(body)
        for part in (self.table, self._empty, self.ask):
            self._stack.addWidget(part)
        column.addWidget(body, 1)
        right = QVBoxLayout(self._half)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.past, 1)
        self._half.hide()
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(sheet)
        halves.addWidget(self._half)
        halves.setStretchFactor(0, 7)
        halves.setStretchFactor(1, 2)
        halves.setSizes([780, 220])
        halves.setChildrenCollapsible(False)
        self.column.addWidget(halves, 1)
        self.column.addWidget(self._acts)

    def _is_ticked(self, one: HandoverItem) -> bool:
        return one.ticked_at is not None or (one.identity, one.state) in self._ticked

    def _on_tick(self) -> None:
        """Tick the chosen red item, or take the tick away, and go on to the next that wants one."""
        one, sheet = self.table.chosen(), self._sheet
        if one is None or sheet is None or not one.red or not self._can_tick():
            return
        self._ticked ^= {(one.identity, one.state)}
        following = [item for item in sheet.red if item.number > one.number and not self._is_ticked(item)]
        if self._is_ticked(one) and following:
            self.table.choose(str(following[0].number))
        self.table.rows.repaint()
        self._tell()

    def _on_sign(self) -> None:
        if self._sheet is not None and self._can_sign():
            self.sign_wanted.emit(self._sheet)

    def _on_alone(self) -> None:
        sheet = self._sheet
        if sheet is not None and self._can_sign():
            self._ask(tr("One of the two is not there: why does one sign alone?"),
                      lambda why: self.alone_wanted.emit(sheet, why))  # fmt: skip

    def _on_withdraw(self) -> None:
        sheet = self._sheet
        if sheet is not None and self._is_waiting():
            self._ask(tr("Why is the signed sheet taken back?"), lambda why: self.withdraw_wanted.emit(sheet, why))

    def _ask(self, title: str, then: Callable[[str], object]) -> None:
        self._stack.setCurrentWidget(self.ask)
        step = Step(title, hint=tr("Reason; it is kept with the act"))
        self.ask.ask(lambda answers: None if answers else step, lambda answers: then(str(answers[0])))

    def _on_left(self) -> None:
        self._tell()
        self.table.setFocus()

    def _on_locate(self) -> None:
        one = self.table.chosen()
        if one is not None and one.subject_id:
            self.locate_wanted.emit(Subject(one.subject, one.subject_id, one.title))

    def _on_past(self, one: PastHandover) -> None:
        if one.handover is not None:
            self.page_wanted.emit(one.handover)

    def _on_print(self) -> None:
        if self._sheet is not None:
            self.print_wanted.emit(self._sheet)

    def _is_waiting(self) -> bool:
        """Whether it waits for who takes over."""
        one = self._sheet.handover if self._sheet is not None else None
        return one is not None and not self._is_old and one.out_at is not None and not one.is_locked

    def _can_tick(self) -> bool:
        return self._sheet is not None and not self._sheet.handover.is_locked and not self._is_old

    def _can_sign(self) -> bool:
        return self._can_tick()

    def _mind(self) -> None:
        """Only what can be done now is offered."""
        one = self.table.chosen()
        can = {
            "handover_tick": self._can_tick() and one is not None and one.red,
            "handover_sign": self._can_sign(),
            "handover_alone": self._can_sign(),
            "handover_withdraw": self._is_waiting(),
            "handover_make": True,
            "locate": one is not None and bool(one.subject_id),
            "handover_print": self._sheet is not None,
        }
        for act_id, button in self._buttons.items():
            button.setEnabled(can[act_id])

    def _tell(self) -> None:
        sheet = self._sheet
        self._mind()
        if sheet is None:
            self.heading.setText("")
            self.told.setText("")
            return
        if not self.ask.is_asking():
            self._stack.setCurrentIndex(0 if sheet.items else 1)
        one = sheet.handover
        state = self._state_words(sheet)
        self.heading.setText(" · ".join(filter(None, (one.shift_name, span(one.shift_from, one.shift_to), state))))
        token = "critical" if not sheet.is_intact else TOKENS[one.state] if one.out_at or one.in_at else "text"
        dress(self.heading, f"color: {self.look.theme.tokens[token]}")
        self.told.setText(self._signed_words(sheet))
        left = len(sheet.red) - len(self.ticked())
        self.summary_changed.emit(
            tr("{n} of {total} red items to tick", n=left, total=len(sheet.red)) if not one.is_locked else state
        )

    def _state_words(self, sheet: HandoverSheet) -> str:
        one = sheet.handover
        if not sheet.is_intact:
            return tr("Changed after it was signed")
        if one.is_locked:
            return tr("{state}, locked: read only", state=tr(label(one.state)))
        if one.state is HandoverState.SIGNED_OUT and one.out_at is not None:
            return tr(label(one.state))
        return tr("As it is now, made {time}", time=to_minute(one.made_at))

    def _signed_words(self, sheet: HandoverSheet) -> str:
        one = sheet.handover
        said = []
        if one.out_at is not None and one.out_by is not None:
            said.append(tr("Handed over: {name} {time} ({means})", name=one.outgoing, time=to_minute(one.out_at),
                           means=tr(label(one.out_by))))  # fmt: skip
        if one.in_at is not None and one.in_by is not None:
            said.append(tr("Taken over: {name} {time} ({means})", name=one.incoming, time=to_minute(one.in_at),
                           means=tr(label(one.in_by))))  # fmt: skip
        if one.forced_reason:
            said.append(tr("Alone, because: {reason}", reason=one.forced_reason))
        if one.remarks:
            said.append(tr("Remarks: {text}", text=one.remarks))
        if not said:
            said.append(tr("S: who hands over signs; then T ticks each red item, and S: who takes over signs."))
        elif not one.is_locked:
            said.append(tr("Who takes over ticks each red item with T and signs with S."))
        return "   ".join(said)
