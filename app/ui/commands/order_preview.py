"""What a typed order would do, said before Enter does it."""

from __future__ import annotations

from app.domain.labels import label
from app.ui.commands.order_words import Lacking, NewCall, Order, SendUnit, TellState
from app.ui.words import tr


def preview(order: Order) -> str:
    """One line."""
    if isinstance(order, Lacking):
        return tr(order.what)
    if isinstance(order, NewCall):
        return tr("Take a call down: {text}", text=order.text) if order.text else tr("Take a call down")
    if isinstance(order, TellState):
        before, after = tr(label(order.unit.state)), tr(label(order.to))
        return tr("{unit}: {before} → {state}", unit=order.unit.unit.name, before=before, state=after)
    call = " · ".join(filter(None, (order.call.number, order.call.place or order.call.title)))
    if isinstance(order, SendUnit):
        unit = order.unit.unit
        name = f"{unit.call_sign or unit.code} {unit.name}"
        return tr("Send {unit} ({state}) to {call}, by voice", unit=name, state=tr(label(order.unit.state)), call=call)
    return tr(
        "{unit}: {before} → {step}, {call}",
        unit=order.assignment.unit_name,
        before=tr(label(order.assignment.state)),
        step=tr(label(order.to)),
        call=call,
    )
