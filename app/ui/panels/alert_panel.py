"""Live alerts: the queue, its filters, the chosen alert with the acts that one may do on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QListView, QSplitter, QStackedLayout, QWidget

from app.domain.alert import WAITING, Alert, AlertState, Severity
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.alert_card import AlertCard
from app.ui.widgets.alert_delegate import AlertDelegate
from app.ui.widgets.alert_filter_bar import AlertFilterBar
from app.ui.widgets.alert_rows import AlertFilter, AlertRows
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_rows import RECORD_ROLE
from app.ui.words import tr

AGE_TICK_MS = 20_000
FLASH_MS = 3_000


class AlertPanel(Panel):
    """Shows what it is given and tells what is wanted. New alerts never move the selection, the scroll or the focus."""

    alert_chosen = Signal(object)
    locate_wanted = Signal(object)
    acknowledge_wanted = Signal(object)
    shelve_wanted = Signal(object, int)
    close_wanted = Signal(object, object)
    dispatch_wanted = Signal(object)

    title = "Live alerts"
    icon = "alerts"

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._rows = AlertRows(self)
        self.shown = AlertFilter(self)
        self.shown.setSourceModel(self._rows)
        self._delegate = AlertDelegate(look, now)
        self.view = QListView()
        self.view.setModel(self.shown)
        self.view.setItemDelegate(self._delegate)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(lambda index: self.locate_wanted.emit(index.data(RECORD_ROLE)))
        self.filters = AlertFilterBar(look)
        self.filters.filter_changed.connect(self._on_filter_changed)
        self.card = AlertCard(look, now)
        self._empty = EmptyNote("", "")
        self._known: set[str] | None = None
        self._quiet = False
        self._pulse_timer = QTimer(self, interval=FLASH_MS, singleShot=True)
        self._pulse_timer.timeout.connect(self._end_pulse)
        self._age_timer = QTimer(self, interval=AGE_TICK_MS)
        self._age_timer.timeout.connect(self._on_age_tick)
        self._lay_out()
        self._bind()
        self.restyle()
        self.retranslate()

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """The open alerts as they are now. Critical ones that are new pulse for three seconds."""
        chosen, place = self.chosen(), self.view.verticalScrollBar().value()
        self._quiet = True
        self._rows.show(alerts)
        if chosen is not None and not self.choose(chosen.id, scroll=False):
            self._show_card(None)
        self._quiet = False
        self.view.verticalScrollBar().setValue(place)
        self._pulse(alerts)
        self._tell()

    def chosen(self) -> Alert | None:
        """The alert of the chosen row."""
        alert: Alert | None = self.view.currentIndex().data(RECORD_ROLE)
        return alert

    def choose(self, alert_id: str, *, scroll: bool = True) -> bool:
        """Choose this alert's row; False if it is not shown."""
        for row in range(self.shown.rowCount()):
            index = self.shown.index(row, 0)
            if index.data(RECORD_ROLE).id == alert_id:
                self.view.setCurrentIndex(index)
                if scroll:
                    self.view.scrollTo(index)
                self._show_card(index.data(RECORD_ROLE))
                return True
        return False

    def take_most_urgent(self) -> Alert | None:
        """Choose the most urgent alert that nobody has taken, whatever the filter, and put the focus on its row."""
        waiting = [one for one in self._rows.alerts() if one.state in WAITING]
        if not waiting:
            return None
        first = min(waiting, key=lambda one: self.shown.rank(one, by_urgency=True))
        if not self.choose(first.id):
            self.filters.clear()
            self.choose(first.id)
        self.view.setFocus()
        return first

    def retranslate(self) -> None:
        self.filters.retranslate()
        self.card.retranslate()
        self._rows.repaint()
        self._tell()

    def restyle(self) -> None:
        self.view.setMinimumWidth(self.look.theme.px(288))

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
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self._body)
        halves.addWidget(self.card)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        self.column.addWidget(self.filters)
        self.column.addWidget(halves, 1)
        self.card.hide()

    def _bind(self) -> None:
        acts: dict[str, Callable[[Alert], object]] = {
            "locate": self.locate_wanted.emit,
            "acknowledge": self.acknowledge_wanted.emit,
            "shelve": lambda _alert: self.card.offer_shelf(),
            "close": lambda _alert: self.card.offer_verdicts(),
        }
        for act_id, act in acts.items():
            press = self._on_chosen(act)
            actions.bind(act_id, self, press)
            self.card.on_act(act_id, press)
        self.card.shelf_chosen.connect(lambda minutes: self._on_chosen(lambda a: self.shelve_wanted.emit(a, minutes))())
        self.card.verdict_chosen.connect(lambda v: self._on_chosen(lambda a: self.close_wanted.emit(a, v))())

    def _on_chosen(self, act: Callable[[Alert], object]) -> Callable[[], None]:
        def press() -> None:
            if (alert := self.chosen()) is not None:
                act(alert)

        return press

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        alert: Alert | None = current.data(RECORD_ROLE)
        self._show_card(alert)
        if alert is not None and not self._quiet:
            self.alert_chosen.emit(alert)

    def _on_filter_changed(self, severities: frozenset[Severity], states: frozenset[AlertState], text: str) -> None:
        self.shown.set_filter(severities=severities, states=states, text=text)
        self.shown.set_newest_first(self.filters.newest_first())
        self._tell()

    def _on_age_tick(self) -> None:
        self._rows.repaint()
        self.card.refresh()

    def _show_card(self, alert: Alert | None) -> None:
        self.card.setVisible(alert is not None)
        self.card.show_alert(alert)

    def _pulse(self, alerts: Sequence[Alert]) -> None:
        critical = {a.id for a in alerts if a.severity is Severity.CRITICAL and a.state in WAITING}
        if self._known is not None and (fresh := critical - self._known):
            self._delegate.flashing |= fresh
            self._pulse_timer.start()
        self._known = {one.id for one in alerts}

    def _end_pulse(self) -> None:
        self._delegate.flashing.clear()
        self.view.viewport().update()

    def _tell(self) -> None:
        total, seen = self._rows.rowCount(), self.shown.rowCount()
        waiting = sum(one.state in WAITING for one in self._rows.alerts())
        if total == 0:
            self._empty.say("No open alerts", "New alerts appear here by themselves. F1 takes the most urgent one.")
        else:
            self._empty.say("No alert fits the filter", "Clear the filter above to see all open alerts.")
        self._stack.setCurrentIndex(0 if seen else 1)
        told = tr("{waiting} unacknowledged of {total}", waiting=waiting, total=total)
        self.summary_changed.emit(told if seen == total else tr("{seen} of {total} shown", seen=seen, total=total))
