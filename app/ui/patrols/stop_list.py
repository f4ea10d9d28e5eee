"""The check points of a plan in their order: a line that adds one, the list, and how long, when and by what proof."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.labels import label
from app.domain.patrol import StopProof
from app.domain.patrol_plan import PlannedStop
from app.errors import InputRefused
from app.services.map.place_desk import FoundPlace
from app.services.patrols.patrol_checks import LONGEST_DWELL_MIN
from app.ui import actions
from app.ui.duty.said_due import said_due
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.widgets.place_line import PlaceLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence, tr


@dataclass(frozen=True)
class StopRow:
    """A check point with a key of this list, so that it stays chosen while it moves."""

    key: int
    number: int
    stop: PlannedStop


class StopList(QWidget):
    """`refused` carries a sentence about what cannot be. What is typed under the list is that of the chosen row."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, look: Look, begins: Callable[[], datetime]) -> None:
        super().__init__()
        self._begins = begins
        self._rows: list[StopRow] = []
        self._last = 0
        self.add = PlaceLine(look)
        self.add.line.setPlaceholderText(tr("Add: code, name, K12+300 of a line, or a click on the map"))
        self.table: RecordTable[StopRow] = RecordTable(_columns(), look, key=lambda row: str(row.key))
        self.dwell, self.due = QLineEdit(), QLineEdit()
        self.dwell.setValidator(QIntValidator(0, LONGEST_DWELL_MIN, self))
        self.due.setPlaceholderText("23:10")
        self.proof: QuickChoice[StopProof] = QuickChoice(tuple(StopProof), label)
        self.count = plain_label("CardTitle")
        self._lay_out()
        self.add.place_changed.connect(self._on_place)
        self.table.record_chosen.connect(self._show_row)
        self.table.record_opened.connect(lambda _row: self._begin_change())
        self.dwell.editingFinished.connect(self.settle)
        self.due.editingFinished.connect(self.settle)
        self.proof.activated.connect(lambda _row: self.settle())
        for act_id, slot in (
            ("stop_remove", self._remove),
            ("stop_change", self._begin_change),
            ("stop_earlier", lambda: self._move(-1)),
            ("stop_later", lambda: self._move(1)),
        ):
            actions.bind(act_id, self.table, slot)
        self._tell()

    def stops(self) -> tuple[PlannedStop, ...]:
        """In their order."""
        return tuple(row.stop for row in self._rows)

    def show_stops(self, stops: Sequence[PlannedStop]) -> None:
        """Begin with these."""
        self._rows = [StopRow(self._next(), 0, stop) for stop in stops]
        self._tell()

    def add_place(self, place: FoundPlace) -> None:
        """One more, at the end."""
        stop = PlannedStop(
            name=place.name, lon=place.position.lon, lat=place.position.lat, asset_id=place.asset_id,
            proof=self.proof.chosen(),
        )  # fmt: skip
        self._rows.append(StopRow(self._next(), 0, stop))
        self._tell(choose=self._rows[-1].key)

    def has_focus(self) -> bool:
        """Whether the keyboard is in here: then a click on the map is a check point."""
        here = self.window().focusWidget()
        return here is not None and self.isAncestorOf(here)

    def _on_place(self, place: FoundPlace | None) -> None:
        if place is None:
            return
        self.add.place = None
        self.add.line.clear()
        self.add_place(place)
        # Enter goes on to the next field after this; more check points are added here.
        QTimer.singleShot(0, self, self.add.line.setFocus)

    def _begin_change(self) -> None:
        self.dwell.setFocus()
        self.dwell.selectAll()

    def _chosen_at(self) -> int | None:
        chosen = self.table.chosen()
        keys = [row.key for row in self._rows]
        return keys.index(chosen.key) if chosen is not None and chosen.key in keys else None

    def _show_row(self, row: StopRow) -> None:
        self.dwell.setText(str(row.stop.dwell_min))
        self.due.setText("" if row.stop.due_at is None else f"{local(row.stop.due_at):%H:%M}")
        self.proof.choose(row.stop.proof)

    def settle(self) -> None:
        """What stands below is so of the chosen row."""
        at = self._chosen_at()
        if at is None:
            return
        stop, typed = self._rows[at].stop, self.due.text().strip()
        due = stop.due_at
        if typed != ("" if due is None else f"{local(due):%H:%M}"):
            try:
                due = said_due(typed, self._begins()) if typed else None
            except InputRefused as error:
                self.refused.emit(sentence(error))
                return
        changed = replace(stop, dwell_min=int(self.dwell.text() or 0), due_at=due, proof=self.proof.chosen())
        if changed != stop:
            self._rows[at] = replace(self._rows[at], stop=changed)
            self._tell(choose=self._rows[at].key)

    def _remove(self) -> None:
        at = self._chosen_at()
        if at is not None:
            del self._rows[at]
            self._tell(choose=self._rows[min(at, len(self._rows) - 1)].key if self._rows else 0)

    def _move(self, by: int) -> None:
        at = self._chosen_at()
        if at is not None and 0 <= at + by < len(self._rows):
            row = self._rows.pop(at)
            self._rows.insert(at + by, row)
            self._tell(choose=row.key)

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _tell(self, choose: int = 0) -> None:
        self._rows = [replace(row, number=number) for number, row in enumerate(self._rows, start=1)]
        self.table.show_records(self._rows)
        if choose:
            self.table.choose(str(choose))
        self.count.setText(tr("Check points: {n}", n=len(self._rows)))
        chosen = self._chosen_at()
        for field in (self.dwell, self.due):
            field.setEnabled(chosen is not None)
            if chosen is None:
                field.clear()
        self.changed.emit()

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(0, 0, 0, 0)
        strip.setSpacing(8)
        for words, field in (("Stay (min)", self.dwell), ("Due there", self.due), ("Proof", self.proof)):
            strip.addWidget(plain_label("Muted", tr(words)))
            strip.addWidget(field, 1)
        keys = plain_label("Muted", tr("Alt+Up, Alt+Down: earlier, later · Del: out · Enter: stay, time, proof"))
        keys.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.count, self.add):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addLayout(strip)
        column.addWidget(keys)


def _columns() -> tuple[Column[StopRow], ...]:
    return (
        Column(label="No.", text=lambda row: str(row.number), sort=lambda row: row.number, width=4, right=True),
        Column(
            label="Check point",
            text=lambda row: row.stop.name,
            hover=lambda row: "\n".join(filter(None, (row.stop.name, row.stop.why))),
            bold=True,
        ),
        Column(
            label="Due there",
            text=lambda row: "" if row.stop.due_at is None else f"{local(row.stop.due_at):%H:%M}",
            sort=lambda row: row.stop.due_at.timestamp() if row.stop.due_at else float("inf"),
            width=7,
        ),
        Column(
            label="Stay (min)",
            text=lambda row: str(row.stop.dwell_min),
            sort=lambda row: row.stop.dwell_min,
            width=7,
            right=True,
        ),
        Column(label="Proof", text=lambda row: tr(label(row.stop.proof)), width=10, spare=True),
    )
