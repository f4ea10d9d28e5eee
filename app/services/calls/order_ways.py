"""The ways by which an order leaves the desk. Feeds are given as callables, for services know no broker's library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.call import Assignment, Call, OrderChannel
from app.domain.unit import Unit
from app.errors import AppError, InputRefused
from app.services.calls.order_sheet import order_message, order_text
from app.wording import Wording

SendData = Callable[[str, Mapping[str, object]], object]
"""(unit's code, message): published to `oilfield/order/<unit>`."""
SendText = Callable[[str, str, str], object]
"""(terminal's serial, text, key of the assignment): shown there; its receipt names the key."""


@dataclass(frozen=True)
class OrderWays:
    """Which ways are open at this desk; one that is None is not set up."""

    data: SendData | None = None
    text: SendText | None = None
    elsewhere: bool = False
    """Whether another desk of the database sends for all."""

    def require(self, channel: OrderChannel, serials: tuple[str, ...]) -> None:
        """Raise `InputRefused` where the order could not go out this way at all, before it is written down."""
        if channel is OrderChannel.MQTT and self.data is None:
            raise InputRefused("No message broker is set up for orders. Nothing was sent; order by voice.")
        if channel is OrderChannel.TERMINAL and (self.text is None or not serials):
            raise InputRefused("This unit carries no vehicle terminal. Nothing was sent; order by voice.")

    def send(self, assignment: Assignment, call: Call, unit: Unit, serials: tuple[str, ...], wording: Wording) -> None:
        """Send a written order. Raises `InputRefused` where it could not be sent: it stands, and must be said."""
        try:
            if assignment.channel is OrderChannel.MQTT and self.data is not None:
                self.data(unit.code, order_message(assignment, call))
            elif assignment.channel is OrderChannel.TERMINAL and self.text is not None:
                self._show(serials, order_text(assignment, call, wording), assignment.id)
        except AppError as error:
            raise InputRefused(
                "The order to {unit} stands, but could not be sent: {reason} Say it by voice.",
                unit=unit.name,
                reason=error,
            ) from error

    def _show(self, serials: tuple[str, ...], text: str, order: str) -> None:
        """On every terminal of the unit that takes it; refused only where none does."""
        refused: AppError | None = None
        taken = 0
        for serial in serials:
            try:
                if self.text is not None:
                    self.text(serial, text, order)
                    taken += 1
            except AppError as error:
                refused = error
        if refused is not None and not taken:
            raise refused
