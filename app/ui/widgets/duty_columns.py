"""How a post of the roster reads in a row, and in full."""

from __future__ import annotations

from app.domain.duty import PostRole, RosterSlot, SlotState
from app.domain.labels import label
from app.ui.local_time import span
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

_TOKEN = {SlotState.PRESENT: "ok", SlotState.ABSENT: "critical", SlotState.ASSIGNED: "muted"}


def state_words(slot: RosterSlot) -> str:
    """The state; how many are missing where heads are short."""
    short = slot.needed - slot.present
    if slot.state is not SlotState.ASSIGNED and short > 0:
        return tr("{n} missing", n=short)
    return tr(label(slot.state))


def state_token(slot: RosterSlot) -> str:
    """Short posts stand out, full ones are calm."""
    if slot.state is not SlotState.ASSIGNED and slot.present < slot.needed:
        return "high"
    return _TOKEN[slot.state]


def heads(slot: RosterSlot) -> str:
    """3/4 for crews; single seats have no count."""
    return f"{slot.present}/{slot.needed}" if slot.needed > 1 else "—"


_SEATS = tuple(PostRole)

COLUMNS: tuple[Column[RosterSlot], ...] = (
    Column(
        label="Post",
        text=lambda slot: slot.post or tr(label(slot.role)),
        sort=lambda slot: f"{_SEATS.index(slot.role)}{slot.post}",
        hover=lambda slot: f"{tr(label(slot.role))} · {slot.post}",
    ),
    Column(label="Who", text=lambda slot: slot.who or "—"),
    Column(label="Heads", text=heads, sort=lambda slot: slot.needed - slot.present, right=True, width=8),
    Column(label="State", text=state_words, colour=state_token, hover=lambda slot: slot.note, width=11),
)


def facts(slot: RosterSlot) -> list[Fact]:
    """Everything the roster says of this post now."""
    return [
        (tr("Post"), f"{tr(label(slot.role))} · {slot.post}"),
        (tr("Who"), slot.who),
        (tr("Time"), span(slot.valid_from, slot.valid_to)),
        (tr("Heads"), tr("{present} present of {needed}", present=slot.present, needed=slot.needed)),
        (tr("State"), tr(label(slot.state))),
        (tr("Note"), slot.note),
    ]
