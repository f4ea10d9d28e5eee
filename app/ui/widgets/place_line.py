"""The line where a place is typed: a code, K12+300 of a line, a name, degrees; what it may mean stands below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from app.domain.position import Position
from app.services.map.place_desk import FoundPlace
from app.ui.look import Look
from app.ui.words import tr

TYPING_PAUSE_MS = 90
MOST_LINES = 5
_PLACE = int(Qt.ItemDataRole.UserRole)


class PlaceLine(QWidget):
    """`search_wanted` asks for text, `name_wanted` for what lies at degrees; both are answered by `offer`.

    Down and Up walk through what is offered, Tab and Enter take it. What nothing is found for stays as words."""

    search_wanted = Signal(str)
    name_wanted = Signal(object)
    place_changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.place: FoundPlace | None = None
        self.line, self.list = QLineEdit(), QListWidget()
        self.line.setClearButtonEnabled(True)
        self.line.textEdited.connect(self._on_text_edited)
        self.line.installEventFilter(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setObjectName("CommandList")
        self.list.itemClicked.connect(lambda _item: self.take())
        self.list.hide()
        self._pause = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self._asked = ""
        self._take_first = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def words(self) -> str:
        """The place as it will be written down."""
        return self.place.name if self.place is not None else self.line.text().strip()

    def offer(self, asked: str, found: Sequence[FoundPlace]) -> None:
        """The answer to `search_wanted`; one to an older question is dropped."""
        if asked != self._asked or asked != self.line.text().strip():
            return
        self._asked = ""
        self.list.clear()
        for place in found[:MOST_LINES]:
            item = QListWidgetItem(
                self._look.icon("place"), " · ".join(filter(None, (place.name, place.area))), self.list
            )
            item.setData(_PLACE, place)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        rows = min(MOST_LINES, len(found))
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 12 if rows else 0)
        if self._take_first:
            self._take_first = False
            if not self.take():
                self.place_changed.emit(None)

    def is_waiting(self) -> bool:
        """Whether the answer that decides what is meant has still to come."""
        return self._take_first

    def take(self) -> bool:
        """Take the line that is chosen below; False where there is none."""
        item = self.list.currentItem() if self.list.isVisibleTo(self) else None
        if item is None:
            return False
        self.show_place(item.data(_PLACE))
        return True

    def show_place(self, place: FoundPlace) -> None:
        """This is the place."""
        self.place = place
        self.line.setText(place.name)
        self._pause.stop()
        self._asked = ""
        self.list.hide()
        self.place_changed.emit(place)

    def show_position(self, position: Position) -> None:
        """A click on the map: the degrees at once, the name when it is known."""
        self.show_place(FoundPlace(f"{position.lon:.5f}, {position.lat:.5f}", position))
        self.name_wanted.emit(position)

    def name_it(self, named: FoundPlace) -> None:
        """What lies at the degrees that were given, if they still stand."""
        if self.place is not None and self.place.position == named.position:
            self.show_place(named)

    def settle(self) -> None:
        """The officer goes on: the first line is meant, also where it has still to come."""
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        if self.place is None and self.line.text().strip() and not self.take():
            self._take_first = bool(self._asked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.isVisibleTo(self) and self.list.count():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.settle()
                self.focusNextChild()
                return True
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say every word again."""
        self.line.setPlaceholderText(tr("Code, name, K12+300 of a line, degrees, or a click on the map"))

    def _on_text_edited(self, _text: str) -> None:
        self.place = None
        self._take_first = False
        self.list.hide()
        self._pause.start()
        self.place_changed.emit(None)

    def _ask(self) -> None:
        said = self.line.text().strip()
        if said:
            self._asked = said
            self.search_wanted.emit(said)
