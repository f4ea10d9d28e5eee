"""Answers to a line where a place is typed: what it may mean, and what lies where the map was clicked."""

from __future__ import annotations

from app.bootstrap import Program
from app.domain.position import Position
from app.ui.background import Background
from app.ui.widgets.place_line import PlaceLine


def answer_places(line: PlaceLine, program: Program, background: Background) -> None:
    """Have what the line asks answered by the desk of places, as long as the line lives."""

    def search(text: str) -> None:
        background.ask(lambda: program.places.place_desk.find(text), lambda found: line.offer(text, found))

    def name(position: Position) -> None:
        background.ask(lambda: program.places.place_desk.at(position), line.name_it)

    line.search_wanted.connect(search)
    line.name_wanted.connect(name)
