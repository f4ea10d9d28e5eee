"""The line that finds and commands: `/` opens it, what it offers stands below, Enter takes the first, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.asset import Asset, AssetLayer
from app.domain.labels import kind_label, label
from app.domain.position import Position
from app.domain.saved_view import SavedView
from app.services.field.unit_tracker import UnitNow
from app.ui.actions import ACTIONS, Act, Where, key_words
from app.ui.commands.command_words import Meaning, fits, understand
from app.ui.commands.order_words import Order
from app.ui.look import Look
from app.ui.words import tr

TYPING_PAUSE_MS = 90
MOST_LINES = 12
EXAMPLES = "定1234 · /去 定1234 · 107.6, 37.5 · /aj · /新警情 · /派 2组 东滩 · /s 3队 到达"
_TARGET = int(Qt.ItemDataRole.UserRole)
_LAYER_ICON = {AssetLayer.WELLS: "well", AssetLayer.PIPELINES: "line", AssetLayer.ROADS: "line"}

Target = Asset | UnitNow | Position | Act | Order | SavedView


@dataclass(frozen=True)
class Offer:
    """One line below the bar."""

    icon: str
    words: str
    target: Target


class CommandBar(QLineEdit):
    """`search_wanted` asks for assets, answered by `offer_assets`; `target_chosen` carries what was chosen."""

    search_wanted = Signal(str)
    target_chosen = Signal(object)

    def __init__(self, look: Look, units: Callable[[], Sequence[UnitNow]]) -> None:
        super().__init__()
        self._look, self.units = look, units
        self.orders: Callable[[str], Sequence[Offer]] = lambda _line: ()
        """What the line orders, each with what Enter would do; whoever does orders sets it."""
        self.views: Callable[[], Sequence[SavedView]] = lambda: ()
        """The saved views, of which those are offered whose names fit."""
        self._assets: Sequence[Asset] = ()
        self._came_from: QWidget | None = None
        self._take_first = False
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(180)
        self.setMaximumWidth(520)
        self._pause = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._on_text_edited)
        self.list: QListWidget | None = None
        self.retranslate()

    def open(self) -> None:
        """Take the focus; Esc gives it back."""
        here = QApplication.focusWidget()
        if here is not self:
            self._came_from = here
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def offer_assets(self, query: str, assets: Sequence[Asset]) -> None:
        """The answer to `search_wanted`; one to an older question is dropped."""
        if query == self._meaning().text:
            self._assets = assets
            self._offer()
            if self._take_first:
                self._take_first = False
                self._choose_current()

    def offers(self) -> list[Offer]:
        """What is offered for the text as it stands: places, units, then panels and commands."""
        meaning = self._meaning()
        if not meaning.text:
            return []
        if orders := self.orders(self.text()):
            return list(orders)[:MOST_LINES]
        found: list[Offer] = []
        if meaning.position is not None:
            at = meaning.position
            found.append(Offer("place", f"{at.lon:.5f}, {at.lat:.5f}   {tr('Position')}", at))
        found += [_asset_offer(asset) for asset in self._assets]
        found += [_unit_offer(one) for one in self.units() if fits(meaning.text, (one.unit.call_sign, one.unit.name))][
            :6
        ]
        found += [
            Offer("layers", f"{one.name}   {tr('Saved view')}", one)
            for one in self.views()
            if fits(meaning.text, (one.name,))
        ]
        if not meaning.places_only:
            acts = [_act_offer(act) for act in ACTIONS if act.where is Where.WINDOW and act.id != "command"]
            matching = [offer for offer in acts if _act_fits(meaning.text, offer)]
            found = matching + found if self.text().startswith("/") else found + matching
        return found[:MOST_LINES]

    def retranslate(self) -> None:
        """Say every word again."""
        self.setPlaceholderText(tr("/  Search wells, lines, units, coordinates, or a command"))
        self.setToolTip(tr("Examples: {examples}", examples=EXAMPLES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list is not None and self.list.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_list()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _meaning(self) -> Meaning:
        return understand(self.text())

    def _on_text_edited(self) -> None:
        self._take_first = False
        self._assets = ()
        self._pause.start()
        self._offer()

    def _ask(self) -> None:
        if (text := self._meaning().text) and self._meaning().position is None and not self.orders(self.text()):
            self.search_wanted.emit(text)

    def _on_enter(self) -> None:
        if self._pause.isActive():
            # The answer to what was typed is still to come: Enter means its first line.
            self._pause.stop()
            self._take_first = (self._meaning().position is None and not self.text().startswith("/")) or bool(
                self._meaning().places_only
            )
            self._ask()
            if self._take_first:
                return
        self._choose_current()

    def _choose_current(self) -> None:
        if self.list is None or not self.list.count():
            return
        chosen: Target = self.list.item(max(0, self.list.currentRow())).data(_TARGET)
        self._leave()
        self.target_chosen.emit(chosen)

    def _leave(self) -> None:
        self.clear()
        self._assets = ()
        self._pause.stop()
        self._close_list()
        (self._came_from or self.window()).setFocus()
        self._came_from = None

    def _offer(self) -> None:
        offers = self.offers()
        if not offers:
            self._close_list()
            return
        if self.list is None:
            self.list = QListWidget(self.window())
            self.list.setObjectName("CommandList")
            self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self.list.itemClicked.connect(lambda _item: self._choose_current())
        self.list.clear()
        side = self._look.theme.px(16)
        self.list.setIconSize(QSize(side, side))
        for offer in offers:
            line = QListWidgetItem(self._look.icon(offer.icon), offer.words, self.list)
            line.setData(_TARGET, offer.target)
        self.list.setCurrentRow(0)
        height = self.list.sizeHintForRow(0) * len(offers) + 2 * self.list.frameWidth() + 8
        self.list.resize(max(self.width(), self._look.theme.px(420)), height)
        self.list.move(self.mapTo(self.window(), QPoint(0, self.height() + 2)))
        self.list.show()
        self.list.raise_()

    def _close_list(self) -> None:
        if self.list is not None:
            self.list.deleteLater()
            self.list = None


def _asset_offer(asset: Asset) -> Offer:
    name = f"  {asset.name}" if asset.name and asset.name != asset.code else ""
    return Offer(
        _LAYER_ICON.get(asset.layer, "site"), f"{asset.code}{name}   {tr(kind_label(asset.layer, asset.kind))}", asset
    )


def _unit_offer(one: UnitNow) -> Offer:
    return Offer("units", f"{one.unit.call_sign or one.unit.code}  {one.unit.name}   {tr(label(one.state))}", one)


def _act_offer(act: Act) -> Offer:
    keys = key_words(act.id)
    icon = "panel" if act.id.startswith("panel_") else "command"
    return Offer(icon, f"{tr(act.label)}   {keys}" if keys else tr(act.label), act)


def _act_fits(query: str, offer: Offer) -> bool:
    act = offer.target
    return isinstance(act, Act) and fits(query, (tr(act.label), act.label))
