"""The users of the installation: who may sign in, as what, in which room, until when; and the acts on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.access import GIVEN, Actor, Role, User
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.password_rules import is_locked
from app.errors import AppError, InputRefused
from app.services.user_desk import NewUser, UserDesk, end_of
from app.ui import actions
from app.ui.background import Background
from app.ui.local_time import full, local
from app.ui.look import Look
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence, tr

COUNTY = "The whole county"


class UsersDialog(QDialog):
    """The lines under the table are those of the chosen user, or of a new one."""

    def __init__(
        self,
        desk: UserDesk,
        actor: Actor,
        background: Background,
        look: Look,
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Users"))
        self._desk, self._actor, self._background, self._now = desk, actor, background, now
        self._rooms: dict[str, str] = {}
        self.table: RecordTable[User] = RecordTable(self._columns(), look, lambda one: one.id)
        self.login, self.name, self.until, self.password = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.role: QuickChoice[Role] = QuickChoice(GIVEN, label)
        self.room: QuickChoice[str] = QuickChoice(("",), self._room_words)
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self.buttons: dict[str, KeycapButton] = {}
        self._lay_out(look)
        for act_id, slot in (
            ("user_add", self._add),
            ("user_change", self._change),
            ("user_password", self._set_password),
            ("user_disable", self._switch),
            ("user_unlock", self._unlock),
        ):
            # Letters are the table's, Ctrl+Enter works from the lines too.
            actions.bind(act_id, self if act_id == "user_add" else self.table, slot)
            self.buttons[act_id].clicked.connect(slot)
        self.table.record_chosen.connect(self._fill)
        self._reload()

    def _columns(self) -> tuple[Column[User], ...]:
        return (
            Column(label="Login", text=lambda one: one.login, bold=True, width=14),
            Column(label="Full name", text=lambda one: one.name, width=14),
            Column(label="Role", text=lambda one: tr(label(one.role)), width=22),
            Column(label="Room", text=lambda one: self._rooms.get(one.room_id or "", tr(COUNTY)), least=10),
            Column(label="State", text=self._state, colour=self._colour, width=22),
            Column(
                label="Valid until",
                text=lambda one: _day_of(one.expires_at) or "—",
                hover=lambda one: full(one.expires_at) if one.expires_at else "",
                width=12,
            ),
            Column(
                label="Wrong passwords",
                text=lambda one: str(one.failures) if one.failures else "",
                hover=lambda one: full(one.failed_at) if one.failed_at else "",
                right=True,
                width=10,
            ),
        )

    def _lay_out(self, look: Look) -> None:
        self.login.setMaxLength(60)
        self.name.setMaxLength(60)
        self.until.setPlaceholderText(tr("No end; or the last day, as 2026-12-31"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(tr("8 characters or more, of two kinds; without login and name"))
        left, right = QFormLayout(), QFormLayout()
        for form in (left, right):
            form.setHorizontalSpacing(12)
            form.setVerticalSpacing(8)
        left.addRow(tr("Login"), self.login)
        left.addRow(tr("Full name"), self.name)
        left.addRow(tr("Password"), self.password)
        right.addRow(tr("Role"), self.role)
        right.addRow(tr("Room"), self.room)
        right.addRow(tr("Valid until"), self.until)
        lines = QHBoxLayout()
        lines.setSpacing(24)
        lines.addLayout(left, 1)
        lines.addLayout(right, 1)
        row = QHBoxLayout()
        for act_id in ("user_add", "user_change", "user_password", "user_disable", "user_unlock"):
            chosen = actions.act(act_id)
            button = KeycapButton(look, chosen.keys[0])
            button.setText(tr(chosen.label))
            self.buttons[act_id] = button
            row.addWidget(button)
        row.addStretch(1)
        said = plain_label(
            "Muted",
            tr("Each change holds at once, in open desks too. System, security and audit are three people."),
        )
        said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(said)
        column.addWidget(self.table, 1)
        column.addLayout(lines)
        column.addWidget(self.told)
        column.addLayout(row)
        self.resize(look.theme.px(1000), look.theme.px(540))

    def _reload(self, login: str = "") -> None:
        desk, actor = self._desk, self._actor
        self._background.ask(
            lambda: (desk.users(actor), desk.rooms()), lambda found: self._show(*found, login), self._refuse
        )

    def _show(self, users: tuple[User, ...], rooms: dict[str, str], login: str) -> None:
        chosen = login or (self.table.chosen().login if self.table.chosen() else "")  # type: ignore[union-attr]
        self._rooms = rooms
        self.room.offer(("", *rooms), self._room_words)
        self.table.show_records(users)
        found = next((one for one in users if one.login == chosen), users[0] if users else None)
        if found is not None:
            self.table.choose(found.id)
            self._fill(found)

    def _fill(self, one: User) -> None:
        self.login.setText(one.login)
        self.name.setText(one.name)
        if one.role in GIVEN:
            self.role.choose(one.role)
        if (one.room_id or "") in ("", *self._rooms):
            self.room.choose(one.room_id or "")
        self.until.setText(_day_of(one.expires_at))
        self.password.clear()

    def _add(self) -> None:
        new = self._typed()
        if new is not None:
            key = new_key()
            self._act(
                lambda: self._desk.add(self._actor, key, new), tr("{name} may sign in.", name=new.name), new.login
            )

    def _change(self) -> None:
        one, new = self.table.chosen(), self._typed()
        if one is not None and new is not None:
            key = new_key()
            self._act(
                lambda: self._desk.change(
                    self._actor, key, one.login, role=new.role, room_id=new.room_id, expires_at=new.expires_at
                ),
                tr("{name} is changed from now on.", name=one.name),
                one.login,
            )

    def _set_password(self) -> None:
        one, password = self.table.chosen(), self.password.text()
        if one is not None:
            key = new_key()
            self._act(
                lambda: self._desk.change_password(self._actor, key, login=one.login, password=password),
                tr("{name} has another password.", name=one.name),
                one.login,
            )

    def _switch(self) -> None:
        one = self.table.chosen()
        if one is not None:
            key, login = new_key(), one.login
            if one.is_closed(self._now()):
                said = tr("{name} may sign in again.", name=one.name)
                self._act(lambda: self._desk.enable(self._actor, key, login=login), said, login)
            else:
                said = tr("{name} may sign in no more.", name=one.name)
                self._act(lambda: self._desk.disable(self._actor, key, login=login), said, login)

    def _unlock(self) -> None:
        one = self.table.chosen()
        if one is not None:
            key, login = new_key(), one.login
            said = tr("{name} may try again.", name=one.name)
            self._act(lambda: self._desk.unlock(self._actor, key, login=login), said, login)

    def _typed(self) -> NewUser | None:
        """What the lines say; None where the day is none, which is told."""
        said = self.until.text().strip()
        try:
            expires_at = end_of(date.fromisoformat(said)) if said else None
        except ValueError:
            self._refuse(InputRefused("{text} is no day; write it as 2026-12-31. Nothing was changed.", text=said))
            return None
        return NewUser(
            self.login.text(), self.name.text(), self.role.chosen(), self.password.text(), self.room.chosen() or None,
            expires_at,
        )  # fmt: skip

    def _act(self, deed: Callable[[], object], said: str, login: str) -> None:
        self._background.act(deed, lambda _done: self._on_done(said, login), self._refuse)

    def _on_done(self, said: str, login: str) -> None:
        self.told.setText(said)
        self.password.clear()
        self._reload(login)

    def _refuse(self, error: AppError) -> None:
        self.told.setText(sentence(error))

    def _room_words(self, room_id: str) -> str:
        return self._rooms.get(room_id, COUNTY)

    def _is_over(self, one: User) -> bool:
        """A founder is, once there is somebody who may open this window by a right of the own."""
        return one.is_closed(self._now()) or (one.role is Role.FOUNDER and self._actor.role is Role.SECURITY)

    def _state(self, one: User) -> str:
        if self._is_over(one):
            return tr("Disabled") if one.disabled_at else tr("Over")
        return tr("Locked") if is_locked(one, self._now()) else tr("May sign in")

    def _colour(self, one: User) -> str:
        if self._is_over(one):
            return "muted"
        return "high" if is_locked(one, self._now()) else "ok"


def _day_of(ends_at: datetime | None) -> str:
    """The last day on which it holds: it ends at midnight."""
    return "" if ends_at is None else f"{local(ends_at - timedelta(seconds=1)):%Y-%m-%d}"
