"""Three guides meet: published, held by the tables, new. What comes of them, and what is said about it."""

import dataclasses

import pytest
from hypothesis import assume, given, settings

from compliance.guide.document import GuideError
from compliance.guide.plan import WHOLE, plan
from compliance.guide.rows import rows_of
from tests.builders import deficiency, guide, guide_of, indicator, question, section
from tests.strategies import guides

FEW = settings(max_examples=20)  # of two or three guides each: making them takes the time
PUBLISHED = guide_of(question("TVI1"), question("TVI2"))


def with_text(text, code="TVI1", of=PUBLISHED):
    """The guide with another text of one question."""
    questions = [
        dataclasses.replace(each, question_text=text) if each.code == code else each for each in of.questions()
    ]
    return guide_of(*questions)


def text_of(planned, code="TVI1"):
    return next(each.question_text for each in planned.result.questions() if each.code == code)


def test_what_nobody_edited_follows_the_new_guide():
    planned = plan(PUBLISHED, PUBLISHED, with_text("New?"))
    assert text_of(planned) == "New?"
    assert (planned.conflicts, planned.edits) == ((), ())
    assert [change.name for change in planned.changes.changes] == ["TVI1"]


def test_an_edit_stays_where_the_new_guide_says_what_was_published():
    planned = plan(PUBLISHED, with_text("Edited?"), with_text("New?", "TVI2"))
    assert text_of(planned) == "Edited?"
    assert text_of(planned, "TVI2") == "New?"
    assert [(edit.name, edit.field) for edit in planned.edits] == [("TVI1", "question_text")]


def test_an_edit_that_the_new_guide_makes_too_is_no_conflict():
    planned = plan(PUBLISHED, with_text("Same?"), with_text("Same?"))
    assert (planned.conflicts, planned.edits, bool(planned.changes)) == ((), (), False)


def test_an_edit_of_what_the_new_guide_changes_is_a_conflict_with_three_versions_and_stays():
    planned = plan(PUBLISHED, with_text("Edited?"), with_text("New?"))
    (conflict,) = planned.conflicts
    assert (conflict.name, conflict.field) == ("TVI1", "question_text")
    assert (conflict.published, conflict.edited, conflict.new) == ("What does TVI1 ask?", "Edited?", "New?")
    assert conflict.kept
    assert text_of(planned) == "Edited?"


def test_theirs_takes_the_new_text_and_still_shows_the_conflict():
    planned = plan(PUBLISHED, with_text("Edited?"), with_text("New?"), theirs=True)
    assert [conflict.kept for conflict in planned.conflicts] == [False]
    assert text_of(planned) == "New?"


def test_a_decided_field_takes_the_new_text_and_the_others_stay():
    held = guide_of(question("TVI1", question_text="Edited?", basic_requirement="Edited."), question("TVI2"))
    new = guide_of(question("TVI1", question_text="New?", basic_requirement="New."), question("TVI2"))
    planned = plan(PUBLISHED, held, new, decided=[("TVI1", "question_text")])
    assert text_of(planned) == "New?"
    assert planned.result.questions()[0].basic_requirement == "Edited."


def test_a_removed_question_goes_where_nobody_edited_it():
    planned = plan(PUBLISHED, PUBLISHED, guide_of(question("TVI1")))
    assert [each.code for each in planned.result.questions()] == ["TVI1"]


def test_an_edited_question_that_the_new_guide_drops_is_a_conflict_and_stays_with_its_parts():
    planned = plan(PUBLISHED, with_text("Edited?", "TVI2"), guide_of(question("TVI1")))
    assert ("TVI2", WHOLE) in [(conflict.name, conflict.field) for conflict in planned.conflicts]
    assert text_of(planned, "TVI2") == "Edited?"


def test_a_row_that_staff_added_under_a_question_that_goes_keeps_the_question():
    held = guide_of(question("TVI1"), question("TVI2", indicators=(indicator(), indicator("b"))))
    planned = plan(PUBLISHED, held, guide_of(question("TVI1")))
    kept = planned.result.questions()[1]
    assert (kept.code, [each.letter for each in kept.indicators]) == ("TVI2", ["b"])
    assert [(conflict.name, conflict.kept) for conflict in planned.conflicts] == [("TVI2 (b)", True)]
    taken = plan(PUBLISHED, held, guide_of(question("TVI1")), theirs=True)
    assert [each.code for each in taken.result.questions()] == ["TVI1"]
    assert [(conflict.name, conflict.kept) for conflict in taken.conflicts] == [("TVI2 (b)", False)]


def test_a_row_that_staff_deleted_stays_deleted_unless_the_new_guide_changes_it():
    held = guide_of(question("TVI1"))
    assert [each.code for each in plan(PUBLISHED, held, PUBLISHED).result.questions()] == ["TVI1"]
    changed = with_text("New?", "TVI2")
    conflicted = plan(PUBLISHED, held, changed)
    assert [each.code for each in conflicted.result.questions()] == ["TVI1"]
    assert ("TVI2", WHOLE, True) in [(each.name, each.field, each.kept) for each in conflicted.conflicts]
    taken = plan(PUBLISHED, held, changed, theirs=True)
    assert text_of(taken, "TVI2") == "New?"


def test_a_new_part_of_a_question_that_staff_deleted_is_a_conflict():
    more = (deficiency("TVI2-1"), deficiency("TVI2-2"))
    new = guide_of(question("TVI1"), question("TVI2", deficiencies=more))
    planned = plan(PUBLISHED, guide_of(question("TVI1")), new)
    assert [(conflict.name, conflict.kept) for conflict in planned.conflicts] == [("TVI2-2", True)]
    assert [each.code for each in planned.result.questions()] == ["TVI1"]


def test_empty_tables_take_the_whole_guide():
    planned = plan(PUBLISHED, guide_of_nothing(), PUBLISHED)
    assert planned.result == PUBLISHED
    assert planned.conflicts == ()


def guide_of_nothing():
    return dataclasses.replace(guide(), sections=())


def test_a_question_that_moves_takes_its_section_from_the_new_guide():
    here = guide(section("TVI", questions=(question("TVI1"), question("TVI2"))), section("CB", section_order=2))
    there = guide(section("TVI"), section("CB", section_order=2, questions=(question("CB1"), question("TVI2"))))
    planned = plan(here, here, there)
    assert planned.result == there


def test_a_code_in_two_places_is_refused():
    twice = guide(section("TVI"), section("CB", questions=(question("TVI1"),)))
    with pytest.raises(GuideError, match="TVI1 stands in the guide twice"):
        plan(PUBLISHED, twice, PUBLISHED)


@FEW
@given(guides(), guides())
def test_without_edits_the_new_guide_is_what_comes_of_it(published, new):
    planned = plan(published, published, new)
    assert planned.result == new
    assert planned.conflicts == ()


@FEW
@given(guides(), guides(), guides())
def test_a_second_run_changes_nothing(published, held, new):
    once = plan(published, held, new)
    again = plan(new, once.result, new)
    assert again.result == once.result
    assert not again.changes
    assert again.conflicts == ()


@FEW
@given(guides(), guides(), guides())
def test_by_default_every_edit_is_in_the_result(published, held, new):
    assume(held.sections)
    before, result = rows_of(published), rows_of(plan(published, held, new).result)
    edited = {
        (key, field): value
        for key, row in rows_of(held).items()
        for field, value in row.items()
        if before.get(key, {}).get(field) != value
    }
    assert {(key, field): result[key][field] for key, field in edited} == edited
    assert not (before.keys() - rows_of(held).keys()) & result.keys()
