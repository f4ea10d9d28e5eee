"""Tracks as evidence: of each unit the fixes as they were reported (CSV) and its way (GPX), a sheet that tells what
they are with the SHA-256 of each file, and the same sums for whoever checks them with a tool. Put on record."""

from __future__ import annotations

import csv
import hashlib
import shutil
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.analysis.track_stops import heard_pieces
from app.domain.access import Actor, Right
from app.domain.evidence import file_name
from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm
from app.domain.unit import Fix, Unit
from app.errors import InputRefused
from app.formats.cell_text import disarmed
from app.formats.gpx_track_writer import write_gpx_track
from app.services.cases.case_sheets import Occasion
from app.services.field_words import COUNTY_TIME
from app.services.tracks.evidence_form import UnitTold, WrittenFile, evidence_form
from app.services.tracks.replay_desk import Replay, ReplayedTrack
from app.store import fix_store
from app.store.unit_of_work import Store
from app.wording import Wording

SUMS = "sha256.txt"
HEADS = (
    "Unit", "Time (UTC)", "Time (county)", "Longitude", "Latitude", "Speed in km/h", "Course in degrees",
    "Accuracy in m", "Not believed because",
)  # fmt: skip
Written = Callable[[OfficeForm, Path], object]


@dataclass(frozen=True, kw_only=True)
class HandOn:
    """Why tracks leave the desk, how widely they may be known, and in whose words."""

    reason: str
    marking: Marking
    wording: Wording


class TrackEvidence:
    """`is_demo` says whether the data is invented, which the sheet tells."""

    def __init__(self, store: Store, is_demo: Callable[[], bool]) -> None:
        self._store, self._is_demo = store, is_demo

    def write(self, actor: Actor, act_id: str, replay: Replay, folder: Path, how: HandOn, write_pdf: Written) -> Path:
        """Write everything into a new folder within `folder`, whole or not at all; its path. Audited with the sums.

        Raises `InputRefused`, `NotPermitted`.
        """
        actor.require(Right.ACT, Right.EXPORT)
        require_reason(how)
        say, draft = how.wording.say, folder / f".{uuid.uuid4().hex}"
        since, until = (at.astimezone(COUNTY_TIME) for at in (replay.since, replay.until))
        name = f"{say('Track evidence')} {since:%Y-%m-%d %H%M}-{until:%m-%d %H%M}"
        try:
            draft.mkdir()
            told = [self._write_unit(replay, track, draft, how) for track in replay.tracks]
            files = [file for one in told for file in one.files]
            (draft / SUMS).write_text("".join(f"{one.sha256}  {one.name}\n" for one in files), "utf-8", newline="\n")
            marks = [say("Demo data")] if self._is_demo() else []
            marks += [say(label(how.marking))] if how.marking is not Marking.NONE else []
            occasion = Occasion(wording=how.wording, operator=actor.name, at=self._store.now(), marks=tuple(marks))
            sheet = draft / file_name(say("Track evidence"), "pdf")
            write_pdf(evidence_form(replay, told, how.reason, occasion), sheet)
            files.append(_summed(sheet))
            with self._store.act(actor, act_id, "track.evidence", Right.EXPORT, reason=how.reason) as work:
                work.note(
                    "track_evidence",
                    act_id,
                    after={
                        "units": [one.unit.id for one in replay.tracks],
                        "since": replay.since.isoformat(),
                        "until": replay.until.isoformat(),
                        "marking": how.marking.value,
                        "files": [{"name": one.name, "bytes": one.size, "sha256": one.sha256} for one in files],
                    },
                )
                target = _unused(folder, name)
                draft.rename(target)
                return target
        except OSError as error:
            raise InputRefused(
                "{path} cannot be written ({reason}). Nothing was written; choose another folder.",
                path=str(folder),
                reason=error.strerror or str(error),
            ) from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _write_unit(self, replay: Replay, track: ReplayedTrack, folder: Path, how: HandOn) -> UnitTold:
        say = how.wording.say
        with self._store.read() as connection:
            fixes = fix_store.as_reported(connection, track.unit.id, replay.since, replay.until)
        called = " ".join(dict.fromkeys((track.unit.code if isinstance(track.unit, Unit) else "", track.name)))
        table, way = (folder / file_name(called, ending) for ending in ("csv", "gpx"))
        # With the mark by which spreadsheets know UTF-8.
        with table.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow([say(head) for head in HEADS])
            rows.writerows(_cells(track.name, one) for one in fixes)
        pieces = [track.fixes[begin:end] for begin, end in heard_pieces(track.fixes)]
        marks = [say("Demo data")] if self._is_demo() else []
        write_gpx_track(way, track.name, " · ".join([*marks, how.reason]), pieces, self._store.now())
        doubted = sum(one.doubt is not None for one in fixes)
        return UnitTold(track, len(fixes), doubted, (_summed(table), _summed(way)))


def require_reason(how: HandOn) -> None:
    """Raises `InputRefused` where nobody said why."""
    if not how.reason.strip():
        raise InputRefused("Say why these tracks leave the desk. Nothing was written.")


def _cells(name: str, one: Fix) -> Sequence[object]:
    return (
        disarmed(name), one.at.isoformat(), one.at.astimezone(COUNTY_TIME).isoformat(), one.lon, one.lat,
        "" if one.speed_kmh is None else one.speed_kmh, "" if one.course_deg is None else one.course_deg,
        "" if one.accuracy_m is None else one.accuracy_m, one.doubt or "",
    )  # fmt: skip


def _summed(file: Path) -> WrittenFile:
    with file.open("rb") as opened:
        return WrittenFile(file.name, file.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest())


def _unused(folder: Path, name: str) -> Path:
    """A name that nothing has there yet."""
    found, number = folder / name, 2
    while found.exists():
        found, number = folder / f"{name} ({number})", number + 1
    return found
