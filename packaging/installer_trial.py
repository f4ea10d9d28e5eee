"""The installer tried without Windows: compiled around a small stand-in for the program and, where Wine is installed,
taken through install, upgrade, downgrade, a running program, old Windows, a Chinese place, removal and purge.

The stand-in is an NSIS program that sleeps for as long as it is told to: what is tried is the installer, not the desk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import windows_installer

OLD, NEW = "0.9.0", "0.10.0"
DONE, WINDOWS_TOO_OLD, NEWER_THERE, RUNNING = 0, 10, 11, 12
STAND_IN = r"""Unicode true
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
OutFile "{out}"
Section
{act}
SectionEnd
"""
SLEEP = "Sleep 20000"


def try_installer(folder: Path) -> int:
    """Compile both versions, go through the cases; 1 if one comes out otherwise than it must."""
    shutil.rmtree(folder, ignore_errors=True)
    setups = {version: _setup(folder / version, version) for version in (OLD, NEW)}
    print("  compiled without a warning", flush=True)
    if shutil.which("wine") is None and shutil.which("wine64") is None:
        print("  not installed: there is no Wine here (Debian: wine64)", flush=True)
        return 0
    room = _Wine(folder / "wine")
    failures = 0
    try:
        for name, case in _cases(room, setups):
            said = case()
            failures += bool(said)
            print(f"  {'FAILED' if said else 'ok':7} {name}{': ' + said if said else ''}", flush=True)
    finally:
        room.close()
    return 1 if failures else 0


def _setup(folder: Path, version: str) -> Path:
    """An installer of the stand-in."""
    bundle = folder / "bundle"
    (bundle / "_internal" / "资源").mkdir(parents=True)
    (bundle / "_internal" / "资源" / f"{version}.txt").write_text(version, "utf-8")
    _stand_in(bundle / "OneMap.exe", SLEEP)
    shutil.copy(bundle / "OneMap.exe", bundle / "onemap-console.exe")
    out = folder / f"OneMap-{version}-setup.exe"
    windows_installer.compile_installer(bundle, version, out, quick=True, stub64=True)
    return out


def _stand_in(out: Path, act: str) -> None:
    """A small Windows program that does `act` of NSIS."""
    script = out.with_suffix(".nsi")
    script.write_text(STAND_IN.format(out=out, act=act), "utf-8")
    subprocess.run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", str(script)], check=True)
    script.unlink()


def _cases(room: _Wine, setups: dict[str, Path]) -> list[tuple[str, Callable[[], str]]]:
    """What is done, in this order, and what came out wrong in each ("" if nothing did)."""
    own = Path("users/officer/AppData/Local/Programs/OneMap")
    data = Path("users/officer/AppData/Local/OneMap")
    chinese = Path("油区 程序/一张图")

    def installed(version: str, place: Path = own, *, code: int = DONE, **words: str) -> str:
        gave = room.run(setups[version], "/CurrentUser", "/S", *words.values())
        shown = [it.stem for it in room.files(place / "_internal" / "资源")]
        return _unlike(code, gave) or ("" if code else _unlike([version], shown))

    def refused(version: str, code: int) -> str:
        before = [it.stem for it in room.files(own / "_internal" / "资源")]
        gave = room.run(setups[version], "/CurrentUser", "/S")
        return _unlike(code, gave) or _unlike(before, [it.stem for it in room.files(own / "_internal" / "资源")])

    def running() -> str:
        program = room.start(room.drive / own / "OneMap.exe")
        time.sleep(3)
        said = refused(NEW, RUNNING)
        program.wait()
        return said

    def broken() -> str:
        shutil.rmtree(room.drive / own / "_internal", ignore_errors=True)
        (room.drive / own / "OneMap.exe").unlink(missing_ok=True)
        return installed(NEW)

    def removed(*words: str, is_kept: bool) -> str:
        (room.drive / data).mkdir(parents=True, exist_ok=True)
        (room.drive / data / "onemap.sqlite").write_text("data", "utf-8")
        gave = room.remove(own, *words)
        left = [str(it.relative_to(room.drive)) for it in room.files(own)]
        return _unlike(DONE, gave) or _unlike([], left) or _unlike(is_kept, bool(room.files(data)))

    return [
        ("installs for one user", lambda: installed(OLD)),
        ("upgrades in place", lambda: installed(NEW)),
        ("refuses a downgrade", lambda: refused(OLD, NEWER_THERE)),
        ("goes back where that is asked for", lambda: installed(OLD, asked="/ALLOWDOWNGRADE")),
        ("refuses while the program runs", running),
        ("repairs what is half there", broken),
        ("refuses Windows 7", lambda: room.as_windows("win7", lambda: refused(NEW, WINDOWS_TOO_OLD))),
        ("removes and keeps the data", lambda: removed(is_kept=True)),
        (
            "installs into a Chinese folder",
            lambda: installed(NEW, chinese, asked=rf"/D=C:\{str(chinese).replace('/', chr(92))}"),
        ),
        ("removes from there", lambda: _unlike(DONE, room.remove(chinese))),
        ("installs again", lambda: installed(NEW, asked=r"/D=C:\users\officer\AppData\Local\Programs\OneMap")),
        ("removes with the data", lambda: removed("/PURGE", is_kept=False)),
    ]


def _unlike(wanted: object, found: object) -> str:
    return "" if wanted == found else f"{found!r} instead of {wanted!r}"


class _Wine:
    """A Windows of its own, for a user named officer."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._program = shutil.which("wine64") or shutil.which("wine") or ""
        self.drive = folder / "prefix" / "drive_c"
        self._folder = folder
        self._surroundings = os.environ | {
            "WINEPREFIX": str(folder / "prefix"), "WINEARCH": "win64", "WINEDEBUG": "-all", "USER": "officer",
            "LOGNAME": "officer", "LC_ALL": "C.UTF-8", "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }  # fmt: skip
        self._wine("wineboot", "--init")
        self._wine("winecfg", "-v", "win10")

    def run(self, setup: Path, *words: str) -> int:
        """Exit code of an installer."""
        shutil.copy(setup, self.drive / "setup.exe")
        return self._line(rf"C:\setup.exe {' '.join(words)}")

    def remove(self, place: Path, *words: str) -> int:
        """Run the uninstaller of `place`, staying until it is done."""
        shutil.copy(self.drive / place / "uninstall.exe", self.drive / "remove.exe")
        return self._line(rf"C:\remove.exe /S {' '.join(words)} _?=C:\{str(place).replace('/', chr(92))}")

    def start(self, program: Path) -> subprocess.Popen[bytes]:
        """Let a program run."""
        return subprocess.Popen([self._program, str(program)], env=self._surroundings, stderr=subprocess.DEVNULL)

    def as_windows(self, version: str, case: Callable[[], str]) -> str:
        """Do `case` under another Windows."""
        self._wine("winecfg", "-v", version)
        try:
            return case()
        finally:
            self._wine("winecfg", "-v", "win10")

    def files(self, place: Path) -> list[Path]:
        """Every file under a place of drive C."""
        return [it for it in (self.drive / place).rglob("*") if it.is_file()]

    def close(self) -> None:
        """End what runs."""
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver64"
        subprocess.run([server, "-k"], env=self._surroundings, check=False)

    def _line(self, line: str) -> int:
        """Exit code of a command line, started by a program of its own: Wine would quote /D= and not know Chinese."""
        _stand_in(self.drive / "run.exe", f"ExecWait '{line}' $0\nSetErrorLevel $0\nQuit")
        return self._wine(r"C:\run.exe")

    def _wine(self, *words: str) -> int:
        done = subprocess.run([self._program, *words], env=self._surroundings, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=300, check=False)  # fmt: skip
        return done.returncode
