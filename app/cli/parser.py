"""Every command and option, in one place: what stands here is in the README, and a test proves it."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import __version__
from app.domain.access import GIVEN
from app.domain.marking import Marking
from app.domain.precision import Precision
from app.domain.sheet_name import SheetName
from app.domain.track_import import ClockReading

PANELS = (
    "alerts", "calls", "cases", "duty", "layers", "units", "assets", "drawings", "register", "feeds", "around",
    "cameras", "log", "handover", "hazards", "patrols", "replay", "details",
)  # fmt: skip
ROLES = tuple(role.value.lower().replace("_", "-") for role in GIVEN)
CLOCKS = tuple(one.value.lower().replace("_", "-") for one in ClockReading)
MARKINGS = tuple(one.value.lower() for one in Marking)
PRECISIONS = tuple(one.value.lower().replace("_", "-") for one in Precision)
SHEETS = tuple(one.value.lower() for one in SheetName)
CASE_PAGES = ("file", "mo", "parts", "timeline", "steps")
ALERT_PAGES = ("facts", "guidance", "contacts", "place", "timeline")


def build_parser() -> argparse.ArgumentParser:
    """The parser of `python -m app`."""
    parser = argparse.ArgumentParser(prog="onemap", description="油区警务一张图 (OneMap)")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--data", type=Path, metavar="DIR", help="data directory (default: the per-user place)")
    parser.add_argument("--user", default="", metavar="LOGIN", help="who acts; the password comes from ONEMAP_PASSWORD")
    parser.add_argument("--wall", action="store_true", help="open the desk over the whole screen, as F11 does")
    parser.add_argument(
        "--self-test",
        type=Path,
        nargs="?",
        const=Path(),
        metavar="OUT.json",
        help="try whether this copy of the program works here, in a directory of its own that is gone afterwards",
    )
    parser.set_defaults(command="desk")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_desk_commands(commands)
    _add_map_command(commands)
    _add_case_command(commands)
    _add_live_commands(commands)
    _add_file_commands(commands)
    _add_ground_commands(commands)
    _add_upkeep_commands(commands)
    return parser


Commands = argparse._SubParsersAction


def _add_desk_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="make a demo oilfield with simulated feeds, then open the desk")
    demo.add_argument("--wells", type=int, default=30_000, metavar="N", help="how many wells (default 30000)")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed makes the same oilfield")
    demo.add_argument("--anew", action="store_true", help="make it anew as of now; the former one is kept as a backup")
    demo.add_argument("--no-window", action="store_true", help="fill the data directory, open nothing")
    demo.add_argument("--snapshot", type=Path, metavar="OUT.png", help="let the desk settle, save its picture, end")
    shot = commands.add_parser("snapshot", help="save the whole window as a picture, headless too")
    shot.add_argument("out", type=Path, metavar="OUT.png")
    shot.add_argument("--size", default="1920x1080", metavar="WxH")
    shot.add_argument("--theme", choices=("night", "day"))
    shot.add_argument("--language", choices=("zh_CN", "en"))
    shot.add_argument("--view", metavar="LON,LAT,ZOOM", help="where the map looks (default: the county)")
    shot.add_argument("--open", nargs="+", choices=PANELS, default=[], metavar="PANEL", help="panels to bring to front")
    shot.add_argument("--alert", choices=ALERT_PAGES, metavar="PAGE", help="the most urgent alert's card at this page")
    shot.add_argument("--past", metavar="TIME", help="show a moment of the past, such as '2026-11-20 03:15'")
    shot.add_argument("--case", metavar="NUMBER", help="the window of this case's file instead of the desk's")
    shot.add_argument("--case-page", choices=CASE_PAGES, default="file", help="of the file (default: file)")
    shot.add_argument("--timings", action="store_true", help="print how long each step took, as JSON")


def _add_map_command(commands: Commands[argparse.ArgumentParser]) -> None:
    sheet = commands.add_parser("map", help="write the map as a sheet (PDF, PNG) or as one page (HTML)")
    sheet.add_argument("out", type=Path, metavar="OUT.pdf")
    sheet.add_argument("--view", metavar="LON,LAT,ZOOM", help="where the map looks (default: the county)")
    sheet.add_argument("--size", default="1600x1000", metavar="WxH", help="of the window whose map it is")
    sheet.add_argument("--paper", choices=("A4", "A3"), default="A4")
    sheet.add_argument("--portrait", action="store_true", help="the paper stands (default: it lies)")
    sheet.add_argument("--title", default="", metavar="TEXT")
    sheet.add_argument("--marking", choices=MARKINGS, default="internal", help="printed on it (default: internal)")
    sheet.add_argument(
        "--precision", choices=PRECISIONS, default="full", help="how exactly a page holds the places (default full)"
    )
    sheet.add_argument("--no-legend", action="store_true", help="leave the legend out")
    sheet.add_argument("--theme", choices=("night", "day"), default="day")
    sheet.add_argument("--language", choices=("zh_CN", "en"))


def _add_case_command(commands: Commands[argparse.ArgumentParser]) -> None:
    sheet = commands.add_parser("case", help="write a sheet of a case for Word or as PDF")
    sheet.add_argument("number", metavar="NUMBER", help="case number or short name")
    sheet.add_argument("out", type=Path, metavar="OUT.docx|OUT.pdf")
    sheet.add_argument("--sheet", choices=SHEETS, default="case", help="which one (default: case)")
    sheet.add_argument("--marking", choices=MARKINGS, default="internal", help="printed on it (default: internal)")


def _add_live_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    listen = commands.add_parser("ingest", help="listen to the feeds of feeds.toml without a window")
    listen.add_argument("--minutes", type=float, default=0, metavar="N", help="end after so long (default: never)")
    field = commands.add_parser("simulate", help="publish an invented field through a real broker")
    field.add_argument("--broker", metavar="URL", help="mqtt://[user:password@]host[:port] or mqtts://... (feeds.toml)")
    field.add_argument("--units", type=int, default=20, metavar="N", help="how many drive (default 20)")
    field.add_argument("--rate", type=float, default=1.0, metavar="HZ", help="positions a second of each (default 1)")
    field.add_argument("--alerts-per-minute", type=float, default=0.2, metavar="N", help="default 0.2")
    field.add_argument("--minutes", type=float, default=0, metavar="N", help="end after so long (default: never)")


def _add_file_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    bring = commands.add_parser("import", help="bring a file of the field into the store")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--as", dest="layer", required=True, metavar="LAYER", help="what the rows are")
    bring.add_argument(
        "--crs", metavar="C", help="EPSG:n, WGS84, CGCS2000, GCJ02 or BD09; needed where the file is silent"
    )
    bring.add_argument("--map", nargs="+", default=[], metavar="FIELD=COLUMN", help="which column fills which field")
    bring.add_argument("--encoding", metavar="NAME", help="of the text, where it is guessed wrongly")
    bring.add_argument("--table", metavar="NAME", help="which layer or sheet of the file")
    bring.add_argument("--unit", metavar="UNIT", help="of tracks: code, call sign, name or plate of whose they are")
    bring.add_argument("--clock", choices=CLOCKS, default="as-told", help="of tracks: how their times are read")
    bring.add_argument("--dry-run", action="store_true", help="check every row, write nothing")
    bring.add_argument("--json", action="store_true")
    _add_track_commands(commands)
    undo = commands.add_parser("undo-import", help="take a whole import back")
    undo.add_argument("number", type=int, metavar="NUMBER")
    imports = commands.add_parser("imports", help="list the imports done")
    imports.add_argument("--json", action="store_true")
    send = commands.add_parser("export", help="write a layer to a GeoJSON, GPKG, CSV or KML file")
    send.add_argument("layer", metavar="LAYER")
    send.add_argument("file", type=Path, metavar="FILE")
    _add_outgoing(send)
    show = commands.add_parser("list", help="list the records of a layer")
    show.add_argument("layer", metavar="LAYER")
    show.add_argument("--json", action="store_true")


def _add_track_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    tracks = commands.add_parser("tracks", help="tracks that came in, and how long positions are kept")
    acts = tracks.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("list", help="list them").add_argument("--json", action="store_true")
    back = acts.add_parser("take-back", help="take what came with one file back")
    back.add_argument("number", type=int, metavar="NUMBER")
    back.add_argument("--reason", default="", metavar="TEXT", help="kept with the act")
    thin = acts.add_parser("thin", help="let positions of units go that are older than they may be kept")
    thin.add_argument("--days", type=int, metavar="N", help="how many days are kept (default: officer_track_days)")
    thin.add_argument("--dry-run", action="store_true", help="only count")


def _add_ground_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    near = commands.add_parser("within", help="list what lies within so many metres of something")
    what = near.add_mutually_exclusive_group(required=True)
    what.add_argument("--at", metavar="LON,LAT", help="of a place")
    what.add_argument("--asset", metavar="CODE", help="of an asset")
    what.add_argument("--drawing", metavar="NAME", help="of a drawing that is kept on the map")
    what.add_argument("--wkt", metavar="SHAPE", help="of a shape, lon lat, WGS-84")
    what.add_argument("--scrap-yards", action="store_true", help="scrap yards too near to the oilfield")
    what.add_argument("--out-of-sight", action="store_true", help="wells with no camera and no post near")
    near.add_argument(
        "--metres", type=float, metavar="N", help="how far (the lists have their settings; an area needs none)"
    )
    near.add_argument("--from", dest="from_k", default="", metavar="K", help="of a line only from there: K4+500")
    near.add_argument("--to", dest="to_k", default="", metavar="K", help="of a line only up to there")
    near.add_argument("--layers", nargs="+", default=[], metavar="LAYER", help="only these layers of assets")
    near.add_argument("--json", action="store_true")
    near.add_argument("--out", type=Path, metavar="FILE", help="write a GeoJSON, GPKG, CSV or KML file")
    _add_outgoing(near)


def _add_outgoing(command: argparse.ArgumentParser) -> None:
    """How places leave the desk."""
    command.add_argument("--crs", default="WGS84", metavar="C", help="coordinate system of the file (default WGS84)")
    command.add_argument(
        "--precision", choices=PRECISIONS, default="full", help="how exactly places go out (default full)"
    )
    command.add_argument("--marking", choices=MARKINGS, default="none", help="written into the file, or its name (CSV)")


def _add_upkeep_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    database = commands.add_parser("db", help="look after the database")
    acts = database.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("upgrade", help="bring it to this program's schema, after a backup")
    acts.add_parser("check", help="check the file, its links and its audit")
    acts.add_parser("verify", help="read every file of evidence and compare its hash")
    save = acts.add_parser("backup", help="copy it whole, while the desk may be open")
    save.add_argument("file", type=Path, nargs="?", metavar="FILE")
    back = acts.add_parser("restore", help="put a backup in its place; what stood there is kept")
    back.add_argument("file", type=Path, metavar="FILE")
    copy = acts.add_parser("copy", help="copy it whole into an empty shared database, or back from one")
    way = copy.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", metavar="ADDRESS", help="from the file to the server")
    way.add_argument("--from", dest="source", metavar="ADDRESS", help="from the server to a file")
    acts.add_parser("index", help="make the index of the texts of case files anew")
    stats = acts.add_parser("stats", help="count its rows")
    stats.add_argument("--json", action="store_true")
    audit = commands.add_parser("audit", help="the record of who did what")
    audit.add_subparsers(dest="act", required=True, metavar="ACT").add_parser("verify", help="walk the audit chains")
    user = commands.add_parser("user", help="who may sign in")
    users = user.add_subparsers(dest="act", required=True, metavar="ACT")
    add = users.add_parser("add", help="add a user; asks for the password")
    add.add_argument("login", metavar="LOGIN")
    add.add_argument("--name", required=True, metavar="NAME")
    change = users.add_parser("change", help="what a user is, in which room, until when; holds at once")
    change.add_argument("login", metavar="LOGIN")
    for one in (add, change):
        one.add_argument("--role", required=True, choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
        one.add_argument("--room", default="", metavar="ROOM", help="the user's own room (default: the whole county)")
        one.add_argument("--until", default="", metavar="DAY", help="the last day on which the user may sign in")
    for act, told in (
        ("passwd", "set a user's password; asks for it"),
        ("disable", "end a user's right to sign in and to go on"),
        ("enable", "let a disabled user sign in again"),
        ("unlock", "let a name be tried again after too many wrong passwords"),
    ):
        users.add_parser(act, help=told).add_argument("login", metavar="LOGIN")
    listing = users.add_parser("list", help="list the users")
    listing.add_argument("--json", action="store_true")
    doctor = commands.add_parser("doctor", help="what this installation is, and what is wrong with it")
    doctor.add_argument("--json", action="store_true")
