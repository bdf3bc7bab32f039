"""Findings that are known and stay: (rule id, public name) with the reason."""

from ... import known

LOST = "lost by the predecessor; fixtures/fy2025-corrections has it"
CUT = "cut off in the predecessor's source; fixtures/fy2025-corrections has the whole"
MISPRINT = "the manual's own misprint, quoted so in reports"


def known_findings():
    """{(rule id, public name): reason}."""
    reasons = {
        ("no-text", "ADA-GEN8-1"): CUT,
        ("no-deficiencies", "C1"): known.NOT_IN_THE_MANUAL["C1-NONE"],
        ("repeated-sentence", "P8"): "the manual grants the same relief at several questions",
        ("repeated-sentence", "P14"): "the manual grants the same relief at several questions",
        ("repeated-sentence", "TC-PgM1-3"): "the manual has one determination for TC-PgM1-1 to TC-PgM1-3",
        ("repeated-sentence", "ADA-GEN13"): "the manual repeats its note on pilot programs at three questions",
        ("near-duplicate", "DBE13 (f)"): "the manual asks the same of in-state and interstate applications",
    }
    for code, reason in known.REMOVED_QUESTIONS.items():  # in a guide that does not mark them as removed
        for rule in ("question-numbers", "no-text", "no-indicators", "no-deficiencies"):
            reasons[rule, code] = reason
    for code in known.UNUSED_CODES:
        reasons["deficiency-numbers", code] = "the manual skips this code"
    for code in known.MISPRINTED_CODES:
        reasons["code-of-question", code] = MISPRINT
    for question, letters in known.LOST_INDICATORS.items():
        reasons["no-indicators", question] = LOST
        reasons |= {("lost-rows", f"{question} ({letter})"): LOST for letter in letters}
    for question, codes in known.LOST_DEFICIENCIES.items():
        reasons["no-deficiencies", question] = LOST
        reasons["no-text", question] = CUT
        reasons |= {("lost-rows", code): LOST for code in codes}
    return reasons
