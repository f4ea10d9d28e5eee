"""A place along a line as it is typed or said: K12+300, k12.3, 12+300, 12公里300米; what is left is the line's name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_METRES = r"(?P<{0}>\d{{1,3}}(?:\.\d+)?)(?![\d.])"
_KILOMETRES = r"(?P<{0}>\d{{1,4}})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![a-z\d])k\s*{_KILOMETRES.format('km')}\s*\+\s*{_METRES.format('m')}(?:\s*m\b|\s*米)?",
        rf"(?<![a-z\d.+-]){_KILOMETRES.format('km')}\s*\+\s*{_METRES.format('m')}(?:\s*m\b|\s*米)?",
        rf"(?<![a-z\d.+-]){_KILOMETRES.format('km')}\s*(?:km|公里)\s*(?:\+\s*)?{_METRES.format('m')}\s*(?:m\b|米)?",
        r"(?<![a-z\d])k\s*(?P<km>\d{1,4}\.\d{1,4})(?![\d.+])",
        r"(?<![a-z\d.+-])(?P<km>\d{1,4}(?:\.\d{1,4})?)\s*(?:km(?![a-z])|公里)(?!\s*\d)",
        r"(?<![a-z\d])k\s*(?P<km>\d{1,4})(?![\d.+a-z-])",
    )
)
_FILLING = re.compile(r"桩号|里程|位置|附近|处|的(?=\s|$)|[,，;；:：]")


@dataclass(frozen=True)
class SaidStationing:
    """`chainage_m` along the line called `line` ("" where none was named)."""

    chainage_m: float
    line: str

    @property
    def text(self) -> str:
        """As it is written: K12+300, with decimals of a metre only where they were given."""
        metres = round(self.chainage_m, 1)
        tenths = f".{round(metres % 1 * 10)}" if metres % 1 else ""
        return f"K{int(metres // 1000)}+{int(metres % 1000):03d}{tenths}"


def said_stationing(text: str) -> SaidStationing | None:
    """What `text` says of a place along a line; None where it says nothing of the kind."""
    plain = unicodedata.normalize("NFKC", text[:200])
    for form in _FORMS:
        found = form.search(plain)
        if found is not None:
            metres = float(found["km"]) * 1000 + float(found.groupdict().get("m") or 0)
            rest = _FILLING.sub(" ", f"{plain[: found.start()]} {plain[found.end() :]}")
            return SaidStationing(metres, " ".join(rest.split()))
    return None
