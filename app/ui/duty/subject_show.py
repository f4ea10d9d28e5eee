"""Leads from a line of the log, a reminder or an item of a handover to the record that it is about."""

from __future__ import annotations

from collections.abc import Callable

from app.bootstrap import Program
from app.domain.subject import Subject
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin


class SubjectShow:
    """`show` puts the record's panel in front, with the focus in it and its row chosen."""

    def __init__(self, program: Program, background: Background, window: DeskWindow, join: MapJoin) -> None:
        self._program, self._background, self._window, self._join = program, background, window, join
        self._leads: dict[str, Callable[[str], object]] = {}

    def lead(self, noun: str, show: Callable[[str], object]) -> None:
        """Records of this noun stand in no panel: `show` takes the key of one."""
        self._leads[noun] = show

    def show(self, subject: Subject) -> None:
        """Go to this record; says where it is no longer in a list, as what is closed."""
        panels = self._window.panels
        if subject.noun == "staffing_decision":
            self._window.acts["strength"].trigger()
            return
        if subject.noun in self._leads:
            self._leads[subject.noun](subject.key)
            return
        if subject.noun == "asset":
            self._background.ask(lambda: self._program.asset_desk.asset(subject.key), self._join.show_asset)
            return
        chooses: dict[str, tuple[str, Callable[[str], object]]] = {
            "alert": ("alerts", lambda key: panels.alerts.choose(key)),
            "call": ("calls", lambda key: panels.calls.choose(key)),
            "case_file": ("cases", lambda key: panels.cases.choose(key.partition(" ")[0])),
            "unit": ("units", lambda key: panels.units.choose(key)),
            "roster_slot": ("duty", panels.duty.choose_slot),
            "patrol": ("patrols", lambda key: panels.patrols.go_to(key)),
            "duty_log": ("log", lambda key: panels.log.choose(key)),
            "reminder": ("duty", panels.duty.reminders.choose),
        }
        if subject.noun not in chooses:
            self._window.notices.hint("{name} is in no list of the desk.", name=subject.name)
            return
        panel, choose = chooses[subject.noun]
        self._window.open_panel(panel)
        if not choose(subject.key):
            self._window.notices.hint("{name} is no longer in the list: it is closed, or over.", name=subject.name)
