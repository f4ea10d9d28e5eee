"""Joins the panel of the handover to its desk: the sheet is made, signed by one, then by the other, and locked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor, User
from app.domain.events import Fact, RecordsChanged
from app.domain.handover import Handover
from app.domain.key import new_key
from app.errors import AppError
from app.services.duty.handover_desk import HandoverSheet, Signature
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.sign_dialog import SignDialog
from app.ui.duty.subject_show import SubjectShow
from app.ui.words import sentence, tr

Sign = Callable[[Signature, str], object]


class HandoverActs(QObject):
    """Lives as long as the window. The sheet is made when its panel is opened, and when it is asked for."""

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: DeskWindow, shows: SubjectShow
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._panel = window, window.panels.handover
        self.dialog: SignDialog | None = None
        panel = self._panel
        panel.made_wanted.connect(self.make)
        panel.sign_wanted.connect(self._ask_signature)
        panel.alone_wanted.connect(self._ask_alone)
        panel.withdraw_wanted.connect(self._withdraw)
        panel.page_wanted.connect(self._open_page)
        panel.locate_wanted.connect(shows.show)
        window.when_seen("handover", self.make)

    def on_fact(self, fact: Fact) -> None:
        """Another hand signed, or took back."""
        if isinstance(fact, RecordsChanged) and fact.noun == "handover" and self._panel.isVisible():
            self.make()

    def make(self) -> None:
        """The sheet as it is now, and how the shifts before were handed over."""
        desk = self._program.dutywork
        self._background.ask(lambda: desk.handovers.sheet(), self._panel.show_sheet)
        self._background.ask(lambda: desk.handovers.past(), self._panel.show_past)

    def _open_page(self, one: Handover) -> None:
        desk = self._program.dutywork
        self._background.ask(lambda: desk.handovers.page(one.id), lambda sheet: self._panel.show_sheet(sheet, old=True))

    def _ask_signature(self, sheet: HandoverSheet) -> None:
        """Of who hands over, while nobody has signed; then of who takes over."""
        desk, desk_id, act_id = self._program.dutywork.handovers, self._actor.desk_id, new_key()
        if sheet.handover.out_at is None:
            self._ask(
                tr("Hand over"),
                tr("I hand this shift over as the sheet shows it."),
                lambda signature, remarks: desk.sign_out(desk_id, act_id, signature, remarks),
                asks_remarks=True,
            )
        else:
            ticked = self._panel.ticked()
            self._ask(
                tr("Take over"),
                tr("I have read this sheet and each red item, and take the shift over."),
                lambda signature, _remarks: desk.sign_in(desk_id, act_id, sheet.handover.id, signature, ticked),
                but=sheet.handover.outgoing_id,
            )

    def _ask_alone(self, sheet: HandoverSheet, reason: str) -> None:
        desk, desk_id, act_id = self._program.dutywork.handovers, self._actor.desk_id, new_key()
        ticked = self._panel.ticked()
        leaves = sheet.handover.out_at is not None
        self._ask(
            tr("One alone"),
            tr("I leave without anybody taking over: {reason}", reason=reason)
            if leaves
            else tr("I take over without anybody handing over: {reason}", reason=reason),
            lambda signature, _remarks: desk.force(desk_id, act_id, signature, reason, ticked),
        )

    def _ask(self, title: str, told: str, sign: Sign, *, asks_remarks: bool = False, but: str = "") -> None:
        def open_dialog(users: Sequence[User]) -> None:
            able = [one for one in users if one.disabled_at is None and one.id != but]
            if self.dialog is not None:
                return
            self.dialog = SignDialog(
                self._window.look, self._window, title=title, told=told, users=able, user_id=self._actor.user_id,
                asks_remarks=asks_remarks,
            )  # fmt: skip
            dialog = self.dialog
            dialog.signed.connect(lambda login, secret, remarks: self._sign(dialog, login, secret, remarks, sign))
            dialog.finished.connect(lambda _code: self._forget(dialog))
            dialog.open()

        self._background.ask(self._program.sign_in.users, open_dialog)

    def _sign(self, dialog: SignDialog, login: str, secret: str, remarks: str, sign: Sign) -> None:
        """The password is proved on a reader, the paper signed on the writer."""

        def failed(error: AppError) -> None:
            dialog.refuse(sentence(error))

        def proved(signature: Signature) -> None:
            self._background.act(
                lambda: sign(signature, remarks), lambda _done: self._signed(dialog, signature), failed
            )

        self._background.ask(lambda: self._program.dutywork.handovers.prove(login, secret), proved, failed)

    def _signed(self, dialog: SignDialog, signature: Signature) -> None:
        dialog.accept()
        self._panel.forget_ticks()
        self.make()
        self._background.ask(self._program.dutywork.handovers.sheet, lambda sheet: self._tell(sheet, signature))

    def _tell(self, sheet: HandoverSheet, signature: Signature) -> None:
        if sheet.handover.out_at is not None:
            self._window.notices.hint("Signed. Who takes over ticks each red item (T) and signs (S).")
        elif signature.user.id != self._actor.user_id:
            self._window.notices.hint(
                "The shift is handed over to {name}. This desk still works as {before}: close it (Ctrl+Q) and sign in.",
                name=signature.user.name,
                before=self._actor.name,
            )
        else:
            self._window.notices.hint("The page is signed and locked.")

    def _withdraw(self, sheet: HandoverSheet, reason: str) -> None:
        act_id, desk = new_key(), self._program.dutywork.handovers
        self._background.act(
            lambda: desk.withdraw(self._actor, act_id, sheet.handover.id, reason), lambda _done: self.make()
        )

    def _forget(self, dialog: SignDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
