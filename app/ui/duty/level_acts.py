"""Joins the key of the duty level to its desk: what it would change is seen before it is ordered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.duty_level import LevelOrder
from app.domain.key import new_key
from app.domain.labels import label
from app.errors import InputRefused
from app.services.duty.level_desk import LevelDifference
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.level_dialog import LevelDialog
from app.ui.duty.said_due import said_due
from app.ui.words import sentence, tr


class LevelActs(QObject):
    """Lives as long as the window."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: DeskWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self.dialog: LevelDialog | None = None

    def open(self) -> None:
        """Ask which level, where, by whom and until when."""
        desk = self._program.dutywork.levels
        self._background.ask(lambda: (desk.areas(), desk.standing()), lambda told: self._show(*told))

    def _show(self, areas: Sequence[tuple[str, str]], standing: Sequence[LevelOrder]) -> None:
        if self.dialog is not None:
            return
        dialog = LevelDialog(self._window.look, self._window, areas, standing)
        self.dialog = dialog
        act_id = new_key()
        dialog.asked.connect(lambda: self._compare(dialog))
        dialog.order_wanted.connect(lambda: self._order(dialog, act_id))
        dialog.end_wanted.connect(lambda one: self._end(dialog, one, act_id))
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        self._compare(dialog)

    def _compare(self, dialog: LevelDialog) -> None:
        level, area_id, desk = dialog.level.chosen(), dialog.area_id(), self._program.dutywork.levels

        def show(told: LevelDifference) -> None:
            if self.dialog is dialog and told.level is dialog.level.chosen():
                dialog.show_difference(told)

        self._background.ask(lambda: desk.difference(level, area_id), show)

    def _order(self, dialog: LevelDialog, act_id: str) -> None:
        try:
            until = said_due(dialog.until.text(), self._program.now())
        except InputRefused as error:
            dialog.refuse(sentence(error))
            return
        level, area_id, desk = dialog.level.chosen(), dialog.area_id(), self._program.dutywork.levels
        authority, reason = dialog.authority.text(), dialog.reason.text()

        def done(_key: str) -> None:
            dialog.accept()
            self._window.notices.hint("Duty level: {level}", level=tr(label(level)))

        self._background.act(
            lambda: desk.order(
                self._actor, act_id, level, authority=authority, reason=reason, until=until, area_id=area_id
            ),
            done,
            lambda error: dialog.refuse(sentence(error)),
        )

    def _end(self, dialog: LevelDialog, one: LevelOrder, act_id: str) -> None:
        reason, desk = dialog.reason.text(), self._program.dutywork.levels
        self._background.act(
            lambda: desk.end(self._actor, f"{act_id}-end", one.id, reason),
            lambda _done: dialog.accept(),
            lambda error: dialog.refuse(sentence(error)),
        )

    def _forget(self, dialog: LevelDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
