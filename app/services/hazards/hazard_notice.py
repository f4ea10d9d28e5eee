"""The notice of a hazard on paper (治安隐患整改通知书): made from the ledger, written, and put on record in one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.domain.access import Actor, Right
from app.domain.hazard import Hazard
from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm, box, printable
from app.errors import InputRefused
from app.services.hazards.hazard_desk import NOUN, PRINTED, HazardDesk
from app.services.hazards.hazard_numbers import COUNTY_TIME
from app.services.office_file import Written, write_office
from app.store.unit_of_work import Store
from app.wording import Wording

TITLE = "Notice to rectify a public security hazard"


class HazardNotice:
    """To be called on a reader thread. `is_demo` says whether the data is invented, which the sheet tells."""

    def __init__(self, store: Store, desk: HazardDesk, is_demo: Callable[[], bool]) -> None:
        self._store, self._desk, self._is_demo = store, desk, is_demo

    def form(self, actor: Actor, act_id: str, hazard_id: str, marking: Marking, wording: Wording) -> OfficeForm:
        """The notice for the printer; that it goes out is on record. Raises `InputRefused` where none was issued."""
        actor.require(Right.HAZARDS)
        form = self._form(actor, hazard_id, marking, wording)
        self._note(actor, act_id, hazard_id, marking.value)
        return form

    def write(
        self,
        actor: Actor,
        act_id: str,
        hazard_id: str,
        file: Path,
        *,
        marking: Marking,
        wording: Wording,
        write_pdf: Written,
    ) -> None:
        """Write the notice for Word or as PDF, and put it on record."""
        actor.require(Right.HAZARDS)
        write_office(self._form(actor, hazard_id, marking, wording), file, write_pdf)
        self._note(actor, act_id, hazard_id, f"{file.name}, {marking.value}")

    def _form(self, actor: Actor, hazard_id: str, marking: Marking, wording: Wording) -> OfficeForm:
        actor.require(Right.EXPORT)
        one, say = self._desk.hazard(hazard_id), wording.say
        if not one.notice_number or one.due_at is None:
            raise InputRefused(
                "No notice was issued for {number}. Nothing was written; issue it first.", number=one.number
            )
        marks = [label(marking)] if marking is not Marking.NONE else []
        marks += ["Demo data"] if self._is_demo() else []
        level = "" if one.level is None else say(label(one.level))
        told = say(
            "On {found} a look at the place found the hazard named here. Close it by {due} as is said above, and tell "
            "this office in writing when it is done; the place is looked at again."
        )
        return OfficeForm(
            title=say(TITLE),
            under_title=printable(one.notice_number),
            marks=tuple(map(say, marks)),
            blocks=(
                box(
                    "",
                    ((say("Addressed to"), one.responsible),),
                    ((say("Hazard"), one.title),),
                    ((say("Kind"), say(label(one.kind))), (say("Level"), level)),
                    ((say("Place"), _place(one)),),
                    ((say("Details"), one.text),),
                    ((say("What must be done"), one.measures),),
                    ((say("To be closed by"), _day(one.due_at)), (say("Hazard number"), one.number)),
                    ((say("Notice"), told.format(found=_day(one.found_at), due=_day(one.due_at))),),
                ),
            ),
            signatures=tuple(map(say, ("Issued by", "Received by", "Date of signing"))),
            foot=printable(
                say("Printed by {name}, {time}").format(
                    name=actor.name, time=f"{self._store.now().astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}"
                )
            ),
            page_words=say("Page {page} of {pages}"),
        )

    def _note(self, actor: Actor, act_id: str, hazard_id: str, where: str) -> None:
        with self._store.act(actor, act_id, PRINTED, Right.EXPORT, reason=where) as work:
            work.about(NOUN, hazard_id)


def _place(one: Hazard) -> str:
    degrees = "" if one.lon is None or one.lat is None else f"{one.lon:.6f}, {one.lat:.6f} (WGS-84)"
    return "  ".join(filter(None, (one.place, one.asset_code, degrees)))


def _day(at: datetime) -> str:
    return f"{at.astimezone(COUNTY_TIME):%Y-%m-%d}"
