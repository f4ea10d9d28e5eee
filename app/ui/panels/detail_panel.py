"""Details of the asset that was chosen on the map, in the asset table or by the command bar; and what is at a place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QTabBar, QWidget

from app.domain.asset import Asset, AssetLayer
from app.domain.labels import attribute_label, kind_label, medium_label, status_label
from app.services.map.identify_desk import Here
from app.ui import actions
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.fact_card import Fact, FactCard
from app.ui.widgets.here_page import HerePage
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.words import tr

_SHOWN_ACTS = frozenset({"asset_edit", "asset_owner", "asset_history", "asset_view"})
"""The others are done by key: a small panel has room for what is done often."""
ASSET_ACTS = ("asset_edit", "asset_owner", "asset_move", "asset_history", "asset_retire", "asset_view")


class DetailPanel(Panel):
    """Shows one asset on its first page, and on its second what is at the place that was last clicked."""

    locate_wanted = Signal(object)
    here_chosen = Signal(object)
    acts_here_wanted = Signal(object)
    asset_act_wanted = Signal(str, object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self.asset: Asset | None = None
        self.pages = QTabBar()
        self.pages.setExpanding(False)
        self.pages.setDrawBase(False)
        self.pages.hide()
        for _ in range(2):
            self.pages.addTab("")
        self.here = HerePage(look, now)
        self.card = FactCard(look)
        self._locate = KeycapButton(look, actions.act("locate").keys[0])
        self.card.add_act(self._locate)
        self._buttons: dict[str, KeycapButton] = {}
        for act_id in ASSET_ACTS:
            act = partial(self._tell_act, act_id)
            actions.bind(act_id, self, act)
            if act_id in _SHOWN_ACTS:
                self._buttons[act_id] = button = KeycapButton(look, actions.act(act_id).keys[0])
                button.clicked.connect(act)
                self.card.add_act(button)
        self._empty = EmptyNote(
            "Nothing chosen",
            "Click a well, a line or a site on the map, or type its code after a / to see what is known.",
        )
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.here)
        self.column.addWidget(self.pages)
        self.column.addWidget(body, 1)
        self.pages.currentChanged.connect(lambda _page: self._turn())
        self.here.chosen.connect(self.here_chosen)
        self.here.acts_wanted.connect(self.acts_here_wanted)
        self._locate.clicked.connect(self._on_locate)
        actions.bind("locate", self, self._on_locate)
        self.retranslate()

    def show_asset(self, asset: Asset | None) -> None:
        """Show this one, or nothing."""
        self.asset = asset
        if asset is not None:
            self.card.show_facts(asset.name or asset.code, asset_facts(asset))
            self._buttons["asset_view"].setVisible(asset.layer is AssetLayer.CAMERAS)
            self.card.arrange_acts()
        self.pages.setCurrentIndex(0)
        self._turn()

    def show_here(self, here: Here, *, turn: bool) -> None:
        """Show what is at a place; `turn` to it, or only have it ready behind the asset that was clicked."""
        self.here.show_here(here)
        self.pages.show()
        self.pages.setTabText(1, tr("Here {n}", n=len(here.assets) + len(here.others) + here.more))
        if turn:
            self.pages.setCurrentIndex(1)
        self._turn()

    def shows_asset(self) -> bool:
        """Whether the asset's page is in front."""
        return self.pages.currentIndex() == 0

    def _turn(self) -> None:
        """The page that is asked for: what is here, the asset, or that nothing is chosen."""
        shown = 2 if self.pages.currentIndex() == 1 else 0 if self.asset is None else 1
        self._stack.setCurrentIndex(shown)

    def retranslate(self) -> None:
        self._empty.retranslate()
        page = self.pages.currentIndex()
        self.pages.setTabText(0, tr("Asset"))
        self.here.retranslate()
        self._locate.setText(tr(actions.act("locate").label))
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
            button.updateGeometry()
        self.card.arrange_acts()
        self.show_asset(self.asset)
        if self.here.here is not None:
            self.show_here(self.here.here, turn=page == 1)

    def _tell_act(self, act_id: str) -> None:
        if self.asset is not None:
            self.asset_act_wanted.emit(act_id, (self.asset.id,))

    def _on_locate(self) -> None:
        if self.asset is not None:
            self.locate_wanted.emit(self.asset)


def asset_facts(asset: Asset) -> list[Fact]:
    """Everything that is known of an asset; what a file told beyond the named fields stands last."""
    marks = (("Key well", asset.is_key), ("High yield", asset.is_high_yield), ("High risk", asset.is_high_risk))
    told = [
        (tr("Code"), asset.code),
        (tr("Kind"), tr(kind_label(asset.layer, asset.kind))),
        (tr("Carries"), tr(medium_label(asset.medium)) if asset.medium else ""),
        (tr("State"), tr(status_label(asset.layer, asset.status))),
        (tr("Marks"), " · ".join(tr(words) for words, holds in marks if holds)),
        (tr("Operator"), asset.operator or ""),
        (tr("Length"), "" if asset.length_m is None else f"{asset.length_m / 1000:,.2f} km"),
        (tr("Position"), f"{asset.lon:.5f}, {asset.lat:.5f}"),
        (tr("Live address"), asset.stream or ""),
        (tr("Last visit"), "" if asset.visited_at is None else to_minute(asset.visited_at)),
    ]
    return told + [(tr(attribute_label(str(name))), _plain(value)) for name, value in asset.attributes.items()]


def _plain(value: object) -> str:
    """What a file told, in words; what it denied or left empty is left out, and lists, which are not for reading."""
    if isinstance(value, bool):
        return tr("yes") if value else ""
    return str(value) if isinstance(value, str | int | float) else ""
