"""What the tests of real files share: each is read, or refused, as a table says that was made by looking at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from app.errors import InputRefused
from tests.shared_files import NOT_HERE, shared_data

Row = tuple[str, ...]


def told_of(table: str) -> Mapping[str, Row]:
    """What a table beside the tests says of each file."""
    lines = (Path(__file__).parent / table).read_text("utf-8").splitlines()
    return {line.split("\t")[0]: tuple(line.split("\t")[1:]) for line in lines}


def names_in(folders: Sequence[str], told: Mapping[str, Row]) -> list[str]:
    """The files that are there; where none are, those that the table tells of, so that each is counted as skipped."""
    data = shared_data()
    if data is None:
        return sorted(told)
    files = [one for folder in folders for one in sorted((data / folder).rglob("*")) if one.is_file()]
    return [str(one.relative_to(data)) for one in files]


def hold_to(table: str, told: Mapping[str, Row], name: str, read: Callable[[Path], Row]) -> None:
    """The file is read as its row says, or refused in the words of its row."""
    data = shared_data()
    if data is None:
        pytest.skip(NOT_HERE)
    assert name in told, f"a new file: look at what is made of it, then add it to {table}"
    expected = told[name]
    if expected[0] == "refused":
        with pytest.raises(InputRefused) as refusal:
            read(data / name)
        assert expected[1] in str(refusal.value)
        assert "Nothing was changed" in str(refusal.value)
    else:
        assert read(data / name) == expected
