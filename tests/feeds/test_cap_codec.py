"""Bulletins are read or refused with a sentence; no file of a stranger reaches out or swells."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.alert import AlertKind, Severity
from app.errors import InputRefused
from app.feeds.cap_codec import read_bulletin, severity_of
from app.feeds.cap_xml import LONGEST_BYTES, CutShort, read_root

REAL = {
    "43b080713727.cap": ("EMERGENCY_BULLETIN", "HIGH", "Homeland Security Sets Code ORANGE", None),
    "australia.cap": ("FIRE", "LOW", "Yerong Creek Structure Fire", (147.0598, -35.3888)),
    "canada_errors.cap": ("WEATHER", "LOW", "thunderstorm", (-82.727, 41.999)),
    "earthquake-iso8859-1.cap": ("EMERGENCY_BULLETIN", "LOW", "EQ 4.6 Usulután, Usulután", (-88.783, 12.747)),
    "earthquake_signed.cap": ("EMERGENCY_BULLETIN", "LOW", "EQ 1.3 The Geysers, CA", (-122.812, 38.82)),
    "no_optional_fields.cap": None,
    "wcatwc-warning.cap": ("EMERGENCY_BULLETIN", "CRITICAL", "The tsunami Warning continues in effect", None),
    "xee.cap": "document type",
}


def cap(info: str = "", *, encoding: str = "utf-8", **told: str) -> bytes:
    """A bulletin of the county's weather office; an element told as "" is left out."""
    head = {
        "identifier": "dingbian-1", "sender": "weather@dingbian", "sent": "2026-11-24T22:00:00+08:00",
        "status": "Actual", "msgType": "Alert", "scope": "Public",
    } | told  # fmt: skip
    elements = "".join(f"<{name}>{value}</{name}>" for name, value in head.items() if value)
    text = f"<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'>{elements}{info}</alert>"
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'.encode(encoding)


def info(*more: str, **told: str) -> str:
    elements = {
        "language": "zh-CN", "category": "Met", "event": "道路结冰", "urgency": "Expected", "severity": "Severe",
        "certainty": "Likely", "expires": "2026-11-25T08:00:00+08:00", "headline": "道路结冰橙色预警",
        "description": "预计今夜到明晨路面结冰。",
    } | told  # fmt: skip
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in elements.items() if value)
    return f"<info>{inside}{''.join(more)}</info>"


@pytest.mark.parametrize("name", REAL)
def test_every_real_file_is_read_or_refused(shared_data: Path, name: str) -> None:
    raw, wanted = (shared_data / "protocol" / "cap" / name).read_bytes(), REAL[name]
    if isinstance(wanted, str):
        with pytest.raises(InputRefused, match=wanted):
            read_bulletin(raw)
        return
    told = read_bulletin(raw).info
    if wanted is None:
        assert told is None
        return
    kind, severity, title, place = wanted
    assert told is not None
    assert (told.kind, told.severity) == (AlertKind(kind), Severity(severity))
    assert told.title.startswith(title)
    assert told.place == (None if place is None else pytest.approx(place, abs=1e-3))


def test_all_real_files_are_in_the_table(shared_data: Path) -> None:
    assert {one.name for one in (shared_data / "protocol" / "cap").iterdir()} == set(REAL)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb2312", "gb18030", "utf-16"])
def test_chinese_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    told = read_bulletin(cap(info(), encoding=encoding)).info
    assert told is not None
    assert (told.title, told.text) == ("道路结冰橙色预警", "预计今夜到明晨路面结冰。")


def test_latitude_comes_first_and_the_place_lies_inside_the_largest_area() -> None:
    small = "<polygon>36.0,107.0 36.0,107.1 36.1,107.1 36.0,107.0</polygon>"
    hook = "<polygon>37.0,107.0 37.0,108.0 38.0,108.0 38.0,107.9 37.1,107.9 37.1,107.0 37.0,107.0</polygon>"
    told = read_bulletin(cap(info(f"<area><areaDesc>定边县</areaDesc>{small}{hook}</area>"))).info
    assert told is not None
    assert told.place is not None
    lon, lat = told.place
    assert 37.0 < lat < 37.1 or 107.9 < lon < 108.0
    assert told.text.endswith("定边县")


def test_the_chinese_info_is_taken_and_of_several_the_most_severe() -> None:
    english = info(language="en-US", headline="Icy roads", severity="Extreme")
    worse = info(headline="道路结冰红色预警", severity="Extreme")
    told = read_bulletin(cap(english + info() + worse)).info
    assert told is not None
    assert (told.title, told.severity) == ("道路结冰红色预警", Severity.CRITICAL)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("Extreme", "Immediate", "Observed"), Severity.CRITICAL),
        (("Extreme", "Future", "Likely"), Severity.HIGH),
        (("Severe", "Expected", "Likely"), Severity.HIGH),
        (("Severe", "Expected", "Unlikely"), Severity.MEDIUM),
        (("Moderate", "Immediate", "Possible"), Severity.MEDIUM),
        (("Moderate", "Past", "Observed"), Severity.LOW),
        (("Minor", "Immediate", "Observed"), Severity.LOW),
        (("Unknown", "Unknown", "Unknown"), Severity.LOW),
        (("", "", ""), Severity.LOW),
    ],
)
def test_severity_comes_from_three_words(words: tuple[str, str, str], wanted: Severity) -> None:
    assert severity_of(*words) is wanted


def test_references_are_read_though_an_identifier_has_commas() -> None:
    refers = "a@b,one,2026-11-24T20:00:00+08:00\n  c@d,2026,2,2026-11-24T21:00:00+08:00"
    assert read_bulletin(cap(info(), references=refers)).replaces == ("a@b,one", "c@d,2026,2")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (cap(info(), identifier=""), "no identifier"),
        (cap(info(), status="Real"), "status is Real"),
        (cap(info(), sent="2026-11-24T22:00:00"), "no time with its offset"),
        (cap(info(), sent="yesterday"), "no time with its offset"),
        (cap(info("<area><polygon>37,107 38,107</polygon></area>")), "2 points"),
        (cap(info("<area><polygon>107,37 107,38 108,38 107,37</polygon></area>")), "no latitude and longitude"),
        (cap(info("<area><circle>nan,107 5</circle></area>")), "no latitude and longitude"),
        (b"<alert xmlns='urn:oasis:names:tc:emergency:cap:1.0'/>", "no CAP 1.2"),
        (b"<html/>", "no CAP 1.2"),
        (b'<?xml version="1.0" encoding="hex"?><alert/>', "written in hex"),
        (b"\xff" + cap(), "not written in utf-8"),
        (b"<a>" * 200 + b"</a>" * 200, "nested too deep"),
        (b" " * (LONGEST_BYTES + 1), "KB at most"),
    ],
)
def test_a_broken_bulletin_is_refused_with_its_reason(raw: bytes, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        read_bulletin(raw)


BOMB = "<!DOCTYPE lolz [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gbk"])
def test_a_bomb_of_entities_is_refused_before_it_is_parsed(encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?>{BOMB}]><alert>&j;</alert>'
    with pytest.raises(InputRefused, match="document type"):
        read_root(bomb.encode(encoding))


def test_a_file_cut_anywhere_may_still_be_whole_later() -> None:
    whole = cap(info())
    read_bulletin(whole)
    for end in range(60, len(whole) - 1, 7):
        with pytest.raises(CutShort):
            read_root(whole[:end])
