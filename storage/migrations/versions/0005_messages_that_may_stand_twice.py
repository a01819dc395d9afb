"""A message that may stand in Slack twice is on record until somebody has looked."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("message", sa.Column("doubt_at", sa.Float(), nullable=True))
    doubted = sa.text("doubt_at is not null")
    op.create_index(
        "ix_message_doubt", "message", ["doubt_at"], sqlite_where=doubted, postgresql_where=doubted
    )


def downgrade() -> None:
    op.drop_index("ix_message_doubt", "message")
    with op.batch_alter_table("message") as batch_op:
        batch_op.drop_column("doubt_at")
