"""The four levels of a call as shapes, the same family as the severities of alerts: ▲ ◆ ● ○, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.alert import Severity
from app.domain.call import CallLevel
from app.domain.labels import label
from app.ui.widgets.severity_shape import SIGN, TOKEN
from app.ui.words import tr

SHAPE_OF_LEVEL: Mapping[CallLevel, Severity] = {
    CallLevel.L1: Severity.CRITICAL,
    CallLevel.L2: Severity.HIGH,
    CallLevel.L3: Severity.MEDIUM,
    CallLevel.L4: Severity.LOW,
}


def level_token(level: CallLevel) -> str:
    """The colour of a level in the theme."""
    return TOKEN[SHAPE_OF_LEVEL[level]]


def level_words(level: CallLevel) -> str:
    """Shape, number and word, for cards and boxes."""
    return f"{SIGN[SHAPE_OF_LEVEL[level]]} {level.value[1:]} {tr(label(level))}"
