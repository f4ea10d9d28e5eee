"""A patrol on paper: the order for the team, with a code for each check point that a phone navigates by; and the cards
that hang at the check points, whose codes prove that somebody was there. Made, and put on record in one act.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import cast

from app.domain.access import Actor, Right
from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.office_form import Block, OfficeForm, Pictures, box, printable, table
from app.domain.patrol import StopProof
from app.errors import InputRefused
from app.formats.gpx_writer import GpxPath, GpxPoint, write_gpx
from app.services.calls.order_sheet import navigation
from app.services.field_words import COUNTY_TIME
from app.services.office_file import Written, write_office
from app.services.patrols.check_code import card_text, check_code, made_secret, place_key
from app.services.patrols.patrol_desk import PRINTED
from app.services.patrols.patrol_reading import PatrolReading, PatrolShown
from app.services.patrols.patrol_status import NOUN
from app.services.qr_code import qr_png
from app.store.unit_of_work import Store
from app.wording import Wording


class PatrolPaper(StrEnum):
    """Which sheet."""

    ORDER = "ORDER"
    CARDS = "CARDS"


TITLES = {PatrolPaper.ORDER: "Patrol order", PatrolPaper.CARDS: "Cards of check points"}
CODE_MM, CARD_MM = 34.0, 52.0


class PatrolSheet:
    """To be called on a reader thread. `is_demo` says whether the data is invented, which the sheet tells."""

    def __init__(self, store: Store, reading: PatrolReading, is_demo: Callable[[], bool]) -> None:
        self._store, self._reading, self._is_demo = store, reading, is_demo

    def form(
        self, actor: Actor, act_id: str, patrol_id: str, sheet: PatrolPaper, marking: Marking, wording: Wording
    ) -> OfficeForm:
        """The sheet for the printer; that it goes out is on record."""
        actor.require(Right.ACT)
        shown = self._shown(actor, patrol_id, sheet)
        secret = self._note(actor, act_id, patrol_id, sheet, marking.value)
        return self._form(actor, shown, sheet, marking, wording, secret)

    def write(
        self,
        actor: Actor,
        act_id: str,
        patrol_id: str,
        sheet: PatrolPaper,
        file: Path,
        *,
        marking: Marking,
        wording: Wording,
        write_pdf: Written,
    ) -> None:
        """Write the sheet for Word or as PDF, and put it on record."""
        actor.require(Right.ACT)
        shown = self._shown(actor, patrol_id, sheet)
        secret = self._note(actor, act_id, patrol_id, sheet, f"{file.name}, {marking.value}")
        write_office(self._form(actor, shown, sheet, marking, wording, secret), file, write_pdf)

    def write_gpx(self, actor: Actor, act_id: str, patrol_id: str, file: Path, wording: Wording) -> None:
        """The beat as a track, the check points as waypoints and as a route, for a hand-held or a phone (WGS-84)."""
        actor.require(Right.ACT)
        shown = self._reading.patrol(patrol_id)
        with self._store.act(actor, act_id, "patrol.gpx", Right.EXPORT, reason=file.name) as work:
            if work.repeated:
                return
            work.about(NOUN, patrol_id)
        points = [
            GpxPoint(
                one.lon, one.lat, f"{one.position} {one.name}", one.due_at,
                wording.say("Stay {n} min").format(n=one.dwell_min),
            )
            for one in shown.stops
        ]  # fmt: skip
        beat = shown.beat
        paths = [GpxPath(beat.name, beat.path)] if beat is not None and len(beat.path) > 1 else []
        name = f"{shown.patrol.number} {shown.patrol.name}"
        write_gpx(file, name=name, made_at=self._store.now(), points=points, paths=paths)

    def _shown(self, actor: Actor, patrol_id: str, sheet: PatrolPaper) -> PatrolShown:
        """The patrol, if it may go out and the sheet has something to say."""
        actor.require(Right.EXPORT)
        shown = self._reading.patrol(patrol_id)
        if sheet is PatrolPaper.CARDS and not shown.stops:
            raise InputRefused(
                "Patrol {number} has no check points. Nothing was written; add some first.", number=shown.patrol.number
            )
        return shown

    def _form(
        self,
        actor: Actor,
        shown: PatrolShown,
        sheet: PatrolPaper,
        marking: Marking,
        wording: Wording,
        secret: str,
    ) -> OfficeForm:
        say, one = wording.say, shown.patrol
        marks = [label(marking)] if marking is not Marking.NONE else []
        marks += ["Demo data"] if self._is_demo() else []
        if sheet is PatrolPaper.CARDS:
            blocks, signatures = self._cards(shown, say, secret), cast("tuple[str, ...]", ())
        else:
            blocks = (self._facts(shown, say), self._stops(shown, say), *self._navigation(shown, say))
            signatures = ("Issued by", "Received by", "Date of signing")
        return OfficeForm(
            title=say(TITLES[sheet]),
            under_title=printable(f"{one.number}  {one.name}"),
            marks=tuple(map(say, marks)),
            blocks=tuple(blocks),
            signatures=tuple(map(say, signatures)),
            foot=printable(say("Printed by {name}, {time}").format(name=actor.name, time=_minute(self._store.now()))),
            page_words=say("Page {page} of {pages}"),
        )

    def _facts(self, shown: PatrolShown, say: Callable[[str], str]) -> Block:
        one = shown.patrol
        team = " ".join(filter(None, (shown.unit, shown.call_sign if shown.call_sign != shown.unit else "")))
        return box(
            "",
            ((say("Kind"), say(label(one.kind))), (say("Duty level"), say(label(one.level)))),
            ((say("Team"), team), (say("Patrol leader"), shown.leader)),
            ((say("Vehicle"), shown.vehicle), (say("Police room"), shown.room)),
            ((say("Time"), f"{_minute(one.begins_at)} – {_minute(one.ends_at)}"),),
            ((say("Beat"), shown.beat_name),),
            ((say("Joint forces"), "、".join(say(label(force)) for force in one.joint_forces)),),
            ((say("Objective"), one.objective),),
            ((say("Equipment"), one.equipment),),
        )

    def _stops(self, shown: PatrolShown, say: Callable[[str], str]) -> Block:
        heads = (
            ("No.", 6),
            ("Check point", 30),
            ("Due there", 14),
            ("Stay (min)", 11),
            ("Proof", 15),
            ("Reached, remark", 24),
        )
        rows = [
            (
                str(one.position),
                "\n".join(filter(None, (one.name, one.why))),
                "" if one.due_at is None else f"{one.due_at.astimezone(COUNTY_TIME):%H:%M}",
                str(one.dwell_min),
                say(label(one.proof)),
                "",
            )
            for one in shown.stops
        ]
        return table(
            say("Check points in their order"), [(say(head), share) for head, share in heads], rows, say("None")
        )

    def _navigation(self, shown: PatrolShown, say: Callable[[str], str]) -> tuple[Block, ...]:
        """Phone maps in China draw in GCJ-02, so that is what the codes say (see `order_sheet.navigation`)."""
        if not shown.stops:
            return ()
        ways = [(one, navigation(one.lon, one.lat)) for one in shown.stops]
        pictures = tuple(
            (qr_png(way.geo_gcj02), printable(f"{one.position} {one.name}"), f"{way.gcj02} GCJ-02") for one, way in ways
        )
        return (Pictures(say("Scan to navigate to a check point"), 4, CODE_MM, pictures),)

    def _cards(self, shown: PatrolShown, say: Callable[[str], str], secret: str) -> tuple[Block, ...]:
        wanted = [one for one in shown.stops if one.proof is StopProof.QR] or list(shown.stops)
        cards = []
        for one in wanted:
            code = check_code(secret, place_key(one))
            cards.append((qr_png(card_text(code)), printable(one.name), f"{code[:3]} {code[3:]}"))
        told = say("Hang each up at its place. Who scans it, or reads its code to the desk, has been there.")
        return (Pictures(told, 3, CARD_MM, tuple(cards)),)

    def _note(self, actor: Actor, act_id: str, patrol_id: str, sheet: PatrolPaper, where: str) -> str:
        """Put on record that it goes out; the secret of the codes."""
        act = PRINTED if sheet is PatrolPaper.ORDER else "patrol.cards"
        with self._store.act(actor, act_id, act, Right.EXPORT, reason=where) as work:
            work.about(NOUN, patrol_id)
            return made_secret(work.connection)


def _minute(at: datetime) -> str:
    return f"{at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}"
