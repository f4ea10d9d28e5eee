"""Where a camera's live picture comes from: an address that names a server and nothing else, never a file or a script.

User and password are no part of it: an address is read by everybody, written to the audit and exported.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from app.errors import InputRefused

SCHEMES = ("rtsp", "rtsps", "http", "https")
MOST_LETTERS = 500
_SIGN_IN = re.compile(r"(?<=//)[^/]*@|^[^/]*@")


def checked_address(text: str) -> str:
    """The address as it is kept; raises `InputRefused` with a sentence that does not repeat a password."""
    address = text.strip()
    if not address:
        raise InputRefused("The live address is empty. Nothing was changed; enter one as rtsp://server/path.")
    if len(address) > MOST_LETTERS or any(_is_odd(letter) for letter in address):
        raise InputRefused(
            "The live address is too long, or has spaces, line breaks or signs that none has. Nothing was changed."
        )
    try:
        parts = urlsplit(address)
        is_server = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_server = False
    if not is_server or parts.scheme.lower() not in SCHEMES:
        raise InputRefused(
            "{address} is no live address. Nothing was changed; it begins with rtsp://, rtsps://, http:// or https:// "
            "and names a server.",
            address=masked(address)[:80],
        )
    if "@" in parts.netloc:
        raise InputRefused(
            "The live address holds a user or a password. Nothing was changed; leave them out here and write them into "
            "cameras.toml."
        )
    return address


def host_of(address: str) -> str:
    """The server that an address names, in small letters."""
    return urlsplit(address).hostname or ""


def masked(text: str) -> str:
    """A text that should have been an address, without what may be a user and a password."""
    return _SIGN_IN.sub("***@", " ".join(text.split()))


def _is_odd(letter: str) -> bool:
    return letter in "\\\"'<>`{}|^" or letter.isspace() or unicodedata.category(letter).startswith("C")
