"""Pictures taken from cameras: the file in the vault, once, and a record that says whence, when and for what."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime

from app.domain.access import Actor, Right
from app.domain.asset import Asset
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.picture import Picture
from app.errors import InputRefused
from app.store import picture_store
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.unit_of_work import Store, UnitOfWork
from app.store.write_lane import WriteLane

_PNG = b"\x89PNG\r\n\x1a\n"


class PictureDesk:
    """A file is whole in the vault before its record is written, and is never changed after."""

    def __init__(self, store: Store, lane: WriteLane, vault: FileVault, writer: FileWriter) -> None:
        self._store, self._lane, self._vault, self._writer = store, lane, vault, writer

    def keep(
        self,
        actor: Actor,
        act_id: str,
        png: bytes,
        *,
        camera: Asset,
        taken_at: datetime,
        alert_id: str | None = None,
        call_id: str | None = None,
    ) -> str:
        """Hang a picture on an alert or on a call; the key of its record. To be run off the writer, for it waits."""
        actor.require(Right.ALERTS)
        if not png.startswith(_PNG) or (alert_id is None) == (call_id is None):
            raise InputRefused("This is no picture for an alert or a call. Nothing was kept; take it again.")
        with self._store.read() as connection:
            picture_store.about(connection, alert_id, call_id)
        sha256 = self._writer.take_in(io.BytesIO(png), name=camera.name or camera.code)

        def record() -> str:
            with self._store.act(actor, act_id, "picture.keep", Right.ALERTS) as work:
                if work.repeated:
                    kept = picture_store.pictures_of(work.connection, alert_id=alert_id or "", call_id=call_id)
                    return next((one.id for one in kept if one.sha256 == sha256), "")
                if not self._vault.holds(sha256):
                    raise InputRefused("The picture was not kept. Nothing was changed; take it again.")
                about = picture_store.about(work.connection, alert_id, call_id)
                picture = Picture(
                    id=new_key(),
                    owner_domain=about.owner_domain,
                    area_id=about.area_id,
                    sha256=sha256,
                    size=len(png),
                    camera_id=camera.id,
                    camera_name=camera.name or camera.code,
                    taken_at=taken_at,
                    taken_by=actor.name,
                    alert_id=alert_id,
                    call_id=call_id,
                )
                work.add(picture)
                _tell(work, picture)
            return picture.id

        return self._lane.live(record).result()

    def take_back(self, actor: Actor, act_id: str, picture_id: str, *, reason: str) -> None:
        """It does not belong there; the file and the act stay on record."""
        with self._store.act(actor, act_id, "picture.take_back", Right.ALERTS, reason=reason.strip()) as work:
            if not work.repeated:
                picture = picture_store.pictures.get(work.connection, picture_id)
                work.remove(picture)
                _tell(work, picture)

    def of_call(self, call_id: str) -> tuple[Picture, ...]:
        """What was taken for a call, the earliest first."""
        with self._store.read() as connection:
            return tuple(picture_store.pictures_of(connection, call_id=call_id))

    def read(self, picture: Picture) -> bytes:
        """The file, after its hash was computed again; raises `NotFound` or `InputRefused`."""
        png = b"".join(self._vault.read(picture.sha256))
        if hashlib.sha256(png).hexdigest() != picture.sha256:
            raise InputRefused(
                "The file of this picture was changed: its hash is no longer the recorded one. It is not shown; "
                "bring it back from a backup."
            )
        return png


def _tell(work: UnitOfWork, picture: Picture) -> None:
    """The act is one about the alert or call, so that it stands in the story of that."""
    noun, key = ("alert", picture.alert_id) if picture.alert_id else ("call", picture.call_id)
    work.about(noun, str(key))
    work.tell(RecordsChanged("picture", (picture.id,)))
    work.tell(RecordsChanged(noun, (str(key),)))
