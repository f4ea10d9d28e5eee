"""What stands beside the pointer: the record's name, and what it is in the words of the legend."""

from __future__ import annotations

import json
from pathlib import Path

from app.services.map.map_features import MapRecord
from app.ui.words import tr

CLASS_BITS, OUT_OF_USE, HIGH_YIELD, KEY = 31, 32, 64, 128
FLAGS = ((KEY, "Key well"), (HIGH_YIELD, "High yield"), (OUT_OF_USE, "Out of use"))


class TipLines:
    """Reads the legend once; `of` gives the lines for a record, `classes` the codes of each layer."""

    def __init__(self, legend: Path) -> None:
        layers = json.loads(legend.read_text("utf-8"))["layers"]
        self._labels = {layer["name"]: [rule["label"] for rule in layer["classes"]] for layer in layers}
        self.classes = {layer["name"]: [rule["code"] for rule in layer["classes"]] for layer in layers}

    def of(self, record: MapRecord) -> list[str]:
        """The heading (the name, or what it is where it has none), then what it is."""
        labels = self._labels.get(record.layer, [])
        at = record.style & CLASS_BITS
        words = [tr(labels[at])] if at < len(labels) else []
        if record.layer == "wells":
            words += [tr(word) for flag, word in FLAGS if record.style & flag]
        lines = [record.name, " · ".join(words)]
        return [line for line in lines if line]
