"""The desk of series: cases confirmed into one, taken out again, proposals dismissed; each act can be taken back."""

from __future__ import annotations

from app.domain.access import Actor, Right
from app.domain.case_file import CaseFile
from app.domain.case_series import CaseSeries, CaseUnlike, SeriesEvent, SeriesFile
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.sentence import sentence
from app.errors import InputRefused, NotFound
from app.services.cases.case_timeline import timeline_of
from app.store import audit_store, series_store
from app.store.reversal import reverse
from app.store.unit_of_work import Store, UnitOfWork

LONGEST_NAME = 60
_ACTS = frozenset({"case.join_series", "case.leave_series", "case.rename_series", "case.found_unlike"})


class SeriesDesk:
    """Reads and acts on series. The audit row of an act is about each case it changes, so its timeline tells it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def names(self) -> tuple[str, ...]:
        """Every series that has cases."""
        with self._store.read() as connection:
            return tuple(series_store.names(connection))

    def series(self, name: str) -> SeriesFile:
        """A series as its own file; raises `NotFound` where no case is of it."""
        with self._store.read() as connection:
            cases = series_store.members(connection, name)
            if not cases:
                raise NotFound("No case is of the series {name} (any more).", name=name)
            record = series_store.named(connection, name) or CaseSeries(
                id="", owner_domain=OwnerDomain.POLICE, name=name
            )
            events = [event for case in cases for event in _events(connection, case)]
            tasks = series_store.tasks_of(connection, [case.id for case in cases])
        return SeriesFile(record, tuple(cases), tuple(sorted(events, key=lambda one: one.at)), tuple(tasks))

    def join(self, actor: Actor, act_id: str, case_id: str, other_id: str, name: str = "") -> str:
        """Confirm that two cases belong together; the name of their series. It is that of the one that has one, else
        `name`, else one made of the older deed's short name."""
        with self._store.act(actor, act_id, "case.join_series", Right.CASES) as work:
            cases = [series_store.cases.get(work.connection, key) for key in (case_id, other_id)]
            if work.repeated:
                return cases[0].series
            if case_id == other_id:
                raise InputRefused("A case is not linked with itself. Nothing was changed.")
            held = {case.series for case in cases if case.series}
            if len(held) > 1:
                raise InputRefused(
                    "The cases are of two series, {one} and {other}. Nothing was changed; "
                    "take one out of its series first.",
                    one=cases[0].series,
                    other=cases[1].series,
                )
            oldest = min(cases, key=lambda case: case.occurred_from)
            joined = held.pop() if held else _checked(name.strip() or _free_name(work, f"{oldest.alias}系列"))
            if series_store.named(work.connection, joined) is None:
                work.add(CaseSeries(id=new_key(), owner_domain=oldest.owner_domain, name=joined, opened_by=actor.name))
            noted = series_store.unlike_pair(work.connection, case_id, other_id)
            if noted is not None:
                work.remove(noted)
            _put(work, [case for case in cases if case.series != joined], joined)
        return joined

    def leave(self, actor: Actor, act_id: str, case_id: str, *, reason: str) -> None:
        """Take a case out of its series, with the reason."""
        if not reason.strip():
            raise InputRefused("Say the reason; it is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "case.leave_series", Right.CASES, reason=reason.strip()) as work:
            if work.repeated:
                return
            case = series_store.cases.get(work.connection, case_id)
            if not case.series:
                raise InputRefused("The case is of no series. Nothing was changed.")
            _put(work, [case], "")

    def rename(self, actor: Actor, act_id: str, name: str, new: str) -> None:
        """Give a series another name."""
        with self._store.act(actor, act_id, "case.rename_series", Right.CASES) as work:
            if work.repeated:
                return
            said, cases = _checked(new.strip()), series_store.members(work.connection, name)
            if not cases:
                raise NotFound("No case is of the series {name} (any more).", name=name)
            if said in series_store.names(work.connection):
                raise InputRefused("There is a series {name} already. Nothing was changed.", name=said)
            record = series_store.named(work.connection, name)
            if record is not None:
                work.change(record, name=said)
            _put(work, cases, said)

    def dismiss(self, actor: Actor, act_id: str, case_id: str, other_id: str) -> None:
        """These two do not belong together: neither is offered beside the other any more."""
        with self._store.act(actor, act_id, "case.found_unlike", Right.CASES) as work:
            if work.repeated or series_store.unlike_pair(work.connection, case_id, other_id) is not None:
                return
            case = series_store.cases.get(work.connection, case_id)
            other = series_store.cases.get(work.connection, other_id)
            work.about("case_file", case.id)
            work.add(
                CaseUnlike(
                    id=new_key(),
                    owner_domain=case.owner_domain,
                    area_id=case.area_id,
                    case_id=case.id,
                    other_id=other.id,
                    by=actor.name,
                )
            )
            work.tell(RecordsChanged("case_unlike", (case.id, other.id)))

    def take_back(self, actor: Actor, act_id: str, done: str, *, reason: str) -> None:
        """Undo one of these acts whole; raises `Conflict` where something was changed again since."""
        with self._store.act(actor, act_id, "case.take_back", Right.CASES, reason=reason.strip()) as work:
            if work.repeated:
                return
            rows = [row for row in audit_store.rows_of_act(work.connection, done) if row.act in _ACTS]
            if not rows:
                raise NotFound("There is no such act to take back. Nothing was changed.")
            for row in reversed(rows):
                reverse(work, row.changes or ())
            touched = {change["id"] for row in rows for change in row.changes or () if change["noun"] == "case_file"}
            work.about(rows[0].subject, rows[0].subject_id)
            work.tell(RecordsChanged("case_file", tuple(sorted(touched)) or (rows[0].subject_id,)))


def _put(work: UnitOfWork, cases: list[CaseFile], name: str) -> None:
    for case in cases:
        work.change(case, series=name)
        work.about("case_file", case.id)
        work.end_part()
    work.tell(RecordsChanged("case_file", tuple(case.id for case in cases)))


def _events(connection: object, case: CaseFile) -> list[SeriesEvent]:
    """The deed, its discovery, and every act on the file."""
    deed = [
        SeriesEvent(case.occurred_from, case.id, case.alias, sentence("The deed: {title}", title=case.title)),
        SeriesEvent(case.discovered_at, case.id, case.alias, sentence("Discovered")),
    ]
    return deed + [SeriesEvent(line.at, case.id, case.alias, line.what) for line in timeline_of(connection, case.id)]


def _free_name(work: UnitOfWork, name: str) -> str:
    taken, number, free = set(series_store.names(work.connection)), 1, name
    while free in taken:
        number += 1
        free = f"{name}{number}"
    return free


def _checked(name: str) -> str:
    if not name or len(name) > LONGEST_NAME:
        raise InputRefused("A series needs a name of at most {most} signs. Nothing was changed.", most=LONGEST_NAME)
    return name
