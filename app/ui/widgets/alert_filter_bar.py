"""Filters of the alert queue: a text, one button per severity, and which states."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from app.domain.alert import AlertState, Severity
from app.domain.labels import label
from app.ui.alerts.alert_lines import Sieve
from app.ui.look import Look
from app.ui.widgets.severity_shape import TOKEN, severity_icon
from app.ui.words import tr

_STATES: tuple[tuple[str, frozenset[AlertState], bool], ...] = (
    ("All, urgent first", frozenset(AlertState), False),
    ("All, newest first", frozenset(AlertState), True),
    ("Unacknowledged", frozenset({AlertState.UNACK, AlertState.RTN_UNACK}), False),
    ("Acknowledged", frozenset({AlertState.ACKED}), False),
    ("Shelved", frozenset({AlertState.SHELVED}), False),
    ("Closed, last 12 h", frozenset({AlertState.CLOSED}), True),
)


class AlertFilterBar(QWidget):
    """Tells every change at once, as the whole `Sieve`."""

    filter_changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self._on_changed)
        self.states = QComboBox()
        self.states.addItems([words for words, _, _ in _STATES])
        self.states.currentIndexChanged.connect(self._on_changed)
        self.states.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.states.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons = {severity: self._button() for severity in Severity}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(self.states)
        look.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def newest_first(self) -> bool:
        """Whether time alone orders the queue."""
        return _STATES[self.states.currentIndex()][2]

    def shows_closed(self) -> bool:
        """Whether what is over is asked for, in the place of what stands."""
        return AlertState.CLOSED in _STATES[self.states.currentIndex()][1] and self.states.currentIndex() > 1

    def fields(self) -> dict[str, QWidget]:
        """Text, states and severities, by name."""
        buttons = {severity.value: button for severity, button in self.buttons.items()}
        return {"text": self.text, "states": self.states, **buttons}

    def clear(self) -> None:
        """Show everything."""
        self.text.clear()
        self.states.setCurrentIndex(0)
        for button in self.buttons.values():
            button.setChecked(True)

    def retranslate(self) -> None:
        """Say every word again."""
        self.text.setPlaceholderText(tr("Filter"))
        for number, (words, _, _) in enumerate(_STATES):
            self.states.setItemText(number, tr(words))
        for severity, button in self.buttons.items():
            button.setToolTip(tr(label(severity)))
            button.setAccessibleName(tr(label(severity)))

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.setProperty("flat", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self._on_changed)
        return button

    def _on_changed(self) -> None:
        chosen = frozenset(severity for severity, button in self.buttons.items() if button.isChecked())
        states = _STATES[self.states.currentIndex()][1]
        self.filter_changed.emit(Sieve(chosen, states, self.text.text().casefold().strip()))

    def _restyle(self) -> None:
        self.text.setMinimumWidth(self._look.theme.px(52))
        side = self._look.theme.px(16)
        for severity, button in self.buttons.items():
            button.setIcon(severity_icon(severity, self._look.theme.colour(TOKEN[severity]), side))
            button.setIconSize(QSize(side, side))
