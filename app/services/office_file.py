"""An office form as a file, for Word or as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.office_form import OfficeForm
from app.errors import InputRefused

WORD, PDF = ".docx", ".pdf"
Written = Callable[[OfficeForm, Path], object]


def write_office(form: OfficeForm, file: Path, write_pdf: Written) -> None:
    """Write the form as the file's ending says, whole or not at all; raises `InputRefused`."""
    ending = file.suffix.lower()
    if ending == PDF:
        write_pdf(form, file)
    elif ending == WORD:
        from app.formats.office_word import write_word  # a tenth of a second that a start need not wait

        write_word(form, file)
    else:
        raise InputRefused("{name}: a sheet is written as .docx or .pdf. Nothing was written.", name=file.name)
