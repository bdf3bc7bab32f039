from alembic import op

revision = "aaaa00000003"
down_revision = "aaaa00000002"


def upgrade():
    op.create_index("ix_compliance_questions_priority", "compliance_questions", ["priority"])
