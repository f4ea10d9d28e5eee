"""Linking cases: the most alike offered when a case is chosen or saved, confirmed or dismissed; series as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_file import CaseFile
from app.domain.case_question import CaseQuestion
from app.domain.case_series import LikeCase, SeriesFile
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.errors import AppError
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.reason_dialog import ReasonDialog
from app.ui.notices import Grade, Notice
from app.ui.take_back import Done, TakeBacks
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.ui.cases.series_dialog import SeriesDialog
    from app.ui.cases.similar_dialog import SimilarDialog


class SeriesActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: DeskWindow, take_backs: TakeBacks
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._take_backs = window, take_backs
        self._panel = window.panels.cases
        self._known: set[str] = set()
        self.similar: SimilarDialog | None = None
        self.series: SeriesDialog | None = None
        self._panel.case_chosen.connect(self._on_case_chosen)
        self._panel.similar_wanted.connect(self.open_similar)
        self._panel.series_wanted.connect(lambda case: self.open_series(case.series))

    def on_fact(self, fact: Fact) -> None:
        """A case of this desk that was saved anew is compared at once; what stands open is shown as it is now."""
        if not isinstance(fact, RecordsChanged):
            return
        if fact.noun in ("case_file", "case_unlike"):
            if self.similar is not None:
                self._read_similar(self.similar)
            if self.series is not None:
                self._read_series(self.series.file.series.name)
        if fact.noun == "case_file" and len(fact.ids) == 1 and not self._panel.holds(fact.ids[0]):
            self._tell_of_new(fact.ids[0])

    def open_similar(self, case: CaseFile) -> None:
        """The cases most alike to this one."""
        from app.ui.cases.similar_dialog import SimilarDialog

        dialog = SimilarDialog(case, self._window.look, self._window)
        self.similar = dialog
        dialog.join_wanted.connect(self._join)
        dialog.unlike_wanted.connect(self._dismiss)
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        dialog.table.setFocus()
        self._read_similar(dialog)

    def open_series(self, name: str) -> None:
        """The series as a file; nothing where the case is of none."""
        if not name:
            self._window.notices.hint("This case is of no series. L shows the cases that are most alike.")
            return
        self._background.ask(lambda: self._program.casework.finding.series.series(name), self._show_series)

    def _on_case_chosen(self, case: CaseFile) -> None:
        self._background.ask(
            lambda: self._program.casework.finding.likeness.alike(case.id),
            lambda offered: self._panel.show_offered(case.id, offered),
        )

    def _tell_of_new(self, case_id: str) -> None:
        def tell(offered: tuple[LikeCase, ...]) -> None:
            if offered and case_id not in self._known:
                self._known.add(case_id)
                self._window.notices.show_notice(
                    Notice(
                        Grade.HINT,
                        lambda: tr("{n} cases are like the one just saved.", n=len(offered)),
                        act_label="Similar cases …",
                        act=lambda: self._open_by_key(case_id),
                    )
                )

        self._background.ask(lambda: self._program.casework.finding.likeness.alike(case_id), tell)

    def _open_by_key(self, case_id: str) -> None:
        self._background.ask(lambda: self._program.casework.desk.case_file(case_id), self.open_similar)

    def _read_similar(self, dialog: SimilarDialog) -> None:
        self._background.ask(
            lambda: self._program.casework.finding.likeness.alike(dialog.case.id),
            lambda offered: dialog.show_offered(offered) if self.similar is dialog else None,
        )

    def _join(self, one: LikeCase, name: str) -> None:
        dialog = self.similar
        if dialog is None:
            return
        key, desk, case = new_key(), self._program.casework.finding.series, dialog.case

        def done(series: str) -> None:
            self._on_done(key, tr("{alias} put into the series {series}", alias=one.case.alias, series=series))
            dialog.name.hide()
            dialog.say(tr("{alias} put into the series {series}", alias=one.case.alias, series=series))

        self._background.act(lambda: desk.join(self._actor, key, case.id, one.case.id, name), done, self._refuse)

    def _dismiss(self, one: LikeCase) -> None:
        dialog = self.similar
        if dialog is None:
            return
        key, desk, case = new_key(), self._program.casework.finding.series, dialog.case
        said = tr("{alias} is not connected, and is not offered here again", alias=one.case.alias)

        def done(_answer: None) -> None:
            self._on_done(key, said)
            dialog.say(said)

        self._background.act(lambda: desk.dismiss(self._actor, key, case.id, one.case.id), done, self._refuse)

    def _show_series(self, file: SeriesFile) -> None:
        from app.ui.cases.series_dialog import SeriesDialog

        if self.series is not None:
            self.series.show_file(file)
            return
        dialog = SeriesDialog(file, self._window.look, self._window)
        self.series = dialog
        dialog.rename_wanted.connect(self._rename)
        dialog.leave_wanted.connect(self._leave)
        dialog.open_wanted.connect(self._go_to)
        dialog.map_wanted.connect(lambda: self._only_on_map(dialog.file.series.name))
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        dialog.cases.setFocus()

    def _go_to(self, case: CaseFile) -> None:
        """Its own file."""
        if self.series is not None:
            self.series.accept()
        self._panel.open_wanted.emit(case)

    def _only_on_map(self, name: str) -> None:
        """The series alone in table and map, so that the county's own map is that of the series."""
        if self.series is not None:
            self.series.accept()
        self._panel.show_question(CaseQuestion(series=name))

    def _read_series(self, name: str) -> None:
        def gone(_error: AppError) -> None:
            if self.series is not None:
                self.series.accept()

        self._background.ask(lambda: self._program.casework.finding.series.series(name), self._show_series, gone)

    def _rename(self, new: str) -> None:
        if self.series is None:
            return
        key, desk, name = new_key(), self._program.casework.finding.series, self.series.file.series.name

        def done(_answer: None) -> None:
            self._on_done(key, tr("Series {name} is now called {new}", name=name, new=new))
            self._read_series(new)

        self._background.act(lambda: desk.rename(self._actor, key, name, new), done, self._refuse)

    def _leave(self, case: CaseFile) -> None:
        key, desk = new_key(), self._program.casework.finding.series
        said = tr("{alias} taken out of the series {series}", alias=case.alias, series=case.series)
        asking = ReasonDialog(
            tr("Take out of the series"), f"{case.alias}  {case.title}", tr("Take out"), self._window.look, self._window
        )
        asking.told.connect(
            lambda why: self._background.act(
                lambda: desk.leave(self._actor, key, case.id, reason=why),
                lambda _done: self._on_done(key, said),
                self._refuse,
            )
        )
        asking.finished.connect(lambda _code: asking.deleteLater())
        asking.open()

    def _on_done(self, act: str, words: str) -> None:
        desk = self._program.casework.finding.series
        self._take_backs.add(
            Done(
                words,
                self._program.now(),
                lambda act_id, why: desk.take_back(self._actor, act_id, act, reason=why),
            )
        )

    def _refuse(self, error: AppError) -> None:
        dialog = self.series or self.similar
        if dialog is None:
            self._window.notices.refuse(error)
        else:
            dialog.say(sentence(error))

    def _forget(self, dialog: SimilarDialog | SeriesDialog) -> None:
        if self.similar is dialog:
            self.similar = None
        if self.series is dialog:
            self.series = None
        dialog.deleteLater()
