"""Staff of the demo: leaders, officers, auxiliaries, enterprise security, guards, volunteers; all invented."""

from __future__ import annotations

from dataclasses import dataclass

from app.demo.areas_plan import ROOMS, Areas
from app.demo.chance import Chance
from app.demo.forces_plan import GUARDS, Forces
from app.demo.invented_names import invented_names, invented_phones
from app.demo.place_names import WORK_AREAS
from app.demo.posts_plan import COMPANIES
from app.domain.person import Person, PersonKind
from app.domain.record import OwnerDomain
from app.domain.unit import UnitKind

_BUREAU = "定边县公安局"
_OIL_STATION = "石油派出所"
_LEADERS = ("副局长", "治安大队大队长", "刑警大队大队长", "巡特警大队大队长", "石油派出所所长", "石油派出所教导员")
_LEADER_RANKS = ("三级警监", "一级警督", "一级警督", "二级警督", "二级警督", "三级警督")
_OFFICER_RANKS = ("三级警督", "一级警司", "二级警司", "三级警司", "一级警员")


@dataclass(frozen=True)
class _Wanted:
    """A place to be filled with an invented person."""

    kind: PersonKind
    duty: str
    organisation: str
    rank: str = ""
    unit_id: str | None = None
    area_id: str | None = None


@dataclass(frozen=True)
class People:
    """All staff; the lists name those whom the rosters need, by their duty."""

    records: list[Person]

    def by_duty(self, *duties: str) -> list[Person]:
        """Those with one of these duties, in the order of their numbers."""
        return [person for person in self.records if person.duty in duties]

    def leaders(self) -> list[Person]:
        return self.by_duty(*_LEADERS)


def plan_people(areas: Areas, forces: Forces, chance: Chance) -> tuple[People, list[str]]:
    """All staff, and one further invented name for each grid cell's worker."""
    rng = chance.stream("people")
    wanted = [*_police(areas, forces), *_enterprise(), *_guards(forces), *_volunteers(forces)]
    names = invented_names(rng, len(wanted) + len(areas.cells))
    keys, phones = chance.keys("people", len(wanted)), invented_phones(rng, len(wanted))
    counted: dict[PersonKind, int] = {}
    records = []
    for i, one in enumerate(wanted):
        counted[one.kind] = counted.get(one.kind, 0) + 1
        number = f"{_NUMBER[one.kind]}{counted[one.kind]:04d}"
        records.append(
            Person(
                id=keys[i],
                owner_domain=OwnerDomain.POLICE
                if one.kind in (PersonKind.POLICE, PersonKind.AUXILIARY)
                else OwnerDomain.SOCIAL,
                area_id=one.area_id,
                number=number,
                name=names[i],
                kind=one.kind,
                rank=one.rank,
                duty=one.duty,
                organisation=one.organisation,
                phone=phones[i],
                unit_id=one.unit_id,
                certificate=f"演示保字{counted[one.kind]:05d}" if one.kind is PersonKind.GUARD else "",
            )
        )
    return People(records), names[len(wanted) :]


_NUMBER = {
    PersonKind.POLICE: "演警",
    PersonKind.AUXILIARY: "演辅",
    PersonKind.ENTERPRISE_SECURITY: "演企",
    PersonKind.GUARD: "演保",
    PersonKind.VOLUNTEER: "演义",
}


def _police(areas: Areas, forces: Forces) -> list[_Wanted]:
    found = [
        _Wanted(PersonKind.POLICE, duty, _OIL_STATION if duty.startswith(_OIL_STATION) else _BUREAU, rank)
        for duty, rank in zip(_LEADERS, _LEADER_RANKS, strict=True)
    ]
    found += [_Wanted(PersonKind.POLICE, "值班民警", _BUREAU, _OFFICER_RANKS[i % 4]) for i in range(8)]
    found += [_Wanted(PersonKind.POLICE, "指挥席民警", _BUREAU, _OFFICER_RANKS[i % 5]) for i in range(8)]
    found += [_Wanted(PersonKind.AUXILIARY, "视频巡查", _BUREAU) for _ in range(10)]
    for i, room in enumerate(ROOMS):
        area = areas.jurisdiction_ids[i]
        found.append(_Wanted(PersonKind.POLICE, "警务室负责人", f"{room}智慧警务室", "二级警督", None, area))
        found += [
            _Wanted(PersonKind.POLICE, "警务室民警", f"{room}智慧警务室", _OFFICER_RANKS[n], None, area)
            for n in range(3)
        ]
    for unit in forces.of_kind(UnitKind.PATROL_GROUP):
        found.append(_Wanted(PersonKind.POLICE, "巡察组长", unit.organisation, "一级警司", unit.id, unit.area_id))
        found.append(_Wanted(PersonKind.POLICE, "巡察民警", unit.organisation, "三级警司", unit.id, unit.area_id))
        found += [
            _Wanted(PersonKind.AUXILIARY, "巡察辅警", unit.organisation, "", unit.id, unit.area_id)
            for _ in range(unit.strength - 2)
        ]
    return found


def _enterprise() -> list[_Wanted]:
    return [
        _Wanted(PersonKind.ENTERPRISE_SECURITY, duty, area.operator)
        for area in WORK_AREAS
        for duty in ("内保干事", "巡线员", "值班干部")
    ]


def _guards(forces: Forces) -> list[_Wanted]:
    """446 guards: 28 in each joint team, the others in the guard teams."""
    found = []
    for unit in [*forces.of_kind(UnitKind.JOINT_TEAM), *forces.of_kind(UnitKind.GUARD_TEAM)]:
        joint = unit.kind is UnitKind.JOINT_TEAM
        for n in range(unit.strength):
            duty = ("联勤队长" if joint else "护卫组长") if n == 0 else "联勤队员" if joint else "护卫队员"
            found.append(_Wanted(PersonKind.GUARD, duty, unit.organisation, "", unit.id, unit.area_id))
    if len(found) != GUARDS or len({one.organisation for one in found}) != len(COMPANIES):
        raise ValueError("the guard teams of the demo do not add up to its guards")
    return found


def _volunteers(forces: Forces) -> list[_Wanted]:
    return [
        _Wanted(
            PersonKind.VOLUNTEER, "义警队长" if n == 0 else "义警队员", unit.organisation, "", unit.id, unit.area_id
        )
        for unit in forces.of_kind(UnitKind.VOLUNTEER_TEAM)
        for n in range(unit.strength)
    ]
