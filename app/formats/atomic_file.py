"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path

from app.errors import InputRefused


@contextlib.contextmanager
def replaced_whole(target: Path) -> Iterator[Path]:
    """A path to write to; when the block ends well it takes the place of `target`, otherwise it goes.

    Raises `InputRefused` where the folder cannot be written or the disk is full.
    """
    draft = target.with_name(f".{uuid.uuid4().hex}{target.suffix}")
    try:
        yield draft
        draft.replace(target)
    except OSError as error:
        raise InputRefused(
            "{path} cannot be written ({reason}). Whatever stood there before is unchanged.",
            path=str(target),
            reason=error.strerror or str(error),
        ) from error
    finally:
        for leftover in target.parent.glob(f"{draft.stem}*"):
            leftover.unlink(missing_ok=True)
