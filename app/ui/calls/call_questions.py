"""The questions that the panel of calls puts before an act: a reason, to whom, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.call import Assignment, Call, CallResult
from app.domain.call_judgement import JUDGEMENTS, Judgement, usual_judgement
from app.domain.labels import label
from app.ui.calls.call_now import CallNow
from app.ui.widgets.ask_page import Question
from app.ui.words import tr

Told = Callable[..., object]
_WHY_CALLER = ("To call back", "For those who were sent", "For the inquiry into this call")


def note(call: Call, told: Told) -> Question:
    """A line in the history."""
    return Question(tr("A note on {name}", name=call.number), lambda _none, said: told(call, said))


def caller(call: Call, told: Told) -> Question:
    """Why name and number are looked at in full; the usual reasons are one key."""
    return Question(
        tr("The caller of {name} in full: why? It is kept.", name=call.number),
        lambda why, said: told(call, " · ".join(filter(None, (str(why), said)))),
        choices=[(words, words) for words in map(tr, _WHY_CALLER)],
        hint=tr("More, if there is more to say"),
        needs_text=False,
    )


def reopen(call: Call, told: Told) -> Question:
    """Why it must go on."""
    return Question(tr("Reopen {name}: why?", name=call.number), lambda _none, said: told(call, said))


def feedback(call: Call, told: Told) -> Question:
    """What was done, and what came of it."""
    return Question(
        tr("What was done?"),
        lambda result, said: told(call, result, said),
        choices=_results(),
        chosen=call.result,
        text=call.feedback,
    )


def close(shown: CallNow, told: Told) -> Question:
    """As feedback; where alerts hang on it, also what those turned out to be, as the result tells unless changed."""
    call = shown.call
    title = tr("Close {name}: what was done?", name=call.number)
    if not shown.alerts:
        return Question(
            title,
            lambda result, said: told(call, result, said, None),
            choices=_results(),
            chosen=call.result,
            text=call.feedback,
        )

    def answered(pair: object, said: str) -> None:
        result, judged = pair if isinstance(pair, tuple) else (None, None)
        told(call, result, said, judged)

    return Question(
        title,
        answered,
        choices=_results(),
        chosen=call.result,
        text=call.feedback,
        also=[(one, judgement_words(one)) for one in JUDGEMENTS],
        also_of=lambda result: usual_judgement(result if isinstance(result, CallResult) else None),
    )


def judgement_words(one: Judgement) -> str:
    """What the alerts turned out to be, with the cause where they were false."""
    verdict = tr(label(one.verdict))
    cause = tr(label(one.dismissal)) if one.dismissal is not None and one.verdict == "FALSE" else ""
    return tr("Its alerts: {verdict}", verdict=" · ".join(filter(None, (verdict, cause))))


def merge(call: Call, others: Sequence[Call], told: Told) -> Question:
    """Into which of the open ones."""
    return Question(
        tr("Merge {name} into which call?", name=call.number),
        lambda into, said: told(call, into, said),
        choices=[(one.id, f"{one.number}  {one.title} · {one.place}") for one in others],
        hint=tr("Reason"),
        needs_text=False,
    )


def transfer(call: Call, told: Told) -> Question:
    """To which agency, and why."""
    return Question(
        tr("Transfer {name}: to which agency, and why? Its units become free.", name=call.number),
        lambda to, said: told(call, to, said),
        line=tr("To whom"),
        hint=tr("Reason"),
    )


def hand_over(call: Call, told: Told) -> Question:
    """To whom the scene is passed."""
    return Question(
        tr("Hand over the scene of {name}: to whom?", name=call.number),
        lambda to, said: told(call, to, said),
        line=tr("To whom"),
        hint=tr("Reason"),
        needs_text=False,
    )


def invalid(call: Call, told: Told) -> Question:
    """Why it was none."""
    return Question(
        tr("{name} was no call: why? Its units become free.", name=call.number),
        lambda _none, said: told(call, said),
    )


def cancel(one: Assignment, told: Told) -> Question:
    """Why a unit is called back."""
    return Question(tr("Call back {unit}: why?", unit=one.unit_name), lambda _none, said: told(one, said))


def declined(one: Assignment, told: Told) -> Question:
    """Why a unit cannot go, if it said so."""
    return Question(
        tr("{unit} declines: why?", unit=one.unit_name), lambda _none, said: told(one, said), needs_text=False
    )


def take_back_close(call: Call, told: Told) -> Question:
    """Why it was not over."""
    return Question(tr("Take back the closing of {name}: why?", name=call.number), lambda _none, said: told(call, said))


def take_back_step(one: Assignment, told: Told) -> Question:
    """Why the last step was none."""
    return Question(
        tr("Take back “{step}” of {unit}: why?", step=tr(label(one.state)), unit=one.unit_name),
        lambda _none, said: told(one, said),
    )


def take_back_dispatch(call: Call, told: Told) -> Question:
    """Why the alert should not have been made a call."""
    return Question(
        tr("Take back the dispatch of {name}: why? Its alerts stand as before.", name=call.number),
        lambda _none, said: told(call, said),
    )


def _results() -> list[tuple[object, str]]:
    return [(result, tr(label(result))) for result in CallResult]
