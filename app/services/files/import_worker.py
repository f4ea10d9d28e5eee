"""What the desk asks its worker process for. Only there the libraries of file formats are loaded (30 MB, 0.3 s)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.services.files.import_plan import ImportPlan, ImportPreview
from app.services.files.parsed_rows import Parsed


def look(plan: ImportPlan) -> ImportPreview:
    """As `import_work.look`."""
    from app.services.files import import_work

    return import_work.look(plan)


def parse(plan: ImportPlan, folder: Path, jurisdictions: Sequence[tuple[str, bytes]]) -> Parsed:
    """As `import_work.parse`."""
    from app.services.files import import_work

    return import_work.parse(plan, folder, jurisdictions)
