"""Pictures taken from cameras: the file once, by its hash, and a record that says whence, when and for what."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.asset import Asset
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.picture import Picture
from app.errors import InputRefused, NotFound, StoreUnavailable
from app.store import alert_store, call_store, picture_store
from app.store.unit_of_work import Store, UnitOfWork

_PNG = b"\x89PNG\r\n\x1a\n"


class PictureDesk:
    """`folder` holds the files. A file is on the disk before its record is written, and is never changed after."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder

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
        """Hang a picture on an alert or on a call; the key of its record."""
        if not png.startswith(_PNG) or (alert_id is None) == (call_id is None):
            raise InputRefused("This is no picture for an alert or a call. Nothing was kept; take it again.")
        sha256 = hashlib.sha256(png).hexdigest()
        with self._store.act(actor, act_id, "picture.keep", Right.ACT) as work:
            if work.repeated:
                kept = picture_store.pictures_of(work.connection, alert_id=alert_id or "", call_id=call_id)
                return next((one.id for one in kept if one.sha256 == sha256), "")
            about = (
                alert_store.alerts.get(work.connection, alert_id)
                if alert_id is not None
                else call_store.calls.get(work.connection, str(call_id))
            )
            self._write(sha256, png)
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

    def take_back(self, actor: Actor, act_id: str, picture_id: str, *, reason: str) -> None:
        """It does not belong there; the file and the act stay on record."""
        with self._store.act(actor, act_id, "picture.take_back", Right.ACT, reason=reason.strip()) as work:
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
        try:
            png = self._file(picture.sha256).read_bytes()
        except OSError as error:
            raise NotFound(
                "The file of this picture is missing: {file}. Its record and hash are kept; bring the file back.",
                file=str(self._file(picture.sha256)),
            ) from error
        if hashlib.sha256(png).hexdigest() != picture.sha256:
            raise InputRefused(
                "The file of this picture was changed: its hash is no longer the recorded one. It is not shown; "
                "bring back {file} from a backup.",
                file=str(self._file(picture.sha256)),
            )
        return png

    def _file(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.png"

    def _write(self, sha256: str, png: bytes) -> None:
        file = self._file(sha256)
        part = file.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as out:
                out.write(png)
                out.flush()
                os.fsync(out.fileno())
            part.replace(file)
        except OSError as error:
            raise StoreUnavailable(
                "The picture could not be written to {folder}: {reason}. Nothing was kept; make room, take it again.",
                folder=str(self._folder),
                reason=error.strerror or str(error),
            ) from error


def _tell(work: UnitOfWork, picture: Picture) -> None:
    """The act is one about the alert or call, so that it stands in the story of that."""
    noun, key = ("alert", picture.alert_id) if picture.alert_id else ("call", picture.call_id)
    work.about(noun, str(key))
    work.tell(RecordsChanged("picture", (picture.id,)))
    work.tell(RecordsChanged(noun, (str(key),)))
