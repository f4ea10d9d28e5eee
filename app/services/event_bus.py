"""Facts to whoever asked for them, after commit, in the order they were told."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from app.domain.events import Fact

log = logging.getLogger(__name__)


class EventBus:
    """Listeners are called on the thread that committed; one that fails is logged and stops none of the others."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Fact], None]] = []
        self._lock = threading.Lock()

    def subscribe(self, listener: Callable[[Fact], None]) -> Callable[[], None]:
        """Call `listener` with each fact from now on; calling what is returned ends it."""
        with self._lock:
            self._listeners.append(listener)

        def end() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return end

    def publish(self, facts: Sequence[Fact]) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for fact in facts:
            for listener in listeners:
                try:
                    listener(fact)
                except Exception:  # one bad listener must not keep a fact from the others
                    log.exception("a listener failed on %s", type(fact).__name__)
