"""The evidence of one case: its files with small picture, kind, hash and custody; dropped, pasted or chosen to come in.

Made for a window of a case: `EvidencePage(program, actor, background, look, map_picture)`, then `show_case(case_id)`
and `on_fact(fact)`. It is kept while works go on: hide it, do not delete it, until `is_busy()` is false.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.evidence import EvidenceOrigin, export_name
from app.domain.key import new_key
from app.errors import AppError
from app.services.cases.evidence_desk import Given, KeptPiece
from app.ui import actions
from app.ui.background import Background
from app.ui.cameras.snapshots import png_of
from app.ui.cases import evidence_columns
from app.ui.cases.hand_over_dialog import HandOverDialog
from app.ui.cases.long_works import LongWorks, size_words
from app.ui.cases.thumbnails import Thumbnails
from app.ui.dialogs.import_task import ImportTask
from app.ui.dialogs.reason_dialog import ReasonDialog
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence, tr

ROW_PX = 46
TAKING = ("evidence_add", "evidence_paste", "evidence_map", "evidence_check_all")
ON_CHOSEN = ("evidence_open", "evidence_check", "evidence_hand_over", "evidence_export", "evidence_remove")


class EvidencePage(QWidget):
    """`told` carries what came of an act, in words: whoever is hidden behind it can show it elsewhere."""

    told = Signal(str)
    removed = Signal(object)
    """A piece was taken out of its case; whoever keeps the list of acts may offer to bring it back."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        look: Look,
        map_picture: Callable[[], QImage | None],
    ) -> None:
        super().__init__()
        self._desk, self._copies = program.kept_files.evidence_desk, program.kept_files.evidence_copies
        self._actor, self._background, self._look, self._now = actor, background, look, program.now
        self._map_picture = map_picture
        self.case_id = ""
        self._pieces: Sequence[KeptPiece] = ()
        self.thumbnails = Thumbnails(program, background, look, self)
        self.table: RecordTable[KeptPiece] = RecordTable(
            evidence_columns.columns(self.thumbnails.icon), look, lambda one: one.evidence.id, ROW_PX
        )
        self.card, self.works = FactCard(look), LongWorks(background, look)
        self.summary, self.said = plain_label("Muted"), plain_label("CardValue")
        self._empty = EmptyNote(
            "No evidence in this case", "Drop files here, paste them with Ctrl+V, or press A. Up to 2 GB each."
        )
        self._buttons = {act_id: KeycapButton(look, actions.act(act_id).keys[0]) for act_id in (*TAKING, *ON_CHOSEN)}
        self.setAcceptDrops(True)
        self._lay_out()
        self._join()
        look.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def show_case(self, case_id: str) -> None:
        """The evidence of this case."""
        if case_id != self.case_id:
            self.case_id, self._pieces = case_id, ()
            self.said.clear()
            self._show(())
        self.reload()

    def reload(self) -> None:
        """Ask anew; an answer about another case is dropped."""
        case_id = self.case_id
        if case_id:
            self._background.ask(
                lambda: self._desk.kept(case_id), lambda found: self._show(found) if case_id == self.case_id else None
            )

    def on_fact(self, fact: Fact) -> None:
        """Somebody did something with evidence."""
        if isinstance(fact, RecordsChanged) and fact.noun == "evidence" and self.case_id:
            self.reload()

    def is_busy(self) -> bool:
        """Whether works go on."""
        return bool(self.works.works)

    def take_in(self, given: Sequence[Given]) -> None:
        """Take files into the case, each with its own line of progress."""
        for one in given:
            self.works.begin(
                one.name, partial(self._attach, self.case_id, one, new_key()), partial(self._on_taken, one)
            )

    def take_from(self, mime: QMimeData, origin: EvidenceOrigin) -> bool:
        """Files or a picture that were dropped or pasted; False where there is neither."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take_in([Given(file, file.name, origin) for file in files])
        elif mime.hasImage():
            self._take_image(QImage(mime.imageData()), tr("Pasted"), origin)
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say every word again."""
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self._taking.arrange()
        self.card.arrange_acts()
        self._empty.retranslate()
        self._show(self._pieces)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if not actions.is_stopped("evidence_add", self) and self.take_from(event.mimeData(), EvidenceOrigin.FILE):
            event.acceptProposedAction()

    def _lay_out(self) -> None:
        self._taking = FlowRow()
        for act_id in TAKING:
            self._taking.add(self._buttons[act_id])
        for act_id in ON_CHOSEN:
            self.card.add_act(self._buttons[act_id])
        head = QHBoxLayout()
        head.addWidget(self._taking, 1)
        head.addWidget(self.summary)
        head.setContentsMargins(0, 0, 12, 0)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.table)
        halves.addWidget(self.card)
        halves.setStretchFactor(0, 5)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        lower = QWidget()
        self._stack = QStackedLayout(lower)
        self._stack.addWidget(halves)
        self._stack.addWidget(self._empty)
        self.said.setWordWrap(True)
        self.said.setContentsMargins(12, 0, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(lower, 1)
        column.addWidget(self.works)
        column.addWidget(self.said)

    def _join(self) -> None:
        self.table.record_chosen.connect(self._show_card)
        self.table.record_opened.connect(lambda _one: self._do("evidence_open"))
        self.thumbnails.made.connect(self.table.viewport().update)
        self.works.refused.connect(self._on_refused)
        for act_id, button in self._buttons.items():
            actions.bind(act_id, self, partial(self._do, act_id))
            button.clicked.connect(partial(self._do, act_id))
        actions.bind("evidence_stop", self, self.works.stop_first)

    def _do(self, act_id: str, _checked: bool = False) -> None:
        chosen = self.table.chosen()
        if act_id in ON_CHOSEN and chosen is None:
            return
        match act_id:
            case "evidence_add":
                names, _ = QFileDialog.getOpenFileNames(self, tr("Add files"))
                self.take_in([Given(Path(name), Path(name).name) for name in names])
            case "evidence_paste":
                if not self.take_from(QGuiApplication.clipboard().mimeData(), EvidenceOrigin.PASTED):
                    self._say(tr("The clipboard holds neither files nor a picture."))
            case "evidence_map":
                self._take_image(self._map_picture(), tr("Map"), EvidenceOrigin.MAP)
            case "evidence_check_all":
                for one in self._pieces:
                    self._check(one)
            case _ if chosen is not None:
                self._do_with(act_id, chosen)

    def _do_with(self, act_id: str, one: KeptPiece) -> None:
        match act_id:
            case "evidence_open":
                copies, actor, key, name = self._copies, self._actor, new_key(), one.evidence.name
                self.works.begin(name, lambda _task: copies.open(actor, key, one.evidence.id), self._on_opened)
            case "evidence_check":
                self._check(one)
            case "evidence_hand_over":
                dialog = HandOverDialog(one.evidence.name, one.evidence.holder, self._look, self)
                dialog.told.connect(partial(self._hand_over, one))
                _open(dialog)
            case "evidence_export":
                self._ask_where(one)
            case "evidence_remove":
                said = tr("{name} goes out of the case. File, record and chain are kept.", name=one.evidence.name)
                asked = ReasonDialog(tr("Take out of the case"), said, tr("Take out"), self._look, self)
                asked.told.connect(partial(self._remove, one))
                _open(asked)

    def _ask_where(self, one: KeptPiece) -> None:
        option = QFileDialog.Option.DontConfirmOverwrite
        proposed = export_name(one.evidence)
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Hand out a copy"), proposed, options=option)
        if chosen:
            said = tr("A copy of {name} is written to {file}.", name=one.evidence.name, file=chosen)
            asked = ReasonDialog(tr("Hand out a copy"), said, tr("Hand out"), self._look, self)
            asked.told.connect(partial(self.export, one, Path(chosen)))
            _open(asked)

    def export(self, one: KeptPiece, target: Path, reason: str) -> None:
        """Write a copy of a piece, for this reason."""
        copies, actor, key, piece = self._copies, self._actor, new_key(), one.evidence

        def write(task: ImportTask) -> None:
            told = partial(task.progress, piece.name)
            copies.export(actor, key, piece.id, target, reason=reason, progress=told, is_cancelled=task.is_cancelled)

        said = tr("A copy of {name} was handed out; its hash is the recorded one.", name=piece.name)
        self.works.begin(piece.name, write, lambda _done: self._say(said))

    def _attach(self, case_id: str, one: Given, key: str, task: ImportTask) -> str:
        """Runs off the window's thread."""
        return self._desk.attach(self._actor, key, case_id, one, partial(task.progress, one.name), task.is_cancelled)

    def _take_image(self, image: QImage | None, name: str, origin: EvidenceOrigin) -> None:
        """A picture as PNG; to make it of a large one takes longer than the window may wait."""
        if image is None or image.isNull():
            self._say(tr("There is no picture to take."))
            return
        given_name = f"{name} {local(self._now()):%Y-%m-%d %H.%M.%S}.png"
        self._background.ask(lambda: png_of(image), lambda png: self.take_in([Given(png, given_name, origin)]))

    def _check(self, one: KeptPiece) -> None:
        copies, actor, key, piece = self._copies, self._actor, new_key(), one.evidence

        def look(task: ImportTask) -> object:
            def told(done: int, total: int) -> None:
                task.progress(piece.name, piece.size * done // max(total, 1), piece.size)

            return copies.verify(actor, key, piece.id, told, task.is_cancelled)

        self.works.begin(piece.name, look, partial(self._on_checked, piece.name))

    def _hand_over(self, one: KeptPiece, taker: str, reason: str) -> None:
        desk, actor, key, piece = self._desk, self._actor, new_key(), one.evidence
        said = tr("{name} is now in custody of {taker}.", name=piece.name, taker=taker)
        self._background.act(
            lambda: desk.hand_over(actor, key, piece.id, to=taker, reason=reason),
            lambda _done: self._say(said),
            self._on_refused,
        )

    def _remove(self, one: KeptPiece, reason: str) -> None:
        desk, actor, key, piece = self._desk, self._actor, new_key(), one.evidence
        said = tr("{name} was taken out of the case.", name=piece.name)

        def done(_done: object) -> None:
            self._say(said)
            self.removed.emit(piece)

        self._background.act(lambda: desk.remove(actor, key, piece.id, reason=reason), done, self._on_refused)

    def _on_taken(self, one: Given, _key: str) -> None:
        self._say(tr("{name} is in the case; nothing of it was changed.", name=one.name))

    def _on_opened(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._say(tr("No program is set for this kind of file. The copy lies at {file}.", file=str(copy)))

    def _on_checked(self, name: str, found: object) -> None:
        is_whole = bool(getattr(found, "is_whole", False))
        told = "{name} is what was taken in: its hash is the recorded one."
        altered = "{name} was altered where it is kept! It is not handed out any more; bring it back from a backup."
        self._say(tr(told if is_whole else altered, name=name))

    def _on_refused(self, error: AppError) -> None:
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.told.emit(words)

    def _show(self, pieces: Sequence[KeptPiece]) -> None:
        self._pieces = pieces
        self.table.show_records(pieces)
        if pieces and self.table.chosen() is None:
            self.table.choose(pieces[0].evidence.id)
        total = size_words(sum(one.evidence.size for one in pieces))
        self.summary.setText(tr("{n} files · {size}", n=len(pieces), size=total) if pieces else "")
        were_none = self._stack.currentIndex() == 1
        self._stack.setCurrentIndex(0 if pieces else 1)
        if pieces and were_none and self.isVisible():
            self.table.setFocus()
        self._show_card(self.table.chosen())
        self.thumbnails.want([one.evidence for one in pieces])

    def _show_card(self, one: KeptPiece | None) -> None:
        self._buttons["evidence_check_all"].setEnabled(bool(self._pieces))
        if one is not None:
            self._buttons["evidence_open"].setEnabled(one.evidence.may_be_opened())
            self.card.show_facts(one.evidence.name, evidence_columns.facts(one))
        else:
            self.card.clear()

    def _restyle(self) -> None:
        side = self._look.theme.px(ROW_PX - 6)
        self.table.setIconSize(QSize(side * 4 // 3, side))
        self.card.setMinimumWidth(self._look.theme.px(320))


def _open(dialog: HandOverDialog | ReasonDialog) -> None:
    dialog.finished.connect(lambda _code: dialog.deleteLater())
    dialog.open()
