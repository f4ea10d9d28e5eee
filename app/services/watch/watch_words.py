"""What an alert of a watch rule says: one title for each kind, in the language of the desk when it is raised."""

from __future__ import annotations

from collections.abc import Mapping

from app.analysis.watch.sighting import Sighting
from app.domain.alert import AlertKind
from app.domain.sentence import Sentence
from app.domain.watch_rule import WatchKind

ALERT_KINDS: Mapping[WatchKind, AlertKind] = {
    WatchKind.ZONE_ENTER: AlertKind.ZONE_CROSSED,
    WatchKind.ZONE_LEAVE: AlertKind.ZONE_CROSSED,
    WatchKind.ZONE_STAY: AlertKind.ZONE_STAYED,
    WatchKind.NEAR_LINE: AlertKind.VEHICLE_NEAR_LINE,
    WatchKind.LOITER_AT_LINE: AlertKind.VEHICLE_LOITERING,
    WatchKind.TANKER_ALONE: AlertKind.TANKER_ALONE,
    WatchKind.STOPPED: AlertKind.PATROL_STOPPED,
    WatchKind.OVERDUE: AlertKind.PATROL_OVERDUE,
    WatchKind.OFF_ROUTE: AlertKind.OFF_ROUTE,
    WatchKind.SILENT: AlertKind.UNIT_SILENT,
    WatchKind.SPEEDING: AlertKind.SPEEDING,
    WatchKind.MEETING: AlertKind.UNITS_MET,
    WatchKind.PANIC: AlertKind.PANIC,
}
_TITLES: Mapping[WatchKind, Sentence] = {
    WatchKind.ZONE_ENTER: Sentence("{who} entered {what}"),
    WatchKind.ZONE_LEAVE: Sentence("{who} left {what}"),
    WatchKind.ZONE_STAY: Sentence("{who} has stayed in {what} for {figure} min"),
    WatchKind.NEAR_LINE: Sentence("{who} is {figure} m from {what}"),
    WatchKind.LOITER_AT_LINE: Sentence("{who} loiters {figure} m from {what}"),
    WatchKind.TANKER_ALONE: Sentence("{who} moves without an escort"),
    WatchKind.STOPPED: Sentence("{who} has stood still for {figure} min"),
    WatchKind.OVERDUE: Sentence("{who} has been out for {figure} min"),
    WatchKind.OFF_ROUTE: Sentence("{who} has been off its route for {figure} min"),
    WatchKind.SILENT: Sentence("{who} has not been heard for {figure} min"),
    WatchKind.SPEEDING: Sentence("{who} drives {figure} km/h"),
    WatchKind.MEETING: Sentence("{who} and {what} stand together"),
    WatchKind.PANIC: Sentence("{who} pressed the emergency key"),
}
_ZONE_OVERDUE = Sentence("Nobody has looked at {what} for {figure} min")


def title(kind: WatchKind, seen: Sighting, who: str, what: str) -> Sentence:
    """The title of what was seen; of `who` moves and `what` it is about, either may be empty."""
    template = _ZONE_OVERDUE if kind is WatchKind.OVERDUE and not seen.mover else _TITLES[kind]
    return Sentence(template.template, {"who": who, "what": what, "figure": f"{seen.figure:.0f}"})
