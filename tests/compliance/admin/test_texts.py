"""What a form sends back unedited stays the same text: browsers send line ends of two characters."""

import pytest

from compliance.guide.readers import read_tables
from compliance.models import Question
from tests.compliance.admin.staff import member, posted

pytestmark = pytest.mark.django_db


def as_a_browser_sends(question):
    texts = [field.name for field in Question._meta.fields if field.get_internal_type() == "TextField"]
    return {name: (getattr(question, name) or "").replace("\n", "\r\n") for name in texts}


@pytest.mark.parametrize("code", ["TVI3", "P18"])
def test_saving_a_form_as_it_came_changes_no_text(code):
    """P18 has texts that are not there, which stay so and do not become empty ones."""
    before, question = read_tables(), Question.objects.get(question_code=code)
    saved = posted(member("Editor"), question, reason="Looked at it", **as_a_browser_sends(question))
    assert saved.status_code == 302
    assert read_tables() == before


def test_an_edited_text_has_the_guides_line_ends():
    question = Question.objects.get(question_code="TVI3")
    posted(member("Editor"), question, reason="Shorter", detailed_explanation="One.\r\n\r\n- two\r\n- three")
    question.refresh_from_db()
    assert question.detailed_explanation == "One.\n\n- two\n- three"
