"""The order sheet in the language of the desk."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.call_masks import masked_caller
from app.domain.labels import label
from app.domain.premise import PremiseNote
from app.services.calls.order_page import OrderPage
from app.services.calls.order_sheet import OrderSheet
from app.ui.local_time import full
from app.ui.widgets.level_shape import level_words
from app.ui.words import tr


def order_page(sheet: OrderSheet, notes: Sequence[PremiseNote] = (), guidance: Sequence[str] = ()) -> OrderPage:
    """All that a unit must know to go: whom, where, what, what to take care of, what to do."""
    call, sent, unit = sheet.call, sheet.assignment, sheet.unit
    return OrderPage(
        heading=f"{tr('Order sheet')} {call.number}",
        title=f"{level_words(call.level)}  {call.title}",
        unit=unit.name,
        call_sign=unit.call_sign or unit.code,
        phone=unit.phone,
        place=" · ".join(filter(None, (call.place, "" if call.asset_code in call.place else call.asset_code))),
        navigation=sheet.navigation,
        rows=[
            (tr("Kind"), f"{tr(label(call.category))} · {tr(label(call.kind))}"),
            (tr("What"), call.text),
            (tr("Reported by"), masked_caller(call)),
            (tr("Received at"), full(call.received_at)),
            (tr("Ordered"), f"{full(sent.ordered_at)} · {tr(label(sent.channel))}"),
            (tr("Travel time"), _travel(sheet)),
            (tr("Responsible"), sheet.owner),
        ],
        lists=[
            (tr("May be asked for"), [tr(label(act)) for act in sheet.assist]),
            (tr("Take care"), [f"{tr(label(note.kind))}: {note.text}" for note in notes]),
            (tr("Guidance"), list(guidance)),
        ],
        shifted_name=tr("GCJ-02, for phone navigation"),
    )


def _travel(sheet: OrderSheet) -> str:
    if sheet.assignment.eta_s is None:
        return ""
    told = tr("{n} min", n=max(1, round(sheet.assignment.eta_s / 60)))
    return f"{told} {tr('straight line')}" if sheet.assignment.straight else told
