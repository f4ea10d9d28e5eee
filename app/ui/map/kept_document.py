"""The map's documents as folium made them last time: to import folium costs 0.4 s that no start need wait for."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path

from app.services.maker_mark import maker_mark
from app.ui.map.map_scheme import HomeView

MAKER = "app.ui.map.map_document"
log = logging.getLogger(__name__)


def map_documents_of(home: HomeView, modules: Sequence[str], folder: Path) -> Mapping[str, bytes]:
    """The documents for `home` and `modules`, from `folder` if this version of program and folium kept them there."""
    kept = folder / f"map-{_key(home, modules)}.json"
    try:
        return {path: text.encode() for path, text in json.loads(kept.read_text("utf-8")).items()}
    except (OSError, ValueError, AttributeError):
        pass
    from app.ui.map.map_document import map_documents

    made = map_documents(home, modules)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("map-*.json"):
            old.unlink()
        part = kept.with_suffix(".part")
        part.write_text(json.dumps({path: body.decode() for path, body in made.items()}), "utf-8")
        part.replace(kept)
    except OSError as error:
        log.warning("the map's document could not be kept: %s", error)
    return made


def _key(home: HomeView, modules: Sequence[str]) -> str:
    """Changes with the program, with folium, and while one develops with the maker's source."""
    return maker_mark(MAKER, told=f"{home} {modules} {metadata.version('folium')}")
