"""Duty now: the shift, who leads, which posts and crews are there, and where heads are missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QStackedLayout, QWidget

from app.domain.duty import RosterSlot
from app.domain.labels import label
from app.services.duty_desk import DutyNow
from app.ui import actions
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.widgets.duty_columns import COLUMNS, facts
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.fact_card import Fact, FactCard
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_table import RecordTable
from app.ui.widgets.reminder_list import ReminderList
from app.ui.words import tr


class DutyPanel(Panel):
    """Shows what it is given; tells which post's unit should be shown on the map."""

    locate_wanted = Signal(object)
    roster_wanted = Signal()
    issues_wanted = Signal()
    checks_wanted = Signal()
    reminder_opened = Signal(object)
    slot_chosen = Signal(object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._duty: DutyNow | None = None
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.short_only = QCheckBox()
        self.roster = KeycapButton(look, actions.act("roster").keys[0])
        self.issues = KeycapButton(look, actions.act("issues").keys[0])
        self._not_back = 0
        self._more = QPushButton("…")
        self._more.setObjectName("More")
        self._more.setCheckable(True)
        self._acts = FlowRow(more=self._more)
        self.checks = KeycapButton(look, actions.act("spot_checks").keys[0])
        self.table: RecordTable[RosterSlot] = RecordTable(COLUMNS, look, key=lambda slot: slot.id)
        self.reminders = ReminderList(look, now)
        self.reminders.table.record_opened.connect(self.reminder_opened)
        self.card = FactCard(look)
        self._locate = KeycapButton(look, actions.act("locate").keys[0])
        self.card.add_act(self._locate)
        self._empty = EmptyNote("", "")
        self._lay_out()
        self._more.toggled.connect(lambda on: self._acts.limit(None if on else 1, opened=on))
        self.roster.clicked.connect(self.roster_wanted)
        self.issues.clicked.connect(self.issues_wanted)
        self.checks.clicked.connect(self.checks_wanted)
        self.text.textChanged.connect(self._on_filter_changed)
        self.short_only.toggled.connect(self._on_filter_changed)
        self.table.record_chosen.connect(self._show_card)
        self.table.record_opened.connect(self._on_locate)
        self._locate.clicked.connect(self._on_locate)
        actions.bind("locate", self, self._on_locate)
        actions.bind("spot_checks", self, self.checks_wanted.emit)
        self.retranslate()

    def show_duty(self, duty: DutyNow) -> None:
        """The duty as it is now."""
        self._duty = duty
        self.table.show_records(duty.slots)
        self.tell()

    def show_not_back(self, number: int) -> None:
        """How many things that were handed out are not back in time."""
        self._not_back = number
        self.tell()

    def choose_slot(self, slot_id: str) -> bool:
        """Choose this post, letting go of a filter that hides it; False if there is no such post now."""
        if not self.table.choose(slot_id):
            self.text.clear()
            self.short_only.setChecked(False)
        return self.table.choose(slot_id)

    def choose_unit(self, unit_id: str) -> bool:
        """Choose the post that this unit fills; False if it fills none."""
        slots = self._duty.slots if self._duty else ()
        return any(slot.unit_id == unit_id and self.table.choose(slot.id) for slot in slots)

    def show_particulars(self, slot: RosterSlot, more: Sequence[Fact]) -> None:
        """More about a post, where it is still the chosen one."""
        chosen = self.table.chosen()
        if chosen is not None and chosen.id == slot.id:
            self.card.show_facts(slot.who or slot.post, [*facts(slot), *more])

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by post or name"))
        self.short_only.setText(tr("Short only"))
        self._locate.setText(tr(actions.act("locate").label))
        self.roster.setText(tr(actions.act("roster").label))
        self.issues.setText(tr(actions.act("issue_new").label))
        self.issues.setToolTip(tr(actions.act("issues").label))
        self.checks.setText(tr(actions.act("spot_checks").label))
        self._acts.arrange()
        self.reminders.retranslate()
        self._show_card(self.table.chosen())
        self.tell()

    def _lay_out(self) -> None:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.short_only)
        row.addWidget(self._acts, 2)
        for button in (self.checks, self.issues, self.roster):
            self._acts.add(button)
        self._acts.limit(1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self.card)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(halves)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self.reminders)
        self.column.addWidget(bar)
        self.column.addWidget(body, 1)
        self.card.hide()

    def _on_locate(self) -> None:
        if self.reminders.table.hasFocus():
            if (promised := self.reminders.table.chosen()) is not None:
                self.reminder_opened.emit(promised)
            return
        slot = self.table.chosen()
        if slot is not None and slot.unit_id is not None:
            self.locate_wanted.emit(slot)

    def _on_filter_changed(self) -> None:
        text, short = self.text.text().casefold().strip(), self.short_only.isChecked()

        def accepts(slot: RosterSlot) -> bool:
            said = any(text in word.casefold() for word in (slot.post, slot.who, tr(label(slot.role))))
            return (not text or said) and (not short or slot.present < slot.needed)

        self.table.filter.accept(accepts)
        self.tell()

    def _show_card(self, slot: RosterSlot | None) -> None:
        self.card.setVisible(slot is not None)
        if slot is not None:
            self._locate.setVisible(slot.unit_id is not None)
            self.card.arrange_acts()
            self.card.show_facts(slot.who or slot.post, facts(slot))
            self.slot_chosen.emit(slot)

    def tell(self) -> None:
        """Say again how many heads are missing and what is due."""
        duty = self._duty
        if duty is None or not duty.slots:
            self._empty.say(
                "No roster for this hour", "Posts and crews appear here when a roster covers the present time."
            )
        else:
            self._empty.say("No post fits the filter", "Clear the text or the tick above to see all posts.")
        self._stack.setCurrentIndex(0 if self.table.shown() else 1)
        counted = (
            ("{n} due now", self.reminders.due()),
            ("{n} not back in time", self._not_back),
            ("{n} missing", 0 if duty is None or duty.shift is None else duty.missing),
        )
        told = [tr(words, n=number) for words, number in counted if number]
        if duty is not None and duty.shift is not None and len(told) < 2:
            told.insert(0, f"{local(duty.shift.starts_at):%H:%M} – {local(duty.shift.ends_at):%H:%M}")
        self.summary_changed.emit(" · ".join(told))
