"""The endpoints. gunicorn calls `application()` for what it serves."""

import os
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from sqlalchemy import and_, create_engine, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload, sessionmaker

from . import answers
from .tables import Deficiency, Indicator, Question, Section

SEARCHED = {
    Section: [Section.section_name, Section.purpose],
    Question: [
        Question.question_text,
        Question.basic_requirement,
        Question.applicability,
        Question.detailed_explanation,
        Question.instructions_for_reviewer,
    ],
    Indicator: [Indicator.indicator_text],
    Deficiency: [Deficiency.deficiency_title, Deficiency.determination, Deficiency.corrective_action],
}
WITH_PARTS = (selectinload(Question.indicators), selectinload(Question.deficiencies))
WHOLE_SECTIONS = [selectinload(Section.questions).options(*WITH_PARTS)]
router = APIRouter(prefix="/api/v1")


def application(eager=True):
    """The app over the database that DATABASE_URL names.

    Eager, it takes the children of whole sections with one statement for each table; otherwise, as SQLAlchemy does
    where nothing is said, with one statement for each parent.
    """
    engine = create_engine(sqlalchemy_url(os.environ["DATABASE_URL"]))
    app = FastAPI()
    app.state.sessions = sessionmaker(engine)
    app.state.loading = WHOLE_SECTIONS if eager else []
    app.include_router(router)
    return app


def sqlalchemy_url(url):
    return url.replace("postgres://", "postgresql+psycopg://", 1)


def session(request: Request):
    with request.app.state.sessions() as opened:
        yield opened


Database = Annotated[Session, Depends(session)]


@router.get("/sections/", response_model=answers.Sections)
def sections(database: Database):
    found = database.scalars(select(Section).order_by(Section.section_order)).all()
    return {"count": len(found), "results": [counted(database, section) for section in found]}


def counted(database, section):
    """A section's answer with its counts, each asked of the database, as is usual."""
    questions = select(Question.id).where(Question.section_id == section.id)

    def count(model, *conditions):
        return database.scalar(select(func.count()).select_from(model).where(*conditions))

    return {
        **answers.Section.model_validate(section).model_dump(),
        "question_count": count(Question, Question.section_id == section.id),
        "indicator_count": count(Indicator, Indicator.question_id.in_(questions)),
        "deficiency_count": count(Deficiency, Deficiency.question_id.in_(questions)),
    }


@router.get("/sections/{code}/guide/", response_model=answers.SectionGuide)
def section_guide(code: str, database: Database, request: Request):
    wanted = select(Section).where(Section.section_code == code.upper())
    return found_or_404(database.scalars(wanted.options(*request.app.state.loading)).first())


@router.get("/questions/{code}/", response_model=answers.Question)
def question(code: str, database: Database):
    wanted = select(Question).where(Question.question_code == code.upper())
    return found_or_404(database.scalars(wanted.options(joinedload(Question.section), *WITH_PARTS)).first())


@router.get("/deficiencies/", response_model=answers.Deficiencies)
def deficiencies(section: str, database: Database, page_size: int = 50):
    wanted = select(Deficiency).join(Deficiency.question).join(Question.section).where(Section.section_code == section)
    count = database.scalar(select(func.count()).select_from(wanted.subquery()))
    wanted = wanted.order_by(Question.question_order, Deficiency.deficiency_order).limit(page_size)
    return {"count": count, "results": database.scalars(wanted.options(joinedload(Deficiency.question))).all()}


@router.get("/catalogue/", response_model=answers.Catalogue)
def catalogue(database: Database, request: Request):
    wanted = select(Section).order_by(Section.section_order)
    return {"sections": database.scalars(wanted.options(*request.app.state.loading)).all()}


@router.get("/search/", response_model=answers.Hits)
def search(q: str, database: Database):
    found = [hit(record) for model in SEARCHED for record in having(database, model, q.split())]
    return {"count": len(found), "results": found}


def having(database, model, words):
    """At most fifty records that hold every word in one or another of their texts."""
    holds = [or_(*(column.ilike(f"%{word}%") for column in SEARCHED[model])) for word in words]
    return database.scalars(select(model).where(and_(*holds)).limit(50)).all()


def hit(record):
    if isinstance(record, Section):
        return {"section_code": record.section_code, "section_name": record.section_name}
    question = record if isinstance(record, Question) else record.question
    own = {name: getattr(record, name) for name in ("letter", "deficiency_code") if hasattr(record, name)}
    return {"question_code": question.question_code, **own, "section_name": question.section.section_name}


def found_or_404(record):
    if record is None:
        raise HTTPException(404)
    return record
