"""What one should know before going to a place, and whom to ring: kept up at the desk, each ring on record."""

from __future__ import annotations

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.premise import ContactAttempt, ContactResult, ContactRole, PlaceContact, PremiseKind, PremiseNote
from app.domain.record import Record
from app.errors import InputRefused
from app.store import alert_store, asset_store, premise_store
from app.store.unit_of_work import Store, UnitOfWork


class PremiseDesk:
    """Notes and contacts of places. Each act is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def notes(self, asset_id: str) -> tuple[PremiseNote, ...]:
        """The notes on an asset, the newest first."""
        with self._store.read() as connection:
            return tuple(premise_store.notes_of(connection, (asset_id,)))

    def contacts(self, asset_id: str) -> tuple[PlaceContact, ...]:
        """Whom to ring about an asset, in turn (岗位, 内保, 民警), those of its area after its own."""
        with self._store.read() as connection:
            asset = asset_store.of_id(connection, asset_id)
            area_id = asset.area_id if asset else None
            return tuple(premise_store.contacts_of(connection, (asset_id,), area_id))

    def add_note(self, actor: Actor, act_id: str, asset_id: str, *, kind: PremiseKind, text: str) -> str:
        """Warn of something at an asset; the key of the note."""
        with self._store.act(actor, act_id, "premise_note.add", Right.ALERTS) as work:
            if work.repeated:
                return work.subject_id
            asset = asset_store.assets.get(work.connection, asset_id)
            note = PremiseNote(
                id=new_key(),
                owner_domain=asset.owner_domain,
                area_id=asset.area_id,
                asset_id=asset_id,
                kind=kind,
                text=_told(text),
                author=actor.name,
                noted_at=work.now,
            )
            return _add(work, note)

    def change_note(self, actor: Actor, act_id: str, note_id: str, *, kind: PremiseKind, text: str) -> None:
        """Say it better; author and time become those of the change."""
        with self._store.act(actor, act_id, "premise_note.change", Right.ALERTS) as work:
            if work.repeated:
                return
            note = premise_store.notes.get(work.connection, note_id)
            work.change(note, kind=kind, text=_told(text), author=actor.name, noted_at=work.now)
            work.tell(RecordsChanged("premise_note", (note_id,)))

    def remove_note(self, actor: Actor, act_id: str, note_id: str) -> None:
        """It no longer holds."""
        with self._store.act(actor, act_id, "premise_note.remove", Right.ALERTS) as work:
            if not work.repeated:
                work.remove(premise_store.notes.get(work.connection, note_id))
                work.tell(RecordsChanged("premise_note", (note_id,)))

    def add_contact(
        self,
        actor: Actor,
        act_id: str,
        *,
        asset_id: str | None,
        area_id: str | None = None,
        role: ContactRole,
        name: str,
        phone: str,
        rank: int = 1,
    ) -> str:
        """Somebody to ring about an asset, or (without one) about everything in an area, or the county."""
        with self._store.act(actor, act_id, "place_contact.add", Right.ALERTS) as work:
            if work.repeated:
                return work.subject_id
            asset = asset_store.assets.get(work.connection, asset_id) if asset_id else None
            contact = PlaceContact(
                id=new_key(),
                owner_domain=asset.owner_domain if asset else actor.domain,
                area_id=asset.area_id if asset else area_id,
                asset_id=asset_id,
                role=role,
                name=_told(name),
                phone=_told(phone),
                rank=rank,
            )
            return _add(work, contact)

    def change_contact(
        self, actor: Actor, act_id: str, contact_id: str, *, role: ContactRole, name: str, phone: str, rank: int
    ) -> None:
        """Another name, number or turn."""
        with self._store.act(actor, act_id, "place_contact.change", Right.ALERTS) as work:
            if work.repeated:
                return
            contact = premise_store.contacts.get(work.connection, contact_id)
            work.change(contact, role=role, name=_told(name), phone=_told(phone), rank=rank)
            work.tell(RecordsChanged("place_contact", (contact_id,)))

    def remove_contact(self, actor: Actor, act_id: str, contact_id: str) -> None:
        """Nobody to ring any more."""
        with self._store.act(actor, act_id, "place_contact.remove", Right.ALERTS) as work:
            if not work.repeated:
                work.remove(premise_store.contacts.get(work.connection, contact_id))
                work.tell(RecordsChanged("place_contact", (contact_id,)))

    def rang(
        self,
        actor: Actor,
        act_id: str,
        alert_id: str,
        *,
        role: ContactRole,
        name: str,
        phone: str,
        result: ContactResult,
        note: str = "",
    ) -> str:
        """Log that somebody was rung about an alert, and what came of it; the key of the attempt."""
        with self._store.act(actor, act_id, "alert.contact", Right.ALERTS, reason=note.strip()) as work:
            if work.repeated:
                return work.subject_id
            alert = alert_store.alerts.get(work.connection, alert_id)
            attempt = ContactAttempt(
                id=new_key(),
                owner_domain=alert.owner_domain,
                area_id=alert.area_id,
                alert_id=alert_id,
                call_id=alert.call_id,
                role=role,
                name=name,
                phone=phone,
                result=result,
                note=note.strip(),
                at=work.now,
                by=actor.name,
            )
            work.add(attempt)
            work.about("alert", alert_id)
            work.tell(RecordsChanged("contact_attempt", (attempt.id,)))
            work.tell(RecordsChanged("alert", (alert_id,)))
        return attempt.id


def _add(work: UnitOfWork, record: Record) -> str:
    work.add(record)
    work.tell(RecordsChanged(work.subject, (record.id,)))
    return record.id


def _told(text: str) -> str:
    if not text.strip():
        raise InputRefused("Something is left empty that is needed. Nothing was changed; fill it in.")
    return text.strip()
