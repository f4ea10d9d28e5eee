"""Why there is no picture, in words for the officer."""

from __future__ import annotations

import socket
import ssl

from app.domain.sentence import Sentence, sentence
from app.domain.stream_address import masked

NO_PICTURE = sentence("What the camera's server sends is no picture; mend the address.")


class NoStream(Exception):
    """There is no picture to be had. `is_lasting`: to try again by itself would do harm, or nothing."""

    def __init__(self, why: Sentence, *, is_lasting: bool = False) -> None:
        super().__init__(str(why))
        self.why, self.is_lasting = why, is_lasting


def refusal(status: int, where: str = "") -> NoStream:
    """What an answer of RTSP or HTTP means that is no picture. Cameras lock out who tries a wrong password often."""
    if 300 <= status < 400:
        return NoStream(
            sentence(
                "The camera's server sends on to {where}. That was not asked; if it is right, enter it.",
                where=masked(where)[:80] or "?",
            )
        )
    if status in (401, 403):
        why = sentence("The camera's server wants another user or password; mend cameras.toml.")
        return NoStream(why, is_lasting=status == 401)
    if status in (404, 410):
        return NoStream(sentence("The camera's server has no such picture; mend the address."))
    return NoStream(sentence("The camera's server refuses ({status}).", status=status))


def failure(error: Exception) -> NoStream:
    """What a line that broke or never stood means."""
    if isinstance(error, TimeoutError):
        return NoStream(sentence("The camera's server does not answer."))
    if isinstance(error, socket.gaierror):
        return NoStream(sentence("The name of the camera's server is not known in this network."))
    if isinstance(error, ConnectionRefusedError):
        return NoStream(sentence("The camera's server refuses the connection: it is off, or the port is another."))
    if isinstance(error, ssl.SSLError):
        return NoStream(sentence("The camera's server does not encrypt as the address says."))
    if isinstance(error, ConnectionError):
        return NoStream(sentence("The camera's server broke off."))
    if isinstance(error, OSError):
        return NoStream(sentence("The camera's server cannot be reached ({reason}).", reason=error.strerror or "?"))
    return NoStream(NO_PICTURE)
