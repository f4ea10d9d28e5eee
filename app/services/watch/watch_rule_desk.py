"""The visible list of watch rules, and the acts on it: each audited, none by an officer alone in the night."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count, repeat, starmap
from typing import TYPE_CHECKING, Any

from app.domain.access import Actor, Right
from app.domain.alert import Severity
from app.domain.asset import AssetLayer
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.watch_hours import parsed
from app.domain.watch_parameters import ZONE_KINDS, checked
from app.domain.watch_rule import WatchedMovers, WatchKind, WatchRule
from app.domain.watch_trial import KeptTrial, figures_only, is_tried
from app.errors import InputRefused
from app.services.watch.shipped_rules import shipped_rules
from app.store import asset_store, drawing_store, watch_store
from app.store.unit_of_work import Store, UnitOfWork

if TYPE_CHECKING:
    from app.services.watch.watch_trial import TrialResult

SHIPPED = "shipped-watch-rules-1"
LONGEST_QUIET_S = 86_400
DRAWN = "✎"


@dataclass(frozen=True)
class RuleNow:
    """A rule, when it last raised an alert, and what its newest trial gave, if it was tried with these figures."""

    rule: WatchRule
    last_fired: datetime | None
    trial: KeptTrial | None = None


@dataclass(frozen=True)
class RuleFigures:
    """What of a rule can be changed."""

    name: str
    movers: WatchedMovers
    severity: Severity
    hours: str
    zone_ids: tuple[str, ...]
    quiet_s: int
    parameters: Mapping[str, object]


class WatchRuleDesk:
    """Reads the list and acts on it. The watch hears of each act by the fact that follows it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rules(self) -> tuple[RuleNow, ...]:
        """All, by code."""
        with self._store.read() as connection:
            fired = watch_store.last_raised(connection)
            rules = watch_store.all_rules(connection)
            trials = watch_store.trials_of(connection, rules)
        return tuple(RuleNow(one, fired.get(one.code), trials.get(one.id)) for one in rules)

    def is_tried(self, one: RuleNow) -> bool:
        """Whether its trial still allows that it is switched on."""
        return is_tried(one.rule, one.trial, self._store.now())

    def zones(self) -> tuple[tuple[str, str], ...]:
        """Key and name of everything that can be a zone: the areas that were drawn at the desk and are not over, marked
        as such, then those of the field in the order they came."""
        now = self._store.now()
        with self._store.read() as connection:
            raw = asset_store.layer_columns(connection, AssetLayer.AREAS, ("id", "code", "name"))
            drawn = [one for one in drawing_store.areas(connection) if one.valid_to is None or one.valid_to > now]
        named = zip(raw["id"], raw["code"], raw["name"], strict=True)
        return (
            *((one.id, f"{DRAWN} {one.name}") for one in drawn),
            *((key, f"{code} {name}".strip()) for key, code, name in named),
        )

    def ship(self, actor: Actor) -> None:
        """Write the rules an installation begins with, once for ever; a rule with one of their codes is left."""
        with self._store.act(actor, SHIPPED, "watch_rule.ship", Right.ACT) as work:
            if work.repeated:
                return
            work.about("watch_rule", "")
            for rule in shipped_rules(starmap(new_key, repeat(()))):
                if not watch_store.rules_with_code(work.connection, rule.code):
                    work.add(rule)
            work.tell(RecordsChanged("watch_rule"))

    def add(self, actor: Actor, act_id: str, rule: WatchRule) -> str:
        """A further rule, which begins switched off; its key. Without a code it gets the next that is free."""
        with self._store.act(actor, act_id, "watch_rule.add", Right.LEAD) as work:
            if work.repeated:
                return work.subject_id
            rule = replace(rule, code=rule.code.strip() or _next_code(work))
            if ":" in rule.code or watch_store.rules_with_code(work.connection, rule.code):
                raise InputRefused(
                    "A rule needs a code of its own, and {code} is none. Nothing was changed.", code=rule.code
                )
            values = _checked(rule, _figures_of(rule))
            work.add(replace(rule, **values, enabled=False, enabled_at=None, changed_by=actor.name))
            _tell(work, rule.id)
        return rule.id

    def add_of_kind(self, actor: Actor, act_id: str, kind: WatchKind, name: str) -> str:
        """A further rule with the usual figures of its kind; its key."""
        made = WatchRule(
            id=new_key(), owner_domain=OwnerDomain.POLICE, code="", kind=kind, name=name, parameters=checked(kind, {})
        )
        return self.add(actor, act_id, made)

    def copy(self, actor: Actor, act_id: str, rule_id: str, name: str) -> str:
        """A further rule with the figures of another, such as for a second zone with other hours; its key."""
        with self._store.read() as connection:
            pattern = watch_store.rules.get(connection, rule_id)
        return self.add(actor, act_id, replace(pattern, id=new_key(), version=1, code="", name=name))

    def change(self, actor: Actor, act_id: str, rule_id: str, figures: RuleFigures, *, version: int) -> None:
        """Give it other figures; one that is switched on looks with them from the next fix on."""
        with self._store.act(actor, act_id, "watch_rule.change", Right.LEAD) as work:
            if work.repeated:
                return
            rule = watch_store.rules.get(work.connection, rule_id)
            values = _checked(rule, figures)
            work.change(replace(rule, version=version), **values, changed_by=actor.name)
            _tell(work, rule_id)

    def keep_trial(self, actor: Actor, act_id: str, rule: WatchRule, result: TrialResult) -> None:
        """Write down what the trial of exactly this rule gave, who tried it, and when."""
        with self._store.act(actor, act_id, "watch_rule.try", Right.ACT) as work:
            if work.repeated:
                return
            work.about("watch_rule", rule.id)
            work.add(
                KeptTrial(
                    id=new_key(),
                    owner_domain=rule.owner_domain,
                    area_id=rule.area_id,
                    rule_id=rule.id,
                    figures=figures_only(rule),
                    count=result.count,
                    fixes=result.fixes,
                    since=result.since,
                    until=result.until,
                    tried_by=actor.name,
                    tried_at=work.now,
                )
            )

    def enable(self, actor: Actor, act_id: str, rule_id: str, *, reason: str) -> None:
        """Switch it on, with the reason why. As it stands it must have been tried on the last days."""
        self._switch(actor, act_id, rule_id, reason, on=True)

    def disable(self, actor: Actor, act_id: str, rule_id: str, *, reason: str) -> None:
        """Switch it off, with the reason why; what it had told of is over."""
        self._switch(actor, act_id, rule_id, reason, on=False)

    def _switch(self, actor: Actor, act_id: str, rule_id: str, reason: str, *, on: bool) -> None:
        name = "watch_rule.enable" if on else "watch_rule.disable"
        with self._store.act(actor, act_id, name, Right.LEAD, reason=reason.strip()) as work:
            if work.repeated:
                return
            if not reason.strip():
                raise InputRefused("Say why; the reason is kept. Nothing was changed.")
            rule = watch_store.rules.get(work.connection, rule_id)
            if rule.enabled is on:
                raise InputRefused("This rule is switched so already. Nothing was changed.")
            if on:
                _checked(rule, _figures_of(rule))
                _require_zones(rule)
                trial = watch_store.trials_of(work.connection, (rule,)).get(rule.id)
                if not is_tried(rule, trial, work.now):
                    raise InputRefused(
                        "{name} has not been tried out with these figures. Try it out, then switch it on.",
                        name=rule.name,
                    )
            work.change(rule, enabled=on, enabled_at=work.now if on else None, changed_by=actor.name)
            _tell(work, rule_id)


def _next_code(work: UnitOfWork) -> str:
    taken = {one.code for one in watch_store.all_rules(work.connection)}
    return next(code for code in (f"W{number:02}" for number in count(1)) if code not in taken)


def _tell(work: UnitOfWork, rule_id: str) -> None:
    work.about("watch_rule", rule_id)
    work.tell(RecordsChanged("watch_rule", (rule_id,)))


def _require_zones(rule: WatchRule) -> None:
    if rule.kind in ZONE_KINDS and not rule.zone_ids:
        raise InputRefused("{name} looks at zones, and none is named. Choose them first.", name=rule.name)


def _figures_of(rule: WatchRule) -> RuleFigures:
    return RuleFigures(
        rule.name, rule.movers, rule.severity, rule.hours, tuple(rule.zone_ids.split()), rule.quiet_s, rule.parameters
    )


def _checked(rule: WatchRule, figures: RuleFigures) -> dict[str, Any]:
    """The figures as columns; raises `InputRefused` for the first that cannot be."""
    if not figures.name.strip():
        raise InputRefused("A rule needs a name. Nothing was changed.")
    if not 0 <= figures.quiet_s <= LONGEST_QUIET_S:
        raise InputRefused("A rule keeps quiet for a day at most. Nothing was changed.")
    return {
        "name": figures.name.strip(),
        "movers": figures.movers,
        "severity": figures.severity,
        "hours": parsed(figures.hours).text,
        "zone_ids": " ".join(figures.zone_ids),
        "quiet_s": figures.quiet_s,
        "parameters": checked(rule.kind, figures.parameters),
    }
