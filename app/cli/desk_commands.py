"""The desk itself, the demo, and the picture of the whole window. Qt is imported here, and only when it is needed."""

from __future__ import annotations

import argparse
import gc
import json
import re
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import Program
from app.bootstrap.demo_field import revive_demo
from app.domain.access import Actor, Role
from app.domain.key import new_key
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm
from app.domain.precision import Precision
from app.domain.sheet_name import SheetName
from app.errors import InputRefused

if TYPE_CHECKING:
    from app.demo.demo_filler import DemoFiller


def open_desk(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Open the desk; where the demo lives in this directory, its field goes on moving."""
    from app.ui.desk_app import run_desk

    program.start_upkeep()
    # What is left of the demo fills itself, whoever sits down before it.
    own = replace(program.system_actor, role=Role.FOUNDER)
    filler = None if program.upkeep.demo_seed() is None else program.demo_filler(own)
    return run_desk(program, actor, lambda: _come_alive(program, filler), options.map_view, wall=options.wall)


def open_demo(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Make the demo oilfield (or take the one that is there), then open the desk on it."""
    program.start_upkeep()
    filler = program.demo_filler(actor, seed=options.seed, wells=options.wells)
    filler.fill_essential()
    if options.no_window:
        gc.enable()
        filler.fill_rest()
        return 0
    from app.ui.desk_app import run_desk, save_picture

    if options.snapshot:
        from app.ui.desk_entry import headless_where_there_is_no_screen

        _come_alive(program, filler)
        headless_where_there_is_no_screen()
        save_picture(program, actor, options.snapshot)
        print(options.snapshot)
        return 0
    return run_desk(program, actor, lambda: _come_alive(program, filler), wall=options.wall)


def _come_alive(program: Program, filler: DemoFiller | None) -> None:
    """The field is heard from now on; the demo's own moves where it lives in this directory."""
    program.start_live()
    if filler is not None:
        revive_demo(program, filler)


def take_snapshot(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Save a picture of the whole window once it has settled."""
    begun = time.perf_counter()
    size, view = _size(options.size), _view(options.view) if options.view else None
    from app.ui.desk_app import save_picture
    from app.ui.map.said_moment import said_moment

    past = said_moment(options.past, program.now()) if options.past else None
    timings = save_picture(
        program,
        actor,
        options.out,
        size=size,
        view=view,
        theme=options.theme,
        language=options.language,
        panels=options.open,
        alert_page=options.alert,
        past=past,
        case=options.case,
        case_page=options.case_page,
        map_view=options.map_view,
    )
    if options.timings:
        timings["snapshot_s"] = round(time.perf_counter() - begun, 3)
        print(json.dumps(timings))
    else:
        print(options.out)
    return 0


def write_map(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Write what the map shows as a sheet."""
    size, view = _size(options.size), _view(options.view) if options.view else None
    from app.ui.desk_app import save_map
    from app.ui.map.sheet import Paper, SheetFormat

    save_map(
        program,
        actor,
        options.out.resolve(),
        sheet=SheetFormat(Paper(options.paper), not options.portrait, not options.no_legend),
        title=options.title,
        marking=Marking(options.marking.upper()),
        precision=Precision(options.precision.upper().replace("-", "_")),
        size=size,
        view=view,
        theme=options.theme,
        language=options.language,
        map_view=options.map_view,
    )
    print(options.out)
    return 0


def write_case_sheet(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """Write a sheet of a case."""
    desk = program.casework.printing
    desk.write(
        actor,
        new_key(),
        desk.case_named(options.number),
        SheetName(options.sheet.upper()),
        options.out.resolve(),
        marking=Marking(options.marking.upper()),
        wording=program.wording,
        write_pdf=_write_form,
    )
    print(options.out)
    return 0


def _write_form(form: OfficeForm, file: Path) -> None:
    from app.ui.desk_entry import headless_where_there_is_no_screen, make_application
    from app.ui.form_paper import save_form_pdf

    headless_where_there_is_no_screen()
    make_application()
    save_form_pdf(form, file)


def test_itself(out: Path) -> int:
    """`--self-test`: what came of it as JSON, on the console if there is one, and in the file `out` if one is named."""
    from app.ui.self_test import self_test

    result = self_test()
    told = json.dumps(result, ensure_ascii=False, indent=1)
    if out.name:
        out.write_text(told, "utf-8")
    if sys.stdout is not None:
        print(told)
    return 0 if result["ok"] else 1


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if match is None:
        raise InputRefused("{text} is no size; write it as 1920x1080. No picture was made.", text=text)
    return int(match[1]), int(match[2])


def _view(text: str) -> tuple[float, float, float]:
    try:
        lon, lat, zoom = (float(part) for part in text.split(","))
    except ValueError as error:
        raise InputRefused("{text} is no view; write it as 107.6,37.5,12. No picture was made.", text=text) from error
    return lon, lat, zoom
