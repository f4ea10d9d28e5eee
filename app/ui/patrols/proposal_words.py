"""How proposed beats are said: the tables of crews, stops and earlier draws, and the figures of a night."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.labels import label
from app.domain.patrol_proposal import Crew, PatrolProposal, ProposedBeat, ProposedNight, ProposedStop
from app.ui.local_time import local, to_minute
from app.ui.widgets.record_rows import Column
from app.ui.words import sentence_words, tr

HOURS = {4: "4 hours", 6: "6 hours", 8: "8 hours", 10: "10 hours", 12: "12 hours"}


@dataclass(frozen=True)
class CrewRow:
    """A crew, whether it goes, and the beat that is proposed for it, if one is."""

    crew: Crew
    goes: bool
    beat: ProposedBeat | None = None


@dataclass(frozen=True)
class StopRow:
    """A stop of the chosen beat, by its number from 1."""

    number: int
    stop: ProposedStop


def clock(row: StopRow) -> str:
    """When the crew is there."""
    return f"{local(row.stop.due_at):%H:%M}"


def crew_state(row: CrewRow) -> str:
    """Whether it can be sent."""
    if row.crew.busy:
        return tr("On patrol {number}", number=row.crew.busy)
    return tr("On duty") if row.crew.is_on_duty else tr("Off duty")


def why(row: StopRow) -> str:
    """The reason in full."""
    return sentence_words(row.stop.why)


def stop_words(row: StopRow) -> str:
    """One stop as one would say it."""
    return tr(
        "{time} {name}, {min} min, round {round}: {why}", time=clock(row), name=row.stop.name, min=row.stop.dwell_min,
        round=row.stop.round, why=why(row),
    )  # fmt: skip


def night_words(night: ProposedNight) -> str:
    """What the whole night comes to, and how far it may be from the best."""
    told = [
        tr(
            "{stops} stops of {drawn} that were drawn in {rounds} rounds; no plan of these draws could be worth more "
            "by over {gap} %.",
            stops=night.stops, drawn=night.drawn, rounds=night.rounds, gap=f"{100 * _above(night.gap):.1f}",
        ),
        tr(
            "Overdue wells and sites seen: {seen} of {due}; overdue line: {seen_km} of {due_km} km.",
            seen=night.due_seen, due=night.due, seen_km=f"{night.due_seen_km:.0f}", due_km=f"{night.due_km:.0f}",
        ),
        tr("Seed {seed}.", seed=night.seed),
    ]  # fmt: skip
    if night.changes:
        told.append(tr("As drawn, before {n} of it were left out.", n=len(night.changes)))
    if night.idle:
        told.append(tr("Nothing to do for: {crews}.", crews=", ".join(night.idle)))
    return " ".join(told)


def _above(gap: float) -> float:
    """By how much the best could be worth more than what is proposed: the gap is told of the bound."""
    return gap / (1.0 - gap) if gap < 1.0 else 1.0


CREWS: tuple[Column[CrewRow], ...] = (
    Column(label="Goes", text=lambda row: "✓" if row.goes else "–", width=4),
    Column(label="Team", text=lambda row: row.crew.name, bold=True, least=14),
    Column(label="Starts from", text=lambda row: row.crew.site or tr("Where it is"), width=10, spare=True),
    Column(label="State", text=crew_state, width=22,
           colour=lambda row: "high" if row.crew.busy else None if row.crew.is_on_duty else "muted"),
    Column(label="Stops", text=lambda row: str(len(row.beat.stops)) if row.beat else "", right=True, width=5,
           sort=lambda row: len(row.beat.stops) if row.beat else -1),
    Column(label="km", text=lambda row: f"{row.beat.km:.0f}" if row.beat else "", right=True, width=5,
           sort=lambda row: row.beat.km if row.beat else -1.0),
    Column(label="Back", text=lambda row: f"{local(row.beat.back_at):%H:%M}" if row.beat else "", width=6),
)  # fmt: skip
STOPS: tuple[Column[StopRow], ...] = (
    Column(label="No.", text=lambda row: str(row.number), right=True, width=4, sort=lambda row: row.number),
    Column(label="Arrives", text=clock, width=6, sort=lambda row: row.number),
    Column(label="Place", text=lambda row: row.stop.name, bold=True, width=22),
    Column(label="Min", text=lambda row: str(row.stop.dwell_min), right=True, width=4,
           sort=lambda row: row.stop.dwell_min),
    Column(label="Why there", text=why, hover=stop_words, least=20),
)  # fmt: skip
BEFORE: tuple[Column[PatrolProposal], ...] = (
    Column(label="Drawn", text=lambda one: to_minute(one.asked_at), width=18, sort=lambda one: one.asked_at),
    Column(label="For the time", text=lambda one: one.title, width=18),
    Column(label="Teams", text=lambda one: str(one.crews), right=True, width=5, sort=lambda one: one.crews),
    Column(label="Decision", text=lambda one: tr(label(one.state)), width=8),
    Column(label="Decided by", text=lambda one: one.decided_by or one.asked_by, width=8),
    Column(label="Reason", text=lambda one: one.reason or one.changes.replace("\n", "; "), least=12),
    Column(label="Seed", text=lambda one: one.seed, width=34, spare=True),
)
