"""The guide's codes, once: what a code of each kind looks like.

Codes are kept as the manual prints them, its misprints included (TC-PgM1-1 stands under TC-PrgM1), and matched without
regard to case. Source: FTA Comprehensive Review Contractor's Manual, FY2025.
"""

SECTION = r"[A-Za-z0-9]+(-[A-Za-z]+)?"  # Legal, TVI, TC-PrgM, 5307
QUESTION = r"([A-Za-z]+(-[A-Za-z]+)?|\d{4}:)[1-9]\d?"  # L1, TVI10, ADA-GEN8, 5307:1
LETTER = r"[a-z](\.[1-9]\d?)?"  # a, b.1
DEFICIENCY = (
    rf"{QUESTION}-([1-9]\d?|NONE)(-ALT\d?)?"  # TVI3-1, 5307:1-4; C1-NONE and -ALT are rows the manual has no code for
)
EDITION = r"FY(\d{4})(?:\.([1-9]\d?))?"  # FY2025, FY2025.1: a fiscal year, and the revision of its guide
