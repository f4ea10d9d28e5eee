"""How a way that is to be taken in, one that was, and a stop read in a row and on a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from app.domain.fix_doubt import FixDoubt
from app.domain.track_import import TrackImport
from app.services.tracks.track_lookup import Stay
from app.services.tracks.track_plan import ReadWay
from app.ui.local_time import full, local
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.fix_words import DOUBT_WORDS
from app.ui.widgets.record_rows import Column
from app.ui.words import sentence_words, tr


@dataclass(frozen=True)
class ShownWay:
    """A way of the file, its number in it, and whose it is to be ("" for nobody yet)."""

    number: int
    way: ReadWay
    unit_id: str
    unit: str

    @property
    def name(self) -> str:
        """What the file calls it."""
        return self.way.name or self.way.device or tr("Track {number}", number=self.number + 1)


def way_columns() -> tuple[Column[ShownWay], ...]:
    """Columns of ways that are to be taken in."""
    return (
        Column(label="Track", text=lambda one: one.name, bold=True, least=12),
        Column(label="Time", text=lambda one: _stretch(one.way.first_s, one.way.last_s), width=24),
        Column(label="Track points", text=lambda one: f"{one.way.counts.read:,}", sort=_read, right=True, width=10),
        Column(
            label="Left out",
            text=lambda one: f"{one.way.counts.read - one.way.counts.believed:,}",
            sort=lambda one: one.way.counts.read - one.way.counts.believed,
            colour=lambda one: "high" if one.way.counts.believed < one.way.counts.read * 0.9 else None,
            right=True,
            width=9,
        ),
        Column(label="Trips", text=lambda one: f"{one.way.counts.trips:,}", right=True, width=6, spare=True),
        Column(label="Stops", text=lambda one: f"{one.way.counts.stops:,}", right=True, width=6),
        Column(label="km", text=lambda one: _km(one.way.counts.length_m), sort=_length, right=True, width=9),
        Column(
            label="Whose it is",
            text=lambda one: one.unit or tr("Nobody yet"),
            colour=lambda one: None if one.unit else "high",
            least=14,
        ),
    )


def way_facts(one: ShownWay) -> Sequence[Fact]:
    """What was read and cleaned of a way, and what is doubtful about it."""
    way, counts = one.way, one.way.counts
    return (
        (tr("Device"), way.device),
        (tr("Track points"), tr("{read} read, {kept} believed", read=f"{counts.read:,}", kept=f"{counts.believed:,}")),
        (tr("Left out"), left_out_words(counts.untimed, {key.value: n for key, n in counts.doubted.items()})),
        (tr("Put in order"), f"{counts.disordered:,}" if counts.disordered else ""),
        (tr("Trips"), tr("{n}, together {km} km", n=counts.trips, km=_km(counts.length_m)) if counts.trips else ""),
        (tr("Stops"), tr("{n}, together {time}", n=counts.stops, time=_span(counts.stopped_s)) if counts.stops else ""),
        (tr("Mind"), "\n".join(sentence_words(note) for note in way.notes)),
    )


def import_columns(unit_names: Callable[[str], str]) -> tuple[Column[TrackImport], ...]:
    """Columns of what came in."""
    return (
        Column(label="Unit", text=lambda one: unit_names(one.unit_id), bold=True, least=12),
        Column(
            label="Time",
            text=lambda one: _stretch(one.first_at.timestamp(), one.last_at.timestamp()),
            sort=lambda one: one.first_at.timestamp(),
            hover=lambda one: full(one.first_at),
            width=24,
        ),
        Column(label="Track points", text=lambda one: f"{one.kept:,}", sort=lambda one: one.kept, right=True, width=10),
        Column(
            label="Left out",
            text=lambda one: f"{one.untimed + sum(one.doubted.values()):,}",
            sort=lambda one: one.untimed + sum(one.doubted.values()),
            right=True,
            width=9,
            spare=True,
        ),
        Column(label="Stops", text=lambda one: f"{one.stops:,}", sort=lambda one: one.stops, right=True, width=6),
        Column(label="km", text=lambda one: _km(one.length_m), sort=lambda one: one.length_m, right=True, width=9),
        Column(label="File", text=lambda one: one.file, width=18, spare=True),
        Column(label="Format", text=lambda one: one.format, width=9, spare=True),
    )


def import_facts(one: TrackImport, unit: str) -> Sequence[Fact]:
    """What was read and cleaned of one that came in."""
    return (
        (tr("Unit"), unit),
        (tr("File"), f"{one.file} ({one.format})"),
        (tr("Track"), one.name),
        (tr("Device"), one.device),
        (tr("Datum"), one.datum),
        (
            tr("Track points"),
            tr("{read} read, {kept} new, {known} known before", read=f"{one.read:,}", kept=f"{one.kept:,}",
               known=f"{one.known:,}"),
        ),
        (tr("Left out"), left_out_words(one.untimed, one.doubted)),
        (tr("Trips"), tr("{n}, together {km} km", n=one.trips, km=_km(one.length_m)) if one.trips else ""),
        (tr("Stops"), tr("{n}, together {time}", n=one.stops, time=_span(one.stopped_s)) if one.stops else ""),
        ("SHA-256", " ".join(one.sha256[at : at + 16] for at in range(0, len(one.sha256), 16))),
    )  # fmt: skip


def stay_columns() -> tuple[Column[Stay], ...]:
    """Columns of the trips and stops of a way that was looked up."""
    return (
        Column(label="Stop or trip", text=lambda one: tr("Halt") if one.is_stop else tr("Trip"), bold=True, width=8),
        Column(label="Time", text=lambda one: _stretch(one.since, one.until), sort=lambda one: one.since, width=24),
        Column(label="How long", text=lambda one: _span(one.until - one.since), right=True, width=12),
        Column(label="km", text=lambda one: _km(one.length_m) if one.length_m else "", right=True, width=9),
        Column(label="Place", text=lambda one: one.place, least=14),
    )


def left_out_words(untimed: int, doubted: Mapping[str, int]) -> str:
    """How many points were left out, by reason; "" where none was."""
    told = [(tr("without a time"), untimed)] if untimed else []
    told += [(tr(DOUBT_WORDS[FixDoubt(code)]), count) for code, count in doubted.items() if count]
    return ", ".join(f"{words} {count:,}" for words, count in sorted(told, key=lambda pair: -pair[1]))


def _read(one: ShownWay) -> int:
    return one.way.counts.read


def _length(one: ShownWay) -> float:
    return one.way.counts.length_m


def _km(metres: float) -> str:
    return f"{metres / 1000:,.1f}"


def _span(seconds: float) -> str:
    """1:05 h, 12 min."""
    minutes = round(seconds / 60)
    return tr("{h}:{m} h", h=minutes // 60, m=f"{minutes % 60:02}") if minutes >= 60 else tr("{n} min", n=minutes)


def _stretch(first_s: float, last_s: float) -> str:
    """11-21 23:00 – 05:40, with the day of the end where it is another one by more than a night."""
    if np.isnan(first_s):
        return ""
    first, last = (local(datetime.fromtimestamp(one, UTC)) for one in (first_s, last_s))
    end = f"{last:%H:%M}" if (last - first).total_seconds() < 86_400 else f"{last:%m-%d %H:%M}"
    return f"{first:%Y-%m-%d %H:%M} – {end}"
