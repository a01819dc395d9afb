"""What the figures count is found in an index."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    running = sa.text("state = 'open'")
    op.create_index("ix_task_open", "task", ["department", "urgency"], sqlite_where=running, postgresql_where=running)
    dead = sa.text("state = 'dead'")
    op.create_index("ix_message_dead", "message", ["id"], sqlite_where=dead, postgresql_where=dead)


def downgrade() -> None:
    op.drop_index("ix_message_dead", "message")
    op.drop_index("ix_task_open", "task")
