"""The desk's ears: each feed with its state, counts and lag, and the trackers that report without being registered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from app.domain.feed_status import FeedState, FeedStatus
from app.services.field.movers import Unregistered
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.feed_columns import FEED_COLUMNS, remark, stranger_columns
from app.ui.widgets.fix_words import doubted_words
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

STOPPED = frozenset({FeedState.STOPPED, FeedState.FAILED})


class FeedPanel(Panel):
    """Shows what it is given; tells which feed is to be started, stopped or tested, and which tracker registered."""

    start_wanted = Signal(str)
    stop_wanted = Signal(str)
    test_wanted = Signal(str)
    register_wanted = Signal(object)
    locate_wanted = Signal(object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._feeds: Sequence[FeedStatus] | None = None
        self._strangers: Sequence[Unregistered] = ()
        self.table: RecordTable[FeedStatus] = RecordTable(FEED_COLUMNS, look, key=lambda one: one.name)
        self.strangers: RecordTable[Unregistered] = RecordTable(
            stranger_columns(now), look, key=lambda one: f"{one.mover}/{one.by_serial}"
        )
        self.answer = plain_label("Hint")
        self.answer.setWordWrap(True)
        self.fixes = plain_label("Muted")
        self.fixes.setWordWrap(True)
        self._fixes: tuple[Mapping[str, int], int] = ({}, 0)
        self._strangers_title = plain_label("CardTitle")
        self._no_feeds = EmptyNote(
            "No feed is switched on",
            "Sources are switched on in the file feeds.toml of the data directory; the handbook (Ctrl+F1, Feeds) shows "
            "what to write for a broker, Traccar, vehicle terminals and bulletins.",
        )
        self._answer, self._well = "", True
        self._buttons: dict[str, KeycapButton] = {}
        for act_id, slot in (
            ("feed_start", self._on_start),
            ("feed_stop", self._on_stop),
            ("feed_test", self._on_test),
            ("tracker_register", self._on_register),
        ):
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.clicked.connect(slot)
            self._buttons[act_id] = button
            actions.bind(act_id, self, slot)
        actions.bind("locate", self, self._on_locate)
        self._lay_out()
        self.table.record_chosen.connect(lambda _one: self.say(""))
        self.strangers.record_chosen.connect(lambda _one: self._mind())
        self.strangers.record_opened.connect(self.locate_wanted)
        self.retranslate()

    def show_feeds(self, feeds: Sequence[FeedStatus]) -> None:
        """The feeds as they are now."""
        if feeds == self._feeds:
            return
        self._feeds = tuple(feeds)
        self.table.show_records(feeds)
        if self.table.chosen() is None and feeds:
            self.table.choose(feeds[0].name, scroll=False)
        self._tell()

    def show_strangers(self, strangers: Sequence[Unregistered]) -> None:
        """The trackers that are not registered, the newest first."""
        newest = tuple(sorted(strangers, key=lambda one: one.last_at, reverse=True))
        if newest != self._strangers:
            self._strangers = newest
            self.strangers.show_records(newest)
            self._tell()

    def show_fixes(self, doubted: Mapping[str, int], late: int) -> None:
        """How many positions were not believed since the start, by reason, and how many came too late to be judged."""
        if (doubted, late) != self._fixes:
            self._fixes = (dict(doubted), late)
            self._tell_fixes()

    def say(self, text: str, *, well: bool = True) -> None:
        """What a test found, or why something cannot be; until another feed is chosen, whose remark is said instead."""
        self._answer, self._well = text, well
        self._mind()

    def retranslate(self) -> None:
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
            button.updateGeometry()
        self._strangers_title.setText(tr("Unregistered trackers"))
        self._no_feeds.retranslate()
        self._tell_fixes()
        self._tell()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        self._strangers_half = right
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._no_feeds)
        rows.addWidget(body, 1)
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        for act_id in ("feed_start", "feed_stop", "feed_test"):
            row.addWidget(self._buttons[act_id])
        row.addSpacing(6)
        row.addWidget(self.answer, 1)
        rows.addLayout(row)
        self.fixes.setContentsMargins(8, 0, 8, 6)
        rows.addWidget(self.fixes)
        more = QVBoxLayout(right)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(0)
        self._strangers_title.setContentsMargins(10, 4, 10, 4)
        more.addWidget(self._strangers_title)
        more.addWidget(self.strangers, 1)
        register = FlowRow()
        register.add(self._buttons["tracker_register"])
        more.addWidget(register)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setSizes([670, 330])
        halves.setChildrenCollapsible(False)
        self.column.addWidget(halves, 1)

    def _on_start(self) -> None:
        if (one := self.table.chosen()) is not None and one.state in STOPPED:
            self.start_wanted.emit(one.name)

    def _on_stop(self) -> None:
        if (one := self.table.chosen()) is not None and one.state is not FeedState.STOPPED:
            self.stop_wanted.emit(one.name)

    def _on_test(self) -> None:
        if (one := self.table.chosen()) is not None:
            self.say(tr("Testing {feed} …", feed=one.name))
            self.test_wanted.emit(one.name)

    def _on_register(self) -> None:
        if (one := self.strangers.chosen() or next(iter(self._strangers), None)) is not None:
            self.register_wanted.emit(one)

    def _on_locate(self) -> None:
        if (one := self.strangers.chosen()) is not None:
            self.locate_wanted.emit(one)

    def _tell_fixes(self) -> None:
        told = doubted_words(*self._fixes)
        self.fixes.setText(told)
        self.fixes.setVisible(bool(told))

    def _mind(self) -> None:
        """Only what can be done now is offered."""
        one = self.table.chosen()
        told = self._answer or (remark(one) if one is not None else "")
        self.answer.setText(told)
        self.answer.setStyleSheet("" if self._well else f"color: {self.look.theme.tokens['high']}")
        self._buttons["feed_start"].setEnabled(one is not None and one.state in STOPPED)
        self._buttons["feed_stop"].setEnabled(one is not None and one.state is not FeedState.STOPPED)
        self._buttons["feed_test"].setEnabled(one is not None)
        self._buttons["tracker_register"].setEnabled(bool(self._strangers))

    def _tell(self) -> None:
        feeds = self._feeds or ()
        self._stack.setCurrentIndex(0 if feeds else 1)
        self._strangers_half.setVisible(bool(self._strangers))
        self._mind()
        on = sum(one.state is FeedState.LISTENING for one in feeds)
        told = tr("{on} of {total} listening", on=on, total=len(feeds)) if feeds else ""
        strangers = tr("{n} unregistered", n=len(self._strangers)) if self._strangers else ""
        self.summary_changed.emit(" · ".join(filter(None, (told, strangers))))
