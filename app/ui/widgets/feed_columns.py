"""How a feed, and a stranger among the trackers, reads in a row: colour, shape and word for its state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from app.domain.feed_status import FeedState, FeedStatus
from app.domain.labels import label
from app.services.field.movers import Unregistered
from app.ui.local_time import age, full, local
from app.ui.widgets.record_rows import Column
from app.ui.words import sentence_words, tr

SIGNS: Mapping[FeedState, tuple[str, str]] = {
    FeedState.LISTENING: ("●", "ok"),
    FeedState.STARTING: ("◐", "medium"),
    FeedState.LOST: ("◆", "high"),
    FeedState.FAILED: ("▲", "critical"),
    FeedState.STOPPED: ("○", "stale"),
}
"""Shape and colour token of each state."""

FEED_NAMES: Mapping[str, str] = {
    "mqtt": "Broker (MQTT)",
    "traccar": "Traccar",
    "jt808": "Terminals (808)",
    "cap": "Bulletins (CAP)",
    "replay": "Replay",
    "demo": "Demo feed",
}


def feed_name(name: str) -> str:
    """What a feed is called; one of another kind keeps its own name."""
    return tr(FEED_NAMES[name]) if name in FEED_NAMES else name


def state_words(status: FeedStatus) -> str:
    """Shape and word."""
    return f"{SIGNS[status.state][0]} {tr(label(status.state))}"


def remark(status: FeedStatus) -> str:
    """Why it is as it is, and what it refused last."""
    told = [sentence_words(status.said)] if status.said else []
    if status.last_refusal is not None:
        told.append(sentence_words(status.last_refusal))
    return " · ".join(told)


def lag(status: FeedStatus) -> str:
    """How long messages take to come; a dash where none came."""
    if status.lag_s is None:
        return "—"
    return f"{status.lag_s:.1f} s" if status.lag_s < 100 else f"{status.lag_s / 60:.0f} min"


FEED_COLUMNS: tuple[Column[FeedStatus], ...] = (
    Column(label="Feed", text=lambda one: feed_name(one.name), hover=remark, bold=True),
    Column(label="State", text=state_words, colour=lambda one: SIGNS[one.state][1], hover=remark, width=13),
    Column(
        label="Last heard",
        text=lambda one: f"{local(one.last_at):%H:%M:%S}" if one.last_at else "—",
        sort=lambda one: one.last_at.timestamp() if one.last_at else 0.0,
        hover=lambda one: full(one.last_at) if one.last_at else tr("Nothing heard yet"),
        right=True,
        width=10,
    ),
    Column(label="Messages", text=lambda one: f"{one.received:,}", sort=lambda one: one.received, right=True, width=10),
    Column(
        label="Waiting",
        text=lambda one: f"{one.waiting:,}",
        sort=lambda one: one.waiting,
        hover=lambda one: tr("{n} kept", n=one.kept),
        right=True,
        width=9,
    ),
    Column(
        label="Refused",
        text=lambda one: f"{one.refused:,}",
        sort=lambda one: one.refused,
        colour=lambda one: "high" if one.refused else None,
        right=True,
        width=9,
    ),
    Column(label="Lag", text=lag, sort=lambda one: one.lag_s or 0.0, right=True, width=8),
)


def stranger_columns(now: Callable[[], datetime]) -> tuple[Column[Unregistered], ...]:
    """Who reports and is not registered; ages by the clock `now`."""
    return (
        Column(
            label="Serial",
            text=lambda one: one.mover,
            hover=lambda one: f"{one.mover} · {feed_name(one.source)} · {one.lon:.5f}, {one.lat:.5f}",
            bold=True,
            width=17,
        ),
        Column(
            label="Last heard",
            text=lambda one: age(one.last_at, now()),
            sort=lambda one: -one.last_at.timestamp(),
            hover=lambda one: tr("First {first}, last {last}", first=full(one.first_at), last=full(one.last_at)),
            right=True,
        ),
        Column(label="Reports", text=lambda one: f"{one.times:,}", sort=lambda one: one.times, right=True, width=8),
    )
