"""The data page and the acts on a selection: owners, one value for many, doubles, retiring, history, lists as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.domain.completeness import Gap
from app.domain.events import AssetsChanged, BatchProgressed, Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.layer import layer_named
from app.domain.responsibility import Owner, OwnerLayer
from app.errors import AppError
from app.services.assets.asset_history import HistoryLine
from app.services.assets.figures_desk import WorkList, WorkRow
from app.services.assets.register_columns import GroupBy
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.bulk_dialog import BulkDialog
from app.ui.dialogs.history_dialog import HistoryDialog
from app.ui.dialogs.merge_dialog import MergeDialog
from app.ui.dialogs.owner_dialog import OwnerDialog
from app.ui.dialogs.reason_dialog import ReasonDialog
from app.ui.keep.asset_acts import AssetActs
from app.ui.keep.keep_part import KeepPart, named
from app.ui.map.map_join import MapJoin
from app.ui.take_back import TakeBacks
from app.ui.words import sentence, tr

GATHER_MS = 250


class RegisterActs(KeepPart):
    """Lives as long as the window. `dialog` is the one that is open."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        take_backs: TakeBacks,
        assets: AssetActs,
    ) -> None:
        super().__init__(program, actor, background, window, join, take_backs)
        self._assets = assets
        self._panel = window.panels.register
        self.dialog: QDialog | None = None
        self._gather = QTimer(self, interval=GATHER_MS, singleShot=True)
        self._gather.timeout.connect(self._panel.reload)
        self._join_panel()

    def on_fact(self, fact: Fact) -> None:
        """Count again when the register or an owner changed."""
        is_owner = isinstance(fact, RecordsChanged) and fact.noun == "responsibility"
        is_batch = isinstance(fact, BatchProgressed) and fact.completed
        if (isinstance(fact, AssetsChanged) or is_owner or is_batch) and not self._gather.isActive():
            self._gather.start()

    def stop(self) -> None:
        """Ask no more."""
        self._gather.stop()

    def do(self, act_id: str, ids: Sequence[str]) -> None:
        """Do an act on the chosen assets."""
        match act_id:
            case "asset_edit" if len(ids) > 1:
                self._with_assets(ids[:1], lambda found: self.change_many(found[0].layer, ids))
            case "asset_edit":
                self._assets.correct(ids)
            case "asset_move":
                self._assets.move(ids)
            case "asset_owner":
                self._with_assets(ids[:1], lambda found: self.name_owner(found[0], ids))
            case "asset_history":
                self._with_assets(ids[:1], lambda found: self.show_history(found[0]))
            case "asset_merge":
                self._with_assets(ids, self.merge)
            case "asset_retire":
                self._with_assets(ids[:1], lambda found: self.retire(found[0], ids))

    def name_owner(self, first: Asset, ids: Sequence[str]) -> OwnerDialog:
        """Who answers for it from now on."""
        what = named([first]) if len(ids) == 1 else tr("{n} assets", n=f"{len(ids):,}")
        dialog = OwnerDialog(what, None, self._window.look, self._window)
        desk, actor = self._program.responsibility_desk, self._actor

        def search(text: str) -> None:
            self._background.ask(
                lambda: desk.find_owners(text),
                lambda found: dialog.offer(text, found) if self.dialog is dialog else None,
            )

        def keep(owner: Owner, layer: OwnerLayer | None) -> None:
            self._act_on(
                ids,
                lambda key, some: desk.assign(actor, key, some, owner, layer),
                tr("Owner {owner}: {what}", owner=owner.name, what=what),
                dialog.accept,
                lambda error: dialog.refuse(sentence(error)),
            )

        dialog.search_wanted.connect(search)
        dialog.told.connect(keep)
        self._open(dialog)
        return dialog

    def change_many(self, layer: AssetLayer, ids: Sequence[str]) -> BulkDialog:
        """One field of all of them."""
        kept = {"code", "name", *self.locked(layer)}
        fields = [one for one in layer_named(layer).fields if one.name not in kept]
        dialog = BulkDialog(tr("Change {n} assets", n=len(ids)), fields, self._window.look, self._window)
        desk, actor = self._program.keeping.register_desk, self._actor

        def preview(values: Mapping[str, object]) -> None:
            self._background.ask(
                lambda: desk.preview(ids, layer, values),
                lambda told: dialog.show_preview(told) if self.dialog is dialog else None,
                lambda error: dialog.refuse(sentence(error)) if self.dialog is dialog else None,
            )

        def keep(values: Mapping[str, object]) -> None:
            self._act_on(
                ids,
                lambda key, some: desk.change_many(actor, key, some, layer, values),
                tr("Corrected: {name}", name=tr("{n} assets", n=f"{len(ids):,}")),
                dialog.accept,
                lambda error: dialog.refuse(sentence(error)),
            )

        dialog.preview_wanted.connect(preview)
        dialog.told.connect(keep)
        self._open(dialog)
        return dialog

    def retire(self, first: Asset, ids: Sequence[str]) -> ReasonDialog:
        """Out of the register, with a reason."""
        what = named([first]) if len(ids) == 1 else tr("{n} assets", n=f"{len(ids):,}")
        said = tr("{what} goes out of the register with who answers for it; it can be brought back.", what=what)
        desk, actor = self._program.keeping.register_desk, self._actor
        dialog = ReasonDialog(tr("Retire"), said, tr("Retire"), self._window.look, self._window)
        dialog.told.connect(
            lambda reason: self._act_on(
                ids, lambda key, some: desk.retire(actor, key, some, reason=reason), tr("Retired: {what}", what=what)
            )
        )
        self._open(dialog)
        return dialog

    def bring_back(self, ids: Sequence[str]) -> None:
        """Retired ones into the register again, with a reason."""
        if not ids:
            return
        said = tr("{what} comes back into the register.", what=tr("{n} assets", n=f"{len(ids):,}"))
        desk, actor = self._program.keeping.register_desk, self._actor
        dialog = ReasonDialog(tr("Bring back"), said, tr("Bring back"), self._window.look, self._window)
        dialog.told.connect(
            lambda reason: self._act_on(
                ids, lambda key, some: desk.bring_back(actor, key, some, reason=reason), tr("Brought back")
            )
        )
        self._open(dialog)

    def merge(self, doubles: Sequence[Asset]) -> MergeDialog:
        """Which of them survives."""
        dialog = MergeDialog(doubles, self._window.look, self._window)
        desk, actor = self._program.keeping.merge_desk, self._actor
        ids = [one.id for one in doubles]

        def preview(survivor: Asset) -> None:
            self._background.ask(
                lambda: desk.preview(survivor.id, ids),
                lambda told: dialog.show_preview(survivor, told) if self.dialog is dialog else None,
                lambda error: dialog.refuse(sentence(error)) if self.dialog is dialog else None,
            )

        def keep(survivor: Asset, reason: str) -> None:
            self._act(
                lambda key: desk.merge(actor, key, survivor.id, ids, reason=reason),
                tr("Merged into {name}", name=named([survivor])),
                lambda _moved: dialog.accept(),
                lambda error: dialog.refuse(sentence(error)),
            )

        dialog.preview_wanted.connect(preview)
        dialog.told.connect(keep)
        self._open(dialog)
        return dialog

    def show_history(self, asset: Asset) -> HistoryDialog:
        """Every act on it, in words."""
        dialog = HistoryDialog(named([asset]), self._window.look, self._window)
        keeping, actor = self._program.keeping, self._actor

        def read() -> None:
            self._background.ask(
                lambda: keeping.history.of(asset),
                lambda lines: dialog.show_lines(lines) if self.dialog is dialog else None,
            )

        def take_back(line: HistoryLine, reason: str) -> None:
            key = new_key()

            def done(_none: object) -> None:
                dialog.say(tr("Taken back."))
                dialog.reason.clear()
                read()

            self._background.act(
                lambda: keeping.take_back_desk.take_back(actor, key, line.act_id, reason=reason, parts=line.is_whole),
                done,
                lambda error: dialog.say(sentence(error)),
            )

        dialog.take_back_wanted.connect(take_back)
        self._open(dialog)
        read()
        return dialog

    def _open(self, dialog: QDialog) -> None:
        """Modeless for the desk, and gone when closed."""
        self.dialog = dialog
        dialog.finished.connect(lambda _code: self._on_closed(dialog))
        dialog.open()

    def _on_closed(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _join_panel(self) -> None:
        panel, join = self._panel, self._join
        panel.figures_wanted.connect(self._ask_figures)
        panel.list_wanted.connect(self._ask_list)
        panel.doubles_wanted.connect(
            lambda layer: self._ask_rows(lambda: self._program.keeping.figures_desk.doubles(layer))
        )
        panel.retired_wanted.connect(lambda: self._ask_rows(self._retired))
        panel.asset_chosen.connect(lambda key: self._with_assets((key,), lambda found: join.ring_asset(found[0])))
        panel.locate_wanted.connect(lambda key: self._with_assets((key,), lambda found: join.locate_asset(found[0])))
        panel.asset_act_wanted.connect(self.do)
        panel.bring_back_wanted.connect(self.bring_back)
        panel.write_wanted.connect(self._write)

    def _ask_figures(self, by: GroupBy, layer: AssetLayer | None) -> None:
        self._background.ask(lambda: self._program.keeping.figures_desk.figures(by, layer), self._panel.show_figures)

    def _ask_list(self, by: GroupBy, key: str | None, gap: Gap | None, layer: AssetLayer | None) -> None:
        self._ask_rows(lambda: self._program.keeping.figures_desk.work_list(by, key, gap, layer))

    def _ask_rows(self, question: Callable[[], WorkList]) -> None:
        name = self._panel.list_name()
        self._background.ask(
            question,
            lambda found: (
                self._panel.show_list(name, found)
                if self._panel.is_listing() and self._panel.list_name() == name
                else None
            ),
        )

    def _retired(self) -> WorkList:
        found = self._program.keeping.register_desk.retired()
        return WorkList(tuple(WorkRow(one, "", ()) for one in found), tuple(one.id for one in found))

    def _write(self, name: str, ids: tuple[str, ...]) -> None:
        proposed = str(Path.home() / f"{name.replace(' · ', '-').replace('/', '-')}.csv")
        dialog = QFileDialog(self._window, tr("Write the list …"), proposed, "*.csv *.xlsx *.geojson *.gpkg *.kml")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda chosen: self._write_to(Path(chosen), ids))
        self._open(dialog)

    def _write_to(self, path: Path, ids: tuple[str, ...]) -> None:
        target = path if path.suffix else path.with_suffix(".csv")
        keeping, actor, key = self._program.keeping, self._actor, new_key()

        def refused(error: AppError) -> None:
            self._window.notices.refuse(error)

        self._background.ask(
            lambda: keeping.work_file.write(actor, key, ids, target, tr),
            lambda count: self._window.notices.hint("{n} rows were written to {file}.", n=count, file=target.name),
            refused,
        )
