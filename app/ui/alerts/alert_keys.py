"""The keys and buttons of the alert desk: each asks what it must ask, then tells the panel what is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMetaMethod, QObject

from app.domain.alert import Alert
from app.domain.call import Call
from app.domain.premise import ContactResult, PlaceContact
from app.ui import actions
from app.ui.alerts import alert_questions as asked
from app.ui.alerts.alert_intents import Acknowledge, Intent, JoinCall, RemoveContact, Ring, TakeOn, Unshelve
from app.ui.alerts.alert_lines import AlertLine
from app.ui.alerts.alert_questions import Steps
from app.ui.widgets.alert_card import PAGES
from app.ui.widgets.digit_ask import Answers

if TYPE_CHECKING:
    from app.ui.panels.alert_panel import AlertPanel


class AlertKeys(QObject):
    """Binds the acts `Where.ALERTS` to the panel; none does anything without a chosen row that it fits."""

    def __init__(self, panel: AlertPanel) -> None:
        super().__init__(panel)
        self._panel, self._card = panel, panel.card
        acts: dict[str, Callable[[AlertLine], object]] = {
            "locate": lambda line: panel.locate_wanted.emit(line.alert),
            "acknowledge": self._acknowledge,
            "dispatch": lambda line: panel.dispatch_wanted.emit(line.alert),
            "take_on": self._take_on,
            "shelve": self._shelve,
            "unshelve": lambda line: panel.want(Unshelve(line.alert)),
            "close": self._close,
            "reopen": lambda line: self._ask(asked.reopen_steps, lambda said: asked.reopen_of(line.alert, said)),
            "unacknowledge": lambda line: self._ask(
                asked.unacknowledge_steps, lambda said: asked.unacknowledge_of(line.alert, said)
            ),
            "note": lambda line: self._ask(asked.note_steps, lambda said: asked.note_of(line.alert, said)),
            "case": lambda line: self._ask(asked.case_steps, lambda said: asked.case_of(line.alert, said)),
            "join_call": self._join_call,
            "ring": lambda _line: self._card.ring(),
            "add_contact": lambda line: self._ask(asked.contact_steps, lambda said: asked.contact_of(line.alert, said)),
            "change_contact": self._change_contact,
            "remove_contact": self._remove_contact,
            "place_note": self._note_place,
            "remove_note": self._remove_note,
            "camera": self._show_camera,
            "pictures": self._show_pictures,
        }
        for act_id, act in acts.items():
            press = self._on_chosen(act_id, act)
            actions.bind(act_id, panel, press)
            self._card.on_act(act_id, press)
        for page in PAGES:
            actions.bind(page, panel, partial(self._turn, page))
        self._card.contacts.rang.connect(self._on_rang)
        self._card.contacts.left.connect(lambda: panel.view.setFocus())
        self._card.ask.left.connect(panel.end_asking)

    def ask_why(self, steps: Steps, then: Callable[[str], object]) -> None:
        """Ask for a reason in the card's place; also where no alert is chosen any more."""
        self._panel.card.setVisible(True)
        self._card.start_asking().ask(steps, lambda said: then(str(said[0])))

    def _on_chosen(self, act_id: str, act: Callable[[AlertLine], object]) -> Callable[[], None]:
        def press() -> None:
            line = self._panel.chosen_line()
            if line is not None and self._card.fits(act_id):
                act(line)

        return press

    def connected(self) -> set[str]:
        """The acts that another part of the window does, if it is there."""
        wanted = QMetaMethod.fromSignal(self._panel.dispatch_wanted)
        return {"dispatch"} if self._panel.isSignalConnected(wanted) else set()

    def _acknowledge(self, line: AlertLine) -> None:
        lines = self._panel.chosen_lines()
        several = tuple({alert.id: alert for one in lines for alert in one.waiting}.values())
        if len(lines) > 1 and len(several) > 1:
            self._ask(asked.several_steps(several), lambda _said: Acknowledge(several))
        elif line.is_group and len(line.group.alerts) > 1:
            self._ask(asked.acknowledge_steps(line), lambda said: asked.acknowledge_of(line, said))
        else:
            self._panel.want(Acknowledge((line.alert,)))

    def _close(self, line: AlertLine) -> None:
        """Of a group or of several chosen rows all that were acknowledged, after they were named."""
        lines = self._panel.chosen_lines()
        told = (one for each in (lines if len(lines) > 1 else [line]) for one in each.closable)
        several = tuple({one.id: one for one in told}.values())
        if len(several) > 1:
            steps = asked.close_which_steps(several, line.alert)
            self._ask(steps, lambda said: asked.close_which_of(several, line.alert, said))
        else:
            self._ask(asked.close_steps, lambda said: asked.close_of((line.alert,), said))

    def _take_on(self, line: AlertLine) -> None:
        if line.alert.owner and line.alert.owner != self._panel.user:
            steps = asked.take_on_steps(line.alert)
            self._ask(steps, lambda said: asked.take_on_of(line.alert, said))
        else:
            self._panel.want(TakeOn(line.alert))

    def _shelve(self, line: AlertLine) -> None:
        self._ask(asked.shelve_steps(self._panel.now()), lambda said: asked.shelve_of(line.alert, said))

    def _join_call(self, line: AlertLine) -> None:
        """Into the open call near by; where there are several, one is asked for."""
        calls = self._card.open_calls()
        if len(calls) == 1:
            self._panel.want(JoinCall(line.alert, calls[0]))
        elif calls:
            self._ask(asked.call_steps(calls), lambda said: JoinCall(line.alert, _call(said)))

    def _note_place(self, _line: AlertLine) -> None:
        dossier = self._card.dossier()
        if dossier is not None:
            self._ask(asked.place_note_steps(dossier), lambda said: asked.place_note_of(dossier, said))

    def _change_contact(self, line: AlertLine) -> None:
        contact = self._card.contacts.chosen()
        if contact is not None:
            steps = asked.change_contact_steps(contact)
            self._ask(steps, lambda said: asked.change_contact_of(line.alert, contact, said))

    def _remove_contact(self, line: AlertLine) -> None:
        contact = self._card.contacts.chosen()
        if contact is not None:
            self._ask(asked.remove_contact_steps(contact), lambda _said: RemoveContact(line.alert, contact))

    def _remove_note(self, _line: AlertLine) -> None:
        dossier = self._card.dossier()
        if dossier is not None and dossier.notes:
            self._ask(asked.remove_note_steps(dossier), lambda said: asked.remove_note_of(dossier, said))

    def _show_camera(self, _line: AlertLine) -> None:
        dossier = self._card.dossier()
        if dossier is not None and dossier.camera is not None:
            self._panel.camera_wanted.emit(dossier.camera.camera)

    def _show_pictures(self, _line: AlertLine) -> None:
        dossier = self._card.dossier()
        if dossier is not None and dossier.pictures:
            self._panel.pictures_wanted.emit(dossier.pictures)

    def _on_rang(self, contact: PlaceContact, result: ContactResult) -> None:
        alert: Alert | None = self._panel.chosen()
        if alert is not None:
            self._panel.want(Ring(alert, contact, result))

    def _turn(self, page: str) -> None:
        if self._panel.chosen() is None:
            return
        if self._card.page() == page:
            self._card.scroll_on()
        else:
            self._card.turn_to(page)

    def _ask(self, steps: Steps, intent: Callable[[Answers], Intent]) -> None:
        self._card.start_asking().ask(steps, lambda said: self._panel.want(intent(said)))


def _call(said: Answers) -> Call:
    return cast("Call", said[0])
