"""Load the fixtures as the predecessor loads its extraction: object by object, with a flush for each question."""

import json
import os
from collections import defaultdict
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from benchmarks.alembic_peer.models import Deficiency, Indicator, Question, Section

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "fy2025"
PARTS = {"compliance.indicator": Indicator, "compliance.deficiency": Deficiency}
NOT_THERE = {"section", "question", "priority", "section_order", "created_at", "updated_at"}


def values(row):
    return {name: value for name, value in row["fields"].items() if name not in NOT_THERE}


def load(session, path):
    parts, section = defaultdict(list), None
    rows = json.loads(path.read_text())
    for row in rows:
        if row["model"] in PARTS:
            parts[row["fields"]["question"][-1]].append(row)
    for row in rows:
        if row["model"] == "compliance.section":
            section = Section(**values(row))
            session.add(section)
            session.flush()
        elif row["model"] == "compliance.question":
            question = Question(section_id=section.id, **values(row))
            session.add(question)
            session.flush()
            for part in parts[question.question_code]:
                session.add(PARTS[part["model"]](question_id=question.id, **values(part)))
    session.commit()


with Session(create_engine(os.environ["DATABASE_URL"].replace("postgres://", "postgresql+psycopg://"))) as session:
    for path in sorted(FIXTURES.glob("*.json")):
        load(session, path)
