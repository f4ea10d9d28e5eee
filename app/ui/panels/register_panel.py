"""The data page (底数清): what is known and what is wanting, as figures; each opens as a list to work off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStackedLayout, QVBoxLayout, QWidget

from app.domain.asset import AssetLayer
from app.domain.completeness import Gap
from app.domain.labels import label
from app.services.assets.figures_desk import WorkList, WorkRow
from app.services.assets.register_columns import Group, GroupBy
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.record_table import RecordTable
from app.ui.widgets.register_columns import ALL, GAP_LABELS, GAP_OF_COLUMN, GROUP_COLUMNS, WORK_COLUMNS, group_name
from app.ui.words import tr

_BY_WORDS = {
    GroupBy.LAYER: "By layer",
    GroupBy.CELL: "By grid cell",
    GroupBy.ROOM: "By police room",
    GroupBy.OPERATOR: "By operator",
}
ASSET_ACTS = ("asset_edit", "asset_owner", "asset_move", "asset_history", "asset_merge", "asset_retire")


class RegisterPanel(Panel):
    """Asks for figures and lists; tells which assets were chosen and what is to be done with them.

    `figures_wanted` carries grouping and layer; `list_wanted` grouping, key, gap and layer (None for all).
    """

    figures_wanted = Signal(object, object)
    list_wanted = Signal(object, object, object, object)
    doubles_wanted = Signal(object)
    retired_wanted = Signal()
    asset_chosen = Signal(str)
    locate_wanted = Signal(str)
    asset_act_wanted = Signal(str, object)
    bring_back_wanted = Signal(object)
    write_wanted = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._asked = self._heard = False
        self._again: Callable[[], object] = self._ask_figures
        self._list: WorkList | None = None
        self._list_name = ""
        self.by: QuickChoice[GroupBy] = QuickChoice(tuple(GroupBy), _BY_WORDS.__getitem__)
        self.layer: ChoiceBox[AssetLayer] = ChoiceBox("All layers", tuple(AssetLayer), label)
        self.figures: RecordTable[Group] = RecordTable(GROUP_COLUMNS, look, lambda one: one.key or "-")
        self.figures.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.rows: RecordTable[WorkRow] = RecordTable(WORK_COLUMNS, look, lambda one: one.asset.id)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.heading = plain_label("SectionTitle")
        self._empty = EmptyNote("", "")
        self._acts = FlowRow()
        self._buttons: dict[str, KeycapButton] = {}
        for act_id in (*ASSET_ACTS, "register_bring_back", "register_write", "register_back"):
            button = KeycapButton(look, actions.act(act_id).keys[0])
            self._buttons[act_id] = button
            self._acts.add(button)
        self._bind()
        self._lay_out()
        self.retranslate()

    def header_parts(self) -> Sequence[QWidget]:
        return self.by, self.layer

    def show_figures(self, groups: Sequence[Group]) -> None:
        """The figures asked for, their sum first."""
        self._heard = True
        column = max(1, self.figures.currentIndex().column())
        self.figures.show_records([_sum(groups), *groups] if groups else [])
        if groups and self.figures.chosen() is None:
            self.figures.setCurrentIndex(self.figures.model().index(0, column))
        self._tell()

    def show_list(self, name: str, found: WorkList) -> None:
        """A list to work off. Read again after an act, the next row is chosen where the chosen one is done."""
        before = self.rows.currentIndex().row() if self._list is not None and name == self._list_name else 0
        self._list, self._list_name, self._heard = found, name, True
        self.rows.show_records(found.rows)
        if found.rows and self.rows.chosen() is None:
            self.rows.selectRow(min(max(before, 0), len(found.rows) - 1))
        self._tell()

    def reload(self) -> None:
        """The register holds something else now: ask again for what is in sight, or when it is next seen."""
        if not self._asked:
            return
        if self.visibleRegion().isEmpty():
            self._asked = False
        elif self._list is not None:
            self._again()
        else:
            self._ask_figures()

    def chosen_ids(self) -> tuple[str, ...]:
        """The assets of the chosen rows of the list."""
        return tuple(one.asset.id for one in self.rows.marked()) if self._list is not None else ()

    def is_listing(self) -> bool:
        """Whether a list is shown, not the figures."""
        return self._list is not None

    def retranslate(self) -> None:
        self.by.retranslate()
        self.layer.retranslate()
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
            button.updateGeometry()
        self._acts.arrange()
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._ask_shown)
        super().paintEvent(event)

    def _bind(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "register_doubles": self._open_doubles,
            "register_retired": self._open_retired,
            "register_bring_back": lambda: self.bring_back_wanted.emit(self.chosen_ids()),
            "register_write": self._on_write,
            "register_back": self._leave,
            "locate": self._on_locate,
        }
        slots.update({act_id: partial(self._tell_act, act_id) for act_id in ASSET_ACTS})
        for act_id, slot in slots.items():
            actions.bind(act_id, self, slot)
            if act_id in self._buttons:
                self._buttons[act_id].clicked.connect(slot)
        self.by.currentIndexChanged.connect(self._on_asked_else)
        self.layer.currentIndexChanged.connect(self._on_asked_else)
        self.figures.record_opened.connect(self._open_figure)
        self.rows.record_opened.connect(lambda one: self.locate_wanted.emit(one.asset.id))
        self.rows.record_chosen.connect(lambda one: self.asset_chosen.emit(one.asset.id))
        self.rows.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def _tell_act(self, act_id: str) -> None:
        self.asset_act_wanted.emit(act_id, self.chosen_ids())

    def _lay_out(self) -> None:
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        column.addWidget(self._acts)
        listing.setFocusProxy(self.rows)
        body = QWidget()
        self._stack = QStackedLayout(body)
        for part in (self.figures, listing, self._empty):
            self._stack.addWidget(part)
        self.heading.setContentsMargins(8, 4, 8, 4)
        self.column.addWidget(self.heading)
        self.column.addWidget(body, 1)

    def _on_asked_else(self) -> None:
        self._list = None
        self._ask_figures()

    def _ask_shown(self) -> None:
        if self._list is None:
            self._ask_figures()
        else:
            self._again()

    def _ask_figures(self) -> None:
        self._asked = True
        self.figures_wanted.emit(self.by.chosen(), self.layer.chosen())

    def _open_figure(self, group: Group) -> None:
        gap = GAP_OF_COLUMN.get(self.figures.currentIndex().column())
        self.open_list(group, gap)

    def open_list(self, group: Group, gap: Gap | None) -> None:
        """The assets behind a figure, asked again after each act."""
        by, layer, key = self.by.chosen(), self.layer.chosen(), None if group.key == ALL else group.key
        self._begin(f"{group_name(group)} · {tr(GAP_LABELS[gap]) if gap else tr('Records')}")
        self._again = lambda: self.list_wanted.emit(by, key, gap, layer)
        self._again()

    def _open_doubles(self) -> None:
        layer = self.layer.chosen()
        self._begin(tr(actions.act("register_doubles").label))
        self._again = lambda: self.doubles_wanted.emit(layer)
        self._again()

    def _open_retired(self) -> None:
        self._begin(tr(actions.act("register_retired").label))
        self._again = self.retired_wanted.emit
        self._again()

    def _begin(self, name: str) -> None:
        self._list_name, self._list, self._heard = name, WorkList((), ()), False
        self.rows.show_records(())
        self._tell()

    def list_name(self) -> str:
        """What the list is of."""
        return self._list_name

    def _leave(self) -> None:
        if self._list is not None:
            self._list = None
            self._ask_figures()
            self._tell()

    def _on_locate(self) -> None:
        one = self.rows.chosen()
        if self._list is not None and one is not None:
            self.locate_wanted.emit(one.asset.id)

    def _on_write(self) -> None:
        if self._list is not None and self._list.ids:
            self.write_wanted.emit(self._list_name, self._list.ids)

    def _turn_to(self, page: int) -> None:
        """The keyboard stays with this panel, in whatever is shown now."""
        here = QApplication.focusWidget()
        is_mine = here is not None and (here is self or self.isAncestorOf(here))
        if is_mine and (here is self or page != self._stack.currentIndex()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._stack.setCurrentIndex(page)
            (self.figures, self.rows, self)[page].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._stack.setCurrentIndex(page)

    def _tell(self) -> None:
        """Which half is shown, and what its heading says."""
        is_retired = self._list_name == tr(actions.act("register_retired").label)
        for act_id, button in self._buttons.items():
            button.setVisible(is_retired == (act_id == "register_bring_back") or act_id.startswith("register_w"))
        self._buttons["register_back"].setVisible(True)
        self._acts.arrange()
        if self._list is None:
            shown = self.figures.rows.rowCount()
            if self._heard:
                self._empty.say("Nothing to count yet", "Bring wells, lines and areas from files with Ctrl+I.")
            else:
                self._empty.say("Reading …", "")
            self._turn_to(0 if shown else 2)
            said = tr("Enter opens a figure as a list · D likely doubles · R retired")
        else:
            total, seen = len(self._list.ids), len(self._list.rows)
            if self._heard:
                self._empty.say("Nothing left in this list", "Backspace goes back to the figures.")
            else:
                self._empty.say("Reading …", "")
            self._turn_to(1 if seen else 2)
            chosen = len(self.rows.selectionModel().selectedRows())
            said = tr("{name}: {n} left, {chosen} chosen", name=self._list_name, n=f"{total:,}", chosen=chosen)
            if seen < total:
                said += " · " + tr("the first {n} are shown", n=f"{seen:,}")
        self.heading.setText(said)
        self.summary_changed.emit("")


def _sum(groups: Sequence[Group]) -> Group:
    """All groups as one; its age is that of the oldest group."""
    total = replace(groups[0], key=ALL, name=ALL, records=sum(one.records for one in groups))
    gaps = {gap: sum(one.gaps[gap] for one in groups) for gap in Gap}
    return replace(total, gaps=gaps, known_at=min(one.known_at for one in groups))
