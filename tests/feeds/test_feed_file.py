"""feeds.toml: loopback and silence by default, every mistake one sentence, no secrets in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import InputRefused
from app.feeds.feed_file import SECTIONS, FeedFile, load


def written(folder: Path, text: str) -> Path:
    file = folder / "feeds.toml"
    file.write_text(text, "utf-8")
    return file


def test_without_a_file_nothing_is_switched_on_and_listeners_are_for_this_computer_only(tmp_path: Path) -> None:
    told = load(tmp_path / "feeds.toml")
    assert not any(getattr(told, name).enabled for name in SECTIONS)
    assert {told.mqtt.host, told.traccar.bind, told.jt808.bind} == {"127.0.0.1"}


def test_what_is_written_holds_and_the_rest_stays_as_it_was(tmp_path: Path) -> None:
    told = load(written(tmp_path, "[mqtt]\nenabled = true\nport = 8883\nsilent_s = 0\n[replay]\nspeed = 10\n"))
    assert (told.mqtt.enabled, told.mqtt.port, told.mqtt.silent_s, told.mqtt.host) == (True, 8883, 0, "127.0.0.1")
    assert told.replay.speed == 10.0
    assert told.path("recordings/x.jsonl") == tmp_path / "recordings" / "x.jsonl"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[mqtt\n", "cannot be read"),
        ("\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), "cannot be read"),
        ("[kafka]\n", "feeds.toml has no section kafka; it knows mqtt, traccar"),
        ("mqtt = 1\n", "feeds.toml has no section mqtt"),
        ("[mqtt]\npasword = 'x'\n", "The section mqtt of feeds.toml has no pasword."),
        ("[mqtt]\nport = 'x'\n", "In the section mqtt of feeds.toml port cannot be x."),
        ("[mqtt]\nport = 70000\n", "port cannot be 70000"),
        ("[mqtt]\nport = true\n", "port cannot be True"),
        ("[mqtt]\nprotocol = 4\n", "protocol cannot be 4"),
        ("[mqtt]\nenabled = 1\n", "enabled cannot be 1"),
        ("[mqtt]\ntopics = 'a/#'\n", "topics cannot be a/#"),
        ("[mqtt]\nsources = { scada = 0 }\n", "sources cannot be"),
        ("[mqtt]\nsources = ['scada']\n", "sources cannot be"),
        ("[replay]\nspeed = 0\n", "speed cannot be 0.0"),
        ("[cap]\nsilent_s = -1\n", "silent_s cannot be -1"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_it(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InputRefused) as refused:
        load(written(tmp_path, text))
    assert sentence in str(refused.value)
    assert "No feed was started" in str(refused.value)


def test_a_secret_comes_from_the_environment_or_a_file_and_never_from_feeds_toml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = FeedFile(tmp_path)
    (tmp_path / "key").write_text("口令\n", "utf-8")
    monkeypatch.setenv("DESK_KEY", "from outside")
    assert told.secret("DESK_KEY", "key") == "from outside"
    assert told.secret("", "key") == "口令"
    assert told.secret("", "") == ""
    with pytest.raises(InputRefused, match="NOT_SET"):
        told.secret("NOT_SET", "")
    with pytest.raises(InputRefused, match="missing cannot be read"):
        told.secret("", "missing")
    assert not [name for kind in SECTIONS.values() for name in kind.__annotations__ if name in ("password", "token")]
