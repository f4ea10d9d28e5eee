"""Folium's document with everything remote and everything inline taken out."""

from __future__ import annotations

import re

import pytest

from app.paths import resources
from app.ui.map.map_document import HomeView, map_documents


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return {path: body.decode() for path, body in map_documents(HomeView(lon=107.6, lat=37.3, zoom=9)).items()}


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
