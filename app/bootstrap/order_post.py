"""Orders leave by the feeds that are open, on a thread of their own: a broker slow to answer holds nobody up."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.errors import InputRefused
from app.feeds import feed_file
from app.services.calls.order_ways import OrderWays
from app.services.field.feed_desk import FeedDesk

MQTT, JT808 = "mqtt", "jt808"


class OrderPost:
    """`ways` says which feeds can take an order now, `run` sends one; `close` waits for the last."""

    def __init__(self, feeds: Path, feed_desk: FeedDesk) -> None:
        self._file, self._feed_desk = feeds, feed_desk
        self._sender = ThreadPoolExecutor(1, thread_name_prefix="orders")

    def run(self, send: Callable[[], None]) -> None:
        """Have `send` done on the thread of orders, one after another."""
        self._sender.submit(send)

    def close(self) -> None:
        """End; what was given is still sent."""
        self._sender.shutdown()

    def ways(self) -> OrderWays:
        """The broker and the terminals' listener, where feeds.toml switches them on, or another desk sends."""
        if self._feed_desk.elsewhere:
            return OrderWays(data=self._publish, text=self._show, elsewhere=True)
        open_feeds = {feed.name for feed in self._feed_desk.feeds}
        return OrderWays(
            data=self._publish if MQTT in open_feeds else None, text=self._show if JT808 in open_feeds else None
        )

    def _publish(self, unit: str, message: Mapping[str, object]) -> None:
        from app.feeds.mqtt_feed import MqttFeed

        feed = self._feed_desk.feed(MQTT)
        if not isinstance(feed, MqttFeed) or set(unit) & set("/+#"):
            raise InputRefused("A unit's code with / + or # is no topic.")
        topic = f"{feed_file.load(self._file).mqtt.topics}/order/{unit}"
        feed.publish(topic, json.dumps(message, ensure_ascii=False).encode())

    def _show(self, serial: str, text: str, order: str) -> None:
        from app.feeds.jt808_feed import Jt808Feed

        feed = self._feed_desk.feed(JT808)
        if isinstance(feed, Jt808Feed):
            feed.send_text(serial, text, order)
