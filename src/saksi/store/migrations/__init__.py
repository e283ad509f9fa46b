"""Migrations: how the tables came to be as they are, step by step; Alembic runs them at the first writing."""
