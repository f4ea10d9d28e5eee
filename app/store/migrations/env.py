"""Alembic's entry: runs the steps on the connection that `app.store.migrate` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from app.store.tables import asset


def render(kind: str, thing: Any, _autogen: Any) -> str | Literal[False]:
    """Write a step with the plain type below each of ours, so that a step never changes when our types do."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{type(thing.impl_instance).__name__}()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=asset.metadata,
    transactional_ddl=False,
    render_as_batch=True,
    render_item=render,
)
context.run_migrations()
