"""Who called, in full: shown for a reason, which stays on record with who asked and when. Everywhere else it is masked.

Masked are the page of a call, the order sheet and the dialog that corrects a call. Whoever takes a call down sees what
they type; a police unit that is sent may be given the caller on its sheet; what others are sent never names them.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.access import Actor, Right
from app.domain.assist_rules import is_police
from app.domain.call import Call
from app.errors import InputRefused
from app.store import call_store, unit_store
from app.store.unit_of_work import Store, UnitOfWork

_ACT = "call.reveal_caller"


@dataclass(frozen=True)
class Caller:
    """Name and number as they were taken down."""

    name: str
    phone: str

    def words(self) -> str:
        """Both in one line."""
        return " · ".join(filter(None, (self.name, self.phone)))


class CallerDesk:
    """Both acts on the writer; repeating one shows it again, under the reason that was given."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def reveal(self, actor: Actor, act_id: str, call_id: str, *, reason: str) -> Caller:
        """The caller of this call, for this reason; raises `InputRefused` without one."""
        with self._store.act(actor, act_id, _ACT, Right.CALLS, reason=reason.strip()) as work:
            if not reason.strip():
                raise InputRefused("Say the reason; it is kept. Nothing was shown.")
            return _told(work, call_store.calls.get(work.connection, call_id))

    def for_unit(self, actor: Actor, act_id: str, assignment_id: str) -> Caller:
        """The caller for the sheet of a police unit that was sent: that it goes there is the reason."""
        with self._store.read() as connection:
            sent = call_store.assignments.get(connection, assignment_id)
        with self._store.act(actor, act_id, _ACT, Right.CALLS, reason=f"→ {sent.unit_name}") as work:
            if not is_police(unit_store.units.get(work.connection, sent.unit_id).kind):
                raise InputRefused("Callers are not named to units that are no police. Nothing was shown.")
            return _told(work, call_store.calls.get(work.connection, sent.call_id))


def _told(work: UnitOfWork, call: Call) -> Caller:
    if not call.reporter and not call.reporter_phone:
        raise InputRefused("This call names no caller, or the name was erased. Nothing was shown.")
    work.about("call", call.id)
    return Caller(call.reporter, call.reporter_phone)
