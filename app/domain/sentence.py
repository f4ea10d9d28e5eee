"""Something to tell the officer that is no failure: a warning, a note, the reason why a row was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sentence:
    """An English template with {named} places and the values that fill them, so that it can be translated first.

    `str()` is the English sentence.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.values)


def sentence(template: str, **values: object) -> Sentence:
    """The sentence of this template with these values."""
    return Sentence(template, values)


def joined(told: Sequence[Sentence | str], between: str = "; ") -> Sentence:
    """Several sentences, or words of ours, as one value of another; each is put into the reader's language."""
    template = between.join(f"{{part{number}}}" for number in range(len(told)))
    return Sentence(template or "-", {f"part{number}": one for number, one in enumerate(told)})
