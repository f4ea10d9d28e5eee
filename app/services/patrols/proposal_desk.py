"""The desk of proposed beats: asked for with a seed that is kept, made in a process apart, accepted or refused."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.coverage import PassingRule
from app.domain.duty import DutyLevel
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.patrol import JointForce, PatrolKind
from app.domain.patrol_plan import PlannedPatrol, PlannedStop
from app.domain.patrol_proposal import (
    Crew,
    PatrolProposal,
    ProposalLean,
    ProposalState,
    ProposedBeat,
    ProposedNight,
)
from app.domain.record import OwnerDomain
from app.domain.road_rules import RoadRules
from app.domain.unit import UnitKind
from app.errors import InputRefused
from app.services.field_words import COUNTY_TIME
from app.services.patrols.crews import crews_between
from app.services.patrols.night_ask import NightAsk
from app.services.patrols.patrol_desk import PatrolDesk
from app.services.solved_apart import Progress, solved_apart
from app.store import level_store, proposal_store, unit_store
from app.store.proposal_store import proposals
from app.store.unit_of_work import Store, UnitOfWork
from app.wording import Wording

NOUN = "patrol_proposal"
SHORTEST, LONGEST = timedelta(hours=1), timedelta(hours=12)
MOST_CREWS = 40
SECONDS = 24.0
"""So long the solver looks for better beats, reading and reasons apart."""
FORCES = {
    UnitKind.PATROL_GROUP: (JointForce.POLICE,),
    UnitKind.JOINT_TEAM: (JointForce.POLICE, JointForce.GUARDS),
    UnitKind.GUARD_TEAM: (JointForce.GUARDS,),
    UnitKind.VOLUNTEER_TEAM: (JointForce.VOLUNTEERS,),
}


class ProposalDesk:
    """`crews` and `make` read on a reader, acts write. `seed` gives the chance: 128 bits that nobody knows before;
    `passing` is the county's rule of what counts as seen."""

    def __init__(
        self,
        store: Store,
        rules: RoadRules,
        patrols: PatrolDesk,
        seed: Callable[[], str] = lambda: secrets.token_hex(16),
        passing: Callable[[], PassingRule] = PassingRule,
    ) -> None:
        self._store, self._rules, self._passing = store, rules, passing
        self._patrols, self._seed = patrols, seed

    def crews(self, begins_at: datetime, ends_at: datetime) -> tuple[Crew, ...]:
        """Who could be sent in that time, and from where; units without a home and without a position are left out."""
        with self._store.read() as connection:
            return crews_between(connection, self._store.now(), begins_at, ends_at)

    def latest(self) -> tuple[PatrolProposal, ...]:
        """What was asked for last, the newest first."""
        with self._store.read() as connection:
            return tuple(proposal_store.latest(connection))

    def ask(
        self, actor: Actor, act_id: str, crews: Sequence[Crew], begins_at: datetime, ends_at: datetime,
        lean: ProposalLean,
    ) -> str:  # fmt: skip
        """Have a night drawn: its seed is kept from now on, whatever becomes of it; the key of the proposal."""
        actor.require(Right.ACT)
        if not 1 <= len(crews) <= MOST_CREWS:
            raise InputRefused(
                "A proposal is for 1 to {most} crews. Nothing was drawn; choose others.", most=MOST_CREWS
            )
        if busy := next((one for one in crews if one.busy), None):
            raise InputRefused(
                "{unit} is on patrol {number} then. Nothing was drawn; leave it out.", unit=busy.name, number=busy.busy
            )
        if not SHORTEST <= ends_at - begins_at <= LONGEST:
            raise InputRefused("A proposal is for 1 to 12 hours. Nothing was drawn; choose another time.")
        with self._store.act(actor, act_id, "patrol_proposal.ask", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            if ends_at <= work.now:
                raise InputRefused("This time is over. Nothing was saved; give it one to come.")
            made = PatrolProposal(
                id=new_key(), owner_domain=OwnerDomain.POLICE, title=_title(begins_at, ends_at), asked_at=work.now,
                asked_by=actor.name, begins_at=begins_at, ends_at=ends_at, crews=len(crews), lean=lean,
                seed=self._seed(),
            )  # fmt: skip
            work.add(made)
            _tell(work, made.id)
            return made.id

    def make(
        self, proposal_id: str, crews: Sequence[Crew], progress: Progress, is_stopped: Callable[[], bool]
    ) -> ProposedNight | None:
        """The beats of a proposal that was asked for; None where it was stopped. Blocks its thread for half a minute,
        while a process of its own reads and solves; `progress` is told rounds done and rounds in all."""
        with self._store.read() as connection:
            kept = proposals.get(connection, proposal_id)
        # Read-only views cannot be sent to a process.
        rules = replace(self._rules, speed_kmh=dict(self._rules.speed_kmh), class_kmh=dict(self._rules.class_kmh))
        ask = NightAsk(
            self._store.database.place, rules, self._passing(), kept, tuple(crews), self._store.now(), SECONDS
        )
        return solved_apart(_make, ask, progress, is_stopped)

    def accept(self, actor: Actor, act_id: str, night: ProposedNight, reason: str, wording: Wording) -> tuple[str, ...]:
        """Each beat becomes a patrol that is planned; their keys. `wording` says the reasons that stand on the orders.

        The patrols are entered as the act `act_id`, so they are taken back as any plan is."""
        if not night.stops:
            raise InputRefused("No beat is left, so nothing can be accepted. Nothing was changed; refuse it.")
        with self._store.read() as connection:
            level = max((one.level for one in level_store.standing(connection) if one.area_id is None),
                        key=list(DutyLevel).index, default=DutyLevel.NORMAL)  # fmt: skip
            kinds = {one.id: one.kind for one in unit_store.all_units(connection)}
            if proposals.get(connection, night.proposal_id).state is ProposalState.REFUSED:
                raise InputRefused("This proposal was decided already. Nothing was changed.")
        plans = [
            _plan(night, beat, level, kinds[beat.crew.unit_id], reason.strip(), wording)
            for beat in night.beats
            if beat.stops
        ]
        keys = self._patrols.plan_all(actor, act_id, plans)
        self._decide(actor, f"{act_id} accepted", night, ProposalState.ACCEPTED, reason)
        return keys

    def refuse(self, actor: Actor, act_id: str, night: ProposedNight, reason: str) -> None:
        """None of it is planned; why is kept with the seed and the figures."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        self._decide(actor, act_id, night, ProposalState.REFUSED, reason)

    def _decide(self, actor: Actor, act_id: str, night: ProposedNight, state: ProposalState, reason: str) -> None:
        act = "patrol_proposal.accept" if state is ProposalState.ACCEPTED else "patrol_proposal.refuse"
        with self._store.act(actor, act_id, act, Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            kept = proposals.get(work.connection, night.proposal_id)
            if kept.state is not ProposalState.ASKED:
                raise InputRefused("This proposal was decided already. Nothing was changed.")
            work.change(
                kept, state=state, stops=night.stops, drawn=night.drawn, gap=night.gap,
                changes="\n".join(night.changes), reason=reason.strip(), decided_at=work.now, decided_by=actor.name,
            )  # fmt: skip
            _tell(work, kept.id)


def _make(ask: NightAsk, progress: Progress) -> ProposedNight:
    """Runs in the worker's process, the only one that loads the solver."""
    from app.services.patrols.proposal_making import made

    return made(ask, progress)


def _plan(
    night: ProposedNight, beat: ProposedBeat, level: DutyLevel, kind: UnitKind, reason: str, wording: Wording
) -> PlannedPatrol:
    crew = beat.crew
    return PlannedPatrol(
        name=f"{wording.say('Proposed beat')} {crew.name}",
        # A crew without a jurisdiction has no area to cover, but its places.
        kind=PatrolKind.AREA if crew.area_id else PatrolKind.POST,
        unit_id=crew.unit_id, begins_at=night.begins_at, ends_at=night.ends_at, objective=reason,
        forces=" ".join(FORCES[kind]), site_id=crew.site_id or None, level=level, area_id=crew.area_id,
        proposal_id=night.proposal_id, seed=night.seed,
        stops=tuple(
            PlannedStop(
                name=one.name, lon=one.place.lon, lat=one.place.lat, asset_id=one.asset_id, dwell_min=one.dwell_min,
                due_at=one.due_at, why=wording.sentence(one.why),
            )
            for one in beat.stops
        ),
    )  # fmt: skip


def _title(begins_at: datetime, ends_at: datetime) -> str:
    begin, end = begins_at.astimezone(COUNTY_TIME), ends_at.astimezone(COUNTY_TIME)
    return f"{begin:%m-%d %H:%M}–{end:%H:%M}"


def _tell(work: UnitOfWork, key: str) -> None:
    work.about(NOUN, key)
    work.tell(RecordsChanged(NOUN, (key,)))
