"""What a person tells the desk, a citizen or an officer, as an alert: through the intake, as of any source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.access import Actor, Right
from app.domain.alert import AlertKind, Severity
from app.domain.position import is_on_earth
from app.domain.signal import BY_HAND, AlertSignal, told_on
from app.errors import InputRefused
from app.store.unit_of_work import Store

LONGEST_TITLE = 120


@dataclass(frozen=True, kw_only=True)
class ToldAlert:
    """`title` is what stands in the queue; `asset` the code of the asset it is about, where one is known; `patrol_id`
    the patrol on which it was found."""

    kind: AlertKind
    severity: Severity
    title: str
    text: str = ""
    lon: float | None = None
    lat: float | None = None
    asset: str = ""
    patrol_id: str = ""


class TellAlert:
    """`put` is the door of all that comes from the field; false where it takes nothing now."""

    def __init__(self, store: Store, put: Callable[[Sequence[AlertSignal]], bool]) -> None:
        self._store, self._put = store, put

    def tell(self, actor: Actor, act_id: str, told: ToldAlert) -> None:
        """Put it before the queue: it is stored, grouped, sounded and escalated as any other, and names who told it in.

        Raises `InputRefused` where it says nothing, or where the intake takes nothing now."""
        title, text = told.title.strip(), told.text.strip()
        with self._store.act(actor, act_id, "alert.tell", Right.ALERTS, reason=title) as work:
            if work.repeated:
                return
            work.about("told_alert", act_id)
            if not title:
                raise InputRefused("Say what is going on. Nothing was saved.")
            if told.lon is not None and told.lat is not None and not is_on_earth(told.lon, told.lat):
                raise InputRefused("This is no place on earth. Nothing was saved; choose the place again.")
            at = work.now
        signal = AlertSignal(
            source=BY_HAND,
            source_id=told_on(told.patrol_id, act_id) if told.patrol_id else act_id,
            at=at,
            kind=told.kind.value,
            severity=told.severity.value,
            title=title[:LONGEST_TITLE],
            text=text,
            lon=told.lon,
            lat=told.lat,
            asset=told.asset,
        )
        if not self._put((signal,)):
            raise InputRefused(
                "The intake takes no signals now: the alert was not raised. Look at the sources, then try again."
            )
