"""The figures of one watch rule, to be read and changed; what each kind has is told by the domain."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.alert import Severity
from app.domain.labels import label
from app.domain.watch_parameters import PARAMETERS, TARGET_KINDS, WatchTarget
from app.domain.watch_rule import WatchedMovers, WatchRule
from app.services.watch.watch_rule_desk import RuleFigures
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

TARGET_WORDS = {
    WatchTarget.LINES: "Trunk lines",
    WatchTarget.KEY_WELLS: "Key wells",
    WatchTarget.WELLS: "All wells",
}

MOST_IN_A_COLUMN = 4


class WatchRuleForm(QWidget):
    """`edited` is emitted when somebody, not the program, changes a figure."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rule: WatchRule | None = None
        self.name, self.hours = QLineEdit(), QLineEdit()
        self.hours.setPlaceholderText("22:00-06:00")
        self.movers, self.severity, self.targets = QComboBox(), QComboBox(), QComboBox()
        for mover in WatchedMovers:
            self.movers.addItem(tr(label(mover)), mover)
        for severity in Severity:
            self.severity.addItem(tr(label(severity)), severity)
        for target, words in TARGET_WORDS.items():
            self.targets.addItem(tr(words), target.value)
        self.quiet = QSpinBox()
        self.quiet.setRange(0, 1_440)
        self.quiet.setSuffix(" min")
        self.zones = QListWidget()
        self.zone_text = QLineEdit()
        self.zone_text.setPlaceholderText(tr("Filter zones"))
        self.zone_text.setClearButtonEnabled(True)
        self.figures: dict[str, QSpinBox] = {}
        self._own, self._more = QFormLayout(), QFormLayout()
        self._lay_out()
        for line in (self.name, self.hours):
            line.textEdited.connect(self.edited)
        for box in (self.movers, self.severity, self.targets):
            box.activated.connect(self.edited)
        self.quiet.valueChanged.connect(self._on_changed)
        self.zones.itemChanged.connect(self._on_changed)
        self.zone_text.textChanged.connect(self._filter_zones)
        self._filling = False

    def offer_zones(self, zones: Sequence[tuple[str, str]]) -> None:
        """Keys and names of what can be a zone."""
        self._filling = True
        self.zones.clear()
        for key, name in zones:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.zones.addItem(item)
        self._filling = False
        if self._rule is not None:
            self._check_zones(self._rule.zone_ids.split())

    def show_rule(self, rule: WatchRule) -> None:
        """Show this one's figures."""
        self._rule, self._filling = rule, True
        self.name.setText(rule.name)
        self.hours.setText(rule.hours)
        self.movers.setCurrentIndex(self.movers.findData(rule.movers))
        self.severity.setCurrentIndex(self.severity.findData(rule.severity))
        self.quiet.setValue(rule.quiet_s // 60)
        self._show_figures(rule)
        self._check_zones(rule.zone_ids.split())
        self._filling = False

    def told(self) -> RuleFigures:
        """The figures as they stand; the desk checks them."""
        rule = self._rule
        parameters: dict[str, object] = {name: box.value() for name, box in self.figures.items()}
        if rule is not None and rule.kind in TARGET_KINDS:
            parameters["targets"] = self.targets.currentData()
        return RuleFigures(
            name=self.name.text(),
            movers=self.movers.currentData(),
            severity=self.severity.currentData(),
            hours=self.hours.text(),
            zone_ids=tuple(self._checked_zones()),
            quiet_s=self.quiet.value() * 60,
            parameters=parameters,
        )

    def _lay_out(self) -> None:
        common = QFormLayout()
        common.addRow(tr("Name"), self.name)
        common.addRow(tr("Looks at"), self.movers)
        common.addRow(tr("Severity"), self.severity)
        common.addRow(tr("Hours"), self.hours)
        common.addRow(tr("Quiet for"), self.quiet)
        zone_column = QVBoxLayout()
        zone_column.addWidget(plain_label("Muted", tr("Zones")))
        zone_column.addWidget(self.zone_text)
        zone_column.addWidget(self.zones)
        zone_column.addStretch(1)
        for form in (common, self._own, self._more):
            form.setHorizontalSpacing(12)
            form.setVerticalSpacing(6)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.addLayout(common, 0, 0)
        grid.addLayout(self._own, 0, 1)
        grid.addLayout(self._more, 0, 2)
        grid.addLayout(zone_column, 0, 3)
        for column, share in enumerate((3, 2, 2, 3)):
            grid.setColumnStretch(column, share)
        self.zones.setMaximumHeight(self._look.theme.px(150))

    def _show_figures(self, rule: WatchRule) -> None:
        """A row for each figure of the kind."""
        self.targets.setParent(None)
        for form in (self._own, self._more):
            while form.rowCount():
                form.removeRow(0)
        self.figures = {}
        if rule.kind in TARGET_KINDS:
            self._own.addRow(tr("Guards"), self.targets)
            self.targets.setCurrentIndex(self.targets.findData(str(rule.parameters.get("targets", "LINES"))))
            self.targets.show()
        for one in PARAMETERS[rule.kind]:
            box = QSpinBox()
            box.setRange(round(one.least), round(one.most))
            box.setSuffix(f" {one.unit}")
            given = rule.parameters.get(one.name, one.default)
            box.setValue(round(given if isinstance(given, int | float) else one.default))
            box.valueChanged.connect(self._on_changed)
            box.setToolTip(tr("{least} to {most} {unit}", least=f"{one.least:g}", most=f"{one.most:g}", unit=one.unit))
            form = self._own if len(self.figures) < MOST_IN_A_COLUMN else self._more
            form.addRow(tr(one.label), box)
            self.figures[one.name] = box

    def _check_zones(self, keys: Sequence[str]) -> None:
        was, self._filling = self._filling, True
        for row in range(self.zones.count()):
            item = self.zones.item(row)
            chosen = item.data(Qt.ItemDataRole.UserRole) in keys
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self._filling = was

    def _checked_zones(self) -> list[str]:
        """Zones that are no areas (a road as a route) are not listed and stay."""
        listed = [self.zones.item(row) for row in range(self.zones.count())]
        shown = {item.data(Qt.ItemDataRole.UserRole) for item in listed}
        kept = [key for key in (self._rule.zone_ids.split() if self._rule else ()) if key not in shown]
        return kept + [
            item.data(Qt.ItemDataRole.UserRole) for item in listed if item.checkState() is Qt.CheckState.Checked
        ]

    def _filter_zones(self, text: str) -> None:
        for row in range(self.zones.count()):
            item = self.zones.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())

    def _on_changed(self) -> None:
        if not self._filling:
            self.edited.emit()
