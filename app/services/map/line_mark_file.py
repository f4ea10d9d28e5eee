"""Marks of lines out of a CSV file: the line, the K-number, the one ahead (for a broken chain), the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.asset import Asset, AssetLayer, normalised_code
from app.domain.key import new_key
from app.domain.layer_field import LAT, LON, folded
from app.domain.position import Position
from app.domain.sentence import Sentence
from app.errors import AppError, InputRefused
from app.formats.table_files import open_csv
from app.services.map.stationing_desk import StationingDesk
from app.store import asset_store
from app.store.unit_of_work import Store

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "line": ("line", "code", "管线", "管线编号", "管线名称", "线路"),
    "behind": ("k", "behind", "station", "桩号", "里程桩号", "里程", "后桩号", "断链后"),
    "ahead": ("ahead", "前桩号", "断链前"),
    "lon": LON.headers,
    "lat": LAT.headers,
    "note": ("note", "备注", "说明"),
}
_NEEDED = ("line", "behind", "lon", "lat")


@dataclass(frozen=True)
class MarksImported:
    """How many marks came in, of how many lines, and what was refused."""

    marks: int
    lines: int
    refused: tuple[Sentence, ...]


def import_marks(store: Store, desk: StationingDesk, actor: Actor, path: Path) -> MarksImported:
    """Take in the marks of a file, line by line: those of one line all or none. Raises `InputRefused` for a file that
    lacks a column."""
    actor.require(Right.IMPORT)
    told, refused = _read(store, path)
    marks = lines = 0
    for line_id, rows in told.items():
        try:
            marks += desk.add_all(actor, new_key(), line_id, rows)
            lines += 1
        except AppError as error:
            refused.append(Sentence(error.template, error.values))
    return MarksImported(marks, lines, tuple(refused))


Told = dict[str, list[tuple[Position, str, str, str]]]


def _read(store: Store, path: Path) -> tuple[Told, list[Sentence]]:
    told: Told = {}
    refused: list[Sentence] = []
    with open_csv(path) as source, store.read() as connection:
        column = {name: _column(source.columns, headers) for name, headers in _HEADERS.items()}
        missing = [name for name in _NEEDED if column[name] is None]
        if missing:
            raise InputRefused(
                "{file} lacks the column {missing}. Nothing was changed; needed are line, k, lon, lat.",
                file=path.name,
                missing=", ".join(missing),
            )
        for chunk in source.chunks():
            cells = {
                name: chunk.columns[header] if header else [""] * len(chunk.rows) for name, header in column.items()
            }
            for at, row in enumerate(chunk.rows):
                said = {name: str(values[at] or "").strip() for name, values in cells.items()}
                lines = _lines(asset_store.of_code(connection, normalised_code(said["line"])))
                if not lines:
                    named = asset_store.starting_with(connection, said["line"]) if said["line"] else []
                    lines = [one for one in _lines(named) if one.name == said["line"]]
                try:
                    place = Position(float(said["lon"]), float(said["lat"]))
                except (ValueError, AppError):
                    lines, said["line"] = [], f"{said['line']} ({said['lon']}, {said['lat']})"
                if len(lines) != 1:
                    refused.append(
                        Sentence("Row {row}: {line} is no line with a place.", {"row": row, "line": said["line"]})
                    )
                    continue
                told.setdefault(lines[0].id, []).append((place, said["behind"], said["ahead"], said["note"]))
    return told, refused


def _lines(assets: Sequence[Asset]) -> list[Asset]:
    return [one for one in assets if one.layer is AssetLayer.PIPELINES]


def _column(columns: Sequence[str], headers: Sequence[str]) -> str | None:
    wanted = {folded(one) for one in headers}
    return next((one for one in columns if folded(one) in wanted), None)
