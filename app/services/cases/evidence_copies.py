"""How evidence leaves the vault: as a copy to look at, which goes when the desk closes; as one to hand out, with a
reason; as text for the search. And the look whether it is still what was taken in.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.evidence import Evidence, EvidenceAct, EvidenceKind, file_name
from app.errors import InputRefused, StoreUnavailable
from app.services.cases.evidence_desk import note_step
from app.store import case_store, evidence_store
from app.store.files.file_vault import FileVault, Found
from app.store.files.file_writer import Progress, TakingStopped
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane


class EvidenceCopies:
    """All but `close` are long and are to be run off the writer. `folder` holds what was opened, for this user."""

    def __init__(self, store: Store, lane: WriteLane, vault: FileVault, folder: Path) -> None:
        self._store, self._lane, self._vault, self._folder = store, lane, vault, folder
        self._clear()

    def open(self, actor: Actor, act_id: str, evidence_id: str) -> Path:
        """A copy to look at, read-only; refused for what could act when it is opened. Stands in its chain."""
        actor.require(Right.CASES)
        found = self._found(evidence_id)
        if not found.may_be_opened():
            raise InputRefused(
                "{name} is a program or has macros in it: it could do harm and is not opened. It is kept as it is; "
                "export it to examine it on a computer that is meant for that.",
                name=found.name,
            )
        copy = self._folder / found.id / file_name(found.name, found.ending)
        if not copy.exists():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(found, copy)
            copy.chmod(0o400)
        self._note(actor, act_id, found, EvidenceAct.OPENED, "evidence.open", "")
        return copy

    def export(
        self,
        actor: Actor,
        act_id: str,
        evidence_id: str,
        target: Path,
        *,
        reason: str,
        progress: Progress = lambda _done, _all: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Write a copy to `target`, whose hash is compared while it is written; the reason stands in its chain."""
        actor.require(Right.CASES, Right.EXPORT)
        if not reason.strip():
            raise InputRefused("Handing evidence out needs a reason. Nothing was written.")
        if target.exists():
            raise InputRefused("{file} exists already. It was left as it is; name another file.", file=str(target))
        found = self._found(evidence_id)
        self._write(found, target, progress, is_cancelled)
        words = f"{reason.strip()} → {target.name}"
        self._note(actor, act_id, found, EvidenceAct.EXPORTED, "evidence.export", words, Right.EXPORT)

    def verify(
        self,
        actor: Actor,
        act_id: str,
        evidence_id: str,
        progress: Progress = lambda _done, _all: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Found:
        """Compute its hash anew; what was found stands in its chain."""
        actor.require(Right.CASES)
        found = self._found(evidence_id)
        seen = self._vault.verify(found.sha256, progress, is_cancelled)
        if seen is None:
            raise TakingStopped("The check of {name} was stopped. Nothing was noted.", name=found.name)
        act = EvidenceAct.VERIFIED if seen.is_whole else EvidenceAct.FOUND_ALTERED
        words = ", ".join(map(str, seen.altered))
        self._note(actor, act_id, found, act, "evidence.verify", words)
        return seen

    def verify_all(self, progress: Progress = lambda _done, _all: None) -> tuple[int, list[str]]:
        """Every file that a record names, cameras' pictures and those of sealed cases too: how many, and what is
        missing or was altered."""
        with self._store.read() as connection:
            named = evidence_store.files_to_keep(connection)
        wrong = []
        for number, (sha256, name) in enumerate(named.items(), start=1):
            if not self._vault.holds(sha256):
                wrong.append(f"{name} {sha256}: missing")
            else:
                seen = self._vault.verify(sha256, lambda _done, _all: None, lambda: False)
                if seen is None or not seen.is_whole:
                    wrong.append(f"{name} {sha256}: altered")
            progress(number, len(named))
        return len(named), wrong

    def content(self, evidence_id: str, most_bytes: int) -> bytes | None:
        """All of a small file, for its small picture; None where it is larger."""
        found = self._found(evidence_id)
        return b"".join(self._vault.read(found.sha256)) if found.size <= most_bytes else None

    def text(self, evidence_id: str, read: Callable[[Path, EvidenceKind], str]) -> str:
        """What `read` finds in a copy of it, which goes afterwards; `read` runs in a worker process."""
        found = self._found(evidence_id)
        with tempfile.TemporaryDirectory(prefix="onemap-text-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / file_name(found.name, found.ending)
            self._write(found, copy)
            return read(copy, found.kind)

    def close(self) -> None:
        """What was opened goes."""
        self._clear()

    def _clear(self) -> None:
        """Also what a crash left. A copy that a viewer still holds goes at the next start."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _found(self, evidence_id: str) -> Evidence:
        with self._store.read() as connection:
            found = evidence_store.pieces.get(connection, evidence_id)
            case_store.cases.get(connection, found.case_id)
        return found

    def _write(
        self,
        found: Evidence,
        target: Path,
        progress: Progress = lambda _done, _all: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """The file under its name only when all of it is written and its hash is the recorded one."""
        part = target.with_name(f".{found.id}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            whole, done = hashlib.sha256(), 0
            with part.open("wb") as out:
                for content in self._vault.read(found.sha256):
                    if is_cancelled():
                        raise TakingStopped("The copy of {name} was stopped. Nothing is left of it.", name=found.name)
                    out.write(content)
                    whole.update(content)
                    done += len(content)
                    progress(done, found.size)
                out.flush()
                os.fsync(out.fileno())
            if whole.hexdigest() != found.sha256:
                raise InputRefused(
                    "{name} was altered where it is kept: its hash is no longer the recorded one. It is not handed "
                    "out; bring it back from a backup.",
                    name=found.name,
                )
            part.replace(target)
        except OSError as error:
            raise StoreUnavailable(
                "The copy could not be written to {folder}: {reason}. Nothing is left of it; the evidence itself is "
                "untouched.",
                folder=str(target.parent),
                reason=error.strerror or str(error),
            ) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def _note(
        self,
        actor: Actor,
        act_id: str,
        found: Evidence,
        act: EvidenceAct,
        name: str,
        words: str,
        right: Right = Right.READ,
    ) -> None:
        def write() -> None:
            with self._store.act(actor, act_id, name, right, reason=words) as work:
                if not work.repeated:
                    note_step(work, found, act, actor, words)

        self._lane.live(write).result()
