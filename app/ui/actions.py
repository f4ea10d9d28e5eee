"""Everything a key can do, in one list: what it is called, its key, and where it works.

The handbook, the menu and the keycaps are made from this list, and a test walks it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.acts import Act as Act
from app.ui.acts import Where as Where
from app.ui.coverage.coverage_keys import COVERAGE_KEYS
from app.ui.duty.duty_keys import DUTY_KEYS
from app.ui.hazards.hazard_keys import HAZARD_KEYS
from app.ui.patrols.patrol_keys import ACTING_ON_PATROLS, PATROL_KEYS
from app.ui.patrols.proposal_keys import ACTING_ON_PROPOSALS, PROPOSAL_KEYS
from app.ui.replay.replay_keys import REPLAY_KEYS
from app.ui.roster.roster_keys import ROSTER_KEYS
from app.ui.seat.seat_keys import SEAT_KEYS
from app.ui.trackers.tracker_keys import TRACKER_ACTING, TRACKER_KEYS
from app.ui.tracks.track_keys import TRACK_ACTING, TRACK_KEYS
from app.ui.words import tr

ACTIONS: tuple[Act, ...] = (
    Act("take_most_urgent", "Go to the most urgent alert", ("F1",), Where.WINDOW),
    Act("take_back", "Take back the last act", ("Ctrl+Z",), Where.WINDOW),
    Act("do_again", "Do again what was taken back", ("Ctrl+Y", "Ctrl+Shift+Z"), Where.WINDOW),
    Act("mute", "Mute for 5 minutes", ("Ctrl+J",), Where.WINDOW),
    Act("sounds", "What sounded", ("Ctrl+Shift+J",), Where.WINDOW),
    Act("alarm_test", "Alarm test", ("Ctrl+Shift+T",), Where.WINDOW),
    Act("alert_figures", "Alert quality …", ("Ctrl+Shift+Q",), Where.WINDOW),
    Act("panel_cases", "Case files", ("F2",), Where.WINDOW),
    Act("panel_duty", "Duty now", ("F3",), Where.WINDOW),
    Act("panel_units", "Units", ("F4",), Where.WINDOW),
    Act("panel_layers", "Layers", ("F5",), Where.WINDOW),
    Act("panel_assets", "Assets", ("F6",), Where.WINDOW),
    Act("panel_details", "Details", ("F7",), Where.WINDOW),
    Act("panel_calls", "Calls and tasks", ("F8",), Where.WINDOW),
    Act("panel_alerts", "Live alerts", ("F9",), Where.WINDOW),
    Act("panel_feeds", "Feeds", ("F10",), Where.WINDOW),
    Act("panel_drawings", "Drawings", ("Ctrl+Shift+D",), Where.WINDOW),
    Act("panel_hazards", "Hazards", ("Ctrl+Shift+Y",), Where.WINDOW),
    Act("panel_register", "Data page", ("Ctrl+U",), Where.WINDOW),
    Act("panel_cameras", "Camera views", ("Ctrl+Shift+L",), Where.WINDOW),
    Act("panel_log", "Duty log", ("Ctrl+Shift+K",), Where.WINDOW),
    Act("panel_handover", "Handover", ("Ctrl+Shift+E",), Where.WINDOW),
    Act("panel_replay", "Replay", ("Ctrl+Alt+R",), Where.WINDOW),
    Act("duty_level", "Duty level …", ("Ctrl+Shift+W",), Where.WINDOW),
    Act("strength", "Strength follows the incidents …", ("Ctrl+Shift+P",), Where.WINDOW),
    Act("log_note", "Line in the duty log …", ("Ctrl+N",), Where.WINDOW),
    Act("remind", "Remind me …", ("Ctrl+Shift+I",), Where.WINDOW),
    Act("issues", "Equipment, vehicles, keys …", ("Ctrl+Shift+U",), Where.WINDOW),
    Act("new_asset", "New asset …", ("Ctrl+Shift+N",), Where.WINDOW),
    Act("new_call", "New call …", ("F12",), Where.WINDOW),
    Act("new_alert", "New alert …", ("Ctrl+Shift+A",), Where.WINDOW),
    Act("new_hazard", "New hazard …", ("Ctrl+Shift+X",), Where.WINDOW),
    Act("new_case", "New case …", ("Ctrl+Shift+F",), Where.WINDOW),
    Act("reach", "Reach areas on the map", ("Ctrl+R",), Where.WINDOW),
    Act("time", "Show the past …", ("Ctrl+H",), Where.WINDOW),
    Act("time_live", "Back to live", ("Ctrl+Shift+H",), Where.WINDOW),
    Act("identify", "What is in the middle of the map", ("Ctrl+G",), Where.WINDOW),
    Act("place_menu", "What can be done here …", ("Shift+F10",), Where.WINDOW),
    Act("around", "What lies around …", ("Ctrl+O",), Where.WINDOW),
    Act("panel_around", "Around", ("Ctrl+Shift+O",), Where.WINDOW),
    Act("measure", "Measure on the map", ("Ctrl+Shift+M",), Where.WINDOW),
    Act("draw", "Draw on the map …", ("Ctrl+D",), Where.WINDOW),
    Act("save_view", "Save this view …", ("Ctrl+B",), Where.WINDOW),
    Act("saved_views", "Saved views …", ("Ctrl+Shift+B",), Where.WINDOW),
    Act("wall", "Wall mode", ("F11",), Where.WINDOW),
    Act("command", "Search or command", ("/", "Ctrl+K"), Where.WINDOW),
    Act("copy_place", "Copy the place for radio or chat", ("Ctrl+Shift+C",), Where.WINDOW),
    Act("filter", "Filter this panel", ("Ctrl+F",), Where.WINDOW),
    Act("fit", "Show the whole county", ("*", "Home"), Where.WINDOW),
    Act("grow", "Larger font", ("+", "=", "Ctrl++", "Ctrl+="), Where.WINDOW),
    Act("shrink", "Smaller font", ("-", "Ctrl+-"), Where.WINDOW),
    Act("normal_size", "Normal font", ("Ctrl+0",), Where.WINDOW),
    Act("theme", "Night or day", ("Ctrl+T",), Where.WINDOW),
    Act("language", "中文 / English", ("Ctrl+L",), Where.WINDOW),
    Act("import", "Import a file …", ("Ctrl+I",), Where.WINDOW),
    Act("export", "Export a layer …", ("Ctrl+E",), Where.WINDOW),
    Act("checklist", "What is missing …", ("Ctrl+M",), Where.WINDOW),
    Act("print_map", "Print the map …", ("Ctrl+P",), Where.WINDOW),
    Act("watch_rules", "Watch rules …", ("Ctrl+W",), Where.WINDOW),
    Act("key_vehicles", "Key vehicles …", ("Ctrl+Shift+V",), Where.WINDOW),
    Act("roster", "Month sheets …", ("Ctrl+Shift+S",), Where.WINDOW),
    Act("base_maps", "Base maps …", ("Ctrl+Shift+G",), Where.WINDOW),
    Act("settings", "Settings …", ("Ctrl+,",), Where.WINDOW),
    Act("reset_layout", "Panels back to their places", ("Ctrl+Shift+R",), Where.WINDOW),
    Act("handbook", "Handbook", ("Ctrl+F1",), Where.WINDOW),
    Act("about", "About", (), Where.WINDOW),
    Act("quit", "Quit", ("Ctrl+Q",), Where.WINDOW),
    Act("locate", "Locate", ("Space",), Where.ROWS),
    Act("sort_right", "Sort by the next column", ("Ctrl+Right",), Where.TABLES),
    Act("sort_left", "Sort by the column before", ("Ctrl+Left",), Where.TABLES),
    Act("sort_up", "The smallest first", ("Ctrl+Up",), Where.TABLES),
    Act("sort_down", "The largest first", ("Ctrl+Down",), Where.TABLES),
    Act("acknowledge", "Acknowledge", ("A",), Where.ALERTS),
    Act("dispatch", "Dispatch", ("D",), Where.ALERTS),
    Act("close", "Close", ("X",), Where.ALERTS),
    Act("shelve", "Shelve", ("S",), Where.ALERTS),
    Act("unshelve", "End the shelf", ("U",), Where.ALERTS),
    Act("note", "Note", ("N",), Where.ALERTS),
    Act("take_on", "Take on", ("T",), Where.ALERTS),
    Act("case", "Make a case", ("C",), Where.ALERTS),
    Act("join_call", "Add to a call", ("J",), Where.ALERTS),
    Act("ring", "Ring", ("R",), Where.ALERTS),
    Act("add_contact", "Add a contact", ("G",), Where.ALERTS),
    Act("place_note", "Note the place", ("M",), Where.ALERTS),
    Act("camera", "Camera", ("V",), Where.ALERTS),
    Act("pictures", "Pictures", ("I",), Where.ALERTS),
    Act("reopen", "Reopen", ("O",), Where.ALERTS),
    Act("unacknowledge", "Take back the acknowledgement", ("B",), Where.ALERTS),
    Act("change_contact", "Change the contact", ("E",), Where.ALERTS),
    Act("remove_contact", "Remove the contact", ("K",), Where.ALERTS),
    Act("remove_note", "Remove a note", ("L",), Where.ALERTS),
    Act("page_facts", "Facts", ("1",), Where.ALERTS),
    Act("page_guidance", "Guidance", ("2",), Where.ALERTS),
    Act("page_contacts", "Contacts", ("3",), Where.ALERTS),
    Act("page_place", "Place", ("4",), Where.ALERTS),
    Act("page_timeline", "Timeline", ("5",), Where.ALERTS),
    Act("call_dispatch", "Send a unit", ("D",), Where.CALLS),
    Act("call_accepted", "Order accepted", ("R",), Where.CALLS),
    Act("call_en_route", "On the way", ("E",), Where.CALLS),
    Act("call_on_scene", "On scene", ("O",), Where.CALLS),
    Act("call_heard", "Heard from", ("H",), Where.CALLS),
    Act("call_feedback", "Feedback", ("F",), Where.CALLS),
    Act("call_close", "Close the call", ("X",), Where.CALLS),
    Act("call_note", "Note", ("N",), Where.CALLS),
    Act("call_case", "Make a case", ("C",), Where.CALLS),
    Act("call_sheet", "Order sheet", ("P",), Where.CALLS),
    Act("call_take_back", "Take back", ("T",), Where.CALLS),
    Act("call_merge", "Merge into …", ("M",), Where.CALLS),
    Act("call_change", "Correct …", ("G",), Where.CALLS),
    Act("call_transfer", "Transfer …", ("Y",), Where.CALLS),
    Act("call_hand_over", "Hand over …", ("J",), Where.CALLS),
    Act("call_invalid", "No call", ("W",), Where.CALLS),
    Act("call_declined", "Declined", ("Q",), Where.CALLS),
    Act("call_cancel", "Call back", ("Z",), Where.CALLS),
    Act("call_send_again", "Send again", ("S",), Where.CALLS),
    Act("call_reopen", "Reopen", ("U",), Where.CALLS),
    Act("call_blocks", "Blocking points", ("B",), Where.CALLS),
    Act("call_pictures", "Pictures", ("I",), Where.CALLS),
    Act("call_caller", "Caller in full …", ("K",), Where.CALLS),
    Act("call_more", "All acts", ("V",), Where.CALLS),
    Act("map_west", "Map westward", ("Left",), Where.MAP),
    Act("map_east", "Map eastward", ("Right",), Where.MAP),
    Act("map_north", "Map northward", ("Up",), Where.MAP),
    Act("map_south", "Map southward", ("Down",), Where.MAP),
    Act("map_nearer", "Nearer", ("PgUp",), Where.MAP),
    Act("map_farther", "Farther", ("PgDown",), Where.MAP),
    Act("sketch_add", "Add the cross", ("Enter", "Return"), Where.SKETCH),
    Act("sketch_back", "Take the last corner back", ("Backspace",), Where.SKETCH),
    Act("sketch_close", "Close the shape", ("C",), Where.SKETCH),
    Act("sketch_finish", "Finish the drawing", ("Ctrl+Enter", "Ctrl+Return"), Where.SKETCH),
    Act("sketch_next", "Choose the next corner", ("Tab",), Where.SKETCH),
    Act("sketch_previous", "Choose the corner before", ("Shift+Tab",), Where.SKETCH),
    Act("sketch_insert", "Put a corner in behind it", ("Ins",), Where.SKETCH),
    Act("sketch_remove", "Take the chosen corner away", ("Del",), Where.SKETCH),
    Act("sketch_keep", "Keep the shape", ("Ctrl+S",), Where.SKETCH),
    Act("sketch_copy", "Copy the figures", ("Ctrl+C",), Where.SKETCH),
    Act("time_back", "A minute back", ("Left",), Where.TIME),
    Act("time_on", "A minute on", ("Right",), Where.TIME),
    Act("time_hour_back", "An hour back", ("Shift+Left",), Where.TIME),
    Act("time_hour_on", "An hour on", ("Shift+Right",), Where.TIME),
    Act("time_day_back", "A day back", ("PgUp",), Where.TIME),
    Act("time_day_on", "A day on", ("PgDown",), Where.TIME),
    Act("time_first", "Begin of the strip", ("Home",), Where.TIME),
    Act("time_last", "End of the strip", ("End",), Where.TIME),
    Act("time_type", "Type a time", ("Enter", "Return", "T"), Where.TIME),
    Act("time_play", "Play or pause", ("Space",), Where.TIME),
    Act("time_faster", "Next speed", ("V",), Where.TIME),
    Act("time_slower", "Speed before", ("Shift+V",), Where.TIME),
    Act("time_range", "Next range", ("R",), Where.TIME),
    Act("drawing_new", "Draw …", ("N",), Where.DRAWINGS),
    Act("drawing_change", "Change", ("E",), Where.DRAWINGS),
    Act("drawing_shape", "Change the shape", ("S",), Where.DRAWINGS),
    Act("drawing_move", "Move", ("M",), Where.DRAWINGS),
    Act("drawing_remove", "Remove", ("X",), Where.DRAWINGS),
    Act("drawing_around", "What lies around", ("O",), Where.DRAWINGS),
    Act("drawing_over", "Those that are over", ("V",), Where.DRAWINGS),
    *HAZARD_KEYS,
    Act("layer_options", "Options of the layer", ("Enter", "Return", "M"), Where.LAYERS),
    Act("layer_names", "Names on or off", ("N",), Where.LAYERS),
    Act("layer_fainter", "Fainter", ("[",), Where.LAYERS),
    Act("layer_stronger", "Stronger", ("]",), Where.LAYERS),
    Act("layer_style", "Draw by the next attribute", ("B",), Where.LAYERS),
    Act("layers_off", "All off", ("X",), Where.LAYERS),
    Act("layers_default", "Default layers", ("D",), Where.LAYERS),
    Act("around_ask", "Look up", ("Enter", "Return"), Where.AROUND),
    Act("around_strip", "5 m strip", ("S",), Where.AROUND),
    Act("around_yards", "Scrap yards too near", ("Y",), Where.AROUND),
    Act("around_unseen", "Wells out of sight", ("W",), Where.AROUND),
    Act("around_export", "Write to a file …", ("E",), Where.AROUND),
    Act("around_clear", "Clear", ("X",), Where.AROUND),
    Act("feed_start", "Start", ("S",), Where.FEEDS),
    Act("feed_stop", "Stop", ("X",), Where.FEEDS),
    Act("feed_test", "Test", ("T",), Where.FEEDS),
    Act("tracker_register", "Register …", ("R",), Where.FEEDS),
    Act("asset_edit", "Correct …", ("E",), Where.ASSETS),
    Act("asset_owner", "Owner …", ("O",), Where.ASSETS),
    Act("asset_move", "Move on the map", ("M",), Where.ASSETS),
    Act("asset_history", "History …", ("H",), Where.ASSETS),
    Act("asset_merge", "Merge doubles …", ("G",), Where.ASSETS),
    Act("asset_retire", "Retire …", ("X",), Where.ASSETS),
    Act("asset_view", "Live view", ("V",), Where.ASSETS),
    Act("register_doubles", "Likely doubles", ("D",), Where.REGISTER),
    Act("register_retired", "Retired assets", ("R",), Where.REGISTER),
    Act("register_bring_back", "Bring back …", ("B",), Where.REGISTER),
    Act("register_write", "Write the list …", ("W",), Where.REGISTER),
    Act("register_back", "Back to the figures", ("Backspace", "Esc"), Where.REGISTER),
    Act("camera_snapshot", "Keep the picture", ("S",), Where.CAMERAS),
    Act("camera_again", "Try now", ("R",), Where.CAMERAS),
    Act("camera_client", "Site's client", ("C",), Where.CAMERAS),
    Act("camera_address", "Live address …", ("E",), Where.CAMERAS),
    Act("camera_close", "Close the view", ("X",), Where.CAMERAS),
    Act("case_evidence", "Evidence …", ("E",), Where.CASES),
    Act("case_print", "Sheets …", ("P",), Where.CASES),
    Act("evidence_add", "Add files …", ("A",), Where.EVIDENCE),
    Act("evidence_paste", "Paste", ("Ctrl+V",), Where.EVIDENCE),
    Act("evidence_map", "Picture of the map", ("M",), Where.EVIDENCE),
    Act("evidence_check_all", "Check all", ("Shift+C",), Where.EVIDENCE),
    Act("evidence_open", "Look at", ("O",), Where.EVIDENCE),
    Act("evidence_check", "Check", ("C",), Where.EVIDENCE),
    Act("evidence_hand_over", "Hand on …", ("H",), Where.EVIDENCE),
    Act("evidence_export", "Hand out a copy …", ("E",), Where.EVIDENCE),
    Act("evidence_remove", "Take out …", ("X",), Where.EVIDENCE),
    Act("evidence_stop", "Stop the work", ("K",), Where.EVIDENCE),
    Act("case_similar", "Similar cases …", ("L",), Where.CASES),
    Act("case_series", "Series …", ("G",), Where.CASES),
    Act("case_filters", "More filters", ("F",), Where.CASES),
    Act("case_kept_filters", "Kept filters …", ("B",), Where.CASES),
    Act("case_more", "Show more", ("M",), Where.CASES),
    Act("case_many", "Change the chosen …", ("A",), Where.CASES),
    Act("case_write", "Write the list …", ("W",), Where.CASES),
    Act("unit_state", "Set state …", ("S",), Where.UNITS),
    Act("case_open", "Open the file", ("Enter", "Return"), Where.CASES),
    Act("case_new", "New case …", ("N",), Where.CASES),
    Act("case_sealed", "Sealed record …", ("Z",), Where.CASES),
    Act("case_page_file", "The file", ("1", "Alt+1"), Where.CASE_FILE),
    Act("case_page_mo", "How it was done", ("2", "Alt+2"), Where.CASE_FILE),
    Act("case_page_parts", "Items", ("3", "Alt+3"), Where.CASE_FILE),
    Act("case_page_timeline", "Timeline", ("4", "Alt+4"), Where.CASE_FILE),
    Act("case_page_steps", "Steps and terms", ("5", "Alt+5"), Where.CASE_FILE),
    Act("case_edit", "Write", ("E",), Where.CASE_FILE),
    Act("case_save", "Save", ("Ctrl+Enter", "Ctrl+Return"), Where.CASE_FILE),
    Act("case_step", "Next step …", ("S",), Where.CASE_FILE),
    Act("case_extend", "More time …", ("D",), Where.CASE_FILE),
    Act("case_comment", "Comment", ("N",), Where.CASE_FILE),
    Act("case_loss", "Loss", ("L",), Where.CASE_FILE),
    Act("case_seizure", "Seizure", ("K",), Where.CASE_FILE),
    Act("case_recovery", "Recovered oil", ("R",), Where.CASE_FILE),
    Act("case_vehicle", "Vehicle", ("V",), Where.CASE_FILE),
    Act("case_task", "Task", ("T",), Where.CASE_FILE),
    Act("case_custody", "Custody step", ("C",), Where.CASE_FILE),
    Act("case_persons", "Persons …", ("P",), Where.CASE_FILE),
    Act("case_review", "Review", ("G",), Where.CASE_FILE),
    Act("case_loophole", "Loophole", ("H",), Where.CASE_FILE),
    Act("case_decide", "Decide the review", ("J",), Where.CASE_FILE),
    Act("loophole_closed", "Seen closed …", ("O",), Where.CASE_FILE),
    Act("loophole_open", "Found open …", ("U",), Where.CASE_FILE),
    Act("loophole_hazard", "Lead as a hazard …", ("Y",), Where.CASE_FILE),
    Act("case_lesson", "Copy the lesson", ("M",), Where.CASE_FILE),
    Act("part_change", "Change", ("Enter", "Return"), Where.CASE_FILE),
    Act("part_done", "Task done", ("F",), Where.CASE_FILE),
    Act("part_remove", "Remove", ("X",), Where.CASE_FILE),
    Act("case_take_back", "Take back", ("B",), Where.CASE_FILE),
    Act("case_undo", "Take back the last act", ("Ctrl+Z",), Where.CASE_FILE),
    Act("case_log_note", "Line in the duty log …", ("Ctrl+N",), Where.CASE_FILE),
    Act("case_files", "Evidence …", ("6",), Where.CASE_FILE),
    Act("case_sheets", "Sheets …", ("Ctrl+P",), Where.CASE_FILE),
    Act("case_locate", "Show on the map", ("Space",), Where.CASE_FILE),
    *ROSTER_KEYS,
    *DUTY_KEYS,
    *SEAT_KEYS,
    *COVERAGE_KEYS,
    *TRACKER_KEYS,
    *REPLAY_KEYS,
    *TRACK_KEYS,
    *PATROL_KEYS,
    *PROPOSAL_KEYS,
    Act("send_by_voice", "Send by voice", ("Enter", "Return"), Where.CANDIDATES),
    Act("send_by_data", "Send by data", ("M",), Where.CANDIDATES),
    Act("send_to_terminal", "Send to the terminal", ("T",), Where.CANDIDATES),
    Act("show_excluded", "Why not the others", ("V",), Where.CANDIDATES),
    Act("leave_candidates", "Back to the call", ("Esc",), Where.CANDIDATES),
)

_BY_ID = {act.id: act for act in ACTIONS}

ACTING = TRACKER_ACTING | TRACK_ACTING | frozenset(
    {
        "take_back", "do_again", "alarm_test", "new_asset", "new_call", "new_alert", "new_hazard", "hazard_new",
        "hazard_confirm", "hazard_dismiss", "hazard_issue", "hazard_begin", "hazard_report", "hazard_recheck",
        "hazard_clear", "hazard_print", "reach", "draw", "save_view", "import",
        "acknowledge", "dispatch", "close", "shelve", "unshelve", "note", "take_on", "case", "join_call", "ring",
        "add_contact", "place_note", "reopen",
        "unacknowledge", "change_contact", "remove_contact", "remove_note",
        "call_dispatch", "call_accepted", "call_en_route", "call_on_scene", "call_heard", "call_feedback",
        "call_close", "call_note", "call_case",
        "call_take_back", "call_merge", "call_change", "call_transfer", "call_hand_over", "call_invalid",
        "call_declined", "call_cancel", "call_caller",
        "call_send_again", "call_reopen", "call_blocks", "send_by_voice", "send_by_data", "send_to_terminal",
        "drawing_new", "drawing_change", "drawing_shape", "drawing_move", "drawing_remove", "sketch_keep",
        "feed_start", "feed_stop", "feed_test", "tracker_register",
        "asset_edit", "asset_owner", "asset_move", "asset_merge", "asset_retire", "register_bring_back",
        "spot_draw", "spot_result", "spot_mended", "spot_give_up", "spot_take_back",
        "duty_level", "log_note", "remind", "log_correct", "log_settle", "reminder_done", "reminder_later",
        "handover_sign", "handover_alone", "handover_withdraw",
        "issue_back", "issue_flawed", "issue_later", "issue_mistake", "issue_hand_out",
        "strength_accept", "strength_refuse", "strength_end", "need_ask", "need_end",
        "unit_state", "camera_snapshot", "camera_address",
        "evidence_add", "evidence_paste", "evidence_map", "evidence_check", "evidence_check_all", "evidence_open",
        "evidence_hand_over", "evidence_export", "evidence_remove",
        "new_case", "case_new", "case_edit", "case_save", "case_step", "case_extend", "case_comment", "case_loss",
        "case_seizure", "case_recovery", "case_vehicle", "case_task", "case_custody", "part_change", "part_done",
        "case_review", "case_loophole", "case_decide", "loophole_closed", "loophole_open", "loophole_hazard",
        "part_remove", "case_take_back", "case_undo", "case_log_note", "case_many",
        *ACTING_ON_PATROLS,
        *ACTING_ON_PROPOSALS,
    }
)  # fmt: skip
"""What does something, or answers for this moment: not while the window shows the past. The others read and look."""


class ActStop(QObject):
    """A child of a window: `stops` says whether nothing is to be done there now, and tells why where it is so."""

    def __init__(self, window: QWidget, stops: Callable[[], bool]) -> None:
        super().__init__(window)
        self.stops = stops


def is_stopped(act_id: str, owner: QWidget) -> bool:
    """Whether this act is not to be done now in the window around `owner`; why not is told there."""
    if act_id not in ACTING:
        return False
    around: QWidget | None = owner
    while around is not None:
        stop = around.findChild(ActStop, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if stop is not None:
            return bool(stop.stops())
        around = around.parentWidget()
    return False


def act_of_keycap(button: QWidget, key: str) -> str:
    """The act that this key does where the button stands; empty where it does none."""
    around: QWidget | None = button
    while around is not None:
        for action in around.actions():
            if action.objectName() in _BY_ID and act(action.objectName()).keys[:1] == (key,):
                return action.objectName()
        around = around.parentWidget()
    return ""


def act(act_id: str) -> Act:
    """The act of this name in the list."""
    return _BY_ID[act_id]


def bind(act_id: str, owner: QWidget, slot: Callable[[], object]) -> QAction:
    """Let the keys of an act call `slot`: in the whole window, or while the focus is inside `owner`."""
    chosen = act(act_id)
    action = QAction(owner)
    action.setObjectName(act_id)
    action.setShortcuts([QKeySequence(key) for key in chosen.keys])
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut if chosen.where is Where.WINDOW else inside)
    action.setAutoRepeat(act_id in {"grow", "shrink"} or chosen.where in (Where.MAP, Where.TIME))
    action.triggered.connect(lambda _checked=False: None if is_stopped(act_id, owner) else slot())
    owner.addAction(action)
    name(action)
    return action


def name(action: QAction) -> None:
    """Say the action's words in the language of the window."""
    action.setText(tr(act(action.objectName()).label))


def key_words(act_id: str) -> str:
    """The keys as the officer reads them; Enter's twin, Return, is never named."""
    return " / ".join(printed(key) for key in act(act_id).keys if not key.endswith("Return"))


def printed(key: str) -> str:
    """A key as it is printed on a button, in the language of the window."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
