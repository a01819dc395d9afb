"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_calendar")),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "inbound",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbound")),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("lease_until", sa.Float(), nullable=True),
        sa.Column("started_at", sa.Float(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("wanted_revision", sa.Integer(), nullable=False),
        sa.Column("shown_revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("state in ('pending', 'sending', 'sent', 'dead')", name=op.f("ck_message_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("key", name=op.f("uq_message_key")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(
            "ix_message_stale",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state = 'sent' and shown_revision < wanted_revision"),
            postgresql_where=sa.text("state = 'sent' and shown_revision < wanted_revision"),
        )
        batch_op.create_index(
            "ix_message_waiting",
            ["place", "urgency", "id"],
            unique=False,
            sqlite_where=sa.text("state in ('pending', 'sending')"),
            postgresql_where=sa.text("state in ('pending', 'sending')"),
        )

    op.create_table(
        "promise",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_promise")),
    )
    op.create_table(
        "pulse",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_pulse")),
    )
    op.create_table(
        "reader",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("dm", sa.String(), nullable=True),
        sa.Column("fetched_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_reader")),
    )
    op.create_table(
        "report",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.CheckConstraint("state in ('handed_in', 'returned', 'accepted')", name=op.f("ck_report_state")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_report")),
    )
    op.create_table(
        "seal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal")),
    )
    op.create_table(
        "calendar_day",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("shifts", sa.JSON(), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["calendar.version"], name=op.f("fk_calendar_day_version")),
        sa.PrimaryKeyConstraint("version", "on_date", name=op.f("pk_calendar_day")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("fell_at", sa.BigInteger(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=True),
        sa.Column("clock", sa.Integer(), nullable=True),
        sa.Column("report", sa.Integer(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["message"], ["message.id"], name=op.f("fk_notice_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("key", name=op.f("uq_notice_key")),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_message"), ["message"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_task"), ["task"], unique=False)
        batch_op.create_index(
            "ix_notice_unfolded",
            ["place"],
            unique=False,
            sqlite_where=sa.text("message is null"),
            postgresql_where=sa.text("message is null"),
        )

    op.create_table(
        "seal_end",
        sa.Column("seal", sa.Integer(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["seal"], ["seal.id"], name=op.f("fk_seal_end_seal")),
        sa.PrimaryKeyConstraint("seal", "task", name=op.f("pk_seal_end")),
    )
    with op.batch_alter_table("seal_end", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seal_end_task"), ["task"], unique=False)

    op.create_table(
        "task",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("promise", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("documents_at", sa.BigInteger(), nullable=False),
        sa.Column("entered_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("chain_n", sa.Integer(), nullable=False),
        sa.Column("chain_end", sa.String(), nullable=False),
        sa.CheckConstraint("state in ('open', 'closed')", name=op.f("ck_task_state")),
        sa.ForeignKeyConstraint(["promise"], ["promise.hash"], name=op.f("fk_task_promise")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_department"), ["department"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_responsible"), ["responsible"], unique=False)

    op.create_table(
        "clock",
        sa.Column("task", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("bearer", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("yellow_at", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("first_due_at", sa.BigInteger(), nullable=True),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("yellow_point", sa.Float(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("yellow_issued_at", sa.BigInteger(), nullable=True),
        sa.Column("breached_at", sa.BigInteger(), nullable=True),
        sa.Column("stopped_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("report", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("next_event_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind in ('stage', 'duty')", name=op.f("ck_clock_kind")),
        sa.CheckConstraint(
            "outcome is null or outcome in ('met', 'missed', 'lapsed', 'untimed')", name=op.f("ck_clock_outcome")
        ),
        sa.ForeignKeyConstraint(["task"], ["task.number"], name=op.f("fk_clock_task")),
        sa.PrimaryKeyConstraint("task", "seq", name=op.f("pk_clock")),
    )
    with op.batch_alter_table("clock", schema=None) as batch_op:
        batch_op.create_index(
            "ix_clock_next_event",
            ["next_event_at"],
            unique=False,
            sqlite_where=sa.text("next_event_at is not null"),
            postgresql_where=sa.text("next_event_at is not null"),
        )
        batch_op.create_index(
            "ix_clock_running",
            ["bearer"],
            unique=False,
            sqlite_where=sa.text("stopped_at is null"),
            postgresql_where=sa.text("stopped_at is null"),
        )

    op.create_table(
        "line",
        sa.Column("task", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("clock", sa.Integer(), nullable=True),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["task"], ["task.number"], name=op.f("fk_line_task")),
        sa.PrimaryKeyConstraint("task", "n", name=op.f("pk_line")),
    )


def downgrade() -> None:
    op.drop_table("line")
    with op.batch_alter_table("clock", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_clock_running",
            sqlite_where=sa.text("stopped_at is null"),
            postgresql_where=sa.text("stopped_at is null"),
        )
        batch_op.drop_index(
            "ix_clock_next_event",
            sqlite_where=sa.text("next_event_at is not null"),
            postgresql_where=sa.text("next_event_at is not null"),
        )

    op.drop_table("clock")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_responsible"))
        batch_op.drop_index(batch_op.f("ix_task_department"))

    op.drop_table("task")
    with op.batch_alter_table("seal_end", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seal_end_task"))

    op.drop_table("seal_end")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_notice_unfolded", sqlite_where=sa.text("message is null"), postgresql_where=sa.text("message is null")
        )
        batch_op.drop_index(batch_op.f("ix_notice_task"))
        batch_op.drop_index(batch_op.f("ix_notice_message"))

    op.drop_table("notice")
    op.drop_table("calendar_day")
    op.drop_table("seal")
    op.drop_table("report")
    op.drop_table("reader")
    op.drop_table("pulse")
    op.drop_table("promise")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_message_waiting",
            sqlite_where=sa.text("state in ('pending', 'sending')"),
            postgresql_where=sa.text("state in ('pending', 'sending')"),
        )
        batch_op.drop_index(
            "ix_message_stale",
            sqlite_where=sa.text("state = 'sent' and shown_revision < wanted_revision"),
            postgresql_where=sa.text("state = 'sent' and shown_revision < wanted_revision"),
        )

    op.drop_table("message")
    op.drop_table("inbound")
    op.drop_table("counter")
    op.drop_table("calendar")
