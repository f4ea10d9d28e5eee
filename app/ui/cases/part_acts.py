"""Parts of a case written in its window: a form is opened, saved, and saved again where two changed the same part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_part import CasePart
from app.domain.case_part_kinds import KIND_OF_NOUN, KIND_OF_RECORD
from app.errors import AppError, EditConflict
from app.services.cases.case_reading import CaseDossier
from app.ui.background import Background
from app.ui.cases.case_window import CaseWindow
from app.ui.words import sentence, tr


class PartActs:
    """`act` is the room's own: each act is taken back with Ctrl+Z. `ask_side` shows both sides of a conflict and tells
    then which fields are to be as they were written here; `read` shows the file anew."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: CaseWindow,
        case_id: str,
        read: Callable[[], object],
        act: Callable[..., None],
        ask_side: Callable[..., None],
    ) -> None:
        self._desk, self._actor, self._background = program.casework.desk, actor, background
        self._window, self._case_id = window, case_id
        self._read, self._act, self._ask_side = read, act, ask_side
        window.part.told.connect(self._save)

    def begin(self, noun: str, part: CasePart | None = None, given: Mapping[str, object] | None = None) -> None:
        """The form of a new part of this kind, or of one that is changed."""
        self._window.cover(self._window.part)
        self._window.part.begin(KIND_OF_NOUN[noun], part, given)

    def _save(self, noun: str, part: CasePart | None, values: Mapping[str, object]) -> None:
        desk, kind = self._desk, KIND_OF_NOUN[noun]

        def deed(key: str) -> object:
            if part is None:
                return desk.add_part(self._actor, key, self._case_id, noun, values)
            return desk.change_part(self._actor, key, part, values)

        def failed(error: AppError) -> None:
            if part is not None and isinstance(error, EditConflict):
                self._ask_side(error, kind.fields, lambda yours: self._save_merged(part, values, yours))
            else:
                self._window.cover(self._window.part)
                self._window.part.refuse(sentence(error))

        self._act(deed, tr("{part}: written", part=tr(kind.label)), self._saved, failed)

    def _save_merged(self, seen: CasePart, values: Mapping[str, object], yours: frozenset[str]) -> None:
        """Save again on what stands now, with those of the clashing fields that were chosen."""

        def go_on(shown: CaseDossier) -> None:
            standing = next((one for one in shown.parts if one.id == seen.id), seen)
            theirs = {name for name in values if getattr(standing, name) != getattr(seen, name)}
            kept = {name: value for name, value in values.items() if name not in theirs or name in yours}
            self._save(KIND_OF_RECORD[type(seen)].noun, standing, kept)

        def refused(error: AppError) -> None:
            self._window.uncover()
            self._window.say(sentence(error))

        self._background.ask(lambda: self._desk.dossier(self._case_id), go_on, refused)

    def _saved(self, _done: object) -> None:
        self._window.uncover()
        self._read()
