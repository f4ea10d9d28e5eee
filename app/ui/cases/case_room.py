"""What happens in the window of one case: it is read, written, led on; drafts are kept; others at it are told of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_fields import CASE_FIELDS
from app.domain.case_file import CaseFile
from app.domain.case_life import Need
from app.domain.case_part import CasePart, CaseTask, Seizure
from app.domain.case_part_kinds import CUSTODY, KIND_OF_RECORD
from app.domain.case_review import Loophole
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.layer_field import Field
from app.errors import AppError, EditConflict, InputRefused, NotFound
from app.services.cases.case_drafts import Draft
from app.services.cases.case_reading import CaseDossier
from app.ui.background import Background
from app.ui.cases.case_asking import MoreTime, extension_steps, reason_step, step_steps, step_told
from app.ui.cases.case_tables import part_title
from app.ui.cases.case_window import ADDS, CaseWindow
from app.ui.cases.part_acts import PartActs
from app.ui.cases.person_acts import PersonActs
from app.ui.cases.review_acts import ReviewActs
from app.ui.local_time import to_minute
from app.ui.take_back import Done, TakeBacks
from app.ui.undo_here import UndoHere
from app.ui.words import sentence, sentence_words, tr

T = TypeVar("T")
DRAFT_MS = 700


class CaseRoom(QObject):
    """`over` tells that its window is closed, `go_to` that another file goes on, `locate_wanted` the case to show on
    the map, `evidence_wanted` that whose files are asked for,
    `sheets_wanted` that whose sheets are, `hazard_wanted` the loophole that is to be led as a hazard, and its case,
    `note_wanted` that which a line in the duty log is to be about,
    `gone` that the file is sealed now, or its opening was taken back."""

    over = Signal(str)
    go_to = Signal(str)
    locate_wanted = Signal(object)
    evidence_wanted = Signal(object)
    sheets_wanted = Signal(object)
    gone = Signal()
    hazard_wanted = Signal(object, object)
    note_wanted = Signal(object)

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: CaseWindow,
        take_backs: TakeBacks,
        case_id: str,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self.window, self._take_backs, self.case_id = window, take_backs, case_id
        self._seen: CaseFile | None = None
        self._before: dict[str, object] = {}
        self._save_chosen: Callable[[frozenset[str]], object] = self._save_merged
        self._asked_at = program.now()
        self._place = new_key()
        self._keep = QTimer(self, interval=DRAFT_MS, singleShot=True)
        self._keep.timeout.connect(self._keep_draft)
        self._unwatch = program.casework.presence.watch(self._on_presence)
        self.reviews = ReviewActs(program, actor, background, window, self.read, self._act, self._ask)
        self.persons = PersonActs(program, actor, background, window, self._ask)
        self.parts = PartActs(program, actor, background, window, case_id, self.read, self._act, self._ask_side)
        self._undo = UndoHere(background, take_backs, case_id, ask=self._ask, say=window.say, then=self.read)
        window.act_wanted.connect(self._do)
        window.typed.connect(self._keep.start)
        window.finished.connect(self._end)
        window.merge.told.connect(lambda yours: self._save_chosen(yours))
        program.casework.presence.come(case_id, actor.name, self._place)

    def read(self, then: Callable[[], object] = lambda: None) -> None:
        """The file as it stands now."""

        def show(shown: CaseDossier) -> None:
            self.window.show_dossier(shown)
            then()

        self._background.ask(lambda: self._program.casework.desk.dossier(self.case_id), show, self._not_read)

    def _not_read(self, error: AppError) -> None:
        """What is not to be seen any more is not left standing in a window, in a draft, or in the list of acts."""
        if not isinstance(error, NotFound):
            self._refuse(error)
            return
        self._keep.stop()
        self.window.set_editing(False)
        drafts, user = self._program.casework.drafts, self._actor.user_id
        self._background.ask_in_turn(lambda: drafts.drop(user, self.case_id), lambda _gone: None)
        if title := self.window.title.text():
            self._take_backs.unname(title, tr("a file that is closed"))
        self.gone.emit()
        self.window.done(0)

    def offer_draft(self) -> None:
        """What was left unsaved the last time is put into the form again, and said."""

        def take(draft: Draft | None) -> None:
            if draft is not None and self.window.shown is not None and not self.window.is_editing:
                self._edit()
                now = self.window.values()
                changed = [n for n in draft.values if n in now and str(now[n]) != str(draft.shown.get(n, now[n]))]
                self.window.form.show_values(now | dict(draft.values))
                if "mo_codes" in draft.values:
                    self.window.mo.show_codes(str(draft.values["mo_codes"]))
                told = tr(
                    "Your draft of {time} is here again; Ctrl+Enter saves it, Esc leaves it.", time=to_minute(draft.at)
                )
                if changed:
                    names = ", ".join(tr(one.label) for one in CASE_FIELDS if one.name in changed)
                    told += tr(" Changed by others meanwhile: {fields}; look before you save.", fields=names)
                self.window.say(told)

        self._background.ask(lambda: self._program.casework.drafts.of(self._actor.user_id, self.case_id), take)

    def _do(self, act_id: str) -> None:
        shown = self.window.shown
        if shown is None:
            return
        if act_id in ADDS:
            self.parts.begin(ADDS[act_id])
            return
        match act_id:
            case "case_edit":
                self._edit()
            case "case_save":
                self._save()
            case "leave_editing":
                self._leave_editing()
            case "case_step":
                self._asked_at = self._program.now()
                self._ask(step_steps(shown.case, self._asked_at), self._step)
            case "case_extend":
                self._ask(extension_steps(shown), self._extend)
            case "case_take_back":
                self._ask_take_back()
            case "case_undo":
                self._undo.begin()
            case "case_log_note":
                self.note_wanted.emit(shown.case)
            case "case_locate":
                self.locate_wanted.emit(shown.case)
            case "case_sheets":
                self.sheets_wanted.emit(shown.case)
            case "case_files":
                self.evidence_wanted.emit(shown.case)
            case "case_decide":
                self.reviews.decide()
            case "case_persons":
                self.persons.begin(self.case_id)
            case "case_lesson":
                self.reviews.copy_lesson()
            case _:
                self._do_with_part(act_id)

    def _do_with_part(self, act_id: str) -> None:
        part = self.window.parts.chosen()
        if part is None:
            return
        if act_id == "case_custody" and isinstance(part, Seizure):
            self.parts.begin(CUSTODY.noun, given={"seizure_id": part.id})
        elif act_id == "part_change":
            self.parts.begin(KIND_OF_RECORD[type(part)].noun, part)
        elif act_id == "part_done" and isinstance(part, CaseTask):
            title = tr("{title}: what came of it?", title=part.what)
            self._ask(reason_step(title), lambda answers: self._finish(part, str(answers[0])))
        elif act_id in ("loophole_closed", "loophole_open") and isinstance(part, Loophole):
            self.reviews.check(part, is_closed=act_id == "loophole_closed")
        elif act_id == "loophole_hazard" and isinstance(part, Loophole) and self.window.shown is not None:
            self.hazard_wanted.emit(part, self.window.shown.case)
        elif act_id == "part_remove":
            title = tr("Remove “{title}”: why?", title=part_title(part))
            self._ask(reason_step(title), lambda answers: self._remove(part, str(answers[0])))

    # Writing in the fields

    def _edit(self) -> None:
        shown = self.window.shown
        if shown is None or self.window.is_editing:
            return
        self._seen = shown.case
        self.window.form.show_values({one.name: getattr(shown.case, one.name) for one in CASE_FIELDS})
        self.window.mo.show_codes(shown.case.mo_codes)
        self._before = self.window.values()
        self.window.set_editing(True)
        self._program.casework.presence.come(self.case_id, self._actor.name, self._place, is_editing=True)

    def _leave_editing(self) -> None:
        """What was written stays as a draft."""
        changed = self._changed()
        self._keep_draft()
        self._stop_editing()
        if changed:
            self.window.say(tr("Not saved; what you wrote is kept as a draft."))

    def _stop_editing(self) -> None:
        self._keep.stop()
        self.window.set_editing(False)
        self._program.casework.presence.come(self.case_id, self._actor.name, self._place)
        if self.window.shown is not None:
            self.window.show_dossier(self.window.shown)

    def _changed(self) -> dict[str, object]:
        now = self.window.values()
        return {name: value for name, value in now.items() if value != self._before.get(name)}

    def _keep_draft(self) -> None:
        if not self.window.is_editing:
            return
        draft = Draft(self._changed(), dict(self._before), self._program.now())
        drafts, user = self._program.casework.drafts, self._actor.user_id
        self._background.ask_in_turn(lambda: drafts.keep(user, self.case_id, draft), lambda _done: None)

    def _save(self, wanted: Mapping[str, object] | None = None) -> None:
        seen, values = self._seen, dict(self._changed() if wanted is None else wanted)
        if seen is None:
            return
        desk, drafts, user = self._program.casework.desk, self._program.casework.drafts, self._actor.user_id

        def saved(_done: object) -> None:
            self._stop_editing()
            self.window.uncover()
            self.window.say("")
            self._background.ask_in_turn(lambda: drafts.drop(user, self.case_id), lambda _gone: None)
            self.read()

        self._act(
            lambda key: desk.change(self._actor, key, seen, values), tr("Fields changed"), saved, self._on_not_saved
        )

    def _on_not_saved(self, error: AppError) -> None:
        if isinstance(error, EditConflict):
            self._ask_side(error, CASE_FIELDS, self._save_merged)
        else:
            self._refuse(error)

    def _ask_side(self, error: EditConflict, fields: Sequence[Field], then: Callable[[frozenset[str]], object]) -> None:
        """Both sides beside each other; `then` is told which fields are to be as they were written here."""
        self._save_chosen = then
        self.window.cover(self.window.merge)
        self.window.merge.begin(str(error.values.get("who", "")), fields, error.sides)

    def _save_merged(self, yours: frozenset[str]) -> None:
        """Save again on what stands now, with those of the clashing fields that were chosen."""
        desk, changed = self._program.casework.desk, self._changed()

        def go_on(standing: CaseFile) -> None:
            seen = self._seen
            if seen is None:
                return
            theirs = {name for name in changed if getattr(standing, name) != getattr(seen, name)}
            self._seen = standing
            self._save({name: value for name, value in changed.items() if name not in theirs or name in yours})

        self._background.ask(lambda: desk.case_file(self.case_id), go_on, self._refuse)

    # Parts

    def _finish(self, task: CaseTask, result: str) -> None:
        values = {"done_at": self._program.now(), "result": result}
        desk = self._program.casework.desk
        self._act(
            lambda key: desk.change_part(self._actor, key, task, values), tr("Task done"), lambda _done: self.read()
        )

    def _remove(self, part: CasePart, reason: str) -> None:
        desk, words = self._program.casework.desk, tr("Removed: {title}", title=part_title(part))
        self._act(lambda key: desk.remove_part(self._actor, key, part, reason=reason), words, lambda _done: self.read())

    # Steps, terms, taking back

    def _step(self, answers: tuple[object, ...]) -> None:
        try:
            told = step_told(answers, self._asked_at, self._program.now())
        except InputRefused as refusal:
            self._refuse(refusal)
            return
        desk = self._program.casework.desk

        def deed(key: str) -> str:
            return desk.move(
                self._actor,
                key,
                self.case_id,
                told.to,
                at=told.at,
                reason=told.word(Need.REASON),
                approver=told.word(Need.APPROVER),
            )

        def moved(going_on: str) -> None:
            self.read()
            if going_on != self.case_id:
                self.go_to.emit(going_on)

        self._act(deed, tr("Step: {step}", step=tr(label(told.to))), moved)

    def _extend(self, answers: tuple[object, ...]) -> None:
        chosen, approver, reason = answers
        assert isinstance(chosen, MoreTime)  # noqa: S101  what the first question gives
        desk, clock, until = self._program.casework.desk, chosen.clock, chosen.until

        def deed(key: str) -> None:
            desk.extend(self._actor, key, self.case_id, clock, until, approver=str(approver), reason=str(reason))

        self._act(deed, tr("More time: {clock}", clock=tr(label(clock))), lambda _done: self.read())

    def _ask_take_back(self) -> None:
        line = self.window.timeline.chosen()
        if line is None or not line.act_id:
            return
        desk, act_id = self._program.casework.desk, line.act_id

        def done(_answer: object) -> None:
            self._take_backs.drop(act_id)
            self.read()

        def go(answers: tuple[object, ...]) -> None:
            self._background.act(
                lambda: desk.take_back(self._actor, new_key(), self.case_id, act_id, reason=str(answers[0])),
                done,
                self._refuse,
            )

        self._ask(reason_step(tr("Take back “{what}”: why?", what=sentence_words(line.what))), go)

    # What all of it needs

    def _ask(self, steps: Callable[..., object], then: Callable[[tuple[object, ...]], object]) -> None:
        self.window.cover(self.window.ask)
        self.window.ask.ask(steps, then)  # type: ignore[arg-type]  # questions of `case_asking`

    def _act(
        self,
        deed: Callable[[str], T],
        words: str,
        then: Callable[[T], object],
        failed: Callable[[AppError], object] | None = None,
    ) -> None:
        """One act with a key of its own, taken back with Ctrl+Z."""
        key, desk, case_id = new_key(), self._program.casework.desk, self.case_id
        title = self.window.title.text()

        def done(answer: T) -> None:
            if answer is not False:
                self._take_backs.add(
                    Done(
                        f"{words} ({title})",
                        self._program.now(),
                        lambda act_id, why: desk.take_back(self._actor, act_id, case_id, key, reason=why),
                        of=case_id,
                        key=key,
                    )
                )
            then(answer)

        self._background.act(lambda: deed(key), done, failed or self._refuse)

    def _refuse(self, error: AppError) -> None:
        self.window.uncover()
        self.window.say(sentence(error))

    def _on_presence(self, case_id: str) -> None:
        if case_id == self.case_id:
            self.window.show_others(self._program.casework.presence.others(case_id, self._place))

    def _end(self, _code: int) -> None:
        self._keep_draft()
        self._keep.stop()
        self._unwatch()
        self._program.casework.presence.leave(self.case_id, self._place)
        self.over.emit(self.case_id)
