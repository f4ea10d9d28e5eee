"""What is asked about a post that was drawn, by digits: how it was looked at, each matter, and of what is wanting who
mends it until when. A matter that cannot be seen this way, or that another answer has settled, is not asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from app.domain.labels import label
from app.domain.spot_check import LONGEST_OWNER, CheckMeans, CheckResult, Finding, SpotCheck
from app.domain.spot_draw import MOST_DRAWN
from app.errors import InputRefused
from app.ui.duty.said_due import said_due
from app.ui.local_time import local
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import sentence, tr

Steps = Callable[[Answers], Step | None]
Told = dict[str, object]

ORDER = ("means", "on_post", "strength", "present", "dress", "equipment", "remark", "owner", "due_at")
_MATTERS = {
    "on_post": "On post",
    "strength": "Strength as rostered",
    "dress": "Dress",
    "equipment": "Equipment carried",
}
_LATER = (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2), timedelta(hours=24))
_WHY_NOT = ("Sent to a call", "No contact by radio", "Called away by order")


def how_many(there: int) -> Steps:
    """How many posts are to be drawn."""
    lines = [(n, tr("{n} of {there} posts", n=n, there=there)) for n in range(1, min(there, MOST_DRAWN) + 1)]
    told = tr("Chance decides which; posts long unchecked, of a raised level, or with open matters are likelier.")
    return lambda answers: None if answers else Step(tr("Draw how many posts?"), lines, told=told)


def result(one: SpotCheck, now: datetime) -> Steps:
    """What was found at the post, matter by matter."""

    def step(answers: Answers) -> Step | None:
        told, name, lacks = _walk(one, answers, now)
        return None if name is None else _question(one, name, told, lacks, now)

    return step


def result_of(one: SpotCheck, answers: Answers, now: datetime) -> CheckResult:
    """The result that these answers tell."""
    told, _, _ = _walk(one, answers, now)
    return CheckResult(**told)  # type: ignore[arg-type]  # each answer is what its question gives


def mended(one: SpotCheck) -> Steps:
    """How it is known that it is in order now."""
    title, hint = tr("{post}: how was it mended?", post=one.post), tr("In a few words; they are kept")
    return lambda answers: None if answers else Step(title, hint=hint, told=one.remark)


def give_up(one: SpotCheck) -> Steps:
    """Why nobody can look there."""
    lines = [(tr(words), tr(words)) for words in _WHY_NOT]
    title, hint = tr("{post}: why can nobody look?", post=one.post), tr("Another reason")
    return lambda answers: None if answers else Step(title, lines, hint=hint)


def _walk(one: SpotCheck, answers: Answers, now: datetime) -> tuple[Told, str | None, str]:
    """What is told so far, which matter is next, and why its answer so far would not do."""
    left, lacks = list(answers), ""
    told: Told = {}
    for name in ORDER:
        if not _is_asked(one, name, told):
            continue
        while name not in told:
            if not left:
                return told, name, lacks
            said = left.pop(0)
            if name != "due_at" or isinstance(said, datetime):
                told[name] = said
                continue
            try:
                told[name] = said_due(str(said), now)
            except InputRefused as error:
                lacks = sentence(error)
    for name in _MATTERS:
        told.setdefault(name, Finding.IN_ORDER if name == "strength" and _nobody_else(one, told) else Finding.NOT_SEEN)
    return told, None, ""


def _nobody_else(one: SpotCheck, told: Told) -> bool:
    """A post of one officer has its strength when that officer is there."""
    return one.needed <= 1 and told.get("on_post") is Finding.IN_ORDER


def _is_asked(one: SpotCheck, name: str, told: Told) -> bool:
    nobody = told.get("on_post") is Finding.WANTING
    if name == "strength":
        return one.needed > 1 and not nobody
    if name == "present":
        return told.get("strength") is Finding.WANTING and one.needed > 1
    if name == "dress":
        return told["means"] is not CheckMeans.RADIO and not nobody
    if name == "equipment":
        return not nobody
    if name in ("owner", "due_at"):
        return Finding.WANTING in told.values()
    return True


def _question(one: SpotCheck, name: str, told: Told, lacks: str, now: datetime) -> Step:
    post = one.post
    if name == "means":
        return Step(tr("{post}: looked at how?", post=post), [(it, tr(label(it))) for it in CheckMeans], told=one.crew)
    if name in _MATTERS:
        return Step(tr("{post}: {matter}?", post=post, matter=tr(_MATTERS[name])), _findings(one, name))
    if name == "present":
        heads = [(n, tr("{n} of {needed} are there", n=n, needed=one.needed)) for n in range(1, min(one.needed, 10))]
        return Step(tr("{post}: how many are there?", post=post), heads)
    if name == "remark":
        is_breach = Finding.WANTING in told.values()
        title = tr("{post}: what is wanting?", post=post) if is_breach else tr("{post}: a remark?", post=post)
        hint = tr("In a few words; they are kept") if is_breach else tr("A remark; may stay empty")
        return Step(title, hint=hint, optional=not is_breach)
    if name == "owner":
        hint = tr("A team, a room, or a duty")
        return Step(tr("{post}: who mends it?", post=post), hint=hint, text=one.crew[:LONGEST_OWNER])
    ends = [(now + later, f"{local(now + later):%m-%d %H:%M}") for later in _LATER]
    if now < one.turn_to:
        ends.append((one.turn_to, tr("{time}, the end of the shift", time=f"{local(one.turn_to):%m-%d %H:%M}")))
    return Step(tr("{post}: until when?", post=post), ends, hint=tr("Or until, such as 06:00"), told=lacks)


def _findings(one: SpotCheck, name: str) -> list[tuple[object, str]]:
    if name == "strength":
        return [
            (Finding.IN_ORDER, tr("All {needed} are there", needed=one.needed)),
            (Finding.WANTING, tr("Heads are missing")),
            (Finding.NOT_SEEN, tr(label(Finding.NOT_SEEN))),
        ]
    return [(it, tr(label(it))) for it in Finding]
