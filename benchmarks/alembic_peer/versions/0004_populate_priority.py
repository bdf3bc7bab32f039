from alembic import op

revision = "aaaa00000004"
down_revision = "aaaa00000003"


def upgrade():
    op.execute(
        "UPDATE compliance_questions SET priority = CASE WHEN question_code LIKE 'TVI%' THEN 'high' ELSE 'medium' END"
    )
