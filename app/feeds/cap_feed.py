"""Bulletins that others put into a folder: read when they are whole, then moved to `done` or, with a reason, `refused`.

The folder is looked through every two seconds: watching by the system's notices does not work on a network share,
where such folders lie. A bulletin that is moved is one that is stored or spooled; what a crash left is read again,
and is the same alert.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

from app.domain.feed_status import FeedState
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.feeds.cap_chain import CapChain
from app.feeds.cap_codec import Bulletin, read_bulletin
from app.feeds.cap_xml import LONGEST_BYTES, CutShort
from app.feeds.feed import Feed, FeedParts

LOOK_S = 2.0
PATIENT_LOOKS = 8
"""How often a file that ends too soon is looked at again unchanged before it is refused."""
MOST_READ_AGAIN = 500
ENDINGS = (".cap", ".xml")
_LONG_AGO = timedelta(days=7)


@dataclass
class _Seen:
    """A file as it was at the last look, and how often it was just the same."""

    state: tuple[int, int]
    unchanged: int = 0


class CapFeed(Feed):
    """A watched folder. `say` puts a reason into the language of whoever will read the .txt beside a refused file."""

    kind: ClassVar[str] = "cap"

    def __init__(
        self,
        name: str,
        parts: FeedParts,
        folder: Path,
        *,
        say: Callable[[Sentence], str] = str,
        look_s: float = LOOK_S,
    ) -> None:
        super().__init__(name, parts)
        self._folder, self._say, self._look_s = folder, say, look_s
        self._chain = CapChain(name)
        self._seen: dict[str, _Seen] = {}
        self._handed: set[str] = set()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        self._make_folders()
        self._chain = CapChain(self.name)
        self._ended.clear()
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def test(self) -> Sentence:
        self._make_folders()
        return sentence("The folder {folder} can be read; {count} files wait in it.",
                        folder=str(self._folder), count=len(self._waiting()))  # fmt: skip

    def look(self) -> None:
        """Look once: take what is whole, end what has expired."""
        try:
            waiting = self._waiting()
        except OSError as error:
            self.tell_state(FeedState.LOST, self._unreadable(error))
            return
        self.tell_state(FeedState.LISTENING)
        self._seen = {name: one for name, one in self._seen.items() if name in waiting}
        for name, state in sorted(waiting.items(), key=lambda one: (one[1][1], one[0])):
            if name in self._handed:
                continue
            seen = self._seen.setdefault(name, _Seen(state, -1))
            seen.unchanged = seen.unchanged + 1 if seen.state == state else 0
            seen.state = state
            # Whoever writes it may pause; what was the same at two looks is taken as whole.
            if seen.unchanged:
                self._take(self._folder / name, seen)
        expired = self._chain.expired(self._parts.now())
        if expired:
            self.pass_on(expired)

    def _run(self) -> None:
        self._hear_again()
        self.look()
        while not self._ended.wait(self._look_s):
            self.look()

    def _take(self, file: Path, seen: _Seen) -> None:
        try:
            if seen.state[0] > LONGEST_BYTES:
                raise InputRefused(
                    "The file has {size} KB; a bulletin has {limit} KB at most.",
                    size=seen.state[0] // 1024,
                    limit=LONGEST_BYTES // 1024,
                )
            signals = self._chain.hear(read_bulletin(file.read_bytes()), self._parts.now())
        except OSError:
            return  # somebody still has it; the next look will tell
        except CutShort as error:
            if seen.unchanged >= PATIENT_LOOKS:
                self._refuse_file(file, error)
            return
        except InputRefused as error:
            self._refuse_file(file, error)
            return
        if not signals:
            self.touch()
            self._move(file, "done")
            return
        self._handed.add(file.name)
        if not self.pass_on(signals, lambda: self._settle(file)):
            self._handed.discard(file.name)

    def _settle(self, file: Path) -> None:
        """It is kept: away with it. One that cannot be moved stays in hand, so that it is not read over and over."""
        if self._move(file, "done"):
            self._handed.discard(file.name)

    def _refuse_file(self, file: Path, error: InputRefused) -> None:
        why = Sentence(error.template, error.values)
        self.refuse(why)
        moved = self._move(file, "refused")
        if moved:
            with contextlib.suppress(OSError):
                moved.with_name(f"{moved.name}.txt").write_text(self._say(why) + "\n", "utf-8")
        else:
            self._handed.add(file.name)

    def _move(self, file: Path, where: str) -> Path | None:
        """To a free name in that folder; None, and told, where it cannot be."""
        target = self._folder / where / file.name
        number = 1
        while target.exists():
            number += 1
            target = target.with_name(f"{file.stem}-{number}{file.suffix}")
        try:
            file.replace(target)
        except OSError as error:
            self.refuse(sentence("{file} was read, and cannot be moved away: {reason}. It is not read again.",
                                 file=file.name, reason=error.strerror or str(error)))  # fmt: skip
            return None
        return target

    def _hear_again(self) -> None:
        """What was heard before the start: so updates find what they update, and what expired meanwhile ends."""
        found: list[tuple[datetime, Bulletin]] = []
        with contextlib.suppress(OSError):
            done = [one for one in (self._folder / "done").iterdir() if one.suffix.lower() in ENDINGS]
            for file in sorted(done, key=lambda one: one.stat().st_mtime)[-MOST_READ_AGAIN:]:
                with contextlib.suppress(InputRefused, OSError):
                    bulletin = read_bulletin(file.read_bytes())
                    found.append((bulletin.sent, bulletin))
        for sent, bulletin in sorted(found, key=lambda one: one[0]):
            with contextlib.suppress(InputRefused):
                # As of then, so that what has expired since is told to be over at the first look.
                self._chain.hear(bulletin, max(sent, self._parts.now() - _LONG_AGO))

    def _waiting(self) -> dict[str, tuple[int, int]]:
        """Size and time of each file that may be a bulletin; links are not followed."""
        found = {}
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if Path(entry.name).suffix.lower() in ENDINGS and entry.is_file(follow_symlinks=False):
                    told = entry.stat(follow_symlinks=False)
                    found[entry.name] = (told.st_size, told.st_mtime_ns)
        return found

    def _make_folders(self) -> None:
        if self._folder == Path() or self._folder.name == "":
            raise InputRefused("The feed {name} has no folder. Name one in feeds.toml.", name=self.name)
        try:
            for where in ("done", "refused"):
                (self._folder / where).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            told = self._unreadable(error)
            raise InputRefused(told.template, **told.values) from error

    def _unreadable(self, error: OSError) -> Sentence:
        return sentence("The folder {folder} cannot be used: {reason}.",
                        folder=str(self._folder), reason=error.strerror or str(error))  # fmt: skip
