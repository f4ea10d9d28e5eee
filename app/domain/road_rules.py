"""How fast roads are driven, and what night, ice, mud and snow make of it; the county may set its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from types import MappingProxyType

from app.domain.asset import RoadKind
from app.domain.road_state import RoadState, RoadTrouble
from app.domain.unit import UnitKind

COUNTY_TIME = timezone(timedelta(hours=8))
NIGHT_FROM_H, NIGHT_UNTIL_H = 19, 7
ROAD_RANKS = (RoadKind.HIGHWAY, RoadKind.COUNTY_ROAD, RoadKind.TOWNSHIP_ROAD, RoadKind.LEASE_ROAD)


@dataclass(frozen=True)
class RoadRules:
    """Speeds by class of road where the road itself tells none, speeds of units where there is no road, and factors on
    the travel time. All are assumptions of practice, to be set from the county's own experience."""

    speed_kmh: Mapping[RoadKind, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                RoadKind.HIGHWAY: 70.0,
                RoadKind.COUNTY_ROAD: 50.0,
                RoadKind.TOWNSHIP_ROAD: 40.0,
                RoadKind.LEASE_ROAD: 25.0,
            }
        )
    )
    class_kmh: Mapping[UnitKind, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                UnitKind.PATROL_GROUP: 40.0,
                UnitKind.JOINT_TEAM: 35.0,
                UnitKind.GUARD_TEAM: 35.0,
                UnitKind.VOLUNTEER_TEAM: 25.0,
            }
        )
    )
    night: float = 1.2
    ice: float = 2.0
    mud: float = 1.6
    snow: float = 1.7

    def factor_of(self, state: RoadState) -> float | None:
        """The factor of a road state, its own where it has one; None where the road is closed."""
        if state.trouble is RoadTrouble.CLOSED:
            return None
        usual = {RoadTrouble.ICE: self.ice, RoadTrouble.MUD: self.mud, RoadTrouble.SNOW: self.snow}
        return state.factor if state.factor is not None else usual[state.trouble]

    def night_factor(self, moment: datetime) -> float:
        """What darkness costs at this moment: from 19:00 to 07:00 of the county's clock."""
        hour = moment.astimezone(COUNTY_TIME).hour
        return self.night if hour >= NIGHT_FROM_H or hour < NIGHT_UNTIL_H else 1.0
