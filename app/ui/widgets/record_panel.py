"""A panel of records: the table, beside it the card of the chosen one with its acts, and in the card's place what an
act asks before it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.ask_page import AskPage
from app.ui.widgets.digit_ask import DigitAsk
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

R = TypeVar("R")
Ask = TypeVar("Ask", bound=AskPage | DigitAsk)


class RecordPanel(Panel, Generic[R, Ask]):
    """Subclasses fill the table and the card (`show_card`), and say with `show_rows` whether any row is left."""

    card_px = 300
    table_share, card_share = 5, 2

    def __init__(self, look: Look, table: RecordTable[R], ask: Ask) -> None:
        super().__init__(look)
        self.table, self.card, self.ask = table, FactCard(look), ask
        self.empty = EmptyNote("", "")
        self.buttons: dict[str, KeycapButton] = {}
        halves = QSplitter(Qt.Orientation.Horizontal)
        for part, share in ((table, self.table_share), (self.card, self.card_share), (ask, self.card_share)):
            halves.addWidget(part)
            halves.setStretchFactor(halves.count() - 1, share)
        halves.setChildrenCollapsible(False)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(halves)
        self._stack.addWidget(self.empty)
        self.column.addWidget(body, 1)
        self.card.hide()
        ask.hide()
        ask.left.connect(self._on_ask_left)

    def offer(self, act_id: str, slot: Callable[[], object]) -> None:
        """An act by its key, and by a button of the card."""
        button = KeycapButton(self.look, actions.act(act_id).keys[0])
        button.clicked.connect(lambda _checked=False: slot())
        self.buttons[act_id] = button
        self.card.add_act(button)
        actions.bind(act_id, self, slot)

    def offer_of_chosen(self, act_id: str, slot: Callable[[R], object]) -> None:
        """An act on the chosen record; nothing happens where none is."""
        self.offer(act_id, lambda: None if (one := self.table.chosen()) is None else slot(one))

    def begin_asking(self) -> Ask:
        """What asks, in the place of the card; it is to be told what."""
        self.card.hide()
        self.ask.show()
        return self.ask

    def is_asking(self) -> bool:
        """Whether an act waits for its answer; no other begins meanwhile."""
        return not self.ask.isHidden()

    def show_card(self, one: R | None) -> None:
        """Show this record, or none."""
        raise NotImplementedError

    def show_rows(self, seen: int) -> None:
        """The table, or in its place why it is empty."""
        self._stack.setCurrentIndex(0 if seen else 1)

    def retranslate(self) -> None:
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self.card.arrange_acts()

    def restyle(self) -> None:
        for half in (self.card, self.ask):
            half.setMinimumWidth(self.look.theme.px(self.card_px))

    def _on_ask_left(self) -> None:
        self.ask.hide()
        self.show_card(self.table.chosen())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
