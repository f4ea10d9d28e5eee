"""Joins the panel of units and the typed orders to the desk of units: who is on duty now."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.unit import Unit, UnitState
from app.ui.background import Background
from app.ui.commands.offers import Target
from app.ui.commands.order_words import TellState
from app.ui.desk_window import DeskWindow
from app.ui.panel_set import PanelSet
from app.ui.words import tr


class UnitActs(QObject):
    """Lives as long as the window."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: DeskWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        window.panels.when_made(PanelSet.units, lambda panel: panel.state_wanted.connect(self._tell_state))
        window.command_bar.target_chosen.connect(self._on_target)

    def _on_target(self, target: Target) -> None:
        if isinstance(target, TellState):
            self._tell_state(target.unit.unit, target.to)

    def _tell_state(self, unit: Unit, state: UnitState) -> None:
        act_id, desk = new_key(), self._program.unit_desk

        def told(_done: None) -> None:
            self._window.notices.hint("State of {unit}: {state}", unit=unit.name, state=tr(label(state)))

        self._background.act(lambda: desk.set_state(self._actor, act_id, unit.id, state), told)
