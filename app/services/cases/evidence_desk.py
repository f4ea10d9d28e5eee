"""The desk of evidence: files taken into a case, handed over, taken out with a reason, and what was done with each.

Evidence is kept as it is, whatever it is: a program, a document with macros, an archive that swells. It is marked, and
never run, opened or unpacked (see `EvidenceMark`); what may be opened and how copies leave is `EvidenceCopies`.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.evidence import MOST_BYTES, Content, Evidence, EvidenceAct, EvidenceOrigin, EvidenceStep, harmless_name
from app.domain.key import new_key
from app.errors import InputRefused
from app.formats.content_kind import content_of
from app.store import case_store, evidence_store
from app.store.files.file_writer import FileWriter, Progress
from app.store.tables import evidence as evidence_table
from app.store.unit_of_work import Store, UnitOfWork
from app.store.write_lane import WriteLane

CASE_NOUN = "case_file"


@dataclass(frozen=True)
class Given:
    """What is to be taken in: a file, or bytes that were pasted or taken from a picture; `name` as it was given."""

    source: Path | bytes
    name: str
    origin: EvidenceOrigin = EvidenceOrigin.FILE
    told: str = ""
    """What it shows or where it is from, in the officer's words."""
    from_whom: str = ""
    """Who had it before."""


@dataclass(frozen=True)
class KeptPiece:
    """A piece of evidence and what was done with it."""

    evidence: Evidence
    chain: tuple[EvidenceStep, ...]

    def last_check(self) -> EvidenceStep | None:
        """When its hash was last computed anew, and what came of it."""
        checks = [step for step in self.chain if step.act in (EvidenceAct.VERIFIED, EvidenceAct.FOUND_ALTERED)]
        return checks[-1] if checks else None


class EvidenceDesk:
    """`attach` is long: it gives the writer slices itself, and is to be run off the writer. The others are one act."""

    def __init__(self, store: Store, lane: WriteLane, writer: FileWriter) -> None:
        self._store, self._lane, self._writer = store, lane, writer

    def attach(
        self,
        actor: Actor,
        act_id: str,
        case_id: str,
        given: Given,
        progress: Progress = lambda _done, _all: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> str:
        """Take a file into a case; the key of its record. Nobody sees anything of it before all of it is kept."""
        actor.require(Right.CASES)
        name = harmless_name(given.name)
        with self._store.read() as connection:
            case_store.cases.get(connection, case_id)
        with _opened(given.source, name) as source:
            size = source.seek(0, io.SEEK_END)
            _require_size(size, name)
            content = content_of(source, name)
            sha256 = self._writer.take_in(source, name=name, progress=progress, is_cancelled=is_cancelled)
        made_at = _changed_at(given.source)
        return self._lane.live(
            lambda: self._record(actor, act_id, case_id, given, (name, size, sha256), content, made_at)
        ).result()

    def hand_over(self, actor: Actor, act_id: str, evidence_id: str, *, to: str, reason: str) -> None:
        """From now on `to` has it in custody."""
        if not to.strip() or not reason.strip():
            raise InputRefused("A hand-over names who takes it and why. Nothing was changed.")
        with self._store.act(actor, act_id, "evidence.hand_over", Right.CASES, reason=reason.strip()) as work:
            if not work.repeated:
                found = evidence_store.pieces.get(work.connection, evidence_id)
                if to.strip() == found.holder:
                    raise InputRefused("{name} has it already. Nothing was changed.", name=found.holder)
                changed = work.change(found, holder=to.strip())
                note_step(work, changed, EvidenceAct.HANDED_OVER, actor, reason, from_holder=found.holder)

    def remove(self, actor: Actor, act_id: str, evidence_id: str, *, reason: str) -> None:
        """It does not belong to the case; file, record and chain are kept."""
        if not reason.strip():
            raise InputRefused("Taking evidence out of a case needs a reason. Nothing was changed.")
        with self._store.act(actor, act_id, "evidence.remove", Right.CASES, reason=reason.strip()) as work:
            if not work.repeated:
                found = evidence_store.pieces.get(work.connection, evidence_id)
                work.remove(found)
                note_step(work, found, EvidenceAct.REMOVED, actor, reason)

    def bring_back(self, actor: Actor, act_id: str, evidence_id: str, *, reason: str) -> None:
        """What was taken out stands in the case again."""
        with self._store.act(actor, act_id, "evidence.bring_back", Right.CASES, reason=reason.strip()) as work:
            if not work.repeated:
                found = evidence_store.pieces.removed(work.connection, evidence_id)
                if evidence_store.is_erased(work.connection, evidence_id):
                    raise InputRefused(
                        "The bytes of {name} were erased after its time was up. Nothing was changed; add the file "
                        "again.",
                        name=found.name,
                    )
                work.restore(evidence_table, evidence_id)
                note_step(work, found, EvidenceAct.BROUGHT_BACK, actor, reason)

    def of_case(self, case_id: str) -> tuple[Evidence, ...]:
        """The evidence of a case, the first that came in first; `NotFound` where there is no such case."""
        with self._store.read() as connection:
            case_store.cases.get(connection, case_id)
            return tuple(evidence_store.of_case(connection, case_id))

    def kept(self, case_id: str) -> tuple[KeptPiece, ...]:
        """The evidence of a case with its chains, the first that came in first; `NotFound` where there is no case."""
        with self._store.read() as connection:
            case_store.cases.get(connection, case_id)
            found = evidence_store.of_case(connection, case_id)
            chains = evidence_store.steps_of_all(connection, [one.id for one in found])
        return tuple(KeptPiece(one, tuple(chains[one.id])) for one in found)

    def chain(self, evidence_id: str) -> tuple[EvidenceStep, ...]:
        """Who did what with it when and why, the first step first."""
        with self._store.read() as connection:
            return tuple(evidence_store.steps_of(connection, evidence_id))

    def _record(
        self,
        actor: Actor,
        act_id: str,
        case_id: str,
        given: Given,
        file: tuple[str, int, str],
        content: Content,
        made_at: datetime | None,
    ) -> str:
        name, size, sha256 = file
        with self._store.act(actor, act_id, "evidence.attach", Right.CASES) as work:
            case = case_store.cases.get(work.connection, case_id)
            same = evidence_store.in_case(work.connection, case_id, sha256)
            if work.repeated:
                return "" if same is None else same.id
            require_held(self._writer, sha256, name)
            if same is not None:
                raise InputRefused(
                    "{name} is in this case already, as {same}. Nothing was kept twice.", name=name, same=same.name
                )
            made = Evidence(
                id=new_key(),
                owner_domain=case.owner_domain,
                area_id=case.area_id,
                case_id=case_id,
                name=name,
                size=size,
                sha256=sha256,
                kind=content.kind,
                form=content.form,
                ending=content.ending,
                marks=" ".join(content.marks),
                origin=given.origin,
                told=given.told.strip(),
                made_at=made_at,
                added_at=work.now,
                added_by=actor.name,
                holder=actor.name,
            )
            work.add(made)
            note_step(work, made, EvidenceAct.TAKEN_IN, actor, given.told, from_holder=given.from_whom)
        return made.id


def require_held(writer: FileWriter, sha256: str, name: str) -> None:
    """Raise `InputRefused` where a file that was held a moment ago has been erased meanwhile, for no record named it.
    To be asked on the writer, in the act that writes the record."""
    if not writer.holds(sha256):
        raise InputRefused("{name} was just erased, for no record named it. Nothing was kept; add it again.", name=name)


def note_step(
    work: UnitOfWork, found: Evidence, act: EvidenceAct, actor: Actor, reason: str, *, from_holder: str = ""
) -> None:
    """Write a step into its chain; the act is one about the case, so that it stands in the story of that."""
    step = EvidenceStep(
        id=new_key(),
        owner_domain=found.owner_domain,
        area_id=found.area_id,
        evidence_id=found.id,
        act=act,
        at=work.now,
        by=actor.name,
        from_holder=from_holder,
        to_holder=found.holder,
        reason=reason.strip(),
    )
    work.add(step)
    work.about(CASE_NOUN, found.case_id)
    work.tell(RecordsChanged("evidence", (found.id,)))
    work.tell(RecordsChanged(CASE_NOUN, (found.case_id,)))


def _opened(source: Path | bytes, name: str) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        if not source.is_file():
            raise InputRefused("{name} is no file. Nothing was kept; choose files, not folders.", name=name)
        return source.open("rb")
    except OSError as error:
        raise InputRefused(
            "{name} cannot be opened ({reason}). Nothing was kept.", name=name, reason=error.strerror or str(error)
        ) from error


def _require_size(size: int, name: str) -> None:
    if not size:
        raise InputRefused("{name} is empty: 0 bytes. Nothing was kept; copy it again from where it came.", name=name)
    if size > MOST_BYTES:
        raise InputRefused(
            "{name} has {size} GB, more than the 2 GB that one file may have. Nothing was kept; cut the recording "
            "into parts.",
            name=name,
            size=f"{size / (1 << 30):.2f}",
        )


def _changed_at(source: Path | bytes) -> datetime | None:
    """When the file says that it was last changed."""
    if isinstance(source, bytes):
        return None
    try:
        return datetime.fromtimestamp(source.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None
