"""Real files for tests: `shared/data` beside the checkout or above it, or where ONEMAP_SHARED says.

They are read in place and never copied into the project. Where they are missing, the tests that need them are
skipped and counted, and the count is printed at the end.
"""

from __future__ import annotations

import os
from pathlib import Path

NOT_HERE = "the real files of shared/data are not here"


def shared_data() -> Path | None:
    """The folder of real files (`shared/data`), or None. ONEMAP_SHARED names the folder `shared` itself."""
    named = os.environ.get("ONEMAP_SHARED")
    folders = [Path(named)] if named else [above / "shared" for above in Path(__file__).resolve().parents[1:]]
    return next((folder / "data" for folder in folders if (folder / "data" / "README.md").is_file()), None)
