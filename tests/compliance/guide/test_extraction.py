"""An extraction is refused with its repeated codes named, or merged with every decision listed."""

import json
import os
import pathlib

import pytest
from django.conf import settings

from compliance.guide.document import GuideError
from compliance.guide.readers import read_extraction

SHARED = pathlib.Path(os.environ.get("CORTAP_SHARED") or settings.BASE_DIR.parent / "shared")
REAL, CORRECTED = SHARED / "data" / "fy2025_extraction.json", SHARED / "data" / "expected_corrected.json"
needs_shared = pytest.mark.skipif(
    not REAL.is_file() or not CORRECTED.is_file(),
    reason="needs fy2025_extraction.json and expected_corrected.json: name their folder's parent in CORTAP_SHARED",
)


def indicator(letter, text, **others):
    return {"indicator_id": letter, "text": text, **others}


def deficiency(code, **others):
    defaults = {
        "title": f"Title of {code}",
        "determination": f"Deficient by {code}",
        "suggested_corrective_action": "Mend.",
    }
    return {"code": code, **defaults, **others}


def sub_area(code, **others):
    defaults = {
        "question": f"What does {code} ask?",
        "basic_requirement": f"{code} requires this.",
        "applicability": "All recipients",
        "detailed_explanation": f"{code} is explained so.",
        "instructions_for_reviewer": None,
        "indicators_of_compliance": [indicator("a", "Is it so?")],
        "deficiencies": [deficiency(f"{code}-1")],
        "governing_directives": [],
    }
    return {"id": code, **defaults, **others}


def chapter(*sub_areas, **section):
    return {"section": {"id": "TVI", "title": "TITLE VI", "page_range": None, **section}, "sub_areas": list(sub_areas)}


CUT = [
    sub_area(
        "TVI9",
        applicability="Not specified in provided text",
        detailed_explanation="",
        indicators_of_compliance=[indicator("b", "First b?")],
        deficiencies=[deficiency("TVI9-1", suggested_corrective_action="Not fully specified in provided text (cut)")],
    ),
    sub_area(
        "TVI9",
        question="Asked otherwise?",
        basic_requirement=None,
        applicability="States",
        detailed_explanation="The whole.",
        indicators_of_compliance=[indicator("a", "Second a?"), indicator("b", "Second b?")],
        deficiencies=[deficiency("TVI9-10"), deficiency("TVI9-2"), deficiency("TVI9-1", title="Another title")],
    ),
]


@pytest.fixture
def read(tmp_path):
    def read_chapters(*chapters, merge=False, **top):
        path = tmp_path / "extraction.json"
        path.write_text(json.dumps({"metadata": {}, "sections": list(chapters), **top}))
        return read_extraction(path, merge=merge)

    return read_chapters


def said(reading):
    """The decisions, without the file's path."""
    return [decision.partition("extraction.json: ")[2] for decision in reading.decisions]


def test_an_extraction_gives_its_records_in_order(read):
    reading = read(chapter(sub_area("TVI4"), purpose="To see."), chapter(id="CB", title="CHARTER BUS"))
    title_vi, charter = reading.guide.sections
    assert (title_vi.section_order, title_vi.purpose, charter.section_order) == (1, "To see.", 2)
    question = title_vi.questions[0]
    assert (question.question_order, question.priority, question.removed) == (4, None, None)
    assert question.indicators[0].place.endswith("sections[0].sub_areas[0].indicators_of_compliance[0]")
    assert question.deficiencies[0].corrective_action == "Mend."
    assert reading.decisions == ()


def test_repeated_codes_are_named_all_at_once(read):
    with pytest.raises(
        GuideError,
        match=r"extraction\.json: TVI9, CB1: question codes that stand in it more than once, 2 in all; give --",
    ):
        read(chapter(*CUT), chapter(sub_area("CB1"), sub_area("CB2"), sub_area("CB1"), id="CB"))


def test_merging_takes_the_first_copy_and_fills_what_it_lacks(read):
    question = read(chapter(*CUT), merge=True).guide.questions()[0]
    assert question.question_text == "What does TVI9 ask?"
    assert question.basic_requirement == "TVI9 requires this."
    assert (question.applicability, question.detailed_explanation) == ("States", "The whole.")


def test_merging_keeps_the_first_copys_rows_and_adds_the_others_in_order(read):
    question = read(chapter(*CUT), merge=True).guide.questions()[0]
    assert [(each.letter, each.indicator_order, each.indicator_text) for each in question.indicators] == [
        ("a", 1, "Second a?"),
        ("b", 2, "First b?"),
    ]
    assert [(each.code, each.deficiency_order) for each in question.deficiencies] == [
        ("TVI9-1", 1),
        ("TVI9-2", 2),
        ("TVI9-10", 3),
    ]
    assert question.deficiencies[0].deficiency_title == "Title of TVI9-1"
    assert question.deficiencies[0].corrective_action == "Mend."


def test_merging_says_what_it_took_and_what_it_left(read):
    decisions = said(read(chapter(*CUT), merge=True))
    assert decisions[0].endswith("TVI9: applicability says 'Not specified in provided text', which counts as empty.")
    assert decisions[-1].startswith("sections[0].sub_areas[1]: TVI9: this copy is merged into ")
    assert decisions[-1].endswith(
        "sections[0].sub_areas[0]: filled applicability, detailed_explanation, TVI9-1 corrective_action; "
        "added a, TVI9-10, TVI9-2; left out question_text, b indicator_text, TVI9-1 deficiency_title."
    )


@pytest.mark.parametrize(
    "words",
    ["Not specified in provided text", "Not explicitly stated in provided excerpt - it goes on", "N/A", " none. "],
)
def test_a_placeholder_counts_as_empty(read, words):
    assert read(chapter(sub_area("TVI1", applicability=words))).guide.questions()[0].applicability is None


def test_a_text_that_only_begins_like_a_placeholder_stays(read):
    words = "None of the recipients is exempt."
    assert read(chapter(sub_area("TVI1", applicability=words))).guide.questions()[0].applicability == words


def test_rows_that_the_manual_does_not_have_are_dropped_by_name(read):
    reading = read(
        chapter(sub_area("SCC-PARTIAL"), id="SCC"),
        chapter(sub_area("C1", deficiencies=[deficiency("None")]), id="Cybersecurity"),
        chapter(
            sub_area("ADA-GEN13", deficiencies=[deficiency("ADA-GEN13-1 (Alternative 2)"), deficiency("ADA-GEN13-1")]),
            sub_area("ADA-GEN14", deficiencies=[deficiency("ADA-GEN14-1 (Alternative)")]),
            id="ADA-GEN",
        ),
    )
    questions = {question.code: question.deficiencies for question in reading.guide.questions()}
    assert {code: [each.code for each in found] for code, found in questions.items()} == {
        "C1": [],
        "ADA-GEN13": ["ADA-GEN13-1"],
        "ADA-GEN14": [],
    }
    assert questions["ADA-GEN13"][0].deficiency_order == 1
    one, two, three, four = said(reading)
    assert one.startswith("sections[0].sub_areas[0]: question SCC-PARTIAL is dropped: it is a piece that a cut left")
    assert two.startswith(
        "sections[1].sub_areas[0].deficiencies[0]: C1's deficiency None is dropped: the manual assigns"
    )
    assert three.endswith(
        "deficiency ADA-GEN13-1 (Alternative 2) is dropped: it is a second corrective action of ADA-GEN13-1."
    )
    assert four.endswith(
        "deficiency ADA-GEN14-1 (Alternative) is dropped: it is a second corrective action of ADA-GEN14-1."
    )


def test_misprinted_codes_are_read_as_what_they_stand_for(read):
    reading = read(
        chapter(sub_area("P1"), id="9", title="9. PROCUREMENT"),
        chapter(sub_area("TVI10-1", deficiencies=[deficiency("TVI-10-1")])),
    )
    names = [name for name, _ in reading.guide.records()]
    assert names == ["P", "P1", "P1 (a)", "P1-1", "TVI", "TVI10", "TVI10 (a)", "TVI10-1"]
    assert reading.guide.sections[0].section_name == "PROCUREMENT"
    assert said(reading) == [
        "sections[0]: section 9 is read as P.",
        "sections[0]: P: the chapter's number is no part of its title '9. PROCUREMENT'.",
        "sections[1].sub_areas[0]: question TVI10-1 is read as TVI10.",
        "sections[1].sub_areas[0].deficiencies[0]: deficiency TVI-10-1 is read as TVI10-1.",
    ]


def test_a_question_that_the_manual_took_out_is_marked(read):
    reading = read(chapter(sub_area("P18", question="Question removed from the FY22 Contractor Manual."), id="P"))
    assert reading.guide.questions()[0].removed == "removed in FY2022"
    assert said(reading) == ["sections[0].sub_areas[0]: P18 is marked as removed in FY2022, as its text says."]


def test_several_corrective_actions_become_one_text(read):
    several = deficiency("TVI1-1", suggested_corrective_action=None, suggested_corrective_actions=["Write.", "Send."])
    numbered = deficiency("TVI1-2", suggested_corrective_action_1="Read.", suggested_corrective_action_2="Learn.")
    reading = read(chapter(sub_area("TVI1", deficiencies=[several, numbered])))
    actions = [each.corrective_action for each in reading.guide.questions()[0].deficiencies]
    assert actions == ["1. Write.\n\n2. Send.", "1. Mend.\n\n2. Read.\n\n3. Learn."]
    assert said(reading)[0].endswith("TVI1-1: its 2 corrective actions are numbered paragraphs of one text.")


def test_relief_and_points_join_the_text_that_they_belong_to(read):
    relief = {"first": "Relief of one kind.", "second": "Of another."}
    points = [indicator("i", "By mail?"), indicator("ii", "By hand?")]
    made = sub_area(
        "TVI1",
        flexibilities_and_administrative_relief=relief,
        indicators_of_compliance=[indicator("a", "How?", sub_indicators=points)],
    )
    reading = read(chapter(made))
    question = reading.guide.questions()[0]
    assert question.detailed_explanation == "TVI1 is explained so.\n\nRelief of one kind.\n\nOf another."
    assert question.indicators[0].indicator_text == "How?\ni. By mail?\nii. By hand?"
    assert [decision.partition(": ")[2] for decision in said(reading)] == [
        "TVI1: flexibilities_and_administrative_relief stands at the end of detailed_explanation.",
        "TVI1 (a): its 2 points are lines of its text.",
    ]


def test_what_has_no_place_in_the_guide_is_listed_once_for_each_kind(read):
    made = [sub_area(f"TVI{number}", governing_directives=[{"reference": "49 CFR 21"}]) for number in (1, 2)]
    [decision] = said(read(chapter(*made)))
    assert decision.startswith(
        "sections[0].sub_areas[0]: governing_directives of questions has no place in the guide and"
    )
    assert decision.endswith("left out, 2 times in all.")


@pytest.mark.parametrize(
    ("made", "refusal"),
    [
        (
            sub_area("TVI1", colour="blue"),
            "sections[0].sub_areas[0]: TVI1: there is no field colour; use id, question, ",
        ),
        (sub_area("TVI1", question=7), "sections[0].sub_areas[0]: TVI1: question is 7, and not a text."),
        (
            sub_area("TVI1", question="N/A"),
            "sections[0].sub_areas[0]: TVI1: question_text: This field cannot be blank.",
        ),
        (
            sub_area("TVI1", deficiencies={}) | {"deficiencies": 7},
            "sections[0].sub_areas[0]: deficiencies is 7, and not a",
        ),
        (sub_area(7), "sections[0].sub_areas[0]: 7: question_code is 7, and not of the type it must have."),
        (
            sub_area("TVI1 "),
            "sections[0].sub_areas[0]: TVI1 : question_code: “TVI1 ” is not such a code; one looks like",
        ),
        ({"id": "TVI1"}, "sections[0].sub_areas[0]: TVI1: question is missing."),
        ("TVI1", "sections[0].sub_areas[0]: 'TVI1' is not an object; write one with id, question."),
        (
            sub_area("TVI1", deficiencies=[deficiency("TVI1-1"), deficiency("TVI1-1")]),
            "sections[0].sub_areas[0].deficiencies[1]: TVI1-1: this code stands in ",
        ),
        (
            sub_area("TVI1", deficiencies=[deficiency("TVI1-1", suggested_corrective_actions="x")]),
            "sections[0].sub_areas[0].deficiencies[0]: TVI1-1: suggested_corrective_actions is 'x', and not a list.",
        ),
    ],
)
def test_what_is_no_extraction_is_refused_with_place_and_code(read, made, refusal):
    with pytest.raises(GuideError) as error:
        read(chapter(made))
    assert str(error.value).partition("extraction.json: ")[2].startswith(refusal)


@needs_shared
def test_the_real_extraction_is_refused_with_its_thirteen_repeated_codes():
    with pytest.raises(GuideError) as refusal:
        read_extraction(REAL)
    assert str(refusal.value).startswith(
        f"{REAL}: F7, SCC6, SCC9, P7, P9, P12, DBE12, TVI9, ADA-GEN4, ADA-GEN8, ADA-CPT3, ADA-CPT5, PTASP2: "
        "question codes that stand in it more than once, 13 in all; give --merge"
    )


@needs_shared
def test_the_real_extraction_merged_has_the_manuals_codes_and_letters():
    guide = read_extraction(REAL, merge=True).guide
    assert {
        section.code: {
            question.code: {
                "indicators": [indicator.letter for indicator in question.indicators],
                "deficiencies": [each.code for each in question.deficiencies],
            }
            for question in section.questions
        }
        for section in guide.sections
    } == {code: each["questions"] for code, each in json.loads(CORRECTED.read_text())["sections"].items()}
    assert [question.code for question in guide.questions() if question.removed] == ["P18"]
