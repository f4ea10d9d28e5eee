"""The desk of 警力跟着警情走: incidents against strength, what is proposed, how that would have done, and what was
decided of it. Places and hours only: neither the table nor the proposal knows a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from app.analysis.strength.hours import HOURS_A_DAY, Floats
from app.analysis.strength.mismatch import NONE, Run, kinds, runs, stretches
from app.analysis.strength.staffing import (
    FOLD_DAYS,
    FOLDS,
    HISTORY_DAYS,
    LEAST_JUDGED,
    SURE,
    BackTest,
    back_test,
    scores,
    shared_out,
)
from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.strength import (
    DAYS,
    DECISION_HOLDS,
    Decision,
    Mismatch,
    StaffingDecision,
    StrengthRows,
    Verdict,
)
from app.errors import InputRefused
from app.services.duty.strength_reading import (
    StrengthTable,
    day_number,
    midnight,
    read_incidents,
    read_rows,
    read_table,
    weekly,
)
from app.store import strength_store
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "staffing_decision"
LEAST_CHANGE_MIN = 15.0
"""Minutes an hour by which a proposal must differ from what is, to be told."""
ROUND_TO_MIN, STEPS = 5.0, 4
MOST_TOLD = 8
_KINDS = {1: Mismatch.NOBODY, 2: Mismatch.THIN, 3: Mismatch.IDLE}


@dataclass(frozen=True)
class HourRun:
    """Hours of one row that follow each other and do not fit. `may_be_chance`: it is no more than chance may bring."""

    row: int
    name: str
    first: int
    after: int
    kind: Mismatch
    incidents: float
    minutes: float
    may_be_chance: bool


@dataclass(frozen=True)
class HourView:
    """A table folded to rows of 24 hours, (rows, 24): incidents and alerts of the whole span, head-minutes on posts and
    unit-minutes on patrol an hour in the mean of the days that are on record. `has_posts`: whether posts are told of
    such rows at all. `by_patrol`: whether the strength that
    incidents are held against is that of patrols, else of posts. `kinds` and `runs` are the mismatches."""

    names: tuple[str, ...]
    incidents: Floats
    reported: Floats
    alerts: Floats
    duty_min: Floats
    patrol_min: Floats
    has_posts: bool
    by_patrol: bool
    kinds: tuple[tuple[Mismatch | None, ...], ...]
    runs: tuple[HourRun, ...]


@dataclass(frozen=True)
class HourChange:
    """Hours of one row for which the proposal has more or less than there is: minutes an hour in the mean."""

    row: int
    name: str
    first: int
    after: int
    hours: int
    now_min: float
    then_min: float
    reported: float

    @property
    def told(self) -> str:
        """In figures, in no language."""
        return f"{self.name} {self.first:02d}:00–{self.after or 24:02d}:00 {self.now_min:.0f}→{self.then_min:.0f}"


@dataclass(frozen=True)
class StaffingProposal:
    """Minutes of patrol an hour as they are and as they should be by reported incidents, (rows, 24); the changes, the
    greatest first; and how it did on days that it had not seen. `is_measured`: the minutes are those of patrols (else
    those of one unit around the clock, for none is on record)."""

    rows: StrengthRows
    names: tuple[str, ...]
    since: date
    last_day: date
    learnt: float
    now_min: Floats
    then_min: Floats
    changes: tuple[HourChange, ...]
    test: BackTest
    verdict: Verdict
    is_measured: bool

    @property
    def title(self) -> str:
        return f"{self.since:%Y-%m-%d} – {self.last_day:%Y-%m-%d}"


class StrengthDesk:
    """Reads on any reader, acts on the writer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def table(self, rows: StrengthRows, days: int = DAYS) -> StrengthTable:
        """Incidents and strength of the last `days` whole days, by place and hour."""
        with self._store.read() as connection:
            return read_table(connection, rows, self._store.now(), days)

    def proposal(self, table: StrengthTable) -> StaffingProposal:
        """What should stand where, learnt from reported incidents of the year before the table's end."""
        end, history = midnight(table.until), HISTORY_DAYS + FOLDS * FOLD_DAYS
        since = end - timedelta(days=history)
        with self._store.read() as connection:
            places = read_rows(connection, table.rows)
            _, reported, _ = read_incidents(connection, places, since, end, end)
        until, size = day_number(table.until), len(places.names)
        wanted = scores(reported, until, size)
        patrol = _mean(table.patrol_min, table.patrol_hours)
        is_measured = bool(patrol.any()) and patrol.shape == wanted.shape
        now = patrol if is_measured else np.full(wanted.shape, 60.0 / size)
        then = np.round(shared_out(wanted, now) / ROUND_TO_MIN) * ROUND_TO_MIN
        test = back_test(reported, until, DAYS, size)
        learnt = float(reported.share[reported.day >= until - HISTORY_DAYS].sum())
        changes = _changes(places.names, now, then, table.reported.sum(axis=1))
        return StaffingProposal(
            table.rows, places.names, table.since, table.last_day, learnt, now, then, changes, test, _verdict(test),
            is_measured,
        )  # fmt: skip

    def decide(self, actor: Actor, act_id: str, proposal: StaffingProposal, decision: Decision, reason: str) -> str:
        """Accept or refuse a proposal; the key of the decision. An accepted one takes the place of the one before, and
        stands on the handover sheets for a month."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        if not proposal.learnt:
            raise InputRefused("No incident was reported, so nothing is proposed. Nothing was changed.")
        act = "strength.accept" if decision is Decision.ACCEPTED else "strength.refuse"
        with self._store.act(actor, act_id, act, Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return work.subject_id
            if decision is Decision.ACCEPTED:
                for one in strength_store.standing_decisions(work.connection, work.now):
                    work.change(one, ended_at=work.now, ended_by=actor.name)
            made = StaffingDecision(
                id=new_key(), owner_domain=OwnerDomain.POLICE, decision=decision, rows=proposal.rows,
                title=proposal.title, told="\n".join(one.told for one in proposal.changes[:MOST_TOLD]),
                reason=reason.strip(), by=actor.name, decided_at=work.now, until=work.now + DECISION_HOLDS,
                judged=proposal.test.judged, hit_share=proposal.test.share, plain_share=proposal.test.plain_share,
            )  # fmt: skip
            work.add(made)
            _tell(work, made.id)
            return made.id

    def end(self, actor: Actor, act_id: str, decision_id: str, reason: str) -> None:
        """An accepted proposal no longer holds; the handover sheets name it no more."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "strength.end", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            one = strength_store.decisions.get(work.connection, decision_id)
            if one.ended_at is not None or one.decision is not Decision.ACCEPTED or one.until <= work.now:
                raise InputRefused("This proposal does not hold any more. Nothing was changed.")
            work.change(one, ended_at=work.now, ended_by=actor.name)
            _tell(work, one.id)

    def decisions(self) -> tuple[StaffingDecision, ...]:
        """What was decided last, the newest first."""
        with self._store.read() as connection:
            return tuple(strength_store.latest_decisions(connection))


def folded(table: StrengthTable, names: tuple[str, ...]) -> HourView:
    """The table as rows of hours: places over all weekdays, or (where it is one of weekdays) weekdays over all places,
    called `names` then."""
    if table.rows is StrengthRows.WEEKDAYS:
        incidents, reported, alerts = (weekly(one) for one in (table.incidents, table.reported, table.alerts))
        duty = _by_day(weekly(table.duty_min), table.duty_hours)
        patrol = _by_day(weekly(table.patrol_min), table.patrol_hours)
    else:
        names = table.names
        incidents, reported, alerts = (one.sum(axis=1) for one in (table.incidents, table.reported, table.alerts))
        duty = _mean(table.duty_min, table.duty_hours)
        patrol = _mean(table.patrol_min, table.patrol_hours)
    by_patrol = bool(table.patrol_hours.any())
    strength = patrol if by_patrol else duty
    is_known = by_patrol or bool(table.duty_hours.any())
    found = kinds(incidents, strength) if is_known else np.full(incidents.shape, NONE)
    told = runs(incidents, strength) if is_known else []
    return HourView(
        names, incidents, reported, alerts, duty, patrol, table.rows is not StrengthRows.CELLS, by_patrol,
        tuple(tuple(_KINDS.get(kind) for kind in row) for row in found.tolist()),
        tuple(_told(one, names) for one in told),
    )  # fmt: skip


def _told(one: Run, names: tuple[str, ...]) -> HourRun:
    return HourRun(
        one.row, names[one.row], one.first, one.after, _KINDS[one.kind], one.incidents, one.minutes, one.is_by_chance
    )


def _mean(minutes: Floats, hours: Floats) -> Floats:
    """Minutes by row and hour, in the mean of the days on record."""
    return _by_day(minutes.sum(axis=1), hours.sum(axis=0))


def _by_day(minutes: Floats, hours: Floats) -> Floats:
    spread = np.broadcast_to(hours, minutes.shape)
    found: Floats = np.divide(minutes, spread, out=np.zeros_like(minutes), where=spread > 0)
    return found


def _changes(names: tuple[str, ...], now: Floats, then: Floats, reported: Floats) -> tuple[HourChange, ...]:
    """Hours that follow each other and change alike, to a quarter of the greatest change; the greatest first."""
    change = then - now
    step = max(LEAST_CHANGE_MIN, float(np.abs(change).max(initial=0.0)) / STEPS)
    steps = np.where(np.abs(change) >= LEAST_CHANGE_MIN, np.sign(change) * np.ceil(np.abs(change) / step), 0)
    found = []
    for row, name in enumerate(names):
        for first, hours in stretches(steps[row].astype(np.int64)):
            at = (first + np.arange(hours)) % HOURS_A_DAY
            found.append(
                HourChange(
                    row, name, first, (first + hours) % HOURS_A_DAY, hours, float(now[row, at].mean()),
                    float(then[row, at].mean()), float(reported[row, at].sum()),
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: -abs(one.then_min - one.now_min) * one.hours))


def _verdict(test: BackTest) -> Verdict:
    if test.judged < LEAST_JUDGED:
        return Verdict.TOO_FEW
    if abs(test.sureness) < SURE:
        return Verdict.BY_CHANCE
    return Verdict.BETTER if test.sureness > 0 else Verdict.WORSE


def _tell(work: UnitOfWork, decision_id: str) -> None:
    work.about(NOUN, decision_id)
    work.tell(RecordsChanged(NOUN, (decision_id,)))
