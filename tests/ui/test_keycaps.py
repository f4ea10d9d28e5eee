"""What is printed on keys, and which panels a picture may be taken of."""

from __future__ import annotations

from app.cli.parser import PANELS
from app.ui import actions
from app.ui.panel_set import PanelSet
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.words import Speaker


def test_enter_is_called_so_in_words_and_its_twin_is_never_named(panels: PanelSet, speaker: Speaker) -> None:
    caps = {cap.key for panel in panels.by_name().values() for cap in panel.findChildren(KeycapButton)}
    assert "Enter" in caps
    assert [cap for cap in caps if "Return" in cap] == []
    assert (actions.printed("Enter"), actions.key_words("sketch_finish")) == ("回车", "Ctrl+回车")
    speaker.speak("en")
    assert (actions.printed("Enter"), actions.key_words("time_type")) == ("Enter", "Enter / T")


def test_a_picture_may_show_any_panel(panels: PanelSet) -> None:
    assert sorted(PANELS) == sorted(panels.by_name())
