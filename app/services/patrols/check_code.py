"""What proves that somebody stood at a check point: a code that hangs there, to be scanned or read out by radio.

It belongs to the place, so one card serves every patrol that comes by. It is made of a secret of this installation, so
nobody who was not there can work it out; the team's own order does not tell it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from app.domain.patrol import PatrolStop
from app.domain.patrol_plan import PlannedStop
from app.store import user_store
from app.store.engine import Connection

SECRET = "patrol_codes"  # noqa: S105  the name of the word, not the word
PREFIX = "ONEMAP/JCD/"
"""What a scanned card says before its code (JCD is 检查点)."""
SIGNS = "ACDEFHJKLMNPQRTUVWXY3479"
"""Letters and digits that nobody takes for one another, on paper or over the radio."""
LENGTH = 6


def place_key(stop: PatrolStop | PlannedStop) -> str:
    """The place that the card hangs at, to ten metres: a well that is put right a little keeps its card."""
    return f"{stop.lon:.4f},{stop.lat:.4f}"


def check_code(secret: str, key: str) -> str:
    """The code of a place: HMAC-SHA256, its first bytes as six of 24 signs (one in 191 million is met by chance)."""
    number = int.from_bytes(hmac.digest(secret.encode(), key.encode(), hashlib.sha256)[:8], "big")
    signs = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(SIGNS))
        signs.append(SIGNS[at])
    return "".join(signs)


def card_text(code: str) -> str:
    """What the QR code of a card says."""
    return PREFIX + code


def said_code(text: str) -> str:
    """The code in what was scanned or typed: without the prefix, spaces and dashes, in capitals."""
    plain = "".join(text.split()).replace("-", "").upper()
    return plain.removeprefix(PREFIX)


def known_secret(connection: Connection) -> str | None:
    """The secret of this installation; None before the first card was printed."""
    return user_store.installation_words(connection).get(SECRET)


def made_secret(connection: Connection) -> str:
    """The secret, made if there is none yet; for an act on the writer."""
    known = known_secret(connection)
    if known is None:
        known = secrets.token_hex(16)
        user_store.set_installation_word(connection, SECRET, known)
    return known
