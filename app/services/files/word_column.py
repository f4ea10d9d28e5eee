"""A column of texts kept small: each distinct text once, and for each row which of them it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.natural_order import natural


@dataclass(frozen=True)
class WordColumn:
    """`words` stand in natural order, so `numbers` (a word's place among them, for each row) sort the rows by it."""

    words: tuple[str, ...]
    numbers: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> WordColumn:
        """The column of these texts, one for each row."""
        words = tuple(sorted(set(texts), key=natural))
        place = {word: at for at, word in enumerate(words)}
        return cls(words, np.fromiter((place[text] for text in texts), dtype=np.int32, count=len(texts)))

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, row: int) -> str:
        return self.words[int(self.numbers[row])]

    def __iter__(self) -> Iterator[str]:
        return (self.words[number] for number in self.numbers.tolist())

    def containing(self, text: str) -> NDArray[np.bool_]:
        """Which rows contain `text`, case ignored."""
        wanted = text.upper()
        told = np.fromiter((wanted in word.upper() for word in self.words), dtype=np.bool_, count=len(self.words))
        return told[self.numbers] if len(told) else np.zeros(0, dtype=np.bool_)
