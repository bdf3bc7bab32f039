"""What is known to be missing, odd or misprinted in the guide, with the reason: plain facts, once.

The system before this one skipped a question code that it met a second time, and thirteen codes came twice, because the
manual had been read in pieces that cut through questions. docs/DATA.md tells the story.
"""

from typing import NamedTuple

LOST_INDICATORS = {
    "SCC6": ["a", "b"],
    "P7": ["a", "b", "c"],
    "P9": ["b"],
    "P12": ["a", "b", "c"],
    "TVI9": ["a", "b", "c", "d"],
    "ADA-GEN4": ["a", "b", "c"],
    "ADA-CPT5": ["a", "b", "c", "d"],
}
LOST_DEFICIENCIES = {
    "F7": ["F7-2"],
    "SCC6": ["SCC6-1", "SCC6-2"],
    "SCC9": ["SCC9-1", "SCC9-2", "SCC9-3"],
    "P7": ["P7-1", "P7-2", "P7-3"],
    "P9": ["P9-1"],
    "P12": [f"P12-{number}" for number in range(1, 6)],
    "DBE12": [f"DBE12-{number}" for number in range(1, 6)],
    "TVI9": [f"TVI9-{number}" for number in range(1, 5)],
    "ADA-GEN4": ["ADA-GEN4-1"],
    "ADA-GEN8": [f"ADA-GEN8-{number}" for number in range(2, 12)],
    "ADA-CPT3": ["ADA-CPT3-2", "ADA-CPT3-3", "ADA-CPT3-4"],
    "ADA-CPT5": [f"ADA-CPT5-{number}" for number in range(1, 5)],
    "PTASP2": [f"PTASP2-{number}" for number in range(2, 9)],
}
NOT_IN_THE_MANUAL = {
    "C1-NONE": "the manual assigns no deficiency code to C1",
    "ADA-GEN13-1-ALT2": "a second corrective action of ADA-GEN13-1",
    "ADA-GEN14-1-ALT": "a second corrective action of ADA-GEN14-1",
}
REMOVED_QUESTIONS = {"P3": "removed from the manual", "P18": "removed in FY2022", "DBE10": "removed in FY2023"}
UNUSED_CODES = ["5307:1-3", "5311:3-2"]  # the manual skips them without a word
MISPRINTED_CODES = [  # under TC-PrgM1 to TC-PrgM7; the manual's own, quoted so in reports
    *(f"TC-PgM1-{number}" for number in range(1, 4)),
    *(f"TC-PgM2-{number}" for number in range(1, 5)),
    *("TC-PgM3-1", "TC-PgM3-2", "TC-PgM4-1", "TC-PgM5-1", "TC-PgM5-2", "TC-PgM6-1", "TC-PgM7-1"),
]
QUESTION_PREFIXES = {"Legal": "L", "Cybersecurity": "C", "5307": "5307:", "5310": "5310:", "5311": "5311:"}


class LostRows(NamedTuple):
    """What a question lacks of the manual: letters of indicators and codes of deficiencies."""

    indicators: list[str]
    deficiencies: list[str]


def lost_rows(question_code, letters, deficiency_codes):
    """The rows that the predecessor lost and that are not among these."""
    return LostRows(
        [letter for letter in LOST_INDICATORS.get(question_code, []) if letter not in letters],
        [code for code in LOST_DEFICIENCIES.get(question_code, []) if code not in deficiency_codes],
    )
