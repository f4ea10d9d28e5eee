"""The window of visit needs: those that hold, and below them the form that asks another or changes one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDoubleSpinBox, QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.domain.asset import AssetLayer
from app.domain.labels import KINDS_OF_LAYER, LABELS, kind_label, label
from app.domain.visit_need import LONGEST_H, LONGEST_REASON, LONGEST_STAY_MIN, SHORTEST_H, NeedMode, VisitNeed
from app.services.coverage.need_desk import NeedAsked, NeedNow
from app.ui import actions
from app.ui.coverage.coverage_columns import hours
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.line_ask import LineAsk
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

LAYERS = (
    AssetLayer.WELLS, AssetLayer.PIPELINES, AssetLayer.SITES, AssetLayer.POSTS, AssetLayer.CAMERAS, AssetLayer.AREAS,
)  # fmt: skip
ACTS = ("need_new", "need_ask", "need_end")
_USUAL_H = {NeedMode.EVERY: 24.0, NeedMode.CONTINUOUS: 2.0, NeedMode.GUARD_24H: 24.0}


def of_whom(one: NeedNow) -> str:
    """Which assets it is about."""
    need = one.need
    if need.asset_id is not None:
        return one.asset
    told = tr(kind_label(need.layer, need.kind)) if need.kind else tr(LABELS[AssetLayer][need.layer])
    return tr("key: {what}", what=told) if need.is_key else told


def how_often(need: VisitNeed) -> str:
    """How often, for how long."""
    told = tr(label(need.mode))
    if need.mode is not NeedMode.GUARD_24H:
        told = f"{told} · {hours(need.every_h)}"
    return f"{told} · {tr('a stay of {n} min', n=need.dwell_min)}" if need.dwell_min else told


NEEDS: tuple[Column[NeedNow], ...] = (
    Column(label="What", text=of_whom, bold=True, width=26),
    Column(label="Needed", text=lambda one: how_often(one.need), sort=lambda one: one.need.every_h, width=42),
    Column(
        label="Since",
        text=lambda one: to_minute(one.need.valid_from),
        sort=lambda one: one.need.valid_from.timestamp(),
        width=17,
    ),
    Column(label="Why", text=lambda one: one.need.reason, hover=lambda one: one.need.reason),
)


class NeedWindow(QDialog):
    """`asked` says that what the form holds is wanted; `end_wanted` carries a need and why."""

    asked = Signal()
    end_wanted = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.table: RecordTable[NeedNow] = RecordTable(NEEDS, look, key=lambda one: one.need.id)
        self.layer: QuickChoice[AssetLayer] = QuickChoice(LAYERS, lambda one: LABELS[AssetLayer][one])
        self.kind: QuickChoice[str] = QuickChoice(("",), _kind_words)
        self.mode: QuickChoice[NeedMode] = QuickChoice(tuple(NeedMode), label)
        self.only_key, self.every, self.stay, self.reason = QCheckBox(), QDoubleSpinBox(), QSpinBox(), QLineEdit()
        self.every.setRange(SHORTEST_H, LONGEST_H)
        self.every.setDecimals(1)
        self.stay.setRange(0, LONGEST_STAY_MIN)
        self.reason.setMaxLength(LONGEST_REASON)
        self.about, self.title = plain_label("Muted"), plain_label("CardTitle")
        self.asking, self.outcome = LineAsk(), OutcomeLine()
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self.buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in ACTS}
        self._names = [plain_label("") for _ in range(6)]
        self._asset_id: str | None = None
        self._lay_out()
        slots = {"need_new": self.begin_new, "need_ask": self.asked.emit, "need_end": self._ask_end}
        for name, slot in slots.items():
            actions.bind(name, self if name == "need_ask" else self.table, slot)
            self.buttons[name].clicked.connect(slot)
        self.layer.currentIndexChanged.connect(lambda _at: self._on_layer())
        self.mode.currentIndexChanged.connect(lambda _at: self._on_mode())
        self.table.record_chosen.connect(self.show_need)
        self.retranslate()
        self.begin_new()
        self.resize(look.theme.px(940), look.theme.px(560))
        self.table.setFocus()

    def show_needs(self, needs: Sequence[NeedNow]) -> None:
        """Those that hold."""
        self.table.show_records(needs)
        self.title.setText(tr("Visit needs {n}", n=len(needs)) if needs else tr("Nothing is asked yet"))

    def show_need(self, one: NeedNow) -> None:
        """Put it into the form, to be asked anew otherwise."""
        need, self._asset_id = one.need, one.need.asset_id
        self.layer.choose(need.layer)
        self._on_layer()
        self.kind.choose(need.kind)
        self.mode.choose(need.mode)
        self.only_key.setChecked(need.is_key)
        self.every.setValue(need.every_h)
        self.stay.setValue(need.dwell_min)
        self.reason.setText(need.reason)
        self._tell_about(one.asset)

    def begin_new(self) -> None:
        """An empty form, for a class of assets."""
        self._asset_id = None
        self.only_key.setChecked(False)
        self.stay.setValue(0)
        self.reason.clear()
        self._on_layer()
        self._on_mode()
        self._tell_about("")
        self.layer.setFocus()

    def begin_for(self, asset_id: str, layer: AssetLayer, name: str) -> None:
        """A form for one asset alone."""
        self.begin_new()
        self._asset_id = asset_id
        self.layer.choose(layer)
        self._tell_about(name)
        self.mode.setFocus()

    def need(self) -> NeedAsked:
        """What the form says."""
        return NeedAsked(
            layer=self.layer.chosen(), mode=self.mode.chosen(), every_h=self.every.value(),
            dwell_min=self.stay.value(), kind=self.kind.chosen(), is_key=self.only_key.isChecked(),
            asset_id=self._asset_id, reason=self.reason.text(),
        )  # fmt: skip

    def reject(self) -> None:
        """Esc: out of the question first, then out."""
        if self.asking.is_asking():
            self.asking.leave()
        else:
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every word again."""
        self.setWindowTitle(tr("Visit needs: how often somebody must be there"))
        for choice in (self.layer, self.kind, self.mode):
            choice.retranslate()
        words = ("Layer", "Kind", "Mode", "Hours between visits", "Stay (min)", "Why")
        for name, text in zip(self._names, words, strict=True):
            name.setText(tr(text))
        self.only_key.setText(tr("Key assets alone"))
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))

    def _on_layer(self) -> None:
        kinds = KINDS_OF_LAYER[self.layer.chosen()]
        chosen = self.kind.chosen()
        self.kind.offer(("", *(kind.value for kind in kinds)), lambda kind: _kind_words(kind, self.layer.chosen()))
        self.kind.choose(chosen if chosen in {kind.value for kind in kinds} else "")

    def _on_mode(self) -> None:
        mode = self.mode.chosen()
        self.every.setEnabled(mode is not NeedMode.GUARD_24H)
        self.every.setValue(_USUAL_H[mode])

    def _tell_about(self, asset: str) -> None:
        self.about.setText(tr("Of {asset} alone", asset=asset) if asset else tr("Of all assets of a layer and kind"))
        for part in (self.layer, self.kind, self.only_key):
            part.setEnabled(not asset)

    def _ask_end(self) -> None:
        one = self.table.chosen()
        if one is None:
            self.refuse(tr("Choose a need first."))
            return
        self.asking.ask(
            tr("{what}: asked no more. Why?", what=of_whom(one)), lambda why: self.end_wanted.emit(one.need, why)
        )

    def _lay_out(self) -> None:
        grid, row = QGridLayout(), FlowRow()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        fields: tuple[QWidget, ...] = (self.layer, self.kind, self.mode, self.every, self.stay, self.reason)
        for at, (name, field) in enumerate(zip(self._names, fields, strict=True)):
            grid.addWidget(name, at // 2, 2 * (at % 2))
            grid.addWidget(field, at // 2, 2 * (at % 2) + 1)
        grid.addWidget(self.only_key, 3, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for button in self.buttons.values():
            row.add(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 10)
        whole.setSpacing(8)
        whole.addWidget(self.title)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.about)
        whole.addLayout(grid)
        for part in (self.asking, self.outcome, row):
            whole.addWidget(part)


def _kind_words(kind: str, layer: AssetLayer = AssetLayer.WELLS) -> str:
    return kind_label(layer, kind) if kind else "All kinds"
