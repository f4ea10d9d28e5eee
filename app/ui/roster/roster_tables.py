"""Lists beside a month sheet: the year in figures, and who changed the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from app.services.duty.roster_desk import ActLine
from app.services.duty.roster_reading import YearRow
from app.ui.local_time import full, to_minute
from app.ui.look import Look
from app.ui.widgets.list_layout import lay_out_list
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

HISTORY: tuple[Column[ActLine], ...] = (
    Column(label="Time", text=lambda one: to_minute(one.at), hover=lambda one: full(one.at), width=17),
    Column(label="Act", text=lambda one: tr(one.act), bold=True, width=18),
    Column(label="Changes", text=lambda one: str(one.changes), sort=lambda one: one.changes, right=True, width=9),
    Column(label="Who", text=lambda one: one.who, width=12),
    Column(label="Reason", text=lambda one: one.reason, hover=lambda one: one.reason),
)


def _month(number: int) -> Column[YearRow]:
    return Column(
        label=str(number + 1),
        text=lambda one: f"{one.months[number].turns}/{one.months[number].nights}" if one.months[number].turns else "",
        sort=lambda one: one.months[number].turns,
        right=True,
        width=7,
    )


YEAR: tuple[Column[YearRow], ...] = (
    Column(label="Staff name", text=lambda one: one.person.name),
    *(_month(number) for number in range(12)),
    Column(label="Turns", text=lambda one: str(one.whole.turns), sort=lambda one: one.whole.turns, right=True, width=6),
    Column(
        label="Nights", text=lambda one: str(one.whole.nights), sort=lambda one: one.whole.nights, right=True, width=8
    ),
    Column(label="Days off", text=lambda one: str(one.whole.off), sort=lambda one: one.whole.off, right=True, width=7),
)


def open_history(lines: Sequence[ActLine], look: Look, parent: QWidget) -> QDialog:
    """Who changed the sheets of a room, the latest first."""
    return _open(tr("Who changed it"), "", HISTORY, lines, lambda one: f"{one.at} {one.act_id}", look, parent)


def open_year(rows: Sequence[YearRow], year: int, look: Look, parent: QWidget) -> QDialog:
    """Everybody's turns and nights by month. Equal shares are a rule of the roster; nobody is measured by them."""
    told = tr("Turns / nights of each month. They are there to be shared equally, and measure nobody.")
    return _open(str(year), told, YEAR, rows, lambda one: one.person.id, look, parent)


def _open(
    title: str, told: str, columns: Any, records: Sequence[Any], key: Any, look: Look, parent: QWidget
) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    table: RecordTable[Any] = RecordTable(columns, look, key=key)
    lay_out_list(dialog, (plain_label("CardTitle", title),), table, plain_label("Muted", told), ())
    dialog.resize(look.theme.px(980), look.theme.px(480))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    table.show_records(records)
    table.setFocus()
    return dialog
