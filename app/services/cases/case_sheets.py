"""What stands on the printed sheets of a case: each made from the file alone, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from app.domain.case_fields import FIELD_OF
from app.domain.case_part import CasePart, CaseTask, CaseVehicle, Loss, Recovery, Seizure
from app.domain.case_part_kinds import CUSTODY, KIND_OF_RECORD, SEIZURE, STEP, PartKind
from app.domain.case_part_rules import chain_of
from app.domain.case_person import ENDS
from app.domain.case_review import CaseReview, Loophole
from app.domain.evidence import EvidenceAct, EvidenceStep
from app.domain.labels import label
from app.domain.layer_field import Field, FieldType
from app.domain.mo_code import MoCode, codes_in
from app.domain.office_form import Box, OfficeForm, Table, box, printable, table
from app.domain.sheet_name import SHEET_LABELS, SheetName
from app.services.cases.case_reading import CaseDossier
from app.services.cases.case_timeline import MOST_LINES
from app.services.cases.evidence_desk import KeptPiece
from app.services.cases.person_reading import PersonShown
from app.services.field_words import NOTHING, value_words
from app.wording import Wording

Shown = tuple[tuple[str, int], ...]
"""Fields of a part by name, and what share of the width each has."""


_SIGNED: Mapping[SheetName, tuple[str, ...]] = MappingProxyType(
    {
        SheetName.CASE: ("Filled in by", "Checked by", "Date of signing"),
        SheetName.TIMELINE: ("Filled in by", "Date of signing"),
        SheetName.EVIDENCE: ("Filled in by", "Who takes over", "Date of signing"),
        SheetName.CUSTODY: ("Holder of the things", "Witness", "Officer who hands over", "Who takes over"),
    }
)
_MOMENT = Field(name="at", label="When", type=FieldType.MOMENT)
_LOSS = (("kind", 12), ("what", 26), ("gross_t", 11), ("water_cut_pct", 11), ("net_t", 11), ("quantity", 9),
         ("unit", 8), ("amount_cny", 12))  # fmt: skip
_VEHICLE = (("plate", 13), ("plate_state", 12), ("kind", 12), ("make", 11), ("colour", 8), ("traits", 22),
            ("role", 10), ("seen_where", 12))  # fmt: skip
_RECOVERY = (("recovered_at", 17), ("place", 20), ("gross_t", 10), ("water_cut_pct", 10), ("net_t", 10),
             ("returned_to", 20), ("receipt_no", 13))  # fmt: skip
_TASK = (("what", 34), ("owner", 14), ("due_at", 17), ("done_at", 17), ("result", 18))
_REVIEW = (("how_in", 25), ("how_out", 25), ("loss", 20), ("lessons", 30))
_LOOPHOLE = (("what", 30), ("barrier", 12), ("owner", 14), ("due_at", 16), ("fix", 28))
_SEIZED = (("kind", 8), ("what", 16), ("quantity", 7), ("unit", 6), ("gross_t", 8), ("net_t", 8), ("seized_at", 14),
           ("seized_by", 8), ("taken_from", 8), ("seal_no", 7), ("storage", 11))  # fmt: skip
_CHAIN = (("act", 13), ("at", 16), ("given_by", 14), ("given_to", 14), ("storage", 18), ("why", 25))
_STEPS = (("status", 22), ("at", 20), ("approver", 18), ("reason", 40))


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Who prints it, when, with which marks on it, and in whose words."""

    wording: Wording
    operator: str
    at: datetime
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class BesideFile:
    """What a case has beside its file: its evidence with its chains, and its persons as everybody of the room may see
    them, masked."""

    evidence: Sequence[KeptPiece] = ()
    persons: Sequence[PersonShown] = ()


def case_sheet(name: SheetName, file: CaseDossier, beside: BesideFile, occasion: Occasion) -> OfficeForm:
    """The sheet of this name of this file."""
    return _Sheets(file, beside, occasion).form(name)


class _Sheets:
    """The file while its sheets are made."""

    def __init__(self, file: CaseDossier, beside: BesideFile, occasion: Occasion) -> None:
        self._file, self._beside, self._on = file, beside, occasion
        self._say = occasion.wording.say

    def form(self, name: SheetName) -> OfficeForm:
        blocks: Mapping[SheetName, Callable[[], list[Box | Table]]] = {
            SheetName.CASE: self._registration,
            SheetName.TIMELINE: self._course,
            SheetName.EVIDENCE: self._evidence_list,
            SheetName.CUSTODY: self._custody,
        }
        case = self._file.case
        return OfficeForm(
            title=self._say(SHEET_LABELS[name]),
            under_title=printable(f"{case.number}  {case.alias}  {case.title}"),
            marks=tuple(self._say(mark) for mark in self._on.marks),
            blocks=tuple(blocks[name]()),
            signatures=tuple(self._say(one) for one in _SIGNED[name]),
            foot=printable(
                self._say("Printed by {name}, {time}").format(name=self._on.operator, time=self._moment(self._on.at))
            ),
            page_words=self._say("Page {page} of {pages}"),
        )

    # -- the sheets ---------------------------------------------------------------------------------------------------

    def _registration(self) -> list[Box | Table]:
        case = self._file.case
        one, whole = self._pair, self._whole
        place = "" if case.lon is None or case.lat is None else f"{case.lon:.6f}, {case.lat:.6f} (WGS-84)"
        status = (self._say("Status"), self._say(label(case.status)))
        boxes = [
            box(
                self._say("The case"),
                (one("number"), one("alias")),
                whole("title"),
                ((self._say("Kind"), self._say(label(case.kind))), one("type")),
                (status, one("level")),
                (one("handling"), one("supervision")),
                (one("campaign"), one("series")),
            ),
            box(
                self._say("The deed"),
                (one("occurred_from"), one("occurred_to")),
                (one("discovered_at"), one("discovery")),
                (one("discovered_by"), one("in_the_act")),
                (one("reporting_party"), one("asset_code")),
                (one("place"), one("chainage_m")),
                ((self._say("Longitude, latitude"), place),),
                ((self._say("Modus operandi"), self._modus()),),
                whole("summary"),
            ),
            box(
                self._say("Who works on it"),
                (one("lead_officer"), one("helpers")),
                (one("special_team"), one("joint_forces")),
                ((self._say("Accepted at"), self._moment(case.accepted_at)),
                 (self._say("Review decided at"), self._moment(case.reviewed_at))),
            ),
        ]  # fmt: skip
        tables = [
            self._parts(Loss, "Losses", _LOSS),
            self._parts(CaseVehicle, "Vehicles of the case", _VEHICLE),
            self._persons(),
            self._parts(Seizure, "Seized things", _SEIZED),
            self._parts(Recovery, "Recovered oil", _RECOVERY),
            self._table(STEP, "Steps taken", _STEPS, self._file.steps),
            self._terms(),
            self._parts(CaseTask, "Tasks", _TASK),
            self._parts(CaseReview, "Review of the case", _REVIEW),
            self._parts(Loophole, "Loopholes found", _LOOPHOLE),
        ]
        return [*boxes, *(one for one in tables if one is not None)]

    def _course(self) -> list[Box | Table]:
        columns = [
            (self._say(word), share) for word, share in (("No.", 8), ("Time", 22), ("Who", 12), ("What was done", 58))
        ]
        lines = [
            (str(at), self._moment(one.at), one.who, self._act(one.what, one.reason, one.details))
            for at, one in enumerate(reversed(self._file.timeline), start=1)
        ]
        title = ""
        if len(lines) >= MOST_LINES:
            title = self._say("The latest {n} acts; there were more before them.").format(n=MOST_LINES)
        return [table(title, columns, lines, self._say("None"))]

    def _evidence_list(self) -> list[Box | Table]:
        """Every file with what is doubtful about it, then for each the chain of who had it and did what with it."""
        shares = (("No.", 8), ("Name", 19), ("Format", 9), ("Bytes", 11), ("SHA-256", 22), ("What it shows", 15),
                  ("Doubtful", 10), ("Taken in at", 17), ("Held by", 11))  # fmt: skip
        pieces = self._beside.evidence
        rows = [
            (str(at), one.name, one.form, f"{one.size:,}", one.sha256, one.told,
             "\n".join(self._say(label(mark)) for mark in one.marked()), self._moment(one.added_at), one.holder)
            for at, one in enumerate((kept.evidence for kept in pieces), start=1)
        ]  # fmt: skip
        made: list[Box | Table] = [
            table("", [(self._say(word), share) for word, share in shares], rows, self._say("None"))
        ]
        heads = (("What was done", 16), ("When", 22), ("Who", 12), ("Given by", 14), ("Given to", 14), ("Why", 22))
        columns = [(self._say(word), share) for word, share in heads]
        for at, kept in enumerate(pieces, start=1):
            title = self._say("Custody of no. {n}: {what}").format(n=at, what=kept.evidence.name)
            made.append(table(title, columns, map(self._link, kept.chain), self._say("None")))
        return made

    def _link(self, step: EvidenceStep) -> tuple[str, ...]:
        """A link of a chain of evidence; who had it is told where it changed hands."""
        changed_hands = step.act is EvidenceAct.HANDED_OVER or step.from_holder
        hands = (step.from_holder, step.to_holder) if changed_hands else ("", "")
        is_altered = step.act is EvidenceAct.FOUND_ALTERED and step.reason
        why = self._say("pieces {numbers}").format(numbers=step.reason) if is_altered else step.reason
        return (self._say(label(step.act)), self._moment(step.at), step.by, *hands, why)

    def _custody(self) -> list[Box | Table]:
        things = self._file.of(Seizure)
        columns = [(self._say("No."), 7), *self._columns(SEIZURE, _SEIZED)]
        rows = [(str(at), *self._row(SEIZURE, _SEIZED, one)) for at, one in enumerate(things, start=1)]
        made: list[Box | Table] = [table(self._say("Seized things"), columns, rows, self._say("None"))]
        for at, one in enumerate(things, start=1):
            links = [self._row(CUSTODY, _CHAIN, link) for link in chain_of(one, self._file.parts)]
            title = self._say("Custody of no. {n}: {what}").format(n=at, what=one.what)
            made.append(table(title, self._columns(CUSTODY, _CHAIN), links, self._say("None")))
        return made

    # -- their pieces -------------------------------------------------------------------------------------------------

    def _parts(self, record: type[CasePart], title: str, shown: Shown) -> Table | None:
        return self._table(KIND_OF_RECORD[record], title, shown, self._file.of(record))

    def _table(self, kind: PartKind, title: str, shown: Shown, parts: tuple[CasePart, ...]) -> Table | None:
        if not parts:
            return None
        rows = [self._row(kind, shown, one) for one in parts]
        return table(self._say(title), self._columns(kind, shown), rows, "")

    def _columns(self, kind: PartKind, shown: Shown) -> list[tuple[str, int]]:
        return [(self._say(kind.field(name).label), share) for name, share in shown]

    def _row(self, kind: PartKind, shown: Shown, part: CasePart) -> tuple[str, ...]:
        return tuple(self._value(kind.field(name), getattr(part, name)) for name, _ in shown)

    def _persons(self) -> Table | None:
        """Who stands in this case, masked; an entry that has ended is not printed."""
        shares = (("Role in this case", 16), ("Name", 16), ("Identity number", 28), ("Telephone", 20), ("Status", 20))
        rows = [
            (self._say(label(one.role)), one.name, one.identity_number, one.telephone, self._say(label(one.state)))
            for one in self._beside.persons
            if one.state not in ENDS
        ]
        columns = [(self._say(word), share) for word, share in shares]
        return table(self._say("Persons, masked"), columns, rows, "") if rows else None

    def _terms(self) -> Table | None:
        columns = [
            (self._say(word), share)
            for word, share in (("Clock", 24), ("Begun at", 18), ("Expires at", 18), ("Status", 14), ("Rule", 26))
        ]
        rows = [
            (
                self._say(label(one.rule.clock)),
                self._moment(one.started_at),
                self._moment(one.due_at),
                self._say(label(one.state)),
                one.rule.source,
            )
            for one in self._file.clocks.clocks
        ]
        rows += [("", "", "", "", self._on.wording.sentence(one)) for one in self._file.clocks.missing]
        return table(self._say("Terms"), columns, rows, "") if rows else None

    def _act(self, what: Any, reason: str, details: tuple[Any, ...]) -> str:
        said = [self._on.wording.sentence(what)]
        said += [self._say("Reason: {reason}").format(reason=reason)] if reason else []
        return "\n".join([*said, "; ".join(self._on.wording.sentence(one) for one in details)])

    def _modus(self) -> str:
        ours = MoCode.__members__
        codes = codes_in(self._file.case.mo_codes)
        return " · ".join(self._say(label(MoCode(code))) if code in ours else code for code in codes)

    def _pair(self, name: str) -> tuple[str, str]:
        return self._say(FIELD_OF[name].label), self._value(FIELD_OF[name], getattr(self._file.case, name))

    def _whole(self, name: str) -> tuple[tuple[str, str], ...]:
        return (self._pair(name),)

    def _value(self, one: Field, value: object) -> str:
        """A value in words; only words of ours are put into the reader's language, what somebody typed stays."""
        if one.type in (FieldType.TEXT, FieldType.ADDRESS):
            return str(value or "")
        words = value_words(one, value, {})
        if words == NOTHING:
            return ""
        return self._say(words) if one.type in (FieldType.CHOICE, FieldType.FLAG) else words

    def _moment(self, at: datetime | None) -> str:
        return "" if at is None else value_words(_MOMENT, at, {})
