"""The four tables as SQLAlchemy models."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, relationship


class Base(DeclarativeBase):
    pass


class Section(Base):
    __tablename__ = "compliance_sections"
    id = Column(Integer, primary_key=True)
    section_code = Column(String(50), nullable=False)
    section_name = Column(String(255), nullable=False)
    page_range = Column(String(50))
    purpose = Column(Text)
    created_at = Column(DateTime)
    updated_at = Column(DateTime)


class Question(Base):
    __tablename__ = "compliance_questions"
    id = Column(Integer, primary_key=True)
    section_id = Column(ForeignKey("compliance_sections.id", ondelete="CASCADE"), nullable=False)
    question_code = Column(String(50), nullable=False)
    question_text = Column(Text, nullable=False)
    basic_requirement = Column(Text)
    applicability = Column(Text)
    detailed_explanation = Column(Text)
    instructions_for_reviewer = Column(Text)
    question_order = Column(Integer)
    created_at = Column(DateTime)
    updated_at = Column(DateTime)
    indicators = relationship("Indicator")
    deficiencies = relationship("Deficiency")


class Indicator(Base):
    __tablename__ = "compliance_indicators"
    id = Column(Integer, primary_key=True)
    question_id = Column(ForeignKey("compliance_questions.id", ondelete="CASCADE"), nullable=False)
    letter = Column(String(5), nullable=False)
    indicator_text = Column(Text, nullable=False)
    indicator_order = Column(Integer)
    created_at = Column(DateTime)
    updated_at = Column(DateTime)


class Deficiency(Base):
    __tablename__ = "compliance_deficiencies"
    id = Column(Integer, primary_key=True)
    question_id = Column(ForeignKey("compliance_questions.id", ondelete="CASCADE"), nullable=False)
    deficiency_code = Column(String(50), nullable=False)
    deficiency_title = Column(Text, nullable=False)
    determination = Column(Text, nullable=False)
    corrective_action = Column(Text)
    deficiency_order = Column(Integer)
    created_at = Column(DateTime)
    updated_at = Column(DateTime)
