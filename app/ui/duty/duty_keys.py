"""The keys of log, reminders, handover, spot checks, strength by hour and what is handed out: a part of `ACTIONS`."""

from __future__ import annotations

from app.ui.acts import Act, Where

DUTY_KEYS: tuple[Act, ...] = (
    Act("log_correct", "Correct …", ("E",), Where.LOG),
    Act("log_settle", "Settled …", ("X",), Where.LOG),
    Act("log_earlier", "Shift before", ("[",), Where.LOG),
    Act("log_later", "Shift after", ("]",), Where.LOG),
    Act("log_print", "On paper …", ("P",), Where.LOG),
    Act("reminder_done", "Done …", ("X",), Where.REMINDERS),
    Act("reminder_later", "Put off …", ("O",), Where.REMINDERS),
    Act("handover_tick", "Tick", ("T",), Where.HANDOVER),
    Act("handover_sign", "Sign …", ("S",), Where.HANDOVER),
    Act("handover_alone", "One alone …", ("A",), Where.HANDOVER),
    Act("handover_withdraw", "Take the sheet back …", ("B",), Where.HANDOVER),
    Act("handover_make", "Make anew", ("R",), Where.HANDOVER),
    Act("strength_rows", "Next rows", ("R",), Where.STRENGTH),
    Act("strength_figures", "Next figures", ("V",), Where.STRENGTH),
    Act("strength_span", "Next span", ("G",), Where.STRENGTH),
    Act("strength_list", "Next list", ("L",), Where.STRENGTH),
    Act("strength_accept", "Accept the proposal …", ("A",), Where.STRENGTH),
    Act("strength_refuse", "Refuse the proposal …", ("X",), Where.STRENGTH),
    Act("strength_end", "Holds no longer …", ("B",), Where.STRENGTH),
    Act("strength_export", "Write a file …", ("Ctrl+E",), Where.STRENGTH),
    Act("handover_print", "On paper …", ("P",), Where.HANDOVER),
    Act("issue_back", "Back, sound", ("X",), Where.ISSUES),
    Act("issue_flawed", "Back, not sound …", ("D",), Where.ISSUES),
    Act("issue_later", "To be back later …", ("O",), Where.ISSUES),
    Act("issue_mistake", "A mistake …", ("B",), Where.ISSUES),
    Act("issue_new", "Issue …", ("N",), Where.ISSUES),
    Act("issue_hand_out", "Issue", ("Ctrl+Enter", "Ctrl+Return"), Where.ISSUES),
    Act("issue_all", "With what is back", ("V",), Where.ISSUES),
    Act("issue_print", "On paper …", ("P",), Where.ISSUES),
    Act("spot_checks", "Spot checks …", ("C",), Where.DUTY),
    Act("spot_draw", "Draw posts …", ("D",), Where.SPOT_CHECKS),
    Act("spot_result", "What was found …", ("R",), Where.SPOT_CHECKS),
    Act("spot_mended", "Mended …", ("M",), Where.SPOT_CHECKS),
    Act("spot_give_up", "Give up …", ("X",), Where.SPOT_CHECKS),
    Act("spot_proof", "Copy the proof", ("P",), Where.SPOT_CHECKS),
    Act("spot_take_back", "Take back …", ("Ctrl+Z",), Where.SPOT_CHECKS),
)
