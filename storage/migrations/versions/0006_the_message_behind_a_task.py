"""A task keeps the address of the message that it was made of; what a person opened last is found in an index."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("task", sa.Column("link", sa.String(), nullable=False, server_default=sa.text("''")))
    op.create_index("ix_task_opened_by", "task", ["opened_by", "number"])


def downgrade() -> None:
    op.drop_index("ix_task_opened_by", "task")
    with op.batch_alter_table("task") as batch_op:
        batch_op.drop_column("link")
