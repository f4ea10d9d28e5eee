"""How a case file reads in a row, and in full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from app.domain.case_file import CaseFile, CaseStatus
from app.domain.labels import label
from app.domain.mo_code import MoCode, codes_in
from app.ui.local_time import age, dated_span, full, span, to_minute
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

_OPEN_TOKEN = {
    CaseStatus.CLUE: "medium",
    CaseStatus.REPORTED: "medium",
    CaseStatus.ACCEPTED: "high",
    CaseStatus.SOLVED: "ok",
}

NEAR = timedelta(days=1)
"""So long before it a term is marked."""
NEVER = float("inf")

COLUMNS: tuple[Column[CaseFile], ...] = (
    Column(label="Short name", text=lambda c: c.alias, sort=lambda c: c.occurred_to.timestamp(), bold=True, width=11),
    Column(label="Case", text=lambda c: c.title, least=12),
    Column(
        label="Status",
        text=lambda c: tr(label(c.status)),
        colour=lambda c: _OPEN_TOKEN.get(c.status),
        width=15,
        spare=True,
    ),
    Column(
        label="Occurred",
        text=lambda c: span(c.occurred_from, c.occurred_to),
        sort=lambda c: c.occurred_from.timestamp(),
        hover=lambda c: f"{full(c.occurred_from)} – {full(c.occurred_to)}",
        width=26,
        spare=True,
    ),
    Column(
        label="Net loss",
        text=lambda c: tons(c.loss_net_t),
        sort=lambda c: c.loss_net_t or 0.0,
        right=True,
        width=12,
        spare=True,
    ),
    Column(label="Lead officer", text=lambda c: c.lead_officer, width=12, spare=True),
    Column(label="Kind", text=lambda c: tr(label(c.type)), width=20, spare=True),
    Column(label="Series", text=lambda c: c.series, colour=lambda _c: "accent", width=12, spare=True),
)


def case_columns(now: Callable[[], datetime]) -> tuple[Column[CaseFile], ...]:
    """Those of the list of cases, with the next of the terms that run; sorted by it the nearest stands first."""
    term: Column[CaseFile] = Column(
        label="Next term",
        text=lambda c: "" if c.due_at is None else span(c.due_at, c.due_at),
        sort=lambda c: NEVER if c.due_at is None else c.due_at.timestamp(),
        colour=lambda c: _term_token(c.due_at, now()),
        hover=lambda c: "" if c.due_at is None else _term_words(c.due_at, now()),
        width=12,
        spare=True,
    )
    return (*COLUMNS[:3], term, *COLUMNS[3:])


def _term_token(due: datetime | None, now: datetime) -> str | None:
    if due is None or due > now + NEAR:
        return None
    return "critical" if due <= now else "high"


def _term_words(due: datetime, now: datetime) -> str:
    if due <= now:
        return tr("{time}: overdue for {age}", time=to_minute(due), age=age(due, now))
    return tr("{time}: {age} left", time=to_minute(due), age=age(now, due))


def tons(amount: float | None) -> str:
    """A loss with its unit; a dash where it is not known."""
    return "—" if amount is None else f"{amount:.2f} t"


def file_facts(case: CaseFile) -> list[Fact]:
    """Every field of the file."""
    line = "" if case.chainage_m is None else f"K{int(case.chainage_m // 1000)}+{round(case.chainage_m % 1000):03d}"
    marks = [tr(label(one)) for one in (case.handling, case.campaign, case.supervision) if one is not None]
    found = dict(facts(case))
    return [
        *list(found.items())[:5],
        (tr("Who discovered it"), case.discovered_by),
        (tr("Caught in the act"), tr("yes") if case.in_the_act else ""),
        (tr("Reporting party"), case.reporting_party),
        (tr("Place"), " · ".join(filter(None, (found[tr("Place")], line)))),
        (tr("Level of the case"), tr(label(case.level))),
        *list(found.items())[6:9],
        (tr("Helping officers"), case.helpers),
        (tr("Special case team"), case.special_team),
        (tr("Joint forces"), case.joint_forces),
        (tr("Handling"), " · ".join(marks)),
        *list(found.items())[9:],
        (tr("Opened from"), tr(label(case.source))),
    ]


def facts(case: CaseFile) -> list[Fact]:
    """Everything that is known of a case here."""
    place = "" if case.lon is None or case.lat is None else f"{case.lon:.5f}, {case.lat:.5f}"
    return [
        (tr("Number"), case.number),
        (tr("Kind"), f"{tr(label(case.kind))} · {tr(label(case.type))}"),
        (tr("Status"), tr(label(case.status))),
        (tr("Occurred"), dated_span(case.occurred_from, case.occurred_to)),
        (tr("Discovered"), f"{to_minute(case.discovered_at)} · {tr(label(case.discovery))}"),
        (tr("Place"), " · ".join(filter(None, (case.place, case.asset_code, place)))),
        (tr("Net loss"), "" if case.loss_net_t is None else tons(case.loss_net_t)),
        (tr("Loss"), "" if case.loss_cny is None else f"{case.loss_cny:,.0f} {tr('yuan')}"),
        (tr("Lead officer"), case.lead_officer),
        (tr("Series"), case.series),
        (tr("Modus operandi"), " · ".join(map(_code, codes_in(case.mo_codes)))),
        (tr("Summary"), case.summary),
    ]


def _code(code: str) -> str:
    """A code in words; what a file brought and is none of ours stays as it is."""
    return tr(label(MoCode(code))) if code in MoCode.__members__ else code
