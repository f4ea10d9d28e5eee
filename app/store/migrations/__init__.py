"""The schema's history, run by Alembic through `app.store.migrate`."""
