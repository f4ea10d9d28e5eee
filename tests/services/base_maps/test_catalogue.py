"""The catalogue of base maps: shipped, laid over, found; what cannot be used is said and the rest holds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from app.domain.base_map import BaseKind, BaseOrigin, MapDatum
from app.paths import shipped_maps
from app.services.base_maps.catalogue import VECTOR_ID, Catalogue, read_catalogue
from app.services.base_maps.catalogue_file import written

GOOD = """
[[base_map]]
id = "tianditu"
name = "天地图影像"
kind = "wmts"
datum = "CGCS2000"
url = "http://t{s}.example.cn/img_w/wmts?tk={key}"
key = "a b/c"
layer = "img"
matrix_set = "w"
subdomains = "0123"
"""


def read(own: Path, text: str) -> Catalogue:
    own.mkdir(exist_ok=True)
    (own / "catalogue.toml").write_text(text, "utf-8")
    return read_catalogue(shipped_maps(), own)


def test_what_ships_is_declared_with_its_datum_and_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    found = read_catalogue(shipped_maps(), tmp_path)
    assert found.refused == ()
    assert [one.id for one in found.maps] == [VECTOR_ID]
    assert (found.maps[0].kind, found.maps[0].datum) == (BaseKind.VECTOR, MapDatum.CGCS2000)


def test_the_bureaus_own_sources_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    found = read(tmp_path / "maps", GOOD)
    assert found.refused == ()
    source = found.find("tianditu")
    assert source is not None
    assert (source.kind, source.datum, source.layer, source.origin) == (
        BaseKind.WMTS, MapDatum.CGCS2000, "img", BaseOrigin.OWN,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('id = "x"\nkind = "xyz"\ndatum = "WGS-84"\nurl = "http://h/{z}"\ncolour = "red"', "colour is not known"),
        ('id = "x"\nkind = "xyz"\ndatum = "ED50"\nurl = "http://h/{z}"', "datum cannot be ED50"),
        ('id = "x"\nkind = "xyz"\nurl = "http://h/{z}"', "datum is not declared"),
        ('id = "x"\nkind = "xyz"\ndatum = "WGS-84"', "no address"),
        ('id = "x"\nkind = "xyz"\ndatum = "WGS-84"\nurl = "file:///etc/passwd"', "url cannot be"),
        ('id = "x"\nkind = "globe"\ndatum = "WGS-84"', "kind cannot be globe"),
        ('id = "x"\nkind = "vector"\ndatum = "WGS-84"', "kind cannot be vector"),
        ('id = "x"\nkind = "archive"\ndatum = "WGS-84"\nfile = "none.mbtiles"', "none.mbtiles is not there"),
        ('id = "x"\ndatum = "GCJ-02"', "is not there"),
        ('name = "x"\nkind = "xyz"\ndatum = "WGS-84"\nurl = "http://h/{z}"', "no id"),
        ('id = 7\nkind = "xyz"\ndatum = "WGS-84"\nurl = "http://h/{z}"', "id cannot be 7"),
        ('id = "x"\nkind = "xyz"\ndatum = "WGS-84"\nurl = "http://h/{z}"\nmax_zoom = 99', "max_zoom cannot be 99"),
        ('id = "x"\nkind = "xyz"\ndatum = "WGS-84"\nurl = "http://h/{z}"\nmin_zoom = 9\nmax_zoom = 3', "min_zoom"),
        ('id = "x"\nkind = "xyz"\ndatum = "BD-09"\nurl = "http://h/{z}"\ngrid = "baidu"', "Baidu's tiles"),
        ('id = "x"\nkind = "wmts"\ndatum = "CGCS2000"\nurl = "http://h"\ngrid = "lonlat"', "tiles in degrees"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_used_is_one_sentence_and_the_others_hold(
    tmp_path: Path, entry: str, said: str
) -> None:
    found = read(tmp_path / "maps", f"[[base_map]]\n{entry}\n{GOOD}")
    assert [one.id for one in found.maps] == [VECTOR_ID, "tianditu"]
    assert len(found.refused) == 1
    assert said in str(found.refused[0])


def test_a_broken_file_leaves_what_ships(tmp_path: Path) -> None:
    found = read(tmp_path / "maps", "[[base_map\nid=")
    assert [one.id for one in found.maps] == [VECTOR_ID]
    assert "cannot be read" in str(found.refused[0])


def test_a_file_that_lies_there_undeclared_is_listed_without_a_datum(tmp_path: Path) -> None:
    (tmp_path / "县城 #1?.mbtiles").write_bytes(b"")
    (tmp_path / "影像" / "12" / "3").mkdir(parents=True)
    (tmp_path / "boundaries").mkdir()
    found = read_catalogue(shipped_maps(), tmp_path)
    assert [(one.id, one.datum, one.origin) for one in found.maps[1:]] == [
        ("县城 #1?.mbtiles", None, BaseOrigin.FOUND),
        ("影像", None, BaseOrigin.FOUND),
    ]


def test_a_declared_file_is_not_listed_a_second_time(tmp_path: Path) -> None:
    (tmp_path / "c.mbtiles").write_bytes(b"")
    found = read(tmp_path, '[[base_map]]\nid = "county"\nname = "县"\ndatum = "GCJ-02"\nfile = "c.mbtiles"')
    assert [one.id for one in found.maps] == [VECTOR_ID, "county"]


def test_what_is_written_is_read_back_the_same() -> None:
    tables = {"base_map": [{"id": 'a"\\b', "name": "名\n\t\x01", "tms": True, "max_zoom": 3, "layers": ["x", "y"]}]}
    assert tomllib.loads(written(tables)) == tables
