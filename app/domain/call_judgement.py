"""What the alerts of a call turned out to be, as the call's result tells; whoever closes the call may say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.alert import Dismissal, Verdict
from app.domain.call import CallResult


@dataclass(frozen=True)
class Judgement:
    """A verdict, and where it is not true the code of why nobody was needed."""

    verdict: Verdict
    dismissal: Dismissal | None = None


TRUE = Judgement(Verdict.TRUE)
NOT_KNOWN = Judgement(Verdict.UNKNOWN, Dismissal.NOT_VERIFIABLE)
JUDGEMENTS = (TRUE, NOT_KNOWN, *(Judgement(Verdict.FALSE, code) for code in Dismissal if code != "NOT_VERIFIABLE"))
"""All that may be said of an alert that was acted on."""


def usual_judgement(result: CallResult | None) -> Judgement:
    """What a result says of the alerts; a call without any was none, and nothing is known of them."""
    if result is CallResult.FALSE_REPORT:
        return Judgement(Verdict.FALSE, Dismissal.FALSE_SENSOR)
    return NOT_KNOWN if result in (None, CallResult.NOT_FOUND) else TRUE


def judgement(verdict: Verdict | None, dismissal: Dismissal | None, result: CallResult | None) -> Judgement:
    """What was said, filled up with what is usual; a true alarm has no dismissal."""
    if verdict is None:
        return usual_judgement(result)
    usual = {Verdict.FALSE: Dismissal.FALSE_SENSOR, Verdict.UNKNOWN: Dismissal.NOT_VERIFIABLE}
    return TRUE if verdict is Verdict.TRUE else Judgement(verdict, dismissal or usual[verdict])
