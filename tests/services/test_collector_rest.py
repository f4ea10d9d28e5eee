"""What stands when the window opens is left out of the collector's rounds, and taken in again when it closes."""

from __future__ import annotations

import gc
import weakref

from app.services.collector_rest import spare_nothing, spare_what_stands


class _Ring:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_a_ring_that_stood_is_spared_until_nothing_is() -> None:
    ring = _Ring()
    seen = weakref.ref(ring)
    spare_what_stands()
    try:
        del ring
        gc.collect()
        assert seen() is not None
    finally:
        spare_nothing()
    gc.collect()
    assert seen() is None
