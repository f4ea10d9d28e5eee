"""The form of handing out: what, to whom, for which duty, until when; the roster and earlier ones are offered."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.domain.issue import AT_HANDING_OUT, ThingKind, ThingState
from app.domain.labels import label
from app.services.duty.issue_desk import LONGEST_NAME, LONGEST_REMARK, Asked
from app.services.duty.issue_offers import IssueOffers
from app.ui.local_time import local
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

LONGEST_LINE = 600


class IssueForm(QWidget):
    """Who is on the present roster brings the post along, until that is written otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: IssueOffers | None = None
        self._put_post = ""
        self.kind: QuickChoice[ThingKind] = QuickChoice(tuple(ThingKind), label)
        self.state: QuickChoice[ThingState] = QuickChoice(AT_HANDING_OUT, label)
        self.what, self.taker = _open_box(LONGEST_LINE), _open_box(LONGEST_NAME)
        self.duty, self.due, self.remark = QLineEdit(), QLineEdit(), QLineEdit()
        self.duty.setMaxLength(LONGEST_NAME)
        self.remark.setMaxLength(LONGEST_REMARK)
        _hint(self.what, tr("Several are parted by commas"))
        _hint(self.taker, tr("Name; who is on duty stands first"))
        self.due.setPlaceholderText(tr("When: 20 (minutes), 06:00, 11-22 06:00"))
        self._lay_out()
        self.kind.currentIndexChanged.connect(lambda _row: self._offer_things())
        self.taker.activated.connect(self._on_taker)
        self.taker.editTextChanged.connect(self._bring_post)

    def show_offers(self, offers: IssueOffers, now: datetime) -> None:
        """What can be chosen now; what is typed stays."""
        self._offers = offers
        typed = self.taker.currentText()
        self.taker.clear()
        self.taker.addItems([" · ".join(filter(None, (one.name, one.post))) for one in offers.takers])
        self.taker.setCurrentIndex(-1)
        self.taker.setEditText(typed)
        self._offer_things()
        if not self.due.text() and offers.shift_ends_at is not None:
            ends = local(offers.shift_ends_at)
            is_near = offers.shift_ends_at - now < timedelta(hours=24)
            self.due.setText(f"{ends:%H:%M}" if is_near else f"{ends:%m-%d %H:%M}")

    def asked(self, due_at: datetime) -> Asked:
        """What is written."""
        return Asked(
            kind=self.kind.chosen(), things=self.what.currentText(), taken_by=self.taker.currentText(), due_at=due_at,
            duty=self.duty.text(), state=self.state.chosen(), remark=self.remark.text(),
        )  # fmt: skip

    def clear_thing(self) -> None:
        """Ready for the next thing of the same person."""
        self.what.clearEditText()
        self.remark.clear()
        self.state.choose(ThingState.SOUND)
        self.what.setFocus()

    def _offer_things(self) -> None:
        if self._offers is None:
            return
        typed = self.what.currentText()
        self.what.clear()
        self.what.addItems(self._offers.things[self.kind.chosen()])
        self.what.setCurrentIndex(-1)
        self.what.setEditText(typed)

    def _on_taker(self, row: int) -> None:
        if self._offers is not None and 0 <= row < len(self._offers.takers):
            self.taker.setEditText(self._offers.takers[row].name)

    def _bring_post(self, text: str) -> None:
        takers = self._offers.takers if self._offers is not None else ()
        post = next((one.post for one in takers if one.name == text.strip()), "")
        if self.duty.text() == self._put_post and post != self._put_post:
            self._put_post = post
            self.duty.setText(post)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        fields: tuple[tuple[str, QWidget, int, int], ...] = (
            ("Kind", self.kind, 0, 0),
            ("What", self.what, 0, 1),
            ("Who takes it", self.taker, 1, 0),
            ("Duty or post", self.duty, 1, 1),
            ("To be back", self.due, 2, 0),
            ("State", self.state, 2, 1),
        )
        for words, field, row, half in fields:
            grid.addWidget(plain_label("", tr(words)), row, 2 * half)
            grid.addWidget(field, row, 2 * half + 1)
        grid.addWidget(plain_label("", tr("Remark")), 3, 0)
        grid.addWidget(self.remark, 3, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)


def _open_box(longest: int) -> QComboBox:
    """A box whose lines are proposals only."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    if (line := box.lineEdit()) is not None:
        line.setMaxLength(longest)
    if (completer := box.completer()) is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return box


def _hint(box: QComboBox, words: str) -> None:
    if (line := box.lineEdit()) is not None:
        line.setPlaceholderText(words)
