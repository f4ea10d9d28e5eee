"""Keeps the coverage of each night once it is over, and reckons it anew when positions of then come late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain.access import Actor, Right
from app.domain.coverage_night import CoverageNight
from app.domain.events import FixesCameLate, RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.services.coverage.coverage import Coverage
from app.services.coverage.coverage_desk import CoverageDesk, night_span
from app.services.coverage.coverage_text import packed, unpacked
from app.services.coverage.unkept_nights import unkept_nights
from app.store import night_store
from app.store.unit_of_work import Store

NOUN = "coverage_night"
AT_ONCE = 2
"""How many nights that no desk kept in time are kept in one go."""


class NightKeeper:
    """`reckon` and `due` are for a reader; what they give is written by `keep`, on the writer."""

    def __init__(self, store: Store, desk: CoverageDesk) -> None:
        self._store, self._desk = store, desk

    def due(self) -> tuple[date, ...]:
        """The nights that are over for a while and not kept, the newest first; a few at a time."""
        with self._store.read() as connection:
            return tuple(unkept_nights(connection, self._store.now())[:AT_ONCE])

    def late(self, fact: FixesCameLate) -> tuple[date, ...]:
        """The kept nights that are to be reckoned anew."""
        with self._store.read() as connection:
            found = night_store.overlapping(connection, fact.since, fact.until)
        return tuple(date.fromisoformat(evening) for evening in found)

    def reckon(self, evening: date, is_stopped: Callable[[], bool] = lambda: False) -> Coverage | None:
        """The coverage of a night from its positions, in a process apart; None where it was stopped."""
        return self._desk.cover(*night_span(evening), is_stopped=is_stopped)

    def keep(self, actor: Actor, act_id: str, evening: date, found: Coverage) -> None:
        """Keep it in place of what was kept of that night. Where positions were thinned out since, so that there are
        fewer than it was made of, what is kept stays."""
        with self._store.act(actor, act_id, "coverage.keep", Right.ACT) as work:
            if work.repeated:
                return
            before = night_store.of_evening(work.connection, evening.isoformat())
            if before is None:
                made = CoverageNight(
                    id=new_key(), owner_domain=OwnerDomain.POLICE, evening=evening.isoformat(), since=found.since,
                    until=found.until, made_at=work.now, fixes=found.fixes, packed=packed(found),
                )  # fmt: skip
                work.add(made)
                work.tell(RecordsChanged(NOUN, (made.id,)))
            elif found.fixes >= before.fixes:
                work.change(before, made_at=work.now, fixes=found.fixes, packed=packed(found))
                work.tell(RecordsChanged(NOUN, (before.id,)))

    def night(self, evening: date) -> Coverage | None:
        """What is kept of a night, None where nothing is."""
        with self._store.read() as connection:
            found = night_store.of_evening(connection, evening.isoformat())
        return None if found is None else unpacked(found.packed)
