"""Patrols (联巡): the night's list by time, one patrol in full with its check points and course, and its next steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.labels import label
from app.domain.patrol import NOT_STARTED, STEPS, UNDER_WAY, PatrolKind, PatrolStatus, status_at
from app.services.patrols.follow_reading import PatrolCourse
from app.services.patrols.patrol_reading import PatrolShown, PatrolStep
from app.ui import actions
from app.ui.look import Look
from app.ui.patrols.patrol_words import is_listed, patrol_columns, patrol_facts
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.digit_ask import DigitAsk
from app.ui.widgets.record_panel import RecordPanel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

FOLLOWED = UNDER_WAY | {PatrolStatus.FINISHED}
OFFERED: Mapping[str, frozenset[PatrolStatus]] = {
    "patrol_issue": STEPS["issue"][0],
    "patrol_start": STEPS["start"][0],
    "patrol_acknowledge": frozenset(PatrolStatus),
    "patrol_code": FOLLOWED,
    "patrol_reach": FOLLOWED,
    "patrol_skip": FOLLOWED,
    "patrol_finding": FOLLOWED,
    "patrol_pause": STEPS["pause"][0],
    "patrol_resume": STEPS["resume"][0],
    "patrol_finish": STEPS["finish"][0],
    "patrol_review": STEPS["review"][0],
    "patrol_change": NOT_STARTED,
    "patrol_cancel": STEPS["cancel"][0],
    "patrol_print": frozenset(PatrolStatus),
    "patrol_gpx": frozenset(PatrolStatus),
    "patrol_template": frozenset(PatrolStatus),
}
"""The acts on a chosen patrol, and the stored states in which each is offered."""


class PatrolPanel(RecordPanel[PatrolShown, DigitAsk]):
    """Shows what it is given; tells which patrol was chosen, and which act on it is wanted (`act_wanted`)."""

    patrol_chosen = Signal(object)
    locate_wanted = Signal(object)
    new_wanted = Signal()
    night_wanted = Signal()
    act_wanted = Signal(str, object)

    card_px, card_share = 340, 4

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        table: RecordTable[PatrolShown] = RecordTable(patrol_columns(now), look, key=lambda one: one.patrol.id)
        super().__init__(look, table, DigitAsk())
        self._now = now
        self._patrols: Sequence[PatrolShown] = ()
        self._wanted = ""
        self._steps: tuple[str, Sequence[PatrolStep]] = ("", ())
        self._course: PatrolCourse | None = None
        self.text, self.over = QLineEdit(), QCheckBox()
        self.text.setClearButtonEnabled(True)
        self.kind: ChoiceBox[PatrolKind] = ChoiceBox("Every kind of patrol", tuple(PatrolKind), label)
        for act_id in OFFERED:
            self.offer_of_chosen(act_id, partial(self._want, act_id))
        self.offer_of_chosen("locate", self.locate_wanted.emit)
        self.offer("patrol_new", self.new_wanted.emit)
        self.offer("patrol_night", self.night_wanted.emit)
        actions.bind("patrol_over", self, self.over.toggle)
        self.table.record_chosen.connect(self._on_chosen)
        self.table.record_opened.connect(partial(self._want, "patrol_change"))
        for changed in (self.text.textChanged, self.over.toggled, self.kind.currentIndexChanged):
            changed.connect(lambda _to: self.mind())
        self.restyle()
        self.retranslate()

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"text": self.text, "kind": self.kind, "over": self.over}

    def header_parts(self) -> Sequence[QWidget]:
        return self.text, self.kind, self.over

    def show_patrols(self, patrols: Sequence[PatrolShown]) -> None:
        """The patrols as they are now; one that was wanted before it was there is gone to."""
        self._patrols = patrols
        self.table.show_records(patrols)
        self.mind()
        if self._wanted and any(one.patrol.id == self._wanted for one in patrols):
            self.go_to(self._wanted)

    def show_steps(self, patrol_id: str, steps: Sequence[PatrolStep]) -> None:
        """What was done with the chosen one."""
        self._steps = patrol_id, steps
        self.show_card(self.table.chosen())

    def show_course(self, course: PatrolCourse) -> None:
        """What the chosen one has come to."""
        self._course = course
        self.show_card(self.table.chosen())

    def choose(self, patrol_id: str) -> bool:
        """Choose this one's row, letting go of what hides it; False if there is none."""
        one = next((it for it in self._patrols if it.patrol.id == patrol_id), None)
        if one is None:
            return False
        if not self.table.choose(patrol_id):
            self.text.clear()
            self.kind.setCurrentIndex(0)
            self.over.setChecked(self.over.isChecked() or not is_listed(one, over=False))
            self.table.choose(patrol_id)
        return True

    def go_to(self, patrol_id: str) -> bool:
        """Choose this one and look at it on the map, as soon as it is read; False for one that is not in the list."""
        self._wanted = ""
        if not self.choose(patrol_id):
            self._wanted = "" if self._patrols else patrol_id
            return bool(self._wanted)
        if (one := self.table.chosen()) is not None and one.place is not None:
            self.locate_wanted.emit(one)
        return True

    def mind(self) -> None:
        """Filter, words and card by the clock of now."""
        text, kind, over = self.text.text().casefold().strip(), self.kind.chosen(), self.over.isChecked()

        def accepts(one: PatrolShown) -> bool:
            patrol = one.patrol
            words = (patrol.number, patrol.name, one.unit, one.call_sign, one.beat_name, one.leader, one.vehicle)
            is_meant = is_listed(one, over=over) and (kind is None or patrol.kind is kind)
            return is_meant and (not text or any(text in word.casefold() for word in words))

        self.table.filter.accept(accepts)
        self.table.rows.repaint()
        self.show_card(self.table.chosen())
        seen = self.table.shown()
        if self._patrols and not seen:
            self.empty.say(
                "No patrol fits the filter", "Clear the text and the kind, or show those that are over with V."
            )
        else:
            self.empty.say("No patrol is planned", "N plans one, M plans the night from the templates of a duty level.")
        self.show_rows(seen)
        self.summary_changed.emit(self._summary())

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by patrol, team, beat, number"))
        self.kind.retranslate()
        self.over.setText(f"{tr(actions.act('patrol_over').label)}  {actions.act('patrol_over').keys[0]}")
        super().retranslate()
        self.mind()

    def show_card(self, one: PatrolShown | None) -> None:
        self.card.setVisible(one is not None and not self.is_asking())
        if one is None:
            return
        for act_id, states in OFFERED.items():
            self.buttons[act_id].setVisible(one.patrol.status in states)
        is_open = one.done < len(one.stops)
        for act_id in ("patrol_code", "patrol_reach", "patrol_skip"):
            self.buttons[act_id].setVisible(is_open and one.patrol.status in FOLLOWED)
        self.buttons["patrol_acknowledge"].setVisible(any(it.acknowledged_at is None for it in one.deviations))
        self.buttons["locate"].setVisible(one.place is not None)
        steps = self._steps[1] if self._steps[0] == one.patrol.id else ()
        course = self._course if self._course is not None and self._course.patrol.id == one.patrol.id else None
        self.card.show_facts(f"{one.patrol.number}  {one.patrol.name}", patrol_facts(one, steps, course, self._now()))
        self.card.arrange_acts()

    def _summary(self) -> str:
        now = self._now()
        found = [status_at(one.patrol, now) for one in self._patrols]
        under_way = found.count(PatrolStatus.ACTIVE) + found.count(PatrolStatus.PAUSED)
        return tr(
            "{n} under way, {late} overdue to start, {to_come} to come",
            n=under_way,
            late=found.count(PatrolStatus.OVERDUE),
            to_come=sum(found.count(one) for one in (PatrolStatus.PLANNED, PatrolStatus.ISSUED, PatrolStatus.READY)),
        )

    def _want(self, act_id: str, one: PatrolShown) -> None:
        if not self.is_asking():
            self.act_wanted.emit(act_id, one)

    def _on_chosen(self, one: PatrolShown) -> None:
        if self.ask.is_asking():
            self.ask.leave()
        self.show_card(one)
        self.patrol_chosen.emit(one)
