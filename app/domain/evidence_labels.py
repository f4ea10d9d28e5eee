"""The words for evidence: what it is, what is doubtful about it, what was done with it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.evidence import EvidenceAct, EvidenceKind, EvidenceMark, EvidenceOrigin

EVIDENCE_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        EvidenceKind: {
            "PICTURE": "Picture",
            "VIDEO": "Video",
            "SOUND": "Sound recording",
            "PDF": "PDF document",
            "WORD": "Text document",
            "SHEET": "Spreadsheet",
            "SLIDES": "Slides",
            "TEXT": "Plain text",
            "ARCHIVE": "Packed file",
            "PROGRAM": "Program",
            "OTHER": "Other file",
        },
        EvidenceMark: {
            "RUNS": "Can run",
            "MACROS": "Has macros",
            "NAME_LIES": "Name says otherwise",
            "TWO_ENDINGS": "Two endings",
            "SWELLS": "Swells when unpacked",
            "LOCKED": "Under a password",
            "BROKEN": "Damaged file",
        },
        EvidenceOrigin: {
            "FILE": "As a file",
            "PASTED": "Pasted",
            "CAMERA": "From a camera",
            "MAP": "From the map",
        },
        EvidenceAct: {
            "TAKEN_IN": "Taken in",
            "HANDED_OVER": "Handed on",
            "OPENED": "Looked at",
            "EXPORTED": "Copy handed out",
            "VERIFIED": "Checked, unchanged",
            "FOUND_ALTERED": "Checked, altered",
            "REMOVED": "Taken out of the case",
            "BROUGHT_BACK": "Brought back into the case",
            "ERASED": "Its bytes were erased",
        },
    }
)
