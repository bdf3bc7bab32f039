"""The four tables as SQLAlchemy models, with the relationships that the answers follow."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    type_annotation_map = {str: Text}


class Section(Base):
    __tablename__ = "compliance_sections"
    id: Mapped[int] = mapped_column(primary_key=True)
    section_code: Mapped[str]
    section_name: Mapped[str]
    section_order: Mapped[int | None]
    page_range: Mapped[str | None]
    purpose: Mapped[str | None]
    updated_at: Mapped[datetime | None]
    questions: Mapped[list["Question"]] = relationship(order_by="Question.question_order", back_populates="section")


class Question(Base):
    __tablename__ = "compliance_questions"
    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("compliance_sections.id"))
    question_code: Mapped[str]
    question_text: Mapped[str]
    basic_requirement: Mapped[str | None]
    applicability: Mapped[str | None]
    detailed_explanation: Mapped[str | None]
    instructions_for_reviewer: Mapped[str | None]
    question_order: Mapped[int | None]
    priority: Mapped[str | None]
    removed: Mapped[str | None]
    updated_at: Mapped[datetime | None]
    section: Mapped[Section] = relationship(back_populates="questions")
    indicators: Mapped[list["Indicator"]] = relationship(
        order_by="Indicator.indicator_order", back_populates="question"
    )
    deficiencies: Mapped[list["Deficiency"]] = relationship(
        order_by="Deficiency.deficiency_order", back_populates="question"
    )


class Indicator(Base):
    __tablename__ = "compliance_indicators"
    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("compliance_questions.id"))
    letter: Mapped[str]
    indicator_text: Mapped[str]
    indicator_order: Mapped[int | None]
    updated_at: Mapped[datetime | None]
    question: Mapped[Question] = relationship(back_populates="indicators")


class Deficiency(Base):
    __tablename__ = "compliance_deficiencies"
    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("compliance_questions.id"))
    deficiency_code: Mapped[str]
    deficiency_title: Mapped[str]
    determination: Mapped[str]
    corrective_action: Mapped[str | None]
    deficiency_order: Mapped[int | None]
    updated_at: Mapped[datetime | None]
    question: Mapped[Question] = relationship(back_populates="deficiencies")
