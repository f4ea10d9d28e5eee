"""The rights table: which right each public act of the services asks for, and so which role may do it.

Every public method and function of the services that is given an actor is found in their source. One that stands in no
row here fails the first test; whoever writes one says in which right it is.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

import pytest

from app.domain.access import DOMAINS, GIVEN, KEEPERS, NAMELESS, REACH, RIGHTS, Actor, Right, Role
from app.errors import NotPermitted
from tests.services.public_acts import call, found

ACTS: dict[frozenset[Right], str] = {
    frozenset({Right.READ}): """
        files.export_desk.ExportDesk: rows
        map.saved_view_desk.SavedViewDesk: keep remove restore
    """,
    frozenset({Right.ALERTS}): """
        alerts.alarm_test.AlarmTest: begin sounded answer
        alerts.alert_desk.AlertDesk: hear hear_all acknowledge take_back_acknowledge take_on shelve unshelve close
            reopen note
        alerts.premise_desk.PremiseDesk: add_note change_note remove_note add_contact change_contact remove_contact
            rang
        alerts.told_alert.TellAlert: tell
        cameras.picture_desk.PictureDesk: keep take_back
    """,
    frozenset({Right.CALLS}): """
        calls.call_desk.CallDesk: open_call call_from_alert attach_alert take_back_joining triage amend feedback
            to_case
        calls.call_ends.CallEnds: merge transfer invalid hand_over close take_back_close take_back_dispatch reopen
        calls.call_notes.CallNotes: note
        calls.caller_desk.CallerDesk: reveal for_unit
        calls.dispatch_desk.DispatchDesk: order send_again step take_back cancel contacted
        roads.road_state_desk.RoadStateDesk: set_state change end
        unit_desk.UnitDesk: set_state
    """,
    frozenset({Right.ACT}): """
        coverage.need_desk.NeedDesk: ask end
        coverage.night_keeper.NightKeeper: keep
        duty.handover_desk.HandoverDesk: sign_out withdraw sign_in force
        duty.issue_desk.IssueDesk: hand_out bring_back extend take_back
        duty.level_desk.LevelDesk: order end
        duty.log_desk.LogDesk: write correct settle
        duty.reminder_desk.ReminderDesk: set done put_off take_back_done
        duty.roster_desk.RosterDesk: swap take_over take_back
        duty.spot_check_desk.SpotCheckDesk: draw record give_up mended take_back
        duty.strength_desk.StrengthDesk: decide end
        patrols.follow_desk.FollowDesk: start pause resume finish review reach reach_by_code skip acknowledge
        patrols.patrol_desk.PatrolDesk: plan plan_all change issue cancel step take_back
        patrols.proposal_desk.ProposalDesk: ask accept refuse
        tracks.track_desk.TrackDesk: run undo undo_here
        tracks.track_keeping.TrackKeeping: thin
        tracks.track_lookup.TrackLookup: look note
        watch.key_vehicle_desk.KeyVehicleDesk: propose remove
        watch.watch_rule_desk.WatchRuleDesk: ship keep_trial
    """,
    frozenset({Right.ACT, Right.EXPORT}): """
        coverage.coverage_files.CoverageFiles: write
        duty.duty_printing.DutyPrinting: form write note
        duty.sheet_files.SheetFiles: write calendar note
        duty.strength_files: write_strength
        patrols.patrol_sheet.PatrolSheet: form write write_gpx
        tracks.replay_page: note_page
        tracks.track_evidence.TrackEvidence: write
    """,
    frozenset({Right.CASES}): """
        cases.case_bulk_desk.CaseBulkDesk: change take_back
        cases.case_desk.CaseDesk: open_case change move extend take_back
        cases.case_filter_desk.CaseFilterDesk: keep remove restore
        cases.case_parts.CaseParts: add_part change_part remove_part
        cases.evidence_copies.EvidenceCopies: open verify
        cases.evidence_desk.EvidenceDesk: attach hand_over remove bring_back
        cases.retention.Retention: purge
        cases.review_desk.ReviewDesk: decide check_fix
        cases.sealed_desk.SealedDesk: reveal move
        cases.series_desk.SeriesDesk: join leave rename dismiss take_back
    """,
    frozenset({Right.CASES, Right.EXPORT}): """
        cases.case_printing.CasePrinting: form write note_print
        cases.evidence_copies.EvidenceCopies: export
    """,
    frozenset({Right.PERSONS}): """
        cases.person_desk.PersonDesk: propose approve renew correct object_to end put_back reveal
    """,
    frozenset({Right.HAZARDS}): """
        hazards.hazard_desk.HazardDesk: find confirm dismiss issue begin report recheck_passed recheck_failed clear
            take_back
    """,
    frozenset({Right.HAZARDS, Right.EXPORT}): """
        hazards.hazard_notice.HazardNotice: form write
    """,
    frozenset({Right.SURVEY}): """
        assets.register_desk.RegisterDesk: edit change_many
        assets.responsibility_desk.ResponsibilityDesk: assign end
        assets.take_back_desk.TakeBackDesk: take_back
    """,
    frozenset({Right.MAP}): """
        map.drawing_desk.DrawingDesk: draw change reshape remove restore
        map.stationing_desk.StationingDesk: add remove restore
    """,
    frozenset({Right.FEEDS}): """
        field.feed_switch.FeedSwitch: note
        field.tracker_desk.TrackerDesk: register give take_in take_back
    """,
    frozenset({Right.EXPORT}): """
        assets.work_file.WorkFile: write
        files.export_desk.ExportDesk: export note_map
        map.around_desk.AroundDesk: export
        map.within_export: export_found
    """,
    frozenset({Right.LEAD}): """
        watch.key_vehicle_desk.KeyVehicleDesk: approve renew
        watch.watch_rule_desk.WatchRuleDesk: add add_of_kind copy change enable disable
    """,
    frozenset({Right.IMPORT}): """
        files.import_desk.ImportDesk: run
        map.line_mark_file: import_marks
        map.stationing_desk.StationingDesk: add_all
    """,
    frozenset({Right.UNDO_IMPORT}): """
        files.import_desk.ImportDesk: undo
    """,
    frozenset({Right.EDIT_REGISTER}): """
        assets.merge_desk.MergeDesk: merge
        assets.register_desk.RegisterDesk: create retire bring_back
        duty.roster_desk.RosterDesk: put write lock set_member
        patrols.template_desk.TemplateDesk: keep remove take_back
    """,
    frozenset({Right.SETTINGS}): """
        base_maps.base_map_desk.BaseMapDesk: declare add remove
        upkeep.Upkeep: back_up rebuild_texts
    """,
    frozenset({Right.USERS}): """
        user_desk.UserDesk: users add set_up change disable enable unlock
    """,
}

"""Module and class, then its acts, by the rights that each of them asks for."""

NO_ACTS = {
    "reads what is the actor's own, or marks that it was seen": """
        alerts.seen_alerts.SeenAlerts: mark at_desk begin unseen since_left
        cases.case_filter_desk.CaseFilterDesk: filters
        map.around_desk.AroundDesk: drawing_of_name
        map.drawing_desk.DrawingDesk: drawings
        map.saved_view_desk.SavedViewDesk: views
        search.sources: drawn_source
        sign_in.SignIn: seated current
    """,
    "is called by the clock, and asks in the act by which something falls due": """
        alerts.alarm_test.AlarmTest: check
        alerts.alert_desk.AlertDesk: tick
        alerts.alert_ticking: tick
        calls.dispatch_desk.DispatchDesk: tick
        calls.roll_call.RollCall: tick
        cases.retention.Retention: tick
        duty.issue_desk.IssueDesk: tick
        duty.level_desk.LevelDesk: tick
        duty.level_reports.LevelReports: tick
        patrols.following.PatrolFollowing: tick look
        tracks.track_keeping.TrackKeeping: tick
        unit_desk.UnitDesk: tick
        upkeep.Upkeep: tick
    """,
    "is a part of an act that has asked": """
        calls.call_alerts: call_of attach judge
        calls.call_case: case_of
        calls.call_guards: require_leader
        cases.evidence_desk: note_step
    """,
    "asks for the right over users but where it is the actor's own": """
        user_desk.UserDesk: change_password
    """,
}
"""What is given an actor and is no act by itself, by the reason."""


def _named(rows: str) -> list[str]:
    names: list[str] = []
    where = ""
    for word in rows.split():
        if word.endswith(":"):
            where = word.removesuffix(":")
        else:
            names.append(f"{where}.{word}")
    return names


ACTS_FOUND = found()
ASKED = {name: rights for rights, rows in ACTS.items() for name in _named(rows)}


@dataclass(frozen=True)
class Watched(Actor):
    """An actor who may everything, and remembers what was asked."""

    asked: set[Right] = field(default_factory=set)

    def may(self, right: Right) -> bool:
        self.asked.add(right)
        return True


def _actor(role: Role) -> Actor:
    return Actor(user_id="u-1", name="韩", role=role, desk_id="desk-1")


def test_every_act_of_the_services_stands_in_the_table_and_nothing_else_does() -> None:
    told = [name for rows in (*ACTS.values(), *NO_ACTS.values()) for name in _named(rows)]
    assert len(told) == len(set(told))
    assert set(told) == set(ACTS_FOUND)


@pytest.mark.parametrize("name", ASKED)
def test_an_act_asks_for_the_rights_of_its_row(name: str) -> None:
    actor = Watched(user_id="u-1", name="韩", role=Role.FOUNDER, desk_id="desk-1")
    with contextlib.suppress(Exception):
        call(ACTS_FOUND[name], actor)
    assert actor.asked == ASKED[name]


@pytest.mark.parametrize("role", Role)
def test_a_role_is_let_in_where_it_has_the_rights_and_nowhere_else(role: Role) -> None:
    wrong = [name for name, rights in ASKED.items() if _is_let_in(name, role) != (rights <= RIGHTS[role])]
    assert wrong == []


def _is_let_in(name: str, role: Role) -> bool:
    """Whether the act did anything but refuse: what else stops it, with made-up words, came after its rights."""
    with contextlib.suppress(Exception):
        try:
            call(ACTS_FOUND[name], _actor(role))
        except NotPermitted:
            return False
    return True


def test_the_three_who_keep_an_installation_have_no_right_in_common_but_to_look() -> None:
    for one in KEEPERS:
        for other in KEEPERS:
            assert one is other or RIGHTS[one] & RIGHTS[other] == {Right.READ}


@pytest.mark.parametrize("keeper", KEEPERS)
def test_none_of_the_three_does_the_work_of_a_desk(keeper: Role) -> None:
    work = {Right.ALERTS, Right.CALLS, Right.ACT, Right.CASES, Right.PERSONS, Right.HAZARDS, Right.LEAD}
    assert RIGHTS[keeper] & (work | {Right.EXPORT, Right.IMPORT, Right.EDIT_REGISTER}) == set()


@pytest.mark.parametrize("role", GIVEN)
def test_no_user_has_every_right(role: Role) -> None:
    assert RIGHTS[role] != frozenset(Right)


def test_the_tables_of_access_speak_of_every_role() -> None:
    assert set(RIGHTS) == set(DOMAINS) == set(REACH) == set(Role)
    assert set(NAMELESS) <= set(Role)
