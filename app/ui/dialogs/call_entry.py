"""Taking a call down by keyboard in a few seconds: place, kind, what; the rest is proposed and can be changed.

Ctrl+Enter saves. The desk goes on behind it: it stops nothing, and a click on the map gives the place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.call import Call, CallCategory, CallKind, CallLevel, CallSource
from app.domain.call_usual import usual_category, usual_level
from app.domain.identity import masked_name, masked_phone
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.position import Position
from app.domain.record import OwnerDomain
from app.services.calls.call_relations import RelatedCall, Relation
from app.services.map.place_desk import FoundPlace
from app.ui.local_time import age
from app.ui.look import Look
from app.ui.widgets.level_shape import level_words
from app.ui.widgets.place_line import PlaceLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

TITLE_LENGTH = 40
_CALL_ID = int(Qt.ItemDataRole.UserRole)
SOURCES = (
    CallSource.EMERGENCY_110, CallSource.RADIO, CallSource.GUARD_PHONE, CallSource.WALK_IN, CallSource.DESK,
)  # fmt: skip


class CallEntry(QDialog):
    """`saved` carries the call and whether units are to be chosen at once; `related_wanted` asks for calls that may be
    the same, answered by `show_related`; `same_chosen` says that it is one of those, with what was written. After
    `begin_change` it corrects a call instead: `changed` carries that call and the new values by field name."""

    saved = Signal(object, bool)
    related_wanted = Signal(object, str)
    same_chosen = Signal(str, str)
    changed = Signal(object, object)

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._now = look, now
        self._begun_at = now()
        self._save_as: bool | None = None
        self._corrected: Call | None = None
        self._level_by_hand = self._category_by_hand = False
        self._warned = False
        self.place = PlaceLine(look)
        self.kind: QuickChoice[CallKind] = QuickChoice(tuple(CallKind), label)
        self.level: QuickChoice[CallLevel] = QuickChoice(tuple(CallLevel), label)
        self.category: QuickChoice[CallCategory] = QuickChoice(tuple(CallCategory), label)
        self.source: QuickChoice[CallSource] = QuickChoice(SOURCES, label)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.phone, self.reporter = QLineEdit(), QLineEdit()
        self.same = QListWidget()
        self._same_title, self._told = plain_label("Muted"), plain_label("Refusal")
        self._told.setWordWrap(True)
        self.save_button, self.send_button = QPushButton(), QPushButton()
        self._lay_out()
        self._join()
        self.kind.choose(CallKind.OTHER)
        self._on_kind_changed()
        self.retranslate()
        self.place.setFocus()

    def call(self) -> Call:
        """What is written, as a call; the desk gives the number and the owner."""
        place = self.place.place
        position = None if place is None else place.position
        said = self.text.toPlainText().strip()
        first = said.splitlines()[0][:TITLE_LENGTH] if said else ""
        where = self.place.words()
        return Call(
            id=new_key(),
            owner_domain=OwnerDomain.POLICE,
            area_id=None if place is None else place.area_id,
            number="",
            category=self.category.chosen(),
            kind=self.kind.chosen(),
            level=self.level.chosen(),
            source=self.source.chosen(),
            title=first or " · ".join(filter(None, (tr(label(self.kind.chosen())), where))),
            text=said,
            reporter=self.reporter.text().strip(),
            reporter_phone=self.phone.text().strip(),
            lon=None if position is None else position.lon,
            lat=None if position is None else position.lat,
            place=" · ".join(filter(None, (where, place.area if place is not None else ""))),
            asset_id=None if place is None else place.asset_id,
            asset_code="" if place is None else place.asset_code,
            occurred_at=self._begun_at,
            received_at=self._begun_at,
        )

    def begin_change(self, call: Call) -> None:
        """Correct this call: what was taken down stands in the fields, the caller masked behind them; a place that is
        not touched stays, and so does the caller where nothing is written."""
        self._corrected = call
        self._level_by_hand = self._category_by_hand = True
        self.kind.choose(call.kind)
        self.level.choose(call.level)
        self.category.choose(call.category)
        self.text.setPlainText(call.text)
        self.phone.setPlaceholderText(masked_phone(call.reporter_phone))
        self.reporter.setPlaceholderText(masked_name(call.reporter))
        self.place.line.setText(call.place)
        for part in (self.source, self._names[6], self.send_button):
            part.hide()
        self.retranslate()
        self.kind.setFocus()

    def values(self, call: Call) -> dict[str, object]:
        """What differs from `call`, by field name. Words in place of a place change the words alone."""
        now = self.call()
        names = ["kind", "level", "category", "text"]
        names += [name for name in ("reporter", "reporter_phone") if getattr(now, name)]
        if self.place.place is not None:
            names += ["place", "lon", "lat", "area_id", "asset_id", "asset_code"]
        elif self.place.words() != call.place:
            names.append("place")
        if now.text and now.text != call.text:
            names.append("title")
        return {name: getattr(now, name) for name in names if getattr(now, name) != getattr(call, name)}

    def take_position(self, position: Position) -> None:
        """A click on the map: that is where."""
        self.place.show_position(position)

    def show_related(self, found: Sequence[RelatedCall]) -> None:
        """Open calls that may be the same."""
        self.same.clear()
        for one in found:
            item = QListWidgetItem(_same_words(one, self._now()), self.same)
            item.setData(_CALL_ID, one.call.id)
        self.same.setVisible(bool(found))
        self._same_title.setVisible(bool(found))
        height = max(1, self.same.sizeHintForRow(0)) * min(3, len(found))
        self.same.setFixedHeight(height + 2 * self.same.frameWidth() + 4)

    def refuse(self, said: str) -> None:
        """It could not be saved; what was written stays."""
        self._told.setText(said)
        self.show()

    def retranslate(self) -> None:
        """Say every word again."""
        called = self._corrected
        self.setWindowTitle(tr("New call") if called is None else tr("Correct call {number}", number=called.number))
        for box in (self.kind, self.level, self.category, self.source):
            box.retranslate()
        for name, words in zip(self._names, self._labels(), strict=True):
            name.setText(words)
        self.place.retranslate()
        self.text.setPlaceholderText(tr("What is going on"))
        self._same_title.setText(tr("May be the same (Alt+1: add to it instead):"))
        self.save_button.setText(f"{tr('Save')}  Ctrl+Enter")
        self.send_button.setText(f"{tr('Save and choose units')}  Ctrl+D")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc closes; where something would be lost, only the second time."""
        if self._is_written() and not self._warned:
            self._warned = True
            self._told.setText(tr("Esc once more throws away what is written. Ctrl+Enter saves it."))
            return
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _labels(self) -> tuple[str, ...]:
        return (
            tr("Place"), tr("Kind"), tr("What"), tr("Phone"), tr("Reported by"),
            tr("Level"), tr("Source"), tr("Category"),
        )  # fmt: skip

    def _lay_out(self) -> None:
        self._names = [plain_label() for _ in range(8)]
        place, kind, what, phone, reporter, level, source, category = self._names
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(place, self.place)
        form.addRow(kind, self.kind)
        form.addRow(what, self.text)
        people, judged = QHBoxLayout(), QHBoxLayout()
        for row, members in (
            (people, (self.phone, reporter, self.reporter)),
            (judged, (self.level, source, self.source, category, self.category)),
        ):
            for member in members:
                row.setSpacing(10)
                row.addWidget(member, 0 if member in self._names else 1)
        form.addRow(phone, people)
        form.addRow(level, judged)
        self.text.setFixedHeight(self._look.theme.px(64))
        buttons = QHBoxLayout()
        buttons.addWidget(self._told, 1)
        buttons.addWidget(self.send_button)
        buttons.addWidget(self.save_button)
        for button in (self.save_button, self.send_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self._same_title)
        column.addWidget(self.same)
        column.addStretch(1)
        column.addLayout(buttons)
        self.show_related(())
        self.setMinimumWidth(self._look.theme.px(620))

    def _join(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _row: self._on_kind_changed())
        self.level.activated.connect(lambda _row: self._by_hand(level=True))
        self.category.activated.connect(lambda _row: self._by_hand(level=False))
        self.place.place_changed.connect(self._on_place_changed)
        self.phone.editingFinished.connect(self._ask_related)
        self.text.textChanged.connect(self._told.clear)
        self.same.itemActivated.connect(self._on_same)
        self.save_button.clicked.connect(lambda: self._save(send=False))
        self.send_button.clicked.connect(lambda: self._save(send=True))
        for keys, slot in (
            ("Ctrl+Return", lambda: self._save(send=False)),
            ("Ctrl+Enter", lambda: self._save(send=False)),
            ("Ctrl+D", lambda: self._save(send=True)),
            ("Alt+1", lambda: self._on_same(self.same.item(0))),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _on_kind_changed(self) -> None:
        kind = self.kind.chosen()
        if not self._level_by_hand:
            self.level.choose(usual_level(kind))
        if not self._category_by_hand:
            self.category.choose(usual_category(kind))

    def _by_hand(self, *, level: bool) -> None:
        self._level_by_hand = self._level_by_hand or level
        self._category_by_hand = self._category_by_hand or not level

    def _on_place_changed(self, place: FoundPlace | None) -> None:
        self._told.clear()
        if place is not None:
            self._ask_related()
        if self._save_as is not None and not self.place.is_waiting():
            send, self._save_as = self._save_as, None
            self._tell(send)

    def _tell(self, send: bool) -> None:
        if self._corrected is None:
            self.saved.emit(self.call(), send)
        else:
            self.changed.emit(self._corrected, self.values(self._corrected))

    def _ask_related(self) -> None:
        if self._corrected is None:
            self.related_wanted.emit(self.place.place, self.phone.text().strip())

    def _save(self, *, send: bool) -> None:
        if not self._is_written():
            self._told.setText(tr("Say where or what first. Nothing was saved."))
            return
        self._told.clear()
        self.place.settle()
        if self.place.is_waiting():
            self._save_as = send
        else:
            self._tell(send)

    def _on_same(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.same_chosen.emit(item.data(_CALL_ID), self.text.toPlainText().strip())

    def _is_written(self) -> bool:
        return bool(self.place.words() or self.text.toPlainText().strip() or self.phone.text().strip())


def _same_words(one: RelatedCall, now: datetime) -> str:
    why = {
        Relation.SAME_ASSET: tr("same place"),
        Relation.SAME_REPORTER: tr("same phone"),
        Relation.NEAR: tr("{n} m away", n=round(one.away_m or 0.0, -1)),
    }[one.relation]
    call = one.call
    return " · ".join((call.number, level_words(call.level), call.title, why, age(call.received_at, now)))
