"""What was chosen of the layers, as plain values and back."""

from __future__ import annotations

import json

import pytest

from app.domain.layer_state import PLAIN, LayerLook, LayerState


def test_a_state_survives_the_way_through_json() -> None:
    look = LayerLook(labels=False, opacity=50, from_zoom=9.0, to_zoom=15.5, by="STATUS")
    state = LayerState({"wells.OIL": False, "cases.CASE": True}, {"wells": look})
    again = LayerState.heard(json.loads(json.dumps(state.told())))
    assert again == state
    assert again.look("wells") == look
    assert again.look("pipelines") == PLAIN


@pytest.mark.parametrize(
    "told",
    [None, [], "x", {"shown": 3, "looks": []}, {"shown": {"wells.OIL": "yes"}, "looks": {"wells": 7}}],
)
def test_what_is_no_state_is_the_default(told: object) -> None:
    assert LayerState.heard(told) == LayerState()


def test_a_look_of_nonsense_is_plain_and_the_rest_of_the_state_holds() -> None:
    nonsense = {"labels": 2, "opacity": 900, "from_zoom": "far", "to_zoom": 99, "by": None}
    heard = LayerState.heard({"shown": {"wells.GAS": False}, "looks": {"wells": nonsense}})
    assert heard.look("wells") == PLAIN
    assert heard.shown == {"wells.GAS": False}
