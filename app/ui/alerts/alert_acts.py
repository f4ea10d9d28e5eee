"""What the alert desk's keys, buttons and menu lines do: each intent is brought before one desk, as one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import Alert
from app.domain.case_file import CaseType
from app.domain.key import new_key
from app.errors import AppError
from app.ui.alerts import alert_intents as wanted
from app.ui.alerts.alert_questions import take_back_steps
from app.ui.alerts.alert_views import AlertViews
from app.ui.alerts.alert_words import names
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.take_back import Done, TakeBacks
from app.ui.words import tr

Deed = Callable[[str], object]
FIGURES_OF = timedelta(days=30)


class AlertActs(QObject):
    """Holds no rules: the desks decide, and refuse in a sentence. `case_made` carries the key of the file."""

    case_made = Signal(str)

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        views: AlertViews,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._join, self._views, self._take_backs = join, views, take_backs
        self._panel = window.panels.alerts
        self._panel.user = actor.name
        self._panel.act_wanted.connect(self.do)
        self._panel.card.offered.add("case")
        for act_id, slot in {
            "take_most_urgent": self.take_most_urgent,
            "take_back": self.take_back,
            "do_again": self.do_again,
            "alert_figures": self.open_figures,
            "sounds": views.tray.show_log,
            "mute": views.sound.mute,
        }.items():
            window.bind(act_id, slot)
        window.top_bar.counter_clicked.connect(self.take_most_urgent)
        window.banner.clicked.connect(self.take_most_urgent)

    def take_most_urgent(self) -> None:
        """F1: the one key that takes the most urgent alert."""
        if self._window.is_wall():
            self._window.switch_wall()
        self._window.open_panel("alerts")
        if self._panel.take_most_urgent() is None:
            self._window.notices.hint("No alert waits for anybody.")

    def do(self, intent: wanted.Intent) -> None:
        """Bring an intent before its desk."""
        desk, actor = self._program.alert_desk, self._actor
        match intent:
            case wanted.Acknowledge(alerts):
                self._acknowledge(alerts)
            case wanted.TakeOn(alert, from_another):
                self._act((alert,), lambda key: desk.take_on(actor, key, alert.id, from_another=from_another))
            case wanted.Shelve(alert, span, reason):
                until = self._program.now() + span
                self._act(
                    (alert,),
                    lambda key: desk.shelve(actor, key, alert.id, until=until, reason=reason),
                    tr("Shelved: {title}", title=alert.title),
                    lambda key, _reason: desk.unshelve(actor, key, alert.id),
                )
            case wanted.Unshelve(alert):
                self._act((alert,), lambda key: desk.unshelve(actor, key, alert.id))
            case wanted.Close(alerts):
                self._close(alerts, intent)
            case wanted.Reopen(alert, reason):
                self._act((alert,), lambda key: desk.reopen(actor, key, alert.id, reason=reason))
            case wanted.TakeBackAcknowledge(alert, reason):
                self._act((alert,), lambda key: desk.take_back_acknowledge(actor, key, alert.id, reason=reason))
            case wanted.WriteNote(alert, text):
                self._act((alert,), lambda key: desk.note(actor, key, alert.id, text))
            case wanted.JoinCall(alert, call):
                calls = self._program.call_desk
                joining = new_key()
                self._act(
                    (alert,),
                    lambda _key: calls.attach_alert(actor, joining, call.id, alert.id),
                    tr("Added to call {number}: {title}", number=call.number, title=alert.title),
                    lambda key, why: calls.take_back_joining(actor, key, call.id, joining, reason=why),
                )
            case wanted.MakeCase(alert, kind):
                self._make_case(alert, kind)
            case _:
                self._do_about_place(intent)

    def take_back(self) -> None:
        """Ctrl+Z: take back this desk's last act, named, with a reason."""
        done = self._take_backs.last()
        if done is None:
            self._window.notices.hint("This desk has done nothing that could be taken back.")
            return
        if done.redo is not None:
            self._take_back(done, "")
            return
        self._window.open_panel("alerts")
        self._panel.keys.ask_why(take_back_steps(done.words, done.at), lambda why: self._take_back(done, why))

    def do_again(self) -> None:
        """Ctrl+Y: do again what was taken back last, where that is possible."""
        done = self._take_backs.last_undone()
        if done is None or (redo := done.redo) is None:
            self._window.notices.hint("Nothing was taken back that could be done again.")
            return
        key = new_key()

        def again(_answer: object) -> None:
            self._take_backs.done_again(done)
            self._window.notices.hint("Done again: {what}", what=done.words)

        def refused(error: AppError) -> None:
            self._take_backs.give_up(done)
            self._window.notices.refuse(error)

        self._background.act(lambda: redo(key), again, refused)

    def open_figures(self) -> None:
        """How good the alerts are, over the last 30 days."""
        until = self._program.now()
        desk = self._program.alert_figures
        self._background.ask(lambda: desk.figures(until - FIGURES_OF, until), self._show_figures)

    def _show_figures(self, found: object) -> None:
        # pyqtgraph and numpy's charts are loaded for whoever looks at them.
        from app.services.alerts.alert_figures import AlertFigures
        from app.ui.dialogs.alert_figures_dialog import AlertFiguresDialog

        if isinstance(found, AlertFigures):
            dialog = AlertFiguresDialog(self._window.look, found, self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _acknowledge(self, alerts: Sequence[Alert]) -> None:
        desk, actor = self._program.alert_desk, self._actor
        alerts = self._views.acknowledge_unsaved(alerts)
        if not alerts:
            return

        taken: list[str] = []

        def deed(key: str) -> None:
            taken[:] = desk.acknowledge(actor, key, *(one.id for one in alerts))

        def undo(key: str, why: str) -> None:
            desk.take_back_acknowledge(actor, key, *taken, reason=why)

        self._act(alerts, deed, tr("Acknowledged: {names}", names=names(alerts)), undo)

    def _close(self, alerts: Sequence[Alert], judged: wanted.Close) -> None:
        desk, actor = self._program.alert_desk, self._actor
        closed: list[str] = []

        def deed(key: str) -> None:
            keys = (one.id for one in alerts)
            closed[:] = desk.close(
                actor, key, *keys, verdict=judged.verdict, dismissal=judged.dismissal, reason=judged.reason
            )

        def undo(key: str, why: str) -> None:
            desk.reopen(actor, key, *closed, reason=why)

        self._act(alerts, deed, tr("Closed: {names}", names=names(alerts)), undo)

    def _make_case(self, alert: Alert, kind: CaseType) -> None:
        desk, actor = self._program.call_desk, self._actor
        made: list[str] = []

        def deed(key: str) -> None:
            call_id = alert.call_id or desk.call_from_alert(actor, f"{key}-call", alert.id)
            made.append(desk.to_case(actor, f"{key}-case", call_id, type_=kind))

        self._act((alert,), deed, then=lambda: self.case_made.emit(made[0]))

    def _do_about_place(self, intent: wanted.Intent) -> None:
        desk, actor = self._program.premise_desk, self._actor
        match intent:
            case wanted.Ring(alert, contact, result):
                self._act(
                    (alert,),
                    lambda key: desk.rang(
                        actor, key, alert.id, role=contact.role, name=contact.name, phone=contact.phone, result=result
                    ),
                )
            case wanted.KeepPremiseNote(alert, kind, text, None):
                asset_id = alert.asset_id or ""
                self._act((alert,), lambda key: desk.add_note(actor, key, asset_id, kind=kind, text=text))
            case wanted.KeepPremiseNote(alert, kind, text, note) if note is not None:
                self._act((alert,), lambda key: desk.change_note(actor, key, note.id, kind=kind, text=text))
            case wanted.RemovePremiseNote(alert, gone):
                self._act((alert,), lambda key: desk.remove_note(actor, key, gone.id))
            case wanted.ChangeContact(alert, contact, role, name, phone):
                self._act(
                    (alert,),
                    lambda key: desk.change_contact(
                        actor, key, contact.id, role=role, name=name, phone=phone, rank=contact.rank
                    ),
                )
            case wanted.RemoveContact(alert, contact):
                self._act((alert,), lambda key: desk.remove_contact(actor, key, contact.id))
            case wanted.AddContact(alert, role, name, phone):
                self._act(
                    (alert,),
                    lambda key: desk.add_contact(
                        actor, key, asset_id=alert.asset_id, area_id=alert.area_id, role=role, name=name, phone=phone
                    ),
                )

    def _act(
        self,
        alerts: Sequence[Alert],
        deed: Deed,
        words: str = "",
        undo: Callable[[str, str], object] | None = None,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """One intention, one act id: repeating the same call is harmless. What is done can be taken back by `undo`."""
        key, at = new_key(), self._program.now()
        self._views.sound.acted([one.id for one in alerts])

        def done(_answer: object) -> None:
            if undo is not None:
                self._take_backs.add(Done(words, at, undo))
            then()

        self._background.act(lambda: deed(key), done)

    def _take_back(self, done: Done, why: str) -> None:
        key = new_key()

        def told(_answer: object) -> None:
            self._take_backs.forget(done)
            self._window.notices.hint("Taken back: {what}", what=done.words)
            done.show()

        def refused(error: AppError) -> None:
            self._take_backs.postpone(done)
            self._window.notices.refuse(error)

        self._background.act(lambda: done.undo(key, why), told, refused)
