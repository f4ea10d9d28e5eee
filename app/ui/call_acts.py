"""What the acts of the panel of calls, the command bar and the menu of the map do: each calls one desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import Alert, AlertKind
from app.domain.assist_rules import assists, is_police
from app.domain.call import Assignment, AssignmentState, AssistAct, Call, CallResult, OrderChannel
from app.domain.candidate import Candidate, Candidates
from app.domain.case_file import CaseType
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.position import Position
from app.domain.premise import PremiseNote
from app.errors import AppError, InputRefused, Unconfirmed
from app.services.call_relations import RelatedCall
from app.services.map_features import MapRecord
from app.services.order_sheet import OrderSheet
from app.services.place_desk import FoundPlace
from app.ui.background import Background
from app.ui.call_views import CallViews
from app.ui.command_bar import Offer, Target
from app.ui.desk_window import DeskWindow
from app.ui.map.map_view import MapView
from app.ui.map_join import MapJoin
from app.ui.notices import Grade, Notice
from app.ui.order_preview import preview
from app.ui.order_words import Lacking, NewCall, Order, SendUnit, StepUnit, read_orders
from app.ui.take_back import Done, TakeBacks
from app.ui.widgets.ask_page import Question
from app.ui.widgets.candidate_columns import Row, shortfall_words
from app.ui.words import Speaker, sentence, tr

if TYPE_CHECKING:
    from app.ui.dialogs.call_entry import CallEntry

T = TypeVar("T")


class CallActs(QObject):
    """Lives as long as the window."""

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
        super().__init__(window)
        self._speaker, self._take_backs = speaker, take_backs
        self._program, self._actor, self._background = program, actor, background
        self._window, self._join, self._calls = window, join, calls
        self._panel = window.panels.calls
        self._entry: CallEntry | None = None
        self._join_panel()
        window.bind("new_call", self.open_entry)
        window.menu_button.fill(window.acts)
        window.command_bar.orders = self._offers
        window.command_bar.target_chosen.connect(self._on_target)
        window.panels.alerts.dispatch_wanted.connect(self.dispatch_alert)
        map_view.point_chosen.connect(self._on_point_chosen)
        map_view.record_chosen.connect(self._on_record_chosen)
        join.menu_offers.append(self._offer_menu)

    def open_entry(self, text: str = "", position: Position | None = None) -> CallEntry:
        """Take a call down; the one that is being written already comes forward."""
        if self._entry is None:
            from app.ui.dialogs.call_entry import CallEntry

            entry = CallEntry(self._window.look, self._program.now, self._window)
            entry.saved.connect(self._save_call)
            entry.related_wanted.connect(self._ask_related)
            entry.same_chosen.connect(self._add_to_same)
            entry.place.search_wanted.connect(self._search_place)
            entry.place.name_wanted.connect(self._name_place)
            entry.finished.connect(self._on_entry_finished)
            self._entry = entry
        if text:
            self._entry.text.setPlainText(text)
        if position is not None:
            self._entry.take_position(position)
        self._entry.show()
        self._entry.activateWindow()
        return self._entry

    def dispatch_alert(self, alert: Alert) -> None:
        """派警: the alert becomes a call in the same keystroke, and the units that can go are offered."""

        def offer(call_id: str) -> None:
            self._window.open_panel("calls")
            self._calls.choose(call_id, then=self._panel.open_candidates)
            self._calls.read()

        self._do(lambda act_id: self._program.call_desk.call_from_alert(self._actor, act_id, alert.id), offer)

    # -- the panel ----------------------------------------------------------------------------------------------------

    def _join_panel(self) -> None:
        panel, desk, dispatch = self._panel, self._program.call_desk, self._program.dispatch_desk
        actor, notes = self._actor, self._program.call_notes
        panel.new_wanted.connect(self.open_entry)
        panel.candidates_wanted.connect(self._find_candidates)
        panel.candidates.order_wanted.connect(self._order)
        panel.step_wanted.connect(self._step)
        panel.heard_wanted.connect(lambda one: self._do(lambda act_id: dispatch.contacted(actor, act_id, one.id)))
        panel.feedback_wanted.connect(
            lambda call, result, said: self._do(lambda act_id: desk.feedback(actor, act_id, call.id, said, result))
        )
        panel.close_wanted.connect(self._close)
        panel.note_wanted.connect(lambda call, said: self._do(lambda act_id: notes.note(actor, act_id, call.id, said)))
        panel.case_wanted.connect(self._make_case)
        panel.sheet_wanted.connect(self._show_sheet)
        panel.take_back_wanted.connect(
            lambda one, why: self._do(lambda act_id: dispatch.take_back(actor, act_id, one.id, why))
        )
        panel.take_back_close_wanted.connect(
            lambda call, why: self._do(lambda act_id: desk.take_back_close(actor, act_id, call.id, reason=why))
        )
        panel.merge_wanted.connect(
            lambda call, into, why: self._do(lambda act_id: desk.merge(actor, act_id, call.id, into, reason=why))
        )
        panel.reopen_wanted.connect(
            lambda call, why: self._do(lambda act_id: desk.reopen(actor, act_id, call.id, reason=why))
        )

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
            words = tr("Sent: {unit} to {call}", unit=name, call=call.title)
            self._keep_step(assignment_id, AssignmentState.ORDERED, words)

        self._do(deed, sent, failed)

    def _step(self, one: Assignment, to: AssignmentState) -> None:
        dispatch = self._program.dispatch_desk
        words = tr("{unit}: {step}", unit=one.unit_name, step=tr(label(to)))
        self._do(
            lambda act_id: dispatch.step(self._actor, act_id, one.id, to),
            lambda _done: self._keep_step(one.id, to, words),
        )

    def _keep_step(self, assignment_id: str, to: AssignmentState, words: str) -> None:
        """Ctrl+Z takes this step back, unless the unit has gone on meanwhile: then its last step is another."""
        dispatch, actor = self._program.dispatch_desk, self._actor

        def undo(act_id: str, why: str) -> None:
            if dispatch.assignment(assignment_id).state is not to:
                raise InputRefused("The unit has gone on meanwhile. Nothing was changed; T takes its last step back.")
            dispatch.take_back(actor, act_id, assignment_id, why)

        self._take_backs.add(Done(words, self._program.now(), undo))

    def _close(self, call: Call, result: CallResult | None, said: str) -> None:
        desk = self._program.call_desk

        def closed(_done: object) -> None:
            self._take_backs.add(
                Done(
                    tr("Closed: {title}", title=f"{call.number} {call.title}"),
                    self._program.now(),
                    lambda act_id, why: desk.take_back_close(self._actor, act_id, call.id, reason=why),
                )
            )
            notice = Notice(
                Grade.HINT,
                lambda: tr("Call {number} is closed and its units are free.", number=call.number),
                act_label="Take back",
                act=lambda: self._ask_take_back_close(call),
            )
            self._window.notices.pass_by(notice)

        self._do(lambda act_id: desk.close(self._actor, act_id, call.id, feedback=said, result=result), closed)

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
        """The kind of case follows from the call; where it does not, it is asked."""
        if call.kind.value in CaseType.__members__:
            self._to_case(call, None)
            return
        self._panel.put(
            Question(
                tr("Which kind of case does {name} become?", name=call.number),
                lambda kind, _said: self._to_case(call, kind if isinstance(kind, CaseType) else None),
                choices=[(kind, tr(label(kind))) for kind in CaseType],
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

        self._do(lambda act_id: desk.to_case(self._actor, act_id, call.id, type_=kind), made)

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
            from app.ui.dialogs.order_sheet_dialog import OrderSheetDialog  # with Qt's printing
            from app.ui.order_sheet_words import order_page

            dialog = OrderSheetDialog(order_page(*found), self._window.look, self._window)
            dialog.refused.connect(self._window.notices.refuse)
            dialog.finished.connect(dialog.deleteLater)
            dialog.show()

        self._background.ask(read, show)

    # -- taking a call down -------------------------------------------------------------------------------------------

    def _save_call(self, call: Call, send: bool) -> None:
        desk = self._program.call_desk

        def saved(call_id: str) -> None:
            self._close_entry()
            self._window.open_panel("calls")
            self._calls.choose(call_id, then=self._panel.open_candidates if send else None)
            self._calls.read()

        def failed(error: AppError) -> None:
            if self._entry is not None:
                self._entry.refuse(sentence(error))

        self._do(lambda act_id: desk.open_call(self._actor, act_id, call), saved, failed)

    def _ask_related(self, place: FoundPlace | None, phone: str) -> None:
        desk, now = self._program.call_desk, self._program.now()
        if place is None and not phone:
            return

        def ask() -> Sequence[RelatedCall]:
            position = None if place is None else place.position
            return desk.related(
                occurred_at=now,
                lon=None if position is None else position.lon,
                lat=None if position is None else position.lat,
                asset_id=None if place is None else place.asset_id,
                phone=phone,
            )

        def show(found: Sequence[RelatedCall]) -> None:
            if self._entry is not None:
                self._entry.show_related(found)

        self._background.ask(ask, show)

    def _add_to_same(self, call_id: str, said: str) -> None:
        """It is told a second time: what is new becomes a note on the call that stands."""
        self._close_entry()
        self._window.open_panel("calls")
        self._calls.choose(call_id)
        if said:
            self._do(lambda act_id: self._program.call_notes.note(self._actor, act_id, call_id, said))

    def _search_place(self, text: str) -> None:
        def show(found: Sequence[FoundPlace]) -> None:
            if self._entry is not None:
                self._entry.place.offer(text, found)

        self._background.ask(lambda: self._program.places.place_desk.find(text), show)

    def _name_place(self, position: Position) -> None:
        def show(named: FoundPlace) -> None:
            if self._entry is not None:
                self._entry.place.name_it(named)

        self._background.ask(lambda: self._program.places.place_desk.at(position), show)

    def _close_entry(self) -> None:
        if self._entry is not None:
            self._entry.accept()
            self._window.activateWindow()

    def _on_entry_finished(self, _code: int) -> None:
        if self._entry is not None:
            self._entry.deleteLater()
            self._entry = None

    def _on_point_chosen(self, position: Position) -> None:
        if self._entry is not None:
            self._entry.take_position(position)

    def _on_record_chosen(self, record: MapRecord) -> None:
        if self._entry is not None:
            self._entry.take_position(Position(record.lon, record.lat))

    def _offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        del record
        menu.addAction(tr("Take a call down here …")).triggered.connect(lambda: self.open_entry(position=position))

    # -- orders typed into the command bar ----------------------------------------------------------------------------

    def _offers(self, line: str) -> list[Offer]:
        orders = read_orders(line, self._window.command_bar.units(), self._calls.calls)
        return [Offer("command", preview(order), order) for order in orders]

    def _on_target(self, target: Target) -> None:
        if isinstance(target, NewCall | SendUnit | StepUnit | Lacking):
            self._do_order(target)

    def _do_order(self, order: Order) -> None:
        if isinstance(order, NewCall):
            self.open_entry(order.text)
        elif isinstance(order, StepUnit):
            self._step(order.assignment, order.to)
        elif isinstance(order, SendUnit):
            unit = order.unit.unit
            may = () if is_police(unit.kind) else assists(order.call.kind, order.call.level)
            self._send(order.call, unit.id, OrderChannel.VOICE, may)
        else:
            self._window.notices.hint(order.what)

    def _do(
        self,
        deed: Callable[[str], T],
        then: Callable[[T], object] = lambda _done: None,
        failed: Callable[[AppError], object] | None = None,
    ) -> None:
        """One intention, one act id: repeating the same call is harmless."""
        act_id = new_key()
        self._background.act(lambda: deed(act_id), then, failed)
