"""`db`, `audit`, `doctor`: looking after an installation."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
from pathlib import Path

from app import __version__
from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.paths import DataDirectory
from app.services import upkeep, whole_copies
from app.store.unit_of_work import utc_now


def database(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """`db upgrade|check|verify|backup|stats|index`; opening the program has upgraded it already."""
    say = program.wording.say
    if options.act == "upgrade":
        print(f"{say('The schema is')} {program.upkeep.schema()}")
    elif options.act == "backup":
        print(program.upkeep.back_up(actor, program.now(), options.file))
    elif options.act == "verify":
        return _verify(program)
    elif options.act == "index":
        pieces = program.upkeep.rebuild_texts(actor)
        print(say("{count} texts of case files can be found").format(count=pieces))
    elif options.act == "stats":
        counts = program.upkeep.counts()
        print(json.dumps(counts) if options.json else "\n".join(f"{n:>10,}  {name}" for name, n in counts.items()))
    else:
        return _check(program)
    return 0


def restore_backup(data: DataDirectory, file: Path) -> int:
    """`db restore`, before any program opens the directory."""
    former = upkeep.restore(data, file, utc_now())
    if former is not None:
        print(former)
    return 0


def upgrade_server(data: DataDirectory, address: str) -> int:
    """`db upgrade` of a shared database, before any program opens it."""
    dump = upkeep.upgrade_server(data, address)
    if dump is not None:
        print(dump)
    return 0


def copy_whole(data: DataDirectory, options: argparse.Namespace) -> int:
    """`db copy`, before any program opens the directory: a line for each table that has rows, equal on both sides."""
    if options.to:
        copied = whole_copies.copy_to_server(data, options.to)
    else:
        copied = whole_copies.copy_from_server(data, options.source)
    for one in copied:
        if one.rows:
            print(f"{one.rows:>10,}  {one.sha256}  {one.name}")
    return 0


def put_demo_aside(data: DataDirectory) -> None:
    """`demo --anew`, before any program opens the directory: prints where the former demo is kept."""
    former = upkeep.put_demo_aside(data, utc_now())
    if former is not None:
        print(former)


def audit(program: Program, actor: Actor, _options: argparse.Namespace) -> int:
    """`audit verify`."""
    actor.require(Right.AUDIT)
    state = program.upkeep.audit_state()
    print(program.wording.say("{count} rows of the audit checked").format(count=state.rows))
    if state.erased:
        print(program.wording.say("of {count} of them before and after were erased by law").format(count=state.erased))
    for broken in state.breaks:
        print(program.wording.sentence(broken), file=sys.stderr)
    return 1 if state.breaks else 0


def doctor(program: Program, _actor: Actor, options: argparse.Namespace) -> int:
    """What this installation is and what is wrong with it: to be read out on the telephone."""
    from app.ui.alerts.alarm_player import sound_trouble

    problems = program.upkeep.problems()
    audited = program.upkeep.audit_state()
    report = {
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "sqlite": sqlite3.sqlite_version,
        "data": str(program.data.root),
        "schema": program.upkeep.schema(),
        "demo": program.upkeep.demo_seed() is not None,
        "settings": "default" if not program.data.settings.exists() else str(program.data.settings),
        "sound": sound_trouble() or "ok",
        "chromium_sandbox": "off (uid 0)" if _is_root() else "on",
        "audit_rows": audited.rows,
        "problems": [*problems, *map(program.wording.sentence, audited.breaks)],
    }
    lines = [f"{name}: {value}" for name, value in report.items()]
    print(json.dumps(report, ensure_ascii=False) if options.json else "\n".join(lines))
    return 1 if report["problems"] else 0


def _check(program: Program) -> int:
    problems = [*program.upkeep.problems(), *map(program.wording.sentence, program.upkeep.audit_state().breaks)]
    print("\n".join(problems) if problems else program.wording.say("The database is whole"))
    return 1 if problems else 0


def _verify(program: Program) -> int:
    """Every file, read anew; those that are missing or were altered."""
    count, wrong = program.kept_files.evidence_copies.verify_all()
    print(
        program.wording.say("{count} files read, {wrong} are not what they were").format(count=count, wrong=len(wrong))
    )
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _is_root() -> bool:
    return hasattr(os, "getuid") and os.getuid() == 0
