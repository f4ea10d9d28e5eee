"""What the acts of the panel of calls, the command bar and the menu of the map do: each calls one desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import OPEN_STATES, Alert, AlertKind
from app.domain.call import Assignment, Call, CallResult
from app.domain.call_judgement import Judgement
from app.domain.case_file import CaseType
from app.domain.labels import label
from app.domain.premise import PremiseNote
from app.services.calls.order_sheet import OrderSheet
from app.ui.background import Background
from app.ui.calls.call_now import CallNow
from app.ui.calls.call_orders import CallOrders
from app.ui.calls.call_part import CallPart
from app.ui.calls.call_taking import CallTaking
from app.ui.calls.call_views import CallViews
from app.ui.commands.offers import Target
from app.ui.commands.order_words import Lacking, NewCall, SendUnit, StepUnit
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.notices import Grade, Notice
from app.ui.panel_set import PanelSet
from app.ui.take_back import Done, TakeBacks
from app.ui.widgets.ask_page import Question
from app.ui.words import Speaker, tr

if TYPE_CHECKING:
    from app.ui.dialogs.order_sheet_dialog import OrderSheetDialog
    from app.ui.panels.call_panel import CallPanel


class CallActs(CallPart):
    """Lives as long as the window. `taking` writes calls down, `orders` sends units. `case_made` carries the key of the
    file that a call became."""

    case_made = Signal(str)

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        calls: CallViews,
        map_view: MapView,
        speaker: Speaker,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(program, actor, background, window, calls, take_backs)
        self._speaker = speaker
        self._sheets: set[OrderSheetDialog] = set()
        self.taking = CallTaking(program, actor, background, window, calls, take_backs)
        self.orders = CallOrders(program, actor, background, window, calls, take_backs)
        window.panels.when_made(PanelSet.calls, self._join_panel)
        window.panels.when_made(PanelSet.calls, self.orders.join_panel)
        self.taking.join_map(map_view)
        window.bind("new_call", self.taking.open_entry)
        window.command_bar.orders = self.orders.offers
        window.command_bar.target_chosen.connect(self._on_target)
        window.panels.alerts.dispatch_wanted.connect(self.dispatch_alert)
        join.offer_acts(self.taking.offer_menu)

    def dispatch_alert(self, alert: Alert) -> None:
        """派警: the alert becomes a call in the same keystroke, and the units that can go are offered."""
        desk, actor = self._program.call_desk, self._actor

        def deed(act_id: str) -> tuple[Call, Callable[[str, str], object] | None]:
            """The call, and how this is taken back: there is no call at all, or the alert does not belong to it."""
            open_ones = {call.id for call in desk.open_calls()}
            call = desk.call(desk.call_from_alert(actor, act_id, alert.id))
            if call.id not in open_ones:
                return call, lambda key, why: desk.take_back_dispatch(actor, key, call.id, reason=why)
            if desk.joined_by(act_id, call.id):
                return call, lambda key, why: desk.take_back_joining(actor, key, call.id, act_id, reason=why)
            return call, None

        def offer(done: tuple[Call, Callable[[str, str], object] | None]) -> None:
            call, undo = done
            call_id = call.id
            if undo is not None:
                self._take_backs.add(Done(tr("Dispatch: {title}", title=alert.title), self._program.now(), undo))
            self._window.open_panel("calls")
            self._calls.choose(call_id, then=self._panel.open_candidates)
            self._calls.read()

        self._do(deed, offer)

    def _join_panel(self, panel: CallPanel) -> None:
        desk, notes, actor = self._program.call_desk, self._program.call_notes, self._actor
        panel.anew = self._read_anew
        panel.new_wanted.connect(self.taking.open_entry)
        panel.change_wanted.connect(self.taking.change)
        panel.feedback_wanted.connect(
            lambda call, result, said: self._do(lambda act_id: desk.feedback(actor, act_id, call.id, said, result))
        )
        panel.close_wanted.connect(self._close)
        panel.note_wanted.connect(lambda call, said: self._do(lambda act_id: notes.note(actor, act_id, call.id, said)))
        panel.caller_wanted.connect(self._show_caller)
        panel.case_wanted.connect(self._make_case)
        panel.sheet_wanted.connect(self._show_sheet)
        panel.merge_wanted.connect(
            lambda call, into, why: self._do(lambda act_id: desk.merge(actor, act_id, call.id, into, reason=why))
        )
        panel.transfer_wanted.connect(
            lambda call, to, why: self._do(lambda act_id: desk.transfer(actor, act_id, call.id, to=to, reason=why))
        )
        panel.hand_over_wanted.connect(
            lambda call, to, why: self._do(lambda act_id: desk.hand_over(actor, act_id, call.id, to=to, reason=why))
        )
        for signal, act in (
            (panel.take_back_close_wanted, desk.take_back_close),
            (panel.take_back_dispatch_wanted, desk.take_back_dispatch),
            (panel.invalid_wanted, desk.invalid),
            (panel.reopen_wanted, desk.reopen),
        ):
            signal.connect(lambda call, why, act=act: self._do(lambda key: act(actor, key, call.id, reason=why)))

    def _read_anew(self, shown: CallNow, then: Callable[[CallNow], object]) -> None:
        """What is asked about a call is asked about what stands in the store, not about a row of a moment ago."""
        desk = self._program.call_desk

        def read() -> CallNow:
            waiting = [one for one in desk.alerts_of(shown.call.id) if one.state in OPEN_STATES]
            return replace(shown, call=desk.call(shown.call.id), alerts=len(waiting))

        self._background.ask(read, then)

    def _close(self, call: Call, result: CallResult | None, said: str, told: Judgement | None) -> None:
        desk = self._program.call_desk
        verdict, dismissal = (told.verdict, told.dismissal) if told is not None else (None, None)

        def closed(_done: object) -> None:
            self._take_backs.add(
                Done(
                    tr("Closed: {title}", title=f"{call.number} {call.title}"),
                    self._program.now(),
                    lambda act_id, why: desk.take_back_close(self._actor, act_id, call.id, reason=why),
                    show=lambda: self._show(call.id),
                )
            )
            notice = Notice(
                Grade.HINT,
                lambda: tr("Call {number} is closed and its units are free.", number=call.number),
                act_label="Take back",
                act=lambda: self._ask_take_back_close(call),
            )
            self._window.notices.pass_by(notice)

        self._do(
            lambda act_id: desk.close(
                self._actor, act_id, call.id, feedback=said, result=result, verdict=verdict, dismissal=dismissal
            ),
            closed,
        )

    def _ask_take_back_close(self, call: Call) -> None:
        self._window.open_panel("calls")
        desk = self._program.call_desk
        self._panel.put(
            Question(
                tr("Take back the closing of {name}: why?", name=call.number),
                lambda _none, why: self._do(
                    lambda act_id: desk.take_back_close(self._actor, act_id, call.id, reason=why)
                ),
            )
        )

    def _make_case(self, call: Call) -> None:
        """A case is not taken back, so it is asked before; the kind that follows from the call is proposed."""
        follows = CaseType.__members__.get(call.kind.value)
        self._panel.put(
            Question(
                tr("Which kind of case does {name} become?", name=call.number),
                lambda kind, _said: self._to_case(call, kind if isinstance(kind, CaseType) else None),
                choices=[(kind, tr(label(kind))) for kind in CaseType],
                chosen=follows,
                needs_text=False,
            )
        )

    def _to_case(self, call: Call, kind: CaseType | None) -> None:
        desk = self._program.call_desk

        def made(case_id: str) -> None:
            self._window.notices.hint(
                "The case of call {number} is made; everything was carried over.", number=call.number
            )
            self._window.panels.cases.choose(case_id)
            self.case_made.emit(case_id)

        self._do(lambda act_id: desk.to_case(self._actor, act_id, call.id, type_=kind), made)

    def _show_caller(self, call: Call, why: str) -> None:
        self._do(
            lambda act_id: self._program.caller_desk.reveal(self._actor, act_id, call.id, reason=why),
            lambda caller: self._panel.page.show_caller(call.id, caller.words()),
        )

    def _name_caller(self, sent: Assignment, sheet: OrderSheetDialog) -> None:
        """On the sheet of the unit that was sent, if it is still open by then."""
        self._do(
            lambda act_id: self._program.caller_desk.for_unit(self._actor, act_id, sent.id),
            lambda caller: sheet.show_caller(caller.words()) if sheet in self._sheets else None,
        )

    def _show_sheet(self, call: Call, one: Assignment | None) -> None:
        if one is None:
            return
        program, language = self._program, self._speaker.wording.language

        def read() -> tuple[OrderSheet, Sequence[PremiseNote], Sequence[str]]:
            kinds = [alert.kind for alert in program.call_desk.alerts_of(call.id)]
            if not kinds and call.kind.value in AlertKind.__members__:
                kinds = [AlertKind(call.kind.value)]
            notes = program.premise_desk.notes(call.asset_id) if call.asset_id is not None else ()
            told = program.guidance.of(kinds[0], language) if kinds else None
            return program.dispatch_desk.order_sheet(one.id), notes, (*told.steps, *told.equipment) if told else ()

        def show(found: tuple[OrderSheet, Sequence[PremiseNote], Sequence[str]]) -> None:
            from app.ui.calls.order_sheet_words import order_page
            from app.ui.dialogs.order_sheet_dialog import OrderSheetDialog  # with Qt's printing

            sheet = found[0]
            dialog = OrderSheetDialog(
                order_page(*found), self._window.look, self._window, names_caller=sheet.may_name_caller
            )
            dialog.caller_wanted.connect(lambda: self._name_caller(one, dialog))
            dialog.refused.connect(self._window.notices.refuse)
            dialog.finished.connect(lambda _code: self._sheets.discard(dialog))
            dialog.finished.connect(dialog.deleteLater)
            self._sheets.add(dialog)
            dialog.show()

        self._background.ask(read, show)

    def _on_target(self, target: Target) -> None:
        if isinstance(target, NewCall):
            self.taking.open_entry(target.text)
        elif isinstance(target, StepUnit):
            self.orders.step(target.assignment, target.to)
        elif isinstance(target, SendUnit):
            self.orders.send_typed(target)
        elif isinstance(target, Lacking):
            self._window.notices.hint(target.what)
