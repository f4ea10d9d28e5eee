"""Keeping the domain in a SQL database: the only package that knows SQLAlchemy."""
