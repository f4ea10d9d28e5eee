"""A later start takes a second and a half because it loads what the first picture needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
LATER = (
    "pyproj", "scipy", "networkx", "pyqtgraph", "pyogrio", "openpyxl", "lxml", "segno", "paho", "folium",
    "PySide6.QtMultimedia",
    "sqlalchemy.dialects.postgresql", "app.feeds", "app.formats.opening", "app.demo", "app.analysis.watch",
    "app.services.watch", "app.services.files.import_work", "app.services.search.search_desk",
    "app.services.map.past_desk", "app.ui.map.time_travel", "app.ui.widgets.time_strip",
    "app.ui.panels.call_panel", "app.ui.panels.unit_panel", "app.ui.panels.asset_panel", "app.ui.panels.register_panel",
    "app.ui.panels.feed_panel", "app.ui.panels.around_panel", "app.ui.panels.hazard_panel",
    "app.ui.panels.drawing_panel", "app.ui.panels.camera_panel", "app.ui.panels.log_panel",
    "app.ui.panels.handover_panel", "app.ui.keep", "app.ui.cameras", "app.ui.duty.log_acts",
    "app.ui.duty.handover_acts", "app.ui.duty.paper_acts", "app.ui.duty.level_acts", "app.ui.map.around_acts",
    "app.ui.map.report_acts", "app.ui.map.sheet_acts", "app.ui.printing",
    "app.ui.panels.replay_panel", "app.ui.replay.replay_acts",
)  # fmt: skip
"""What is loaded when somebody asks for it, or once the map is live."""


def test_a_start_loads_nothing_that_the_first_picture_does_not_need() -> None:
    program = "import sys; import app.cli.run, app.ui.desk_app, app.ui.desk; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    too_early = sorted(one for one in LATER if any(it == one or it.startswith(f"{one}.") for it in loaded))
    assert too_early == []


def test_the_page_of_the_map_is_begun_before_the_store_and_its_desks_are_loaded() -> None:
    program = "import sys; import app.cli.run, app.ui.desk_entry, app.ui.map.map_start; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "app.ui.map.map_view" in loaded
    assert [one for one in loaded if one.startswith(("sqlalchemy", "app.bootstrap", "app.store.tables"))] == []


def test_no_source_is_read_to_see_whether_it_wants_other_names_of_qt() -> None:
    """PySide6 would open the source of each module that is imported after it: a tenth of the work of a start."""
    program = "import sys, linecache; import app.cli.run, app.ui.desk_app, app.ui.desk;print(*linecache.cache)"
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    read = [file for file in done.stdout.split() if file.endswith(".py")]
    assert [file for file in read if "/app/" in file or "sqlalchemy" in file] == []
