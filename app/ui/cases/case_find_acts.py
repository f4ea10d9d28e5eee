"""Finding case files from their panel: what is asked is looked up in the background, table and map show the finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_question import CaseQuestion, FoundPage
from app.domain.case_series import CaseFilter
from app.domain.events import BatchProgressed, Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.labels import label
from app.errors import AppError
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.take_back import Done, TakeBacks
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.ui.cases.kept_filters_dialog import KeptFiltersDialog

PAGE = 50


class CaseFindActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        views: DeskViews,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._views, self._take_backs = window, views, take_backs
        self._panel = window.panels.cases
        self._question = CaseQuestion()
        self._most, self._asked = PAGE, 0
        self.dialog: KeptFiltersDialog | None = None
        self._panel.question_changed.connect(self.ask)
        self._panel.more_wanted.connect(self._ask_more)
        self._panel.filters_wanted.connect(self.open_filters)

    def on_fact(self, fact: Fact) -> None:
        """What is asked is asked again when cases or what hangs on them have changed."""
        if isinstance(fact, RecordsChanged) and fact.noun == "case_filter":
            self._read_filters()
        elif (isinstance(fact, RecordsChanged) and fact.noun.startswith("case_")) or (
            isinstance(fact, BatchProgressed) and fact.completed
        ):
            self._ask_again()

    def ask(self, question: CaseQuestion) -> None:
        """Look these up; everything where nothing is asked."""
        if question != self._question:
            self._question, self._most = question, PAGE
        self._ask_again(cleared=question.is_everything)

    def open_filters(self) -> None:
        """The filters kept by name."""
        from app.ui.cases.kept_filters_dialog import KeptFiltersDialog

        dialog = KeptFiltersDialog(asked_words(self._panel.question()), _asks, self._window.look, self._window)
        self.dialog = dialog
        dialog.keep_wanted.connect(self._keep)
        dialog.apply_wanted.connect(self._apply)
        dialog.remove_wanted.connect(self._remove)
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        (dialog.table if self._panel.question().is_everything else dialog.name).setFocus()
        self._read_filters()

    def _ask_again(self, *, cleared: bool = False) -> None:
        self._asked += 1
        number, question, most = self._asked, self._question, self._most
        if question.is_everything:
            if cleared:
                self._panel.show_found(None)
                self._views.take_found(None)
            return
        self._background.ask(
            lambda: self._program.casework.finding.finder.find(question, limit=most),
            lambda page: self._on_found(number, page),
        )

    def _ask_more(self) -> None:
        self._most += PAGE
        self._ask_again()

    def _on_found(self, number: int, page: FoundPage) -> None:
        """An answer that a later question has overtaken is let go."""
        if number == self._asked:
            self._panel.show_found(page)
            self._views.take_found([one.case for one in page.found])

    def _read_filters(self) -> None:
        if self.dialog is not None:
            dialog = self.dialog
            self._background.ask(
                lambda: self._program.casework.finding.filters.filters(self._actor), dialog.show_filters
            )

    def _keep(self, name: str) -> None:
        key, question = new_key(), self._panel.question()
        self._background.act(
            lambda: self._program.casework.finding.filters.keep(self._actor, key, name, question),
            lambda _done: self._window.notices.hint("Kept: {name}", name=name),
            self._refuse,
        )

    def _apply(self, one: CaseFilter) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._panel.show_question(CaseQuestion.heard(one.question))

    def _remove(self, one: CaseFilter) -> None:
        key, desk = new_key(), self._program.casework.finding.filters

        def gone(_answer: None) -> None:
            self._take_backs.add(
                Done(
                    tr("Removed: {name}", name=one.name),
                    self._program.now(),
                    lambda act_id, why: desk.restore(self._actor, act_id, one.id, reason=why),
                    lambda act_id: desk.remove(self._actor, act_id, one.id),
                )
            )

        self._background.act(lambda: desk.remove(self._actor, key, one.id), gone, self._refuse)

    def _refuse(self, error: AppError) -> None:
        if self.dialog is not None:
            self.dialog.say(sentence(error))

    def _forget(self, dialog: KeptFiltersDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()


def asked_words(asked: CaseQuestion) -> str:
    """A question in a few words."""
    chosen = (asked.type, asked.status, *asked.codes, asked.supervision, asked.campaign, asked.handling)
    said = [asked.text, *(tr(label(one)) for one in chosen if one is not None), asked.officer, asked.series]
    if asked.with_traits:
        said.append(tr("Vehicle known by traits"))
    if asked.least_t is not None:
        said.append(f"≥ {asked.least_t:g} t")
    if asked.most_t is not None:
        said.append(f"≤ {asked.most_t:g} t")
    return " · ".join(filter(None, said))


def _asks(one: CaseFilter) -> str:
    return asked_words(CaseQuestion.heard(one.question))
