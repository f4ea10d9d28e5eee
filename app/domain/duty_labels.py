"""The words for what a shift keeps of itself. A part of `labels`, which reads them out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.duty_log import LogKind
from app.domain.handover import HandoverState, Section, SignMeans
from app.domain.issue import ThingKind, ThingState

DUTY_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        LogKind: {
            "NOTE": "Log note",
            "REPORT": "Reported upwards",
            "INSTRUCTION": "Leader's instruction",
            "CORRECTION": "Correction",
            "SETTLED": "Settled",
            "ALERT": "Alert",
            "CALL": "Call",
            "CASE": "Case file",
            "UNIT": "Unit",
            "SOURCE": "Sources and rules",
            "ISSUE": "Equipment, vehicles, keys",
            "DUTY": "Handover and reminders",
            "CHECK": "Spot checks",
            "PATROL": "Patrols",
        },
        Section: {
            "CLOCK": "The clock",
            "INSTRUCTIONS": "Leader's instructions",
            "LEVEL": "Duty level",
            "STRENGTH": "Strength follows the incidents",
            "ALERTS": "Open alerts",
            "SHELVED": "Shelved alerts",
            "CALLS": "Open calls",
            "UNITS_OUT": "Units out",
            "PATROLS": "Patrols of this and the next shift",
            "REMINDERS": "What was promised",
            "DEADLINES": "Tasks and terms of the next 24 hours",
            "POSTS": "Unfilled posts",
            "CHECKS": "Spot checks",
            "SOURCES": "Sources that are silent",
            "CAMERAS": "Cameras that are out",
            "RULES": "Watch rules switched off",
            "ISSUED": "Handed out and not back",
            "WEATHER": "Weather bulletins",
            "UNSAVED": "Not saved yet",
        },
        ThingKind: {
            "EQUIPMENT": "Gear",
            "VEHICLE": "Vehicle",
            "KEY": "Door key",
            "WEAPON_PAPER": "Weapon, by its paper",
        },
        ThingState: {
            "SOUND": "Sound",
            "FLAWED": "Flawed, can be used",
            "BROKEN": "Broken",
            "LOST": "Lost",
        },
        SignMeans: {"PASSWORD": "by password", "NAME": "by name, this user has no password"},
        HandoverState: {
            "SIGNED_OUT": "Waits for who takes over",
            "DONE": "Both signed",
            "FORCED": "Signed by one alone",
            "MISSING": "Not handed over",
        },
    }
)
