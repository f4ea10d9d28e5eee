"""The release of this system: frozen from its pins, tried as it will run, packed.

Everything lies under `build/release`: `environment` (the pins and PyInstaller), `onemap` (the program), the packages.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import check_bundle
import debian_package
import windows_installer
from pinned_environment import PinnedEnvironment
from start_times import compare_starts

IS_WINDOWS = sys.platform == "win32"
SELF_TEST_LIMIT_S = 300


class Release:
    """The frozen program of `checkout` and where its parts lie."""

    def __init__(self, checkout: Path) -> None:
        self._checkout = checkout
        self._folder = checkout / "build" / "release"
        self._bundle = self._folder / "onemap"
        self._program = self._bundle / ("onemap-console.exe" if IS_WINDOWS else "onemap")
        self._pins = checkout / "packaging" / f"requirements-{'windows' if IS_WINDOWS else 'linux'}.txt"
        self._environment = PinnedEnvironment(checkout, "build/release/environment")
        said = (checkout / "app" / "__init__.py").read_text("utf-8")
        self._version = re.findall(r'^__version__ = "(.+)"$', said, re.MULTILINE)[0]

    def make(self, *, is_packed: bool, is_checked: bool) -> int:
        """Freeze, try, look through; pack where that is wanted; check what can be checked here. 1 if anything fails."""
        if platform.machine().lower() not in ("amd64", "x86_64"):
            sys.exit(f"A release is made for 64-bit Intel and AMD; this machine is a {platform.machine()}.")
        steps: list[tuple[str, Callable[[], int]]] = [("freeze", self._freeze), ("self-test", self._self_test)]
        steps.append(("bundle", lambda: check_bundle.print_check(self._bundle)))
        if is_packed:
            steps.append(("package", self._pack))
        if is_checked:
            steps += [("start", self._compare_starts), ("Windows wheels", self._look_at_wheels)]
            steps += [("installer", self._try_installer), ("Debian package", self._try_package)]
        failed = []
        for name, step in steps:
            begun = time.monotonic()
            print(f"== {name}", flush=True)
            if step():
                failed.append(name)
            print(f"== {name}: {'FAILED' if name in failed else 'done'} ({time.monotonic() - begun:.0f} s)", flush=True)
            if name in failed and name == "freeze":
                break
        print(f"release {self._version}: {'FAILED: ' + ', '.join(failed) if failed else 'ok'}", flush=True)
        return 1 if failed else 0

    def _freeze(self) -> int:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._environment.make_ready(self._pins)
        work = self._folder / "work"
        for former in (self._bundle, work):
            shutil.rmtree(former, ignore_errors=True)
        command = [str(self._environment.python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
        command += ["--distpath", str(self._folder), "--workpath", str(work)]
        # Sets in the same order, times of the source: what is frozen twice from one commit is the same.
        settled = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": self._committed_at()}
        done = subprocess.run([*command, str(self._checkout / "packaging" / "onemap.spec")], env=settled, check=False)
        return done.returncode

    def _committed_at(self) -> str:
        """When the source was committed, in seconds."""
        asked = ["git", "log", "-1", "--format=%ct"]
        answer = subprocess.run(asked, cwd=self._checkout, capture_output=True, text=True, check=False)
        return answer.stdout.strip() or "0"

    def _self_test(self) -> int:
        """What the frozen program says of itself, a line for each check."""
        out = self._folder / "self-test.json"
        out.unlink(missing_ok=True)
        command = [str(self._program), "--self-test", str(out)]
        subprocess.run(command, cwd=self._folder, check=False, stdout=subprocess.DEVNULL, timeout=SELF_TEST_LIMIT_S)
        told: dict[str, Any] = json.loads(out.read_text("utf-8")) if out.exists() else {"ok": False, "checks": []}
        for check in told["checks"]:
            print(
                f"  {'ok' if check['ok'] else 'FAILED':8}{check['s']:6.2f} s  {check['name']:9}{check['told']}",
                flush=True,
            )
        return 0 if told["ok"] else 1

    def _pack(self) -> int:
        if IS_WINDOWS:
            package = self._folder / f"OneMap-{self._version}-setup.exe"
            windows_installer.compile_installer(self._bundle, self._version, package)
        elif shutil.which("dpkg-deb"):
            package = debian_package.build(self._bundle, self._version, self._checkout, self._folder)
        else:
            print("not packed: there is no dpkg-deb here", flush=True)
            return 0
        print(f"  {package.stat().st_size / 1e6:7.1f} MB  {package}", flush=True)
        return 0

    def _compare_starts(self) -> int:
        source = [str(self._environment.python), "-m", "app"]
        return compare_starts(source, [str(self._program)], self._checkout, self._folder)

    def _look_at_wheels(self) -> int:
        script = Path(__file__).with_name("windows_wheels.py")
        command = [str(self._environment.python), str(script), str(self._checkout), str(self._folder / "wheels")]
        return subprocess.run(command, check=False).returncode

    def _try_installer(self) -> int:
        if not windows_installer.is_there():
            print("not tried: makensis is not installed (Debian: nsis)", flush=True)
            return 0
        from installer_trial import try_installer

        return try_installer(self._folder / "installer-trial")

    def _try_package(self) -> int:
        package = self._folder / f"{debian_package.PACKAGE}_{self._version}_amd64.deb"
        if not package.exists() or not debian_package.can_check():
            print("not tried: it takes the package, root and debootstrap", flush=True)
            return 0
        found = debian_package.check(package, self._folder)
        print(*(found or ["installed, tried and removed in a bare Debian"]), sep="\n  ", flush=True)
        return 1 if found else 0
