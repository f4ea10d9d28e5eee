"""Set-up, run, test, check, bench: `python3 packaging/dev.py COMMAND` with any Python 3.11 to 3.13 and nothing else.

The first command of a clean clone makes `.venv` from pinned, hashed requirements and, on Debian and Ubuntu, installs
the system libraries that Qt expects (or prints the one line that does). Later commands start at once.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import system_libraries
from house_rules import broken_rules
from pinned_environment import PinnedEnvironment
from pins import lock
from virtual_screen import has_screen, virtual_screen

CHECKOUT = Path(__file__).resolve().parent.parent
RUN_PINS = CHECKOUT / "packaging" / "requirements.txt"
TEST_PINS = CHECKOUT / "packaging" / "requirements-dev.txt"
DEMO_DATA = CHECKOUT / "build" / "demo-data"
DEMO_PICTURE = CHECKOUT / "build" / "demo.png"
README_PICTURES = CHECKOUT / "resources" / "handbook" / "pictures"
MAP_VIEWS = {
    "county": "107.6,37.3,8.5",
    "south": "107.55,37.15,10",
    "field": "107.45,37.17,11.5",
    "line": "107.42,37.16,13",
    "pads": "107.42,37.16,15",
}
ALERT_NIGHTS = {"calm": [], "busy": ["--alert", "facts"], "flooded": []}
CASE_PAGES = ("file", "parts", "timeline")
SHARED_OUT = ["-n", "2", "--dist", "loadfile"]
"""Two at a time, as two cores have room for; a file's tests stay together, as they share what they made."""
LEFT_TO_BUILD = "freezing the program, trying it frozen, its size, its installer and its package"
AREAS = ("desk", "map", "live", "patrols", "cases", "duty", "shared", "run")


def main() -> int:
    """Carry out the command of the command line; gives its exit code."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        sys.exit(f"OneMap needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}.")
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="open the desk on the demo oilfield (a picture of it where there is no screen)")
    test = commands.add_parser("test", help="every check and every test")
    test.add_argument("arguments", nargs=argparse.REMAINDER, help="handed to pytest")
    commands.add_parser("check", help="format, lint, types, import contracts, house rules")
    bench = commands.add_parser("bench", help="measure every figure that has a goal")
    bench.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; all if none is named")
    bench.add_argument("--json", metavar="FILE", type=Path, help="also write the figures there")
    bench.add_argument("--list", action="store_true", help="name the benches of the areas and measure nothing")
    soak = commands.add_parser("soak", help="a simulated night on a whole desk: counts exact, memory steady")
    soak.add_argument("--hours", default="12", metavar="H", help="how long the night is (default 12)")
    soak.add_argument("--json", metavar="FILE", type=Path, help="also write what was found there")
    build = commands.add_parser("build", help="freeze the program, try it, pack it for this system")
    build.add_argument("--check", action="store_true", help="also what can be told here of the Windows release")
    build.add_argument("--no-packages", action="store_true", help="freeze and try it only")
    commands.add_parser("format", help="put the source into the house's format")
    commands.add_parser("pictures", help="take README's pictures anew")
    commands.add_parser("lock", help="compile the pinned requirements anew (needs the network)")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, _leave)
    if asked.command == "test":
        return run_tests(asked.arguments)
    if asked.command == "bench":
        if unknown := sorted(set(asked.areas) - set(AREAS)):
            parser.error(f"no such area: {', '.join(unknown)}; there are {', '.join(AREAS)}")
        return list_benches(asked.areas) if asked.list else run_benches(asked.areas, asked.json)
    if asked.command == "soak":
        return run_soak(asked.hours, asked.json)
    if asked.command == "build":
        return run_build(is_checked=asked.check, is_packed=not asked.no_packages)
    if asked.command == "lock":
        return lock(CHECKOUT)
    return {"run": run_demo, "check": run_checks, "format": run_format, "pictures": take_pictures}[asked.command]()


def run_demo() -> int:
    """The desk on the demo oilfield; where there is no screen, a picture of it once it has settled."""
    screen_there = has_screen()
    python = _set_up(screen=not screen_there)
    desk = [python, "-m", "app", "--data", str(DEMO_DATA), "demo"]
    if screen_there:
        return _run(desk)
    DEMO_PICTURE.parent.mkdir(exist_ok=True)
    print("There is no screen: the desk opens on a virtual one and its picture is saved.", flush=True)
    with _own_screen():
        failed = _run([*desk, "--snapshot", str(DEMO_PICTURE)])
    if not failed:
        print(f"The picture of the whole window: {DEMO_PICTURE}", flush=True)
    return failed


def run_tests(arguments: list[str]) -> int:
    """Every check, then every test, shared out to two processes; pytest's closing line comes last."""
    python = _set_up(screen=True, test=True)
    if arguments == [] and run_checks():
        return 1
    if arguments == []:
        print(f"not run here: {LEFT_TO_BUILD} (`dev.py build --check`, by hand)", flush=True)
    with _own_screen():
        return _run([python, "-m", "pytest", "-v", "-m", "not bench", *(arguments or SHARED_OUT)])


def run_checks() -> int:
    """What can be told without running the program; two at a time, as each has its own process."""
    python = _set_up(test=True)
    tools = Path(python).parent
    commands = {
        "types": [python, "-m", "mypy"],
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "lint": [python, "-m", "ruff", "check", "."],
        "import contracts": [str(tools / "lint-imports"), "--no-logo"],
    }
    with ThreadPoolExecutor(2) as two:
        outcomes = list(two.map(_quiet_run, commands.values()))
    failures = 0
    for name, (code, seconds, words) in zip(commands, outcomes, strict=True):
        print(f"{name}: {'ok' if code == 0 else 'failed'} ({seconds:.1f} s)", flush=True)
        if code:
            print(words, flush=True)
            failures += 1
    breaches = broken_rules(CHECKOUT)
    print(f"house rules: {'failed' if breaches else 'ok'}", *breaches, sep="\n  ", flush=True)
    return 1 if failures or breaches else 0


def list_benches(areas: list[str]) -> int:
    """The names of the benches of `areas`, a line each."""
    return _run([_set_up(test=True), "-m", "tests.bench.harness", "--list", *(areas or AREAS)])


def run_benches(areas: list[str], json_file: Path | None) -> int:
    """The figures of `areas` on a screen of their own; 1 if one missed its goal."""
    python = _set_up(screen=True, test=True)
    command = [python, "-m", "tests.bench.harness", *(areas or AREAS)]
    if json_file is not None:
        command += ["--json", str(json_file.resolve())]
    with _own_screen():
        return _run(command)


def run_soak(hours: str, json_file: Path | None) -> int:
    """A night at speed on a screen of its own; 1 if a count is wrong or the program grew too much."""
    python = _set_up(screen=True, test=True)
    command = [python, "-m", "tests.soak.night", "--hours", hours]
    if json_file is not None:
        command += ["--json", str(json_file.resolve())]
    with _own_screen():
        return _run(command)


def run_build(*, is_checked: bool, is_packed: bool) -> int:
    """The release of this system under build/release: frozen, tried, packed; 1 if it may not be handed out."""
    _set_up(screen=True)
    from release import Release

    with _own_screen():
        return Release(CHECKOUT).make(is_packed=is_packed, is_checked=is_checked)


def run_format() -> int:
    """Fix what the linter can fix, then format."""
    python = _set_up(test=True)
    failed = _run([python, "-m", "ruff", "check", "--fix", "."])
    return _run([python, "-m", "ruff", "format", "."]) or failed


def take_pictures() -> int:
    """The desk by night and by day on a fresh demo, where README.md shows them from."""
    python = _set_up(screen=True)
    README_PICTURES.mkdir(parents=True, exist_ok=True)
    data = CHECKOUT / "build" / "pictures-data"
    shutil.rmtree(data, ignore_errors=True)
    app = [python, "-m", "app", "--data", str(data)]
    with _own_screen():
        if failed := _run([*app, "demo", "--no-window"]):
            return failed
        for theme in ("night", "day"):
            picture = README_PICTURES / f"desk-{theme}.png"
            if failed := _run([*app, "snapshot", str(picture), "--size", "1600x1000", "--theme", theme]):
                return failed
        return _take_map_pictures(app) or _take_case_pictures(app) or _take_alert_pictures(python, data)


def _take_map_pictures(app: list[str]) -> int:
    """The map at five zooms in both themes, on the smallest window that a police room has."""
    for name, view in MAP_VIEWS.items():
        for theme in ("night", "day"):
            picture = README_PICTURES / f"map-{name}-{theme}.png"
            if failed := _run([*app, "snapshot", str(picture), "--size", "1366x768", "--theme", theme, "--view", view]):
                return failed
    return 0


def _take_case_pictures(app: list[str]) -> int:
    """The file of a case that the demo has linked into a series, at three of its pages, in both themes."""
    listed = subprocess.run([*app, "list", "cases", "--json"], capture_output=True, text=True, check=True)
    cases = json.loads(listed.stdout)
    number = next(one["number"] for one in cases if one["series"] and one["status"] == "INVESTIGATING")
    for page in CASE_PAGES:
        for theme in ("night", "day"):
            picture = README_PICTURES / f"case-{page}-{theme}.png"
            shot = [*app, "snapshot", str(picture), "--size", "1180x700", "--theme", theme]
            if failed := _run([*shot, "--case", number, "--case-page", page]):
                return failed
    return 0


def _take_alert_pictures(python: str, demo: Path) -> int:
    """The alert desk calm, busy and flooded, in both themes, each on a copy of the demo made so for it."""
    for night, page in ALERT_NIGHTS.items():
        data = demo.with_name(f"pictures-{night}")
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(demo, data)
        if failed := _run([python, "-m", "tests.pictures.alert_nights", str(data), night]):
            return failed
        for theme in ("night", "day"):
            picture = README_PICTURES / f"alerts-{night}-{theme}.png"
            shot = [python, "-m", "app", "--data", str(data), "snapshot", str(picture), "--theme", theme]
            if failed := _run([*shot, "--size", "1366x768", *page]):
                return failed
        shutil.rmtree(data, ignore_errors=True)
    return 0


def _set_up(*, screen: bool = False, test: bool = False) -> str:
    """Make everything ready for one command; gives the Python to run it with."""
    packages = [*system_libraries.PAGE_ENGINE, *system_libraries.WINDOW, *system_libraries.CHINESE_FONT]
    if screen:
        packages += system_libraries.VIRTUAL_SCREEN
    if test:
        packages += [*system_libraries.BROKER, *system_libraries.CAMERA]
    system_libraries.install(packages)
    environment = PinnedEnvironment(CHECKOUT)
    environment.make_ready(*([RUN_PINS, TEST_PINS] if test else [RUN_PINS]))
    return str(environment.python)


@contextmanager
def _own_screen() -> Iterator[None]:
    """A virtual screen for the commands inside, whatever screen there is; on other systems the real one."""
    if not sys.platform.startswith("linux"):
        yield
        return
    with virtual_screen() as display:
        before = {name: os.environ.pop(name, None) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        os.environ["DISPLAY"] = display
        try:
            yield
        finally:
            os.environ.update({name: value for name, value in before.items() if value is not None})


def _run(command: list[str]) -> int:
    """Runs in the checkout; what is measured there finds these modules as the tests do (pytest's `pythonpath`)."""
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT / "packaging")}
    return subprocess.run(command, cwd=CHECKOUT, env=environment, check=False).returncode


def _quiet_run(command: list[str]) -> tuple[int, float, str]:
    """Exit code, seconds and words of one tool."""
    begun = time.monotonic()
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, time.monotonic() - begun, done.stdout + done.stderr


def _leave(*_: object) -> None:
    """Asked to end: leave through the `finally`s, so that no virtual screen stays behind."""
    sys.exit(143)


if __name__ == "__main__":
    sys.exit(main())
