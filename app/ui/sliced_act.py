"""An act on a selection of any length, slice after slice, so that live acts come between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.key import new_key
from app.errors import AppError
from app.services.selection import slices
from app.ui.background import Background


def act_in_slices(
    background: Background,
    ids: Sequence[str],
    deed: Callable[[str, tuple[str, ...]], int],
    done: Callable[[Sequence[str], int], object],
    failed: Callable[[Sequence[str], int, AppError], object],
) -> None:
    """`deed` gets a key of its own and a slice, and answers how many changed. `done` gets the keys and how many changed
    in all; `failed` as well, and why it went no further: what was done before that stays."""
    parts, changed = list(slices(ids)), 0
    keys: list[str] = []

    def run(at: int) -> None:
        if at == len(parts):
            done(keys, changed)
            return
        key = new_key()

        def went(count: int) -> None:
            nonlocal changed
            changed += count
            keys.append(key)
            run(at + 1)

        background.act(lambda: deed(key, parts[at]), went, lambda error: failed(keys, changed, error))

    run(0)
