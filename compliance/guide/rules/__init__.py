"""What must hold for the guide. Each rule has an id, a message and a check; all of them run, and none writes."""

from .codes import code_of_question, code_of_section, code_pattern, code_twice
from .completeness import lost_rows, no_deficiencies, no_indicators, no_questions, no_text
from .known import known_findings
from .order import deficiency_numbers, letters, positions, question_numbers
from .rule import Finding
from .texts import blanks, near_duplicate, placeholder, repeated_sentence, too_long

RULES = (
    code_pattern,
    code_of_section,
    code_of_question,
    code_twice,
    positions,
    question_numbers,
    letters,
    deficiency_numbers,
    no_text,
    no_questions,
    no_indicators,
    no_deficiencies,
    lost_rows,
    placeholder,
    blanks,
    too_long,
    repeated_sentence,
    near_duplicate,
)


def check(guide):
    """All findings of all rules, the known ones with their reasons."""
    reasons = known_findings()
    return [
        Finding(rule, name, record.place, detail, reasons.get((rule.id, name)))
        for rule in RULES
        for name, record, detail in rule.check(guide)
    ]
