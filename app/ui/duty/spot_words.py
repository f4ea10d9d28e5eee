"""How a spot check reads: in a row, on its card, and the whole proof of its draw as text for whoever doubts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.domain.labels import label
from app.domain.spot_check import CheckState, Finding
from app.domain.spot_draw import DrawnPost, DrawStep, posts_of
from app.domain.subject import joined_name
from app.services.duty.spot_check_desk import CheckShown, DrawProof
from app.ui.local_time import full, local, span, to_minute
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

_TOKEN = {
    CheckState.WAITING: "high",
    CheckState.IN_ORDER: "ok",
    CheckState.BREACH: "critical",
    CheckState.MENDED: "ok",
    CheckState.GIVEN_UP: "stale",
    CheckState.MISSED: "stale",
}
_FIRST = tuple(CheckState)


def check_columns(now: Callable[[], datetime]) -> tuple[Column[CheckShown], ...]:
    """What is not mended by its time reads in the colour of what is critical."""
    return (
        Column(
            label="State",
            text=lambda one: tr(label(one.state)),
            sort=lambda one: _FIRST.index(one.state),
            colour=lambda one: _TOKEN[one.state],
            width=11,
        ),
        Column(
            label="Post",
            text=lambda one: one.check.post,
            hover=lambda one: f"{tr(label(one.check.role))} · {joined_name(one.check.post, one.check.crew)}",
            bold=True,
            width=26,
        ),
        Column(label="What was found", text=found_words, hover=found_words, least=20),
        Column(
            label="Mended by",
            text=due_words,
            sort=lambda one: one.mending.due_at.timestamp() if one.mending and not one.mending.done_at else 1e12,
            colour=lambda one: "critical" if one.mending is not None and one.mending.is_due(now()) else None,
            width=13,
        ),
        Column(
            label="Drawn at",
            text=lambda one: f"{local(one.check.drawn_at):%m-%d %H:%M}",
            sort=lambda one: -one.check.drawn_at.timestamp(),
            hover=lambda one: full(one.check.drawn_at),
            width=12,
            spare=True,
        ),
    )


def found_words(one: CheckShown) -> str:
    """What is wanting and the remark; why it was given up."""
    check = one.check
    wanting = [tr(matter) for matter, found in check.findings if found is Finding.WANTING]
    return " · ".join(filter(None, (*wanting, check.remark, check.given_up)))


def due_words(one: CheckShown) -> str:
    """Until when it is to be mended, while it is not."""
    if one.mending is None or one.state is not CheckState.BREACH:
        return ""
    return f"{local(one.mending.due_at):%m-%d %H:%M}"


def check_facts(one: CheckShown, proof: DrawProof | None) -> list[Fact]:
    """All of it, and at the end why this post was drawn; `proof` once it was worked out."""
    check, mending = one.check, one.mending
    matters = [f"{tr(matter)}: {tr(label(found))}" for matter, found in check.findings]
    looked = (tr(label(check.means)) if check.means else "", check.checked_by)
    return [
        (tr("State"), tr(label(one.state))),
        (tr("Post"), f"{tr(label(check.role))} · {joined_name(check.post, check.crew)}"),
        (tr("Shift of the post"), span(check.turn_from, check.turn_to)),
        (tr("Heads"), _heads(one)),
        (tr("Looked at"), "" if check.checked_at is None else " · ".join((*looked, to_minute(check.checked_at)))),
        (tr("Found there"), "\n".join(matters) if check.checked_at is not None else ""),
        (tr("Remark"), check.remark),
        (tr("To be mended by"), "" if mending is None else f"{check.owner} · {to_minute(mending.due_at)}"),
        (tr("Mended"), _mended(one)),
        (tr("Given up"), check.given_up),
        (tr("Drawn"), _drawn(one, proof)),
        (tr("Weight"), _weight(one, proof)),
        (tr("Proof"), _proof(proof)),
        (tr("Seed"), one.draw.seed),
    ]


def proof_text(proof: DrawProof) -> str:
    """The draw as anybody can do it again: the rule, the seed, every post with its weight, every step."""
    kept, posts = proof.draw, posts_of(proof.draw.posts)
    lines = [
        tr("Draw of posts for spot checks"),
        f"{full(kept.at)} · {kept.by} · {kept.shift} · {tr('draw no. {n} of the shift', n=kept.number)}",
        tr(
            "Step n: the SHA-256 of the seed, a space and n, as a whole number, modulo the sum of the weights that are "
            "left; the list is counted down in its order until the number is used up. A drawn post leaves the list."
        ),
        f"{tr('Seed')}: {kept.seed}",
        *(f"{n}. {_post(one)}: {shares(one)}" for n, one in enumerate(posts, start=1)),
        *(f"{tr('Step {n}', n=n)}: {_step(one)}" for n, one in enumerate(proof.steps, start=1)),
        _proof(proof),
    ]
    return "\n".join(lines)


def shares(one: DrawnPost) -> str:
    """60 = every post 10 + days unchecked 50."""
    return f"{one.weight} = {' + '.join(f'{tr(words)} {share}' for words, share in one.shares)}"


def _post(one: DrawnPost) -> str:
    return f"{tr(label(one.role))} · {one.post}"


def _step(one: DrawStep) -> str:
    return f"{one.number} / {one.of} → {_post(one.post)}"


def _heads(one: CheckShown) -> str:
    present, needed = one.check.present, one.check.needed
    if present is None:
        return tr("{n} rostered", n=needed)
    return tr("{present} present of {needed}", present=present, needed=needed)


def _mended(one: CheckShown) -> str:
    done = one.mending
    if done is None or done.done_at is None:
        return ""
    return " · ".join(filter(None, (done.result, done.done_by, to_minute(done.done_at))))


def _drawn(one: CheckShown, proof: DrawProof | None) -> str:
    kept = one.draw
    told = [to_minute(kept.at), kept.by, tr("draw no. {n} of the shift", n=kept.number)]
    if proof is not None:
        told.append(tr("{n} of {there} posts", n=len(proof.steps), there=proof.posts))
    return " · ".join(told)


def _weight(one: CheckShown, proof: DrawProof | None) -> str:
    if proof is None or one.check.step > len(proof.steps):
        return ""
    step = proof.steps[one.check.step - 1]
    return tr("{shares}; {number} was drawn of {of}", shares=shares(step.post), number=step.number, of=step.of)


def _proof(proof: DrawProof | None) -> str:
    if proof is None:
        return ""
    if proof.holds:
        return tr("Drawn again from what was kept: the same posts.")
    return tr("Drawn again from what was kept: NOT the same posts. What was kept has been changed.")
