"""The rules every installation begins with. All but the emergency key are off: a rule that nobody chose is noise.

Their names are the county's own words and can be changed; codes stay, for alerts are filed under them.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.alert import Severity
from app.domain.record import OwnerDomain
from app.domain.watch_parameters import checked
from app.domain.watch_rule import WatchedMovers, WatchKind, WatchRule

NIGHT = "22:00-06:00"
_RULES: tuple[tuple[str, WatchKind, str, WatchedMovers, Severity, str, int], ...] = (
    ("W01", WatchKind.PANIC, "紧急按钮", WatchedMovers.ALL, Severity.CRITICAL, "", 0),
    ("W02", WatchKind.NEAR_LINE, "重点车辆夜间靠近长输管道", WatchedMovers.KEY_VEHICLES, Severity.HIGH, NIGHT, 1800),
    ("W03", WatchKind.LOITER_AT_LINE, "重点车辆在管道旁徘徊", WatchedMovers.KEY_VEHICLES, Severity.HIGH, "", 1800),
    ("W04", WatchKind.TANKER_ALONE, "罐车无押运行驶", WatchedMovers.TANKERS, Severity.MEDIUM, "", 3600),
    ("W05", WatchKind.ZONE_ENTER, "车辆进入禁区", WatchedMovers.KEY_VEHICLES, Severity.HIGH, "", 1800),
    ("W06", WatchKind.ZONE_LEAVE, "车辆离开规定区域", WatchedMovers.TANKERS, Severity.MEDIUM, "", 1800),
    ("W07", WatchKind.ZONE_STAY, "车辆在敏感区域久留", WatchedMovers.KEY_VEHICLES, Severity.MEDIUM, NIGHT, 3600),
    ("W08", WatchKind.STOPPED, "巡逻停留过久", WatchedMovers.UNITS, Severity.LOW, "", 3600),
    ("W09", WatchKind.OVERDUE, "巡逻超时未归", WatchedMovers.UNITS, Severity.MEDIUM, "", 7200),
    ("W10", WatchKind.OFF_ROUTE, "巡逻偏离路线或辖区", WatchedMovers.UNITS, Severity.LOW, "", 3600),
    ("W11", WatchKind.SILENT, "定位终端失联", WatchedMovers.UNITS, Severity.MEDIUM, "", 1800),
    ("W12", WatchKind.SPEEDING, "车辆超速", WatchedMovers.ALL, Severity.LOW, "", 3600),
    ("W13", WatchKind.MEETING, "重点车辆与他车会合", WatchedMovers.KEY_VEHICLES, Severity.HIGH, NIGHT, 3600),
)


def shipped_rules(keys: Iterator[str]) -> Iterator[WatchRule]:
    """The rules, each with the next of `keys`."""
    for code, kind, name, movers, severity, hours, quiet_s in _RULES:
        yield WatchRule(
            id=next(keys),
            owner_domain=OwnerDomain.POLICE,
            code=code,
            kind=kind,
            name=name,
            movers=movers,
            enabled=kind is WatchKind.PANIC,
            severity=severity,
            hours=hours,
            quiet_s=quiet_s,
            parameters=checked(kind, {}),
        )
