"""The register of key vehicles: who proposed which and why, who approved, until when; and the acts on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.key_vehicle import KeyVehicleState
from app.domain.unit import Vehicle
from app.errors import AppError
from app.services.watch.key_vehicle_desk import LATEST_REVIEW, USUAL_REVIEW, KeyVehicleDesk, KeyVehicleNow
from app.ui.background import Background
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.widgets.watch_columns import key_vehicle_columns
from app.ui.words import sentence, tr


class KeyVehiclesDialog(QDialog):
    """Reason and review date serve all acts: proposing, renewing, removing."""

    def __init__(
        self,
        desk: KeyVehicleDesk,
        actor: Actor,
        background: Background,
        look: Look,
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Key vehicles"))
        self._desk, self._actor, self._background, self._now = desk, actor, background, now
        self.table: RecordTable[KeyVehicleNow] = RecordTable(key_vehicle_columns(now), look, lambda one: one.entry.id)
        self.vehicle = QComboBox()
        self.vehicle.setEditable(True)
        self.vehicle.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.vehicle.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(tr("Reason; it is kept with the act"))
        self.review = QSpinBox()
        self.review.setRange(1, LATEST_REVIEW.days - 1)
        self.review.setValue(USUAL_REVIEW.days)
        self.review.setSuffix(" " + tr("days"))
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self.propose, self.approve = QPushButton(tr("Propose")), QPushButton(tr("Approve"))
        self.renew, self.remove = QPushButton(tr("Renew")), QPushButton(tr("Remove"))
        self.back = QPushButton(tr("Back"))
        self._lay_out(look)
        self._connect()
        self._reload()

    def _lay_out(self, look: Look) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("Vehicle to propose"), self.vehicle)
        form.addRow(tr("Reason"), self.reason)
        form.addRow(tr("Review within"), self.review)
        buttons = QHBoxLayout()
        for button in (self.propose, self.approve, self.renew, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.back.setAutoDefault(False)
        buttons.addWidget(self.back)
        said = plain_label(
            "Muted",
            tr("Only vehicles, never persons. Watching ends when the review is overdue; every act is audited."),
        )
        said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(said)
        column.addWidget(self.table, 1)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addLayout(buttons)
        self.resize(look.theme.px(1040), look.theme.px(560))

    def _connect(self) -> None:
        self.table.record_chosen.connect(lambda _one: self._mind())
        self.reason.textChanged.connect(lambda _text: self._mind())
        self.vehicle.editTextChanged.connect(lambda _text: self._mind())
        self.propose.clicked.connect(self._propose)
        self.approve.clicked.connect(self._approve)
        self.renew.clicked.connect(self._renew)
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.propose.click)

    def _reload(self, key: str = "") -> None:
        desk = self._desk
        self._background.ask(lambda: (desk.entries(), desk.vehicles()), lambda found: self._fill(*found, key))

    def _fill(self, entries: tuple[KeyVehicleNow, ...], vehicles: tuple[Vehicle, ...], key: str) -> None:
        self.vehicle.clear()
        for one in vehicles:
            self.vehicle.addItem(f"{one.plate} {one.name} {one.organisation}".strip(), one.id)
        self.vehicle.setCurrentIndex(-1)
        self.vehicle.clearEditText()
        self.table.show_records(entries)
        if entries and not (key and self.table.choose(key)) and self.table.chosen() is None:
            self.table.choose(entries[0].entry.id)
        self._mind()

    def _mind(self) -> None:
        """Which acts the chosen entry and what was typed allow; who may do them is the desk's to say."""
        one, has_reason = self.table.chosen(), bool(self.reason.text().strip())
        state = None if one is None else one.entry.state
        self.propose.setEnabled(has_reason and self._vehicle_id() is not None)
        self.approve.setEnabled(state is KeyVehicleState.PROPOSED)
        self.renew.setEnabled(state is KeyVehicleState.ACTIVE and has_reason)
        self.remove.setEnabled(state in (KeyVehicleState.PROPOSED, KeyVehicleState.ACTIVE) and has_reason)

    def _vehicle_id(self) -> str | None:
        """The vehicle whose line stands in the box; a plate typed in full will do."""
        typed = self.vehicle.currentText().strip()
        for row in range(self.vehicle.count()):
            line = self.vehicle.itemText(row)
            if typed and typed in (line, line.split(" ", 1)[0]):
                return str(self.vehicle.itemData(row))
        return None

    def _review_at(self) -> datetime:
        """The end of the day so many days from now, county time."""
        day = local(self._now() + timedelta(days=self.review.value()))
        return day.replace(hour=23, minute=59, second=0, microsecond=0).astimezone(UTC)

    def _propose(self) -> None:
        vehicle_id, reason, review_at = self._vehicle_id(), self.reason.text(), self._review_at()
        if vehicle_id is not None:
            desk, actor, act_id = self._desk, self._actor, new_key()
            self._act(
                lambda: desk.propose(actor, act_id, vehicle_id, reason=reason, review_at=review_at),
                tr("Proposed. It is watched once a leader has approved."),
            )

    def _approve(self) -> None:
        one = self.table.chosen()
        if one is not None:
            desk, actor, act_id = self._desk, self._actor, new_key()
            self._act(lambda: desk.approve(actor, act_id, one.entry.id), tr("Approved. It is watched from now on."))

    def _renew(self) -> None:
        one, reason, review_at = self.table.chosen(), self.reason.text(), self._review_at()
        if one is not None:
            desk, actor, act_id = self._desk, self._actor, new_key()
            self._act(
                lambda: desk.renew(actor, act_id, one.entry.id, reason=reason, review_at=review_at), tr("Renewed.")
            )

    def _remove(self) -> None:
        one, reason = self.table.chosen(), self.reason.text()
        if one is not None:
            desk, actor, act_id = self._desk, self._actor, new_key()
            self._act(
                lambda: desk.remove(actor, act_id, one.entry.id, reason=reason), tr("Removed. It is watched no more.")
            )

    def _act(self, deed: Callable[[], object], said: str) -> None:
        chosen = self.table.chosen()
        self._background.act(
            deed,
            lambda done: self._on_done(done if isinstance(done, str) else chosen.entry.id if chosen else "", said),
            self._on_refused,
        )

    def _on_done(self, key: str, said: str) -> None:
        self.told.setText(said)
        self.reason.clear()
        self._reload(key)

    def _on_refused(self, error: AppError) -> None:
        self.told.setText(sentence(error))
