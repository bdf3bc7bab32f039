"""Each rule passes a right guide, and finds what it is for."""

import pytest

from compliance.guide.rules import RULES, check
from tests.builders import deficiency, guide, guide_of, indicator, question, section

LONG = "The recipient keeps a record of every complaint that it has received since the last review."

RIGHT = guide(
    section(
        questions=(
            question("TVI1", indicators=(indicator("a"), indicator("b", indicator_text="Is something else done?"))),
            question(
                "TVI2", deficiencies=(deficiency("TVI2-1"), deficiency("TVI2-2", determination="Another matter."))
            ),
        )
    ),
    section("CB", section_order=2, questions=(question("CB1", question_order=1),)),
)
WRONG = {  # rule id: a guide that breaks it, and the names that it must find
    "code-pattern": (guide_of(question("TVI1", indicators=(indicator("aa"),))), ["TVI1 (aa)"]),
    "code-of-section": (guide_of(question("CB1")), ["CB1"]),
    "code-of-question": (guide_of(question("TVI1", deficiencies=(deficiency("TVI2-1"),))), ["TVI2-1"]),
    "code-twice": (
        guide(section(), section("tvi", section_order=2, questions=(question("tvi1"),))),
        ["tvi1", "tvi1-1"],
    ),
    "positions": (
        guide_of(question(indicators=(indicator("a"), indicator("b", indicator_order=1, indicator_text="Else?")))),
        ["TVI1 (b)"],
    ),
    "question-numbers": (guide_of(question("TVI1"), question("TVI3")), ["TVI2"]),
    "letters": (
        guide_of(question(indicators=(indicator("a"), indicator("c"), indicator("c.2")))),
        ["TVI1 (b)", "TVI1 (c.1)"],
    ),
    "deficiency-numbers": (guide_of(question(deficiencies=(deficiency("TVI1-2"),))), ["TVI1-1"]),
    "no-text": (guide_of(question(basic_requirement=None, instructions_for_reviewer="")), ["TVI1", "TVI1"]),
    "no-questions": (guide(section(questions=())), ["TVI"]),
    "no-indicators": (guide_of(question(indicators=())), ["TVI1"]),
    "no-deficiencies": (guide_of(question(deficiencies=())), ["TVI1"]),
    "lost-rows": (guide_of(question("TVI9")), ["TVI9 (b)", "TVI9 (c)", "TVI9 (d)", "TVI9-2", "TVI9-3", "TVI9-4"]),
    "placeholder": (guide_of(question(detailed_explanation="Not specified in provided text")), ["TVI1"]),
    "blanks": (
        guide_of(question(detailed_explanation="Two  blanks"), question("TVI2", applicability="A tab\t")),
        ["TVI1", "TVI2"],
    ),
    "too-long": (guide_of(question(applicability="x" * 601)), ["TVI1"]),
    "repeated-sentence": (
        guide_of(*(question(f"TVI{number}", detailed_explanation=LONG) for number in (1, 2, 3))),
        ["TVI3"],
    ),
    "near-duplicate": (
        guide_of(question(indicators=(indicator("a", indicator_text=LONG), indicator("b", indicator_text=LONG)))),
        ["TVI1 (b)"],
    ),
}


def test_every_rule_has_a_sample_that_breaks_it():
    assert set(WRONG) == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_passes_what_is_right(rule):
    assert list(rule.check(RIGHT)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_what_it_is_for(rule):
    broken, names = WRONG[rule.id]
    assert [name for name, _, _ in rule.check(broken)] == names


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_asks(rule):
    assert rule.message.endswith(".")


def test_a_finding_names_place_record_and_rule():
    finding = check(guide_of(question(indicators=(), place="fixtures/x.json: row 2")))[0]
    assert str(finding) == "fixtures/x.json: row 2: TVI1: has no indicator [no-indicators]"
    assert finding.reason is None


def test_what_the_predecessor_lost_is_known_and_not_an_error():
    found = {finding.name: finding.reason for finding in check(guide_of(question("TVI9", question_order=1)))}
    assert found["TVI9-2"] == "lost by the predecessor; fixtures/fy2025-corrections has it"
