"""maps/catalogue.toml: which base maps there are, each with its datum. The bureau's own is laid over the shipped one.

[[base_map]]
id = "county-photo"            # an entry of the same id takes the place of the shipped one
name = "全县影像 2026"
kind = "archive"               # archive, folder, xyz, wmts, wms (vector is the shipped one)
datum = "GCJ-02"               # WGS-84, CGCS2000, GCJ-02, BD-09
file = "county.mbtiles"        # beside this file, or a whole path

[[base_map]]
id = "tianditu"
name = "天地图影像"
kind = "wmts"
datum = "CGCS2000"
url = "http://t{s}.example.cn/img_w/wmts?tk={key}"
key = "..."
layer = "img"
matrix_set = "w"

What cannot be used is left out with one sentence, and everything else holds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from app.domain.base_map import BaseKind, BaseMap, BaseOrigin, MapDatum
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused

FILE_NAME = "catalogue.toml"
ID = re.compile(r"[^\x00-\x1f\x7f]{1,120}")
NAME_LENGTH = 80
TOP_ZOOM = 24
# `layers` is the shipped vector map's own; `grid` says on what grid the tiles lie.
KEYS = frozenset({one.name for one in fields(BaseMap)} - {"origin"} | {"grid", "layers"})
GRIDS: Mapping[str, Sentence] = {
    "baidu": sentence("Baidu's tiles lie on a grid of their own"),
    "lonlat": sentence("tiles in degrees (Tianditu's _c, EPSG:4326, EPSG:4490) lie on another grid"),
}


@dataclass(frozen=True)
class Declared:
    """What a catalogue declares, and a sentence for each entry that cannot be used."""

    maps: tuple[BaseMap, ...]
    refused: tuple[InputRefused, ...] = ()


def read_tables(file: Path) -> dict[str, Any]:
    """The file as TOML tables, {} where there is none. Raises `InputRefused` where it is broken."""
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputRefused(
            "{file} cannot be read: {reason}. It was left as it is and the other base maps are kept; mend it.",
            file=str(file),
            reason=str(error),
        ) from error


def declared(file: Path, origin: BaseOrigin) -> Declared:
    """The base maps of one catalogue."""
    try:
        told = read_tables(file)
    except InputRefused as why:
        return Declared((), (why,))
    maps: list[BaseMap] = []
    refused: list[InputRefused] = []
    entries = told.get("base_map", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        try:
            maps.append(base_map_of(entry, file.parent, origin, number))
        except InputRefused as why:
            refused.append(why)
    unknown = sorted(set(told) - {"base_map", "boundary"})
    if unknown:
        refused.append(_refusal(FILE_NAME, sentence("{key} is not known here", key=unknown[0])))
    return Declared(tuple(maps), tuple(refused))


def base_map_of(entry: object, folder: Path, origin: BaseOrigin, number: int = 1) -> BaseMap:
    """One entry, checked; `folder` is where its file is looked for."""
    if not isinstance(entry, dict):
        raise _refusal(f"base_map {number}", sentence("it is no table"))
    named = str(entry.get("name") or entry.get("id") or f"base_map {number}")[:NAME_LENGTH]
    for key, value in entry.items():
        _check(named, key, value)
    key = entry.get("id")
    if not isinstance(key, str) or not ID.fullmatch(key):
        raise _refusal(named, sentence("it has no id"))
    if entry.get("grid", "mercator") != "mercator":
        why = GRIDS.get(entry["grid"], sentence("its grid is not known"))
        raise InputRefused(
            "The base map {name} is left out: {why}, and only Web Mercator can be drawn. Have it made in that, or "
            "take another source.",
            name=named,
            why=why,
        )
    kind = BaseKind(entry.get("kind", "archive"))
    if kind is BaseKind.VECTOR and origin is not BaseOrigin.SHIPPED:
        raise _refusal(named, sentence("{key} cannot be {value}", key="kind", value=kind.value))
    if "datum" not in entry and kind is not BaseKind.VECTOR:
        raise _refusal(named, sentence("its datum is not declared (WGS-84, CGCS2000, GCJ-02 or BD-09)"))
    place = _place(entry, kind, folder, named)
    if kind.is_remote and not entry.get("url"):
        raise _refusal(named, sentence("it has no address (url)"))
    values = {
        name: entry[name] for name in entry if name not in ("id", "name", "kind", "datum", "file", "grid", "layers")
    }
    made = BaseMap(id=key, name=named, kind=kind, datum=MapDatum(entry["datum"]), origin=origin, file=place, **values)
    if not made.min_zoom <= made.max_zoom:
        raise _refusal(named, sentence("{key} cannot be {value}", key="min_zoom", value=made.min_zoom))
    return made


def _place(entry: Mapping[str, Any], kind: BaseKind, folder: Path, named: str) -> Path | None:
    """Where an archive or folder lies; a path that leads nowhere is refused."""
    if kind not in (BaseKind.ARCHIVE, BaseKind.FOLDER):
        return None
    told = str(entry.get("file", ""))
    place = folder / told
    if not told or not place.exists():
        raise _refusal(named, sentence("its file {file} is not there", file=told or "—"))
    return place


_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "kind": lambda value: value in tuple(BaseKind),
    "datum": lambda value: value in tuple(MapDatum),
    "tms": lambda value: isinstance(value, bool),
    "layers": lambda value: isinstance(value, list),
    "min_zoom": lambda value: type(value) is int and 0 <= value <= TOP_ZOOM,
    "max_zoom": lambda value: type(value) is int and 0 <= value <= TOP_ZOOM,
    "url": lambda value: isinstance(value, str) and value.startswith(("http://", "https://")) and value.isprintable(),
}


def _check(named: str, key: str, value: object) -> None:
    if key not in KEYS:
        raise _refusal(named, sentence("{key} is not known here", key=key))
    fits = _CHECKS.get(key, lambda told: isinstance(told, str) and len(told) <= 2000)
    if not fits(value):
        raise _refusal(named, sentence("{key} cannot be {value}", key=key, value=str(value)[:80]))


def _refusal(name: str, why: Sentence) -> InputRefused:
    return InputRefused(
        "The base map {name} of maps/catalogue.toml is left out: {why}. The others are kept; mend the entry.",
        name=name,
        why=why,
    )


def written(tables: Mapping[str, Any]) -> str:
    """TOML of tables as `read_tables` gives them: arrays of tables of texts, numbers, switches and lists of texts."""
    parts = ["# Written by OneMap (Base maps). It may be edited by hand; the file as it was before lies beside it.\n"]
    for name, entries in tables.items():
        for entry in entries if isinstance(entries, list) else [entries]:
            parts.append(f"\n[[{name}]]\n")
            parts += [f"{key} = {_toml(value)}\n" for key, value in entry.items()]
    return "".join(parts)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    if isinstance(value, int | float):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'


def without(entries: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """The entries but the one of this id."""
    return [entry for entry in entries if not isinstance(entry, dict) or entry.get("id") != key]
