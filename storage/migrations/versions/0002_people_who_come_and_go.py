"""Who the company's people are, beside what its file says."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("in_group", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=True),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.CheckConstraint("account is null or account in ('closed', 'guest')", name=op.f("ck_member_account")),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_member")),
    )


def downgrade() -> None:
    op.drop_table("member")
