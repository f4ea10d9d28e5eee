"""The bar under everything: is the store well, what feeds it, when was all well last, what map, which version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QProgressBar, QStatusBar

from app import __version__
from app.domain.feed_status import FeedState, FeedStatus
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.widgets.demo_badge import DemoBadge
from app.ui.widgets.feed_columns import SIGNS
from app.ui.widgets.plain_label import dress, plain_label
from app.ui.words import tr

_WORST_FIRST = (FeedState.FAILED, FeedState.LOST, FeedState.STOPPED, FeedState.STARTING, FeedState.LISTENING)


class DeskStatusBar(QStatusBar):
    """Shows only what is known: parts nobody has told of are not there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._store_well = True
        self._good_at: datetime | None = None
        self._heard_at: datetime | None = None
        self._heard_fresh = False
        self._base_map: Callable[[], str] = lambda: f"{tr('Local vector map')} · WGS-84"
        self._base_map_colour = "text"
        self._listening: tuple[FeedState, int, int, datetime | None] | None = None
        self._store, self._feeds, self._feed, self._good = (plain_label() for _ in range(4))
        self._map, self._demo, self._version = plain_label(), DemoBadge(), plain_label()
        self._past = plain_label("PastBadge")
        self._work, self._work_name = QProgressBar(), plain_label()
        self._work.setFixedWidth(160)
        self.setSizeGripEnabled(False)
        told = (self._store, self._feeds, self._feed, self._good, self._map)
        for part in (self._past, *told, self._work_name, self._work):
            self.addWidget(part)
        self.addPermanentWidget(self._demo)
        self.addPermanentWidget(self._version)
        for part in (self._work, self._work_name, self._past):
            part.hide()
        look.changed.connect(self.retranslate)
        self.retranslate()

    def show_store(self, *, well: bool, at: datetime) -> None:
        """Whether the last question to the store was answered, and when one last was."""
        self._store_well = well
        if well:
            self._good_at = at
        self.retranslate()

    def show_positions(self, heard_at: datetime | None, *, fresh: bool) -> None:
        """When a unit last told where it is, and whether that is recent enough; None where none ever did."""
        self._heard_at, self._heard_fresh = heard_at, fresh
        self.retranslate()

    def show_feeds(self, feeds: Sequence[FeedStatus]) -> None:
        """How many feeds listen, how the worst is, and when one was last heard; nothing where there is none."""
        heard = [one.last_at for one in feeds if one.last_at is not None]
        listening = sum(one.state is FeedState.LISTENING for one in feeds)
        worst = min((one.state for one in feeds), key=_WORST_FIRST.index, default=FeedState.STOPPED)
        told = (worst, listening, len(feeds), max(heard, default=None)) if feeds else None
        if told != self._listening:
            self._listening = told
            self.retranslate()

    def show_base_map(self, say: Callable[[], str], colour: str = "text") -> None:
        """What is drawn under the layers, and in which datum; said in the language of the moment."""
        self._base_map, self._base_map_colour = say, colour
        self.retranslate()

    def show_demo(self, made_at: datetime | None) -> None:
        """The badge that says this is no real county, and of which day; None in a real installation."""
        self._demo.show_demo(made_at)

    def show_past(self, words: str) -> None:
        """That the window shows the past; empty is live."""
        self._past.setText(words)
        self._past.setVisible(bool(words))

    def show_work(self, name: str, done: int, total: int) -> None:
        """A long write and how far it has come; done when `done` reaches `total`."""
        busy = done < total
        self._work.setVisible(busy)
        self._work_name.setVisible(busy)
        self._work_name.setText(name)
        self._work.setRange(0, max(1, total))
        self._work.setValue(done)
        self._work.setFormat(f"{done:,} / {total:,}")

    def retranslate(self) -> None:
        """Say every word again."""
        tokens = self._look.theme.tokens
        self._store.setText("● " + (tr("Local database") if self._store_well else tr("Database not reachable")))
        dress(self._store, f"color: {tokens['ok' if self._store_well else 'critical']}")
        self._feeds.setVisible(self._listening is not None)
        if self._listening is not None:
            worst, listening, total, heard = self._listening
            sign, token = SIGNS[worst]
            words = [tr("Feeds {listening}/{total}", listening=listening, total=total)]
            if heard is not None:
                words.append(tr("last message {time}", time=f"{local(heard):%H:%M:%S}"))
            self._feeds.setText(f"{sign} {' · '.join(words)}")
            dress(self._feeds, f"color: {tokens[token]}")
        self._feed.setVisible(self._heard_at is not None)
        if self._heard_at is not None:
            at = local(self._heard_at)
            self._feed.setText(
                "● "
                + (
                    tr("Positions {time}", time=f"{at:%H:%M:%S}")
                    if self._heard_fresh
                    else tr("No positions since {time}", time=f"{at:%m-%d %H:%M}")
                )
            )
            dress(self._feed, f"color: {tokens['ok' if self._heard_fresh else 'high']}")
        self._good.setVisible(self._good_at is not None)
        if self._good_at is not None:
            self._good.setText(tr("Last good {time}", time=f"{local(self._good_at):%H:%M:%S}"))
        self._map.setText(self._base_map())
        dress(self._map, f"color: {tokens[self._base_map_colour]}")
        self._demo.retranslate()
        self._version.setText(__version__)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
