"""Facts to whoever asked for them, after commit, in the order they were told; to a window last, for what it then asks
has heard them before it."""

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
        self._last: list[Callable[[Fact], None]] = []
        self._lock = threading.Lock()

    def subscribe(self, listener: Callable[[Fact], None], *, last: bool = False) -> Callable[[], None]:
        """Call `listener` with each fact from now on, after all others where it is to be `last`; calling what is
        returned ends it."""
        listeners = self._last if last else self._listeners
        with self._lock:
            listeners.append(listener)

        def end() -> None:
            with self._lock:
                if listener in listeners:
                    listeners.remove(listener)

        return end

    def publish(self, facts: Sequence[Fact]) -> None:
        with self._lock:
            listeners = (*self._listeners, *self._last)
        for fact in facts:
            for listener in listeners:
                try:
                    listener(fact)
                except Exception:  # one bad listener must not keep a fact from the others
                    log.exception("a listener failed on %s", type(fact).__name__)
