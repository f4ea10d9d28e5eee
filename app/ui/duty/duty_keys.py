"""The keys of the duty log, of reminders and of the handover: a part of the one list, `actions.ACTIONS`."""

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
    Act("handover_print", "On paper …", ("P",), Where.HANDOVER),
)
