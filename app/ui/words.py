"""Every visible sentence goes through `tr`; the window's language is switched here while it is open.

Sentences live in `resources/i18n/<language>.ts` under the one context "OneMap", read by `app.wording`, so the window
and the command line say the same and no compiled file is needed. Qt's own dialogs bring their own translation.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from app.domain.sentence import Sentence
from app.errors import AppError
from app.wording import Wording

CONTEXT = "OneMap"


def tr(source: str, **values: object) -> str:
    """`source` in the language of the window, its {named} places filled with `values`."""
    said = QCoreApplication.translate(CONTEXT, source)
    return said.format(**values) if values else said


def sentence(error: AppError) -> str:
    """An expected failure in the language of the window; values that are texts of ours are translated too."""
    return sentence_words(Sentence(error.template, error.values))


def sentence_words(told: Sentence) -> str:
    """A warning, a note or a reason in the language of the window; sentences within it too."""

    def said(value: object) -> object:
        if isinstance(value, Sentence):
            return sentence_words(value)
        return tr(value) if isinstance(value, str) and value else value

    return tr(told.template).format(**{name: said(value) for name, value in told.values.items()})


class WordsTranslator(QTranslator):
    """Answers Qt from a `Wording`; whatever is not in it stays as it is written in the source."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The sentence in this language, or None so that Qt asks the next translator."""
        del disambiguation, n
        if context != CONTEXT:
            return None
        said = self._wording.say(source)
        return said if said != source else None


class Speaker(QObject):
    """The language of the window: keeps the installed translators, and changes them on the fly.

    Qt sends LanguageChange to every widget by itself; `language_changed` is for those that are no widgets.
    """

    language_changed = Signal(str)

    def __init__(self, app: QCoreApplication, folder: Path) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self.wording = Wording("en", {})

    def speak(self, language: str) -> None:
        """Say everything in `language` ("zh_CN" or "en") from now on."""
        self.wording = Wording.load(language, self._folder)
        self.be_silent()
        self._installed = [WordsTranslator(self.wording, self)]
        QLocale.setDefault(QLocale(language))
        qt_words = QTranslator(self)
        if qt_words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._installed.append(qt_words)
        for new in self._installed:
            self._app.installTranslator(new)
        self.language_changed.emit(language)

    def be_silent(self) -> None:
        """Take the translators out again."""
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed = []
