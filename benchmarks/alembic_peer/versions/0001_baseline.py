import sqlalchemy as sa
from alembic import op

revision = "aaaa00000001"
down_revision = None


def stamps():
    return sa.Column("created_at", sa.DateTime), sa.Column("updated_at", sa.DateTime)


def upgrade():
    op.create_table(
        "compliance_sections",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("section_code", sa.String(50), nullable=False),
        sa.Column("section_name", sa.String(255), nullable=False),
        sa.Column("page_range", sa.String(50)),
        sa.Column("purpose", sa.Text),
        *stamps(),
    )
    op.create_index("ix_compliance_sections_section_code", "compliance_sections", ["section_code"], unique=True)
    op.create_table(
        "compliance_questions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "section_id", sa.Integer, sa.ForeignKey("compliance_sections.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("question_code", sa.String(50), nullable=False),
        sa.Column("question_text", sa.Text, nullable=False),
        sa.Column("basic_requirement", sa.Text),
        sa.Column("applicability", sa.Text),
        sa.Column("detailed_explanation", sa.Text),
        sa.Column("instructions_for_reviewer", sa.Text),
        sa.Column("question_order", sa.Integer),
        *stamps(),
    )
    op.create_index("uq_section_question_code", "compliance_questions", ["section_id", "question_code"], unique=True)
    op.create_index("idx_section_questions", "compliance_questions", ["section_id"])
    op.create_index("idx_question_order", "compliance_questions", ["section_id", "question_order"])
    op.create_index("ix_compliance_questions_question_code", "compliance_questions", ["question_code"])
    op.create_index("ix_compliance_questions_applicability", "compliance_questions", ["applicability"])
    op.create_table(
        "compliance_indicators",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "question_id", sa.Integer, sa.ForeignKey("compliance_questions.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("letter", sa.String(5), nullable=False),
        sa.Column("indicator_text", sa.Text, nullable=False),
        sa.Column("indicator_order", sa.Integer),
        *stamps(),
    )
    op.create_index("uq_question_letter", "compliance_indicators", ["question_id", "letter"], unique=True)
    op.create_index("idx_question_indicators", "compliance_indicators", ["question_id"])
    op.create_index("idx_indicator_order", "compliance_indicators", ["question_id", "indicator_order"])
    op.create_table(
        "compliance_deficiencies",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "question_id", sa.Integer, sa.ForeignKey("compliance_questions.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("deficiency_code", sa.String(50), nullable=False),
        sa.Column("deficiency_title", sa.Text, nullable=False),
        sa.Column("determination", sa.Text, nullable=False),
        sa.Column("corrective_action", sa.Text),
        sa.Column("deficiency_order", sa.Integer),
        *stamps(),
    )
    op.create_index(
        "uq_question_deficiency_code", "compliance_deficiencies", ["question_id", "deficiency_code"], unique=True
    )
    op.create_index("idx_question_deficiencies", "compliance_deficiencies", ["question_id"])
    op.create_index("ix_compliance_deficiencies_deficiency_code", "compliance_deficiencies", ["deficiency_code"])


def downgrade():
    for table in ("deficiencies", "indicators", "questions", "sections"):
        op.drop_table(f"compliance_{table}")
