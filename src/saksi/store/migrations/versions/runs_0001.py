"""Runs, and what they dropped."""

import sqlalchemy as sa
from alembic import op

revision = "runs_0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "runs",
        sa.Column("run_id", sa.Integer, primary_key=True),
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("codebook_sha256", sa.Text, nullable=False),
        sa.Column("code_version", sa.Text, nullable=False),
        sa.Column("number_read", sa.Integer, nullable=False),
        sa.Column("number_skipped", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "dropped",
        sa.Column("run_id", sa.Integer, sa.ForeignKey("runs.run_id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("where", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("remedy", sa.Text, nullable=False),
    )
