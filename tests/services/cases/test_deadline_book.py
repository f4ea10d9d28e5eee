"""The table of terms: shipped, laid over by the bureau's own, refused whole where it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.case_status import ClockName
from app.errors import InputRefused
from app.paths import resources
from app.services.cases.deadline_book import FILE_NAME, DeadlineBook, load_deadlines

SHIPPED = resources() / FILE_NAME
OWN = """
[[rule]]
id = "{id}"
clock = "FILING_REVIEW"
kind = "CRIMINAL"
source = "县局规定"
valid_from = {day}
starts_at = "ACCEPTED"
runs_in = ["ACCEPTED", "FILING_REVIEW"]
length = "{length}"
"""


def _own(folder: Path, *, id_: str = "XS-LIAN-3", day: str = "2020-07-20", length: str = "2d") -> Path:
    file = folder / FILE_NAME
    file.write_text(OWN.format(id=id_, day=day, length=length), "utf-8")
    return file


def test_every_shipped_rule_names_its_source_and_its_years() -> None:
    rules = load_deadlines(SHIPPED)
    assert {rule.clock for rule in rules} == set(ClockName)
    assert all(rule.source and rule.valid_from.year >= 2000 for rule in rules)


def test_the_bureaus_own_rule_takes_the_place_of_the_shipped_one_of_the_same_id(tmp_path: Path) -> None:
    rules = {rule.id: rule for rule in load_deadlines(SHIPPED, _own(tmp_path))}
    own = rules["XS-LIAN-3"]
    assert (own.source, own.length.days, own.is_checked) == ("县局规定", 2, False)
    assert len(rules) == len(load_deadlines(SHIPPED))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"id_": "MINE"}, "hold on the same days"),
        ({"length": "two days"}, "XS-LIAN-3"),
        ({"day": '"2020"'}, "no day such as"),
        ({"id_": " "}, "without an id"),
    ],
)
def test_a_table_that_cannot_be_is_refused_with_its_place_and_the_shipped_one_holds(
    tmp_path: Path, values: dict[str, str], words: str
) -> None:
    file = _own(tmp_path, **values)
    with pytest.raises(InputRefused, match=words):
        load_deadlines(SHIPPED, file)
    book = DeadlineBook(file)
    assert book.rules == load_deadlines(SHIPPED)
    assert book.refused is not None
