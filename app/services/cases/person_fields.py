"""The fields in which a person of interest is entered: these and no others, in the order of the form."""

from __future__ import annotations

from enum import StrEnum

from app.domain.case_person import PersonCategory, PersonPurpose, PersonRole
from app.domain.layer_field import Field, FieldType, choices_of


def _choice(name: str, label: str, words: type[StrEnum]) -> Field:
    return Field(name=name, label=label, type=FieldType.CHOICE, choices=choices_of(words, {}), required=True)


PERSON_FIELDS: tuple[Field, ...] = (
    Field(name="person_name", label="Name", required=True),
    _choice("role", "Role in this case", PersonRole),
    _choice("category", "Category", PersonCategory),
    _choice("purpose", "Purpose", PersonPurpose),
    Field(name="legal_basis", label="Legal basis (law and article)", required=True),
    Field(name="identity_number", label="Identity number", default=""),
    Field(name="telephone", label="Telephone", default=""),
    Field(name="review_at", label="Review by", type=FieldType.MOMENT),
)
CORRECTABLE = frozenset({"person_name", "role", "identity_number", "telephone", "legal_basis"})
"""What may be put right without another approval: who it is, not why or how long."""
