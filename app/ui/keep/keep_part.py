"""What all acts on assets have in common: run on the writer, told of in a hint, taken back with Ctrl+Z and a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import Asset
from app.domain.asset_rights import right_to_change
from app.domain.key import new_key
from app.domain.layer import layer_named
from app.errors import AppError
from app.ui.background import Background, Failed
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.sliced_act import act_in_slices
from app.ui.take_back import Done, TakeBacks
from app.ui.words import tr


class KeepPart(QObject):
    """Holds no rules: the desks decide, and refuse in a sentence."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._join, self._take_backs = window, join, take_backs

    def locked(self, layer: str) -> set[str]:
        """The fields of a layer that this actor may read only."""
        fields = layer_named(layer).fields
        return {one.name for one in fields if not self._actor.may(right_to_change((one.link or one.name,)))}

    def _with_assets(self, ids: Sequence[str], then: Callable[[tuple[Asset, ...]], object]) -> None:
        """Read these as they stand now, then go on; nothing happens where none is chosen."""
        if not ids:
            self._window.notices.hint("Nothing is chosen.")
            return
        self._background.ask(lambda: self._program.asset_desk.assets(ids), then)

    def _act(
        self, deed: Callable[[str], object], words: str, then: Callable[[object], object], failed: Failed | None = None
    ) -> None:
        """One act; `deed` gets its key. One that answers False changed nothing, so there is nothing to take back."""
        key = new_key()

        def done(answer: object) -> None:
            if answer is not False:
                self._done((key,), words)
            then(answer)

        self._background.act(lambda: deed(key), done, failed)

    def _act_on(
        self,
        ids: Sequence[str],
        deed: Callable[[str, tuple[str, ...]], int],
        words: str,
        then: Callable[[], object] = lambda: None,
        failed: Failed | None = None,
    ) -> None:
        """An act on a selection, slice after slice; taken back as one."""

        def finish(keys: Sequence[str], changed: int) -> None:
            if changed:
                self._done(keys, f"{words} ({changed:,})" if changed > 1 else words)
            self._window.notices.hint("{what}: {n} changed. Ctrl+Z takes it back.", what=words, n=f"{changed:,}")
            then()

        def stop(keys: Sequence[str], changed: int, error: AppError) -> None:
            """What was done before it stays, and can be taken back."""
            if changed:
                self._done(keys, f"{words} ({changed:,})")
            (failed or self._background.refused.emit)(error)

        act_in_slices(self._background, ids, deed, finish, stop)

    def _done(self, keys: Sequence[str], words: str) -> None:
        desk, actor, kept = self._program.keeping.take_back_desk, self._actor, tuple(keys)

        def undo(act_id: str, reason: str) -> None:
            for number, key in enumerate(reversed(kept)):
                desk.take_back(actor, f"{act_id}-{number}", key, reason=reason)

        self._take_backs.add(Done(words, self._program.now(), undo))


def named(assets: Sequence[Asset]) -> str:
    """One asset by name, several by their number."""
    return assets[0].name or assets[0].code if len(assets) == 1 else tr("{n} assets", n=len(assets))
