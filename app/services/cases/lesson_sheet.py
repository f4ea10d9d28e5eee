"""What a reviewed case teaches, for the training of others: how it was done, what failed, what closed the gap.

Nobody in it can be known: no name, number, plate, code or place, and only the month and the time of day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.case_file import CaseFile
from app.domain.case_part import CasePart, CaseVehicle, Seizure
from app.domain.case_person import CasePerson
from app.domain.case_review import loopholes_of, review_of
from app.domain.labels import label
from app.domain.mo_code import MoCode, codes_in
from app.domain.sentence import Sentence, joined, sentence
from app.errors import InputRefused
from app.services.cases.case_words import COUNTY_TIME

SOMEBODY = "○○"
_SHORTEST = 2
_BETWEEN = re.compile(r"[\s,，、;；/·]+")
_NUMBERS = re.compile(
    r"\d{17}[\dXx]"
    r"|(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)"
    r"|[\u4e00-\u9fff][A-Z][·\s]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]"
    r"|[\u4e00-\u9fff()（）]*[〔\[]\d{4}[〕\]]第?\d+号"
)
"""Identity numbers, mobile numbers, plates, numbers of documents: taken out wherever they stand."""


@dataclass(frozen=True)
class LessonGap:
    """A loophole: which barrier, what was open, how it was closed."""

    barrier: str
    what: str
    fix: str


@dataclass(frozen=True)
class LessonSheet:
    """A heading, what is told under which name, and the loopholes; each said in the reader's language by whoever shows
    it. Values are words of ours (sentences) or what somebody typed (texts)."""

    title: Sentence
    told: tuple[tuple[str, Sentence | str], ...]
    gaps: tuple[LessonGap, ...]

    @property
    def lines(self) -> tuple[Sentence, ...]:
        """All of it, a line each."""
        lines = [sentence("{field}: {value}", field=name, value=value) for name, value in self.told]
        for number, gap in enumerate(self.gaps, start=1):
            words = "Loophole {number} ({barrier}): {what}"
            lines.append(sentence(words, number=number, barrier=gap.barrier, what=gap.what))
            lines += [sentence("Closed by: {fix}", fix=gap.fix)] if gap.fix else []
        return tuple(lines)


def lesson_of(case: CaseFile, parts: Sequence[CasePart], persons: Iterable[CasePerson]) -> LessonSheet:
    """The lesson of a case that was reviewed; raises `InputRefused` for one that was not."""
    review = review_of(parts)
    if review is None or case.reviewed_at is None:
        raise InputRefused("A lesson is drawn from a case whose review is decided. Nothing was made; decide it first.")
    names = _names_in(case, parts, persons)
    told: list[tuple[str, Sentence | str]] = [
        ("When", _when(case)),
        ("Modus operandi", _ways(case)),
        ("How they came in", without_names(review.how_in, names)),
        ("How they got out", without_names(review.how_out, names)),
        ("What failed", joined([label(one) for one in review.failed], ", ")),
        ("Net loss (t)", "" if case.loss_net_t is None else f"{case.loss_net_t:g}"),
        ("Loss (CNY)", "" if case.loss_cny is None else f"{case.loss_cny:,.0f}"),
        ("What was lost, in words", without_names(review.loss, names)),
        ("Lessons", without_names(review.lessons, names)),
        ("Why no loophole was found", without_names(review.without_loophole, names)),
    ]
    gaps = tuple(
        LessonGap(label(one.barrier), without_names(one.what, names), without_names(one.fix, names))
        for one in loopholes_of(parts)
    )
    title = sentence("Lesson of a case: {type}", type=label(case.type))
    return LessonSheet(title, tuple((name, value) for name, value in told if str(value)), gaps)


def without_names(text: str, names: Iterable[str]) -> str:
    """`text` with every name that is known of the case, and every number that points to somebody, taken out."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, SOMEBODY)
    return _NUMBERS.sub(SOMEBODY, text).strip()


def _names_in(case: CaseFile, parts: Sequence[CasePart], persons: Iterable[CasePerson]) -> set[str]:
    whole = [case.number, case.alias, case.place, case.asset_code, case.reporting_party, case.special_team, case.series]
    split = [case.lead_officer, case.helpers, case.discovered_by, case.reporting_party, case.joint_forces]
    for one in persons:
        whole += [one.person_name, one.identity_number, one.telephone]
    for part in parts:
        match part:
            case CaseVehicle():
                whole += [part.plate, part.seen_where]
            case Seizure():
                split += [part.seized_by, part.taken_from]
                whole += [part.storage]
    for gap in loopholes_of(parts):
        split += [gap.owner, gap.verified_by]
        whole += [gap.place]
    names = {one.strip() for one in whole}
    names |= {piece for one in split for piece in _BETWEEN.split(one)}
    return {one for one in names if len(one) >= _SHORTEST}


def _ways(case: CaseFile) -> Sentence | str:
    codes = codes_in(case.mo_codes)
    ways = [label(MoCode(code)) if code in MoCode.__members__ else code for code in codes]
    return joined(ways, ", ") if ways else ""


def _when(case: CaseFile) -> Sentence:
    begun, ended = case.occurred_from.astimezone(COUNTY_TIME), case.occurred_to.astimezone(COUNTY_TIME)
    if begun.hour == ended.hour:
        return sentence("month {month}, about {begun} o'clock", month=begun.month, begun=begun.hour)
    return sentence(
        "month {month}, between {begun} and {ended} o'clock", month=begun.month, begun=begun.hour, ended=ended.hour
    )
