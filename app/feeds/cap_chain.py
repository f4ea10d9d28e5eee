"""Which bulletins stand, and which alert each belongs to: an update goes on with the alert of what it replaces."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime

from app.domain.signal import AlertSignal
from app.errors import InputRefused
from app.feeds.cap_codec import Bulletin

MOST_REMEMBERED = 5000
_FLAGS = {"Exercise": "【演练】", "Test": "【测试】"}


class CapChain:
    """The bulletins heard so far, by key; it answers what each new one means to the desk."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._first_of: OrderedDict[str, str] = OrderedDict()
        self._standing: dict[str, tuple[datetime, AlertSignal]] = {}

    def hear(self, bulletin: Bulletin, now: datetime) -> list[AlertSignal]:
        """The signals of a bulletin; none where it needs nobody: drafts, acknowledgements, what has long expired.

        Raises `InputRefused` where it should say something and does not.
        """
        if bulletin.status in ("Draft", "System") or bulletin.message_type in ("Ack", "Error"):
            return []
        firsts = list(dict.fromkeys(self._first_of.get(one, one) for one in bulletin.replaces))
        first = firsts[0] if firsts else bulletin.key
        self._remember(bulletin.key, first)
        if bulletin.message_type == "Cancel":
            if not firsts:
                raise InputRefused("The bulletin cancels another and does not say which.")
            return [self._over(bulletin, one) for one in firsts]
        info = bulletin.info
        if info is None or not info.title:
            raise InputRefused("The bulletin says nothing: it has no info with an event or a headline.")
        signal = AlertSignal(
            source=self._source,
            source_id=first,
            at=bulletin.sent,
            kind=info.kind,
            severity=info.severity,
            title=_FLAGS.get(bulletin.status, "") + info.title,
            text=info.text,
            lon=info.place[0] if info.place else None,
            lat=info.place[1] if info.place else None,
            is_test=bulletin.is_test,
        )
        merged = [self._over(bulletin, one) for one in firsts[1:]]
        if info.is_over or (info.expires is not None and info.expires <= now):
            self._standing.pop(first, None)
            return [*merged, replace(signal, active=False)] if firsts else []
        if info.expires is not None:
            self._standing[first] = (info.expires, signal)
        return [signal, *merged]

    def expired(self, now: datetime) -> list[AlertSignal]:
        """Those whose time has run out since the last call."""
        over = [key for key, (expires, _) in self._standing.items() if expires <= now]
        found = [self._standing.pop(key) for key in over]
        return [replace(signal, at=expires, active=False) for expires, signal in found]

    def _over(self, bulletin: Bulletin, key: str) -> AlertSignal:
        _, signal = self._standing.pop(key, (None, None))
        if signal is None:
            info = bulletin.info
            signal = AlertSignal(self._source, key, bulletin.sent, "OTHER", "LOW", info.title if info else key)
        return replace(signal, at=bulletin.sent, active=False)

    def _remember(self, key: str, first: str) -> None:
        self._first_of[key] = first
        self._first_of.move_to_end(key)
        while len(self._first_of) > MOST_REMEMBERED:
            self._first_of.popitem(last=False)
