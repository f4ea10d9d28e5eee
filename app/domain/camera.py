"""What is particular to cameras: the 20 digits of the national standard, and the site's own client that takes them."""

from __future__ import annotations

import re
import shlex

from app.domain.asset import Asset
from app.errors import InputRefused

_DIGITS = re.compile(r"[0-9]{20}")
PLACE = "{id}"


def national_id(camera: Asset) -> str:
    """The camera's 20 digits after GB/T 28181, which are its code; empty where its code is another."""
    return camera.code_key if _DIGITS.fullmatch(camera.code_key) else ""


def client_command(command: str, camera: Asset) -> list[str]:
    """Program and words of the site's client for a camera, as they are started without a shell.

    Words are parted by spaces; what stands in quotes is one word, a backslash is a letter. The digits stand in for
    {id}, so nothing of a record can become a word of its own.
    """
    if not command.strip():
        raise InputRefused(
            "No camera client is set. Nothing was started; write its command with {place} into the settings.",
            place=PLACE,
        )
    digits = national_id(camera)
    if not digits:
        raise InputRefused(
            "{code} is no 20-digit id of GB/T 28181. Nothing was started; give the camera its id as code.",
            code=camera.code,
        )
    lexer = shlex.shlex(command, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ""
    try:
        words = list(lexer)
    except ValueError as error:
        raise InputRefused(
            "The command of the camera client has an open quote. Nothing was started; mend it in the settings."
        ) from error
    if not any(PLACE in word for word in words[1:]):
        raise InputRefused(
            "The command of the camera client lacks {place}. Nothing was started; mend it in the settings.",
            place=PLACE,
        )
    return [words[0], *(word.replace(PLACE, digits) for word in words[1:])]
