"""Tests the alarm and keeps what the officer says of it: asked once when somebody sits down at the desk in a shift, by
a line over the map that takes no key from anybody; what was not heard stays in sight until it is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.services.alerts.alarm_test import AlarmAnswer, AlarmCheck
from app.ui.alerts.alarm_check_dialog import AlarmCheckDialog
from app.ui.alerts.alert_views import AlertViews
from app.ui.alerts.sound_policy import Sounding
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.local_time import full, to_minute
from app.ui.notices import Grade, Notice
from app.ui.words import sentence, tr


class AlarmCheckActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: DeskWindow, views: AlertViews
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._sound, self._tray = views.sound, views.tray
        self._notice: Notice | None = None
        self._unheard: AlarmAnswer | None = None
        self.dialog: AlarmCheckDialog | None = None
        self._sound.sounded.connect(self._on_sounded)
        window.bind("alarm_test", self.test)

    def on_fact(self, fact: Fact) -> None:
        """Somebody has said whether it is heard."""
        if isinstance(fact, RecordsChanged) and fact.noun == "alarm_test":
            self.read()

    def read(self) -> None:
        """What was said of the alarm at this desk."""
        self._background.ask(lambda: self._program.alarm_test.check(self._actor), self._show)

    def ask(self) -> None:
        """To be called once, when somebody has sat down at the desk and it is live."""

        def show(check: AlarmCheck) -> None:
            if check.is_asked and check.unheard is None:
                said = "Is the alarm heard at this desk? It is tested once in each shift."
                self._put(Notice(Grade.HINT, lambda: tr(said), act_label="Sound it …", act=self.test))

        self._background.ask(lambda: self._program.alarm_test.check(self._actor), show)

    def test(self) -> None:
        """Sound the test through the same door as all, and ask whether it is heard."""
        if self.dialog is None:
            dialog = AlarmCheckDialog(self._window.look, self._window)
            self.dialog = dialog
            dialog.answered.connect(lambda is_heard, remark: self._answer(dialog, remark, is_heard=is_heard))
            dialog.again_wanted.connect(lambda: self._begin(dialog))
            dialog.finished.connect(lambda _code: self._forget(dialog))
            dialog.open()
        self.dialog.activateWindow()
        self._begin(self.dialog)

    def _begin(self, dialog: AlarmCheckDialog) -> None:
        test, act_id, title = self._program.alarm_test, new_key(), tr("[Test] Alarm chain")
        dialog.say(tr("The test is on its way …"))
        self._background.act(
            lambda: test.begin(self._actor, act_id, title=title),
            lambda _done: None,
            lambda error: dialog.refuse(sentence(error)),
        )

    def _on_sounded(self, sounding: Sounding) -> None:
        if self.dialog is None or not any(one.is_test for one in sounding.alerts):
            return
        if sounding.played:
            percent = self._sound.volume_percent()
            self.dialog.say(tr("Sounded at {time}, volume {n} %", time=full(sounding.at), n=percent))
        else:
            self.dialog.refuse(tr(self._sound.trouble() or "The sound could not be played."))

    def _answer(self, dialog: AlarmCheckDialog, remark: str, *, is_heard: bool) -> None:
        test, act_id = self._program.alarm_test, new_key()

        def failed(words: str) -> None:
            dialog.refuse(words)
            dialog.put()

        self._background.act(
            lambda: test.answer(self._actor, act_id, is_heard=is_heard, remark=remark),
            lambda _done: dialog.accept(),
            lambda error: failed(sentence(error)),
        )

    def _show(self, check: AlarmCheck) -> None:
        """The line over the map goes with what was said; that of a question goes when it is answered."""
        self._tray.show_check(check)
        unheard = check.unheard
        if unheard is None and (self._unheard is not None or not check.is_asked):
            self._put(None)
        elif unheard is not None and unheard != self._unheard:
            said = "The alarm is not heard at this desk ({name}, {time}: {why}). Watch the screen until it is."
            values = {"name": unheard.who, "time": to_minute(unheard.at), "why": unheard.remark}
            self._put(Notice(Grade.WARNING, lambda: tr(said, **values), act_label="Test it again …", act=self.test))
        self._unheard = unheard

    def _put(self, notice: Notice | None) -> None:
        if self._notice is not None:
            self._window.notices.dismiss(self._notice)
        self._notice = None if notice is None else self._window.notices.show_notice(notice)

    def _forget(self, dialog: AlarmCheckDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
