"""The histories come and go with their migrations, and no change that staff made goes unasked."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from compliance.models import Question, Section
from tests.compliance.admin.staff import KINDS


def migrate(target, **options):
    call_command("migrate", "compliance", *([target] if target else []), verbosity=0, interactive=False, **options)


def entries():
    return [model.history.count() for model in KINDS]


def test_an_unedited_history_goes_and_is_begun_again(committing_db):
    migrate("0013")
    assert entries() == [0, 0, 0, 0]
    migrate("0012")
    assert "compliance_question_history" not in connection.introspection.table_names()
    migrate(None)
    assert entries() == [23, 159, 493, 338]


def test_going_back_refuses_where_changes_were_kept_and_says_how_many(committing_db):
    question = Question.objects.get(question_code="TVI3")
    question.priority = "low"
    question.save()
    with pytest.raises(CommandError, match="would lose table compliance_question_history: 2 rows"):
        migrate("zero")
    assert entries() == [23, 160, 493, 338]
    migrate("0013")
    assert entries() == [0, 2, 0, 0]
    migrate(None)
    assert entries() == [23, 160, 493, 338]
    assert question.history.first().priority == "low"
    migrate("0012", discard_rows=True)
    migrate(None)
    assert entries() == [23, 159, 493, 338]


def test_rows_that_were_loaded_since_begin_their_history_too(committing_db):
    migrate("0013")
    Section(section_code="OWN", section_name="Loaded later").save_base(raw=True)
    migrate(None)
    assert Section.objects.get(section_code="OWN").history.count() == 1
    Section.objects.filter(section_code="OWN").delete()
    Section.history.filter(section_code="OWN").delete()
