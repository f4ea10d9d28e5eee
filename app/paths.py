"""Where things lie: what ships beside the code, and what this installation keeps."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import platformdirs


def shipped_root() -> Path:
    """The folder that holds `resources/` and `maps/`: the checkout, or the frozen program's own folder."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """What ships beside the code: web page, icons, styles, words."""
    return shipped_root() / "resources"


def shipped_maps() -> Path:
    """Base maps and boundaries that ship with the program."""
    return shipped_root() / "maps"


def library_folder(name: str) -> Path:
    """Where a library's own files lie that is not imported for their sake; in the frozen program, beside ours."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / name
    found = find_spec(name)
    if found is None or found.origin is None:
        raise FileNotFoundError(name)
    return Path(found.origin).parent


@dataclass(frozen=True)
class DataDirectory:
    """What one installation keeps: database, logs, backups, settings. Created on first use by `bootstrap`."""

    root: Path

    @classmethod
    def default(cls) -> DataDirectory:
        """The platform's per-user place, without roaming: a database must not follow its user over the network."""
        return cls(Path(platformdirs.user_data_dir("OneMap", appauthor=False, roaming=False)))

    @property
    def database(self) -> Path:
        return self.root / "onemap.sqlite"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def reports(self) -> Path:
        """Saved reports of imports and the like."""
        return self.root / "reports"

    @property
    def maps(self) -> Path:
        """The customer's own base maps, looked for beside the shipped ones."""
        return self.root / "maps"

    @property
    def boundary_folders(self) -> tuple[Path, Path]:
        """Where the ground of the map lies: what ships, then the bureau's own, which goes before it."""
        return shipped_maps() / "boundaries", self.maps / "boundaries"

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def desk_key(self) -> Path:
        """Which desk of a shared database this computer is."""
        return self.root / "desk.key"

    @property
    def case_deadlines(self) -> Path:
        """The bureau's own terms of cases, laid over the shipped ones."""
        return self.root / "case_deadlines.toml"

    @property
    def rosters(self) -> Path:
        """The bureau's own turns and rules of month sheets, laid over the shipped ones."""
        return self.root / "rosters.toml"

    @property
    def holidays(self) -> Path:
        """The bureau's own table of holidays, laid over the shipped one."""
        return self.root / "holidays.toml"

    @property
    def drafts(self) -> Path:
        """What is being written into case files and is not saved yet."""
        return self.root / "drafts"

    @property
    def alert_kinds(self) -> Path:
        """How alerts of each kind are treated here, laid over the shipped table."""
        return self.root / "alert_kinds.toml"

    @property
    def guidance(self) -> Path:
        """The bureau's own texts of what to do first, by language and kind of alert."""
        return self.root / "guidance"

    @property
    def feeds(self) -> Path:
        """Which sources are listened to."""
        return self.root / "feeds.toml"

    @property
    def coverage(self) -> Path:
        """When a position is a pass, here."""
        return self.root / "coverage.toml"

    @property
    def patrols(self) -> Path:
        """By which figures patrols are followed, here."""
        return self.root / "patrols.toml"

    @property
    def dispatch(self) -> Path:
        """The county's own targets and factors for dispatch."""
        return self.root / "dispatch.toml"

    @property
    def spool(self) -> Path:
        """What came in and is not stored yet."""
        return self.root / "spool"

    @property
    def layout(self) -> Path:
        """Where the officer left panels and windows."""
        return self.root / "layout.json"

    @property
    def layers(self) -> Path:
        """What each user left switched on and off on the map."""
        return self.root / "layers.json"

    @property
    def browser(self) -> Path:
        """The page engine's own storage."""
        return self.root / "browser"

    @property
    def files(self) -> Path:
        """Evidence of cases and pictures from cameras, in pieces."""
        return self.root / "onemap-files.sqlite"

    @property
    def opened(self) -> Path:
        """Copies of evidence that is being looked at; gone when the desk closes."""
        return self.cache / "opened"

    @property
    def cameras(self) -> Path:
        """With which user and password cameras are asked."""
        return self.root / "cameras.toml"

    @property
    def cache(self) -> Path:
        """What can be made again; may be deleted at any time."""
        return self.root / "cache"

    @property
    def lock(self) -> Path:
        """Held by the one desk that has this directory open."""
        return self.root / "desk.lock"
