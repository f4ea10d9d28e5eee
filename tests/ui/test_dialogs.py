from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.settings import Settings
from app.ui.actions import ACTIONS
from app.ui.dialogs.about_dialog import AboutDialog
from app.ui.dialogs.checklist_dialog import STEPS, ChecklistDialog
from app.ui.dialogs.handbook_window import HandbookWindow
from app.ui.dialogs.settings_dialog import SettingsDialog
from app.ui.look import Look
from app.ui.words import Speaker
from tests.ui.conftest import forget

HANDBOOK = resources() / "handbook"


@pytest.fixture
def parent(look: Look, speaker: Speaker) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    forget(made)


@pytest.fixture
def settings_dialog(parent: QWidget, look: Look, tmp_path: Path) -> SettingsDialog:
    return SettingsDialog(Settings(), tmp_path, look, parent)


def heard(signal: Any) -> list[Settings]:
    told: list[Settings] = []
    signal.connect(told.append)
    return told


def test_a_choice_is_tried_at_once_and_kept_with_save(settings_dialog: SettingsDialog) -> None:
    tried, chosen = heard(settings_dialog.tried), heard(settings_dialog.chosen)
    settings_dialog.theme.setCurrentIndex(settings_dialog.theme.findData("day"))
    settings_dialog.font_size.setValue(150)
    settings_dialog.county.setText("  定边县 ")
    assert [choice.theme for choice in tried] == ["day", "day"]
    assert tried[-1].font_percent == 150
    settings_dialog.accept()
    assert chosen == [Settings(theme="day", font_percent=150, county="定边县")]


def test_cancel_puts_everything_back(settings_dialog: SettingsDialog) -> None:
    tried, chosen = heard(settings_dialog.tried), heard(settings_dialog.chosen)
    settings_dialog.language.setCurrentIndex(settings_dialog.language.findData("en"))
    settings_dialog.reject()
    assert tried[-1] == Settings()
    assert chosen == []


def test_the_data_directory_is_shown_and_cannot_be_typed_over(settings_dialog: SettingsDialog, tmp_path: Path) -> None:
    places = [field for field in settings_dialog.findChildren(QLineEdit) if field.text() == str(tmp_path)]
    assert [field.isReadOnly() for field in places] == [True]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_handbook_opens_in_both_languages_and_names_every_key(parent: QWidget, look: Look, language: str) -> None:
    window = HandbookWindow(HANDBOOK, language, look, parent)
    pages = []
    for row in range(window.contents.count()):
        window.contents.setCurrentRow(row)
        pages.append(window.page.toPlainText())
    book = "\n".join(pages)
    assert [act.keys[0] for act in ACTIONS if act.keys and act.keys[0] not in book] == []
    assert ("报警" in book) == (language == "zh_CN")
    assert "|" not in pages[0], "tables are drawn as tables"
    window.close()


def test_a_language_without_a_handbook_gets_the_chinese_one(parent: QWidget, look: Look) -> None:
    window = HandbookWindow(HANDBOOK, "fr", look, parent)
    assert window.contents.item(0).text() == "界面一览"
    window.close()


def test_the_checklist_says_what_is_missing_and_leads_to_its_import(parent: QWidget, look: Look, qtbot: QtBot) -> None:
    dialog = ChecklistDialog({"wells": 30_000, "areas": 5}, look, parent)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"还缺 {len(STEPS) - 2} 类数据;随时可以导入。" in words
    assert words.count("缺少") == len(STEPS) - 2
    assert "30,000" in words
    buttons = [button for button in dialog.findChildren(QPushButton) if button.text() == "导入…"]
    with qtbot.waitSignal(dialog.import_wanted) as told:
        buttons[2].click()
    assert told.args == ["pipelines"]


def test_about_names_version_and_what_it_carries(parent: QWidget, look: Look) -> None:
    from app import __version__

    words = " ".join(label.text() for label in AboutDialog(look, parent).findChildren(QLabel))
    assert __version__ in words
    assert "LGPL" in words


def test_every_layer_of_the_checklist_can_be_imported() -> None:
    from app.domain.layer import LAYERS

    assert {layer for layer, _, _ in STEPS} <= set(LAYERS)


def test_esc_closes_the_handbook(parent: QWidget, look: Look, qtbot: QtBot) -> None:
    window = HandbookWindow(HANDBOOK, "zh_CN", look, parent)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.destroyed):
        QTest.keyClick(window.contents, Qt.Key.Key_Escape)
