"""Which acts the duty log tells, and in which words. What is done many times a minute, or is no event of a shift
(imports, drawings, views), is not told; a test compares this table with the acts that the program knows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.duty_log import LogKind
from app.domain.sentence import Sentence, sentence


def _told(kind: LogKind, words: Mapping[str, Sentence]) -> dict[str, tuple[LogKind, Sentence]]:
    return {act: (kind, said) for act, said in words.items()}


WORDS: Mapping[str, tuple[LogKind, Sentence]] = MappingProxyType(
    _told(
        LogKind.ALERT,
        {
            "alert.acknowledge": sentence("Acknowledged"),
            "alert.take_back_acknowledge": sentence("Acknowledgement taken back"),
            "alert.take_on": sentence("Taken on"),
            "alert.shelve": sentence("Shelved"),
            "alert.unshelve": sentence("Taken off the shelf"),
            "alert.shelf_end": sentence("The shelf ended"),
            "alert.escalate": sentence("Not acknowledged in time, passed on"),
            "alert.close": sentence("Alert closed"),
            "alert.reopen": sentence("Reopened"),
            "alert.note": sentence("Note"),
            "alert.contact": sentence("Contact rung"),
            "alarm_test.begin": sentence("Alarm test"),
            "alarm_answer.heard": sentence("Alarm test heard at the desk"),
            "alarm_answer.not_heard": sentence("Alarm test NOT heard at the desk"),
        },
    )
    | _told(
        LogKind.CALL,
        {
            "call.open": sentence("Call taken down"),
            "call.from_alert": sentence("A call was made of it"),
            "call.attach_alert": sentence("Put on a call"),
            "call.amend": sentence("Details changed"),
            "call.triage": sentence("Call graded"),
            "call.merge": sentence("Merged into another call"),
            "call.transferred": sentence("Transferred"),
            "call.hand_over": sentence("Call handed over"),
            "call.invalid": sentence("Found invalid"),
            "call.feedback": sentence("Report written"),
            "call.close": sentence("Call closed"),
            "call.take_back_close": sentence("Closing taken back"),
            "call.take_back_dispatch": sentence("Dispatch taken back: no call"),
            "call.reopen": sentence("Call reopened"),
            "call.note": sentence("Note"),
            "call.to_case": sentence("Case file made"),
            "assignment.order": sentence("Ordered to a call"),
            "assignment.accepted": sentence("Order accepted"),
            "assignment.declined": sentence("Order declined"),
            "assignment.en_route": sentence("On the way"),
            "assignment.on_scene": sentence("On scene"),
            "assignment.feedback": sentence("Reported back"),
            "assignment.released": sentence("Released from the call"),
            "assignment.cancel": sentence("Called back"),
            "assignment.take_back": sentence("Last step taken back"),
            "assignment.unsent": sentence("The order could not be sent"),
            "assignment.roll_call_missed": sentence("Did not answer the roll call"),
        },
    )
    | _told(
        LogKind.CASE,
        {
            "case.open": sentence("Case file opened"),
            "case.move": sentence("Case moved on"),
            "case.extend": sentence("Term of a case extended"),
            "evidence.attach": sentence("Evidence taken in"),
            "evidence.hand_over": sentence("Evidence handed on"),
        },
    )
    | _told(LogKind.UNIT, {"unit.state": sentence("State of the unit told")})
    | _told(
        LogKind.SOURCE,
        {
            "feed.start": sentence("Feed started"),
            "feed.stop": sentence("Feed stopped"),
            "watch_rule.enable": sentence("Watch rule switched on"),
            "watch_rule.disable": sentence("Watch rule switched off"),
            "watch_rule.change": sentence("Watch rule changed"),
            "road_state.set": sentence("Road state entered"),
            "road_state.end": sentence("Road state ended"),
            "key_vehicle.approve": sentence("Key vehicle approved"),
            "key_vehicle.remove": sentence("Key vehicle taken off"),
        },
    )
    | _told(
        LogKind.ISSUE,
        {
            "issue.hand_out": sentence("Handed out"),
            "issue.bring_back": sentence("Brought back"),
            "issue.extend": sentence("To be back later"),
            "issue.miss": sentence("Not back in time"),
            "issue.take_back": sentence("Handing out or bringing back was a mistake"),
        },
    )
    | _told(
        LogKind.DUTY,
        {
            "level.order": sentence("Duty level ordered"),
            "level.end": sentence("Duty level ended"),
            "level.fall_back": sentence("Duty level back to normal by itself"),
            "strength.accept": sentence("Staffing proposal accepted"),
            "strength.refuse": sentence("Staffing proposal refused"),
            "strength.end": sentence("Staffing proposal no longer holds"),
            "patrol_proposal.ask": sentence("Beats of a night drawn"),
            "patrol_proposal.accept": sentence("Proposed beats accepted"),
            "patrol_proposal.refuse": sentence("Proposed beats refused"),
            "reminder.set": sentence("Reminder set"),
            "reminder.done": sentence("Reminder done"),
            "reminder.put_off": sentence("Reminder put off"),
            "handover.sign_out": sentence("Handed over, signed"),
            "handover.sign_in": sentence("Taken over, signed"),
            "handover.withdraw": sentence("Signed sheet withdrawn"),
            "handover.force": sentence("Handed over by one alone"),
            "roster.swap": sentence("Turns exchanged"),
            "roster.take_over": sentence("Turn taken over"),
            "roster.write": sentence("Month sheet written"),
        },
    )
    | _told(
        LogKind.PATROL,
        {
            "patrol.plan": sentence("Patrol planned"),
            "patrol.change": sentence("Plan changed"),
            "patrol.issue": sentence("Order issued"),
            "patrol.cancel": sentence("Patrol cancelled"),
            "patrol.take_back": sentence("Last step taken back"),
            "patrol.start": sentence("Patrol begun, by word"),
            "patrol.start_seen": sentence("Patrol begun, by position"),
            "patrol.pause": sentence("Patrol paused"),
            "patrol.resume": sentence("Patrol goes on"),
            "patrol.finish": sentence("Patrol finished, by word"),
            "patrol.finish_seen": sentence("Patrol finished, by position"),
            "patrol.miss_seen": sentence("Patrol missed: nobody came"),
            "patrol.skip": sentence("Check point left out"),
            "patrol.acknowledge": sentence("Deviations of a patrol acknowledged"),
            "patrol.review": sentence("Patrol reviewed"),
        },
    )
    | _told(
        LogKind.CHECK,
        {
            "spot_check.draw": sentence("Posts drawn for spot checks"),
            "spot_check.in_order": sentence("Spot check: all in order"),
            "spot_check.breach": sentence("Spot check: something is wanting"),
            "spot_check.mended": sentence("Mended after a spot check"),
            "spot_check.give_up": sentence("Spot check given up"),
            "spot_check.take_back": sentence("Result of a spot check taken back"),
        },
    )
)

NOT_TOLD = frozenset(
    {
        "alert.hear", "alert.hold_end", "alert.sounded", "alert.acknowledge_told", "alert.tell",
        "assignment.contact", "assignment.send_again", "assignment.received", "assignment.ordered",
        "assignment.told_received", "assignment.told_accepted", "assignment.told_declined",
        "assignment.told_en_route", "assignment.told_on_scene", "assignment.told_done", "assignment.cancelled",
        "call.take_back_joining", "unit.roster",
        "watch_rule.add", "watch_rule.ship", "watch_rule.try", "road_state.change",
        "key_vehicle.propose", "key_vehicle.renew",
        "roster.edit", "roster.lock", "roster.member", "roster.take_back", "roster.export",
        "patrol.print", "patrol.cards", "patrol.gpx", "patrol.reach", "patrol.reach_seen", "patrol.deviate_seen",
        "log.write", "log.correct", "log.settle", "reminder.take_back", "strength.export",
    }
)  # fmt: skip
"""Acts of the same nouns that the log leaves out: sources speak by themselves (an alert is told when it is raised), and
written lines are the log itself."""
