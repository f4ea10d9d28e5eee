"""What fills the panel of calls and their marks on the map: asks the desks, and again when something has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import Program
from app.domain.alert import Alert
from app.domain.call import CALL_ENDS, Call, CallState
from app.domain.events import Fact, RecordsChanged
from app.domain.picture import Picture
from app.services.alerts.timeline import TimelineLine
from app.ui.background import Background
from app.ui.calls.call_now import CallNow
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.local_time import local
from app.ui.map.map_view import MapView
from app.ui.map.marks import CallMark
from app.ui.panel_set import PanelSet
from app.ui.widgets.fact_card import Fact as Line
from app.ui.words import sentence_words, tr

if TYPE_CHECKING:
    from app.ui.panels.call_panel import CallPanel

GATHER_MS = 60
CLOSED_BACK = timedelta(hours=12)
MOST_CLOSED = 50
_NOUNS = frozenset({"call", "assignment"})
_WAITS = frozenset({CallState.RECEIVED, CallState.TRIAGED})


class CallViews(QObject):
    """Keeps the open calls. `calls_changed` is told after each answer."""

    calls_changed = Signal(object)

    def __init__(
        self, program: Program, background: Background, window: DeskWindow, views: DeskViews, map_view: MapView
    ) -> None:
        super().__init__(window)
        self._program, self._background, self._views, self._map = program, background, views, map_view
        self._panels = window.panels
        self.calls: Sequence[CallNow] = ()
        self._over: Sequence[CallNow] = ()
        self._awaited: tuple[str, Callable[[], object] | None] = ("", None)
        self._with_closed = False
        self._gather = QTimer(self, interval=GATHER_MS, singleShot=True)
        self._gather.timeout.connect(self.read)
        window.panels.when_made(PanelSet.calls, self._fill)
        views.past_changed.connect(self._show_marks)

    def on_fact(self, fact: Fact) -> None:
        """Look again when a call, or a unit sent to one, has changed."""
        if isinstance(fact, RecordsChanged) and fact.noun in _NOUNS and not self._gather.isActive():
            self._gather.start()

    def stop(self) -> None:
        """Ask no more."""
        self._gather.stop()

    def read(self) -> None:
        """The open calls as they are now, and those of the last hours that are over if they are wanted."""
        self._background.ask(self._read_all, self._on_read)

    def choose(self, call_id: str, *, then: Callable[[], object] | None = None) -> None:
        """Choose this call, now or as soon as it is known here, and go on with `then`."""
        self._awaited = (call_id, then)
        self._choose_awaited()

    def _read_all(self) -> tuple[list[CallNow], list[CallNow]]:
        dispatch, now = self._program.dispatch_desk, self._program.now()
        board = [
            CallNow(one.call, one.assignments, one.targets, dispatch.targets, one.alerts) for one in dispatch.board()
        ]
        if not self._with_closed:
            return board, []
        ended = [one for one in self._program.call_desk.calls_between(now - CLOSED_BACK, now) if one.state in CALL_ENDS]
        return board, [
            CallNow(one, dispatch.assignments(one.id), dispatch.targets_at(one.lon, one.lat), dispatch.targets)
            for one in ended[:MOST_CLOSED]
        ]

    def _fill(self, panel: CallPanel) -> None:
        """The panel was made just now."""
        panel.call_chosen.connect(self._read_history)
        panel.closed_wanted.connect(self._show_closed)
        panel.show_calls([*self.calls, *self._over])

    def _on_read(self, found: tuple[list[CallNow], list[CallNow]]) -> None:
        self.calls, self._over = found
        panel = self._panels.if_made(PanelSet.calls)
        if panel is not None:
            panel.show_calls([*self.calls, *self._over])
        self._choose_awaited()
        self._show_marks()
        if panel is not None and (chosen := panel.chosen()) is not None:
            self._read_history(chosen)
        self.calls_changed.emit(self.calls)

    def _choose_awaited(self) -> None:
        call_id, then = self._awaited
        if call_id and self._panels.calls.choose(call_id):
            self._awaited = ("", None)
            if then is not None:
                then()

    def _show_closed(self, on: bool) -> None:
        self._with_closed = on
        self.read()

    def _show_marks(self) -> None:
        """Open calls; while the window shows the past, those that were open then."""
        if self._views.past is None:
            shown = [(one.call, not one.sent()) for one in self.calls]
        else:
            shown = [(call, call.state in _WAITS) for call in self._views.past.calls]
        placed = [one for one in shown if one[0].lon is not None and one[0].lat is not None]
        self._map.show_marks("calls", [_mark(call, waits=waits) for call, waits in placed])
        self._views.tell_drawn("calls", Counter(call.level.value for call, _waits in placed))

    def _read_history(self, shown: CallNow) -> None:
        """What led to the call and what was done with it since."""
        call_id, program = shown.call.id, self._program

        def show(told: tuple[Sequence[Alert], Sequence[TimelineLine], Sequence[Picture]]) -> None:
            alerts, story, pictures = told
            self._panels.calls.page.show_history(call_id, _alert_lines(alerts), _story_lines(story), pictures)

        self._background.ask(
            lambda: (
                program.call_desk.alerts_of(call_id),
                program.dispatch.call_timeline.of_call(call_id),
                program.picture_desk.of_call(call_id),
            ),
            show,
        )


def _alert_lines(alerts: Sequence[Alert]) -> list[Line]:
    return [(tr("Alert"), f"{local(one.occurred_at):%H:%M:%S} {one.title}") for one in alerts]


def _story_lines(story: Sequence[TimelineLine]) -> list[Line]:
    return [
        (
            f"{local(one.at):%H:%M:%S}",
            " · ".join(filter(None, (sentence_words(one.what), one.reason, one.who))),
        )
        for one in reversed(story)
    ]


def _mark(call: Call, *, waits: bool) -> CallMark:
    return CallMark(
        id=call.id,
        lon=call.lon or 0.0,
        lat=call.lat or 0.0,
        kind=call.level.value,
        name=call.title,
        open=waits and call.state not in CALL_ENDS,
    )
