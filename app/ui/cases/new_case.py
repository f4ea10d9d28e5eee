"""Opening a file from nothing or from a place on the map: which kind, then its fields; a draft is kept meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_fields import CASE_FIELDS
from app.domain.case_file import CaseSource, Discovery
from app.domain.case_life import FIRST
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.key import new_key
from app.domain.labels import label
from app.errors import AppError
from app.services.cases.case_drafts import NEW, Draft
from app.ui.background import Background
from app.ui.cases.case_room import DRAFT_MS
from app.ui.cases.case_window import CaseWindow
from app.ui.local_time import to_minute
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import sentence, tr


class NewCase(QObject):
    """`opened` carries the key of the file; `over` that the window is closed."""

    opened = Signal(str, str)
    over = Signal()

    def __init__(self, program: Program, actor: Actor, background: Background, window: CaseWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self.window = program, actor, background, window
        self._given: dict[str, object] = {}
        self._area_id: str | None = None
        self._patrol_id = ""
        self._blank: dict[str, object] = {}
        self._first: tuple[CaseKind, CaseStatus] = (CaseKind.CRIMINAL, CaseStatus.ACCEPTED)
        self._act_id = new_key()
        self._keep = QTimer(self, interval=DRAFT_MS, singleShot=True)
        self._keep.timeout.connect(self._keep_draft)
        window.setWindowTitle(tr("New case"))
        window.title.setText(tr("New case"))
        window.typed.connect(self._keep.start)
        window.act_wanted.connect(lambda act_id: self._save() if act_id == "case_save" else None)
        window.finished.connect(self._end)

    def begin(self, given: Mapping[str, object] | None = None, area_id: str | None = None, patrol_id: str = "") -> None:
        """Ask for the kind, then for the fields; `given` stands in them already. `patrol_id`: it was found on that."""
        self._given, self._area_id, self._patrol_id = dict(given or {}), area_id, patrol_id
        if patrol_id:
            self._given["discovery"] = Discovery.PATROL
        blank = {one.name: one.default for one in CASE_FIELDS}
        self.window.form.show_values(blank | {"lead_officer": self._actor.name})
        self._blank = self.window.values()
        self.window.form.show_values(blank | {"lead_officer": self._actor.name} | self._given)
        if self._given:
            self._ask_kind()
        else:
            drafts, user = self._program.casework.drafts, self._actor.user_id
            self._background.ask(lambda: drafts.of(user, NEW), self._take_draft)

    def _take_draft(self, draft: Draft | None) -> None:
        if draft is not None:
            self.window.form.show_values(self.window.values() | dict(draft.values))
            self.window.mo.show_codes(str(draft.values.get("mo_codes", "")))
        self._ask_kind()
        if draft is not None:
            self.window.say(tr("What you wrote at {time} is here again.", time=to_minute(draft.at)))

    def _ask_kind(self) -> None:
        def step(answers: Answers) -> Step | None:
            if not answers:
                return Step(tr("Which kind of case?"), [(one, tr(label(one))) for one in CaseKind])
            if len(answers) == 1:
                kind = CaseKind(str(answers[0]))
                return Step(tr("As what does it begin?"), [(one, tr(label(one))) for one in FIRST[kind]])
            return None

        self.window.cover(self.window.ask)
        self.window.ask.left.connect(self._on_asked)
        self.window.ask.ask(step, self._take_kind)

    def _take_kind(self, answers: Answers) -> None:
        self._first = (CaseKind(str(answers[0])), CaseStatus(str(answers[1])))

    def _on_asked(self) -> None:
        self.window.set_editing(True)

    def _changed(self) -> dict[str, object]:
        return {name: value for name, value in self.window.values().items() if value != self._blank.get(name)}

    def _keep_draft(self) -> None:
        if self._given:
            return
        draft = Draft(self._changed(), dict(self._blank), self._program.now())
        drafts, user = self._program.casework.drafts, self._actor.user_id
        self._background.ask_in_turn(lambda: drafts.keep(user, NEW, draft), lambda _done: None)

    def _save(self) -> None:
        kind, status = self._first
        values = {name: value for name, value in self.window.values().items() if value not in (None, "")}
        desk, source = self._program.casework.desk, CaseSource.MAP if self._given else CaseSource.BY_HAND
        source = CaseSource.PATROL if self._patrol_id else source

        def opened(case_id: str) -> None:
            drafts, user = self._program.casework.drafts, self._actor.user_id
            self._keep.stop()
            self._background.ask_in_turn(lambda: drafts.drop(user, NEW), lambda _gone: None)
            self.window.typed.disconnect()
            self.opened.emit(case_id, self._act_id)

        self._background.act(
            lambda: desk.open_case(
                self._actor,
                self._act_id,
                kind,
                values,
                status=status,
                source=source,
                source_id=self._patrol_id,
                area_id=self._area_id,
            ),
            opened,
            self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self.window.say(sentence(error))

    def _end(self, _code: int) -> None:
        if self._keep.isActive():
            self._keep.stop()
            self._keep_draft()
        self.over.emit()
