"""Case files: 24 months as bars, the table, and the chosen case in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from app.domain.case_file import CaseFile, CaseStatus, CaseType
from app.domain.labels import label
from app.ui import actions
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.widgets.case_columns import COLUMNS, facts, tons
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.month_strip import MonthStrip
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

ACTS = ("case_open", "locate", "case_evidence", "case_new")


class CasePanel(Panel):
    """Shows what it is given; tells which case was chosen, which should be opened or shown on the map."""

    case_chosen = Signal(object)
    locate_wanted = Signal(object)
    evidence_wanted = Signal(object)
    open_wanted = Signal(object)
    new_wanted = Signal()

    title = "Case files"
    icon = "cases"

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._now = now
        self._cases: Sequence[CaseFile] = ()
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self._on_filter_changed)
        self.status: ChoiceBox[CaseStatus] = ChoiceBox("Every status", tuple(CaseStatus), label)
        self.type: ChoiceBox[CaseType] = ChoiceBox("Every kind", tuple(CaseType), label)
        self.strip = MonthStrip(look)
        self.table: RecordTable[CaseFile] = RecordTable(COLUMNS, look, key=lambda case: case.id)
        self.card = FactCard(look)
        self._buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in ACTS}
        self._empty = EmptyNote("", "")
        self._lay_out()
        self._join()
        self.restyle()
        self.retranslate()

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"text": self.text, "status": self.status, "type": self.type}

    def header(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.text, 1)
        for box in (self.status, self.type):
            row.addWidget(box)
        return made

    def show_cases(self, cases: Sequence[CaseFile]) -> None:
        """The case files as they are now."""
        self._cases = cases
        self.table.show_records(cases)
        self.strip.show_times([case.occurred_to for case in cases], self._now())
        self._tell()

    def choose(self, case_id: str) -> bool:
        """Choose this case's row, letting go of a filter that hides it; False if there is no such case."""
        if not any(case.id == case_id for case in self._cases):
            return False
        if not self.table.choose(case_id):
            self.clear_filter()
            self.table.choose(case_id)
        return True

    def clear_filter(self) -> None:
        """Show every case."""
        self.text.clear()
        self.status.setCurrentIndex(0)
        self.type.setCurrentIndex(0)
        self.strip.choose(None)

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by number, place, officer, well …"))
        self.status.retranslate()
        self.type.retranslate()
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self.card.arrange_acts()
        self._show_card(self.table.chosen())
        self._tell()

    def restyle(self) -> None:
        self.card.setMinimumWidth(self.look.theme.px(290))

    def _lay_out(self) -> None:
        lower = QWidget()
        self._stack = QStackedLayout(lower)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.table)
        halves.addWidget(self.card)
        halves.setStretchFactor(0, 5)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        self._stack.addWidget(halves)
        self._stack.addWidget(self._empty)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.strip)
        inner.addWidget(lower, 1)
        self.column.addLayout(inner, 1)
        for button in self._buttons.values():
            self.card.add_act(button)
        self.card.hide()

    def _join(self) -> None:
        self.table.record_chosen.connect(self._on_case_chosen)
        self.table.record_opened.connect(self.open_wanted)
        self.strip.month_chosen.connect(self._on_filter_changed)
        self.status.currentIndexChanged.connect(self._on_filter_changed)
        self.type.currentIndexChanged.connect(self._on_filter_changed)
        acts: dict[str, Callable[[], object]] = {
            "case_open": self._on_open,
            "locate": self._on_locate,
            "case_evidence": self._on_evidence,
            "case_new": self.new_wanted.emit,
        }
        for act_id, slot in acts.items():
            actions.bind(act_id, self.table if act_id == "case_open" else self, slot)
            self._buttons[act_id].clicked.connect(lambda _checked=False, slot=slot: slot())

    def _on_open(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.open_wanted.emit(case)

    def _on_locate(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.locate_wanted.emit(case)

    def _on_evidence(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.evidence_wanted.emit(case)

    def _on_case_chosen(self, case: CaseFile) -> None:
        self._show_card(case)
        self.case_chosen.emit(case)

    def _on_filter_changed(self) -> None:
        text, status, kind, month = (
            self.text.text().casefold().strip(),
            self.status.chosen(),
            self.type.chosen(),
            self.strip.chosen,
        )

        def accepts(case: CaseFile) -> bool:
            when = local(case.occurred_to)
            words = (case.number, case.alias, case.title, case.place, case.lead_officer, case.asset_code, case.series)
            return (
                (status is None or case.status is status)
                and (kind is None or case.type is kind)
                and (month is None or (when.year, when.month) == month)
                and (not text or any(text in word.casefold() for word in words))
            )

        self.table.filter.accept(accepts)
        self._tell()

    def _show_card(self, case: CaseFile | None) -> None:
        self.card.setVisible(case is not None)
        if case is not None:
            self._buttons["locate"].setVisible(case.lon is not None)
            self.card.show_facts(f"{case.alias}  {case.title}", facts(case))

    def _tell(self) -> None:
        seen, total = self.table.shown(), len(self._cases)
        if total == 0:
            self._empty.say(
                "No case files", "Cases appear here when they are imported: Ctrl+I, then choose the layer “cases”."
            )
        else:
            self._empty.say(
                "No case fits the filter", "Clear the text, the boxes or the chosen month to see all cases."
            )
        self._stack.setCurrentIndex(0 if seen else 1)
        lost = sum(case.loss_net_t or 0.0 for case in self._cases)
        words = tr("{n} cases in 24 months · {loss}", n=total, loss=tons(lost))
        self.summary_changed.emit(words if seen == total else tr("{seen} of {total} shown", seen=seen, total=total))
