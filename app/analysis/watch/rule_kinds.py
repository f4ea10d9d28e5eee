"""The visible list: which class looks for what."""

from __future__ import annotations

from collections.abc import Mapping

from app.analysis.watch.meeting import Meeting
from app.analysis.watch.near_line import LoiterAtLine, NearLine
from app.analysis.watch.off_route import OffRoute
from app.analysis.watch.overdue import Overdue
from app.analysis.watch.panic import Panic
from app.analysis.watch.rule import Rule
from app.analysis.watch.silent import Silent
from app.analysis.watch.speeding import Speeding
from app.analysis.watch.stopped import Stopped
from app.analysis.watch.tanker_alone import TankerAlone
from app.analysis.watch.zone_crossing import ZoneEnter, ZoneLeave
from app.analysis.watch.zone_stay import ZoneStay
from app.domain.watch_rule import WatchKind

RULE_KINDS: Mapping[WatchKind, type[Rule]] = {
    WatchKind.ZONE_ENTER: ZoneEnter,
    WatchKind.ZONE_LEAVE: ZoneLeave,
    WatchKind.ZONE_STAY: ZoneStay,
    WatchKind.NEAR_LINE: NearLine,
    WatchKind.LOITER_AT_LINE: LoiterAtLine,
    WatchKind.TANKER_ALONE: TankerAlone,
    WatchKind.STOPPED: Stopped,
    WatchKind.OVERDUE: Overdue,
    WatchKind.OFF_ROUTE: OffRoute,
    WatchKind.SILENT: Silent,
    WatchKind.SPEEDING: Speeding,
    WatchKind.MEETING: Meeting,
    WatchKind.PANIC: Panic,
}
