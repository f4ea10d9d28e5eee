"""What stands in the filters of a panel, as plain values for a saved view, and back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget


def filter_state(filters: Mapping[str, QWidget]) -> dict[str, object]:
    """Texts, chosen rows and ticks by the filters' names."""
    told: dict[str, object] = {}
    for name, field in filters.items():
        if isinstance(field, QLineEdit):
            told[name] = field.text()
        elif isinstance(field, QComboBox):
            told[name] = field.currentIndex()
        elif isinstance(field, QAbstractButton):
            told[name] = field.isChecked()
    return told


def restore_filters(filters: Mapping[str, QWidget], told: Mapping[str, object]) -> None:
    """As it was; what an older desk knew and this one does not is left out."""
    for name, field in filters.items():
        value = told.get(name)
        if isinstance(field, QLineEdit) and isinstance(value, str):
            field.setText(value)
        elif isinstance(field, QComboBox) and isinstance(value, int) and 0 <= value < field.count():
            field.setCurrentIndex(value)
        elif isinstance(field, QAbstractButton) and isinstance(value, bool):
            field.setChecked(value)
