"""The one dictionary between the English of the source and the language of the desk.

`resources/i18n/zh_CN.ts` (Qt Linguist) is the only truth: the window reads it through a QTranslator, the command
line through this module, so both say the same and neither needs a compiled file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable
from xml.etree import ElementTree

LANGUAGES: Mapping[str, str] = {"zh_CN": "简体中文", "en": "English"}


@runtime_checkable
class Told(Protocol):
    """An English template and the values of its {named} places: what `AppError` and `Sentence` both are."""

    @property
    def template(self) -> str: ...

    @property
    def values(self) -> Mapping[str, object]: ...


class Wording:
    """Sentences by their English source; a sentence not in the dictionary stays English."""

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = sentences

    @classmethod
    def load(cls, language: str, folder: Path) -> Wording:
        """The dictionary of `language` from `folder`; English needs none."""
        file = folder / f"{language}.ts"
        return cls(language, read_sentences(file) if language != "en" else {})

    def say(self, source: str) -> str:
        """`source` in this language."""
        return self._sentences.get(source, source)

    def sentence(self, told: Told) -> str:
        """A refusal or a note as one sentence in this language; values that are words of ours are put into it too."""
        return self.say(told.template).format(**{name: self._put(value) for name, value in told.values.items()})

    def _put(self, value: object) -> object:
        if isinstance(value, str):
            return self.say(value)
        return self.sentence(value) if isinstance(value, Told) else value


def read_sentences(file: Path) -> dict[str, str]:
    """Finished translations of a Linguist file: source to translation, over all contexts."""
    found: dict[str, str] = {}
    for message in ElementTree.parse(file).iter("message"):  # noqa: S314  our own shipped file
        source, translation = message.find("source"), message.find("translation")
        if source is None or translation is None or translation.get("type") in {"unfinished", "vanished", "obsolete"}:
            continue
        if source.text and translation.text:
            found[source.text] = translation.text
    return found
