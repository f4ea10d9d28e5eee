"""The desk of the duty log: lines are written, corrected and settled by further lines, and read with the acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import Alert
from app.domain.duty import Shift
from app.domain.duty_log import BY_HAND, LogEntry, LogKind
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.sentence import Sentence, sentence
from app.domain.subject import Subject, joined_name
from app.errors import InputRefused
from app.services.alerts.timeline import NO_PERSON
from app.services.duty.log_words import WORDS
from app.services.field_words import COUNTY_TIME
from app.store import alert_store, handover_store, log_store
from app.store.engine import Connection
from app.store.unit_of_work import Store

NOUN = "duty_log"
LONGEST = 2_000
MOST_FOUND = 500
MOST_SHOWN = 500
"""Lines of a shift at once: a storm writes thousands, and a page of them all would be read at every act."""
HALF_DAY = timedelta(hours=12)
_JUST_NOW = timedelta(minutes=1)


@dataclass(frozen=True)
class LogLine:
    """One line as it is read. `what` says the act in words of ours, `text` what somebody wrote. `entry` is there where
    it was written by hand; `answered` are the further lines that name it. `who` is empty where no person did it."""

    key: str
    at: datetime
    who: str
    kind: LogKind
    text: str = ""
    what: Sentence | None = None
    subject: Subject | None = None
    entry: LogEntry | None = None
    answered: tuple[LogEntry, ...] = ()


@dataclass(frozen=True)
class LogPage:
    """The lines of a time, in the order in which they came; `shift` where the time is that of one; `left_out` is how
    many came before them that are not here."""

    since: datetime
    until: datetime
    lines: tuple[LogLine, ...]
    shift: Shift | None = None
    left_out: int = 0


class LogDesk:
    """Each act is one transaction; nothing that was written is ever changed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, actor: Actor, act_id: str, kind: LogKind, text: str, subject: Subject | None = None) -> str:
        """A new line; its key. Raises `InputRefused` for one without words, or far too long."""
        if kind not in BY_HAND:
            raise InputRefused("Such a line follows from another one. Nothing was written.")
        return self._add(actor, act_id, "log.write", kind, text, subject)

    def correct(self, actor: Actor, act_id: str, entry_id: str, text: str) -> str:
        """What an earlier line should have said, as a further line; the earlier one stays as it is."""
        return self._answer(actor, act_id, "log.correct", LogKind.CORRECTION, entry_id, text)

    def settle(self, actor: Actor, act_id: str, entry_id: str, text: str) -> str:
        """An instruction is carried out, or no longer holds: from now on no handover names it. Refused twice."""
        with self._store.read() as connection:
            settled = [one for one in log_store.answers_to(connection, (entry_id,)) if one.kind is LogKind.SETTLED]
        if settled:
            raise InputRefused("{name} has settled this already. Nothing was written.", name=settled[0].by)
        return self._answer(actor, act_id, "log.settle", LogKind.SETTLED, entry_id, text)

    def page(self, since: datetime, until: datetime, shift: Shift | None = None) -> LogPage:
        """What was written and done in [since, until)."""
        with self._store.read() as connection:
            return LogPage(since, until, lines_between(connection, since, until), shift)

    def shift_page(self, back: int = 0) -> LogPage:
        """The shift that is on, or the one so many shifts before it; of very many lines the newest."""
        now = self._store.now()
        with self._store.read() as connection:
            since, until, shift = _shift_back(connection, now, back)
            until = until if back else max(until, now + _JUST_NOW)
            lines = lines_between(connection, since, until, MOST_SHOWN)
            all_of_it = sum(kind_counts(connection, since, until).values()) if len(lines) == MOST_SHOWN else len(lines)
            return LogPage(since, until, lines, shift, max(all_of_it - len(lines), 0))

    def find(self, words: str) -> tuple[LogLine, ...]:
        """The written lines of all times that hold every word, the newest first."""
        asked = words.split()
        if not asked:
            return ()
        with self._store.read() as connection:
            found = log_store.holding(connection, asked, MOST_FOUND)
            return _written(connection, found)

    def _answer(self, actor: Actor, act_id: str, act: str, kind: LogKind, entry_id: str, text: str) -> str:
        with self._store.read() as connection:
            first = log_store.entries.get(connection, entry_id)
        subject = Subject(first.subject, first.subject_id, first.subject_name) if first.subject else None
        return self._add(actor, act_id, act, kind, text, subject, first.id)

    def _add(
        self, actor: Actor, act_id: str, act: str, kind: LogKind, text: str, subject: Subject | None, answers: str = ""
    ) -> str:
        said = text.strip()
        if not said:
            raise InputRefused("Say it in a few words first.")
        if len(said) > LONGEST:
            raise InputRefused("A line of the log has {most} signs at most. Nothing was written.", most=LONGEST)
        with self._store.act(actor, act_id, act, Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            entry = LogEntry(
                id=new_key(),
                owner_domain=OwnerDomain.POLICE,
                at=work.now,
                by_id=actor.user_id,
                by=actor.name,
                kind=kind,
                text=said,
                subject=subject.noun if subject else "",
                subject_id=subject.key if subject else "",
                subject_name=subject.name if subject else "",
                answers=answers,
            )
            work.add(entry)
            work.tell(RecordsChanged(NOUN, (entry.id,)))
            return entry.id


def _shift_back(connection: Connection, now: datetime, back: int) -> tuple[datetime, datetime, Shift | None]:
    """Begin, end and shift, so many before the one that is on; without a roster the half days from eight to eight."""
    shift = handover_store.county_shift(connection, now, back)
    if shift is not None and (back or shift.ends_at > now):
        return shift.starts_at, shift.ends_at, shift
    local = now.astimezone(COUNTY_TIME)
    eight = local.replace(hour=8, minute=0, second=0, microsecond=0)
    begun = max(at for at in (eight - HALF_DAY, eight, eight + HALF_DAY) if at <= local)
    since = begun.astimezone(now.tzinfo) - back * HALF_DAY
    return since, since + HALF_DAY, None


def lines_between(
    connection: Connection, since: datetime, until: datetime, most: int | None = None
) -> tuple[LogLine, ...]:
    """Written lines, acts, and alerts when they were raised, by time; of one moment in the order of their writing.
    With `most` the newest so many."""
    written = _written(connection, log_store.written_between(connection, since, until))
    alerts = alert_store.between(connection, since, until, most)
    told = [*_raised(reversed(alerts)), *written, *_acts(connection, since, until, most)]
    told.sort(key=lambda one: one.at)
    return tuple(told if most is None else told[-most:])


def kind_counts(connection: Connection, since: datetime, until: datetime) -> dict[str, int]:
    """How many lines of each kind `lines_between` has, counted without reading them."""
    counts = Counter({LogKind.ALERT.value: alert_store.number_between(connection, since, until)})
    counts.update(one.kind.value for one in log_store.written_between(connection, since, until))
    for act, number in log_store.act_counts(connection, since, until, WORDS).items():
        counts[WORDS[act][0].value] += number
    return {kind: number for kind, number in sorted(counts.items()) if number}


def _written(connection: Connection, entries: Sequence[LogEntry]) -> tuple[LogLine, ...]:
    answers: dict[str, list[LogEntry]] = {}
    for one in log_store.answers_to(connection, [entry.id for entry in entries]):
        answers.setdefault(one.answers, []).append(one)
    return tuple(
        LogLine(
            one.id, one.at, one.by, one.kind, one.text, None,
            Subject(one.subject, one.subject_id, one.subject_name) if one.subject else None,
            one, tuple(answers.get(one.id, ())),
        )
        for one in entries
    )  # fmt: skip


def _raised(alerts: Iterable[Alert]) -> list[LogLine]:
    return [
        LogLine(
            f"alert {one.id}", one.occurred_at, "", LogKind.ALERT, one.place, sentence("Alert raised"),
            Subject("alert", one.id, joined_name(one.title, one.asset_code)),
        )
        for one in alerts
    ]  # fmt: skip


def _acts(connection: Connection, since: datetime, until: datetime, most: int | None) -> list[LogLine]:
    rows = log_store.acts_between(connection, since, until, WORDS, most)
    keys: dict[str, set[str]] = {}
    for row in rows:
        keys.setdefault(row.subject, set()).add(row.subject_id)
    names = {noun: log_store.names_of(connection, noun, some) for noun, some in keys.items()}
    lines = []
    for row in rows:
        kind, what = WORDS[row.act]
        name = names[row.subject].get(row.subject_id)
        if name is None and kind is LogKind.CASE:
            continue  # a sealed case is nowhere
        subject = Subject(row.subject, row.subject_id, name) if name is not None else None
        who = "" if row.who_id == NO_PERSON else row.who
        lines.append(LogLine(row.key, row.at, who, kind, row.reason, what, subject))
    return lines
