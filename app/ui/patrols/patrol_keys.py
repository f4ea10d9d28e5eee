"""The keys of patrols: a part of `ACTIONS`."""

from __future__ import annotations

from app.ui.acts import Act, Where

PATROL_KEYS: tuple[Act, ...] = (
    Act("panel_patrols", "Patrols", ("Ctrl+Alt+P",), Where.WINDOW),
    Act("new_patrol", "New patrol …", ("Ctrl+Alt+N",), Where.WINDOW),
    Act("patrol_new", "New patrol …", ("N",), Where.PATROLS),
    Act("patrol_change", "Change the plan …", ("E",), Where.PATROLS),
    Act("patrol_issue", "Issue the order", ("I",), Where.PATROLS),
    Act("patrol_cancel", "Cancel the patrol …", ("X",), Where.PATROLS),
    Act("patrol_start", "Has begun", ("S",), Where.PATROLS),
    Act("patrol_pause", "Pause …", ("B",), Where.PATROLS),
    Act("patrol_resume", "Goes on", ("C",), Where.PATROLS),
    Act("patrol_finish", "Is over …", ("F",), Where.PATROLS),
    Act("patrol_review", "Review …", ("K",), Where.PATROLS),
    Act("patrol_reach", "Check point reached …", ("R",), Where.PATROLS),
    Act("patrol_code", "Code of a check point …", ("Q",), Where.PATROLS),
    Act("patrol_skip", "Leave a check point out …", ("L",), Where.PATROLS),
    Act("patrol_acknowledge", "Acknowledge deviations …", ("A",), Where.PATROLS),
    Act("patrol_finding", "Found on patrol …", ("D",), Where.PATROLS),
    Act("patrol_print", "Order on paper …", ("P",), Where.PATROLS),
    Act("patrol_gpx", "Write GPX …", ("G",), Where.PATROLS),
    Act("patrol_template", "Keep as a template …", ("T",), Where.PATROLS),
    Act("patrol_night", "Plan from templates …", ("M",), Where.PATROLS),
    Act("patrol_over", "With those that are over", ("V",), Where.PATROLS),
    Act("plan_save", "Save", ("Ctrl+Enter", "Ctrl+Return"), Where.PATROL_PLAN),
    Act("plan_issue", "Save and issue", ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"), Where.PATROL_PLAN),
    Act("plan_stops", "Propose check points", ("Ctrl+G",), Where.PATROL_PLAN),
    Act("plan_add_stop", "Add a check point", ("Ctrl+N",), Where.PATROL_PLAN),
    Act("plan_remove_template", "Remove the template …", ("Ctrl+Del",), Where.PATROL_PLAN),
    Act("stop_remove", "Take the check point out", ("Del",), Where.PATROL_STOPS),
    Act("stop_earlier", "Go there earlier", ("Alt+Up",), Where.PATROL_STOPS),
    Act("stop_later", "Go there later", ("Alt+Down",), Where.PATROL_STOPS),
    Act("stop_change", "Change stay, time, proof", ("Enter", "Return"), Where.PATROL_STOPS),
)

ACTING_ON_PATROLS = (
    "new_patrol", "patrol_new", "patrol_change", "patrol_issue", "patrol_cancel", "patrol_print", "patrol_gpx",
    "patrol_start", "patrol_pause", "patrol_resume", "patrol_finish", "patrol_review", "patrol_reach", "patrol_code",
    "patrol_skip", "patrol_acknowledge", "patrol_finding", "patrol_template", "patrol_night", "plan_save", "plan_issue",
    "plan_remove_template",
)  # fmt: skip
"""Those that do something, or answer for this moment."""
