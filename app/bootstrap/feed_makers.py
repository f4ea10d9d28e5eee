"""What makes the feed of each section of feeds.toml. Libraries are loaded only for feeds that are switched on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.signal import Signal
from app.feeds.feed import Feed, FeedParts
from app.feeds.feed_file import FeedFile
from app.services.field.feed_desk import FeedMaker
from app.wording import Wording

if TYPE_CHECKING:
    from app.feeds.mqtt_feed import Decode


def mqtt(file: FeedFile, parts: FeedParts) -> Feed:
    """The bureau's broker: our own topics, and Traccar's where it forwards to the same broker."""
    from app.feeds.message_codec import MessageCodec
    from app.feeds.mqtt_broker import Broker
    from app.feeds.mqtt_feed import MqttFeed
    from app.feeds.traccar_codec import read_forwarded

    told = file.mqtt
    codec = MessageCodec(told.topics, "mqtt", parts.to_wgs84)

    def ours(topic: str, payload: bytes, at: datetime) -> Sequence[Signal]:
        return (codec.decode(topic, payload, at),)

    def of_traccar(_topic: str, payload: bytes, _at: datetime) -> Sequence[Signal]:
        return read_forwarded(payload, "traccar", parts.is_registered)

    routes: dict[str, Decode] = dict.fromkeys(codec.filters, ours)
    if file.traccar.mqtt_topic:
        routes[file.traccar.mqtt_topic] = of_traccar
    broker = Broker(
        told.host,
        told.port,
        told.protocol,
        told.user,
        lambda: file.secret(told.password_env, told.password_file),
        told.tls,
        file.path(told.ca_file) if told.ca_file else None,
        file.path(told.cert_file) if told.cert_file else None,
        file.path(told.key_file) if told.key_file else None,
        told.client_id,
        told.keep_s,
    )
    return MqttFeed("mqtt", parts, broker, routes)


def jt808(file: FeedFile, parts: FeedParts) -> Feed:
    """Terminals that connect to us."""
    from app.feeds.jt808_feed import Jt808Feed

    told = file.jt808
    secret = file.secret(told.secret_env, told.secret_file)
    return Jt808Feed("jt808", parts, bind=told.bind, port=told.port, secret=secret, idle_s=told.idle_s)


def traccar(file: FeedFile, parts: FeedParts) -> Feed:
    """What Traccar posts over HTTP."""
    from app.feeds.traccar_listener import TraccarListener

    told = file.traccar
    return TraccarListener(
        "traccar",
        parts,
        token=lambda: file.secret(told.token_env, told.token_file),
        bind=told.bind,
        port=told.port,
    )


def cap(file: FeedFile, parts: FeedParts, wording: Wording) -> Feed:
    """Bulletins in a folder."""
    from app.feeds.cap_feed import CapFeed

    return CapFeed("cap", parts, file.path(file.cap.folder or "bulletins"), say=wording.sentence)


def replay(file: FeedFile, parts: FeedParts) -> Feed:
    """A recording."""
    from app.feeds.replay_feed import ReplayFeed

    told = file.replay
    return ReplayFeed("replay", parts, file.path(told.file), speed=told.speed, shifted=told.shifted)


def feed_makers(wording: Wording) -> Mapping[str, FeedMaker]:
    """By section."""
    return {
        "mqtt": mqtt,
        "traccar": traccar,
        "jt808": jt808,
        "cap": lambda file, parts: cap(file, parts, wording),
        "replay": replay,
    }
