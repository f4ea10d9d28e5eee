"""What nobody has wanted yet is not made; whoever wants it gets it whole, once."""

from __future__ import annotations

import pytest

from app.ui.late_parts import LatePart, LateParts


class Room(LateParts):
    """Its lamp lights up for whoever asks; its table calls for the chairs, and the chairs for the table."""

    def __init__(self) -> None:
        self.made_in_turn: list[str] = []

    @LatePart
    def lamp(self) -> str:
        """Made when it is dark."""
        self.made_in_turn.append("lamp")
        return "lamp"

    @LatePart
    def table(self) -> str:
        self.made_in_turn.append("table")
        return f"table with {self.chairs}"

    @LatePart
    def chairs(self) -> str:
        self.wake(Room.table)
        self.made_in_turn.append("chairs")
        return "chairs"

    @LatePart
    def stove(self) -> str:
        self.made_in_turn.append("stove")
        if len(self.made_in_turn) == 1:
            raise OSError("no wood")
        return "stove"


def test_a_part_is_made_when_it_is_first_asked_for_and_only_then() -> None:
    room, other = Room(), Room()
    assert (room.made_in_turn, room.if_made(Room.lamp)) == ([], None)
    assert room.lamp is room.lamp
    assert (room.made_in_turn, room.if_made(Room.lamp)) == (["lamp"], "lamp")
    assert other.if_made(Room.lamp) is None
    assert Room.lamp.__doc__ == "Made when it is dark."


def test_who_waits_for_a_part_is_told_once_in_the_order_of_asking_and_who_comes_later_at_once() -> None:
    room, heard = Room(), list[str]()
    room.when_made(Room.lamp, lambda lamp: heard.append(f"first {lamp}"))
    room.when_made(Room.lamp, lambda lamp: heard.append(f"second {lamp}, {room.lamp}"))
    assert heard == []
    room.wake(Room.lamp)
    room.wake(Room.lamp)
    assert heard == ["first lamp", "second lamp, lamp"]
    room.when_made(Room.lamp, lambda lamp: heard.append(f"late {lamp}"))
    assert heard[2:] == ["late lamp"]


def test_parts_that_call_for_each_other_are_made_once() -> None:
    room = Room()
    assert room.table == "table with chairs"
    assert room.made_in_turn == ["table", "chairs"]


def test_a_part_that_could_not_be_made_is_tried_again() -> None:
    room, heard = Room(), list[str]()
    room.when_made(Room.stove, heard.append)
    with pytest.raises(OSError, match="no wood"):
        room.wake(Room.stove)
    assert heard == []
    assert room.stove == "stove"
    assert heard == ["stove"]
