"""Judgements and their withdrawals, as the first version made them without migrations; what is there stays."""

import sqlalchemy as sa
from alembic import op

revision = "judgements_0001"
down_revision = None


def upgrade() -> None:
    """Make the tables where they are not there yet."""
    op.create_table(
        "judgements",
        sa.Column("judgement_id", sa.Integer, primary_key=True),
        sa.Column("one_event", sa.Text, nullable=False),
        sa.Column("one_document", sa.Text, nullable=False),
        sa.Column("one_start", sa.Integer, nullable=False),
        sa.Column("one_end", sa.Integer, nullable=False),
        sa.Column("verdict", sa.Text, sa.CheckConstraint("verdict IN ('same', 'not-same', 'unsure')"), nullable=False),
        sa.Column("other_event", sa.Text, nullable=False),
        sa.Column("other_document", sa.Text, nullable=False),
        sa.Column("other_start", sa.Integer, nullable=False),
        sa.Column("other_end", sa.Integer, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_autoincrement=True,
        if_not_exists=True,
    )
    op.create_table(
        "withdrawals",
        sa.Column("judgement_id", sa.Integer, sa.ForeignKey("judgements.judgement_id"), primary_key=True),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        if_not_exists=True,
    )
