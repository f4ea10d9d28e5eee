"""Work done in a process apart: its answer, its refusal, and that it broke off without either."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection

import pytest

from app.errors import InputRefused, StoreUnavailable
from app.services.solved_apart import Progress, solved_apart


def doubled(number: int, progress: Progress) -> int:
    progress(1, 2)
    return 2 * number


def refused(what: str, _progress: Progress) -> None:
    raise InputRefused("There is no file {file}.", file=what)


def killed(_order: None, _progress: Progress) -> None:
    os._exit(9)


def go_on() -> bool:
    return False


def test_the_answer_comes_back_after_what_was_told_of_the_way_there() -> None:
    told: list[tuple[int, int]] = []
    assert solved_apart(doubled, 21, lambda done, of: told.append((done, of)), go_on) == 42
    assert told == [(1, 2)]


def test_a_refusal_of_the_work_comes_back_as_it_was_said() -> None:
    with pytest.raises(InputRefused, match=r"There is no file a\.csv\."):
        solved_apart(refused, "a.csv", lambda _done, _of: None, go_on)


def test_a_process_that_ends_without_an_answer_is_told_in_one_sentence() -> None:
    with pytest.raises(StoreUnavailable, match="broke off"):
        solved_apart(killed, None, lambda _done, _of: None, go_on)


def test_windows_says_of_a_broken_pipe_when_it_is_asked_and_not_when_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_line: Connection, _timeout: float = 0.0) -> bool:
        raise BrokenPipeError(109, "The pipe has been ended")

    monkeypatch.setattr(Connection, "poll", broken)
    with pytest.raises(StoreUnavailable, match="broke off"):
        solved_apart(killed, None, lambda _done, _of: None, go_on)
