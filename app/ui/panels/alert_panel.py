"""Live alerts: the queue, its filters, the chosen alert with the acts that one may do on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from app.domain.alert import WAITING, Alert, Severity
from app.domain.alert_kinds import AlertKinds
from app.services.alerts.alert_desk import counted
from app.services.alerts.alert_dossier import AlertDossier
from app.ui.alerts.alert_intents import Intent
from app.ui.alerts.alert_keys import AlertKeys
from app.ui.alerts.alert_lines import AlertLine, AlertLines, Order, Sieve, urgency
from app.ui.look import Look
from app.ui.widgets.alert_card import AlertCard
from app.ui.widgets.alert_delegate import AlertDelegate
from app.ui.widgets.alert_filter_bar import AlertFilterBar
from app.ui.widgets.alert_rows import LINE_ROLE, AlertRows
from app.ui.widgets.alert_view import AlertView
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.panel import Panel
from app.ui.words import tr

AGE_TICK_MS = 20_000
FLASH_MS = 3_000
CARD_SHARE, CARD_PX, CARD_LEAST_PX = 0.5, 270, 178
ROWS_LEFT = 4
"""So much of the queue stays in sight beside the card: what else waits is seen while one alert is worked on."""


class AlertPanel(Panel):
    """Shows what it is given and tells what is wanted. New alerts never move the selection, the scroll or the focus.

    `act_wanted` carries an `Intent`; `closed_wanted` asks for what was closed lately, shown instead by `show_closed`;
    `user` is the name of whoever sits here.
    """

    alert_chosen = Signal(object)
    locate_wanted = Signal(object)
    camera_wanted = Signal(object)
    pictures_wanted = Signal(object)
    dispatch_wanted = Signal(object)
    act_wanted = Signal(object)
    closed_wanted = Signal()

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self.now = now
        self._lines = AlertLines(AlertKinds())
        self._rows = AlertRows(self)
        self._delegate = AlertDelegate(look, now)
        self.marks = self._delegate.marks
        self.view = AlertView(look, self._rows, self._delegate)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(lambda index: self.locate_wanted.emit(index.data(LINE_ROLE).alert))
        self.view.unfold_wanted.connect(self._on_unfold)
        self.filters = AlertFilterBar(look)
        self.filters.filter_changed.connect(self._on_filter_changed)
        self.card = AlertCard(look, now)
        self._empty = EmptyNote("", "")
        self.user = ""
        self._known: set[str] | None = None
        self._chosen_id = ""
        self._left_out = 0
        self._open: Sequence[Alert] = ()
        self._closed: Sequence[Alert] = ()
        self._is_flood = False
        self._quiet = False
        self._pulse_timer = QTimer(self, interval=FLASH_MS, singleShot=True)
        self._pulse_timer.timeout.connect(self._end_pulse)
        self._age_timer = QTimer(self, interval=AGE_TICK_MS)
        self._age_timer.timeout.connect(self._on_age_tick)
        self._lay_out()
        self.keys = AlertKeys(self)
        self.retranslate()

    def use_kinds(self, kinds: AlertKinds) -> None:
        """How alerts of each kind stand together."""
        self._lines.kinds = kinds

    def show_alerts(
        self,
        alerts: Sequence[Alert],
        *,
        is_flood: bool = False,
        left_out: int = 0,
        unsaved: Collection[str] = (),
        fresh: Collection[str] = (),
    ) -> None:
        """The open alerts as they are now; `unsaved` and `fresh` are keys of those that are marked so.

        Critical ones that are new pulse for three seconds. `left_out` more are not among them.
        """
        self.marks.unsaved, self.marks.fresh, self._left_out = frozenset(unsaved), frozenset(fresh), left_out
        self._open, self._is_flood = alerts, is_flood
        self._fill()
        self._show_lines()
        self._pulse(alerts)

    def filter_fields(self) -> Mapping[str, QWidget]:
        return self.filters.fields()

    def show_closed(self, alerts: Sequence[Alert]) -> None:
        """What was closed lately; seen only while the filter asks for it, and never counted."""
        self._closed = alerts
        if self.filters.shows_closed():
            self._fill()
            self._show_lines()

    def show_dossier(self, dossier: AlertDossier) -> None:
        """What belongs to the chosen alert."""
        self.card.show_dossier(dossier)

    def chosen(self) -> Alert | None:
        """The alert of the chosen row; of a group its cause."""
        line = self.chosen_line()
        return None if line is None else line.alert

    def chosen_line(self) -> AlertLine | None:
        """The chosen row."""
        line: AlertLine | None = self.view.currentIndex().data(LINE_ROLE)
        return line

    def chosen_lines(self) -> list[AlertLine]:
        """Every marked row, in the order of the queue."""
        return [self._rows.line(index.row()) for index in sorted(self.view.selectionModel().selectedRows())]

    def choose(self, alert_id: str, *, scroll: bool = True) -> bool:
        """Choose this alert's row, or that of its group; False if neither is shown."""
        row = self._rows.row_of(alert_id)
        if row < 0:
            return False
        self.view.setCurrentIndex(self._rows.index(row, 0))
        if scroll:
            self.view.scrollTo(self._rows.index(row, 0))
        self._show_card(self._rows.line(row))
        return True

    def take_most_urgent(self) -> Alert | None:
        """Choose the most urgent alert that nobody has taken, whatever the filter, and put the focus on its row.

        A group whose cause is less urgent is opened: the row under the hand is the alert that the banner names.
        """
        waiting = [one for one in self._open if one.state in WAITING]
        if not waiting:
            return None
        if self.filters.shows_closed():
            self.filters.clear()
        first = min(waiting, key=urgency)
        if not self.choose(first.id):
            self.filters.clear()
            self.choose(first.id)
        line = self.chosen_line()
        if line is not None and line.alert.id != first.id:
            self._lines.opened.add(line.key)
            self._show_lines()
            self.choose(first.id)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return first

    def end_asking(self) -> None:
        """Back to the queue; a card that only stood there for a question about something else goes."""
        self.view.setFocus()
        if self.chosen_line() is None:
            self.card.hide()

    def want(self, intent: Intent) -> None:
        """Tell what the officer wants."""
        self.act_wanted.emit(intent)

    def retranslate(self) -> None:
        self._delegate.forget()
        self.filters.retranslate()
        self.card.retranslate()
        self._rows.repaint()
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        self._on_age_tick()
        self._age_timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._age_timer.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.addWidget(self._body)
        self.halves.addWidget(self.card)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 1)
        self.halves.setChildrenCollapsible(False)
        self.column.addWidget(self.filters)
        self.column.addWidget(self.halves, 1)
        self.card.hide()

    def _share_room(self) -> None:
        """Half for the card, or what it needs where the screen is low, but not the last rows of the queue while it can
        be read; the hand may draw the border later."""
        self.card.settle_height()
        whole, px = self.halves.height() - self.halves.handleWidth(), self.look.theme.px
        rows = ROWS_LEFT * self.view.verticalHeader().defaultSectionSize() + 2 * self.view.frameWidth() + px(4)
        card = max(round(whole * CARD_SHARE), px(CARD_PX))
        card = max(min(card, whole - rows), px(CARD_LEAST_PX))
        self.halves.setSizes([max(1, whole - card), card])

    def _fill(self) -> None:
        """What stands, or what is over: never both."""
        closed = self.filters.shows_closed()
        self._lines.set_flood(self._is_flood and not closed)
        self._lines.show(self._closed if closed else self._open)

    def _show_lines(self) -> None:
        chosen = self._chosen_id
        lines = self._lines.lines()
        self._quiet = True
        self.view.hold_still(lambda: self._rows.show(lines))
        line = self.chosen_line()
        # A group may now be known by another cause, or an alert have joined a group: the choice follows the alert.
        if chosen and (line is None or line.alert.id != chosen) and not self.choose(chosen, scroll=False):
            self.view.clearSelection()
            self.view.selectionModel().clearCurrentIndex()
            self._show_card(None)
        elif chosen:
            self._show_card(self.chosen_line())
        self._quiet = False
        self._tell()

    def _on_unfold(self, on: bool) -> None:
        line = self.chosen_line()
        if line is None or not (line.is_group or line.depth):
            return
        (self._lines.opened.add if on else self._lines.opened.discard)(self._lines.key_of(line.alert.id))
        if not on:
            self._chosen_id = line.group.cause.id
        self._show_lines()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line: AlertLine | None = current.data(LINE_ROLE)
        if self._quiet:
            return
        self._show_card(line)
        if line is not None:
            self.alert_chosen.emit(line.alert)

    def _on_filter_changed(self, sieve: Sieve) -> None:
        self._lines.order = Order.NEWEST if self.filters.newest_first() else Order.URGENT
        self._lines.set_sieve(sieve)
        self._fill()
        self._show_lines()
        if self.filters.shows_closed():
            self.closed_wanted.emit()

    def _on_age_tick(self) -> None:
        self._rows.repaint()
        self.card.refresh()

    def _show_card(self, line: AlertLine | None) -> None:
        self._chosen_id = "" if line is None else line.alert.id
        opens = line is not None and self.card.isHidden()
        self.card.setVisible(line is not None)
        self.card.offered |= self.keys.connected()
        self.card.show_line(line, saved=line is None or line.alert.id not in self.marks.unsaved)
        if opens:
            self._share_room()

    def _pulse(self, alerts: Sequence[Alert]) -> None:
        critical = {a.id for a in alerts if a.severity is Severity.CRITICAL and a.state in WAITING}
        if self._known is not None and (fresh := critical - self._known):
            self.marks.pulsing |= fresh
            self._pulse_timer.start()
        self._known = {one.id for one in alerts}

    def _end_pulse(self) -> None:
        self.marks.pulsing.clear()
        self.view.viewport().update()

    def _tell(self) -> None:
        alerts = self._lines.alerts()
        shown = sum(len(one.group.alerts) for one in self._rows.lines() if not one.depth)
        if not alerts and self.filters.shows_closed():
            self._empty.say("Nothing was closed in the last 12 h", "What is closed stands here for 12 h.")
        elif not alerts:
            self._empty.say("No open alerts", "New alerts appear here by themselves. F1 takes the most urgent one.")
        else:
            self._empty.say("No alert fits the filter", "Clear the filter above to see all open alerts.")
        self._stack.setCurrentIndex(0 if self._rows.rowCount() else 1)
        self.take_keys(self.view)
        if self.filters.shows_closed():
            told = tr("{seen} of {total} shown", seen=shown, total=len(alerts))
        elif self._left_out:
            told = tr("{n} most urgent shown, {more} more", n=len(alerts), more=self._left_out)
        elif shown == len(alerts):
            told = tr(
                "{waiting} unacknowledged of {total}", waiting=counted(alerts.values()).waiting, total=len(alerts)
            )
        else:
            told = tr("{seen} of {total} shown", seen=shown, total=len(alerts))
        self.summary_changed.emit(told)
