"""Base maps: which there are, which are shown, of which datum each is; a source by its address is added here.

By keyboard: arrows choose a row, Enter shows it alone, Ctrl+Enter lays it over what is shown, Delete takes it off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.domain.access import Actor
from app.domain.base_map import BaseMap, BaseOrigin, MapDatum
from app.domain.key import new_key
from app.domain.offered_layer import OfferedLayer
from app.domain.sentence import Sentence
from app.errors import AppError, InputRefused
from app.services.base_maps.base_map_desk import BaseMapDesk, ListedBase
from app.services.base_maps.catalogue import VECTOR_ID
from app.services.base_maps.server_offers import Offers
from app.ui.background import Background
from app.ui.dialogs.offered_layers_dialog import OfferedLayersDialog
from app.ui.look import Look
from app.ui.widgets.base_map_columns import base_map_columns
from app.ui.widgets.base_source_form import BaseSourceForm
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence, sentence_words, tr

Listed = tuple[tuple[ListedBase, ...], tuple[InputRefused, ...]]


class BaseMapsDialog(QDialog):
    """`chosen` carries the ids to be shown, the lowest first, `faded` their opacity in per cent; both at once."""

    chosen = Signal(object)
    faded = Signal(int)

    def __init__(
        self,
        desk: BaseMapDesk,
        actor: Actor,
        background: Background,
        look: Look,
        now: tuple[Sequence[str], int],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Base maps"))
        self._desk, self._actor, self._background, self._look = desk, actor, background, look
        self._chosen = [key for key in now[0] if key != VECTOR_ID]
        self.table: RecordTable[ListedBase] = RecordTable(
            base_map_columns(lambda: self._chosen), look, lambda one: one.base.id
        )
        self.show_it, self.lay_over, self.take_off = (
            QPushButton(tr("Show this one")),
            QPushButton(tr("Lay over")),
            QPushButton(tr("Take off")),
        )
        self.datum = QComboBox()
        for datum in MapDatum:
            self.datum.addItem(datum.value, datum)
        self.declare, self.test, self.remove = (
            QPushButton(tr("Declare datum")),
            QPushButton(tr("Test")),
            QPushButton(tr("Remove")),
        )
        self.opacity = QSpinBox()
        self.opacity.setRange(10, 100)
        self.opacity.setSingleStep(10)
        self.opacity.setSuffix(" %")
        self.opacity.setValue(now[1])
        self.form = BaseSourceForm()
        self.try_draft, self.add, self.back = QPushButton(tr("Test")), QPushButton(tr("Add")), QPushButton(tr("Back"))
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self._lay_out(look)
        self._connect()
        self._reload()

    def _lay_out(self, look: Look) -> None:
        acts, adds = QHBoxLayout(), QHBoxLayout()
        for part in (self.show_it, self.lay_over, self.take_off):
            acts.addWidget(part)
        acts.addWidget(plain_label("Muted", tr("Opacity")))
        acts.addWidget(self.opacity)
        acts.addStretch(1)
        acts.addWidget(self.datum)
        for part in (self.declare, self.test, self.remove):
            acts.addWidget(part)
        adds.addWidget(self.told, 1)
        for part in (self.try_draft, self.add, self.back):
            adds.addWidget(part)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        said = plain_label(
            "Muted",
            tr(
                "The vector map always lies below. Archives (MBTiles, PMTiles) and folders of tiles are put into the "
                "folder maps of the data directory."
            ),
        )
        said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(said)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        column.addWidget(plain_label("", tr("A source by its address")))
        column.addWidget(self.form)
        column.addLayout(adds)
        self.resize(look.theme.px(1060), look.theme.px(600))

    def _connect(self) -> None:
        self.table.record_chosen.connect(lambda _one: self._mind())
        self.table.record_opened.connect(lambda _one: self._show_alone())
        self.show_it.clicked.connect(self._show_alone)
        self.lay_over.clicked.connect(self._lay_over)
        self.take_off.clicked.connect(self._take_off)
        self.opacity.valueChanged.connect(self.faded)
        self.declare.clicked.connect(self._declare)
        self.test.clicked.connect(self._test_chosen)
        self.remove.clicked.connect(self._remove)
        self.try_draft.clicked.connect(self._test_draft)
        self.form.layers_wanted.connect(self._read_layers)
        self.add.clicked.connect(self._add)
        self.back.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self.table).activated.connect(self.lay_over.click)
        QShortcut(QKeySequence("Delete"), self.table).activated.connect(self.take_off.click)

    def _reload(self, key: str = "") -> None:
        self._background.ask(self._desk.listed, lambda found: self._fill(found, key))

    def _fill(self, found: Listed, key: str) -> None:
        listed, refused = found
        self.table.show_records(listed)
        if listed and not (key and self.table.choose(key)) and self.table.chosen() is None:
            self.table.choose(self._chosen[-1] if self._chosen else listed[0].base.id)
        if refused:
            self._say(" ".join(sentence(why) for why in refused))
        self._mind()

    def _mind(self) -> None:
        """Which acts the chosen row allows; who may do them is the desk's to say."""
        one = self.table.chosen()
        drawable = one is not None and one.wrong is None
        is_vector = one is not None and one.base.id == VECTOR_ID
        is_shown = one is not None and one.base.id in self._chosen
        self.show_it.setEnabled(drawable)
        self.lay_over.setEnabled(drawable and not is_vector and not is_shown)
        self.take_off.setEnabled(is_shown)
        own = one is not None and one.base.origin is not BaseOrigin.SHIPPED
        self.datum.setEnabled(own)
        self.declare.setEnabled(own)
        self.test.setEnabled(one is not None and not is_vector)
        self.remove.setEnabled(one is not None and one.base.origin is BaseOrigin.OWN)
        if one is not None and one.base.datum is not None:
            self.datum.setCurrentIndex(self.datum.findData(one.base.datum))

    def _show_alone(self) -> None:
        """This one and no other over the vector map; for the vector map itself: nothing over it."""
        one = self.table.chosen()
        if one is not None and one.wrong is None:
            self._choose([] if one.base.id == VECTOR_ID else [one.base.id])

    def _lay_over(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self._choose([*self._chosen, one.base.id])

    def _take_off(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self._choose([key for key in self._chosen if key != one.base.id])

    def _choose(self, chosen: list[str]) -> None:
        self._chosen = chosen
        self.table.rows.repaint()
        self._mind()
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(tuple(self._chosen))

    def _declare(self) -> None:
        one, datum = self.table.chosen(), MapDatum(self.datum.currentData())
        if one is not None:
            key, act_id = one.base.id, new_key()
            self._act(
                lambda: self._desk.declare(self._actor, act_id, key, datum),
                key,
                tr("{name} is {datum} from now on.", name=one.base.name, datum=datum.value),
            )

    def _remove(self) -> None:
        one = self.table.chosen()
        if one is not None:
            key, act_id = one.base.id, new_key()
            self._chosen = [shown for shown in self._chosen if shown != key]
            self._act(
                lambda: self._desk.remove(self._actor, act_id, key), "", tr("{name} was removed.", name=one.base.name)
            )

    def _add(self) -> None:
        entry, act_id = self.form.entry(), new_key()
        self._act(
            lambda: self._desk.add(self._actor, act_id, entry),
            str(entry.get("id", "")),
            tr("Added. Enter in the list shows it."),
            self.form.clear,
        )

    def _act(self, deed: Callable[[], None], key: str, said: str, after: Callable[[], object] = lambda: None) -> None:
        def done(_done: None) -> None:
            self._say(said)
            after()
            self._reload(key)
            self._tell()

        self._background.act(deed, done, self._on_refused)

    def _test_chosen(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self._test(lambda: one.base)

    def _test_draft(self) -> None:
        entry = self.form.entry()
        self._test(lambda: self._desk.draft(entry))

    def _read_layers(self) -> None:
        entry = self.form.entry()
        self._say(tr("Trying …"))
        self._background.ask(lambda: self._desk.offers(entry), self._offer, self._on_refused)

    def _offer(self, offers: Offers) -> None:
        """Let one of the server's layers be chosen."""
        self._say("")
        dialog = OfferedLayersDialog(offers, self._look, self)
        dialog.taken.connect(self._take)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _take(self, offer: OfferedLayer) -> None:
        self.form.take(offer)
        self._say(tr("Its datum is yours to tell: choose it, then test and add."))
        self.form.datum.setFocus()

    def _test(self, base: Callable[[], BaseMap]) -> None:
        def found(told: Sentence) -> None:
            self._say(sentence_words(told))

        self._say(tr("Trying …"))
        self._background.ask(lambda: self._desk.test(base()), found, self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.told.setText(words)
