"""The visible list of watch rules: what each looks for, how often it would have fired, and the switch.

A rule is switched on after it was tried on the last 30 days, and with a reason; switching off needs a reason too.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.position import Position
from app.domain.watch_rule import WatchKind
from app.domain.watch_trial import figures_only
from app.errors import AppError
from app.services.watch.watch_rule_desk import RuleNow, WatchRuleDesk
from app.services.watch.watch_trial import TrialHit, TrialResult, WatchTrial
from app.ui.background import Background
from app.ui.dialogs.import_task import ImportTask
from app.ui.local_time import full
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.widgets.watch_columns import hit_columns, rule_columns
from app.ui.widgets.watch_rule_form import WatchRuleForm
from app.ui.words import sentence, tr


class WatchRulesDialog(QDialog):
    """`place_shown` carries the place of a chosen hit, None when the dialog goes."""

    place_shown = Signal(object)

    def __init__(
        self,
        desk: WatchRuleDesk,
        trial: WatchTrial,
        actor: Actor,
        background: Background,
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Watch rules"))
        self._desk, self._trial, self._actor, self._background = desk, trial, actor, background
        self._hits: dict[str, TrialResult] = {}
        self._task: ImportTask | None = None
        self._edited = False
        self.table: RecordTable[RuleNow] = RecordTable(rule_columns(), look, lambda one: one.rule.id)
        self.form = WatchRuleForm(look)
        self.hits: RecordTable[TrialHit] = RecordTable(hit_columns(), look, lambda one: f"{one.at} {one.title}")
        self.told, self.tried_words = plain_label("Muted"), plain_label("")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Reason for switching on or off"))
        self.reason.setMaxLength(200)
        self.busy = QProgressBar()
        self.busy.hide()
        self.save, self.switch = QPushButton(tr("Save")), QPushButton(tr("Switch on"))
        self.try_out, self.stop = QPushButton(tr("Try on 30 days")), QPushButton(tr("Stop"))
        self.add, self.copy = QPushButton(tr("New rule")), QPushButton(tr("Copy rule"))
        self.kinds = QMenu(self)
        for kind in WatchKind:
            self.kinds.addAction(tr(label(kind))).triggered.connect(partial(self._add, kind))
        self.back = QPushButton(tr("Back"))
        self._lay_out(look)
        self._connect()
        self._reload()

    def _lay_out(self, look: Look) -> None:
        self.told.setWordWrap(True)
        self.told.hide()
        self.stop.hide()
        for button in (self.save, self.switch, self.try_out, self.stop, self.add, self.copy, self.back):
            button.setAutoDefault(False)
        trial_row, act_row = QHBoxLayout(), QHBoxLayout()
        trial_row.addWidget(self.try_out)
        trial_row.addWidget(self.tried_words, 1)
        trial_row.addWidget(self.busy, 1)
        trial_row.addWidget(self.stop)
        act_row.addWidget(self.reason, 1)
        for button in (self.switch, self.save, self.add, self.copy, self.back):
            act_row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.table, 5)
        column.addWidget(self.form)
        column.addLayout(trial_row)
        column.addWidget(self.hits, 3)
        column.addWidget(self.told)
        column.addLayout(act_row)
        self.resize(look.theme.px(1120), look.theme.px(690))

    def _connect(self) -> None:
        self.table.record_chosen.connect(self._show)
        self.form.edited.connect(self._on_edited)
        self.reason.textChanged.connect(lambda _text: self._mind())
        self.save.clicked.connect(self._save)
        self.switch.clicked.connect(self._switch)
        self.try_out.clicked.connect(self._try_out)
        self.stop.clicked.connect(self._stop)
        self.add.clicked.connect(self._offer_kinds)
        self.copy.clicked.connect(self._copy)
        self.back.clicked.connect(self.reject)
        self.hits.record_chosen.connect(lambda hit: self.place_shown.emit(Position(hit.lon, hit.lat)))
        self.hits.record_opened.connect(lambda hit: self.place_shown.emit(Position(hit.lon, hit.lat)))
        for key, slot in (
            ("Ctrl+Return", self._save),
            ("Ctrl+P", self._try_out),
            ("Ctrl+N", self._offer_kinds),
            ("Ctrl+D", self._copy),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)
        self.finished.connect(self._on_finished)

    def _reload(self, key: str = "") -> None:
        desk = self._desk
        self._background.ask(lambda: (desk.rules(), desk.zones()), lambda found: self._fill(*found, key))

    def _fill(self, rules: tuple[RuleNow, ...], zones: tuple[tuple[str, str], ...], key: str) -> None:
        if self.form.zones.count() != len(zones):
            self.form.offer_zones(zones)
        self.table.show_records(rules)
        if rules and not (key and self.table.choose(key)) and self.table.chosen() is None:
            self.table.choose(rules[0].rule.id)
        chosen = self.table.chosen()
        if chosen is not None:
            self._show(chosen)

    def _show(self, one: RuleNow) -> None:
        self.form.show_rule(one.rule)
        self.table.scrollTo(self.table.currentIndex())
        self._edited = False
        self.reason.clear()
        result = self._result_of(one)
        self.hits.show_records(result.hits if result else ())
        self._mind()

    def _result_of(self, one: RuleNow) -> TrialResult | None:
        """What the trial of exactly these figures gave in this dialog, with every hit; the store keeps the count."""
        return self._hits.get(figures_only(one.rule))

    def _on_edited(self) -> None:
        self._edited = True
        self._say("")
        self._mind()

    def _mind(self) -> None:
        """Which buttons may be pressed, and what the trial said."""
        one, is_busy = self.table.chosen(), self._task is not None
        self.save.setEnabled(self._edited and not is_busy)
        self.add.setEnabled(not self._edited and not is_busy)
        self.copy.setEnabled(one is not None and not self._edited and not is_busy)
        self.try_out.setEnabled(one is not None and not self._edited and not is_busy)
        self.tried_words.setVisible(not is_busy)
        if one is None:
            self.switch.setEnabled(False)
            return
        self.switch.setText(tr("Switch off") if one.rule.enabled else tr("Switch on"))
        may = one.rule.enabled or self._desk.is_tried(one)
        self.switch.setEnabled(may and bool(self.reason.text().strip()) and not self._edited and not is_busy)
        self.tried_words.setText(self._trial_words(one))

    def _trial_words(self, one: RuleNow) -> str:
        if one.rule.kind is WatchKind.PANIC:
            return tr("The emergency key is no movement: there is nothing to try.")
        if self._edited:
            return tr("Save the figures, then try them out.")
        if one.trial is None:
            return tr("Try it out before it is switched on: how often would it have fired?")
        words = tr(
            "Would have fired {n} times in the 30 days before {at} ({fixes} positions); tried by {who}.",
            n=f"{one.trial.count:,}",
            fixes=f"{one.trial.fixes:,}",
            at=full(one.trial.until),
            who=one.trial.tried_by,
        )
        return words if self._desk.is_tried(one) else f"{words} {tr('That was long ago: try it out again.')}"

    def _save(self) -> None:
        one = self.table.chosen()
        if one is None or not self.save.isEnabled():
            return
        rule, figures, act_id = one.rule, self.form.told(), new_key()
        self._background.act(
            lambda: self._desk.change(self._actor, act_id, rule.id, figures, version=rule.version),
            lambda _done: self._on_done(rule.id, tr("Saved.")),
            self._on_refused,
        )

    def _switch(self) -> None:
        one = self.table.chosen()
        if one is None:
            return
        rule, reason, act_id = one.rule, self.reason.text(), new_key()
        act = self._desk.disable if rule.enabled else self._desk.enable
        said = tr("Switched off.") if rule.enabled else tr("Switched on.")
        self._background.act(
            lambda: act(self._actor, act_id, rule.id, reason=reason),
            lambda _done: self._on_done(rule.id, said),
            self._on_refused,
        )

    def _offer_kinds(self) -> None:
        """What the new rule shall look for; the arrows and Enter choose."""
        if self.add.isEnabled():
            self.kinds.popup(self.add.mapToGlobal(self.add.rect().topLeft()))
            self.kinds.setActiveAction(self.kinds.actions()[0])

    def _add(self, kind: WatchKind, _checked: bool = False) -> None:
        name, act_id = tr(label(kind)), new_key()
        self._background.act(
            lambda: self._desk.add_of_kind(self._actor, act_id, kind, name), self._on_added, self._on_refused
        )

    def _copy(self) -> None:
        """One more like the chosen one: another zone, other hours."""
        one = self.table.chosen()
        if one is None or not self.copy.isEnabled():
            return
        rule, name, act_id = one.rule, tr("{name} (copy)", name=one.rule.name), new_key()
        self._background.act(
            lambda: self._desk.copy(self._actor, act_id, rule.id, name), self._on_added, self._on_refused
        )

    def _on_added(self, key: str) -> None:
        """It is chosen at once, with its name to be written over."""
        self._on_done(key, tr("Added, and switched off. Give it its name, zones and hours, then save."))
        self.form.name.setFocus()

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _on_done(self, key: str, said: str) -> None:
        self._say(said)
        self._reload(key)

    def _on_refused(self, error: AppError) -> None:
        self._say(sentence(error))

    def _try_out(self) -> None:
        one = self.table.chosen()
        if one is None or not self.try_out.isEnabled():
            return
        rule, task = one.rule, ImportTask()
        task.progressed.connect(self._on_progress)
        self._task = task
        self.busy.setRange(0, 0)
        self.busy.show()
        self.stop.show()
        self._mind()
        self._background.ask(
            lambda: self._trial.try_out(rule, lambda done, days: task.progress("", done, days), task.is_cancelled),
            lambda result: self._on_tried(one, result),
            self._on_trial_refused,
        )

    def _on_progress(self, _stage: str, done: int, total: int) -> None:
        self.busy.setRange(0, total)
        self.busy.setValue(done)
        self.busy.setFormat(tr("{done} of {total} days", done=done, total=total))

    def _on_tried(self, one: RuleNow, result: TrialResult | None) -> None:
        self._end_task()
        if result is None:
            self._say(tr("The trial was stopped. Nothing was changed."))
        else:
            self._keep(one, result)
        self._mind()

    def _keep(self, one: RuleNow, result: TrialResult) -> None:
        """Only what is written down counts, also after the next start."""
        self._hits[figures_only(one.rule)] = result
        act_id = new_key()
        self._background.act(
            lambda: self._desk.keep_trial(self._actor, act_id, one.rule, result),
            lambda _done: self._background.ask(self._desk.rules, lambda rules: self._on_kept(rules, result)),
            self._on_refused,
        )

    def _on_kept(self, rules: tuple[RuleNow, ...], result: TrialResult) -> None:
        """What is being written meanwhile stays."""
        self.table.show_records(rules)
        chosen = self.table.chosen()
        if chosen is not None and self._result_of(chosen) is result:
            self.hits.show_records(result.hits)
        self._mind()

    def _on_trial_refused(self, error: AppError) -> None:
        self._end_task()
        self._say(sentence(error))
        self._mind()

    def _end_task(self) -> None:
        self._task = None
        self.busy.hide()
        self.stop.hide()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _on_finished(self) -> None:
        self._stop()
        self.place_shown.emit(None)
