"""A virtual environment of the checkout: exactly the pinned requirements, installed once, repaired when half made."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import system_libraries
from pins import digest, python_of


class PinnedEnvironment:
    """`name` in `checkout`, made with the Python that runs this."""

    def __init__(self, checkout: Path, name: str = ".venv") -> None:
        self._checkout = checkout
        self._folder = checkout / name
        self._stamp = self._folder / "onemap-installed.json"
        self._unfinished = self._folder / "onemap-unfinished"
        self.python = python_of(self._folder)

    def make_ready(self, *requirement_files: Path) -> None:
        """Install the pins of `requirement_files` unless just these are installed. Exits with a sentence on failure."""
        if self._is_ready(requirement_files):
            return
        with _alone(self._checkout / "build" / f"{self._folder.name.lstrip('.')}.lock"):
            if self._is_ready(requirement_files):
                return
            if self._unfinished.exists() or self._version() != _this_version():
                self._make_anew()
            wanted = sorted({*requirement_files, *self._installed_files()})
            if not self._install(wanted):
                print("The environment is remade from nothing and tried once more.", flush=True)
                self._make_anew()
                if not self._install(wanted):
                    sys.exit("The pinned requirements could not be installed; pip's own words stand above.")

    def _is_ready(self, requirement_files: tuple[Path, ...]) -> bool:
        if self._unfinished.exists() or not self._stamp.exists() or self._version() != _this_version():
            return False
        installed = self._read_stamp()
        asked = {file.name: digest(file) for file in requirement_files}
        return all(installed.get(name) == wanted for name, wanted in asked.items())

    def _version(self) -> str | None:
        """The version of the environment's Python; None if it is not there or does not start."""
        asked = [str(self.python), "-c", "import pip, sys; print(*sys.version_info[:2], sep='.')"]
        try:
            answer = subprocess.run(asked, capture_output=True, text=True, check=False)
        except OSError:
            return None
        return answer.stdout.strip() if answer.returncode == 0 else None

    def _make_anew(self) -> None:
        if importlib.util.find_spec("ensurepip") is None:
            system_libraries.install([f"python{_this_version()}-venv"])
        print(f"Making {self._folder.name} with Python {_this_version()}", flush=True)
        shutil.rmtree(self._folder, ignore_errors=True)
        base = getattr(sys, "_base_executable", None) or sys.executable
        if subprocess.run([base, "-m", "venv", "--clear", str(self._folder)], check=False).returncode:
            sys.exit(f"The folder {self._folder} could not be made; Python's own words stand above.")

    def _install(self, requirement_files: list[Path]) -> bool:
        """Whether pip installed every pin; the mark of unfinished work stays behind if this is interrupted."""
        names = ", ".join(file.name for file in requirement_files)
        print(f"Installing the pinned requirements ({names}); this happens once", flush=True)
        self._unfinished.touch()
        options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input", "--disable-pip-version-check"]
        files = [word for file in requirement_files for word in ("-r", str(file))]
        command = [str(self.python), "-m", "pip", "install", "-qq", *options, *files]
        if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
            return False
        self._stamp.write_text(json.dumps({file.name: digest(file) for file in requirement_files}), encoding="utf-8")
        self._unfinished.unlink()
        return True

    def _installed_files(self) -> list[Path]:
        """Requirement files installed here before: they stay installed, in step."""
        folder = self._checkout / "packaging"
        return [folder / name for name in self._read_stamp() if (folder / name).exists()]

    def _read_stamp(self) -> dict[str, str]:
        try:
            found = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def _this_version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


@contextmanager
def _alone(lock_file: Path) -> Iterator[None]:
    """Only one set-up at a time: a second waits for the first instead of repairing it."""
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    with lock_file.open("w", encoding="utf-8") as held:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield
