"""Trackers that speak JT/T 808 over TCP: this side is the platform, each terminal keeps a line open to it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from app.domain.feed_status import FeedState
from app.domain.sentence import Sentence, sentence
from app.domain.signal import Signal
from app.errors import InputRefused, NotFound
from app.feeds import jt808_codec
from app.feeds.feed import Done, Feed, FeedParts
from app.feeds.jt808_session import Jt808Session, Jt808Ways

DEFAULT_PORT = 8808
IDLE_S = 600.0
"""A line that brought no whole message for so long is cut; terminals beat every minute or so."""
MOST_LINES = 1000
_CHUNK = 16_384


class _Line:
    """One open connection and its session; signals wait in `out` until they are handed over."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.writer = writer
        self.out: list[tuple[Sequence[Signal], Done]] = []
        self.session: Jt808Session

    def put(self, signals: Sequence[Signal], done: Done) -> None:
        self.out.append((signals, done))

    def reply(self, raw: bytes) -> None:
        if not self.writer.is_closing():
            self.writer.write(raw)


class Jt808Feed(Feed):
    """A TCP server on a thread of its own. Lines are served side by side; what they bring is handed over in turn."""

    kind: ClassVar[str] = "jt808"

    def __init__(
        self,
        name: str,
        parts: FeedParts,
        *,
        bind: str = "127.0.0.1",
        port: int = DEFAULT_PORT,
        secret: str = "",
        idle_s: float = IDLE_S,
    ) -> None:
        super().__init__(name, parts)
        self._host, self._port, self._secret, self._idle_s = bind, port, secret, idle_s
        self._lines: set[_Line] = set()
        self._terminals: dict[str, _Line] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending: asyncio.Event | None = None
        self._thread: threading.Thread | None = None
        self._hands: ThreadPoolExecutor | None = None
        self.bound_port = 0

    def begin(self) -> None:
        listening = self._open_port()
        self.bound_port = listening.getsockname()[1]
        self._hands = ThreadPoolExecutor(1, thread_name_prefix=f"{self.name} hands")
        begun = threading.Event()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(listening, begun)), name=self.name, daemon=True
        )
        self._thread.start()
        begun.wait()

    def end(self) -> None:
        thread, loop, ending = self._thread, self._loop, self._ending
        if thread is None or loop is None or ending is None:
            return
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(ending.set)
        thread.join()
        self._thread = self._loop = self._ending = None
        if self._hands is not None:
            self._hands.shutdown()
            self._hands = None

    def test(self) -> Sentence:
        if self._thread is not None:
            with socket.create_connection((self._host, self.bound_port), timeout=3):
                return sentence("It listens on port {port}; {count} terminals are signed in.",
                                port=self.bound_port, count=len(self._terminals))  # fmt: skip
        self._open_port().close()
        return sentence("Port {port} is free and can be listened on.", port=self._port)

    def serials(self) -> frozenset[str]:
        """The numbers of the terminals that are signed in now."""
        return frozenset(self._terminals)

    def send_text(self, serial: str, text: str, order: str) -> None:
        """Show and read out `text` at a terminal; what it answers comes back as a receipt of `order`.

        Raises `NotFound` where the terminal is not there, `InputRefused` where the text is too long. From any thread.
        """
        line, loop = self._terminals.get(serial), self._loop
        if line is None or loop is None:
            raise NotFound(
                "Terminal {serial} is not connected. Nothing was sent; call the unit by voice.", serial=serial
            )
        jt808_codec.text_order(text, is_2019=False)
        self._on_loop(lambda: line.session.send_text(text, order))

    def _open_port(self) -> socket.socket:
        try:
            return socket.create_server((self._host, self._port), backlog=256)
        except OSError as error:
            raise InputRefused(
                "Port {port} at {host} cannot be listened on ({reason}). Choose another port, or end what has it.",
                port=self._port,
                host=self._host,
                reason=error.strerror or str(error),
            ) from error

    async def _serve(self, listening: socket.socket, begun: threading.Event) -> None:
        self._loop, self._ending = asyncio.get_running_loop(), asyncio.Event()
        tasks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.create_task(self._serve_line(reader, writer))
            tasks[task] = writer
            task.add_done_callback(tasks.pop)

        server = await asyncio.start_server(accept, sock=listening)
        self._tell_count()
        begun.set()
        await self._ending.wait()
        # Lines that are just being accepted become tasks of ours first, so that they are closed too.
        accepting = asyncio.all_tasks() - set(tasks) - {asyncio.current_task()}
        await asyncio.gather(*accepting, return_exceptions=True)
        server.close()
        left = dict(tasks)
        for task, writer in left.items():
            # A line whose task has not begun yet would never be closed by it.
            writer.transport.abort()
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.sleep(0)

    async def _serve_line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = _Line(writer)
        line.session = Jt808Session(self._ways(line))
        self._lines.add(line)
        try:
            if len(self._lines) > MOST_LINES:
                self.refuse(sentence("More than {limit} lines are open. A new one was cut.", limit=MOST_LINES))
            else:
                await self._converse(line, reader)
        except OSError:
            pass  # the other side is gone; what it had sent whole was taken
        finally:
            self._lines.discard(line)
            if self._terminals.get(line.session.phone) is line:
                del self._terminals[line.session.phone]
                self._tell_count()
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _converse(self, line: _Line, reader: asyncio.StreamReader) -> None:
        loop, session = asyncio.get_running_loop(), line.session
        until = loop.time() + self._idle_s
        while not session.is_hopeless:
            try:
                async with asyncio.timeout_at(until):
                    await line.writer.drain()
                    chunk = await reader.read(_CHUNK)
            except TimeoutError:
                if session.is_half or not session.frames:
                    self.refuse(sentence("A line brought no whole message for {seconds} s and was cut.",
                                         seconds=round(self._idle_s)))  # fmt: skip
                return
            if not chunk:
                if session.is_half:
                    self.refuse(sentence("A line ended in the middle of a message. That one was left out."))
                return
            frames = session.frames
            session.hear(chunk, loop.time())
            if session.frames > frames:
                self.touch()
                until = loop.time() + self._idle_s
            await self._hand_over(line)

    def _take_place(self, line: _Line) -> None:
        """A terminal that signs in again takes the place of its old line, which often is only half dead."""
        before = self._terminals.get(line.session.phone)
        self._terminals[line.session.phone] = line
        if before is not None and before is not line:
            before.writer.close()
        self._tell_count()

    async def _hand_over(self, line: _Line) -> None:
        """On another thread, for it waits where too much has come; only this terminal waits with it."""
        waiting, line.out = line.out, []
        for signals, done in waiting:
            await asyncio.get_running_loop().run_in_executor(
                self._hands, self.pass_on, signals, lambda done=done: self._on_loop(done)
            )

    def _ways(self, line: _Line) -> Jt808Ways:
        parts = self._parts
        return Jt808Ways(
            source=self.name,
            put=line.put,
            reply=line.reply,
            signed_in=lambda: self._take_place(line),
            refused=lambda error: self.refuse(Sentence(error.template, error.values)),
            is_registered=parts.is_registered,
            to_wgs84=lambda lon, lat: parts.to_wgs84("GCJ02", lon, lat),
            now=parts.now,
            secret=self._secret,
        )

    def _on_loop(self, call: Callable[[], object]) -> None:
        """Call it on the feed's thread; nothing once that has ended."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(call)

    def _tell_count(self) -> None:
        self.tell_state(FeedState.LISTENING, sentence("{count} terminals are signed in.", count=len(self._terminals)))
