"""The chosen alert in full, with its acts: locate, acknowledge, shelve, close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from app.domain.alert import WAITING, Alert, AlertState, Verdict
from app.domain.labels import label
from app.ui import actions
from app.ui.local_time import age, full, to_minute
from app.ui.look import Look
from app.ui.widgets.fact_card import Fact, FactCard
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.severity_shape import SIGN
from app.ui.words import tr

ACTS = ("locate", "acknowledge", "shelve", "close")
SHELF_MINUTES = (15, 60, 240, 720)


class AlertCard(FactCard):
    """Offers only the acts that fit the alert's state."""

    shelf_chosen = Signal(int)
    verdict_chosen = Signal(object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._now = now
        self._alert: Alert | None = None
        self.buttons = {act_id: KeycapButton(look, actions.act(act_id).keys[0]) for act_id in ACTS}
        for button in self.buttons.values():
            self.add_act(button)
        self.retranslate()

    def on_act(self, act_id: str, press: Callable[[], object]) -> None:
        """Call `press` when the act's button is clicked."""
        self.buttons[act_id].clicked.connect(lambda _checked=False: press())

    def show_alert(self, alert: Alert | None) -> None:
        """Show this one."""
        self._alert = alert
        if alert is None:
            self.clear()
            return
        self.show_facts(alert.title, self._facts(alert))
        for act_id, button in self.buttons.items():
            button.setVisible(fits(act_id, alert))
        self.arrange_acts()

    def refresh(self) -> None:
        """Ages or words have changed."""
        if self.isVisible():
            self.show_alert(self._alert)

    def retranslate(self) -> None:
        """Say every word again."""
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self.show_alert(self._alert)

    def offer_shelf(self) -> None:
        """Ask for how long, beside the button."""
        self._offer("shelve", [(_minutes(n), n) for n in SHELF_MINUTES], self.shelf_chosen.emit)

    def offer_verdicts(self) -> None:
        """Ask what it turned out to be, beside the button."""
        self._offer("close", [(tr(label(verdict)), verdict) for verdict in Verdict], self.verdict_chosen.emit)

    def _offer(self, act_id: str, choices: Sequence[tuple[str, object]], choose: Callable[[object], None]) -> None:
        if self._alert is None or not fits(act_id, self._alert):
            return
        menu = QMenu(self)
        for number, (words, choice) in enumerate(choices, start=1):
            menu.addAction(f"&{number}  {words}").setData(choice)
        menu.triggered.connect(lambda action: choose(action.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.buttons[act_id].mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _facts(self, alert: Alert) -> list[Fact]:
        severity = f"{SIGN[alert.severity]} {tr(label(alert.severity))} · {tr(label(alert.kind))}"
        place = "" if alert.lon is None or alert.lat is None else f"{alert.lon:.5f}, {alert.lat:.5f}"
        return [
            (tr("Severity"), severity),
            (tr("State"), self._state(alert)),
            (tr("Occurred"), f"{full(alert.occurred_at)} · {age(alert.occurred_at, self._now())}"),
            (tr("Place"), " · ".join(filter(None, (alert.place, alert.asset_code, place)))),
            (tr("What"), alert.text),
            (tr("Source"), f"{alert.source} · {alert.source_id}"),
            (tr("Reason"), alert.reason),
        ]

    @staticmethod
    def _state(alert: Alert) -> str:
        said = [tr(label(alert.state))]
        if alert.state is AlertState.SHELVED and alert.shelved_until is not None:
            said.append(tr("until {time}", time=to_minute(alert.shelved_until)))
        elif alert.acknowledged_at is not None:
            said += [alert.acknowledged_by, to_minute(alert.acknowledged_at)]
        return " · ".join(filter(None, said))


def fits(act_id: str, alert: Alert) -> bool:
    """Whether the act can be done on an alert in its state; the desk decides again."""
    if act_id == "locate":
        return alert.lon is not None
    if act_id == "acknowledge":
        return alert.state in WAITING
    if act_id == "close":
        return alert.state in (AlertState.ACKED, AlertState.SHELVED)
    return alert.state in (AlertState.UNACK, AlertState.ACKED)


def _minutes(minutes: int) -> str:
    return tr("{n} min", n=minutes) if minutes < 60 else tr("{n} h", n=minutes // 60)
