"""The keys of the ledger of hazards: a part of `ACTIONS`."""

from __future__ import annotations

from app.ui.acts import Act, Where

HAZARD_KEYS: tuple[Act, ...] = (
    Act("hazard_new", "New hazard …", ("N",), Where.HAZARDS),
    Act("hazard_confirm", "Confirm", ("C",), Where.HAZARDS),
    Act("hazard_dismiss", "No hazard", ("X",), Where.HAZARDS),
    Act("hazard_issue", "Issue the notice", ("I",), Where.HAZARDS),
    Act("hazard_begin", "Work has begun", ("B",), Where.HAZARDS),
    Act("hazard_report", "Reported as closed", ("R",), Where.HAZARDS),
    Act("hazard_recheck", "Re-check", ("K",), Where.HAZARDS),
    Act("hazard_clear", "Strike off", ("E",), Where.HAZARDS),
    Act("hazard_print", "Notice on paper …", ("P",), Where.HAZARDS),
    Act("hazard_over", "With those struck off", ("V",), Where.HAZARDS),
)
