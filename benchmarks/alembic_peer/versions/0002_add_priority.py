import sqlalchemy as sa
from alembic import op

revision = "aaaa00000002"
down_revision = "aaaa00000001"


def upgrade():
    op.add_column("compliance_questions", sa.Column("priority", sa.String(20)))
