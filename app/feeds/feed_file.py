"""feeds.toml: which sources this installation listens to. A section for each, all switched off where it is silent.

Listeners bind to loopback unless the file says otherwise. Passwords and tokens are not written here: the file names an
environment variable or a file that holds them.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from app.errors import InputRefused


@dataclass(frozen=True)
class SourceSection:
    """What every section has. `silent_s` seconds without a word make the source silent, a mean lag over `lagging_s`
    makes it lagging; 0 switches either alert off."""

    enabled: bool = False
    silent_s: int = 600
    lagging_s: int = 60


@dataclass(frozen=True)
class MqttSection(SourceSection):
    """The bureau's broker. `password_env` or `password_file` holds the password; `ca_file` alone switches TLS on, as
    `tls` does with the system's authorities; `cert_file` and `key_file` are for brokers that ask who we are.
    `protocol` is 5 or 3 (3.1.1). `topics` is what all topics begin with. `sources` names sources of alerts that tell
    something (a heartbeat, a repeated state) at least every so many seconds: each is then silent by itself."""

    host: str = "127.0.0.1"
    port: int = 1883
    protocol: int = 5
    user: str = ""
    password_env: str = ""
    password_file: str = ""
    tls: bool = False
    ca_file: str = ""
    cert_file: str = ""
    key_file: str = ""
    client_id: str = "onemap"
    topics: str = "oilfield"
    keep_s: int = 86_400
    sources: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class TraccarSection(SourceSection):
    """Traccar forwards positions and events: over HTTP POST to `bind`:`port` with the token of `token_env` or
    `token_file`, or over the broker of the section mqtt under `mqtt_topic`."""

    bind: str = "127.0.0.1"
    port: int = 8082
    token_env: str = ""
    token_file: str = ""
    mqtt_topic: str = ""


@dataclass(frozen=True)
class Jt808Section(SourceSection):
    """Terminals after JT/T 808 connect to `bind`:`port`. With a secret (`secret_env` or `secret_file`) they must sign
    in by the code they were given at their registration. A line without a message for `idle_s` seconds is cut."""

    bind: str = "127.0.0.1"
    port: int = 8808
    secret_env: str = ""
    secret_file: str = ""
    idle_s: int = 600


@dataclass(frozen=True)
class CapSection(SourceSection):
    """CAP 1.2 bulletins are files that appear in `folder`; a source that is silent for days is as it should be."""

    folder: str = ""
    silent_s: int = 0
    lagging_s: int = 0


@dataclass(frozen=True)
class ReplaySection(SourceSection):
    """A recording is played at `speed` times its pace; `shifted` plays it as if it happened now."""

    file: str = ""
    speed: float = 1.0
    shifted: bool = True
    silent_s: int = 0
    lagging_s: int = 0


@dataclass(frozen=True)
class RecordSection:
    """Whether all that is received is written down too, as JSON lines in `folder`, at most `most_mb` of it."""

    enabled: bool = False
    folder: str = "recordings"
    most_mb: int = 500


@dataclass(frozen=True)
class FeedFile:
    """The whole file. `folder` is where it lies; relative paths in it are meant from there."""

    folder: Path = field(default_factory=Path)
    mqtt: MqttSection = field(default_factory=MqttSection)
    traccar: TraccarSection = field(default_factory=TraccarSection)
    jt808: Jt808Section = field(default_factory=Jt808Section)
    cap: CapSection = field(default_factory=CapSection)
    replay: ReplaySection = field(default_factory=ReplaySection)
    record: RecordSection = field(default_factory=RecordSection)

    def path(self, told: str) -> Path:
        """A path of the file, from where the file lies."""
        return self.folder / Path(told).expanduser()

    def secret(self, env: str, file: str) -> str:
        """The password or token that a section points to; empty where it points to none. Raises `InputRefused`."""
        if env:
            if env not in os.environ:
                raise InputRefused(
                    "The environment variable {name} is not set. The feed was not started; set it or name a file.",
                    name=env,
                )
            return os.environ[env]
        if not file:
            return ""
        try:
            return self.path(file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InputRefused(
                "{file} cannot be read: {reason}. The feed was not started.", file=file, reason=str(error)
            ) from error


SECTIONS: Mapping[str, type] = {
    "mqtt": MqttSection,
    "traccar": TraccarSection,
    "jt808": Jt808Section,
    "cap": CapSection,
    "replay": ReplaySection,
    "record": RecordSection,
}


def load(file: Path) -> FeedFile:
    """The feeds of `file`; nothing is switched on where it does not exist. A broken file is refused with its place."""
    if not file.exists():
        return FeedFile(file.parent)
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputRefused(
            "{file} cannot be read: {reason}. No feed was started; mend it or delete it to listen to nothing.",
            file=str(file),
            reason=str(error),
        ) from error
    for name, section in found.items():
        if name not in SECTIONS or not isinstance(section, dict):
            raise InputRefused(
                "feeds.toml has no section {name}; it knows {known}. No feed was started.",
                name=name,
                known=", ".join(SECTIONS),
            )
    return FeedFile(file.parent, **{name: _section(name, found.get(name, {})) for name in SECTIONS})


def _section(name: str, told: Mapping[str, object]) -> Any:
    """One section, each value checked by type and range."""
    kind = SECTIONS[name]
    defaults = kind()
    for key in told:
        if key not in {one.name for one in fields(kind)}:
            raise InputRefused(
                "The section {name} of feeds.toml has no {key}. No feed was started.", name=name, key=key
            )
    values = {
        key: float(value) if _is_float(defaults, key) and type(value) is int else value for key, value in told.items()
    }
    for key, value in values.items():
        if type(value) is not type(getattr(defaults, key)) or not _FITS.get(key, _anything)(value):
            raise InputRefused(
                "In the section {name} of feeds.toml {key} cannot be {value}. No feed was started.",
                name=name,
                key=key,
                value=value,
            )
    return kind(**values)


def _is_float(defaults: object, key: str) -> bool:
    return isinstance(getattr(defaults, key), float)


def _anything(_value: Any) -> bool:
    return True


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "port": lambda value: 0 <= value <= 65_535,
    "protocol": lambda value: value in (3, 5),
    "silent_s": lambda value: value >= 0,
    "lagging_s": lambda value: value >= 0,
    "idle_s": lambda value: value > 0,
    "keep_s": lambda value: 0 <= value <= 0xFFFF_FFFF,
    "speed": lambda value: 0 < value <= 10_000,
    "most_mb": lambda value: value > 0,
    "topics": lambda value: bool(value) and not set("#+") & set(value) and value.strip("/") == value,
    "sources": lambda value: all(type(seconds) is int and seconds > 0 for seconds in value.values()),
    "client_id": lambda value: 0 < len(value) <= 64,
}
