"""The expected failures, each a sentence for the officer.

AppError
 |- InputRefused        what was given cannot be used: a file, a value, a command
 |   `- Unconfirmed     it would undo something: asked back, and done when repeated as confirmed
 |- NotPermitted        the actor has no right to this act
 |- NotFound            the record named does not exist (any more)
 |- Conflict            somebody changed the record meanwhile
 |   `- EditConflict    both changed the same fields: it tells what was, what theirs is, what yours is
 `- StoreUnavailable    the database cannot be opened, read or written now

A sentence is an English template and its values, so that whoever shows it can put it into the officer's language first.
Everything else that is raised is a bug, and is shown as one.
"""

from __future__ import annotations

from collections.abc import Mapping


class AppError(Exception):
    """A failure the program expects: `template` is an English sentence with {named} places, `values` fill them.

    The sentence says what happened, what was kept and what to do.
    """

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values: Mapping[str, object] = values
        super().__init__(template.format(**values))

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross from worker processes, so they must survive pickling with their values."""
        return (_rebuilt, (type(self), self.template, self.values))


class InputRefused(AppError):
    """What was given cannot be used."""


class Unconfirmed(InputRefused):
    """What was asked would undo something; the same act given again as confirmed is done."""


class NotPermitted(AppError):
    """The actor has no right to this act."""


class NotFound(AppError):
    """The record named does not exist."""


class Conflict(AppError):
    """The record changed since the actor read it."""


class EditConflict(Conflict):
    """Somebody changed the same fields meanwhile. `sides`: by field, what was read, what stands, what is wanted."""

    @property
    def sides(self) -> Mapping[str, tuple[object, object, object]]:
        found = self.values["sides"]
        return found if isinstance(found, Mapping) else {}


class StoreUnavailable(AppError):
    """The database cannot be used now."""


def _rebuilt(kind: type[AppError], template: str, values: Mapping[str, object]) -> AppError:
    return kind(template, **values)
