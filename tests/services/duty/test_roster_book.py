"""The tables of turns and holidays: shipped, laid over, refused with the place of what cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.errors import InputRefused
from app.services.duty.roster_book import RosterBook, load_holidays, load_plan

TURN = (
    '[[turn]]\nletter = "{letter}"\nname = "x"\nmark = "x"\npost = "p"\nrole = "PATROL"\n'
    'begins = "{begins}"\nhours = 8\nneeded = 1\n'
)


def test_the_shipped_tables_can_be_used() -> None:
    book = RosterBook()
    assert {turn.letter for turn in book.plan.turns} == {"D", "N", "S"}
    assert book.plan.turn("N") is not None
    assert book.holidays.is_off(date(2026, 10, 1))
    assert not book.holidays.is_off(date(2026, 10, 10))
    assert book.doubt(2026) is None
    assert "not in the table" in str(book.doubt(2031))
    assert book.refused == []


def test_the_days_off_of_2026_are_those_of_the_notice_of_the_state_council() -> None:
    """国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04."""
    holidays = RosterBook().holidays
    spans = (("01-01", 3), ("02-15", 9), ("04-04", 3), ("05-01", 5), ("06-19", 3), ("09-25", 3), ("10-01", 7))
    begins = [(date.fromisoformat(f"2026-{begin}"), days) for begin, days in spans]
    assert set(holidays.off) == {begin + timedelta(days=more) for begin, days in begins for more in range(days)}
    worked = ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")
    assert set(holidays.worked) == {date.fromisoformat(f"2026-{day}") for day in worked}


def test_a_table_that_nobody_has_compared_says_so(tmp_path: Path) -> None:
    own = tmp_path / "holidays.toml"
    own.write_text("[[year]]\nyear = 2027\nchecked = false\noff = []\nworked = []\n", "utf-8")
    assert "not yet compared" in str(RosterBook(None, own).doubt(2027))


def test_a_turn_of_the_bureau_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "rosters.toml"
    own.write_text("[rules]\nrest_h = 8\n" + TURN.format(letter="N", begins="22:00"), "utf-8")
    plan = RosterBook(own).plan
    night = plan.turn("N")
    assert night is not None
    assert (night.begins.hour, plan.rules.rest_h, plan.rules.nights_in_a_row) == (22, 8, 2)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (TURN.format(letter="L", begins="08:00"), "must be one of A to Z, and none of L T K A W"),
        (TURN.format(letter="N", begins="24:00"), "no time such as 08:00"),
        ("[rules]\nrest_h = -1\n", "no number from 0 to 48"),
        ("[[turn]]\nletter = 'B'\n", "'begins' is wanting"),
        ("[[turn", "Expected"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_the_shipped_one_and_says_why(tmp_path: Path, told: str, why: str) -> None:
    own = tmp_path / "rosters.toml"
    own.write_text(told, "utf-8")
    with pytest.raises(InputRefused, match=why):
        load_plan(own)
    book = RosterBook(own)
    assert book.plan == RosterBook().plan
    assert len(book.refused) == 1


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("[[year]]\nyear = 2027\noff = [{ name = 'x', from = 2026-01-01 }]\n", "no day of 2027"),
        ("[[year]]\nyear = 2027\noff = [{ name = 'x', from = 2027-02-03, to = 2027-02-01 }]\n", "ends before"),
        (
            "[[year]]\nyear = 2027\noff = [{ name = 'x', from = 2027-02-03 }]\nworked = [2027-02-03]\n",
            "both off and worked",
        ),
    ],
)
def test_holidays_that_cannot_be_are_refused(tmp_path: Path, told: str, why: str) -> None:
    own = tmp_path / "holidays.toml"
    own.write_text(told, "utf-8")
    with pytest.raises(InputRefused, match=why):
        load_holidays(own)
