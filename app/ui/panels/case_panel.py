"""Case files: 24 months as bars, the table, and the chosen case in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from app.domain.case_file import CaseFile, CaseStatus, CaseType
from app.domain.case_question import CaseQuestion, FoundPage, Snippet
from app.domain.case_series import LikeCase
from app.domain.labels import label
from app.services.cases.case_reading import LISTED
from app.ui import actions
from app.ui.cases.likeness_words import offer_words
from app.ui.local_time import local, month_bounds
from app.ui.look import Look
from app.ui.widgets.case_columns import case_columns, facts, tons
from app.ui.widgets.case_filter_bar import CaseFilterBar
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.marked_text import MarkedText
from app.ui.widgets.month_strip import MonthStrip
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

ACTS = (
    "case_open", "locate", "case_evidence", "case_similar", "case_series", "case_print", "case_many", "case_write",
    "case_new", "case_sealed",
)  # fmt: skip
ASK_MS = 150
FIND_PX, CHOICE_PX = 130, 92
"""What the words to be found and a box beside them have at least: the boxes give way first."""
LOW_PX = 270
"""Below this height of the panel the strip of months takes less."""
_WHERE = 2
"""Where in the table the column of snippets stands."""
_NOWHERE = Snippet("", "", ())


class CasePanel(Panel):
    """Shows what it is given; tells which case was chosen, which should be opened or shown on the map."""

    case_chosen = Signal(object)
    locate_wanted = Signal(object)
    evidence_wanted = Signal(object)
    sheets_wanted = Signal(object)
    open_wanted = Signal(object)
    new_wanted = Signal()
    question_changed = Signal(object)
    more_wanted = Signal()
    filters_wanted = Signal()
    similar_wanted = Signal(object)
    series_wanted = Signal(object)
    sealed_wanted = Signal()
    many_wanted = Signal(object)
    write_wanted = Signal(object, object)
    """Cases in the order of the list, and the question where all that answer it are meant."""

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
        self.bar = CaseFilterBar(look)
        self._page: FoundPage | None = None
        self._snippets: dict[str, Snippet] = {}
        self._offered = ""
        where: Column[CaseFile] = Column(label="Where it stands", text=lambda case: self._snippet(case).text, least=12)
        columns = case_columns(now)
        columns = (*columns[:_WHERE], where, *columns[_WHERE:])
        self.table: RecordTable[CaseFile] = RecordTable(columns, look, key=lambda case: case.id)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._marked = MarkedText(look, lambda case: self._snippet(case).marks)
        self.table.setItemDelegateForColumn(_WHERE, self._marked)
        self.table.leave_out(_WHERE)
        self._asking = QTimer(self, interval=ASK_MS, singleShot=True)
        self._asking.timeout.connect(lambda: self.question_changed.emit(self.question()))
        self.card = FactCard(look)
        self._buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in ACTS}
        self._empty = EmptyNote("", "")
        self._lay_out()
        self._join()
        self.restyle()
        self.retranslate()

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"text": self.text, "status": self.status, "type": self.type, **self.bar.fields()}

    def header_parts(self) -> Sequence[QWidget]:
        self.text.setMinimumWidth(self.look.theme.px(FIND_PX))
        for box in (self.status, self.type):
            box.setMinimumWidth(self.look.theme.px(CHOICE_PX))
        return self.text, self.status, self.type

    def show_cases(self, cases: Sequence[CaseFile]) -> None:
        """The case files as they are now."""
        self._cases = cases
        if self._page is None:
            self.table.show_records(cases)
        self.strip.show_times([case.occurred_to for case in cases], self._now())
        self._tell()

    def question(self) -> CaseQuestion:
        """What the filters ask."""
        since, until = (None, None) if self.strip.chosen is None else month_bounds(*self.strip.chosen)
        asked = CaseQuestion(
            text=self.text.text().strip(),
            status=self.status.chosen(),
            type=self.type.chosen(),
            since=since,
            until=until,
        )
        return self.bar.question(asked)

    def show_question(self, asked: CaseQuestion) -> None:
        """Filter by this question."""
        self.clear_filter()
        self.text.setText(asked.text)
        self.status.choose(asked.status)
        self.type.choose(asked.type)
        self.bar.show_question(asked)
        self.bar.setVisible(self.bar.question(CaseQuestion()) != CaseQuestion())
        self._asking.stop()
        self.question_changed.emit(self.question())

    def show_found(self, page: FoundPage | None) -> None:
        """What was found, in the order of the search; None where nothing is asked."""
        self._page = page
        self._snippets = {} if page is None else {one.case.id: one.snippet for one in page.found if one.snippet}
        self.table.leave_out(_WHERE, out=not self._snippets)
        self.table.filter.accept(lambda _case: True)
        self.table.show_records(self._cases if page is None else [one.case for one in page.found])
        self.table.fit()
        self._tell()

    def show_offered(self, case_id: str, offered: tuple[LikeCase, ...]) -> None:
        """How many cases are like the chosen one."""
        case = self.table.chosen()
        if case is not None and case.id == case_id:
            self._offered = offer_words(offered)
            self._show_card(case)

    def holds(self, case_id: str) -> bool:
        """Whether this case is among those that are known here."""
        return any(case.id == case_id for case in self._cases)

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
        self.bar.show_question(CaseQuestion())
        self.strip.choose(None)
        if self._page is not None:
            self.show_found(None)

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Find anything in the case files …"))
        self.bar.retranslate()
        self.status.retranslate()
        self.type.retranslate()
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self._tell_marked()
        self.card.arrange_acts()
        self._show_card(self.table.chosen())
        self._tell()

    def restyle(self) -> None:
        self.card.setMinimumWidth(self.look.theme.px(290))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.set_low(self.height() < self.look.theme.px(LOW_PX))

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
        inner.addWidget(self.bar)
        inner.addWidget(self.strip)
        self.bar.hide()
        inner.addWidget(lower, 1)
        self.column.addLayout(inner, 1)
        for button in self._buttons.values():
            self.card.add_act(button)
        self.card.hide()

    def _join(self) -> None:
        self.table.record_chosen.connect(self._on_case_chosen)
        self.table.record_opened.connect(self.open_wanted)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell_marked())
        self.strip.month_chosen.connect(self._on_filter_changed)
        self.status.currentIndexChanged.connect(self._on_filter_changed)
        self.type.currentIndexChanged.connect(self._on_filter_changed)
        self.bar.changed.connect(self._on_filter_changed)
        acts: dict[str, Callable[[], object]] = {
            "case_open": self._on_open,
            "locate": self._on_locate,
            "case_evidence": self._on_evidence,
            "case_similar": self._on_similar,
            "case_series": self._on_series,
            "case_print": self._on_sheets,
            "case_many": lambda: self.many_wanted.emit(self.table.marked()),
            "case_write": self._on_write,
            "case_new": self.new_wanted.emit,
            "case_filters": self._on_bar,
            "case_kept_filters": self.filters_wanted.emit,
            "case_more": self.more_wanted.emit,
            "case_sealed": self.sealed_wanted.emit,
        }
        for act_id, slot in acts.items():
            actions.bind(act_id, self.table if act_id == "case_open" else self, slot)
            if act_id in self._buttons:
                self._buttons[act_id].clicked.connect(lambda _checked=False, slot=slot: slot())

    def _on_open(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.open_wanted.emit(case)

    def _on_similar(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.similar_wanted.emit(case)

    def _on_series(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.series_wanted.emit(case)

    def _on_write(self) -> None:
        """Several that are chosen, else all that stand here; of a search also those that are not shown yet."""
        marked = self.table.marked()
        if len(marked) > 1:
            self.write_wanted.emit(marked, None)
        else:
            self.write_wanted.emit(self.table.in_order(), None if self._page is None else self.question())

    def _tell_marked(self) -> None:
        """Of several chosen cases their number stands on the key that changes them."""
        count = self.table.marked_count()
        button = self._buttons["case_many"]
        button.setText(tr("Change {n} …", n=count))
        button.setVisible(count > 1)
        self.card.arrange_acts()
        if count > 1:
            self.summary_changed.emit(tr("{n} chosen · A changes them", n=count))
        else:
            self._tell()

    def _on_bar(self) -> None:
        self.bar.setVisible(not self.bar.isVisible())
        if self.bar.isVisible():
            self.bar.way.setFocus()

    def _snippet(self, case: CaseFile) -> Snippet:
        return self._snippets.get(case.id, _NOWHERE)

    def _on_locate(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.locate_wanted.emit(case)

    def _on_sheets(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.sheets_wanted.emit(case)

    def _on_evidence(self) -> None:
        if (case := self.table.chosen()) is not None:
            self.evidence_wanted.emit(case)

    def _on_case_chosen(self, case: CaseFile) -> None:
        self._offered = ""
        self._show_card(case)
        self.case_chosen.emit(case)

    def _on_filter_changed(self) -> None:
        """What stands here already is sifted at once; the answer of the search follows."""
        self._asking.start()
        if self._page is not None:
            return
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
            self._buttons["case_series"].setVisible(bool(case.series))
            self.card.show_facts(f"{case.alias}  {case.title}", [*facts(case), (tr("Similar"), self._offered)])
            self.card.arrange_acts()

    def _tell(self) -> None:
        seen, total = self.table.shown(), len(self._cases)
        if total == 0 and self._page is None:
            self._empty.say(
                "No case files", "Cases appear here when they are imported: Ctrl+I, then choose the layer “cases”."
            )
        else:
            self._empty.say(
                "No case fits the filter", "Clear the text, the boxes or the chosen month to see all cases."
            )
        self._stack.setCurrentIndex(0 if seen else 1)
        if self._page is not None:
            words = "{seen} of {total} found" if self._page.is_exact else "{seen} of more than {total} found"
            self.summary_changed.emit(tr(words, seen=seen, total=self._page.total))
            return
        lost = sum(case.loss_net_t or 0.0 for case in self._cases)
        told = "{n} cases in 24 months · {loss}" if total < LISTED else "The latest {n} cases · {loss}"
        words = tr(told, n=total, loss=tons(lost))
        of = "{seen} of {total} shown" if total < LISTED else "{seen} of the latest {total} shown"
        self.summary_changed.emit(words if seen == total else tr(of, seen=seen, total=total))
