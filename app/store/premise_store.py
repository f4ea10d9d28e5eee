"""What is known of a place before one goes there, whom to ring about it, and who was rung."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, case, or_

from app.domain.premise import ContactAttempt, ContactRole, PlaceContact, PremiseNote
from app.store.records import RecordStore
from app.store.tables import contact_attempt, place_contact, premise_note

notes: RecordStore[PremiseNote] = RecordStore(PremiseNote)
contacts: RecordStore[PlaceContact] = RecordStore(PlaceContact)
attempts: RecordStore[ContactAttempt] = RecordStore(ContactAttempt)

_IN_TURN = case(*((place_contact.c.role == role, turn) for turn, role in enumerate(ContactRole)), else_=9)


def notes_of(connection: Connection, asset_ids: Collection[str]) -> list[PremiseNote]:
    """The notes on these assets, the newest first."""
    return notes.find(connection, premise_note.c.asset_id.in_(asset_ids), order=(premise_note.c.noted_at.desc(),))


def contacts_of(connection: Connection, asset_ids: Collection[str], area_id: str | None) -> list[PlaceContact]:
    """Whom to ring, in turn: the post, enterprise security, the police officer; those of the asset before the area's.

    Contacts without an asset and without an area hold for the whole county.
    """
    of_area = or_(place_contact.c.area_id == area_id, place_contact.c.area_id.is_(None))
    about = or_(place_contact.c.asset_id.in_(asset_ids), and_(place_contact.c.asset_id.is_(None), of_area))
    order = (_IN_TURN, place_contact.c.asset_id.is_(None), place_contact.c.area_id.is_(None), place_contact.c.rank)
    return contacts.find(connection, about, order=(*order, place_contact.c.name))


def attempts_of(connection: Connection, *, alert_id: str = "", call_id: str | None = None) -> list[ContactAttempt]:
    """Who was rung about an alert, or about its call, in the order of the calls."""
    about = contact_attempt.c.alert_id == alert_id
    if call_id is not None:
        about = or_(about, contact_attempt.c.call_id == call_id)
    return attempts.find(connection, about, order=(contact_attempt.c.at,))
