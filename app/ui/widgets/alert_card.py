"""The chosen alert in full: facts, guidance, whom to ring, the place, the timeline; and its acts, each with its key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.alert import WAITING, AlertState
from app.domain.call import CALL_ENDS, Call
from app.services.alerts.alert_dossier import AlertDossier
from app.ui import actions
from app.ui.alerts.alert_lines import AlertLine
from app.ui.alerts.alert_words import fact_lines
from app.ui.alerts.dossier_words import guidance_sections, place_sections, timeline_sections
from app.ui.look import Look
from app.ui.widgets.contact_page import ContactPage
from app.ui.widgets.digit_ask import DigitAsk
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.lines_page import LinesPage, Section
from app.ui.words import tr

PAGES = ("page_facts", "page_guidance", "page_contacts", "page_place", "page_timeline")
ACTS = (
    "acknowledge", "dispatch", "close", "shelve", "unshelve", "note", "take_on", "case", "join_call", "locate",
    "reopen", "unacknowledge",
)  # fmt: skip
PAGE_ACTS = {
    "ring": "page_contacts",
    "add_contact": "page_contacts",
    "change_contact": "page_contacts",
    "remove_contact": "page_contacts",
    "place_note": "page_place",
    "remove_note": "page_place",
    "camera": "page_place",
    "pictures": "page_place",
}
_OF_CONTACTS = frozenset({"ring", "change_contact", "remove_contact"})
_OPEN = frozenset({AlertState.UNACK, AlertState.ACKED, AlertState.RTN_UNACK})


class AlertCard(QWidget):
    """Offers only the acts that fit the alert's state and that somebody does (`offered`)."""

    page_changed = Signal(str)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self._line: AlertLine | None = None
        self._dossier: AlertDossier | None = None
        self._is_saved = True
        self.offered: set[str] = {*ACTS, *PAGE_ACTS} - {"dispatch", "case"}
        self.facts = FactCard(look)
        self.guidance, self.place, self.timeline = LinesPage(), LinesPage(), LinesPage()
        self.contacts = ContactPage()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setObjectName("CardTabs")
        self.pages = QStackedWidget()
        for page in (self.facts, self.guidance, self.contacts, self.place, self.timeline):
            self.pages.addWidget(page)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._on_tab)
        self.buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in (*ACTS, *PAGE_ACTS)}
        self._row = FlowRow()
        for button in self.buttons.values():
            self._row.add(button)
        self.ask = DigitAsk()
        self.ask.left.connect(self._end_asking)
        self._lay_out()
        self._end_asking()
        self.retranslate()

    def on_act(self, act_id: str, press: Callable[[], object]) -> None:
        """Call `press` when the act's button is clicked."""
        self.buttons[act_id].clicked.connect(lambda _checked=False: press())

    def show_line(self, line: AlertLine | None, *, saved: bool = True) -> None:
        """Show the alert of this line; its dossier follows when it has been read. `saved`: whether the store has it."""
        before = self._line.alert.id if self._line else ""
        self._line, self._is_saved = line, saved
        if line is None:
            self._dossier = None
            self.facts.clear()
            return
        if line.alert.id != before:
            self._dossier = None
            self.contacts.show_dossier(None)
            if self.ask.is_asking():
                self.ask.leave()
        self.facts.show_facts(line.alert.title, fact_lines(line, self._now(), saved=saved))
        self._show_dossier()
        self._offer()

    def show_dossier(self, dossier: AlertDossier) -> None:
        """What belongs to the alert that is shown; of another it is dropped."""
        if self._line is not None and dossier.alert.id == self._line.alert.id:
            self._dossier = dossier
            self._show_dossier()
            self._offer()

    def dossier(self) -> AlertDossier | None:
        return self._dossier

    def open_calls(self) -> list[Call]:
        """The calls about the same place and time that are not over; the likeliest first. None before it is read."""
        found = self._dossier
        if found is None or found.alert.call_id is not None:
            return []
        near = [one for one in found.calls if one.call.state not in CALL_ENDS]
        return [one.call for one in sorted(near, key=lambda one: not one.is_duplicate)]

    def turn_to(self, page: str) -> None:
        """Show one of `PAGES`; the digits go on turning pages."""
        self.tabs.setCurrentIndex(PAGES.index(page))

    def scroll_on(self) -> None:
        """The next part of the page that is shown; after its end its begin again."""
        page = self.pages.currentWidget()
        area = page.findChild(QScrollArea) if isinstance(page, FactCard) else page
        if isinstance(area, QScrollArea):
            bar = area.verticalScrollBar()
            at_end = bar.value() >= bar.maximum()
            bar.setValue(0 if at_end else bar.value() + max(1, bar.pageStep() - self.fontMetrics().height()))

    def ring(self) -> None:
        """Show whom to ring, with the focus there: now the digits say what came of it."""
        self.turn_to("page_contacts")
        if self.contacts.list.count():
            self.contacts.take_focus()

    def page(self) -> str:
        return PAGES[self.tabs.currentIndex()]

    def fits(self, act_id: str) -> bool:
        """Whether the act can be done on the alert that is shown; the desk decides again."""
        if self._line is None or act_id not in self.offered or not fits(act_id, self._line):
            return False
        return self._is_saved or act_id == "acknowledge"

    def start_asking(self) -> DigitAsk:
        """The questions, in the place of the pages."""
        self.ask.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._stack.setCurrentIndex(1)
        return self.ask

    def _end_asking(self) -> None:
        """Back to the pages, which need less room than a question."""
        self.ask.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stack.setCurrentIndex(0)

    def refresh(self) -> None:
        """Ages have changed."""
        if self._line is not None and self.isVisible():
            self.facts.show_facts(self._line.alert.title, fact_lines(self._line, self._now(), saved=self._is_saved))

    def settle_height(self) -> None:
        """Know at once how low it may become, now that its buttons are those of the alert that is shown."""
        for layout in (self._column, self._stack):
            layout.invalidate()
            layout.activate()

    def retranslate(self) -> None:
        """Say every word again."""
        for number, page in enumerate(PAGES):
            self.tabs.setTabText(number, f"{number + 1} {tr(actions.act(page).label)}")
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self.contacts.retranslate()
        self.show_line(self._line, saved=self._is_saved)

    def _lay_out(self) -> None:
        front = QWidget()
        self._column = column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        column.addWidget(self._row)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(front)
        self._stack.addWidget(self.ask)

    def _on_tab(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self._offer()
        self.page_changed.emit(PAGES[number])

    def _show_dossier(self) -> None:
        found, line = self._dossier, self._line
        if line is None:
            return
        if found is None:
            waiting = tr("Reading …") if self._is_saved else tr("Not saved yet; more is known once it is.")
            for page in (self.guidance, self.place, self.timeline):
                page.show_sections([Section("", [waiting])], line.alert.id)
            return
        self.guidance.show_sections(guidance_sections(found), line.alert.id)
        self.place.show_sections(place_sections(found), line.alert.id)
        self.timeline.show_sections(timeline_sections(found), line.alert.id)
        self.contacts.show_dossier(found)

    def _has(self, act_id: str) -> bool:
        """Whether there is somebody to ring, a camera to look at; not before the dossier has been read."""
        found = self._dossier
        if act_id == "camera":
            return found is not None and found.camera is not None
        if act_id == "pictures":
            return found is not None and bool(found.pictures)
        if act_id == "join_call":
            return bool(self.open_calls())
        if act_id == "remove_note":
            return found is not None and bool(found.notes)
        return act_id not in _OF_CONTACTS or (found is not None and bool(found.contacts))

    def _offer(self) -> None:
        here = self.page()
        calls = self.open_calls()
        self.buttons["join_call"].setText(
            tr("Add to call {number}", number=calls[0].number)
            if len(calls) == 1
            else tr(actions.act("join_call").label)
        )
        for act_id, button in self.buttons.items():
            shown = self.fits(act_id) and PAGE_ACTS.get(act_id, here) == here
            button.setVisible(shown and self._has(act_id))
        self._row.arrange()


def fits(act_id: str, line: AlertLine) -> bool:
    """Whether the act can be done on a line in its state."""
    alert = line.alert
    if act_id == "locate":
        return alert.lon is not None
    if act_id == "acknowledge":
        return bool(line.waiting)
    if act_id == "close":
        return alert.state in (AlertState.ACKED, AlertState.SHELVED)
    if act_id == "reopen":
        return alert.state is AlertState.CLOSED
    if act_id == "unacknowledge":
        return alert.state is AlertState.ACKED
    if act_id == "unshelve":
        return alert.state is AlertState.SHELVED
    if act_id in ("shelve", "take_on"):
        return alert.state in _OPEN
    if act_id in ("dispatch", "join_call"):
        return alert.state in _OPEN and alert.call_id is None
    if act_id in ("place_note", "remove_note"):
        return alert.asset_id is not None
    return act_id != "case" or alert.state not in WAITING
