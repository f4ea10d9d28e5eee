"""Evidence of a case: what a file is, what is doubtful about it, and who has had it when and why."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record

MOST_BYTES = 2 << 30
"""The largest file that is taken in."""
LONGEST_NAME = 255
_LONGEST_FILE_NAME_BYTES = 200
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_NO_FILE_NAME = re.compile(r'[<>:"|?*]')


class EvidenceKind(StrEnum):
    """What a file is by its content; its name is not asked."""

    PICTURE = "PICTURE"
    VIDEO = "VIDEO"
    SOUND = "SOUND"
    PDF = "PDF"
    WORD = "WORD"
    SHEET = "SHEET"
    SLIDES = "SLIDES"
    TEXT = "TEXT"
    ARCHIVE = "ARCHIVE"
    PROGRAM = "PROGRAM"
    OTHER = "OTHER"


KINDS_WITH_TEXT = frozenset({EvidenceKind.PDF, EvidenceKind.WORD, EvidenceKind.TEXT})


class EvidenceMark(StrEnum):
    """What is doubtful about a file. It is kept all the same: evidence is not chosen, and never changed."""

    RUNS = "RUNS"
    MACROS = "MACROS"
    NAME_LIES = "NAME_LIES"
    TWO_ENDINGS = "TWO_ENDINGS"
    SWELLS = "SWELLS"
    LOCKED = "LOCKED"
    BROKEN = "BROKEN"


NEVER_OPENED = frozenset({EvidenceMark.RUNS, EvidenceMark.MACROS})
"""Such a file could act when it is opened: it is only kept, verified and exported."""


class EvidenceOrigin(StrEnum):
    """How a file came in."""

    FILE = "FILE"
    PASTED = "PASTED"
    CAMERA = "CAMERA"
    MAP = "MAP"


@dataclass(frozen=True)
class Content:
    """What a file is: `form` is the usual short name of its format (JPEG, DOCX), `ending` the file ending of that."""

    kind: EvidenceKind
    form: str
    ending: str
    marks: tuple[EvidenceMark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """One file of a case. `name` is as given, made harmless; `sha256` (64 hexadecimal digits) names its bytes.

    `size` is in bytes, `marks` are the codes of `EvidenceMark`, space separated. `made_at` is when the file says that
    it was last changed, None where that is not known; `told` says what it shows or where it is from, in the officer's
    words. `holder` has it in custody now.
    """

    case_id: str
    name: str
    size: int
    sha256: str
    kind: EvidenceKind
    form: str
    ending: str
    marks: str
    origin: EvidenceOrigin
    told: str
    made_at: datetime | None
    added_at: datetime
    added_by: str
    holder: str

    def marked(self) -> tuple[EvidenceMark, ...]:
        """What is doubtful about it."""
        return tuple(EvidenceMark(code) for code in self.marks.split())

    def may_be_opened(self) -> bool:
        """Whether nothing in it could act when it is opened."""
        return not NEVER_OPENED.intersection(self.marked())


class EvidenceAct(StrEnum):
    """What was done with a piece of evidence."""

    TAKEN_IN = "TAKEN_IN"
    HANDED_OVER = "HANDED_OVER"
    OPENED = "OPENED"
    EXPORTED = "EXPORTED"
    VERIFIED = "VERIFIED"
    FOUND_ALTERED = "FOUND_ALTERED"
    REMOVED = "REMOVED"
    BROUGHT_BACK = "BROUGHT_BACK"
    ERASED = "ERASED"


@dataclass(frozen=True, kw_only=True)
class EvidenceStep(Record):
    """One link of the chain: at `at` `by` did `act`; with a hand-over it went `from_holder` `to_holder`."""

    evidence_id: str
    act: EvidenceAct
    at: datetime
    by: str
    from_holder: str
    to_holder: str
    reason: str


def harmless_name(given: str) -> str:
    """A name as it was given, without path parts, control characters and signs that turn the reading direction.

    A longer one is cut in its middle, so that beginning and ending stay.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given).strip())[-1]
    plain = "".join(sign for sign in last if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    plain = plain.strip().strip(".") if not plain.strip(" .") else plain.strip()
    if not plain:
        return "evidence"
    if len(plain) <= LONGEST_NAME:
        return plain
    tail = plain[-40:]
    return f"{plain[: LONGEST_NAME - len(tail) - 1]}…{tail}"


def export_name(evidence: Evidence) -> str:
    """Under which name a copy goes out; one that could act gets an ending that nothing runs."""
    return file_name(evidence.name, evidence.ending if evidence.may_be_opened() else "bin")


def file_name(name: str, ending: str) -> str:
    """A name under which every system can write the file, with `ending` as its last ending: content says what opens it.

    At most 200 bytes of UTF-8, for a Chinese sign takes three of the 255 that Linux allows.
    """
    stem = _NO_FILE_NAME.sub("_", harmless_name(name))
    if ending and stem.lower().endswith(f".{ending}"):
        stem = stem[: -len(ending) - 1]
    if _WINDOWS_DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    room = _LONGEST_FILE_NAME_BYTES - len(ending) - 1
    stem = stem.encode()[:room].decode(errors="ignore").strip(" .") or "evidence"
    return f"{stem}.{ending}" if ending else stem
