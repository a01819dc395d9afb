"""How urgent a task is stands in its own row, and lists are read in order from an index."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLOUR = "case when breached_at is not null then 0 when yellow_issued_at is not null then 1 else 2 end"
RUNNING = "from clock where clock.task = task.number and clock.stopped_at is null"
FAR = 1 << 62
IN_ORDER = ["urgency", "soonest", "number"]


def upgrade() -> None:
    op.add_column("task", sa.Column("urgency", sa.Integer(), nullable=True))
    op.add_column("task", sa.Column("soonest", sa.BigInteger(), nullable=True))
    stage = f"coalesce((select min({COLOUR}) {RUNNING} and clock.kind = 'stage'), 3)"
    op.execute(f"update task set urgency = (select min({COLOUR}) {RUNNING}) * 4 + {stage}")
    op.execute(f"update task set soonest = coalesce((select min(due_at) {RUNNING}), {FAR}) where urgency is not null")
    for name in ("department", "responsible"):
        op.drop_index(f"ix_task_{name}", "task")
        op.create_index(f"ix_task_{name}", "task", [name, *IN_ORDER])
    running = sa.text("urgency is not null")
    op.create_index("ix_task_urgency", "task", IN_ORDER, sqlite_where=running, postgresql_where=running)
    owed = sa.text("stopped_at is null and kind = 'duty'")
    op.create_index("ix_clock_owed", "clock", ["name", "bearer"], sqlite_where=owed, postgresql_where=owed)
    waiting = sa.text("state = 'handed_in'")
    op.create_index("ix_report_waiting", "report", ["number"], sqlite_where=waiting, postgresql_where=waiting)


def downgrade() -> None:
    op.drop_index("ix_report_waiting", "report")
    op.drop_index("ix_clock_owed", "clock")
    op.drop_index("ix_task_urgency", "task")
    for name in ("department", "responsible"):
        op.drop_index(f"ix_task_{name}", "task")
        op.create_index(f"ix_task_{name}", "task", [name])
    with op.batch_alter_table("task") as batch_op:
        batch_op.drop_column("soonest")
        batch_op.drop_column("urgency")
