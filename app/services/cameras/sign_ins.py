"""With which user and password the cameras of a server are asked: cameras.toml of the data directory.

It is read anew for each view. What it holds is in no record, so no audit row, export, backup or log can hold it.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from app.domain.stream_address import host_of
from app.errors import InputRefused

_KEYS = frozenset({"host", "user", "password_env", "password_file"})


@dataclass(frozen=True)
class SignIn:
    """A user with a password. Not to be written anywhere; `repr` is silent about both."""

    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return "SignIn(***)"


def sign_in_for(file: Path, address: str) -> SignIn:
    """The first sign-in whose `host` (`*` and `?` allowed) fits the server of an address; none is an empty one."""
    for told in _told(file):
        if fnmatchcase(host_of(address), told["host"].lower()):
            return SignIn(told.get("user", ""), _password(file.parent, told))
    return SignIn()


def _told(file: Path) -> list[dict[str, str]]:
    if not file.exists():
        return []
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputRefused(
            "cameras.toml cannot be read: {reason}. No camera was asked; mend it or delete it.", reason=str(error)
        ) from error
    rows = found.get("sign_in", [])
    is_list = isinstance(rows, list) and all(isinstance(row, dict) for row in rows) and set(found) <= {"sign_in"}
    if not is_list or not all(_is_whole(row) for row in rows):
        raise InputRefused(
            "cameras.toml knows only [[sign_in]] with {keys}, each a text, with a host. No camera was asked; mend it.",
            keys=", ".join(sorted(_KEYS)),
        )
    return list(rows)


def _is_whole(row: dict[str, object]) -> bool:
    return "host" in row and set(row) <= _KEYS and all(isinstance(value, str) for value in row.values())


def _password(folder: Path, told: dict[str, str]) -> str:
    """From the environment or a file, never from cameras.toml itself."""
    if name := told.get("password_env", ""):
        if name not in os.environ:
            raise InputRefused(
                "The environment variable {name} is not set. No camera was asked; set it or name a file.", name=name
            )
        return os.environ[name]
    if not (name := told.get("password_file", "")):
        return ""
    try:
        return (folder / Path(name).expanduser()).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused(
            "The password file {file} of cameras.toml cannot be read. No camera was asked; mend it.", file=name
        ) from error
