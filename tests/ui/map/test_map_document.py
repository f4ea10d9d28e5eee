"""Folium's document with everything remote and everything inline taken out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.paths import resources
from app.ui.map.kept_document import map_documents_of
from app.ui.map.map_document import map_documents
from app.ui.map.map_scheme import HomeView

MODULES = sorted(file.relative_to(resources() / "web").as_posix() for file in (resources() / "web/js").rglob("*.js"))


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return {path: body.decode() for path, body in map_documents(HomeView(lon=107.6, lat=37.3, zoom=9), MODULES).items()}


def test_nothing_remote_is_left(made: dict[str, str]) -> None:
    for body in made.values():
        assert "http:" not in body.replace('http-equiv="', "")
        assert "https:" not in body
        assert "//cdn" not in body


def test_nothing_inline_is_left(made: dict[str, str]) -> None:
    assert re.findall(r"<script(?![^>]*\bsrc=)", made["map.html"]) == []
    assert "<style" not in made["map.html"]
    assert re.findall(r"\son\w+=|\sstyle=", made["map.html"]) == []


def test_folium_makes_the_map_under_the_name_the_page_uses(made: dict[str, str]) -> None:
    assert "var map_desk = L.map(" in made["map.js"]
    assert 'id="map_desk"' in made["map.html"]
    assert "center: [37.3, 107.6]" in made["map.js"]


def test_every_file_the_document_names_is_ours(made: dict[str, str]) -> None:
    named = re.findall(r'(?:src|href)="onemap://desk/([^"]+)"', made["map.html"])
    assert "vendor/leaflet.js" in named
    for path in named:
        assert path in made or path == "qwebchannel.js" or (resources() / "web" / path).is_file(), path


def test_the_document_is_kept_and_read_again_without_folium(tmp_path: Path) -> None:
    home = HomeView(lon=107.6, lat=37.3, zoom=9)
    first = map_documents_of(home, MODULES, tmp_path)
    assert dict(first) == dict(map_documents(home, MODULES))
    (kept,) = tmp_path.glob("map-*.json")
    kept.write_text(kept.read_text("utf-8").replace("map.js", "read-again.js"), "utf-8")
    assert "read-again.js" in map_documents_of(home, MODULES, tmp_path)


@pytest.mark.parametrize("damage", ["", "{", "[1]"])
def test_a_damaged_kept_document_is_made_anew(tmp_path: Path, damage: str) -> None:
    home = HomeView(lon=107.6, lat=37.3, zoom=9)
    first = map_documents_of(home, MODULES, tmp_path)
    (kept,) = tmp_path.glob("map-*.json")
    kept.write_text(damage, "utf-8")
    assert map_documents_of(home, MODULES, tmp_path) == first
    assert map_documents_of(HomeView(lon=107.7, lat=37.3, zoom=9), MODULES, tmp_path) != first


def test_every_module_of_the_page_is_asked_for_at_once(made: dict[str, str]) -> None:
    preloaded = re.findall(r'rel="modulepreload" href="onemap://desk/([^"]+)"', made["map.html"])
    assert preloaded == MODULES
    assert "js/main.js" in preloaded
