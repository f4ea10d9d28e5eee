"""The files of a directory's own that change what ships; where one is broken, what ships holds, and that is told."""

from __future__ import annotations

import logging

from app import settings
from app.domain.alert_kinds import AlertKinds
from app.errors import InputRefused
from app.paths import DataDirectory, resources
from app.services.alerts.alert_kinds_file import FILE_NAME, load_kinds

log = logging.getLogger(__name__)


def settings_or_defaults(data: DataDirectory) -> tuple[settings.Settings, InputRefused | None]:
    """A broken settings file must not keep the desk from opening: the defaults hold, and the refusal is told."""
    try:
        return settings.load(data.settings), None
    except InputRefused as error:
        log.warning("%s", error)
        return settings.Settings(), error


def kinds_or_shipped(data: DataDirectory) -> tuple[AlertKinds, InputRefused | None]:
    """A broken table of this directory must not keep the desk from opening: the shipped one holds, and it is told."""
    shipped = resources() / FILE_NAME
    try:
        return load_kinds(shipped, data.alert_kinds), None
    except InputRefused as error:
        log.warning("%s", error)
        return load_kinds(shipped), error
