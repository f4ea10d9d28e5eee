"""The desk of templates: what each duty level asks for again and again, kept from a plan and planned from anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.domain.access import Actor, Right
from app.domain.duty import DutyLevel
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.patrol import Patrol, PatrolTemplate
from app.domain.patrol_plan import PlannedPatrol, kept_stops, stops_kept
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.errors import InputRefused, NotFound
from app.services.field_words import COUNTY_TIME
from app.store import audit_store, patrol_store, unit_store
from app.store.patrol_store import templates
from app.store.reversal import reverse
from app.store.unit_of_work import Store

NOUN = "patrol_template"
LONGEST_NAME = 80


@dataclass(frozen=True)
class Night:
    """What the templates of a level come to: patrols with a free team, and templates for which none is free."""

    planned: tuple[PlannedPatrol, ...]
    without_team: tuple[PatrolTemplate, ...]


class TemplateDesk:
    """Acts, on the writer; `night` reads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self, actor: Actor, act_id: str, planned: PlannedPatrol, *, name: str, level: DutyLevel, kind: UnitKind | None
    ) -> str:
        """Keep a plan as a template of a level, for teams of this kind (None: of any); its key."""
        with self._store.act(actor, act_id, "patrol_template.keep", Right.EDIT_REGISTER) as work:
            if work.repeated:
                return work.subject_id
            said = name.strip()
            if not said or len(said) > LONGEST_NAME:
                raise InputRefused(
                    "A template has a name of {most} signs at most. Nothing was saved.", most=LONGEST_NAME
                )
            begins = planned.begins_at.astimezone(COUNTY_TIME)
            made = PatrolTemplate(
                id=new_key(),
                owner_domain=OwnerDomain.POLICE,
                area_id=planned.area_id,
                name=said,
                level=level,
                kind=planned.kind,
                unit_kind=kind,
                begins_min=begins.hour * 60 + begins.minute,
                hours=(planned.ends_at - planned.begins_at) / timedelta(hours=1),
                objective=planned.objective.strip(),
                forces=planned.forces,
                equipment=planned.equipment.strip(),
                site_id=planned.site_id,
                asset_id=planned.asset_id,
                from_m=planned.from_m,
                to_m=planned.to_m,
                stops=kept_stops(planned.stops),
            )
            work.add(made)
            work.tell(RecordsChanged(NOUN, (made.id,)))
        return made.id

    def remove(self, actor: Actor, act_id: str, template_id: str, *, reason: str) -> None:
        """Take a template away; patrols that were made of it stay."""
        with self._store.act(actor, act_id, "patrol_template.remove", Right.EDIT_REGISTER, reason=reason) as work:
            if work.repeated:
                return
            if not reason.strip():
                raise InputRefused("Say why; the reason is kept. Nothing was changed.")
            work.remove(templates.get(work.connection, template_id))
            work.tell(RecordsChanged(NOUN, (template_id,)))

    def take_back(self, actor: Actor, act_id: str, done: str, *, reason: str) -> None:
        """Undo the act `done` on a template."""
        with self._store.act(actor, act_id, "patrol_template.take_back", Right.EDIT_REGISTER, reason=reason) as work:
            if work.repeated:
                return
            rows = audit_store.rows_of_act(work.connection, done)
            if not rows or any(row.subject != NOUN or not row.changes for row in rows):
                raise NotFound("There is no such act to take back. Nothing was changed.")
            for row in rows:
                reverse(work, row.changes or ())
                work.tell(RecordsChanged(NOUN, (row.subject_id,)))

    def night(self, level: DutyLevel) -> Night:
        """The templates of a level for the night to come, each with a team of its kind that is free then: one whose own
        area it is before others. To be looked at, then planned by `PatrolDesk.plan_all`."""
        now = self._store.now()
        with self._store.read() as connection:
            kept = [one for one in patrol_store.templates_by_level(connection) if one.level is level]
            units = unit_store.all_units(connection)
            until = now + timedelta(days=2)
            taken = [one for one in patrol_store.between(connection, now, until) if not one.is_over]
        planned: list[PlannedPatrol] = []
        without: list[PatrolTemplate] = []
        for template in sorted(kept, key=lambda one: next_begin(one, now)):
            begins = next_begin(template, now)
            if _is_planned(template, taken, begins):
                continue
            unit = _free_unit(template, units, (*taken, *planned), begins)
            if unit is None:
                without.append(template)
            else:
                planned.append(from_template(template, begins, unit.id))
        return Night(tuple(planned), tuple(without))


def next_begin(template: PatrolTemplate, now: datetime) -> datetime:
    """When it is due next: today at its hour, unless its time of today is over."""
    midnight = datetime.combine(now.astimezone(COUNTY_TIME).date(), time(), tzinfo=COUNTY_TIME)
    begins = midnight + timedelta(minutes=template.begins_min)
    before = begins - timedelta(days=1)
    if before + timedelta(hours=template.hours) > now + timedelta(hours=template.hours / 2):
        return before.astimezone(now.tzinfo)
    if begins + timedelta(hours=template.hours / 2) <= now:
        begins += timedelta(days=1)
    return begins.astimezone(now.tzinfo)


def from_template(template: PatrolTemplate, begins_at: datetime, unit_id: str) -> PlannedPatrol:
    """The plan that a template comes to for one team and hour."""
    return PlannedPatrol(
        name=template.name,
        kind=template.kind,
        unit_id=unit_id,
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=template.hours),
        objective=template.objective,
        forces=template.forces,
        equipment=template.equipment,
        site_id=template.site_id,
        level=template.level,
        asset_id=template.asset_id,
        from_m=template.from_m,
        to_m=template.to_m,
        area_id=template.area_id,
        template_id=template.id,
        stops=stops_kept(template.stops),
    )


def _free_unit(
    template: PatrolTemplate, units: Sequence[Unit], taken: Iterable[Patrol | PlannedPatrol], begins: datetime
) -> Unit | None:
    ends = begins + timedelta(hours=template.hours)
    busy = {one.unit_id for one in taken if one.begins_at < ends and one.ends_at > begins}
    free = [one for one in units if template.unit_kind in (None, one.kind) and one.id not in busy]
    return min(free, key=lambda one: one.area_id != template.area_id, default=None)


def _is_planned(template: PatrolTemplate, taken: Sequence[Patrol], begins: datetime) -> bool:
    """Whether that night has it already, however its hour was changed since."""
    return any(one.template_id == template.id and abs(one.begins_at - begins) < timedelta(hours=12) for one in taken)
