"""The one way in which an alert changes: its facts, the state they come to, since when, and who is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.alert import Alert, state_of
from app.domain.events import RecordsChanged
from app.store import call_store
from app.store.unit_of_work import UnitOfWork


def change_alert(work: UnitOfWork, alert: Alert, facts: Mapping[str, object]) -> Alert:
    """Give an alert other facts within an act; other desks whose acts touch alerts come through here too."""
    if not facts:
        return alert
    state = state_of(replace(alert, **facts))  # type: ignore[arg-type]  # facts carry the names of Alert's own fields
    changed = work.change(alert, **(dict(facts) | {"state": state}))
    if state is not alert.state:
        work.set_state("alert", changed, "state", state.value)
    tell_changed(work, alert.id)
    return changed


def without_ended_call(work: UnitOfWork, alert: Alert) -> Alert:
    """The alert as it is to be judged: only a call that is not over has it in hand."""
    if alert.call_id is None or call_store.is_open(work.connection, alert.call_id):
        return alert
    return replace(alert, call_id=None)


def tell_changed(work: UnitOfWork, alert_id: str) -> None:
    """Say once, after commit, which alerts an act has changed, however many they are."""
    last = work.facts[-1] if work.facts else None
    if isinstance(last, RecordsChanged) and last.noun == "alert":
        if alert_id not in last.ids:
            work.facts[-1] = RecordsChanged("alert", (*last.ids, alert_id))
        return
    work.tell(RecordsChanged("alert", (alert_id,)))
