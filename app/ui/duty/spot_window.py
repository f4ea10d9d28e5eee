"""The window of spot checks: what was drawn, one check in full with why its post was drawn, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.spot_check import CheckState
from app.services.duty.spot_check_desk import CheckShown, DrawProof
from app.ui.duty.spot_words import check_columns, check_facts
from app.ui.look import Look
from app.ui.widgets.digit_ask import DigitAsk
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.record_panel import RecordPanel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

_OF_STATE = {
    "spot_result": frozenset({CheckState.WAITING}),
    "spot_give_up": frozenset({CheckState.WAITING}),
    "spot_mended": frozenset({CheckState.BREACH}),
}
"""The acts that only fit a check which stands so."""


class SpotBoard(RecordPanel[CheckShown, DigitAsk]):
    """`act_wanted` carries an act and the chosen check (None for what needs none)."""

    check_chosen = Signal(object)
    act_wanted = Signal(str, object)

    title = "Spot checks"
    icon = "duty"
    card_px, card_share, table_share = 400, 5, 7

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        table: RecordTable[CheckShown] = RecordTable(check_columns(now), look, key=lambda one: one.check.id)
        super().__init__(look, table, DigitAsk())
        self._proof: DrawProof | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty.say("Nobody was checked lately", "D draws posts by chance; what is found there is kept here.")
        self.offer("spot_draw", partial(self._want, "spot_draw"))
        for act_id in (*_OF_STATE, "spot_proof"):
            self.offer_of_chosen(act_id, partial(self._want, act_id))
        self.offer("spot_sheet", partial(self._want, "spot_sheet"))
        self.offer("spot_take_back", partial(self._want, "spot_take_back"))
        table.record_chosen.connect(self._on_chosen)
        table.record_opened.connect(partial(self._want, "spot_result"))
        self.restyle()
        self.retranslate()
        self.show_rows(0)

    def show_checks(self, shown: Sequence[CheckShown], choose: str = "") -> None:
        """The checks as they are now; chosen is that of this key, or the first of the draw of this key, else the one
        that was, else the first."""
        self.table.show_records(shown)
        self.show_rows(len(shown))
        meant = next((one.check.id for one in shown if choose in (one.check.id, one.draw.id)), "")
        if shown and not (meant and self.table.choose(meant)) and self.table.chosen() is None:
            self.table.choose(shown[0].check.id)
        self.show_card(self.table.chosen())
        if not self.is_asking():
            self.front().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_proof(self, proof: DrawProof) -> None:
        """Why the chosen post was drawn, where its draw is still the shown one."""
        self._proof = proof
        self.show_card(self.table.chosen())

    def begin_asking(self) -> DigitAsk:
        """Where there is no row yet, the question stands all the same."""
        super().begin_asking()
        self.show_rows(self.table.shown())
        return self.ask

    def show_rows(self, seen: int) -> None:
        super().show_rows(seen or int(self.is_asking()))

    def show_card(self, one: CheckShown | None) -> None:
        self.card.setVisible(one is not None and not self.is_asking())
        if one is None:
            return
        for act_id, states in _OF_STATE.items():
            self.buttons[act_id].setVisible(one.state in states)
        proof = self._proof if self._proof is not None and self._proof.draw.id == one.draw.id else None
        self.card.show_facts(one.check.post, check_facts(one, proof))
        self.card.arrange_acts()

    def _want(self, act_id: str, one: CheckShown | None = None) -> None:
        fits = one is None or act_id not in _OF_STATE or one.state in _OF_STATE[act_id]
        if fits and not self.is_asking():
            self.act_wanted.emit(act_id, one)

    def _on_chosen(self, one: CheckShown) -> None:
        if self.ask.is_asking():
            self.ask.leave()
        self.show_card(one)
        self.check_chosen.emit(one)

    def _on_ask_left(self) -> None:
        super()._on_ask_left()
        self.show_rows(self.table.shown())
        self.front().setFocus(Qt.FocusReason.OtherFocusReason)


class SpotWindow(QDialog):
    """The board, and under it what came of the last act or why not."""

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.board = SpotBoard(look, now)
        self.outcome = OutcomeLine("Hint")
        self.outcome.setContentsMargins(12, 4, 12, 8)
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.board, 1)
        column.addWidget(self.outcome)
        self.resize(look.theme.px(1180), look.theme.px(600))
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """The title; the board says its own words again."""
        self.setWindowTitle(tr(self.board.title))
