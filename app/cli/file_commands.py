"""`import`, `undo-import`, `imports`, `export`, `list`: files in and out, by the same desks as the window's."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace

from app.bootstrap import Program
from app.cli.track_commands import import_tracks
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.precision import Precision
from app.domain.sentence import Sentence
from app.errors import InputRefused
from app.services.files.export_desk import marked_path
from app.services.files.import_plan import ImportPlan, ImportResult
from app.wording import Wording


def import_file(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Guess what was not said, then import or only try; the desk refuses what may not be guessed."""
    if options.layer == "tracks":
        return import_tracks(program, actor, options)
    plan = ImportPlan(
        path=options.file.resolve(),
        layer=options.layer,
        source_layer=options.table or "",
        encoding=options.encoding or "",
        crs=options.crs or "",
    )
    preview = program.exchange.import_desk.preview(plan)
    columns = dict(preview.plan.columns) | _pairs(options.map)
    plan = replace(preview.plan, columns=columns)
    desk = program.exchange.import_desk
    result = desk.dry_run(plan) if options.dry_run else desk.run(actor, new_key(), plan)
    if options.json:
        print(json.dumps(_told(result, program.wording), ensure_ascii=False))
    else:
        _print_result(result, preview.warnings, program.wording)
    return 0


def undo_import(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Take an import back whole."""
    taken_back = program.exchange.import_desk.undo(actor, new_key(), options.number)
    print(program.wording.say("{label}: {count} rows taken back").format(label=taken_back.label, count=taken_back.rows))
    return 0


def list_imports(program: Program, _actor: Actor, options: argparse.Namespace) -> int:
    """The imports done, newest first."""
    rows = [
        {
            "number": int(one.id),
            "what": one.label,
            "rows": one.rows,
            "at": one.started_at.isoformat(timespec="seconds"),
            "taken_back": one.undone_at is not None,
        }
        for one in program.exchange.import_desk.imports()
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
    for row in [] if options.json else rows:
        print(*row.values(), sep="\t")
    return 0


def export_layer(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Write a layer to a file whose ending says the format."""
    precision, marking = told_outgoing(program, options)
    file = marked_path(options.file, marking)
    count = program.exchange.export_desk.export(
        actor,
        new_key(),
        options.layer,
        file.resolve(),
        crs=options.crs,
        precision=precision,
        marking=marking,
    )
    print(program.wording.say("{count} rows written to {file}").format(count=count, file=file))
    return 0


def told_outgoing(program: Program, options: argparse.Namespace) -> tuple[Precision, str]:
    """How exactly places go out, and the marking in the desk's words ("" for none)."""
    chosen = Marking(options.marking.upper())
    marking = "" if chosen is Marking.NONE else program.wording.say(label(chosen))
    return Precision(options.precision.upper().replace("-", "_")), marking


def list_layer(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """The records of a layer, a line each."""
    names, rows = program.exchange.export_desk.rows(actor, options.layer)
    if options.json:
        print(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False))
        return 0
    print("\t".join(names))
    for row in rows:
        print("\t".join("" if value is None else _plain(str(value)) for value in row))
    return 0


def _plain(text: str) -> str:
    """One line that a terminal shows as it stands: no line breaks, escape sequences or turned-round writing."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _pairs(words: list[str]) -> dict[str, str]:
    """FIELD=COLUMN words as a mapping."""
    found = {}
    for word in words:
        field, separator, column = word.partition("=")
        if not separator or not field:
            raise InputRefused("{word} is not FIELD=COLUMN. Nothing was imported.", word=word)
        found[field] = column
    return found


def _told(result: ImportResult, wording: Wording) -> dict[str, object]:
    return {
        "layer": result.layer,
        "number": result.batch_number,
        "read": result.read,
        "added": result.added,
        "replaced": result.replaced,
        "unchanged": result.unchanged,
        "refused": result.refused,
        "reasons": [[one.row, one.code, wording.sentence(one.reason)] for one in result.refused_rows],
        "notes": [wording.sentence(note) for note in result.notes],
        "report": str(result.report) if result.report else None,
    }


def _print_result(result: ImportResult, warnings: tuple[Sentence, ...], wording: Wording) -> None:
    said = wording.say("{read} rows read: {added} new, {replaced} changed, {unchanged} as before, {refused} left out")
    counts = {name: getattr(result, name) for name in ("read", "added", "replaced", "unchanged", "refused")}
    print(said.format(**counts))
    for note in dict.fromkeys(wording.sentence(note) for note in (*warnings, *result.notes)):
        print(note, file=sys.stderr)
    for one in result.refused_rows[:20]:
        print(f"{one.row}\t{_plain(one.code)}\t{_plain(wording.sentence(one.reason))}", file=sys.stderr)
    if result.report:
        print(result.report)
