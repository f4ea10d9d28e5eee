"""The tracks that came in, what was cleaned of each, and the way of one that is looked up for a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.position import Position
from app.domain.track_import import TrackImport
from app.services.tracks.track_lookup import LookedUp, Stay
from app.ui.dialogs.import_places import county_outline
from app.ui.look import Look
from app.ui.tracks.track_columns import import_columns, import_facts, stay_columns
from app.ui.tracks.way_sketch import WaySketch
from app.ui.widgets.digit_ask import DigitAsk, Step
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_panel import RecordPanel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr


class TrackBoard(RecordPanel[TrackImport, DigitAsk]):
    """`act_wanted` carries an act, the chosen track (None for what needs none) and the reason, where one was asked."""

    act_wanted = Signal(str, object, str)

    title = "Tracks brought in"
    icon = "import"
    card_px, card_share, table_share = 380, 4, 8

    def __init__(self, look: Look) -> None:
        self._names: Mapping[str, str] = {}
        columns = import_columns(lambda key: self._names.get(key, ""))
        table: RecordTable[TrackImport] = RecordTable(columns, look, key=lambda one: one.id)
        super().__init__(look, table, DigitAsk())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty.say("No tracks came in yet", "N takes in a file of a receiver, a telephone or a vehicle terminal.")
        self.offer("track_new", partial(self.act_wanted.emit, "track_new", None, ""))
        self.offer_of_chosen("track_look", self._ask_look)
        self.offer_of_chosen("track_undo", self._ask_undo)
        table.record_chosen.connect(self._on_chosen)
        table.record_opened.connect(self._ask_look)
        self.restyle()
        self.retranslate()
        self.show_rows(0)

    def show_imports(self, found: Sequence[TrackImport], names: Mapping[str, str]) -> None:
        """What came in; `names` are the words of units by key."""
        self._names = names
        self.table.show_records(found)
        self.show_rows(len(found))
        if found and self.table.chosen() is None:
            self.table.choose(found[0].id)
        self.show_card(self.table.chosen())
        if not self.is_asking():
            self.front().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_card(self, one: TrackImport | None) -> None:
        self.card.setVisible(one is not None and not self.is_asking())
        if one is not None:
            unit = self._names.get(one.unit_id, "")
            self.card.show_facts(unit or one.file, import_facts(one, unit))
            self.card.arrange_acts()

    def _ask_look(self, one: TrackImport) -> None:
        unit = self._names.get(one.unit_id, "")
        self._ask("track_look", one, tr("Where {unit} was is nobody's business without a reason: why?", unit=unit))

    def _ask_undo(self, one: TrackImport) -> None:
        self._ask("track_undo", one, tr("The whole file {file} is taken back: why?", file=one.file))

    def _ask(self, act_id: str, one: TrackImport, title: str) -> None:
        if self.is_asking():
            return
        step = Step(title, hint=tr("Reason; it is kept with the act"))
        self.begin_asking().ask(
            lambda answers: None if answers else step,
            lambda answers: self.act_wanted.emit(act_id, one, str(answers[0])),
        )

    def _on_chosen(self, one: TrackImport) -> None:
        if self.ask.is_asking():
            self.ask.leave()
        self.show_card(one)

    def _on_ask_left(self) -> None:
        super()._on_ask_left()
        self.front().setFocus(Qt.FocusReason.OtherFocusReason)


class TrackListDialog(QDialog):
    """The board; under it the way that was looked up, with its trips and stops, once a reason was given.
    `place_shown` asks the desk to ring the place of a stop on its map, None to take the ring away."""

    place_shown = Signal(object)

    def __init__(self, look: Look, outline_folders: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.board, self.outcome = TrackBoard(look), OutcomeLine("Hint")
        self.outcome.setContentsMargins(12, 4, 12, 8)
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self.looked_at = plain_label("CardTitle")
        self.looked_at.setContentsMargins(12, 4, 12, 0)
        self.stays: RecordTable[Stay] = RecordTable(stay_columns(), look, key=lambda one: f"{one.since}")
        self.sketch = WaySketch(look, county_outline(outline_folders))
        self._way = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        below = QVBoxLayout(self._way)
        below.setContentsMargins(0, 0, 0, 0)
        side_by_side = QHBoxLayout()
        side_by_side.addWidget(self.stays, 1)
        side_by_side.addWidget(self.sketch, 1)
        below.addWidget(self.looked_at)
        below.addLayout(side_by_side, 1)
        column.addWidget(self.board, 1)
        column.addWidget(self._way, 1)
        column.addWidget(self.outcome)
        self._way.hide()
        self.stays.record_chosen.connect(self._show_place)
        self.finished.connect(lambda _code: self.place_shown.emit(None))
        self.resize(look.theme.px(1120), look.theme.px(680))
        self.retranslate()

    def show_looked_up(self, found: LookedUp, unit: str) -> None:
        """The way of one unit: its trips and stops, and where it went."""
        self.looked_at.setText(
            tr("{unit}: {trips} trips, {stops} stops; looking at it was written down", unit=unit,
               trips=sum(not one.is_stop for one in found.stays), stops=sum(one.is_stop for one in found.stays))
        )  # fmt: skip
        self.stays.show_records(found.stays)
        self.sketch.show_way([(lon, lat) for lon, lat in found.outline.tolist()])
        self._way.show()
        self.stays.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """The title; the board says its own words again."""
        self.setWindowTitle(tr(self.board.title))

    def _show_place(self, one: Stay) -> None:
        self.place_shown.emit(Position(one.lon, one.lat))
