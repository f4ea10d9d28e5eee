"""Long work in turns of the loop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui.turns import Turns, on_the_loop


def three_pieces(seen: list[str]) -> Turns[int]:
    for piece in ("first", "second"):
        seen.append(piece)
        yield
    seen.append("third")
    return 3


def breaking() -> Turns[int]:
    yield
    raise LookupError("the second piece")


def test_what_has_come_is_done_between_two_pieces(qapp: QApplication) -> None:
    seen: list[str] = []
    QTimer.singleShot(0, qapp, lambda: seen.append("what has come"))
    assert on_the_loop(three_pieces(seen)) == 3
    assert seen.index("what has come") < seen.index("third")
    assert [it for it in seen if it != "what has come"] == ["first", "second", "third"]


def test_an_error_of_a_piece_reaches_who_asked_for_the_work(qapp: QApplication) -> None:
    with pytest.raises(LookupError, match="the second piece"):
        on_the_loop(breaking())


def test_a_request_to_quit_leaves_no_work_half_done(qapp: QApplication) -> None:
    seen: list[str] = []
    QTimer.singleShot(0, qapp, qapp.quit)
    assert on_the_loop(three_pieces(seen)) == 3
