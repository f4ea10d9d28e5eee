"""Who is sent to a call and how far each is: from the panel of calls and from orders typed into the command bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.assist_rules import assists, is_police
from app.domain.call import Assignment, AssignmentState, AssistAct, Call, OrderChannel
from app.domain.candidate import Candidate, Candidates, Shortfall
from app.domain.labels import label
from app.domain.position import Position
from app.errors import AppError, InputRefused, Unconfirmed
from app.ui.calls.call_part import CallPart
from app.ui.commands.offers import Offer
from app.ui.commands.order_preview import preview
from app.ui.commands.order_words import SendUnit, read_orders
from app.ui.take_back import Done
from app.ui.widgets.ask_page import Question
from app.ui.widgets.candidate_columns import Row, shortfall_words
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.ui.panels.call_panel import CallPanel

TOLD_BY_THE_DESK = frozenset({Shortfall.BUSY, Shortfall.WRONG_KIND})
"""What the desk of orders asks back, or refuses, itself."""


class CallOrders(CallPart):
    """Sends units and takes their steps; each can be taken back by Ctrl+Z."""

    def join_panel(self, panel: CallPanel) -> None:
        """Answer what the panel wants of units."""
        dispatch, actor = self._program.dispatch_desk, self._actor
        panel.candidates_wanted.connect(self._find_candidates)
        panel.candidates.order_wanted.connect(self._order)
        panel.step_wanted.connect(self.step)
        panel.heard_wanted.connect(lambda one: self._do(lambda act_id: dispatch.contacted(actor, act_id, one.id)))
        panel.take_back_wanted.connect(
            lambda one, why: self._do(lambda act_id: dispatch.take_back(actor, act_id, one.id, why))
        )
        panel.cancel_wanted.connect(
            lambda one, why: self._do(lambda act_id: dispatch.cancel(actor, act_id, one.id, why))
        )
        panel.declined_wanted.connect(self._decline)
        panel.send_again_wanted.connect(self._send_again)

    def offers(self, line: str) -> list[Offer]:
        """What a typed line may mean."""
        orders = read_orders(line, self._window.command_bar.units(), self._calls.calls)
        return [Offer("command", preview(order), order) for order in orders]

    def send_typed(self, order: SendUnit) -> None:
        """Send whom a typed order names, with every assisting act that such a call allows; one that is off duty, or of
        whom nobody knows where it is, only when it is confirmed, as among the units offered."""
        call, unit = order.call, order.unit.unit
        may = () if is_police(unit.kind) else assists(call.kind, call.level)
        place = None if call.lon is None or call.lat is None else Position(call.lon, call.lat)
        now, dispatch = self._program.now(), self._program.dispatch_desk

        def send(found: Candidates) -> None:
            offered = next((one for one in found.offered if one.unit.id == unit.id), None)
            lacking = next((one for one in found.excluded if one.unit.id == unit.id), None)
            if lacking is not None and lacking.shortfall not in TOLD_BY_THE_DESK:
                self._window.open_panel("calls")
                self._order(call, lacking, OrderChannel.VOICE, may)
                return
            eta_s, straight = (offered.seconds, offered.straight) if offered is not None else (None, False)
            self._send(call, unit.id, OrderChannel.VOICE, may, eta_s=eta_s, straight=straight)

        self._background.ask(lambda: dispatch.candidates(place, call, now), send)

    def _send_again(self, one: Assignment) -> None:
        """By its own way once more; its row says where it could not leave."""
        dispatch, actor = self._program.dispatch_desk, self._actor

        def sent(_done: None) -> None:
            self._window.notices.hint("The order to {unit} was sent again.", unit=one.unit_name)

        self._do(lambda act_id: dispatch.send_again(actor, act_id, one.id), sent)

    def _find_candidates(self, call: Call) -> None:
        place = None if call.lon is None or call.lat is None else Position(call.lon, call.lat)
        now, dispatch = self._program.now(), self._program.dispatch_desk

        def show(found: Candidates) -> None:
            self._panel.candidates.show_candidates(call, found)

        self._background.ask(lambda: dispatch.candidates(place, call, now), show)

    def _order(self, call: Call, one: Row, channel: OrderChannel, assist: Sequence[AssistAct]) -> None:
        """Send an offered unit at once; one that is not offered only when it is confirmed in spite of its shortfall."""
        if isinstance(one, Candidate):
            self._send(call, one.unit.id, channel, assist, eta_s=one.seconds, straight=one.straight)
            return
        may = () if is_police(one.unit.kind) else assists(call.kind, call.level)
        self._panel.put(
            Question(
                tr("{unit} is not offered: {why}. Send it all the same?", unit=one.unit.name, why=shortfall_words(one)),
                lambda _none, _said: self._send(call, one.unit.id, channel, may, eta_s=one.seconds),
                needs_text=False,
                only_confirm=True,
            )
        )

    def _send(
        self,
        call: Call,
        unit_id: str,
        channel: OrderChannel,
        assist: Sequence[AssistAct],
        *,
        eta_s: float | None = None,
        straight: bool = False,
        confirmed: bool = False,
    ) -> None:
        """Order a unit; where it is further with another call, ask before it gets both."""
        dispatch, actor = self._program.dispatch_desk, self._actor

        def deed(act_id: str) -> str:
            return dispatch.order(
                actor, act_id, call.id, unit_id, channel,
                assist=assist, eta_s=eta_s, straight=straight, confirmed=confirmed,
            )  # fmt: skip

        def failed(error: AppError) -> None:
            if not isinstance(error, Unconfirmed) or confirmed:
                self._background.refused.emit(error)
                return
            self._window.open_panel("calls")
            self._panel.put(
                Question(
                    sentence(error),
                    lambda _none, _said: self._send(
                        call, unit_id, channel, assist, eta_s=eta_s, straight=straight, confirmed=True
                    ),
                    needs_text=False,
                    only_confirm=True,
                )
            )

        name = next((one.unit.name for one in self._window.command_bar.units() if one.unit.id == unit_id), "")

        def sent(assignment_id: str) -> None:
            self._panel.back_to_call()
            self._panel.choose_unit(assignment_id)
            words = tr("Sent: {unit} to {call}", unit=name, call=call.title)
            self._keep_step(call.id, assignment_id, AssignmentState.ORDERED, words)

        self._do(deed, sent, failed)

    def step(self, one: Assignment, to: AssignmentState) -> None:
        dispatch = self._program.dispatch_desk
        words = tr("{unit}: {step}", unit=one.unit_name, step=tr(label(to)))
        self._do(
            lambda act_id: dispatch.step(self._actor, act_id, one.id, to),
            lambda _done: self._keep_step(one.call_id, one.id, to, words),
        )

    def _keep_step(self, call_id: str, assignment_id: str, to: AssignmentState, words: str) -> None:
        """Ctrl+Z takes this step back, unless the unit has gone on meanwhile: then its last step is another."""
        dispatch, actor = self._program.dispatch_desk, self._actor

        def undo(act_id: str, why: str) -> None:
            if dispatch.assignment(assignment_id).state is not to:
                raise InputRefused("The unit has gone on meanwhile. Nothing was changed; T takes its last step back.")
            dispatch.take_back(actor, act_id, assignment_id, why)

        self._take_backs.add(Done(words, self._program.now(), undo, show=lambda: self._show(call_id)))

    def _decline(self, one: Assignment, why: str) -> None:
        dispatch, to = self._program.dispatch_desk, AssignmentState.DECLINED
        words = tr("{unit}: {step}", unit=one.unit_name, step=tr(label(to)))
        self._do(
            lambda act_id: dispatch.step(self._actor, act_id, one.id, to, feedback=why),
            lambda _done: self._keep_step(one.call_id, one.id, to, words),
        )
