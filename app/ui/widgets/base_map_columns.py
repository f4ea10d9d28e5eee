"""How a base map reads in a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.domain.base_map import BaseKind, BaseOrigin
from app.services.base_maps.base_map_desk import ListedBase
from app.services.base_maps.catalogue import VECTOR_ID
from app.ui.widgets.record_rows import Column
from app.ui.words import sentence_words, tr

KIND_WORDS: Mapping[BaseKind, str] = {
    BaseKind.VECTOR: "Shipped vector map",
    BaseKind.ARCHIVE: "Archive",
    BaseKind.FOLDER: "Folder of tiles",
    BaseKind.XYZ: "Server (XYZ)",
    BaseKind.WMTS: "Server (WMTS)",
    BaseKind.WMS: "Server (WMS)",
}


def base_map_columns(chosen: Callable[[], Sequence[str]]) -> tuple[Column[ListedBase], ...]:
    """`chosen` gives the ids that are shown, the lowest first."""

    def place(one: ListedBase) -> str:
        if one.base.id == VECTOR_ID:
            return "● " + tr("always")
        return f"● {chosen().index(one.base.id) + 1}" if one.base.id in chosen() else "○"

    return (
        Column(
            label="Shown",
            text=place,
            colour=lambda one: "ok" if place(one) != "○" else "stale",
            width=9,
        ),
        Column(label="Name", text=name_of, hover=where, bold=True, width=34),
        Column(label="Kind", text=lambda one: tr(KIND_WORDS[one.base.kind]), width=18),
        Column(
            label="Datum",
            text=lambda one: one.base.datum.value if one.base.datum else tr("not declared"),
            colour=lambda one: None if one.base.datum else "high",
            width=14,
        ),
        Column(label="Remark", text=remark, colour=lambda one: "high" if one.wrong else "muted", hover=remark),
    )


def name_of(one: ListedBase) -> str:
    """What ships is named in the language of the desk, everything else as its owner named it."""
    return tr(one.base.name) if one.base.origin is BaseOrigin.SHIPPED else one.base.name


def remark(one: ListedBase) -> str:
    """What is wrong with it, or what it says of itself."""
    return sentence_words(one.wrong) if one.wrong else one.facts or where(one)


def where(one: ListedBase) -> str:
    """Where it lies or is asked for."""
    if one.base.origin is BaseOrigin.SHIPPED and one.base.file is None:
        return ""
    return str(one.base.file) if one.base.file else one.base.url
