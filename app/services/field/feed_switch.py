"""Feeds switched by a person: who closed which ear of the desk, and when, stands in the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.access import Actor, Right
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.services.field.feed_desk import FeedDesk


class FeedSwitch:
    """In two steps, as they belong on two threads: `note` on the writer, then `turn` wherever seconds may pass."""

    def __init__(self, store: Store, feed_desk: FeedDesk) -> None:
        self._store, self._feed_desk = store, feed_desk

    def note(self, actor: Actor, act_id: str, name: str, *, on: bool) -> None:
        """Write down that this feed is started or stopped. Raises `NotFound` where there is none, and
        `InputRefused` where another desk hears the sources."""
        self._feed_desk.require_here()
        self._feed_desk.feed(name)
        with self._store.act(actor, act_id, "feed.start" if on else "feed.stop", Right.FEEDS) as work:
            work.about("feed", name)

    def turn(self, name: str, *, on: bool) -> None:
        """Start or stop it. Never on the writer: a feed that stops waits for what it brought to be kept."""
        if on:
            self._feed_desk.start(name)
        else:
            self._feed_desk.stop(name)
