"""Which record the officer has before the eyes: the row that has the focus, else the chosen row of the panel around it,
else what is chosen on the map."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from app.domain.alert import Alert
from app.domain.asset import Asset
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.duty import RosterSlot
from app.domain.patrol import Patrol
from app.domain.subject import Subject, joined_name
from app.domain.unit import Unit
from app.services.field.unit_tracker import UnitNow
from app.ui.calls.call_now import CallNow
from app.ui.map.map_join import MapJoin
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_rows import RECORD_ROLE


def chosen_subject(join: MapJoin) -> Subject | None:
    """What a note or a reminder that is begun now is about; None where nothing is chosen."""
    focus = QApplication.focusWidget()
    for view in _views_around(focus):
        found = subject_of(view.currentIndex().data(RECORD_ROLE))
        if found is not None:
            return found
    place = join.chosen
    if place is not None and place.asset_id:
        return Subject("asset", place.asset_id, place.name)
    return None


def subject_of(record: object) -> Subject | None:
    """The record as a line of the log names it; None for what has no name of its own."""
    match record:
        case Alert():
            return Subject("alert", record.id, joined_name(record.title, record.asset_code))
        case CallNow():
            return subject_of(record.call)
        case Call():
            return Subject("call", record.id, f"{record.number} {record.title}".strip())
        case CaseFile():
            return Subject("case_file", record.id, f"{record.alias} {record.number}".strip())
        case UnitNow():
            return subject_of(record.unit)
        case Unit():
            return Subject("unit", record.id, record.name)
        case RosterSlot():
            return Subject("roster_slot", record.id, " ".join(filter(None, (record.post, record.who))))
        case Asset():
            return Subject("asset", record.id, record.name or record.code)
    patrol = getattr(record, "patrol", None)
    if isinstance(patrol, Patrol):
        return Subject("patrol", patrol.id, f"{patrol.number} {patrol.name}")
    return None


def _views_around(focus: QWidget | None) -> list[QAbstractItemView]:
    """The rows that have the focus, then those of the panel around it."""
    views: list[QAbstractItemView] = []
    around = focus
    while around is not None:
        if isinstance(around, QAbstractItemView):
            views.append(around)
        if isinstance(around, Panel):
            views += [one for one in around.findChildren(QAbstractItemView) if one.isVisibleTo(around)]
            break
        around = around.parentWidget()
    return views
