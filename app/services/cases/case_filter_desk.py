"""Questions to the case files that a user keeps by name."""

from __future__ import annotations

from dataclasses import replace

from app.domain.access import Actor, Right
from app.domain.case_question import CaseQuestion
from app.domain.case_series import CaseFilter
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import InputRefused, NotPermitted
from app.store import series_store
from app.store.unit_of_work import Store

LONGEST_NAME, MOST = 60, 100


class CaseFilterDesk:
    """Each user sees and changes only his own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def filters(self, actor: Actor) -> tuple[CaseFilter, ...]:
        """The actor's own, by name."""
        with self._store.read() as connection:
            return tuple(series_store.filters_of(connection, actor.user_id))

    def keep(self, actor: Actor, act_id: str, name: str, question: CaseQuestion) -> None:
        """Keep a question under a name, in place of the one that has it."""
        with self._store.act(actor, act_id, "case_filter.keep", Right.CASES) as work:
            if work.repeated:
                return
            said = name.strip()
            if not said or len(said) > LONGEST_NAME:
                raise InputRefused(
                    "A filter needs a name of at most {most} signs. Nothing was saved.", most=LONGEST_NAME
                )
            if question.is_everything:
                raise InputRefused("Nothing is asked that could be kept. Nothing was saved; filter first.")
            own = series_store.filters_of(work.connection, actor.user_id)
            standing = next((one for one in own if one.name == said), None)
            if standing is not None:
                work.change(standing, question=question.told())
            elif len(own) >= MOST:
                raise InputRefused("{most} filters are kept already. Nothing was saved; remove one.", most=MOST)
            else:
                work.add(
                    CaseFilter(
                        id=new_key(),
                        owner_domain=OwnerDomain.POLICE,
                        name=said,
                        user_id=actor.user_id,
                        question=question.told(),
                    )
                )
            work.tell(RecordsChanged("case_filter"))

    def remove(self, actor: Actor, act_id: str, filter_id: str) -> None:
        """Keep it no more."""
        with self._store.act(actor, act_id, "case_filter.remove", Right.CASES) as work:
            if work.repeated:
                return
            one = series_store.filters.get(work.connection, filter_id)
            _require_own(actor, one)
            work.remove(one)
            work.tell(RecordsChanged("case_filter"))

    def restore(self, actor: Actor, act_id: str, filter_id: str, *, reason: str = "") -> None:
        """Bring one back that was removed."""
        with self._store.act(actor, act_id, "case_filter.restore", Right.CASES, reason=reason) as work:
            if work.repeated:
                return
            one = series_store.filters.removed(work.connection, filter_id)
            _require_own(actor, one)
            if any(other.name == one.name for other in series_store.filters_of(work.connection, actor.user_id)):
                raise InputRefused("{name} is kept anew already. Nothing was changed.", name=one.name)
            work.add(replace(one, version=one.version + 1))
            work.tell(RecordsChanged("case_filter"))


def _require_own(actor: Actor, one: CaseFilter) -> None:
    if one.user_id != actor.user_id:
        raise NotPermitted("{name} is a filter of somebody else. Nothing was changed.", name=one.name)
