"""Every visible sentence goes through `tr`; the window's language is switched here while it is open.

Sentences live in `resources/i18n/<language>.ts`, read by `app.wording`, so the window
and the command line say the same and no compiled file is needed. Qt's own dialogs bring their own translation.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from app.domain.sentence import Sentence
from app.errors import AppError
from app.wording import Wording

_WORDING = "wording"
"""The application's property that holds the words."""


def tr(source: str, **values: object) -> str:
    """`source` in the language of the window, its {named} places filled with `values`."""
    said = wording().say(source)
    return said.format(**values) if values else said


def wording() -> Wording:
    """The words of the window, for what is written on another thread."""
    app = QCoreApplication.instance()
    spoken = app.property(_WORDING) if app is not None else None
    return spoken if isinstance(spoken, Wording) else Wording("en", {})


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


class Speaker(QObject):
    """The language of the window: says which words `tr` answers with, and changes them on the fly.

    Every widget is told by LanguageChange; `language_changed` is for those that are no widgets. Our words are no
    translator of Qt's: Qt asks its translators on any thread and under its own locks (while it reads a picture, say),
    and one that answers in Python then waits for the thread that waits for the lock.
    """

    language_changed = Signal(str)

    def __init__(self, app: QCoreApplication, folder: Path, known: Wording | None = None) -> None:
        """Words are read from `folder`, unless they are `known` already."""
        super().__init__(app)
        self._app, self._folder, self._known = app, folder, known
        self._qt_words: QTranslator | None = None
        self.wording = Wording("en", {})

    def speak(self, language: str) -> None:
        """Say everything in `language` ("zh_CN" or "en") from now on."""
        known = self._known
        self.wording = known if known and known.language == language else Wording.load(language, self._folder)
        self._app.setProperty(_WORDING, self.wording)
        QLocale.setDefault(QLocale(language))
        told = self._take_out()
        qt_words = QTranslator(self)
        if qt_words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._qt_words = qt_words
            told = self._app.installTranslator(qt_words) or told
        if not told:
            QCoreApplication.sendEvent(self._app, QEvent(QEvent.Type.LanguageChange))
        self.language_changed.emit(language)

    def be_silent(self) -> None:
        """Take the words out again."""
        self._app.setProperty(_WORDING, None)
        self._take_out()

    def _take_out(self) -> bool:
        """Whether there were words of Qt's to take out, of which it tells every widget."""
        taken, self._qt_words = self._qt_words, None
        return taken is not None and self._app.removeTranslator(taken)
