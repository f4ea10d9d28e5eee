from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.sentence import Sentence
from app.domain.sentence import sentence as told
from app.errors import InputRefused
from app.ui.desk_window import DeskWindow
from app.ui.words import Speaker, sentence, sentence_words, tr

# Names of things that are the same in both languages: units, keys, formats, abbreviations.
SAME = re.compile(
    r"\b(km|t|MPa|km/h|WGS|Space|Ctrl|Shift|English|OneMap|K\d+|F\d+|Esc|m|MB|Home|Enter|Traccar|feeds\.toml|video|a\d)\b"
)


def shown_words(widget: QWidget) -> Iterator[str]:
    """Every word that can be read in a window, also of rows, headers and hovers."""
    for part in (widget, *widget.findChildren(QWidget)):
        yield part.toolTip()
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        elif isinstance(part, QLineEdit):
            yield part.placeholderText()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(at) for at in range(part.count()))
        elif isinstance(part, QTabBar):
            yield from (part.tabText(at) for at in range(part.count()))
        elif isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from _cells(part)
    yield from (action.text() for action in widget.actions())


def _cells(view: QAbstractItemView) -> Iterator[str]:
    from PySide6.QtCore import Qt

    model = view.model()

    def below(parent: QModelIndex) -> Iterator[str]:
        for row in range(min(20, model.rowCount(parent))):
            for column in range(1 if isinstance(view, QListView) else model.columnCount(parent)):
                index = model.index(row, column, parent)
                yield str(index.data() or "")
                if column == 0:
                    yield from below(index)

    yield from below(QModelIndex())
    for column in range(0 if isinstance(view, QListView) else model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def latin_words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{3,}", SAME.sub("", re.sub(r"<[^>]*>|&\w+;", "", text)))


def test_in_chinese_no_english_word_is_left_in_the_window(window: DeskWindow) -> None:
    window.panels.alerts.choose("a1")
    window.panels.cases.choose("c3")
    window.panels.units.choose("u1")
    left = {text for text in shown_words(window) if latin_words(text)}
    # Data is the customer's own: only words of ours count.
    assert {text for text in left if text not in ("VALVE_OPEN · NIGHT", "A6108252026c3")} == set()


def test_switching_the_language_says_every_word_again(window: DeskWindow, speaker: Speaker, qtbot: QtBot) -> None:
    assert window.docks["cases"].windowTitle() == "案件"
    speaker.speak("en")
    qtbot.waitUntil(lambda: window.docks["cases"].windowTitle() == "Cases")
    chinese = {text for text in shown_words(window.top_bar) if re.search("[一-鿿]", text.replace("案件", ""))}
    assert {text for text in chinese if "某" not in text and "定1234" not in text and text != "中文 / English"} == set()
    assert window.panels.cases.text.placeholderText().startswith("Find anything in the case files")
    speaker.speak("zh_CN")
    qtbot.waitUntil(lambda: window.panels.cases.text.placeholderText().startswith("检索案卷"))
    assert window.panels.alerts.filters.states.itemText(0) == "全部 · 紧急在前"


def test_qts_own_buttons_are_chinese_too(speaker: Speaker) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    speaker.speak("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_failure_is_told_in_the_language_of_the_window(speaker: Speaker) -> None:
    refusal = InputRefused("There is no user {login}. Nothing was changed.", login="韩")
    assert sentence(refusal) == "没有用户 韩。未作任何改动。"
    nested = Sentence("{name} has no place on the map.", {"name": told("Case files")})
    assert sentence_words(nested) == "案件 没有地图位置。"
    speaker.speak("en")
    assert sentence(refusal) == "There is no user 韩. Nothing was changed."


def test_a_sentence_without_a_translation_stays_as_it_is_written(speaker: Speaker) -> None:
    assert tr("A sentence that nobody has translated {n}", n=3) == "A sentence that nobody has translated 3"


def test_our_words_are_none_of_qts_translators_for_it_asks_those_on_any_thread(speaker: Speaker) -> None:
    speaker.speak("zh_CN")
    assert tr("Settings") == "设置"
    assert QCoreApplication.translate("OneMap", "Settings") == "Settings"
    speaker.speak("en")
    assert tr("Settings") == "Settings"
