"""From words to acts: finds the command, gives it the program, turns refusals into one sentence and an exit code."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from app import settings
from app.cli.parser import build_parser
from app.domain.access import Role
from app.errors import AppError, NotPermitted
from app.paths import DataDirectory, resources
from app.store.place import require_local_and_writable
from app.wording import Wording

if TYPE_CHECKING:
    from app.bootstrap import Program
    from app.domain.access import Actor
    from app.services.map.map_supply import MapSupply
    from app.ui.map.map_view import MapView

    Command = Callable[[Program, Actor, argparse.Namespace], int]

COMMANDS = {
    "desk": "desk_commands.open_desk",
    "demo": "desk_commands.open_demo",
    "snapshot": "desk_commands.take_snapshot",
    "map": "desk_commands.write_map",
    "case": "desk_commands.write_case_sheet",
    "import": "file_commands.import_file",
    "tracks": "track_commands.tracks",
    "undo-import": "file_commands.undo_import",
    "imports": "file_commands.list_imports",
    "export": "file_commands.export_layer",
    "list": "file_commands.list_layer",
    "within": "ground_commands.within",
    "db": "upkeep_commands.database",
    "audit": "upkeep_commands.audit",
    "user": "user_commands.user",
    "doctor": "upkeep_commands.doctor",
    "ingest": "live_commands.ingest",
}
"""Where each command is: only the one that is asked for is loaded."""
COMMANDS_WITHOUT_WINDOW = frozenset(COMMANDS) - {"desk", "demo", "snapshot", "map"}
"""The others let Python's collector work again when their window stands."""
COMMANDS_ABOUT_THE_MAP = frozenset({"desk", "snapshot", "map"})
"""Their map is begun before the program is imported."""
PARTS = (
    "app.store.tables", "app.store.unit_of_work", "app.services.alerts.alert_desk", "app.services.asset_desk",
    "app.services.map.map_layers", "app.bootstrap",
)  # fmt: skip
"""What a program is made of, in pieces of some milliseconds."""


def main(words: Sequence[str]) -> int:
    """Run one command; 0 done, 1 refused, 2 wrong usage (argparse exits with it)."""
    options = build_parser().parse_args(words)
    command = options.command or "desk"
    if options.self_test is not None:
        from app.cli.desk_commands import test_itself

        return test_itself(options.self_test)
    data = DataDirectory(options.data.resolve()) if options.data else DataDirectory.default()
    if options.command in COMMANDS_WITHOUT_WINDOW:
        gc.enable()
    options.map_view = None
    supply: MapSupply | None = None
    try:
        if options.command == "db" and options.act == "restore":
            from app.cli.upkeep_commands import restore_backup

            return restore_backup(data, options.file)
        if options.command == "db" and options.act == "upgrade" and (address := settings.load(data.settings).database):
            from app.cli.upkeep_commands import upgrade_server

            return upgrade_server(data, address)
        if options.command == "db" and options.act == "copy":
            from app.cli.upkeep_commands import copy_whole

            return copy_whole(data, options)
        if options.command == "demo" and options.anew:
            from app.cli.upkeep_commands import put_demo_aside

            put_demo_aside(data)
        if options.command == "simulate":
            from app.cli.live_commands import simulate

            return simulate(data, options)
        if command == "desk" and _is_open(data):
            return 0
        if command in COMMANDS_ABOUT_THE_MAP:
            options.map_view, supply = _begin_map(data, may_be_unseen=command != "desk")
        from app.bootstrap import Program

        with Program(data, supply=supply) as program:
            if program.settings_refused is not None and options.command in COMMANDS_WITHOUT_WINDOW:
                _tell(program.wording.sentence(program.settings_refused))
            actor = _actor(program, options)
            return 1 if actor is None else _command(command)(program, actor, options)
    except AppError as error:
        _tell(_wording(data).sentence(error))
        return 1
    except BrokenPipeError:
        # Whoever reads the listing (`head`) has seen enough: what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    finally:
        if options.map_view is not None:
            options.map_view.close_page()


def _is_open(data: DataDirectory) -> bool:
    """Whether a desk has the directory open; it is in the foreground then."""
    from app.ui.desk_entry import make_application
    from app.ui.one_desk import call_open_desk

    make_application()
    return call_open_desk(data.root)


def _begin_map(data: DataDirectory, *, may_be_unseen: bool) -> tuple[MapView, MapSupply]:
    """The map's page starts in a process of its own while the program is imported: a third of a second sooner there."""
    require_local_and_writable(data.root)
    from app.services.map.map_supply import MapSupply
    from app.ui.desk_entry import begin_map, headless_where_there_is_no_screen

    if may_be_unseen:
        headless_where_there_is_no_screen()
    supply = MapSupply()
    return begin_map(data, supply, PARTS), supply


def _command(name: str) -> Command:
    module, _, function = COMMANDS[name].partition(".")
    found: Command = getattr(import_module(f"app.cli.{module}"), function)
    return found


def _actor(program: Program, options: argparse.Namespace) -> Actor | None:
    """Who acts: asked in a window where the desk opens for a user with a password and no script gave it."""
    password = os.environ.get("ONEMAP_PASSWORD", "")
    asks = options.command in (None, "desk")
    try:
        actor = program.actor(options.user, password)
    except NotPermitted:
        if password or not asks:
            raise
        login = program.chosen_login(options.user)
    else:
        if not asks or actor.role is not Role.FOUNDER or program.upkeep.demo_seed() is not None:
            return actor
        from app.ui.desk_entry import ask_set_up

        login = ask_set_up(program, actor)
        if not login:
            return actor
    from app.ui.desk_entry import ask_sign_in

    return ask_sign_in(program, login)


def _tell(refusal: str) -> None:
    """On the console; a program started without one (Windows) says it in a box."""
    if sys.stderr is not None:
        print(refusal, file=sys.stderr)
        return
    from app.ui.desk_entry import show_refusal

    show_refusal(refusal)


def _wording(data: DataDirectory) -> Wording:
    """The desk's language, or Chinese where its settings are what is broken."""
    try:
        language = settings.load(data.settings).language
    except AppError:
        language = settings.Settings.language
    return Wording.load(language, resources() / "i18n")
