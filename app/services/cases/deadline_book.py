"""Reads the terms of cases: the shipped table, and the bureau's own laid over it, rule by rule."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.case_deadlines import Clocks, DeadlineRule, ExtensionRule, Span, clocks_of
from app.domain.case_file import CaseFile
from app.domain.case_part import CaseExtension, CasePart, CaseStep
from app.domain.case_status import CaseKind, CaseStatus, ClockName
from app.errors import InputRefused
from app.paths import resources

FILE_NAME = "case_deadlines.toml"


class DeadlineBook:
    """The rules, read when first asked for. A file of the bureau that cannot be used leaves the shipped rules, and
    `refused` says why."""

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._rules: tuple[DeadlineRule, ...] | None = None
        self._refused: InputRefused | None = None

    @property
    def rules(self) -> tuple[DeadlineRule, ...]:
        if self._rules is None:
            shipped = resources() / FILE_NAME
            try:
                self._rules = load_deadlines(*filter(None, (shipped, self._own)))
            except InputRefused as error:
                self._refused = error
                self._rules = load_deadlines(shipped)
        return self._rules

    @property
    def refused(self) -> InputRefused | None:
        """Why the bureau's own file is not used; None where it is, or where there is none."""
        return self._refused if self.rules else None

    def clocks(self, case: CaseFile, parts: Sequence[CasePart], now: datetime) -> Clocks:
        """The clocks of a case by its steps and by what was approved to extend them."""
        extended = [one for one in parts if isinstance(one, CaseExtension)]
        return clocks_of(case, steps_in(parts), extended, self.rules, now)


def steps_in(parts: Sequence[CasePart]) -> list[CaseStep]:
    """The history among the parts of a case (in the order in which they were entered), the earliest step first."""
    return sorted((one for one in parts if isinstance(one, CaseStep)), key=lambda one: one.at)


def load_deadlines(*files: Path) -> tuple[DeadlineRule, ...]:
    """The rules of these files, those of a later file in place of earlier ones with the same id; one that is not there
    is left out. Raises `InputRefused` with the place of what cannot be."""
    found: dict[str, DeadlineRule] = {}
    for file in files:
        if not file.exists():
            continue
        try:
            told = tomllib.loads(file.read_text("utf-8"))
            for row in told.get("rule", []):
                rule = _rule(row)
                found[rule.id] = rule
            _require_apart(list(found.values()))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise InputRefused(
                "{file} cannot be used: {reason}. It was left as it is; mend it, or delete it to use the shipped one.",
                file=str(file),
                reason=str(error),
            ) from error
    return tuple(found.values())


def _rule(row: Mapping[str, Any]) -> DeadlineRule:
    name = str(row.get("id", "")).strip()
    if not name:
        raise ValueError("a rule without an id")
    try:
        return DeadlineRule(
            id=name,
            clock=ClockName(row["clock"]),
            kind=CaseKind(row["kind"]),
            source=str(row["source"]),
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]) if "valid_to" in row else None,
            starts_at=CaseStatus(row["starts_at"]),
            runs_in=frozenset(map(CaseStatus, row["runs_in"])),
            length=Span.parsed(row["length"]),
            warn=Span.parsed(row.get("warn", "1d")),
            is_checked=bool(row.get("checked", False)),
            extensions=tuple(
                ExtensionRule(Span.parsed(one["length"]), str(one.get("when", "")), str(one.get("approver", "")))
                for one in row.get("extension", [])
            ),
        )
    except KeyError as error:
        raise ValueError(f"rule {name}: {error} is wanting") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"rule {name}: {error}") from error


def _day(told: object) -> date:
    if not isinstance(told, date) or isinstance(told, datetime):
        raise ValueError(f"{told!r} is no day such as 2026-01-01")
    return told


def _require_apart(rules: Sequence[DeadlineRule]) -> None:
    """No day may have two rules for one clock: which holds would be chance."""
    for at, one in enumerate(rules):
        for other in rules[at + 1 :]:
            if (one.clock, one.kind) != (other.clock, other.kind):
                continue
            first, second = sorted((one, other), key=lambda rule: rule.valid_from)
            if first.valid_to is None or first.valid_to >= second.valid_from:
                raise ValueError(f"rules {first.id} and {second.id} hold on the same days")
