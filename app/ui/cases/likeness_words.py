"""Why two cases are alike, in words: each reason with its points."""

from __future__ import annotations

from app.domain.case_likeness import Aspect, Likeness, Reason
from app.domain.case_series import LikeCase
from app.domain.labels import label
from app.domain.mo_code import MoCode
from app.ui.words import tr

_SAID = {
    Aspect.KIND: "Same kind of case",
    Aspect.HOUR: "At the same hours of the day",
    Aspect.WEEKDAY: "On the same weekdays",
}


def reason_words(reason: Reason) -> str:
    """One reason: what is alike."""
    facts = reason.facts
    if reason.aspect in (Aspect.WAY, Aspect.VEHICLE):
        named = tr(", ").join(tr(label(code)) for code in _several(facts.get("codes")) if isinstance(code, MoCode))
        return tr(
            "Same way: {codes}" if reason.aspect is Aspect.WAY else "Same traits of the vehicle: {codes}", codes=named
        )
    if reason.aspect is Aspect.PLACE:
        return tr("{distance} apart", distance=_distance(float(str(facts.get("metres", 0)))))
    if reason.aspect is Aspect.TIME:
        return tr("{n} days apart", n=round(float(str(facts.get("days", 0)))))
    if reason.aspect is Aspect.TEXT:
        said = " ".join(f"“{word}”" for word in _several(facts.get("words")))
        return tr("Both say {words}", words=said) if said else tr("Alike in their words")
    return tr(_SAID[reason.aspect])


def points_words(reason: Reason) -> str:
    """Its points, and the most that it can give."""
    return f"{reason.points:.0f} / {reason.most:.0f}"


def near_words(likeness: Likeness) -> str:
    """Said where the other is near in place and time together."""
    return tr("Near repeat") if likeness.is_near_repeat else ""


def offer_words(offered: tuple[LikeCase, ...]) -> str:
    """One line for the card of a case; nothing where no case is alike."""
    if not offered:
        return ""
    return tr(
        "{n}, the most alike {alias} with {points} of 100 points",
        n=len(offered),
        alias=offered[0].case.alias,
        points=round(offered[0].likeness.points),
    )


def _several(told: object) -> tuple[object, ...]:
    return tuple(told) if isinstance(told, tuple) else ()


def _distance(metres: float) -> str:
    return f"{metres:.0f} m" if metres < 1_000 else f"{metres / 1_000:.1f} km"
