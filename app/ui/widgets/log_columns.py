"""How a line of the duty log reads in a row, and in full."""

from __future__ import annotations

from app.domain.duty_log import LogKind
from app.domain.labels import label
from app.services.duty.log_desk import LogLine
from app.ui.local_time import full, local, to_minute
from app.ui.widgets.record_rows import Column
from app.ui.words import sentence_words, tr

_TOKEN = {
    LogKind.INSTRUCTION: "high",
    LogKind.CORRECTION: "medium",
    LogKind.NOTE: "text",
    LogKind.REPORT: "accent",
}


def line_words(line: LogLine) -> str:
    """What was done, with what, and what somebody wrote; a line that was corrected or settled later says so."""
    said = sentence_words(line.what) if line.what is not None else ""
    told = " · ".join(filter(None, (said, line.subject.name if line.subject else "", line.text)))
    later = [f"[{tr(label(one.kind))}: {one.text}]" for one in line.answered]
    return "  ".join([told, *later])


def hover(line: LogLine) -> str:
    """The whole line, with the full time and the further lines that name it."""
    later = [f"{tr(label(one.kind))} {to_minute(one.at)} {one.by}: {one.text}" for one in line.answered]
    return "\n".join([f"{full(line.at)}  {line.who}", line_words(line), *later])


COLUMNS: tuple[Column[LogLine], ...] = (
    Column(
        label="Time",
        text=lambda line: f"{local(line.at):%m-%d %H:%M}",
        sort=lambda line: line.at.timestamp(),
        hover=lambda line: full(line.at),
        width=13,
    ),
    Column(
        label="Kind",
        text=lambda line: tr(label(line.kind)),
        colour=lambda line: _TOKEN.get(line.kind, "muted"),
        width=14,
    ),
    Column(label="What happened", text=line_words, hover=hover),
    Column(label="Who", text=lambda line: line.who or "—", width=12),
)
