"""What two guides have in common and what not, each change under its name and in the guide's order."""

import pytest
from django.conf import settings as project
from hypothesis import given, settings

from compliance.guide.changes import Added, Merged, Moved, Removed, Renumbered, Reworded, Split
from compliance.guide.diff import Counts, diff
from compliance.guide.document import Guide, GuideError
from compliance.guide.readers import read_fixtures
from tests.builders import deficiency, guide, guide_of, indicator, question, section
from tests.fy2026 import DROPPED, fy2026
from tests.strategies import editions, guides

KEEPING = "The recipient keeps a written record of every complaint that it has received since its last review."
TRAINING = "Drivers and dispatchers are trained in the proper use of lifts, ramps and securement devices on vehicles."
POSTING = "Notices to the public stand in every station, in all vehicles and on the web site of the agency."


@pytest.fixture(scope="session")
def fy2025():
    return read_fixtures(sorted((project.BASE_DIR / "fixtures" / "fy2025").glob("*.json")))


def same(record, name):
    return {"record": record, "name_before": name, "name_after": name}


def renumbered(record, before, after):
    return Renumbered(record=record, name_before=before, name_after=after)


def said(text, code="TVI1", **fields):
    """A question with this text and nothing else."""
    nothing = {
        "basic_requirement": None,
        "detailed_explanation": None,
        "instructions_for_reviewer": None,
        "indicators": (),
        "deficiencies": (),
    }
    return question(code, question_text=text, question_order=1, **{**nothing, **fields})


def test_a_made_next_edition_gives_exactly_its_changes(fy2025):
    found = diff(fy2025, fy2026(fy2025))
    dropped = [name for name, _ in fy2025.records() if name.startswith(tuple(DROPPED))]
    assert [change.name for change in found.changes if isinstance(change, Removed)] == [
        "TAM8",
        *(f"TAM8 ({letter})" for letter in "abcd"),
        "TAM8-1",
        *dropped,
    ]
    assert [change for change in found.changes if isinstance(change, Added)] == [
        Added(record="question", name_after="M6"),
        Added(record="question", name_after="TVI11"),
        Added(record="indicator", name_after="TVI11 (a)"),
        Added(record="indicator", name_after="TVI11 (b)"),
        Added(record="deficiency", name_after="TVI11-1"),
    ]
    assert [change for change in found.changes if isinstance(change, Renumbered)] == [
        renumbered("indicator", "M1 (b)", "M6 (a)"),
        renumbered("deficiency", "M1-3", "M6-1"),
        renumbered("deficiency", "M1-4", "M6-2"),
        renumbered("question", "CB3", "CB4"),
        *(renumbered("indicator", f"CB3 ({letter})", f"CB4 ({letter})") for letter in "abcd"),
        *(renumbered("deficiency", f"CB3-{number}", f"CB4-{number}") for number in (1, 2, 3, 4)),
    ]
    assert [change for change in found.changes if isinstance(change, Split)] == [
        Split(**same("question", "M1"), others=("M6",))
    ]
    reworded = [change for change in found.changes if isinstance(change, Reworded)]
    assert [(change.name, change.field, change.substantive) for change in reworded] == [
        ("F1", "question_text", False),
        ("DFWA3", "basic_requirement", True),
    ]
    moved = {change.name: (change.before, change.after) for change in found.changes if isinstance(change, Moved)}
    assert moved == {
        each.code: (each.section_order, each.section_order - (2 if each.section_order > 14 else 1))
        for each in fy2025.sections
        if each.section_order > 10 and each.code != "EEO"
    }
    assert found.summary == {
        "removed": 6 + len(dropped),
        "added": 5,
        "split": 1,
        "merged": 0,
        "renumbered": 12,
        "moved": 12,
        "reworded": 2,
        "substantive": 1,
    }


def test_earlier_answers_hold_where_a_question_and_all_its_parts_say_the_same(fy2025):
    codes = [each.code for each in fy2025.questions()]
    touched = {"F1", "TAM8", "M1", "CB3", "DFWA3"}
    assert diff(fy2025, fy2026(fy2025)).unchanged == [
        code for code in codes if code not in touched and not code.startswith(tuple(DROPPED))
    ]


def test_a_section_is_counted_before_and_after():
    before = guide_of(question("TVI1"), question("TVI2", removed="Removed in FY2022"))
    after = guide(section("CB"), section(section_order=2, questions=(question(indicators=()),)))
    assert diff(before, after).counts == [
        ("CB", None, Counts(questions=1, removed=0, indicators=1, deficiencies=1)),
        (
            "TVI",
            Counts(questions=1, removed=1, indicators=2, deficiencies=2),
            Counts(questions=1, removed=0, indicators=0, deficiencies=1),
        ),
    ]


def test_a_section_with_another_code_is_counted_in_one_row():
    before, after = guide(section("TVI", questions=())), guide(section("T6", questions=()))
    found = diff(before, after)
    assert found.changes == (renumbered("section", "TVI", "T6"),)
    assert [code for code, old, new in found.counts if old and new] == ["T6"]


@pytest.mark.parametrize(
    ("fields", "field", "substantive"),
    [
        ({"question_text": "What does TVI1 really ask?"}, "question_text", False),
        ({"detailed_explanation": None}, "detailed_explanation", True),
        ({"applicability": "All recipients but States with 5 plans"}, "applicability", True),
        ({"priority": "high"}, "priority", False),
        ({"removed": "Gone"}, "removed", True),
    ],
)
def test_every_field_but_the_order_is_reworded(fields, field, substantive):
    before, after = guide_of(question()), guide_of(question(**fields))
    assert diff(before, after).changes == (
        Reworded(**same("question", "TVI1"), field=field, before=getattr(question(), field, None), after=fields[field]),
    )
    assert diff(before, after).changes[0].substantive is substantive


def test_other_pages_are_no_change_of_substance():
    (change,) = diff(guide(section(page_range="11-1 to 11-33")), guide(section(page_range="10-1 to 10-30"))).changes
    assert not change.substantive


def test_a_reworded_text_is_shown_word_by_word():
    (change,) = diff(guide_of(said("Three plans?")), guide_of(said("Four plans?"))).changes
    assert change.segments == (("removed", "Three"), ("added", "Four"), ("equal", " plans?"))


def test_another_position_or_parent_is_a_move():
    before = guide(section("TVI"), section("CB", section_order=2, questions=()))
    after = guide(
        section("CB", section_name="Title VI", questions=(question("TVI1", question_order=4),)),
        section("TVI", section_order=2, questions=()),
    )
    assert diff(before, after).changes == (
        Moved(**same("section", "CB"), field="section_order", before=2, after=1),
        Moved(**same("question", "TVI1"), field="question_order", before=1, after=4),
        Moved(**same("question", "TVI1"), field="section", before="TVI", after="CB"),
        Moved(**same("section", "TVI"), field="section_order", before=1, after=2),
    )


def test_a_deficiency_under_another_question_is_moved():
    kept = {"indicators": (), "question_order": 1}
    before = guide_of(question("TVI1", **kept), question("TVI2", deficiencies=(), **kept))
    after = guide_of(
        question("TVI1", deficiencies=(), **kept), question("TVI2", deficiencies=(deficiency("TVI1-1"),), **kept)
    )
    assert diff(before, after).changes == (
        Moved(**same("deficiency", "TVI1-1"), field="question", before="TVI1", after="TVI2"),
    )


def test_nearly_equal_text_under_another_code_is_renumbered_and_reworded():
    text = KEEPING.replace("since its last", "since the last")
    found = diff(guide_of(said(KEEPING, "TVI1")), guide_of(said(text, "TVI2")))
    names = {"record": "question", "name_before": "TVI1", "name_after": "TVI2"}
    assert found.changes == (
        Renumbered(**names),
        Reworded(**names, field="question_text", before=KEEPING, after=text),
    )


def test_another_text_under_another_code_is_removed_and_added():
    found = diff(guide_of(said(KEEPING, "TVI1")), guide_of(said(TRAINING, "TVI2")))
    assert [(change.kind, change.name) for change in found.changes] == [("removed", "TVI1"), ("added", "TVI2")]


def test_parts_of_a_renumbered_question_go_with_it_even_if_they_are_reworded():
    before = said(KEEPING, "TVI1", indicators=(indicator("a", indicator_text=TRAINING),))
    after = said(KEEPING, "TVI2", indicators=(indicator("a", indicator_text=POSTING),))
    names = {"record": "indicator", "name_before": "TVI1 (a)", "name_after": "TVI2 (a)"}
    assert diff(guide_of(before), guide_of(after)).changes == (
        renumbered("question", "TVI1", "TVI2"),
        Renumbered(**names),
        Reworded(**names, field="indicator_text", before=TRAINING, after=POSTING),
    )


def test_equal_text_wins_over_equal_words():
    found = diff(guide_of(said(KEEPING, "TVI1")), guide_of(said(KEEPING.upper(), "DBE1"), said(KEEPING, "DBE2")))
    assert renumbered("question", "TVI1", "DBE2") in found.changes


@pytest.mark.parametrize("texts", [("", ""), ("???", "!!!")])
def test_texts_without_words_are_not_alike(texts):
    before, after = (
        guide_of(said(text, code, applicability=None)) for text, code in zip(texts, ("TVI1", "TVI2"), strict=True)
    )
    assert [change.kind for change in diff(before, after).changes] == ["removed", "added"]


def test_of_equal_texts_the_first_goes_with_the_first():
    found = diff(
        guide_of(*(said(KEEPING, code) for code in ("TVI1", "TVI2", "TVI3"))),
        guide_of(*(said(KEEPING, code) for code in ("DBE1", "DBE2"))),
    )
    assert {change.name_before: change.name_after for change in found.changes} == {
        "TVI1": "DBE1",
        "TVI2": "DBE2",
        "TVI3": None,
    }


def test_a_question_that_became_two_is_split_and_the_mirror_is_merged():
    parts = [indicator("a", indicator_text=TRAINING), indicator("b", indicator_text=POSTING)]
    before = guide_of(said(KEEPING, "TVI1", indicators=tuple(parts)))
    taken = (indicator("a", indicator_text=POSTING),)
    after = guide_of(said(KEEPING, "TVI1", indicators=(parts[0],)), said("New?", "TVI2", indicators=taken))
    assert diff(before, after).changes == (
        Split(**same("question", "TVI1"), others=("TVI2",)),
        Added(record="question", name_after="TVI2"),
        renumbered("indicator", "TVI1 (b)", "TVI2 (a)"),
    )
    assert diff(after, before).changes == (
        Merged(**same("question", "TVI1"), others=("TVI2",)),
        renumbered("indicator", "TVI2 (a)", "TVI1 (b)"),
        Removed(record="question", name_before="TVI2"),
    )


def test_a_question_whose_parts_went_to_two_added_ones_is_split():
    parts = (indicator("a", indicator_text=TRAINING), indicator("b", indicator_text=POSTING))
    before = guide_of(said(KEEPING, "TVI1", indicators=parts))
    after = guide_of(
        said("One?", "TVI2", indicators=(parts[0],)), said("Other?", "TVI3", indicators=(parts[1],), removed=None)
    )
    assert [change for change in diff(before, after).changes if isinstance(change, Split)] == [
        Split(record="question", name_before="TVI1", others=("TVI2", "TVI3"))
    ]


def test_a_question_that_became_another_one_is_not_split():
    parts = (indicator("a", indicator_text=TRAINING),)
    before, after = said(KEEPING, "TVI1", indicators=parts), said(POSTING, "TVI2", indicators=parts)
    assert diff(guide_of(before), guide_of(after)).summary["split"] == 0


def test_a_code_under_another_question_than_its_own_is_no_counterpart():
    before = guide_of(said(KEEPING, "DBE1", deficiencies=(deficiency("DBE1-1", determination=TRAINING),)))
    stray = deficiency("TVI1-1", deficiency_title="Another", determination=POSTING, corrective_action=None)
    after = guide_of(said(KEEPING, "TVI1"), said(POSTING, "TVI2", deficiencies=(stray,)))
    assert Added(record="deficiency", name_after="TVI1-1") in diff(before, after).changes
    assert diff(before, after).mirrored() == diff(after, before)


def test_a_part_removed_from_a_renumbered_question_stands_with_it():
    before = said(KEEPING, "TVI1", indicators=(indicator("a"), indicator("b", indicator_text=TRAINING)))
    found = diff(guide_of(before), guide_of(said(KEEPING, "TVI2", indicators=(indicator("a"),))))
    removed = Removed(record="indicator", name_before="TVI1 (b)")
    assert found.changes[-1] == removed
    assert found.ordering.question(removed) == "TVI2"


def test_another_priority_or_position_leaves_earlier_answers_as_they_are():
    found = diff(guide_of(question()), guide_of(question(priority="low", question_order=5)))
    assert found.unchanged == ["TVI1"]


def test_what_was_removed_stands_after_what_it_followed():
    before = guide_of(*(said(text, f"TVI{number}") for number, text in enumerate([KEEPING, TRAINING, POSTING], 1)))
    after = guide_of(said("Is it?", "TVI1"), said("Or is it?", "TVI3"))
    assert [change.name for change in diff(before, after).changes] == ["TVI1", "TVI2", "TVI3"]


def test_a_code_that_stands_twice_is_refused_with_its_name_and_places():
    twice = guide(section("TVI"), section("CB", questions=(question("TVI1", deficiencies=()),)))
    with pytest.raises(GuideError, match=r"TVI and in CB: TVI1 stands in the guide twice; give one"):
        diff(guide(), twice)


@given(guides())
@settings(max_examples=50)
def test_a_guide_has_no_difference_from_itself(made):
    found = diff(made, made)
    assert found.is_empty
    assert not found
    assert found.unchanged == [each.code for each in made.questions()]


@given(editions())
@settings(max_examples=100)
def test_exchanged_guides_give_the_mirrored_diff(pair):
    before, after = pair
    found, mirror = diff(before, after), diff(after, before)
    assert found.mirrored() == mirror
    assert found.mirrored().mirrored() == found
    assert sorted(found.unchanged) == sorted(mirror.unchanged)


@given(editions())
@settings(max_examples=100)
def test_every_record_is_accounted_for_once(pair):
    before, after = pair
    found = diff(before, after)
    assert bool(found) == (before != after)
    gone = [(each.record, each.name_before) for each in found.changes if each.kind in ("removed", "renumbered")]
    come = [(each.record, each.name_after) for each in found.changes if each.kind in ("added", "renumbered")]
    assert sorted(gone) == sorted(names(before) - names(after))
    assert sorted(come) == sorted(names(after) - names(before))


def names(made):
    return {(type(record).__name__.lower(), name) for name, record in made.records()}


def test_from_nothing_every_record_is_added():
    made = guide(section(questions=(question(),)))
    assert [each.name for each in diff(Guide(), made).changes] == [name for name, _ in made.records()]
