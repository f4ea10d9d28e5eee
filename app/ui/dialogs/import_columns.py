"""Second step of an import: the first rows, their encoding and coordinate system, which column fills which field."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.layer import Field, layer_named
from app.services.files.import_plan import ImportPlan, ImportPreview
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import sentence_words, tr

ENCODINGS = ("UTF-8", "GB18030", "Big5", "Latin-1")
SYSTEMS = ("WGS84", "CGCS2000", "GCJ02", "BD09", "EPSG:4545", "EPSG:4534", "EPSG:3857")


class ImportColumns(QWidget):
    """`changed` when the file must be looked at again; the mapping alone changes nothing but the plan."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._plan: ImportPlan | None = None
        self._boxes: dict[str, QComboBox] = {}
        self.encoding, self.crs = QComboBox(), QComboBox()
        self.crs.setEditable(True)
        self.crs.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.crs.setMinimumWidth(look.theme.px(190))
        self._said = plain_label("Muted")
        self._said.setWordWrap(True)
        self.rows = QTableWidget()
        self.rows.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.rows.setTabKeyNavigation(False)
        self.rows.verticalHeader().setDefaultSectionSize(look.theme.px(25))
        self.rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fields = QWidget()
        self._grid = QGridLayout(self._fields)
        self._grid.setHorizontalSpacing(14)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        self._lay_out()
        self.encoding.activated.connect(lambda _at: self.changed.emit())
        self.crs.activated.connect(lambda _at: self._on_crs_typed())
        edit = self.crs.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self._on_crs_typed)

    def show_preview(self, preview: ImportPreview) -> None:
        """Fill every part from a look at the file."""
        self._plan = preview.plan
        _fill(
            self.encoding,
            tr("as found: {encoding}", encoding=preview.encoding or "—"),
            ENCODINGS,
            preview.plan.encoding,
        )
        self.encoding.setEnabled(bool(preview.encoding))
        said = tr("as the file says: {crs}", crs=preview.crs_said) if preview.crs_said else ""
        systems = tuple(dict.fromkeys((*preview.crs_suggestions, *SYSTEMS)))
        _fill(self.crs, said, systems, preview.plan.crs)
        if (edit := self.crs.lineEdit()) is not None:
            edit.setPlaceholderText(tr("choose a system"))
        warnings = [*preview.warnings, *([preview.encoding_found] if preview.encoding_found else [])]
        lines = [sentence_words(one) for one in warnings]
        if preview.crs_needed:
            lines.insert(0, tr("The file does not say its coordinate system: choose one; those that fit stand first."))
        if preview.dropped:
            lines.append(tr("Not taken along: {columns}", columns=", ".join(preview.dropped)))
        self._said.setText("\n".join(lines))
        self._said.setVisible(bool(lines))
        self._show_rows(preview)
        self._show_fields(preview)

    def plan(self, plan: ImportPlan) -> ImportPlan:
        """`plan` with what was chosen here."""
        if self._plan is None:
            return plan
        columns = {name: box.currentData() for name, box in self._boxes.items() if box.currentData()}
        return replace(plan, columns=columns, encoding=_chosen(self.encoding), crs=_chosen(self.crs))

    def missing(self) -> list[str]:
        """Labels of required fields without a column."""
        if self._plan is None:
            return []
        fields = layer_named(self._plan.layer).fields
        told = {name for name, box in self._boxes.items() if box.currentData()} | set(self._plan.fixed)
        return [field.label for field in fields if field.required and field.name not in told]

    def ask_for_system(self) -> None:
        """Put the focus where the coordinate system is chosen; what is typed there replaces what stands there."""
        self.crs.setFocus(Qt.FocusReason.OtherFocusReason)
        if (edit := self.crs.lineEdit()) is not None:
            edit.selectAll()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(plain_label("", tr("Encoding")))
        top.addWidget(self.encoding)
        top.addSpacing(16)
        top.addWidget(plain_label("", tr("Coordinate system")))
        top.addWidget(self.crs, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._fields)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.rows)
        halves.addWidget(scroll)
        halves.setSizes([200, 260])
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._said)
        column.addWidget(halves, 1)

    def _show_rows(self, preview: ImportPreview) -> None:
        self.rows.setColumnCount(len(preview.columns))
        self.rows.setHorizontalHeaderLabels(list(preview.columns))
        self.rows.setRowCount(len(preview.rows))
        for at, (number, cells) in enumerate(preview.rows):
            self.rows.setVerticalHeaderItem(at, QTableWidgetItem(str(number)))
            for column, text in enumerate(cells):
                self.rows.setItem(at, column, QTableWidgetItem(text))

    def _show_fields(self, preview: ImportPreview) -> None:
        """A box per field, two to a line; required ones are marked and stand first."""
        while (taken := self._grid.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.deleteLater()
        self._boxes.clear()
        layer = layer_named(preview.plan.layer)
        places = () if preview.shape_types else layer.place_fields
        fields = sorted((*layer.fields, *places), key=lambda field: not field.required)
        for at, field in enumerate(fields):
            box = self._box(field, preview)
            self._boxes[field.name] = box
            mark = " *" if field.required else ""
            self._grid.addWidget(plain_label("", tr(field.label) + mark), at // 2, at % 2 * 2)
            self._grid.addWidget(box, at // 2, at % 2 * 2 + 1)
        self._grid.setRowStretch(len(fields) // 2 + 1, 1)

    def _box(self, field: Field, preview: ImportPreview) -> QComboBox:
        box = QComboBox()
        box.setMinimumContentsLength(12)
        box.addItem("—", "")
        for name in preview.columns:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(preview.plan.columns.get(field.name, ""))))
        return box

    def _on_crs_typed(self) -> None:
        if self._plan is not None and _chosen(self.crs) != self._plan.crs:
            self.changed.emit()


def _fill(box: QComboBox, first: str, others: tuple[str, ...], chosen: str) -> None:
    box.blockSignals(True)
    box.clear()
    if first:
        box.addItem(first, "")
    for other in others:
        box.addItem(other, other)
    if chosen and box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(box.findData(chosen))
    box.blockSignals(False)


def _chosen(box: QComboBox) -> str:
    """The data of the line that is chosen, or what was typed instead."""
    at = box.findText(box.currentText())
    return box.itemData(at) if at >= 0 else box.currentText().strip()
