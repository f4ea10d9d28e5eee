"""The line that finds and commands: `/` opens it, what it offers stands below, Enter takes the first, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain.position import Position
from app.domain.saved_view import SavedView
from app.services.field.unit_tracker import UnitNow
from app.services.search.found import Found
from app.ui.actions import ACTIONS, Where
from app.ui.commands.command_words import Meaning, fits, understand
from app.ui.commands.offer_list import OfferList
from app.ui.commands.offers import Offer, act_fits, act_offer, found_offer, view_offer
from app.ui.look import Look
from app.ui.words import tr

MOST_LINES = 12
MOST_RECENT = 8
LONGEST = 200
LEAST_LIST_PX = 720
EXAMPLES = "定1234 · 姬塬 · 定南一线 K12+300 · 107.6, 37.2 · 高德 107.6,37.2 · /aj · /新警情 · /派 2组 东滩 · /s 3队"


class CommandBar(QLineEdit):
    """`search_wanted` asks what a text may mean, answered by `offer_found`; `target_chosen` carries what was chosen.

    One question is under way at a time; what was typed meanwhile is asked when its answer comes.
    """

    search_wanted = Signal(str)
    target_chosen = Signal(object)

    def __init__(self, look: Look, units: Callable[[], Sequence[UnitNow]]) -> None:
        super().__init__()
        self._look, self.units = look, units
        self.orders: Callable[[str], Sequence[Offer]] = lambda _line: ()
        """What the line orders, each with what Enter would do; whoever does orders sets it."""
        self.views: Callable[[], Sequence[SavedView]] = lambda: ()
        """The saved views, of which those are offered whose names fit."""
        self.near: Callable[[], Position | None] = lambda: None
        """Where the map looks: distances are told from there."""
        self.recent: list[Found] = []
        """What was gone to, the latest first; shown while nothing is typed."""
        self._found: Sequence[Found] = ()
        self._answered = ""
        self._asked: str | None = None
        self._enter_waits: bool | None = None
        self._came_from: QWidget | None = None
        self.setMaxLength(LONGEST)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(180)
        self.setMaximumWidth(520)
        self.textEdited.connect(self._on_text_edited)
        self.textChanged.connect(self._on_text_changed)
        self.list: OfferList | None = None
        self.retranslate()

    def open(self) -> None:
        """Take the focus; Esc gives it back."""
        here = QApplication.focusWidget()
        if here is not self:
            self._came_from = here
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._offer()

    def offer_found(self, query: str, found: Sequence[Found]) -> None:
        """The answer to `search_wanted`; one to an older question is dropped, and the newer one asked."""
        self._asked = None
        if query != self._meaning().text:
            self._ask()
            return
        self._found, self._answered = found, query
        self._offer()
        if self._enter_waits is not None:
            stay, self._enter_waits = self._enter_waits, None
            self._choose_current(stay=stay)

    def offers(self) -> list[Offer]:
        """What is offered for the text as it stands: orders alone, else finds, and commands (first after a /); what was
        gone to lately where nothing is typed."""
        meaning, near = self._meaning(), self.near()
        if not meaning.text:
            return [found_offer(one, near) for one in self.recent]
        if orders := self.orders(self.text()):
            return list(orders)[:MOST_LINES]
        found = [found_offer(one, near) for one in self._found]
        found += [view_offer(one) for one in self.views() if fits(meaning.text, (one.name,))]
        if meaning.places_only:
            return found[:MOST_LINES]
        acts = [act for act in ACTIONS if act.where is Where.WINDOW and act.id != "command"]
        matching = [act_offer(act) for act in acts if act_fits(meaning.text, act)]
        return (matching + found if self.text().startswith("/") else found + matching)[:MOST_LINES]

    def chosen_find(self) -> Found | None:
        """The find that is marked below the bar."""
        offer = self.list.current_offer() if self.list is not None else None
        return offer.target if offer is not None and isinstance(offer.target, Found) else None

    def remember(self, found: Found) -> None:
        """Somebody went there: it is offered first when nothing is typed."""
        others = [one for one in self.recent if (one.kind, one.key) != (found.kind, found.key)]
        self.recent = [found, *others][:MOST_RECENT]

    def retranslate(self) -> None:
        """Say every word again."""
        self.setPlaceholderText(tr("/  Search by code, name, pinyin, K12+300, coordinates, or a command"))
        self.setToolTip(tr("Examples: {examples}", examples=EXAMPLES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list is not None and self.list.count():
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(stay=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_list()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _meaning(self) -> Meaning:
        return understand(self.text())

    def _on_text_edited(self) -> None:
        self._enter_waits = None
        self._ask()
        self._offer()

    def _on_text_changed(self, text: str) -> None:
        """Cleared by the button in the line, or by Esc."""
        if not text:
            self._found, self._answered = (), ""
            if self.hasFocus():
                self._offer()

    def _ask(self) -> None:
        text = self._meaning().text
        if self._asked is None and text and text != self._answered and not self.orders(self.text()):
            self._asked = text
            self.search_wanted.emit(text)

    def _on_enter(self, *, stay: bool) -> None:
        meaning = self._meaning()
        waits = bool(meaning.text) and self._answered != meaning.text and not self.orders(self.text())
        if waits and (meaning.places_only or not self.text().startswith("/")):
            # The answer to what was typed is still to come: Enter means its first line.
            self._enter_waits = stay
            self._ask()
            return
        self._choose_current(stay=stay)

    def _choose_current(self, *, stay: bool) -> None:
        offer = self.list.current_offer() if self.list is not None else None
        if offer is None or (isinstance(offer.target, Found) and offer.target.is_refusal):
            return
        if isinstance(offer.target, Found):
            self.remember(offer.target)
        if not stay:
            self._leave()
        self.target_chosen.emit(offer.target)

    def _leave(self) -> None:
        self._enter_waits = None
        came_from, self._came_from = self._came_from, None
        (came_from or self.window()).setFocus()
        self.clear()
        self._close_list()

    def _offer(self) -> None:
        offers = self.offers()
        if not offers:
            self._close_list()
            return
        if self.list is None:
            self.list = OfferList(self._look, self.window())
            self.list.itemClicked.connect(lambda _item: self._choose_current(stay=False))
        # Nothing is marked among what was gone to lately: Enter alone, too early, must not move the map.
        self.list.show_offers(offers, chosen=0 if self._meaning().text else -1)
        window, corner = self.window(), self.mapTo(self.window(), QPoint(0, self.height() + 2))
        width = min(max(self.width(), self._look.theme.px(LEAST_LIST_PX)), window.width() - corner.x() - 8)
        self.list.resize(width, self.list.height_needed())
        self.list.move(corner)
        self.list.show()
        self.list.raise_()

    def _close_list(self) -> None:
        if self.list is not None:
            self.list.deleteLater()
            self.list = None
