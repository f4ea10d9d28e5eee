"""Taking tracks in: what a file holds, what was cleaned, whose each way is, in which datum and time it was written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.track_import import ClockReading
from app.services.tracks.track_plan import TrackPlan, TrackRead
from app.ui import actions
from app.ui.dialogs.import_places import county_outline
from app.ui.look import Look
from app.ui.tracks.track_columns import ShownWay, way_columns, way_facts
from app.ui.tracks.way_sketch import WaySketch
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence_words, tr

DATUMS = ("", "WGS84", "CGCS2000", "GCJ02", "BD09")
CLOCKS = (
    (ClockReading.AS_TOLD, "As the file says, else the county's time"),
    (ClockReading.UTC, "As the file says, else UTC"),
    (ClockReading.COUNTY, "The county's time, whatever it says"),
)
Carrier = tuple[str, str]
"""Key and words of a unit or vehicle."""


class TrackImportDialog(QDialog):
    """`look_wanted` carries a plan; `take_in_wanted` a key for each way, "" for one that is left out; `stop_wanted` is
    emitted when it is closed over its work."""

    look_wanted = Signal(object)
    take_in_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, path: Path, look: Look, outline_folders: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self._path, self._look = path, look
        self._read: TrackRead | None = None
        self._movers: list[str] = []
        self._carriers: tuple[Carrier, ...] = ()
        self.is_busy = False
        self.head, self.notes, self.outcome = plain_label("CardTitle"), plain_label("Muted"), OutcomeLine("CardValue")
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self.table: RecordTable[ShownWay] = RecordTable(way_columns(), look, key=lambda one: str(one.number))
        self.card, self.sketch = FactCard(look), WaySketch(look, county_outline(outline_folders))
        self.unit, self.datum, self.clock = QComboBox(), QComboBox(), QComboBox()
        self.progress = QProgressBar()
        self.take_in, self.back = QPushButton(), QPushButton()
        self._labels = {name: plain_label() for name in ("Whose it is", "Datum", "Times")}
        self._lay_out()
        self._join()
        self.retranslate()

    def plan(self) -> TrackPlan:
        """How the file is to be read."""
        return TrackPlan(path=self._path, clock=self.clock.currentData(), datum=self.datum.currentData())

    def begin(self, words: str) -> None:
        """Something long has begun."""
        self.is_busy = True
        self.progress.setRange(0, 0)
        self.progress.setFormat(words)
        self.progress.show()
        self.say("")
        self._mind()

    def show_progress(self, _stage: str, done: int, total: int) -> None:
        """How far it has come, in points."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(f"{done:,} / {total:,}")

    def end(self) -> None:
        """It is over."""
        self.is_busy = False
        self.progress.hide()
        self._mind()

    def show_read(self, read: TrackRead, movers: Sequence[str], carriers: Sequence[Carrier]) -> None:
        """What was read; who was chosen by hand for a way stays chosen."""
        kept = self._movers if self._read is not None and len(self._read.ways) == len(read.ways) else []
        self._read, self._carriers = read, tuple(carriers)
        self._movers = [old or new for old, new in zip(kept, movers, strict=True)] if kept else list(movers)
        self.unit.blockSignals(True)
        self.unit.clear()
        self.unit.addItem(tr("Nobody yet"), "")
        for key, words in carriers:
            self.unit.addItem(words, key)
        self.unit.blockSignals(False)
        self.end()
        self._fill()
        self.table.setFocus()

    def show_unread(self) -> None:
        """It cannot be read so: nothing that was read otherwise is left to be taken in."""
        self._read = None
        self.table.show_records(())
        self.card.show_facts("", ())
        self.sketch.show_way(())
        self.notes.hide()
        self._fill()

    def retranslate(self) -> None:
        """Every word again."""
        self.setWindowTitle(tr("Take tracks in"))
        for name, words in self._labels.items():
            words.setText(tr(name))
        self.take_in.setText(f"{tr('Take in')}  Ctrl+Enter")
        self.back.setText(f"{tr('Back')}  Esc")
        for box, lines in (
            (self.datum, [(one, one or tr("As the file says")) for one in DATUMS]),
            (self.clock, [(one, tr(words)) for one, words in CLOCKS]),
        ):
            chosen = max(0, box.currentIndex())
            box.blockSignals(True)
            box.clear()
            for value, line in lines:
                box.addItem(line, value)
            box.setCurrentIndex(chosen)
            box.blockSignals(False)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop_wanted.emit()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc: what is being done is stopped, and nothing of it is kept."""
        self.stop_wanted.emit()
        super().reject()

    def _join(self) -> None:
        self.take_in.clicked.connect(lambda _checked=False: self._on_take_in())
        self.back.clicked.connect(lambda _checked=False: self.reject())
        self.table.record_chosen.connect(lambda _one: self._show_chosen())
        self.unit.currentIndexChanged.connect(lambda _at: self._on_unit())
        for box in (self.datum, self.clock):
            box.currentIndexChanged.connect(lambda _at: self.look_wanted.emit(self.plan()))
        actions.bind("track_take_in", self, self._on_take_in)
        actions.bind("track_unit", self.table, self._open_units)

    def _open_units(self) -> None:
        self.unit.setFocus()
        self.unit.showPopup()

    def _on_unit(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            self._movers[chosen.number] = self.unit.currentData() or ""
            self._fill()

    def _on_take_in(self) -> None:
        if self.is_busy or self._read is None:
            return
        if not any(self._movers):
            self.refuse(tr("Say first whose it is: press U on the track, or choose the unit below."))
            self.unit.setFocus()
            return
        self.take_in_wanted.emit(list(self._movers))

    def _fill(self) -> None:
        read = self._read
        if read is None:
            self.head.setText(self._path.name)
            return
        names = dict(self._carriers)
        shown = [
            ShownWay(number, way, self._movers[number], names.get(self._movers[number], ""))
            for number, way in enumerate(read.ways)
        ]
        self.table.show_records(shown)
        if self.table.chosen() is None and shown:
            self.table.choose("0")
        points = sum(one.way.counts.read for one in shown)
        self.head.setText(
            tr("{file}: {kind}, {ways} tracks, {points} points", file=self._path.name, kind=read.kind, ways=len(shown),
               points=f"{points:,}")
        )  # fmt: skip
        self.notes.setText("\n".join(sentence_words(note) for note in read.notes))
        self.notes.setVisible(bool(read.notes))
        self._show_chosen()
        self._mind()

    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        if chosen is None:
            return
        self.card.show_facts(chosen.name, way_facts(chosen))
        self.sketch.show_way([(lon, lat) for lon, lat in chosen.way.outline.tolist()])
        self.unit.blockSignals(True)
        self.unit.setCurrentIndex(max(0, self.unit.findData(self._movers[chosen.number])))
        self.unit.blockSignals(False)

    def _mind(self) -> None:
        ready = self._read is not None and not self.is_busy
        for widget in (self.take_in, self.unit, self.datum, self.clock):
            widget.setEnabled(ready or (widget in (self.datum, self.clock) and not self.is_busy))

    def _lay_out(self) -> None:
        theme = self._look.theme
        self.notes.setWordWrap(True)
        self.progress.setTextVisible(True)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.card)
        below.addWidget(self.sketch)
        below.setSizes([theme.px(520), theme.px(480)])
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for name, box in (("Whose it is", self.unit), ("Datum", self.datum), ("Times", self.clock)):
            form.addRow(self._labels[name], box)
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        foot.addStretch()
        for button in (self.take_in, self.back):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.notes)
        column.addWidget(self.table, 2)
        column.addWidget(below, 3)
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addLayout(foot)
        self.resize(theme.px(1040), theme.px(680))
