"""From words to acts: finds the command, gives it the program, turns refusals into one sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from app import settings
from app.bootstrap import Program
from app.cli import desk_commands, file_commands, upkeep_commands
from app.cli.parser import build_parser
from app.domain.access import Actor
from app.errors import AppError
from app.paths import DataDirectory, resources
from app.wording import Wording

Command = Callable[[Program, Actor, argparse.Namespace], int]

COMMANDS: dict[str, Command] = {
    "desk": desk_commands.open_desk,
    "demo": desk_commands.open_demo,
    "snapshot": desk_commands.take_snapshot,
    "import": file_commands.import_file,
    "undo-import": file_commands.undo_import,
    "imports": file_commands.list_imports,
    "export": file_commands.export_layer,
    "list": file_commands.list_layer,
    "db": upkeep_commands.database,
    "audit": upkeep_commands.audit,
    "user": upkeep_commands.user,
    "doctor": upkeep_commands.doctor,
}


def main(words: Sequence[str]) -> int:
    """Run one command; 0 done, 1 refused, 2 wrong usage (argparse exits with it)."""
    options = build_parser().parse_args(words)
    data = DataDirectory(options.data.resolve()) if options.data else DataDirectory.default()
    try:
        if options.command == "db" and options.act == "restore":
            return upkeep_commands.restore_backup(data, options.file)
        with Program(data) as program:
            actor = program.actor(options.user, os.environ.get("ONEMAP_PASSWORD", ""))
            return COMMANDS[options.command or "desk"](program, actor, options)
    except AppError as error:
        print(_wording(data).sentence(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _wording(data: DataDirectory) -> Wording:
    """The desk's language, or Chinese where its settings are what is broken."""
    try:
        language = settings.load(data.settings).language
    except AppError:
        language = settings.Settings.language
    return Wording.load(language, resources() / "i18n")
