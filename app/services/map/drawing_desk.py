"""The desk of drawings: what officers put on the map to keep, each act with its audit row and its way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.analysis.drawn_shape import drawn_shape
from app.domain.access import Actor, Right
from app.domain.drawing import AREA_KINDS, Drawing, DrawingFacts, DrawingReach, Sketch
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.errors import InputRefused, NotPermitted
from app.store import drawing_store, watch_store
from app.store.drawing_store import drawings
from app.store.unit_of_work import Store, UnitOfWork

WIDTHS = (1, 12)
LONGEST_NAME, LONGEST_NOTE = 80, 1_000
SUBJECTS = frozenset({"", "alert", "call", "case_file", "asset"})


class DrawingDesk:
    """Reads and acts on drawings. Whoever drew one may change it, and so may a leader."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def drawings(self, actor: Actor) -> tuple[Drawing, ...]:
        """All that this actor may see, the newest first; those that are over are among them (`Drawing.holds`)."""
        with self._store.read() as connection:
            return tuple(drawing_store.seen_by(connection, actor))

    def drawing(self, drawing_id: str) -> Drawing:
        """One by key; raises `NotFound`."""
        with self._store.read() as connection:
            return drawings.get(connection, drawing_id)

    def draw(self, actor: Actor, act_id: str, sketch: Sketch, facts: DrawingFacts) -> str:
        """Keep a shape; its key. Without a beginning it holds from now on."""
        actor.require(Right.MAP)
        shape = drawn_shape(sketch)
        with self._store.act(actor, act_id, "drawing.draw", Right.MAP) as work:
            if work.repeated:
                return work.subject_id
            told = _checked(facts, work.now)
            drawn = Drawing(
                id=new_key(),
                owner_domain=actor.domain,
                kind=sketch.kind,
                shape=shape.wkb,
                lon=shape.lon,
                lat=shape.lat,
                radius_m=shape.radius_m,
                author_id=actor.user_id,
                author=actor.name,
                desk_id=actor.desk_id,
                **told,  # type: ignore[arg-type]  # the fields of DrawingFacts, checked
            )
            work.add(drawn)
            _tell(work, drawn.id)
        return drawn.id

    def change(self, actor: Actor, act_id: str, drawing_id: str, facts: DrawingFacts, *, version: int) -> None:
        """Tell something else of it; the shape stays."""
        with self._store.act(actor, act_id, "drawing.change", Right.MAP) as work:
            if work.repeated:
                return
            drawn = _own(work, actor, drawing_id)
            told = _checked(facts, work.now)
            if told["reach"] is DrawingReach.MINE and drawn.kind in AREA_KINDS:
                _require_no_zone(work, drawn)
            work.change(replace(drawn, version=version), **told)
            _tell(work, drawing_id)

    def reshape(self, actor: Actor, act_id: str, drawing_id: str, sketch: Sketch, *, version: int) -> None:
        """Give it another shape of its kind: corners moved, put in or taken out, or the whole moved."""
        actor.require(Right.MAP)
        shape = drawn_shape(sketch)
        with self._store.act(actor, act_id, "drawing.reshape", Right.MAP) as work:
            if work.repeated:
                return
            drawn = _own(work, actor, drawing_id)
            if drawn.kind is not sketch.kind:
                raise InputRefused("A drawing keeps its kind. Nothing was changed; draw a new one.")
            work.change(
                replace(drawn, version=version), shape=shape.wkb, lon=shape.lon, lat=shape.lat, radius_m=shape.radius_m
            )
            _tell(work, drawing_id)

    def remove(self, actor: Actor, act_id: str, drawing_id: str, *, reason: str) -> None:
        """Take it away, with the reason why; not while a watch rule looks at it."""
        with self._store.act(actor, act_id, "drawing.remove", Right.MAP, reason=reason.strip()) as work:
            if work.repeated:
                return
            if not reason.strip():
                raise InputRefused("Say why; the reason is kept. Nothing was changed.")
            drawn = _own(work, actor, drawing_id)
            _require_no_zone(work, drawn)
            work.remove(drawn)
            _tell(work, drawing_id)

    def restore(self, actor: Actor, act_id: str, drawing_id: str, *, reason: str = "") -> None:
        """Bring one back that was taken away, as it last was."""
        with self._store.act(actor, act_id, "drawing.restore", Right.MAP, reason=reason.strip()) as work:
            if work.repeated:
                return
            if drawings.find(work.connection, drawings.table.c.id == drawing_id):
                raise InputRefused("This drawing is there already. Nothing was changed.")
            drawn = drawings.removed(work.connection, drawing_id)
            _require_author(actor, drawn)
            work.add(replace(drawn, version=drawn.version + 1))
            _tell(work, drawing_id)


def _tell(work: UnitOfWork, drawing_id: str) -> None:
    work.about("drawing", drawing_id)
    work.tell(RecordsChanged("drawing", (drawing_id,)))


def _own(work: UnitOfWork, actor: Actor, drawing_id: str) -> Drawing:
    drawn = drawings.get(work.connection, drawing_id)
    _require_author(actor, drawn)
    return drawn


def _require_author(actor: Actor, drawn: Drawing) -> None:
    if drawn.author_id != actor.user_id and (not actor.may(Right.LEAD) or drawn.reach is DrawingReach.MINE):
        raise NotPermitted(
            "{name} was drawn by {author}, who alone (or a leader) may change it. Nothing was changed.",
            name=drawn.name,
            author=drawn.author,
        )


def _require_no_zone(work: UnitOfWork, drawn: Drawing) -> None:
    looking = [rule.name for rule in watch_store.all_rules(work.connection) if drawn.id in rule.zone_ids.split()]
    if looking:
        raise InputRefused(
            "{name} is a zone of the watch rule {rule}. Nothing was changed; choose another zone there first.",
            name=drawn.name,
            rule=looking[0],
        )


def _checked(facts: DrawingFacts, now: datetime) -> dict[str, object]:
    """The facts as columns; raises `InputRefused` for the first that cannot be."""
    name, note = facts.name.strip(), facts.note.strip()
    if not name:
        raise InputRefused("A drawing needs a name. Nothing was saved.")
    if len(name) > LONGEST_NAME or len(note) > LONGEST_NOTE:
        raise InputRefused(
            "A name has {name} signs at most, a note {note}. Nothing was saved.", name=LONGEST_NAME, note=LONGEST_NOTE
        )
    if not WIDTHS[0] <= facts.width <= WIDTHS[1]:
        raise InputRefused("A line is {least} to {most} wide. Nothing was saved.", least=WIDTHS[0], most=WIDTHS[1])
    begins = facts.valid_from or now
    if facts.valid_to is not None and facts.valid_to <= begins:
        raise InputRefused("A drawing ends after it begins. Nothing was saved; give it a later end, or none.")
    if facts.subject not in SUBJECTS or bool(facts.subject) != bool(facts.subject_id):
        raise InputRefused("A drawing belongs to an alert, a call, a case or an asset, or to none. Nothing was saved.")
    return {
        "name": name,
        "note": note,
        "colour": facts.colour,
        "width": facts.width,
        "reach": facts.reach,
        "valid_from": begins,
        "valid_to": facts.valid_to,
        "subject": facts.subject,
        "subject_id": facts.subject_id,
        "subject_name": facts.subject_name,
    }
