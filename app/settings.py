"""What one may choose at this desk, kept as settings.toml in the data directory."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from app.errors import InputRefused


@dataclass(frozen=True)
class Settings:
    """The choices of this desk.

    language: zh_CN or en. theme: night or day. font_percent: 80 to 200.
    county: what the county is called on screen. user: the login that this desk opens with.
    alarm_volume: how loud alarms are, 20 to 100 per cent; the critical ones never below 70.
    base_maps: ids of the base maps laid over the vector map, the lowest first. base_opacity: how much of the vector map
    they hide, 10 to 100 per cent. tile_cache_mb: how much of the disk tiles of servers may take, 0 to 20000.
    evidence_quota_gb: how much of the disk files of evidence and pictures may take, 1 to 100000 GB.
    evidence_folder: a folder on a share or a second disk, where new files are kept instead of the data directory.
    lock_after_min: after how many minutes without a key or the mouse the desk is locked, 1 to 240; 0 is never.
    officer_track_days: for how many days positions of units are kept, 30 to 3650; then only what they came to is.
    notice_unit: how the numbers of this office's notices begin, 定公(油).
    camera_client: the command that opens the site's own video client on a camera, {id} in it is the camera's 20 digits.
    database: the address of the shared database, postgresql://login@server/name; empty for this computer's own file. A
    password has no place in it.
    """

    language: str = "zh_CN"
    theme: str = "night"
    font_percent: int = 100
    county: str = ""
    user: str = ""
    alarm_volume: int = 80
    around_rings: str = "5, 50, 200, 500, 1000"
    scrap_yard_m: int = 1000
    out_of_sight_m: int = 500

    def rings(self) -> tuple[int, ...]:
        """The distances of `around_rings`."""
        return tuple(int(part) for part in self.around_rings.split(","))

    base_maps: tuple[str, ...] = ()
    base_opacity: int = 100
    tile_cache_mb: int = 512
    camera_client: str = ""
    evidence_quota_gb: int = 200
    evidence_folder: str = ""
    notice_unit: str = ""
    officer_track_days: int = 180
    lock_after_min: int = 15
    database: str = ""


def load(file: Path) -> Settings:
    """The settings of `file`; defaults where it does not exist. A broken file is refused with its place."""
    if not file.exists():
        return Settings()
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputRefused(
            "{file} cannot be read: {reason}. It was left as it is; mend it or delete it to start with the defaults.",
            file=str(file),
            reason=str(error),
        ) from error
    return checked({name: _plain(value) for name, value in found.items() if name in _NAMES})


def save(settings: Settings, file: Path) -> None:
    """Write settings whole or not at all; a file that could not be read before is kept beside as `.broken`."""
    try:
        load(file)
    except InputRefused:
        file.replace(file.with_suffix(".broken"))
    lines = [f"{name} = {_toml(value)}\n" for name, value in asdict(settings).items()]
    part = file.with_suffix(".part")
    part.write_text("".join(lines), "utf-8")
    part.replace(file)


def checked(values: dict[str, object]) -> Settings:
    """Settings from values by name; one that does not fit is refused by name."""
    for field in fields(Settings):
        value = values.get(field.name, field.default)
        if type(value) is not type(field.default) or value not in _FITS.get(field.name, (value,)):
            raise InputRefused(
                "The setting {name} cannot be {value}. The settings were left as they are.",
                name=field.name,
                value=value,
            )
    return Settings(**values)  # type: ignore[arg-type]  # each was checked against its field's type just above


_NAMES = frozenset(field.name for field in fields(Settings))


class _Rings(Container[object]):
    """Texts of whole metres from 1 to 50,000, parted by commas."""

    def __contains__(self, value: object) -> bool:
        parts = str(value).split(",")
        return all(part.strip().isdecimal() and 1 <= int(part) <= 50_000 for part in parts)


class _Folder(Container[object]):
    """A whole path, or none."""

    def __contains__(self, value: object) -> bool:
        return value == "" or Path(str(value)).is_absolute()


class _Server(Container[object]):
    """The address of a PostgreSQL without a password, or none."""

    def __contains__(self, value: object) -> bool:
        parts = urlsplit(str(value))
        says_password = parts.password is not None or "password" in parse_qs(parts.query, keep_blank_values=True)
        return value == "" or (parts.scheme == "postgresql" and bool(parts.hostname) and not says_password)


def names_server(address: str) -> bool:
    """Whether `address` is that of a shared database, and tells no password."""
    return address != "" and address in _Server()


_FITS: Mapping[str, Container[object]] = {
    "language": ("zh_CN", "en"),
    "theme": ("night", "day"),
    "font_percent": range(80, 201),
    "alarm_volume": range(20, 101),
    "around_rings": _Rings(),
    "scrap_yard_m": range(1, 50_001),
    "out_of_sight_m": range(1, 50_001),
    "base_opacity": range(10, 101),
    "tile_cache_mb": range(20_001),
    "evidence_quota_gb": range(1, 100_001),
    "evidence_folder": _Folder(),
    "officer_track_days": range(30, 3651),
    "lock_after_min": range(241),
    "database": _Server(),
}


def _plain(value: object) -> object:
    """A list of texts as the tuple it is here."""
    is_texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return tuple(value) if isinstance(value, list) and is_texts else value


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return str(value)
