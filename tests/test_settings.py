"""The choices of a desk are kept whole, and a broken file is refused with its place."""

import pickle
from pathlib import Path

import pytest

from app import settings
from app.errors import InputRefused
from app.settings import Settings
from app.wording import Wording


def test_settings_are_read_back_as_they_were_saved(tmp_path: Path) -> None:
    chosen = Settings(language="en", theme="day", font_percent=120, county='定边"县\n', user="han")
    settings.save(chosen, tmp_path / "settings.toml")
    assert settings.load(tmp_path / "settings.toml") == chosen


def test_without_a_file_the_desk_is_chinese_and_dark(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.toml") == Settings("zh_CN", "night", 100)


@pytest.mark.parametrize(
    "text",
    [
        "theme = ",
        "theme = 'pink'",
        "font_percent = 900",
        "font_percent = '100'",
        "language = 3",
        "evidence_folder = 'evidence'",
        "database = 'mysql://server/onemap'",
        "database = 'postgresql://han:secret@server/onemap'",
        "database = 'postgresql://han@server/onemap?password=secret'",
    ],
)
def test_a_broken_settings_file_is_refused_and_left(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(InputRefused):
        settings.load(file)
    assert file.read_text("utf-8") == text


def test_a_broken_settings_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme = 'pink'", "utf-8")
    settings.save(Settings(theme="day"), file)
    assert settings.load(file).theme == "day"
    assert (tmp_path / "settings.broken").read_text("utf-8") == "theme = 'pink'"


def test_a_refusal_is_said_in_the_language_of_the_desk() -> None:
    error = InputRefused("There is no file {file}.", file="a.csv")
    wording = Wording("zh_CN", {"There is no file {file}.": "没有文件 {file}。"})
    assert wording.sentence(error) == "没有文件 a.csv。"
    assert str(error) == "There is no file a.csv."


def test_a_refusal_survives_the_way_back_from_a_worker_process() -> None:
    error = pickle.loads(pickle.dumps(InputRefused("There is no file {file}.", file="a.csv")))
    assert (type(error), error.template, error.values) == (
        InputRefused,
        "There is no file {file}.",
        {"file": "a.csv"},
    )
