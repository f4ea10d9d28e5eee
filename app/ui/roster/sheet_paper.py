"""A month sheet on A3, lying: the grid, the strength at the foot of it, what the marks mean, lines to sign.

May be drawn on any thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen

from app.domain.holidays import Holidays
from app.domain.office_form import LATIN_FONTS, TEXT_FONTS, TITLE_FONTS
from app.domain.roster_month import RosterMonth
from app.domain.roster_turn import ABSENCE_MARKS, RosterPlan
from app.ui import printing
from app.ui.roster.sheet_model import SUMS, WEEKDAYS
from app.ui.words import tr

PAPER_MM, MARGIN_MM = (420.0, 297.0), 12.0
_ROW_MM, _NAME_MM, _SUM_MM, _TITLE_MM, _FOOT_MM = 6.4, 34.0, 11.0, 16.0, 9.0
_TITLE_PT, _TEXT_PT, _SMALL_PT = 22.0, 10.0, 8.0


class SheetPaper:
    """Pages with the month of a room; more people than one page holds go on on the next, under the same head."""

    def __init__(
        self,
        month: RosterMonth,
        plan: RosterPlan,
        holidays: Holidays,
        legend: Sequence[str],
        marks: Sequence[str],
        foot: str,
    ) -> None:
        self._month, self._plan, self._holidays = month, plan, holidays
        self._legend, self._marks, self._foot = tuple(legend), tuple(marks), foot

    def lay_out(self, device: QPagedPaintDevice) -> None:
        """The paper that it wants: A3, lying."""
        device.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
        device.setPageOrientation(QPageLayout.Orientation.Landscape)
        device.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)

    def print_on(self, device: QPagedPaintDevice) -> int:
        """Draw every page; how many there are."""
        mm = device.logicalDpiX() / printing.MM_PER_INCH
        width, height = (PAPER_MM[0] - 2 * MARGIN_MM) * mm, (PAPER_MM[1] - 2 * MARGIN_MM) * mm
        rows = self._rows()
        below = (len(self._legend) + 2) * _ROW_MM * mm
        most = int((height - (_TITLE_MM + _FOOT_MM) * mm - below) / (_ROW_MM * mm)) - 2
        pages = [rows[at : at + most] for at in range(0, len(rows), most)] or [[]]
        painter = QPainter(device)
        for number, some in enumerate(pages):
            if number:
                device.newPage()
            self._page(painter, some, width, height, mm, f"{number + 1} / {len(pages)}")
        painter.end()
        return len(pages)

    def _rows(self) -> list[list[str]]:
        month, plan = self._month, self._plan
        turns = {turn.letter: turn for turn in plan.turns}
        found: list[list[str]] = []
        for person in month.people:
            cells, nights, off, every = [], 0, 0, 0
            for day in month.days:
                place = (person.id, day)
                turn = turns.get(month.letter(place))
                absence = month.absences.get(place)
                cells.append(turn.mark if turn else ABSENCE_MARKS[absence.kind] if absence else "")
                nights += bool(turn and turn.is_night)
                off += bool(turn and self._holidays.is_off(day))
                every += bool(turn)
            found.append([person.name, *cells, str(nights), str(off), str(every)])
        for turn in plan.of_room(month.room):
            have = [sum(month.letter((one.id, day)) == turn.letter for one in month.people) for day in month.days]
            needs = [turn.need(self._holidays.is_off(day)) for day in month.days]
            told = [f"{h}/{n}" if h != n else str(h) for h, n in zip(have, needs, strict=True)]
            found.append([tr("{turn} heads", turn=turn.name), *told, "", "", ""])
        return found

    def _page(
        self, painter: QPainter, rows: Sequence[Sequence[str]], width: float, height: float, mm: float, page: str
    ) -> None:
        month, black = self._month, QColor(Qt.GlobalColor.black)
        painter.setPen(black)
        painter.setFont(_font(TITLE_FONTS, _TITLE_PT))
        title = tr("{room} {year}-{month}: roster", room=month.room, year=month.year, month=f"{month.month:02d}")
        painter.drawText(QRectF(0, 0, width, _TITLE_MM * mm), Qt.AlignmentFlag.AlignCenter, title)
        painter.setFont(_font(TITLE_FONTS, _SMALL_PT))
        painter.drawText(
            QRectF(0, 0, width, _TITLE_MM * mm),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
            "  ".join(self._marks),
        )
        day_mm = (width / mm - _NAME_MM - len(SUMS) * _SUM_MM) / len(month.days)
        widths = [_NAME_MM, *[day_mm] * len(month.days), *[_SUM_MM] * len(SUMS)]
        heads = [
            [tr("Staff name"), *(str(day.day) for day in month.days), *(tr(one) for one in SUMS)],
            ["", *(tr(WEEKDAYS[day.weekday()]) for day in month.days), "", "", ""],
        ]
        top = _TITLE_MM * mm
        for told in [*heads, *rows]:
            self._line(painter, told, widths, top, mm)
            top += _ROW_MM * mm
        painter.setFont(_font(TEXT_FONTS, _SMALL_PT))
        for words in (*self._legend, f"{tr('Made by')}:__________   {tr('Approved by')}:__________"):
            top += _ROW_MM * mm
            painter.drawText(QRectF(0, top - _ROW_MM * mm, width, _ROW_MM * mm), Qt.AlignmentFlag.AlignVCenter, words)
        foot = QRectF(0, height - _FOOT_MM * mm, width, _FOOT_MM * mm)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, f"{self._foot}    {page}")

    def _line(self, painter: QPainter, told: Sequence[str], widths: Sequence[float], top: float, mm: float) -> None:
        left = 0.0
        for column, (words, wide) in enumerate(zip(told, widths, strict=True)):
            box = QRectF(left, top, wide * mm, _ROW_MM * mm)
            at = column - 1
            if 0 <= at < len(self._month.days) and self._holidays.is_off(self._month.days[at]):
                painter.fillRect(box, QColor(232, 232, 232))
            painter.setPen(QPen(QColor(120, 120, 120), 0.15 * mm))
            painter.drawRect(box)
            painter.setPen(QColor(Qt.GlobalColor.black))
            painter.setFont(_font(TEXT_FONTS, _TEXT_PT))
            where = Qt.AlignmentFlag.AlignCenter if column else Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box.adjusted(0 if column else mm, 0, 0, 0), where, words)
            left += wide * mm


def _font(families: tuple[str, ...], size: float) -> QFont:
    font = QFont([*LATIN_FONTS, *families] if families is TEXT_FONTS else list(families))
    font.setPointSizeF(size)
    return font
