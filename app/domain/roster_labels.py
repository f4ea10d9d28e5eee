"""The words for month sheets; part of `labels`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.roster_turn import AbsenceKind, Qualification, Standing

ROSTER_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Qualification: {
        "POLICE": "Police officer",
        "AUXILIARY": "Auxiliary",
        "GUARD": "Security guard",
        "VOLUNTEER": "Volunteer",
        "LEADER": "Able to lead",
        "DRIVER": "Driver",
        "ARMED": "Allowed arms",
    },
    AbsenceKind: {
        "LEAVE": "Leave",
        "TRAINING": "Training",
        "SICK": "Sick",
        "AWAY": "Lent elsewhere",
        "WISH": "Wishes to be free",
    },
    Standing: {
        "OWN": "Of the room",
        "BORROWED": "Borrowed",
        "SECONDED": "Seconded office patrol",
        "JOINT": "Joint guard",
        "VOLUNTEER": "Volunteer",
        "OUT": "Not in this roster",
    },
}
