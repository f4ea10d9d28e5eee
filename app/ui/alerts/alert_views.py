"""Keeps what stands open and everything that is a function of it: queue, counters, banner, sound, title, dossier."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import OPEN_STATES, WAITING, Alert, Severity
from app.domain.events import AlertEscalated, AlertRaised, AlertUnsaved, Fact, FeedChanged, RecordsChanged
from app.domain.key import new_key
from app.domain.labels import label
from app.errors import AppError
from app.services.alerts.alert_desk import AlertQueue, counted
from app.services.alerts.alert_dossier import AlertDossier
from app.services.alerts.alert_reading import AlertChanges
from app.services.alerts.seen_alerts import SinceLeft
from app.ui.alerts.alarm_player import Player
from app.ui.alerts.alarm_sound import AlarmSound
from app.ui.alerts.alert_banner import banner
from app.ui.alerts.alert_lines import urgency
from app.ui.alerts.alert_words import names
from app.ui.alerts.sound_policy import Sounding, Why
from app.ui.alerts.unsaved_alerts import UnsavedAlerts
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.local_time import to_minute
from app.ui.notices import Grade, Notice
from app.ui.widgets.sound_tray import SoundTray
from app.ui.words import Speaker, tr

FIRST_MS, GATHER_MS = 20, 100
"""The first change is read at once, what follows within 100 ms together."""
MOST_CHANGES = 500
"""With more than so many the whole queue is read at once."""
MOST_DOUBTS = 3
"""So often in turn may the number of open alerts differ before the whole queue is read."""
CLOCK_MS = 5_000
HAS_BADGES = sys.platform in ("win32", "darwin")
"""Elsewhere the number in the window's title has to do: few Linux task bars show one, and Qt complains of others."""
DESK_MS = 60_000


class AlertViews(QObject):
    """`on_fact` decides what is stale. One reading at a time; what comes meanwhile is read after it."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        views: DeskViews,
        speaker: Speaker,
        player: Player,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._views, self._speaker = window, views, speaker
        self._panel = window.panels.alerts
        self._panel.use_kinds(program.alert_desk.kinds)
        self._queue: AlertQueue | None = None
        self._unsaved = UnsavedAlerts()
        self._fresh: set[str] = set()
        self._open: dict[str, Alert] = {}
        self._stale: set[str] = set()
        self._all_stale, self._reading, self._doubts = True, False, 0
        self.sound = AlarmSound(
            player, program.now, lambda: max(program.settings.alarm_volume, views.least_volume()), self
        )
        self.tray = SoundTray(window.look, self.sound)
        window.status.addPermanentWidget(self.tray)
        self._gather = QTimer(self, singleShot=True)
        self._gather.timeout.connect(self._read)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._show_standing)
        self._there = QTimer(self, interval=DESK_MS)
        self._there.timeout.connect(self._say_there)
        self.sound.sounded.connect(self._on_sounded)
        self._panel.alert_chosen.connect(self._on_chosen)
        self._panel.closed_wanted.connect(self._read_closed)
        speaker.language_changed.connect(lambda _language: self._say_again())

    def start(self) -> None:
        """Ask what stands, and what came while nobody was here."""
        self.sound.start()
        self._background.ask(lambda: self._program.seen_alerts.since_left(self._actor), self._on_since_left)
        self._ask_for_test()
        self._clock.start()
        self._there.start()
        self._want()

    def stop(self) -> None:
        """Ask no more; the moment of leaving is kept."""
        for timer in (self._gather, self._clock, self._there):
            timer.stop()
        self.sound.stop()
        self._say_there()

    def on_fact(self, fact: Fact) -> None:
        """What makes the queue stale, and what the store could not take."""
        if isinstance(fact, AlertUnsaved):
            self._unsaved.hear(fact.alert, self._open)
            self._show()
        elif isinstance(fact, AlertRaised | AlertEscalated):
            self._want(fact.alert_id)
        elif isinstance(fact, FeedChanged):
            if self._unsaved:
                self._want()
        elif isinstance(fact, RecordsChanged):
            if fact.noun == "alarm_test":
                self._ask_for_test()
            if fact.noun in ("alert", "shift", "interval"):
                self._want(*(fact.ids if fact.noun == "alert" else ()))
            if fact.noun == "alert" and self._panel.filters.shows_closed():
                self._read_closed()
            if fact.noun in ("alert", "premise_note", "place_contact", "call", "camera", "asset", "picture"):
                self._read_dossier()

    def _want(self, *alert_ids: str) -> None:
        """These are stale; the whole queue where none is named."""
        self._stale.update(alert_ids)
        self._all_stale = self._all_stale or not alert_ids or len(self._stale) > MOST_CHANGES
        if not self._gather.isActive() and not self._reading:
            self._gather.start(FIRST_MS)

    def is_reading(self) -> bool:
        """Whether the store is being asked, or about to be."""
        return self._reading or self._gather.isActive()

    def _read(self) -> None:
        if self._reading:
            return
        desk, stale, self._reading = self._program.alert_desk, frozenset(self._stale), True
        whole, self._all_stale, self._stale = self._all_stale, False, set()
        if whole or self._queue is None or self._queue.left_out:
            self._background.ask(desk.queue, self._on_queue, self._on_failed)
        else:
            self._background.ask(lambda: desk.changes(stale), self._on_changes, self._on_failed)

    def _on_queue(self, queue: AlertQueue) -> None:
        self._open = {one.id: one for one in queue.alerts}
        self._doubts = 0
        self._take(queue)

    def _on_changes(self, changes: AlertChanges) -> None:
        for one in changes.alerts:
            if one.state in OPEN_STATES:
                self._open[one.id] = one
            else:
                self._open.pop(one.id, None)
        self._doubt(changes.standing)
        if self._queue is not None:
            found = (tuple(self._open.values()), changes.count, changes.flood, changes.news_since)
            self._take(AlertQueue(found[0], 0, *found[1:]))

    def _doubt(self, standing: int) -> None:
        """Another number stands than is kept here: mostly one whose fact is on its way. If none comes, all is read."""
        if standing == len(self._open) or self._stale:
            self._doubts = 0
        else:
            self._doubts += 1
            self._all_stale = self._all_stale or self._doubts >= MOST_DOUBTS

    def _take(self, queue: AlertQueue) -> None:
        self._queue, self._reading = queue, False
        self._forget_saved(queue)
        self._window.status.show_store(well=True, at=self._program.now())
        self._show()
        if self._stale or self._all_stale or self._doubts:
            self._gather.start(GATHER_MS)

    def _on_failed(self, error: AppError) -> None:
        """The store does not answer: what is known is still shown, and asked for again with the next fact."""
        self._reading, self._all_stale = False, True
        self._window.status.show_store(well=False, at=self._program.now())
        self._window.notices.refuse(error)

    def _forget_saved(self, queue: AlertQueue) -> None:
        """An unsaved alert goes when the store has it, or when nothing waits on the disk any more."""
        if not self._unsaved:
            return
        saved = self._unsaved.forget_saved(queue.alerts, waits=_waits_on_disk(self._program))
        # It rang while it was unsaved; being saved is no news.
        self.sound.acted([one.id for one in saved])

    def acknowledge_unsaved(self, alerts: Sequence[Alert]) -> Sequence[Alert]:
        """Take here what the store does not have yet: silent at once, shown as taken once that is on the disk. Gives
        those that the store can take."""
        unsaved = self._unsaved.waiting({one.id for one in alerts})
        live = self._program.live

        def keep() -> None:
            for one in unsaved:
                live.acknowledge_unsaved(self._actor, one)

        if unsaved:
            said = "Acknowledged at this desk; it is saved as soon as the database takes the alert."
            self.sound.acted([one.id for one in unsaved])
            self._background.ask(keep, lambda _kept: self._window.notices.hint(said))
        marked = self._unsaved.marked()
        return [one for one in alerts if one.id not in marked]

    def _standing(self) -> Sequence[Alert]:
        stored = self._queue.alerts if self._queue else ()
        return self._unsaved.standing(stored)

    def _show(self) -> None:
        queue, alerts = self._queue, self._standing()
        self._panel.show_alerts(
            alerts,
            is_flood=queue is not None and queue.flood.is_on,
            left_out=queue.left_out if queue else 0,
            unsaved=self._unsaved.marked(),
            fresh=self._fresh,
        )
        self._views.take_alerts(alerts)
        self._show_standing()
        if queue is not None:
            self.sound.show(alerts, self._program.alert_desk.kinds, queue.news_since)

    def _show_standing(self) -> None:
        """Counters, banner, title: the same function of the same alerts, so they cannot differ."""
        queue, alerts = self._queue, self._standing()
        if queue is None:
            return
        count = counted(alerts)
        if queue.left_out:
            count = replace(queue.count, waiting=queue.count.waiting + len(self._unsaved))
        unsaved = self._unsaved.marked()
        self._window.top_bar.show_count(count)
        self._window.banner.show_banner(banner(alerts, unsaved, queue.flood, self._program.now()))
        self._window.show_waiting(count.waiting)
        app = QGuiApplication.instance()
        if HAS_BADGES and isinstance(app, QGuiApplication):
            app.setBadgeNumber(count.waiting)

    def _on_chosen(self, alert: Alert) -> None:
        if alert.id in self._unsaved.marked():
            return
        self._read_dossier()
        if alert.id in self._fresh:
            self._fresh.discard(alert.id)
            self._panel.marks.fresh = frozenset(self._fresh)
        self._background.note(lambda: self._program.seen_alerts.mark(self._actor, (alert.id,)), lambda _none: None)

    def _read_closed(self) -> None:
        self._background.ask(self._program.alert_desk.closed_lately, self._panel.show_closed)

    def _read_dossier(self) -> None:
        chosen = self._panel.chosen()
        if chosen is None or chosen.id in self._unsaved.marked():
            return
        key, language = chosen.id, self._speaker.wording.language
        desk = self._program.alert_desk
        self._background.ask(lambda: desk.dossier(key, language), self._on_dossier, lambda _error: None)

    def _on_dossier(self, dossier: AlertDossier) -> None:
        self._panel.show_dossier(dossier)

    def _on_since_left(self, found: SinceLeft) -> None:
        if found.left_at is not None and found.alerts:
            self._fresh = {one.id for one in found.alerts}
            self._window.notices.show_notice(
                Notice(Grade.HINT, lambda: since_left_words(found), act_label="Show", act=self._show_fresh)
            )
            self._show()
        seen = self._program.seen_alerts
        self._background.note(lambda: seen.begin(self._actor, found), lambda _none: None)

    def _show_fresh(self) -> None:
        self._window.open_panel("alerts")
        self._panel.take_most_urgent()

    def _ask_for_test(self) -> None:
        self._background.ask(self._program.alarm_test.state, self.tray.show_test)

    def _say_there(self) -> None:
        self._background.note(lambda: self._program.seen_alerts.at_desk(self._actor), lambda _none: None)

    def _on_sounded(self, sounding: Sounding) -> None:
        worst = sounding.alerts[0]
        if sounding.why in (Why.MANY_NEW, Why.WAITING, Why.REMINDER):
            self._say_waiting()
        if worst.severity is Severity.CRITICAL and not self._window.isActiveWindow():
            QApplication.alert(self._window)
        if sounding.played:
            for one in sounding.alerts:
                if one.is_test:
                    self._prove(one.id)

    def _say_waiting(self) -> None:
        """How many wait, and which F1 goes to: not the most urgent of those that sounded.

        In a flood the banner says it already, and a notice every 15 s would move every panel under the hand.
        """
        if self._queue is not None and self._queue.flood.is_on:
            return
        standing = self._standing()
        waiting = [one for one in standing if one.state in WAITING]
        if waiting:
            self._window.notices.hint(
                "{n} alerts are unacknowledged, the most urgent: {title}. F1 goes there.",
                n=counted(standing).waiting,
                title=min(waiting, key=urgency).title,
            )

    def _prove(self, alert_id: str) -> None:
        """The sound of an alarm test was played: the chain is proved."""
        test = self._program.alarm_test
        self._background.note(lambda: test.sounded(self._actor, new_key(), alert_id), lambda _none: None)

    def _say_again(self) -> None:
        self._show_standing()
        self._read_dossier()


def _waits_on_disk(program: Program) -> bool:
    """Whether something that was heard has not reached the store."""
    counts = program.live.intake.counts()
    return counts.in_spool > 0 or counts.waiting > 0


def since_left_words(found: SinceLeft) -> str:
    """What came while this user was away, in one sentence."""
    counts = [(one, sum(a.severity is one for a in found.alerts)) for one in Severity]
    by_severity = ", ".join(f"{tr(label(one))} {number}" for one, number in counts if number)
    waiting = [one for one in found.alerts if one.state in WAITING]
    left = to_minute(found.left_at) if found.left_at else ""
    said = tr(
        "Since you left at {time}: {n} new alerts ({severities}), {waiting} still unacknowledged.",
        time=left, n=len(found.alerts) + found.left_out, severities=by_severity, waiting=len(waiting),
    )  # fmt: skip
    return f"{said} {names(waiting)}" if waiting else said
