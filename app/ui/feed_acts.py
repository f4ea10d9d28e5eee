"""Joins the feed panel and the status bar to the feeds: how they are once a second, and what the buttons do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, FeedChanged
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.sentence import Sentence
from app.errors import AppError
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.panel_set import PanelSet
from app.ui.words import sentence, sentence_words

if TYPE_CHECKING:
    from app.services.field.movers import Unregistered
    from app.services.field.tracker_desk import Carriers, TrackerDesk
    from app.ui.dialogs.register_tracker_dialog import RegisterTrackerDialog
    from app.ui.panels.feed_panel import FeedPanel

LOOK_MS = 1_000


class FeedActs(QObject):
    """How the feeds are is known in memory: looking asks no store. It begins once the field is heard."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        locate: Callable[[str, Position, str], object],
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._locate = locate
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.panels.when_made(PanelSet.feeds, self._join_panel)

    def _join_panel(self, panel: FeedPanel) -> None:
        panel.start_wanted.connect(lambda name: self._turn(name, on=True))
        panel.stop_wanted.connect(lambda name: self._turn(name, on=False))
        panel.test_wanted.connect(self._test)
        panel.register_wanted.connect(self._ask_carrier)
        panel.locate_wanted.connect(
            lambda one: self._locate(f"tracker {one.mover}", Position(one.lon, one.lat), one.mover)
        )

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def on_fact(self, fact: Fact) -> None:
        """A feed's change is shown at once."""
        if isinstance(fact, FeedChanged):
            self.start()

    def look(self) -> None:
        """Show how the feeds are now."""
        feeds = self._program.live.feed_desk.statuses()
        self._window.status.show_feeds(() if self._program.live.feed_desk.elsewhere else feeds)
        panel = self._window.panels.if_made(PanelSet.feeds)
        if panel is not None and panel.isVisible():
            panel.show_feeds(feeds)
            panel.show_strangers(self._program.live.movers.unregistered())
            panel.show_fixes(self._program.live.intake_desk.counts.doubted, self._program.live.watch_desk.late)
            if (refused := self._program.live.feed_desk.refused) is not None:
                panel.say(sentence(refused), well=False)

    def _turn(self, name: str, *, on: bool) -> None:
        """Written down first, then done where seconds may pass."""
        from app.services.field.feed_switch import FeedSwitch

        act_id = new_key()
        switch = FeedSwitch(self._program.store, self._program.live.feed_desk)
        self._background.act(
            lambda: switch.note(self._actor, act_id, name, on=on),
            lambda _done: self._background.ask(lambda: switch.turn(name, on=on), lambda _done: self.look()),
        )

    def _test(self, name: str) -> None:
        panel = self._window.panels.feeds

        def found(told: Sentence) -> None:
            panel.say(sentence_words(told))

        def failed(error: AppError) -> None:
            panel.say(sentence(error), well=False)

        self._background.ask(lambda: self._program.live.feed_desk.test(name), found, failed)

    def _ask_carrier(self, stranger: Unregistered) -> None:
        from app.services.field.tracker_desk import TrackerDesk
        from app.ui.dialogs.register_tracker_dialog import RegisterTrackerDialog

        trackers = TrackerDesk(self._program.store)

        def ask(carriers: Carriers) -> None:
            dialog = RegisterTrackerDialog(stranger, carriers, self._window.look, self._window)
            act_id = new_key()
            dialog.register_wanted.connect(
                lambda key, reason: self._register(trackers, dialog, stranger, key, reason, act_id)
            )
            dialog.finished.connect(lambda _code: dialog.deleteLater())
            dialog.open()

        self._background.ask(trackers.carriers, ask)

    def _register(
        self,
        trackers: TrackerDesk,
        dialog: RegisterTrackerDialog,
        stranger: Unregistered,
        carrier_id: str,
        reason: str,
        act_id: str,
    ) -> None:
        def done(_key: str) -> None:
            dialog.accept()
            self.look()

        self._background.act(
            lambda: trackers.register(
                self._actor, act_id, stranger.mover, carrier_id, protocol=stranger.source, reason=reason
            ),
            done,
            lambda error: dialog.refuse(sentence(error)),
        )
