"""Small guides for unit tests: what a test does not say is right."""

from compliance.guide.document import Deficiency, Guide, Indicator, Question, Section


def indicator(letter="a", **fields):
    text = fields.pop("indicator_text", f"Does the recipient meet point {letter} of what this question examines?")
    order = fields.pop("indicator_order", ord(letter[0]) - ord("a") + 1)
    return Indicator(letter=letter, indicator_text=text, indicator_order=order, **fields)


def deficiency(code="TVI1-1", **fields):
    number = int(code.rpartition("-")[2]) if code[-1].isdecimal() else 9
    defaults = {
        "deficiency_title": f"Failure number {number}",
        "determination": f"The recipient is deficient if point {number} is not met.",
        "corrective_action": f"The recipient must show that it meets point {number}.",
        "deficiency_order": number,
    }
    return Deficiency(deficiency_code=code, **{**defaults, **fields})


def question(code="TVI1", **fields):
    defaults = {
        "question_text": f"What does {code} ask?",
        "basic_requirement": f"{code} requires this.",
        "applicability": "All recipients",
        "detailed_explanation": f"{code} is explained so.",
        "instructions_for_reviewer": f"For {code} look here.",
        "question_order": int(code[3:]) if code[3:].isdecimal() else 1,
        "priority": "medium",
        "indicators": (indicator(),),
        "deficiencies": (deficiency(f"{code}-1"),),
    }
    return Question(question_code=code, **{**defaults, **fields})


def section(code="TVI", **fields):
    defaults = {
        "section_name": "Title VI",
        "page_range": "11-1 to 11-33",
        "purpose": "To see to equity.",
        "section_order": 1,
        "questions": (question(f"{code}1"),),
    }
    return Section(section_code=code, **{**defaults, **fields})


def guide(*sections):
    return Guide(sections or (section(),))


def guide_of(*questions):
    """A guide with one section, Title VI, of these questions."""
    return guide(section(questions=questions))
