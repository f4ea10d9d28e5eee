"""`import --as tracks` and `tracks`: tracks in, the list of them, and the thinning of what is older than it may be."""

from __future__ import annotations

import argparse
import json
import sys

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.track_import import ClockReading
from app.errors import InputRefused
from app.services.tracks.track_plan import TrackPlan, TrackRead


def import_tracks(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Read a file, say what was cleaned, and keep it for the unit that is named or that the file itself names."""
    desk, say = program.tracks.desk, program.wording.say
    plan = TrackPlan(
        path=options.file.resolve(),
        clock=ClockReading(options.clock.upper().replace("-", "_")),
        datum=options.crs or "",
    )
    read = desk.look(plan)
    movers = [_unit_named(program, options.unit)] * len(read.ways) if options.unit else list(desk.guessed(read))
    _print_read(program, read, movers)
    if options.dry_run:
        return 0
    result = desk.run(actor, new_key(), read, movers)
    if options.json:
        print(json.dumps({"number": result.batch_number, "kept": result.kept, "known": result.known}))
        return 0
    said = say("{ways} tracks taken in: {kept} points new, {known} known before")
    print(said.format(ways=result.ways, kept=f"{result.kept:,}", known=f"{result.known:,}"))
    return 0


def tracks(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """`tracks list|take-back|thin`."""
    if options.act == "list":
        return _list(program, options)
    if options.act == "take-back":
        taken = program.tracks.desk.undo(actor, new_key(), options.number, options.reason)
        print(program.wording.say("{label}: {count} rows taken back").format(label=taken.label, count=taken.rows))
        return 0
    keeping = program.tracks.keeping
    done = keeping.due(options.days) if options.dry_run else keeping.thin(actor, options.days)
    said = "{removed} fixes older than {day} would go, {kept} would stay as the last visit of their square"
    if not options.dry_run:
        said = "{removed} fixes older than {day} are gone, {kept} stay as the last visit of their square"
    day = f"{done.before:%Y-%m-%d %H:%M} UTC"
    print(program.wording.say(said).format(removed=f"{done.removed:,}", kept=f"{done.kept:,}", day=day))
    if done.waits_for is not None:
        waits = "What is younger stays until the coverage of the night of {evening} is kept; an open desk keeps it."
        print(program.wording.say(waits).format(evening=done.waits_for.isoformat()))
    return 0


def _list(program: Program, options: argparse.Namespace) -> int:
    desk = program.tracks.desk
    names = desk.names()
    rows = [
        {
            "number": desk.batch_of(one.id),
            "unit": names.get(one.unit_id, ""),
            "from": one.first_at.isoformat(timespec="seconds"),
            "to": one.last_at.isoformat(timespec="seconds"),
            "points": one.kept,
            "left_out": one.untimed + sum(one.doubted.values()),
            "stops": one.stops,
            "km": round(one.length_m / 1000, 3),
            "file": one.file,
        }
        for one in desk.imports()
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
    for row in [] if options.json else rows:
        print(*row.values(), sep="\t")
    return 0


def _unit_named(program: Program, word: str) -> str:
    """The key of the unit or vehicle of this code, call sign, name or plate."""
    units, vehicles = program.tracks.desk.carriers()
    named = {word: one.id for one in units for word in (one.name, one.call_sign, one.code) if word}
    named |= {one.plate: one.id for one in vehicles}
    if word not in named:
        raise InputRefused(
            "There is no unit and no free vehicle {word}. Nothing was kept; give a code, call sign, name or plate.",
            word=word,
        )
    return named[word]


def _print_read(program: Program, read: TrackRead, movers: list[str]) -> None:
    """What was read of each way, and what was cleaned, on stderr: what is printed last is what was done."""
    wording, names = program.wording, program.tracks.desk.names()
    for way, key in zip(read.ways, movers, strict=True):
        doubted = ", ".join(f"{doubt.value} {count}" for doubt, count in way.counts.doubted.items())
        told = wording.say("{name}: {read} points, {kept} believed, {stops} stops, {km} km, {unit} {doubted}")
        print(
            told.format(
                name=way.name or way.device or read.plan.path.stem,
                read=way.counts.read,
                kept=way.counts.believed,
                stops=way.counts.stops,
                km=f"{way.counts.length_m / 1000:.1f}",
                unit=names.get(key, wording.say("Nobody yet")),
                doubted=doubted,
            ).rstrip(),
            file=sys.stderr,
        )
        for note in way.notes:
            print(wording.sentence(note), file=sys.stderr)
    for note in read.notes:
        print(wording.sentence(note), file=sys.stderr)
