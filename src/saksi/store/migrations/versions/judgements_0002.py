"""Corrections, their withdrawals, and users: those who have judged so far are taken over."""

import sqlalchemy as sa
from alembic import op

revision = "judgements_0002"
down_revision = "judgements_0001"

_KNOWN = """
INSERT INTO users (name, full_name, made_at)
SELECT "user", '', min(made_at)
FROM (SELECT "user", made_at FROM judgements UNION ALL SELECT "user", made_at FROM withdrawals) AS said
GROUP BY "user"
"""


def upgrade() -> None:
    """Make the tables and fill in the users."""
    op.create_table(
        "corrections",
        sa.Column("correction_id", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.Text, nullable=False),
        sa.Column("fact_id", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("old_value", sa.Text, nullable=False),
        sa.Column("new_value", sa.Text, nullable=False),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "correction_withdrawals",
        sa.Column("correction_id", sa.Integer, sa.ForeignKey("corrections.correction_id"), primary_key=True),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_table(
        "users",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("full_name", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
    )
    op.execute(_KNOWN)
