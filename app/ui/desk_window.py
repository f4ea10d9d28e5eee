"""The desk: the map in the middle, panels around it, and the keys. It wires and holds no rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QLineEdit,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import actions
from app.ui.commands.command_bar import CommandBar
from app.ui.dock_layout import DockLayout
from app.ui.look import Look
from app.ui.main_menu import MenuButton
from app.ui.notices import Notices
from app.ui.panel_set import FOLLOWS_PAST, PANELS, PanelSet
from app.ui.status_bar import DeskStatusBar
from app.ui.top_bar import TopBar
from app.ui.widgets.banner_strip import BannerStrip
from app.ui.widgets.dock_title import DockTitle
from app.ui.widgets.panel import Panel
from app.ui.widgets.panel_words import panel_tab, panel_title
from app.ui.words import tr

LEAST_WIDTH, LEAST_HEIGHT = 1024, 640
OPENING_MS = 1_500
EDGE, PAST_EDGE = 1, 3
TAB_PADDING_PX = 17
"""What stands beside the word of a tab, as the style sheet has it, and a little for the bold one."""


class DeskWindow(QMainWindow):
    """`middle` is the map. `closing` is emitted once, before the window goes."""

    closing = Signal()

    def __init__(
        self,
        look: Look,
        panels: PanelSet,
        middle: QWidget,
        *,
        bars: tuple[TopBar, CommandBar, MenuButton],
        notices: Notices,
        layout_file: Path,
    ) -> None:
        super().__init__()
        self.look, self.panels, self.middle, self.notices = look, panels, middle, notices
        self.top_bar, self.command_bar, self.menu_button = bars
        self.status = DeskStatusBar(look)
        self.banner = BannerStrip(look)
        self._waiting = 0
        self._past = ""
        self.setStatusBar(self.status)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._put_in_the_middle()
        self._tabs_timer = QTimer(self, interval=0, singleShot=True)
        self._tabs_timer.timeout.connect(self._mind_tabs)
        self._seen: set[str] = set()
        self.docks = {name: self._dock(name) for name in PANELS}
        self.acts: dict[str, QAction] = {}
        self.menu_button.offer(self.acts)
        self.escapes: list[Callable[[], bool]] = []
        """Who ends something with Esc before a notice goes: each says whether there was anything to end."""
        self._wall_state: QByteArray | None = None
        self._keeps_places = False
        self._opening = QTimer(self, interval=OPENING_MS, singleShot=True)
        self._county = ""
        self.dock_layout = DockLayout(
            self, self.docks, layout_file, lambda: look.theme.scale, panels.layers.wanted_width
        )
        self.dock_layout.arrange()
        self._bind_panels()
        self.retranslate()

    def bind(self, act_id: str, slot: Callable[[], object]) -> None:
        """Let a key of the whole window, and the menu's line of the same name, call `slot`."""
        self.acts[act_id] = actions.bind(act_id, self, slot)

    def show_county(self, name: str) -> None:
        """Whose desk this is, in the title of the window."""
        self._county = name
        self.retranslate_title()

    def show_waiting(self, number: int) -> None:
        """How many alerts nobody has taken: seen on the task bar while other programs are in front."""
        if number != self._waiting:
            self._waiting = number
            self.retranslate_title()

    def show_past(self, words: str, short: str) -> None:
        """Mark the whole window as showing the past: title, top bar, status bar, the map's frame, and each panel as of
        then (`short`) or as live. Empty is live."""
        self._past = words
        for title in self._titles():
            title.show_past(short)
        self.top_bar.show_past(words)
        self.status.show_past(words)
        self._frame.setProperty("past", bool(words))
        self._frame.style().polish(self._frame)
        edge = PAST_EDGE if words else EDGE
        self._around.setContentsMargins(edge, edge, edge, edge)
        self.retranslate_title()

    def add_banner(self, banner: QWidget) -> None:
        """A banner of somebody's own, under that of the alerts."""
        self._above.insertWidget(self._above.indexOf(self.notices), banner)

    def add_under_map(self, strip: QWidget) -> None:
        """A strip at the foot of the map."""
        self._around.addWidget(strip)

    def open_panel(self, name: str) -> None:
        """Show a panel, in front of its tab, and put the focus into it."""
        dock, panel = self.docks[name], self.panels.panel(name)
        dock.show()
        dock.raise_()
        panel.front().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def bring_forward(self, name: str) -> None:
        """Put a panel in front of its tab without taking the focus; a closed panel stays closed."""
        if self.docks[name].isVisible() or self.tabifiedDockWidgets(self.docks[name]):
            self.docks[name].raise_()

    def when_seen(self, name: str, then: Callable[[], object]) -> None:
        """Call `then` whenever this panel comes into sight, and now if it is there."""
        self.docks[name].visibilityChanged.connect(lambda seen: then() if seen else None)
        if name in self._seen:
            then()

    def switch_wall(self) -> None:
        """Map, banner and counters alone on the whole screen; or back to how it was."""
        if self._wall_state is None:
            self._wall_state = self.saveState()
            for dock in self.docks.values():
                dock.hide()
            self.status.hide()
            self.top_bar.show_large(True)
            self.banner.show_large(True)
            self.showFullScreen()
        else:
            self.status.show()
            self.top_bar.show_large(False)
            self.banner.show_large(False)
            self.showMaximized()
            self.restoreState(self._wall_state)
            self._wall_state = None

    def is_wall(self) -> bool:
        """Whether only the map and the counters are shown."""
        return self._wall_state is not None

    def take_places(self, *, restored: bool) -> bool:
        """Show the window: as it was left, if `restored` and anything was kept (then True), else by the default.

        Only a window that takes its old places leaves its new ones: a picture's window disturbs nobody's layout.
        """
        self._keeps_places = restored
        kept = restored and self.dock_layout.restore()
        self.show()
        if not kept:
            self.dock_layout.share_room()
            self._opening.start()
        self._mind_tabs()
        return kept

    def reset_layout(self) -> None:
        """Every panel back to its place."""
        if self.is_wall():
            self.switch_wall()
        self.dock_layout.reset()
        self._mind_tabs()

    def retranslate(self) -> None:
        """Say every word again."""
        self.retranslate_title()
        for name, dock in self.docks.items():
            dock.setWindowTitle(panel_tab(name))
        for action in self.acts.values():
            actions.name(action)
        self._tabs_timer.start()
        self.notices.draw()

    def retranslate_title(self) -> None:
        """County and product, and before them how many alerts wait."""
        title = " · ".join(filter(None, (self._past, self._county, tr("OneMap · Oilfield police desk"))))
        self.setWindowTitle(f"({self._waiting}) {title}" if self._waiting else title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        here = QApplication.focusWidget()
        if isinstance(here, QLineEdit) and here.text():
            here.clear()
        elif any(end() for end in self.escapes):
            return
        elif not self.notices.dismiss_newest() and self.is_wall():
            self.switch_wall()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window manager gives a window that was just opened its size late: the room is shared by that one."""
        super().resizeEvent(event)
        self._tabs_timer.start()
        if self._opening.isActive():
            self.dock_layout.share_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_wall():
            self.switch_wall()
        if self._keeps_places:
            self.dock_layout.save()
        self.closing.emit()
        super().closeEvent(event)

    def _put_in_the_middle(self) -> None:
        self._frame = QFrame()
        self._frame.setObjectName("MapFrame")
        self._around = QVBoxLayout(self._frame)
        self._around.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._around.setSpacing(0)
        self._around.addWidget(self.middle, 1)
        self.setCentralWidget(self._frame)
        # A web page keeps Esc for itself: while it has the focus, the key must not be dead.
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.middle)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._escape)
        above = QWidget()
        self._above = QVBoxLayout(above)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(0)
        self._above.addWidget(self.top_bar)
        self._above.addWidget(self.banner)
        self._above.addWidget(self.notices)
        self.setMenuWidget(above)

    def _dock(self, name: str) -> QDockWidget:
        dock = QDockWidget(self)
        dock.setObjectName(name)
        dock.setWidget(QWidget())
        title = DockTitle(dock, self.look, follows_past=name in FOLLOWS_PAST)
        dock.setTitleBarWidget(title)
        for signal in (dock.topLevelChanged, dock.dockLocationChanged, dock.visibilityChanged):
            signal.connect(lambda *_: self._tabs_timer.start())
        dock.visibilityChanged.connect(partial(self._on_seen, name))
        self.panels.when_made(PANELS[name], partial(self._put_in, dock, title))
        return dock

    def _put_in(self, dock: QDockWidget, title: DockTitle, panel: Panel) -> None:
        """A panel that was made just now takes the place that was kept for it."""
        kept = dock.widget()
        dock.setWidget(panel)
        kept.deleteLater()
        title.take_panel(panel)

    def _on_seen(self, name: str, seen: bool) -> None:
        if seen:
            self._seen.add(name)
            self.panels.wake(PANELS[name])
        else:
            self._seen.discard(name)

    def _bind_panels(self) -> None:
        for name in self.docks:
            self.bind(f"panel_{name}", partial(self.open_panel, name))
        self.bind("filter", self._filter_here)

    def _filter_here(self) -> None:
        """Put the focus into the filter of the panel that has it, the uppermost of several; a panel without one
        leaves the command bar."""
        here = QApplication.focusWidget()
        around = [dock for dock in self.docks.values() if here is not None and dock.isAncestorOf(here)]
        fields = [field for dock in around for field in dock.findChildren(QLineEdit) if field.isVisibleTo(dock)]
        written = (one for one in fields if not one.isReadOnly())
        field = min(written, key=_from_the_top, default=None)
        if field is None:
            self.command_bar.open()
        else:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def _mind_tabs(self) -> None:
        """A dock that shares its place with others has its name on a tab already: in a word, in full with its key on
        hover. In little room they stand closer; those that have none are scrolled to, and no word is cut."""
        for title in self._titles():
            title.show_as_tab(bool(self.tabifiedDockWidgets(title.dock)) and not title.dock.isFloating())
        hovers = {panel_tab(name): f"{panel_title(name)}  {actions.key_words(f'panel_{name}')}" for name in self.docks}
        for bar in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
            words = sum(bar.fontMetrics().horizontalAdvance(bar.tabText(at)) for at in range(bar.count()))
            _set_close(bar, close=words + bar.count() * self.look.theme.px(TAB_PADDING_PX) > bar.width())
            for at in range(bar.count()):
                bar.setTabToolTip(at, hovers.get(bar.tabText(at), ""))

    def _titles(self) -> list[DockTitle]:
        bars = [dock.titleBarWidget() for dock in self.docks.values()]
        return [bar for bar in bars if isinstance(bar, DockTitle)]


def _set_close(bar: QTabBar, *, close: bool) -> None:
    """Let the words of the tabs stand closer to each other, or as usual."""
    if bool(bar.property("close")) != close:
        bar.setProperty("close", close)
        bar.style().polish(bar)
        QApplication.sendEvent(bar, QEvent(QEvent.Type.StyleChange))


def _from_the_top(part: QWidget) -> tuple[int, int]:
    """Where it stands on the screen, to be sorted as one reads."""
    place = part.mapToGlobal(QPoint())
    return place.y(), place.x()
