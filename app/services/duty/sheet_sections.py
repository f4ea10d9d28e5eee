"""What stands on a handover sheet, section by section: each reads what is so now. The order is that of `Section`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.alert import WAITING, Alert, AlertKind, AlertState, Severity
from app.domain.asset import AssetLayer, AssetStatus
from app.domain.case_deadlines import Clocks
from app.domain.case_file import CaseFile
from app.domain.case_part import CasePart, CaseTask
from app.domain.case_status import ClockState
from app.domain.duty import DutyLevel, SlotState
from app.domain.duty_log import LogKind
from app.domain.feed_status import FeedState, FeedStatus
from app.domain.handover import HandoverItem, Section
from app.domain.issue import ONE_OF_EACH, ThingState
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.record import OwnerDomain
from app.domain.roster_turn import COUNTY_TIME
from app.domain.sentence import sentence
from app.domain.subject import joined_name
from app.services.alerts.alarm_test import ANSWERS, NOT_HEARD
from app.services.duty.level_desk import PostGap
from app.services.duty.roster_reading import Unfilled
from app.services.patrols.handed_on import patrols_handed_on
from app.store import (
    alert_store,
    asset_store,
    audit_store,
    call_store,
    due_store,
    duty_store,
    issue_store,
    level_store,
    log_store,
    reminder_store,
    spot_store,
    strength_store,
    watch_store,
)
from app.store.engine import Connection

MOST_OF_A_SECTION = 200
NEXT_DAY, NEXT_SHIFT = timedelta(hours=24), timedelta(hours=12)
LEAST_STEP = timedelta(minutes=1)
_GRAVE = frozenset({Severity.CRITICAL, Severity.HIGH})
_OF_SOURCES = frozenset({AlertKind.SOURCE_SILENT, AlertKind.SOURCE_LAGGING})
_OF_WEATHER = frozenset({AlertKind.WEATHER, AlertKind.EMERGENCY_BULLETIN})
_OWN_SECTION = _OF_SOURCES | _OF_WEATHER | {AlertKind.CAMERA_LOST}
_PUT_OFF, _MORE = sentence("Put off").template, sentence("More of these, see the panel").template
_CLOCK_SET, _TASK = sentence("The desk's clock was set back").template, sentence("Task of a case").template
_SHORT, _NOBODY = sentence("Heads are missing").template, sentence("Nobody is on the next roster").template
_OFF = sentence("Switched off").template
_UNHEARD = sentence("The alarm is not heard at the desk").template
_LATE, _OUT = sentence("Not back in time").template, sentence("Handed out").template
_TO_CHECK, _TO_MEND = sentence("Drawn, not checked yet").template, sentence("Found wanting, not mended").template
_CHECKED = sentence("Posts checked of those drawn in the shift").template
_LISTENING = frozenset({FeedState.LISTENING, FeedState.STARTING})


@dataclass(frozen=True)
class Unsaved:
    """Something that is only on this desk yet: how many of what (in English)."""

    what: str
    number: int


@dataclass(frozen=True)
class Beside:
    """What the store does not know: how the feeds are, what is not saved yet, which turns are short, and which heads
    the duty level asks for in vain."""

    feeds: Sequence[FeedStatus] = ()
    unsaved: Sequence[Unsaved] = ()
    unfilled: Sequence[Unfilled] = ()
    gaps: Sequence[PostGap] = ()


@dataclass(frozen=True)
class Ground:
    """What the sections read: the moment, the shift that is handed over, and the terms of cases."""

    connection: Connection
    now: datetime
    shift_from: datetime
    shift_to: datetime
    beside: Beside
    clocks: Callable[[CaseFile, Sequence[CasePart], datetime], Clocks]


Found = Iterator[HandoverItem]


def items_now(ground: Ground) -> list[HandoverItem]:
    """Every item as it stands now, numbered through; of a section that is too long the first ones and how many more."""
    alerts = [one for one in alert_store.open_alerts(ground.connection) if not one.is_test and _stands_for_all(one)]
    return [
        *_some(_clock(ground), Section.CLOCK),
        *_some(_instructions(ground), Section.INSTRUCTIONS),
        *_some(_level(ground), Section.LEVEL),
        *_some(_strength(ground), Section.STRENGTH),
        *_some(_alerts(alerts), Section.ALERTS),
        *_some(_shelved(alerts), Section.SHELVED),
        *_some(_calls(ground), Section.CALLS),
        *_some(_units_out(ground), Section.UNITS_OUT),
        *_some(_patrols(ground), Section.PATROLS),
        *_some(_reminders(ground), Section.REMINDERS),
        *_some(_deadlines(ground), Section.DEADLINES),
        *_some(_posts(ground), Section.POSTS),
        *_some(_checks(ground), Section.CHECKS),
        *_some(_sources(ground, alerts), Section.SOURCES),
        *_some(_cameras(ground, alerts), Section.CAMERAS),
        *_some(_rules(ground), Section.RULES),
        *_some(_issued(ground), Section.ISSUED),
        *_some(_weather(alerts), Section.WEATHER),
        *_some(_unsaved(ground), Section.UNSAVED),
    ]


def _item(
    section: Section,
    title: str,
    state: str = "",
    detail: str = "",
    *,
    since: datetime | None = None,
    due_at: datetime | None = None,
    red: bool = False,
    subject: str = "",
    subject_id: str = "",
) -> HandoverItem:
    return HandoverItem(
        id=new_key(), owner_domain=OwnerDomain.POLICE, handover_id="", number=0, section=section, title=title,
        state=state, detail=detail, since=since, due_at=due_at, red=red, subject=subject, subject_id=subject_id,
    )  # fmt: skip


def _some(found: Found, section: Section) -> list[HandoverItem]:
    items = list(found)
    if len(items) <= MOST_OF_A_SECTION:
        return items
    rest = items[MOST_OF_A_SECTION:]
    more = _item(section, f"+{len(rest)}", _MORE, red=any(one.red for one in rest))
    return [*items[:MOST_OF_A_SECTION], more]


def _stands_for_all(alert: Alert) -> bool:
    return alert.group_id in ("", alert.id)


def _clock(ground: Ground) -> Found:
    least_us = LEAST_STEP // timedelta(microseconds=1)
    for one in log_store.clock_steps(ground.connection, ground.shift_from, ground.now + NEXT_DAY, least_us):
        yield _item(
            Section.CLOCK, "", _CLOCK_SET, since=one.before, due_at=one.after, red=True,
            subject="audit", subject_id=str(one.row_no),
        )  # fmt: skip


def _instructions(ground: Ground) -> Found:
    for one in log_store.unsettled(ground.connection, LogKind.INSTRUCTION):
        yield _item(
            Section.INSTRUCTIONS, one.text, detail=one.by, since=one.at, red=True, subject="duty_log", subject_id=one.id
        )


def _level(ground: Ground) -> Found:
    orders = level_store.standing(ground.connection)
    rooms = log_store.names_of(ground.connection, "asset", {one.area_id for one in orders if one.area_id})
    for one in orders:
        yield _item(
            Section.LEVEL, rooms.get(one.area_id or "", ""), label(one.level), f"{one.authority} · {one.reason}",
            since=one.from_at, due_at=one.until, red=one.level is not DutyLevel.NORMAL, subject="level_order",
            subject_id=one.id,
        )  # fmt: skip
    if any(one.area_id is None for one in orders):
        return
    level = level_store.levels_at(ground.connection, ground.now).county
    yield _item(Section.LEVEL, "", label(level), red=level is not DutyLevel.NORMAL)


def _strength(ground: Ground) -> Found:
    for one in strength_store.standing_decisions(ground.connection, ground.now):
        yield _item(
            Section.STRENGTH, one.title, label(one.decision), " · ".join((*one.told.split("\n"), one.by, one.reason)),
            since=one.decided_at, due_at=one.until, subject="staffing_decision", subject_id=one.id,
        )  # fmt: skip


def _of_alert(section: Section, one: Alert, *, red: bool) -> HandoverItem:
    told = one.shelf_reason if one.state is AlertState.SHELVED else one.owner
    detail = " · ".join(filter(None, (one.place, told)))
    title = joined_name(one.title, one.asset_code)
    due = one.shelved_until if one.state is AlertState.SHELVED else None
    return _item(
        section, title, label(one.state), detail, since=one.occurred_at, due_at=due, red=red, subject="alert",
        subject_id=one.id,
    )  # fmt: skip


def _alerts(alerts: Sequence[Alert]) -> Found:
    for one in alerts:
        if one.state is not AlertState.SHELVED and one.kind not in _OWN_SECTION:
            yield _of_alert(Section.ALERTS, one, red=one.severity in _GRAVE or one.state in WAITING)


def _shelved(alerts: Sequence[Alert]) -> Found:
    shelved = [one for one in alerts if one.state is AlertState.SHELVED]
    for one in sorted(shelved, key=lambda one: one.shelved_until or one.occurred_at):
        yield _of_alert(Section.SHELVED, one, red=one.severity in _GRAVE)


def _calls(ground: Ground) -> Found:
    for one in call_store.open_calls(ground.connection):
        title = f"{one.number} {one.title}"
        detail = " · ".join(filter(None, (one.place, one.handed_to or one.owner)))
        yield _item(
            Section.CALLS, title, label(one.state), detail, since=one.received_at, red=True, subject="call",
            subject_id=one.id,
        )  # fmt: skip


def _units_out(ground: Ground) -> Found:
    sent = call_store.open_assignments(ground.connection)
    names = log_store.names_of(ground.connection, "call", {one.call_id for one in sent})
    for one in sent:
        silent = one.contact_due_at is not None and one.contact_due_at <= ground.now
        yield _item(
            Section.UNITS_OUT, one.unit_name, label(one.state), names.get(one.call_id, ""), since=one.ordered_at,
            due_at=one.contact_due_at, red=silent, subject="assignment", subject_id=one.id,
        )  # fmt: skip


def _patrols(ground: Ground) -> Found:
    for one in patrols_handed_on(ground.connection, ground.now, ground.now + NEXT_SHIFT):
        yield _item(
            Section.PATROLS, one.title, one.state, one.detail, since=one.since, due_at=one.ends_at, red=one.is_red,
            subject="patrol", subject_id=one.patrol_id,
        )  # fmt: skip


def _reminders(ground: Ground) -> Found:
    """What a spot check found stands in the section of those."""
    standing = reminder_store.standing(ground.connection)
    for one in (it for it in standing if it.subject != spot_store.checks.table.name):
        yield _item(
            Section.REMINDERS, one.what, _PUT_OFF if one.put_off else "",
            " · ".join(filter(None, (one.subject_name, one.by))), since=one.made_at, due_at=one.due_at,
            red=one.due_at <= ground.now + NEXT_SHIFT, subject="reminder", subject_id=one.id,
        )  # fmt: skip


def _deadlines(ground: Ground) -> Found:
    by = ground.now + NEXT_DAY
    tasks = [one for one in due_store.tasks_by(ground.connection, by) if isinstance(one, CaseTask)]
    cases = due_store.cases_of(ground.connection, [one.case_id for one in tasks])
    for one in tasks:
        if (case := cases.get(one.case_id)) is not None:
            yield _item(
                Section.DEADLINES, one.what, _TASK, f"{case.alias or case.number} · {one.owner}",
                due_at=one.due_at, red=one.due_at >= ground.now - NEXT_DAY,
                subject="case_task", subject_id=one.id,
            )  # fmt: skip
    running = due_store.running_cases(ground.connection)
    parts = due_store.terms_of(ground.connection, [one.id for one in running])
    for case in running:
        for clock in ground.clocks(case, parts[case.id], ground.now).clocks:
            if clock.is_open and clock.due_at <= by:
                name = f"{case.alias or case.number} {case.title}".strip()
                state = label(ClockState.OVERDUE) if clock.due_at < ground.now else label(clock.rule.clock)
                yield _item(
                    Section.DEADLINES, name, state, case.lead_officer, since=clock.started_at, due_at=clock.due_at,
                    red=clock.due_at >= ground.now - NEXT_DAY, subject="case_file",
                    subject_id=f"{case.id} {clock.rule.clock.value}",
                )  # fmt: skip


def _posts(ground: Ground) -> Found:
    for one in duty_store.slots_at(ground.connection, ground.now):
        if one.state is not SlotState.ASSIGNED and one.present < one.needed:
            heads = f"{one.present}/{one.needed}"
            yield _item(
                Section.POSTS, one.post, _SHORT, f"{one.who} {heads}".strip(), since=one.valid_from,
                red=True, subject="roster_slot", subject_id=one.id,
            )  # fmt: skip
    for one in duty_store.slots_at(ground.connection, max(ground.shift_to, ground.now)):
        if not one.who and one.valid_from >= ground.shift_to:
            yield _item(
                Section.POSTS, one.post, _NOBODY, due_at=one.valid_from, red=True,
                subject="roster_slot", subject_id=one.id,
            )  # fmt: skip

    for gap in ground.beside.gaps:
        yield _item(
            Section.POSTS, gap.room, label(gap.role), f"{gap.present}/{gap.needed}", red=True, subject="level_order",
            subject_id=f"{gap.role.value} {gap.room}".strip(),
        )  # fmt: skip
    for turn in ground.beside.unfilled:
        # Of no single slot, for there is none: the same post of the same day stays the same item.
        yield _item(
            Section.POSTS, f"{turn.room} {turn.begins_at.astimezone(COUNTY_TIME):%m-%d} {turn.turn}", _SHORT,
            f"{turn.have}/{turn.need}", due_at=turn.begins_at, red=True,
        )  # fmt: skip


def _checks(ground: Ground) -> Found:
    """What was found wanting until it is mended, what is still to be looked at, and what was done of this shift."""
    for one, due in spot_store.breaches(ground.connection):
        yield _item(
            Section.CHECKS, one.post, _TO_MEND, due.what, since=one.checked_at, due_at=due.due_at, red=True,
            subject="spot_check", subject_id=one.id,
        )  # fmt: skip
    for one in spot_store.waiting(ground.connection, ground.now):
        yield _item(
            Section.CHECKS, one.post, _TO_CHECK, one.crew, since=one.drawn_at, due_at=one.turn_to,
            subject="spot_check", subject_id=one.id,
        )  # fmt: skip
    drawn = [one for one in spot_store.since(ground.connection, ground.shift_from) if one.drawn_at >= ground.shift_from]
    if drawn:
        done = sum(one.checked_at is not None for one in drawn)
        shift = str(ground.shift_from)
        yield _item(Section.CHECKS, f"{done}/{len(drawn)}", _CHECKED, subject="spot_draw", subject_id=shift)


def _sources(ground: Ground, alerts: Sequence[Alert]) -> Found:
    for desk, said in audit_store.last_about(ground.connection, ANSWERS).items():
        if said.act == NOT_HEARD:
            yield _item(
                Section.SOURCES, "", _UNHEARD, " · ".join(filter(None, (said.who, said.reason))), since=said.at,
                red=True, subject=ANSWERS, subject_id=desk,
            )  # fmt: skip
    for feed in ground.beside.feeds:
        if feed.state not in _LISTENING:
            yield _item(
                Section.SOURCES, feed.name, label(feed.state), since=feed.since, red=True, subject="feed",
                subject_id=feed.name,
            )  # fmt: skip
    for one in alerts:
        if one.kind in _OF_SOURCES and one.state is not AlertState.SHELVED:
            yield _of_alert(Section.SOURCES, one, red=one.active)


def _cameras(ground: Ground, alerts: Sequence[Alert]) -> Found:
    for one in alerts:
        if one.kind is AlertKind.CAMERA_LOST and one.state is not AlertState.SHELVED:
            yield _of_alert(Section.CAMERAS, one, red=one.severity in _GRAVE or one.state in WAITING)
    for camera in asset_store.of_status(ground.connection, AssetLayer.CAMERAS, AssetStatus.OUT_OF_SERVICE):
        yield _item(
            Section.CAMERAS, camera.code, label(AssetStatus.OUT_OF_SERVICE), camera.name, subject="asset",
            subject_id=camera.id,
        )  # fmt: skip


def _rules(ground: Ground) -> Found:
    for rule in watch_store.all_rules(ground.connection):
        if rule.enabled or not rule.changed_by:
            continue
        acts = audit_store.acts_about(ground.connection, "watch_rule", rule.id, 20, latest_first=True)
        off = next((one for one in acts if one.act == "watch_rule.disable"), None)
        if off is not None:
            told = " · ".join(filter(None, (off.who, off.reason)))
            yield _item(
                Section.RULES, rule.name, _OFF, told, since=off.at, red=off.at >= ground.shift_from,
                subject="watch_rule", subject_id=rule.id,
            )  # fmt: skip


def _issued(ground: Ground) -> Found:
    """What is not back in time, and what there is one of, is ticked by who answers for it from now on."""
    for one in issue_store.out(ground.connection):
        late = one.is_overdue(ground.now)
        flaw = label(one.state) if one.state is not ThingState.SOUND else ""
        yield _item(
            Section.ISSUED, one.what, _LATE if late else flaw or _OUT,
            " · ".join(filter(None, (one.taken_by, one.duty, one.remark))), since=one.issued_at, due_at=one.due_at,
            red=late or one.kind in ONE_OF_EACH, subject="issue", subject_id=one.id,
        )  # fmt: skip


def _weather(alerts: Sequence[Alert]) -> Found:
    for one in alerts:
        if one.kind in _OF_WEATHER and one.active and one.state is not AlertState.SHELVED:
            yield _of_alert(Section.WEATHER, one, red=one.severity in _GRAVE)


def _unsaved(ground: Ground) -> Found:
    for one in ground.beside.unsaved:
        if one.number:
            yield _item(Section.UNSAVED, f"{one.number:,}", one.what, red=True, subject="unsaved", subject_id=one.what)
