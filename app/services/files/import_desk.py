"""Files in: a look, a dry run, the import itself as one batch, and its undoing.

For the wizard and the command line alike (run it off the UI thread; every method blocks)::

    preview = desk.preview(ImportPlan(path=file, layer="wells"))         # guesses columns, names the coordinate system
    plan = replace(preview.plan, crs="EPSG:4545", columns={...})         # corrected by the officer
    result = desk.dry_run(plan, on_progress)                             # what would come of it; nothing is written
    result = desk.run(actor, act_id, plan, on_progress, is_cancelled)    # all or nothing, to every reader
    desk.undo(actor, act_id, result.batch_number)                        # as if it had never been

All raise `AppError` with a sentence (`InputRefused` for the file, `ImportCancelled`). Importing the same file again
changes nothing: rows are known by their codes.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from app.domain.access import Actor, Right
from app.domain.asset import Asset
from app.domain.batch import Batch
from app.domain.case_file import CaseFile
from app.domain.events import AssetsChanged, Fact, RecordsChanged
from app.domain.layer import Layer, layer_named
from app.domain.responsibility import Responsibility
from app.domain.sentence import sentence
from app.errors import AppError, InputRefused, StoreUnavailable
from app.services.files import import_worker
from app.services.files.import_cases import CaseMerge
from app.services.files.import_merge import Merge
from app.services.files.import_owners import OwnerMerge
from app.services.files.import_plan import ImportPlan, ImportPreview, ImportResult
from app.services.files.parsed_rows import (
    PROGRESS_FILE,
    REFUSED_FILE,
    STOP_FILE,
    Parsed,
    refuse_more,
    slices_of,
)
from app.store import batches, import_store
from app.store.batches import BatchWriter
from app.store.tables import TABLE_OF
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

KIND = "IMPORT"
_POLL_S = 0.1

_MERGES: Mapping[type, type[Merge]] = {Responsibility: OwnerMerge, CaseFile: CaseMerge}
"""What is compared in a way of its own."""

T = TypeVar("T")
Progress = Callable[[str, int, int], None]


class ImportCancelled(AppError):
    """The officer stopped an import; nothing of it is kept."""


def stopped() -> ImportCancelled:
    """The end of an import that nobody wants any more."""
    return ImportCancelled("The import was stopped. Nothing of it was kept.")


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody follows."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class _Watch:
    """Who follows an act, and who may stop it. `progress` hears a stage (`reading`, `writing`), rows done, rows in all
    (0 where unknown)."""

    progress: Progress = _quiet
    is_cancelled: Callable[[], bool] = field(default=_never)

    def require_wanted(self) -> None:
        if self.is_cancelled():
            raise stopped()


class ImportDesk:
    """Imports files into layers. `close` ends its worker process."""

    def __init__(self, store: Store, lane: WriteLane, reports: Path) -> None:
        self._store, self._lane, self._reports = store, lane, reports
        self._workers: ProcessPoolExecutor | None = None
        self._closings = 0

    def preview(self, plan: ImportPlan) -> ImportPreview:
        """A first look at a file; where `plan` names no columns they are guessed."""
        layer_named(plan.layer)
        return self._wait(self._work().submit(import_worker.look, plan), plan, _Watch(), None)

    def dry_run(
        self, plan: ImportPlan, progress: Progress = _quiet, is_cancelled: Callable[[], bool] = _never
    ) -> ImportResult:
        """Read and compare everything, write nothing (but the list of refused rows)."""
        return self._import(None, plan, _Watch(progress, is_cancelled))

    def run(
        self,
        actor: Actor,
        act_id: str,
        plan: ImportPlan,
        progress: Progress = _quiet,
        is_cancelled: Callable[[], bool] = _never,
    ) -> ImportResult:
        """Import as one batch: no reader sees anything of it before all of it stands."""
        actor.require(Right.IMPORT)
        layer = layer_named(plan.layer)
        writer = BatchWriter(
            self._store,
            self._lane,
            actor,
            act_id,
            kind=KIND,
            label=f"{layer.name}: {plan.path.name}",
            noun=layer.name,
            right=Right.IMPORT,
        )
        try:
            return self._import(writer, plan, _Watch(progress, is_cancelled))
        except BaseException:
            writer.abandon()
            raise

    def undo(self, actor: Actor, act_id: str, batch_number: int) -> Batch:
        """Take an import back; refused where later acts stand on it."""
        actor.require(Right.UNDO_IMPORT)

        def take_back() -> Batch:
            told = lambda one: [_changed(layer_named(one.noun))]  # noqa: E731  one line of one thing
            return batches.undo(self._store, actor, act_id, batch_number, kind=KIND, facts_of=told)

        return self._lane.live(take_back).result()

    def imports(self, limit: int = 50) -> list[Batch]:
        """The latest imports, newest first, those taken back included."""
        with self._store.read() as connection:
            return batches.recent(connection, KIND, limit)

    def close(self) -> None:
        """Stop what is being read and end the worker process; the next act would start another."""
        self._closings += 1
        if self._workers is not None:
            workers, self._workers = self._workers, None
            workers.shutdown(cancel_futures=True)

    def _import(self, writer: BatchWriter | None, plan: ImportPlan, watch: _Watch) -> ImportResult:
        try:
            return self._imported(writer, plan, watch)
        except OSError as error:
            raise StoreUnavailable(
                "{name} could not be imported: {reason}. Nothing was changed; see that the disk is not full and that "
                "the temporary and the data folder can be written.",
                name=plan.path.name,
                reason=error.strerror or str(error),
            ) from error

    def _imported(self, writer: BatchWriter | None, plan: ImportPlan, watch: _Watch) -> ImportResult:
        layer, watch = layer_named(plan.layer), self._until_closed(watch)
        with tempfile.TemporaryDirectory(prefix="onemap-import-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            parsed = self._parsed(plan, folder, watch)
            if parsed.stopped:
                raise stopped()
            merge = _MERGES.get(layer.record, Merge)(self._store, layer, plan)
            self._write(writer, merge, folder, parsed.accepted, watch)
            refuse_more(folder, merge.refused)
            parsed = parsed.without(merge.refused)
            report = self._saved_report(folder, plan) if parsed.refused else None
            if not parsed.accepted:
                raise _nothing_usable(plan, parsed, report)
        result = ImportResult(
            layer=layer.name,
            read=parsed.read,
            added=merge.added,
            replaced=merge.replaced,
            unchanged=merge.unchanged,
            refused=parsed.refused,
            refused_rows=parsed.refused_rows,
            notes=(*parsed.notes, *merge.notes()),
            report=report,
        )
        if writer is None or not writer.number:
            return result
        watch.require_wanted()
        writer.complete(str(report or ""), _changed(layer))
        return replace(result, batch_number=writer.number)

    def _parsed(self, plan: ImportPlan, folder: Path, watch: _Watch) -> Parsed:
        with self._store.read() as connection:
            jurisdictions = import_store.jurisdictions(connection)
        return self._wait(self._work().submit(import_worker.parse, plan, folder, jurisdictions), plan, watch, folder)

    def _until_closed(self, watch: _Watch) -> _Watch:
        """`watch`, which also ends the act once this desk is closed."""
        begun = self._closings
        return replace(watch, is_cancelled=lambda: watch.is_cancelled() or self._closings != begun)

    def _write(self, writer: BatchWriter | None, merge: Merge, folder: Path, total: int, watch: _Watch) -> None:
        done = 0
        for rows in slices_of(folder):
            watch.require_wanted()
            fresh, outdated = merge.compared(rows)
            if writer is not None and fresh:
                if not writer.number:
                    writer.begin()
                writer.replace(merge.layer.record, outdated)
                writer.write(TABLE_OF[merge.layer.record], fresh)
            done += len(rows)
            watch.progress("writing", done, total)

    def _work(self) -> ProcessPoolExecutor:
        if self._workers is None:
            self._workers = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
        return self._workers

    def _wait(self, future: Future[T], plan: ImportPlan, watch: _Watch, folder: Path | None) -> T:
        """The worker's answer. Told to stop, it ends after the chunk it is at."""
        while True:
            try:
                return future.result(timeout=_POLL_S)
            except StillRunning:
                if folder is not None:
                    watch.progress("reading", *_read_progress(folder))
                    if watch.is_cancelled():
                        (folder / STOP_FILE).touch()
            except CancelledError as error:
                raise stopped() from error
            except BrokenProcessPool as error:
                self._workers = None
                raise InputRefused(
                    "The reader broke down over {name}. Nothing was changed; the file is damaged in a way that its "
                    "format's library does not survive: have it saved anew, or give another format.",
                    name=plan.path.name,
                ) from error

    def _saved_report(self, folder: Path, plan: ImportPlan) -> Path:
        """Keep the list of refused rows among the reports of this installation."""
        self._reports.mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"[^\w.-]+", "_", plan.path.stem)[:60]
        moment = self._store.now().strftime("%Y%m%d-%H%M%S-%f")
        target = self._reports / f"import-{moment}-{plan.layer}-{stem}.csv"
        shutil.copyfile(folder / REFUSED_FILE, target)
        return target


def _nothing_usable(plan: ImportPlan, parsed: Parsed, report: Path | None) -> InputRefused:
    first = parsed.refused_rows[0].reason if parsed.refused_rows else sentence("It holds no rows.")
    return InputRefused(
        "No row of {name} could be used ({count} were read). The first reason: {reason} Nothing was changed; the "
        "list is in {report}.",
        name=plan.path.name,
        count=parsed.read,
        reason=first,
        report=str(report or "-"),
    )


def _changed(layer: Layer) -> Fact:
    return AssetsChanged(layer.name) if layer.record is Asset else RecordsChanged(TABLE_OF[layer.record].name)


def _read_progress(folder: Path) -> tuple[int, int]:
    with contextlib.suppress(OSError, ValueError):
        read, total = (folder / PROGRESS_FILE).read_text("ascii").split()
        return int(read), int(total)
    return 0, 0
