"""Papers of a shift that leave the desk: written whole or not at all, and put on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.access import Actor, Right
from app.domain.office_form import OfficeForm
from app.errors import InputRefused
from app.services.cases.case_sheets import Occasion
from app.services.coverage.coverage import Coverage
from app.services.coverage.coverage_files import coverage_form, key_of
from app.services.duty.duty_sheets import handover_form, issue_form, log_form
from app.services.duty.handover_desk import HandoverSheet
from app.services.duty.issue_desk import IssuePage
from app.services.duty.log_desk import LogPage, lines_between
from app.services.duty.spot_check_desk import CheckPage
from app.services.duty.spot_sheet import spot_form
from app.services.field_words import COUNTY_TIME
from app.store.unit_of_work import Store
from app.wording import Wording

Paper = HandoverSheet | LogPage | IssuePage | CheckPage | Coverage
WORD, PDF = ".docx", ".pdf"
Written = Callable[[OfficeForm, Path], object]


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper: its form; how it stands on record (`act` is of the act, `noun` and `key` of what it is about);
    what its file is called, in English, and which of its kind (`called`)."""

    act: str
    noun: str
    title: str
    form: Callable[[Any, Occasion], OfficeForm]
    key: Callable[[Any], str]
    called: Callable[[Any], str]


def kind_of(shown: Paper) -> PaperKind:
    """The kind of this paper."""
    return _KINDS[type(shown)]


class DutyPrinting:
    """`is_demo` says whether the data is invented, which every paper tells."""

    def __init__(self, store: Store, is_demo: Callable[[], bool]) -> None:
        self._store, self._is_demo = store, is_demo

    def form(self, actor: Actor, shown: Paper, wording: Wording) -> OfficeForm:
        """The paper of a sheet, a page of the log, of what was out, of checks, of coverage; raises `NotPermitted`."""
        actor.require(Right.ACT, Right.EXPORT)
        marks = ("Demo data",) if self._is_demo() else ()
        occasion = Occasion(wording=wording, operator=actor.name, at=self._store.now(), marks=marks)
        return kind_of(shown).form(self._whole(shown) if isinstance(shown, LogPage) else shown, occasion)

    def _whole(self, shown: LogPage) -> LogPage:
        """With the lines that the window left out."""
        if not shown.left_out:
            return shown
        with self._store.read() as connection:
            return replace(shown, lines=lines_between(connection, shown.since, shown.until), left_out=0)

    def write(self, actor: Actor, act_id: str, shown: Paper, file: Path, wording: Wording,
              write_pdf: Written) -> None:  # fmt: skip
        """Write it as the file's ending says, and on record. Raises `InputRefused`."""
        actor.require(Right.ACT, Right.EXPORT)
        ending = file.suffix.lower()
        if ending not in (WORD, PDF):
            raise InputRefused("{name}: a sheet is written as .docx or .pdf. Nothing was written.", name=file.name)
        form = self.form(actor, shown, wording)
        if ending == PDF:
            write_pdf(form, file)
        else:
            from app.formats.office_word import write_word  # a tenth of a second that a start need not wait

            write_word(form, file)
        self.note(actor, act_id, shown, file.name)

    def note(self, actor: Actor, act_id: str, shown: Paper, where: str) -> None:
        """Put on record that it left the desk: as a file of this name, or to the printer."""
        actor.require(Right.ACT, Right.EXPORT)
        kind = kind_of(shown)
        with self._store.act(actor, act_id, kind.act, Right.EXPORT, reason=where) as work:
            work.about(kind.noun, kind.key(shown))


def _begin(shown: LogPage | IssuePage | CheckPage) -> str:
    return f"{shown.since:%Y-%m-%dT%H:%M}"


def _day(at: datetime) -> str:
    return f"{at.astimezone(COUNTY_TIME):%Y-%m-%d}"


def _shift_or_day(name: str, since: datetime) -> str:
    return name or _day(since)[5:]


_KINDS: Mapping[type, PaperKind] = {
    HandoverSheet: PaperKind(
        "handover.print", "handover", "Handover of the shift", handover_form, lambda one: one.handover.id,
        lambda one: _shift_or_day(one.handover.shift_name, one.handover.shift_from),
    ),
    LogPage: PaperKind(
        "log.print", "duty_log", "Duty log", log_form, _begin,
        lambda one: _shift_or_day(one.shift.name if one.shift is not None else "", one.since),
    ),
    IssuePage: PaperKind(
        "issue.print", "issue", "Equipment, vehicles, keys", issue_form, _begin, lambda one: _day(one.until),
    ),
    CheckPage: PaperKind(
        "spot_check.print", "spot_check", "Register of spot checks", spot_form, _begin, lambda one: _day(one.until),
    ),
    Coverage: PaperKind(
        "coverage.print", "coverage", "Points, lines and areas of the night", coverage_form, key_of,
        lambda one: _day(one.since),
    ),
}  # fmt: skip
