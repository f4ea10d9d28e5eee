"""Each user finds the layers as that user left them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.layer_state import LayerLook, LayerState
from app.services.map.layer_memory import LayerMemory

NIGHT = LayerState({"wells.GAS": False}, {"wells": LayerLook(opacity=50)})


def test_each_user_has_a_choice_of_layers_of_their_own(tmp_path: Path) -> None:
    LayerMemory(tmp_path / "layers.json").keep("u1", NIGHT)
    LayerMemory(tmp_path / "layers.json").keep("u2", LayerState({"cases.CASE": True}))
    memory = LayerMemory(tmp_path / "layers.json")
    assert memory.of("u1") == NIGHT
    assert memory.of("u2") == LayerState({"cases.CASE": True})
    assert memory.of("u3") is None


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"u1": 7}', "\x00"])
def test_a_damaged_file_is_as_good_as_none_and_is_written_anew(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "layers.json"
    file.write_text(damage)
    assert LayerMemory(file).of("u1") in (None, LayerState())
    LayerMemory(file).keep("u1", NIGHT)
    assert LayerMemory(file).of("u1") == NIGHT


def test_where_nothing_can_be_written_the_desk_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    LayerMemory(tmp_path / "gone" / "layers.json").keep("u1", NIGHT)
    assert "could not be kept" in caplog.text
