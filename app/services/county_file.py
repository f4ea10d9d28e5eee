"""TOML files in which a county names figures of its own over the defaults: read whole, and refused by name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NoReturn

from app.errors import InputRefused


def told_in(file: Path) -> dict[str, object]:
    """What the file says, nothing where there is none. Raises `InputRefused` where it cannot be read."""
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputRefused(
            "{file} cannot be read: {reason}. It was left as it is; mend it or delete it to start with the defaults.",
            file=str(file),
            reason=str(error),
        ) from error


def figure(name: str, value: object, least: float, most: float) -> float:
    """A number from `least` to `most`; anything else is refused by name."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
        refuse(name, value)
    return float(value)


def refuse(name: str, value: object) -> NoReturn:
    """Say that the setting `name` cannot be `value`."""
    raise InputRefused(
        "The setting {name} cannot be {value}. The settings were left as they are.", name=name, value=str(value)
    )
