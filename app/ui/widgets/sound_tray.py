"""The place in the status bar that says what sounded last and why, whether the sound is muted, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from app.domain.labels import label
from app.services.alerts.alarm_test import AlarmCheck, AlarmTestState
from app.ui import actions
from app.ui.alerts.alarm_sound import AlarmSound
from app.ui.alerts.sound_policy import Sounding
from app.ui.local_time import local, to_minute
from app.ui.look import Look
from app.ui.widgets.plain_label import dress
from app.ui.widgets.severity_shape import SIGN
from app.ui.words import tr

MOST_SHOWN = 20
TITLE_LENGTH = 24
MOST_PX = 230


class SoundTray(QToolButton):
    """Its menu holds the last soundings, and the five minutes' silence."""

    def __init__(self, look: Look, sound: AlarmSound) -> None:
        super().__init__()
        self._look, self._sound = look, sound
        self.setProperty("flat", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._test: AlarmTestState | None = None
        self._check: AlarmCheck | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        sound.sounded.connect(lambda _sounding: self.restyle())
        sound.state_changed.connect(self.restyle)
        look.changed.connect(self.restyle)
        self.restyle()

    def show_log(self) -> None:
        """Open the list over the bar."""
        self._fill()
        self._menu.popup(self.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))

    def show_test(self, state: AlarmTestState) -> None:
        """Whether the alarm must be tried again."""
        self._test = state
        self.restyle()

    def show_check(self, check: AlarmCheck) -> None:
        """What was said of the alarm at this desk, and whether it is to be asked."""
        self._check = check
        self.restyle()

    def restyle(self) -> None:
        """The newest sounding; a silence and a missing loudspeaker before it, in words and colour."""
        tokens, until, trouble = self._look.theme.tokens, self._sound.muted_until(), self._sound.trouble()
        if trouble:
            words, token = f"✕ {tr('No sound')}", "critical"
        elif self._check is not None and self._check.unheard is not None:
            words, token = f"✕ {tr('Alarm not heard')}", "critical"
        elif until is not None:
            words, token = f"✕ {tr('Muted to {time}', time=f'{local(until):%H:%M}')}", "high"
        elif self._sound.log:
            words, token = f"♪ {sounding_words(self._sound.log[0], short=True)}", "muted"
        else:
            words, token = f"♪ {tr('Sound on')}", "muted"
        is_due = (self._test is not None and self._test.is_due) or (self._check is not None and self._check.is_asked)
        due = f" · {tr('Test due')}" if is_due else ""
        room = self._look.theme.px(MOST_PX)
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room) + due)
        words += due
        self.setToolTip(tr(trouble) if trouble else tr("What sounded, and why"))
        self.setAccessibleName(words)
        dress(self, f"color: {tokens[token]};")

    def lines(self) -> list[str]:
        """What the menu lists, the newest first."""
        return [sounding_words(one) for one in list(self._sound.log)[:MOST_SHOWN]]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.restyle()
        super().changeEvent(event)

    def _fill(self) -> None:
        self._menu.clear()
        if self._sound.trouble():
            self._menu.addAction(tr(self._sound.trouble())).setEnabled(False)
        if self._test is not None and self._test.is_due:
            proved = self._test.proved_at
            last = to_minute(proved) if proved else tr("never")
            words = tr(
                "The alarm must be tested each month: {key}. Last proved: {time}",
                key=actions.key_words("alarm_test"),
                time=last,
            )
            self._menu.addAction(words).setEnabled(False)
        muted = self._sound.is_muted()
        words = tr("Sound on again") if muted else tr("Mute all but critical for 5 minutes")
        self._menu.addAction(words).triggered.connect(lambda _checked=False: self._sound.mute())
        self._menu.addSeparator()
        for line in self.lines() or [tr("Nothing has sounded yet.")]:
            self._menu.addAction(line.replace("&", "&&")).setEnabled(False)


def sounding_words(one: Sounding, *, short: bool = False) -> str:
    """When, why, and for which alert."""
    worst = one.alerts[0]
    title = worst.title if not short or len(worst.title) <= TITLE_LENGTH else worst.title[: TITLE_LENGTH - 1] + "…"
    said = f"{local(one.at):%H:%M:%S}  {SIGN[worst.severity]} {tr(label(worst.severity))}  {tr(one.why.value)}: {title}"
    more = len(one.alerts) - 1
    said = tr("{what} and {n} more", what=said, n=more) if more else said
    return f"{said} ({tr('muted')})" if one.muted else said
