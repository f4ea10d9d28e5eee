"""How a piece of evidence reads in a row, and in full with its chain."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QIcon

from app.domain.evidence import NEVER_OPENED, Evidence, EvidenceAct, EvidenceStep
from app.domain.labels import label
from app.services.cases.evidence_desk import KeptPiece
from app.ui.cases.long_works import size_words
from app.ui.local_time import full, span
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

SHORT_HASH = 8


def columns(icon: Callable[[Evidence], QIcon]) -> tuple[Column[KeptPiece], ...]:
    """The columns; `icon` is the small picture of a piece."""
    return (
        Column(
            label="Evidence",
            text=lambda one: one.evidence.name,
            picture=lambda one: icon(one.evidence),
            hover=lambda one: one.evidence.name,
            bold=True,
        ),
        Column(
            label="Kind",
            text=lambda one: kind_words(one.evidence),
            colour=lambda one: _doubt_token(one.evidence),
            hover=lambda one: marks_words(one.evidence) or kind_words(one.evidence),
            width=20,
        ),
        Column(
            label="Size",
            text=lambda one: size_words(one.evidence.size),
            sort=lambda one: one.evidence.size,
            right=True,
            width=10,
        ),
        Column(
            label="SHA-256",
            text=lambda one: one.evidence.sha256[:SHORT_HASH],
            hover=lambda one: one.evidence.sha256,
            width=10,
        ),
        Column(label="In custody of", text=lambda one: one.evidence.holder, width=12),
        Column(label="Checked", text=check_words, colour=_check_token, width=14),
        Column(
            label="Added",
            text=lambda one: span(one.evidence.added_at, one.evidence.added_at),
            sort=lambda one: one.evidence.added_at.timestamp(),
            hover=lambda one: f"{full(one.evidence.added_at)} · {one.evidence.added_by}",
            width=14,
        ),
    )


def kind_words(one: Evidence) -> str:
    """What it is, what is doubtful before all."""
    marks = one.marked()
    plain = " · ".join(filter(None, (tr(label(one.kind)), one.form)))
    return f"⚠ {tr(label(marks[0]))}" if marks else plain


def marks_words(one: Evidence) -> str:
    """Everything that is doubtful about it."""
    return " · ".join(tr(label(mark)) for mark in one.marked())


def check_words(one: KeptPiece) -> str:
    """When its hash was last computed anew, and whether it was altered."""
    check = one.last_check()
    if check is None:
        return ""
    return tr("Altered!") if check.act is EvidenceAct.FOUND_ALTERED else span(check.at, check.at)


def facts(one: KeptPiece) -> list[Fact]:
    """Everything that is known of it, then its chain, the last step first."""
    piece = one.evidence
    return [
        (tr("Kind"), " · ".join(filter(None, (tr(label(piece.kind)), piece.form, tr(label(piece.origin)))))),
        (tr("Doubtful"), marks_words(piece)),
        (tr("Size"), f"{size_words(piece.size)} · {piece.size:,} B"),
        ("SHA-256", " ".join(piece.sha256[at : at + 16] for at in range(0, 64, 16))),
        (tr("What it shows"), piece.told),
        (tr("File changed"), "" if piece.made_at is None else full(piece.made_at)),
        (tr("Added"), f"{full(piece.added_at)} · {piece.added_by}"),
        (tr("In custody of"), piece.holder),
        (tr("Chain of custody"), "\n".join(step_words(step) for step in reversed(one.chain))),
    ]


def step_words(step: EvidenceStep) -> str:
    """Who did what when and why, in one line."""
    who = step.by
    if step.act is EvidenceAct.HANDED_OVER or step.from_holder:
        who = f"{step.from_holder or '—'} → {step.to_holder}"
    reason = step.reason
    if step.act is EvidenceAct.FOUND_ALTERED and reason:
        reason = tr("pieces {numbers}", numbers=reason)
    return " · ".join(filter(None, (span(step.at, step.at), tr(label(step.act)), who, reason)))


def _doubt_token(one: Evidence) -> str | None:
    if NEVER_OPENED.intersection(one.marked()):
        return "high"
    return "medium" if one.marks else None


def _check_token(one: KeptPiece) -> str | None:
    check = one.last_check()
    if check is None:
        return None
    return "critical" if check.act is EvidenceAct.FOUND_ALTERED else "ok"
