"""The second row of filters over the case files: way, vehicle, officer, loss, how they are handled and overseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.case_file import CampaignLevel, HandlingMode, SupervisionLevel
from app.domain.case_question import CaseQuestion
from app.domain.labels import label
from app.domain.mo_code import MoCode
from app.ui.look import Look
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.space_buttons import SpaceTick
from app.ui.words import tr

LEAST_PX = 52
"""A box or line may become so narrow before the row of them pushes the window apart."""


class CaseFilterBar(QWidget):
    """Tells that something changed; `question` puts what is chosen into a question, `show_question` shows one."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.way: ChoiceBox[MoCode] = ChoiceBox("Every way", tuple(MoCode), label)
        self.traits = SpaceTick()
        self.officer, self.series, self.least, self.most = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.supervision: ChoiceBox[SupervisionLevel] = ChoiceBox("Listed or not", tuple(SupervisionLevel), label)
        self.campaign: ChoiceBox[CampaignLevel] = ChoiceBox("Every campaign", tuple(CampaignLevel), label)
        self.handling: ChoiceBox[HandlingMode] = ChoiceBox("Handled anyhow", tuple(HandlingMode), label)
        self._boxes = (self.way, self.supervision, self.campaign, self.handling)
        self._lines = (self.officer, self.series, self.least, self.most)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(6)
        for part in (self.way, self.traits, self.officer, self.series, self.least, self.most, *self._boxes[1:]):
            row.addWidget(part)
        row.addStretch(1)
        for line, width in ((self.officer, 76), (self.series, 76), (self.least, 62), (self.most, 62)):
            line.setMaximumWidth(look.theme.px(width))
            line.setMinimumWidth(look.theme.px(LEAST_PX))
            line.textChanged.connect(self.changed)
        for box in self._boxes:
            box.setMinimumWidth(look.theme.px(LEAST_PX))
            box.currentIndexChanged.connect(self.changed)
        self.traits.toggled.connect(self.changed)
        self.retranslate()

    def fields(self) -> Mapping[str, QWidget]:
        """What a saved view keeps."""
        return {
            "way": self.way,
            "traits": self.traits,
            "officer": self.officer,
            "series": self.series,
            "least": self.least,
            "most": self.most,
            "supervision": self.supervision,
            "campaign": self.campaign,
            "handling": self.handling,
        }

    def question(self, base: CaseQuestion) -> CaseQuestion:
        """`base` and what is chosen here; what is no number asks nothing."""
        way = self.way.chosen()
        return replace(
            base,
            codes=() if way is None else (way,),
            with_traits=self.traits.isChecked(),
            officer=self.officer.text().strip(),
            series=self.series.text().strip(),
            least_t=_number(self.least.text()),
            most_t=_number(self.most.text()),
            supervision=self.supervision.chosen(),
            campaign=self.campaign.chosen(),
            handling=self.handling.chosen(),
        )

    def show_question(self, asked: CaseQuestion) -> None:
        """What this question asks of these."""
        self.way.choose(asked.codes[0] if asked.codes else None)
        self.traits.setChecked(asked.with_traits)
        self.officer.setText(asked.officer)
        self.series.setText(asked.series)
        self.least.setText("" if asked.least_t is None else f"{asked.least_t:g}")
        self.most.setText("" if asked.most_t is None else f"{asked.most_t:g}")
        self.supervision.choose(asked.supervision)
        self.campaign.choose(asked.campaign)
        self.handling.choose(asked.handling)

    def retranslate(self) -> None:
        """Say every word again."""
        for box in self._boxes:
            box.retranslate()
        self.traits.setText(tr("Vehicle known by traits"))
        for line, words in zip(self._lines, ("Lead officer", "Series", "From t", "Up to t"), strict=True):
            line.setPlaceholderText(tr(words))
            line.setToolTip(tr(words))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
