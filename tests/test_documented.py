"""What a user can name is documented: every command, option, setting and shortcut is in README.md or the handbook."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from app.cli import build_parser
from app.feeds.feed_file import SECTIONS
from app.settings import Settings
from app.ui.actions import ACTIONS

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def documents() -> str:
    """README.md and the handbook in one text."""
    files = [CHECKOUT / "README.md", *sorted((CHECKOUT / "resources" / "handbook").rglob("*.md"))]
    return "\n".join(file.read_text("utf-8") for file in files)


def commands(parser: argparse.ArgumentParser, above: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its parser, nested ones as `db upgrade`."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield f"{above}{name}", below
                yield from commands(below, f"{above}{name} ")


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from (it for it in action.option_strings if it.startswith("--") and it != "--help")


def test_every_command_is_documented(documents: str) -> None:
    names = [name for name, _ in commands(build_parser())]
    assert {"demo", "import", "export", "list", "snapshot"} <= set(names)
    # Each word of `db upgrade` may stand by itself, as in `db {upgrade|check}`.
    words = {name: name.split() for name in names}
    missing = {
        name
        for name, parts in words.items()
        if not all(re.search(rf"(?<![\w-]){part}(?![\w-])", documents) for part in parts)
    }
    assert missing == set()


def test_every_option_is_documented(documents: str) -> None:
    parser = build_parser()
    undocumented = {
        f"{name} {option}"
        for name, below in [("", parser), *commands(parser)]
        for option in options(below)
        if not re.search(rf"(?<![\w-]){option}(?![\w-])", documents)
    }
    assert undocumented == set()


def test_every_setting_is_documented(documents: str) -> None:
    assert [it.name for it in fields(Settings) if f"`{it.name}`" not in documents] == []


def test_every_section_and_key_of_feeds_toml_is_documented(documents: str) -> None:
    keys = {f"[{name}]" for name in SECTIONS} | {it.name for kind in SECTIONS.values() for it in fields(kind)}
    assert {it for it in keys if not re.search(rf"(?<![\w-]){re.escape(it)}(?![\w-])", documents)} == set()


def test_every_topic_has_a_schema_and_is_documented(documents: str) -> None:
    names = [file.name.removesuffix(".schema.json") for file in (CHECKOUT / "resources" / "schemas").iterdir()]
    assert {"position", "alert", "reading", "receipt"} <= set(names)
    assert [it for it in names if f"`oilfield/{it}/<" not in documents] == []


def test_every_shortcut_is_documented(documents: str) -> None:
    shortcuts = {act.id: act.keys[0] for act in ACTIONS if act.keys}
    assert {it: key for it, key in shortcuts.items() if f"`{key}`" not in documents} == {}


def test_no_two_acts_of_one_place_share_a_key() -> None:
    taken = [(act.where, key) for act in ACTIONS for key in act.keys]
    assert sorted({it for it in taken if taken.count(it) > 1}) == []
