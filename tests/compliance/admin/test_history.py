"""Every change is kept with who, when, before, after and why, and can be taken back."""

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from compliance.guide.apply import write_tables
from compliance.guide.readers import read_tables
from compliance.models import Deficiency, Indicator, Question, Section
from compliance.models.history import FOUND
from tests.compliance.admin.staff import KINDS, address, member, posted

pytestmark = pytest.mark.django_db
BASELINE = "as it stood when the history began"


@pytest.fixture
def editor():
    return member("Editor")


@pytest.fixture
def question():
    return Question.objects.get(question_code="TVI3")


def reasons(record):
    return list(record.history.order_by("history_id").values_list("history_type", "history_change_reason"))


def test_each_row_begins_with_one_entry():
    assert [model.history.count() for model in KINDS] == [23, 159, 493, 338]
    assert set(Question.history.values_list("history_type", "history_change_reason")) == {("+", BASELINE)}


def test_a_change_is_kept_with_who_when_why_before_and_after(editor, question):
    before, started = question.question_text, timezone.now()
    assert posted(editor, question, question_text="Clearer?", reason="Said so in the review").status_code == 302
    entry, former = question.history.all()
    assert (entry.history_type, entry.history_user, entry.history_change_reason) == (
        "~",
        editor.user,
        "Said so in the review",
    )
    assert started <= entry.history_date <= timezone.now()
    assert (former.question_text, entry.question_text) == (before, "Clearer?")
    page = editor.get(address(Question, "history", question.pk)).content.decode()
    assert "Said so in the review" in page
    assert f"<del>{before}</del> → <ins>Clearer?</ins>" in page


def test_a_change_without_a_reason_is_refused(editor, question):
    response = posted(editor, question, question_text="Clearer?", reason=" ")
    assert response.context["adminform"].form.errors == {"reason": ["This field is required."]}
    assert question.history.count() == 1


def test_a_former_version_is_restored_with_a_reason(editor, question):
    before = question.question_text
    posted(editor, question, question_text="Worse?", reason="A try")
    version = address(Question, "simple_history", question.pk, question.history.last().pk)
    assert "Worse?" in editor.get(version).content.decode()
    assert editor.post(version, {"reason": "It was better"}).status_code == 302
    question.refresh_from_db()
    assert question.question_text == before
    assert reasons(question)[1:] == [("~", "A try"), ("~", "It was better")]
    assert question.history.first().history_user == editor.user


def test_restoring_without_a_reason_is_refused(editor, question):
    posted(editor, question, question_text="Worse?", reason="A try")
    version = address(Question, "simple_history", question.pk, question.history.last().pk)
    assert "This field is required" in editor.post(version, {"reason": ""}).content.decode()
    question.refresh_from_db()
    assert question.question_text == "Worse?"


def test_a_deleted_record_leaves_its_history_and_comes_back(editor):
    deficiency = Deficiency.objects.get(deficiency_code="TVI3-1")
    number = deficiency.pk
    page = address(Deficiency, "delete", number)
    assert "This field is required" in editor.post(page, {"post": "yes", "reason": ""}).content.decode()
    assert Deficiency.objects.filter(pk=number).exists()
    assert editor.post(page, {"post": "yes", "reason": "Not in the manual"}).status_code == 302
    gone = Deficiency.history.filter(id=number).first()
    assert (gone.history_type, gone.history_change_reason, gone.history_user) == ("-", "Not in the manual", editor.user)
    assert "Not in the manual" in editor.get(address(Deficiency, "history", number)).content.decode()
    editor.post(address(Deficiency, "simple_history", number, gone.pk), {"reason": "It is, on page 11-9"})
    assert Deficiency.objects.get(deficiency_code="TVI3-1").pk == number


def test_a_version_that_no_longer_fits_is_not_restored(editor):
    deficiency = Deficiency.objects.get(deficiency_code="TVI3-1")
    entry = deficiency.history.get()
    question, number = deficiency.question, deficiency.pk
    deficiency.delete()
    Deficiency.objects.create(
        question=question, deficiency_code="TVI3-1", deficiency_title="Another", determination="So."
    )
    answer = editor.post(address(Deficiency, "simple_history", number, entry.pk), {"reason": "Back"})
    assert "This question has a deficiency with this code already." in answer.content.decode()
    assert Deficiency.objects.get(deficiency_code="TVI3-1").deficiency_title == "Another"


def test_an_import_is_kept_as_one_entry_for_each_touched_row(question):
    guide = read_tables()
    Question.objects.filter(pk=question.pk).update(question_text="Edited past Django?")
    Indicator.objects.filter(question=question, letter="a").delete()
    write_tables(guide, reason="import of FY2025.1")
    assert reasons(question) == [("+", BASELINE), ("~", FOUND), ("~", "import of FY2025.1")]
    again = Indicator.objects.get(question=question, letter="a")
    assert reasons(again) == [("+", "import of FY2025.1")]
    assert Section.history.count() == 23
    assert write_tables(guide, reason="once more") == 0
    assert not Question.history.filter(history_change_reason="once more").exists()


def test_what_an_import_deletes_is_kept_with_its_reason(question):
    guide = read_tables()
    added = Indicator.objects.create(question=question, letter="z", indicator_text="Added?")
    write_tables(guide, reason="import of FY2025.1")
    entries = Indicator.history.filter(id=added.pk).order_by("history_id")
    assert [(entry.history_type, entry.history_change_reason) for entry in entries] == [
        ("+", None),
        ("-", "import of FY2025.1"),
    ]


def test_models_of_a_migrations_own_time_keep_no_history(question):
    guide = read_tables()
    Question.objects.filter(pk=question.pk).update(question_text="Edited?")
    of_then = MigrationLoader(None).project_state(("compliance", "0012_name_catalogue_version")).apps
    assert write_tables(guide, of_then) == 1
    assert reasons(question) == [("+", BASELINE)]


def test_loading_fixtures_makes_no_entries_and_loading_twice_changes_nothing(fixture_paths):
    for _ in range(2):
        call_command("loaddata", *fixture_paths, verbosity=0)
        assert [model.history.count() for model in KINDS] == [23, 159, 493, 338]


def test_the_first_change_of_a_loaded_row_takes_down_what_was_loaded(editor, question):
    Question.objects.filter(pk=question.pk).update(question_text="Loaded over it?")
    question.refresh_from_db()
    posted(editor, question, question_text="Clearer?", reason="Said so")
    texts = list(question.history.order_by("history_id").values_list("question_text", "history_change_reason"))
    assert texts[1:] == [("Loaded over it?", FOUND), ("Clearer?", "Said so")]
    assert question.history.get(history_change_reason=FOUND).history_user is None


def test_setting_priorities_asks_for_a_reason_and_keeps_each_change(editor):
    chosen = list(Question.objects.filter(section__section_code="TVI")[:3])
    Question.objects.filter(pk=chosen[0].pk).update(priority="low")
    form = {"action": "set_priority", "_selected_action": [each.pk for each in chosen]}
    page = editor.post(address(Question, "changelist"), form)
    assert "Reason for this change" in page.content.decode()
    assert Question.objects.get(pk=chosen[1].pk).priority == "high"
    refused = editor.post(address(Question, "changelist"), form | {"apply": "1", "priority": "low", "reason": ""})
    assert "This field is required" in refused.content.decode()
    editor.post(address(Question, "changelist"), form | {"apply": "1", "priority": "low", "reason": "Looked at last"})
    assert [Question.objects.get(pk=each.pk).priority for each in chosen] == ["low", "low", "low"]
    kept = Question.history.filter(history_change_reason="Looked at last")
    assert {(entry.id, entry.history_user, entry.priority) for entry in kept} == {
        (each.pk, editor.user, "low") for each in chosen[1:]
    }


def test_the_history_of_a_hundred_changes_compares_across_its_pages(editor, question):
    for number in range(101):
        question.question_text = f"Version {number}?"
        question.save()
    pages = [editor.get(address(Question, "history", question.pk), {"p": page}).content.decode() for page in (1, 2)]
    assert sum(page.count("<del>") for page in pages) == 101
