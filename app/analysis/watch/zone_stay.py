"""Somebody stays in a zone longer than it takes to pass through, in the hours of the rule."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Moves
from app.analysis.watch.rule import Key, RuleOrder, last_seen, sighting
from app.analysis.watch.sighting import Sighting
from app.analysis.watch.switch import Lasting
from app.analysis.watch.zone_crossing import Zone


class ZoneStay:
    """The stay counts from the first fix inside within the hours, and is over on leaving or when the hours end."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:
        self._order, self._book = order, book
        margin, least_s = order.figure("margin_m"), order.figure("minutes") * 60
        self._zones = [
            (Zone(zone_id, ground.zones[zone_id], margin), Lasting(least_s))
            for zone_id in order.zone_ids
            if zone_id in ground.zones
        ]

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        moves = moves.where(self._book.watched(self._order.movers)[moves.mover])
        looks = self._order.looks_at(moves.at)
        found: list[Sighting] = []
        for zone, stay in self._zones:
            inside, outside = zone.inside(moves)
            lasted = stay.turn(moves, inside & looks, outside | ~looks, len(self._book))
            for rows, active in ((lasted.began, True), (lasted.ended, False)):
                found += [
                    sighting(moves, row, self._book, about=zone.id, active=active, figure=lasted.minutes[row])
                    for row in rows.tolist()
                ]
        return found

    def tick(self, now: float) -> Sequence[Sighting]:
        """The hours may end while nothing is heard."""
        if self._order.hours.covers(now):
            return ()
        found = []
        for zone, stay in self._zones:
            over = stay.told()
            stay.end(over)
            found += [last_seen(self._book, who, now, about=zone.id, active=False) for who in over.tolist()]
        return found

    def resume(self, standing: Collection[Key], now: float) -> None:
        for mover, about in standing:
            who = self._book.number(mover)
            for zone, stay in self._zones:
                if zone.id == about:
                    stay.stand(who, now, len(self._book))
