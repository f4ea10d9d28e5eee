"""What the banner says: a pure function of the open alerts, so that a restart and another desk show the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.alert import URGENCY, WAITING, Alert, Severity
from app.domain.alert_flood import Flood
from app.domain.labels import label
from app.ui.local_time import age, local
from app.ui.widgets.severity_shape import SIGN
from app.ui.widgets.where_words import where_words
from app.ui.words import tr

LOUD = frozenset({Severity.CRITICAL, Severity.HIGH})


@dataclass(frozen=True)
class Banner:
    """`alert` is what F1 goes to; None where only the flood or the database is told of."""

    severity: Severity | None
    words: str
    more: str
    alert: Alert | None


def banner(alerts: Sequence[Alert], unsaved: Collection[str], flood: Flood, now: datetime) -> Banner | None:
    """The banner of this moment; None in calm: nothing critical or high waits, no flood, everything is saved."""
    waiting = [one for one in alerts if one.state in WAITING]
    loud = [one for one in waiting if one.severity in LOUD]
    if not loud and not flood.is_on and not unsaved:
        return None
    more = _more(unsaved, flood)
    if not loud:
        return Banner(None, "", more, None)
    worst = min(loud, key=lambda one: (URGENCY[one.severity], -one.occurred_at.timestamp()))
    counts = [
        (one, sum(a.severity is one and not a.is_test for a in waiting)) for one in (Severity.CRITICAL, Severity.HIGH)
    ]
    told = " · ".join(f"{SIGN[one]} {tr(label(one))} {number}" for one, number in counts if number)
    title = f"【{tr('Test')}】{worst.title}" if worst.is_test and tr("Test") not in worst.title else worst.title
    place = " · ".join(filter(None, (title, where_words(worst), age(worst.occurred_at, now))))
    return Banner(worst.severity, "   ".join(filter(None, (told, place))), more, worst)


def _more(unsaved: Collection[str], flood: Flood) -> str:
    said = []
    if flood.is_on and flood.since is not None:
        said.append(
            tr("Flood of alerts since {time}: {n} in ten minutes. Shown by groups; → opens one.",
               time=f"{local(flood.since):%H:%M}", n=flood.count)
        )  # fmt: skip
    if unsaved:
        said.append(
            tr(
                "{n} alerts are not saved: the database does not take them. They are kept on disk and will be saved.",
                n=len(unsaved),
            )
        )
    return "  ".join(said)
