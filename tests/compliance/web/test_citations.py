"""Citations: which words of a text are one, and where each leads."""

import json
import re

import pytest

from compliance.guide.readers import read_fixtures
from compliance.web.citations import citations, linked
from tests.conftest import ROOT

ECFR = "https://www.ecfr.gov/current/"
USCODE = "https://uscode.house.gov/view.xhtml?edition=prelim&req=granuleid:USC-prelim-"
CITED = re.compile(r"\d+\s(?:CFR|C\.F\.R|U\.?S\.?C)\b")
NOT_RECOGNISED = {"fy2025": 0, "fy2025-corrections": 1}  # “49 CFR subtitle B”, which is no part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("under 49 CFR 26.5,", [("49 CFR 26.5", "title-49/section-26.5")]),
        ("49 CFR part 26", [("49 CFR part 26", "title-49/part-26")]),
        ("2 CFR 200 and FTA", [("2 CFR 200", "title-2/part-200")]),
        ("2 CFR Part 200.302:", [("2 CFR Part 200.302", "title-2/section-200.302")]),
        ("2 CFR 200.320(b)", [("2 CFR 200.320(b)", "title-2/section-200.320#p-200.320(b)")]),
        ("49 C.F.R. § 26.5", [("49 C.F.R. § 26.5", "title-49/section-26.5")]),
        ("49 CFR part 37, subpart F", [("49 CFR part 37, subpart F", "title-49/part-37/subpart-F")]),
        ("in 2 CFR: 200.201(b)(5)", [("2 CFR: 200.201(b)(5)", "title-2/section-200.201#p-200.201(b)(5)")]),
        ("49 CFR parts 40 and 655", [("49 CFR parts 40", "title-49/part-40"), ("655", "title-49/part-655")]),
        (
            "49 CFR 37.75(d) and 37.83(d)",
            [
                ("49 CFR 37.75(d)", "title-49/section-37.75#p-37.75(d)"),
                ("37.83(d)", "title-49/section-37.83#p-37.83(d)"),
            ],
        ),
        (
            "2 CFR 200.318 through 200.327",
            [("2 CFR 200.318", "title-2/section-200.318"), ("200.327", "title-2/section-200.327")],
        ),
        (
            "49 CFR parts 27, 37, and 28 CFR 35.160",
            [
                ("49 CFR parts 27", "title-49/part-27"),
                ("37", "title-49/part-37"),
                ("28 CFR 35.160", "title-28/section-35.160"),
            ],
        ),
        (
            "49 CFR 37.161-37.173",
            [("49 CFR 37.161", "title-49/section-37.161"), ("37.173", "title-49/section-37.173")],
        ),
        ("49 CFR 26.45, 2.5 percent", [("49 CFR 26.45", "title-49/section-26.45")]),
        ("no citation: CFR, 26.5, part 26", []),
    ],
)
def test_regulations_lead_to_the_ecfr(text, found):
    assert [(text[one.start : one.end], one.url.removeprefix(ECFR)) for one in citations(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("49 U.S.C. 5307(c)", [("49 U.S.C. 5307(c)", "title49-section5307")]),
        ("49 USC 5323(j)", [("49 USC 5323(j)", "title49-section5323")]),
        ("42 U.S.C. §4012a(a)", [("42 U.S.C. §4012a(a)", "title42-section4012a")]),
        ("42 U.S.C. 2000d-1", [("42 U.S.C. 2000d-1", "title42-section2000d-1")]),
        ("40 U.S.C. 1101-1104", [("40 U.S.C. 1101", "title40-section1101")]),
        ("49 U.S.C. chapter 53", [("49 U.S.C. chapter 53", "title49-chapter53")]),
        (
            "49 U.S.C. 5307, 5309, 5311 or 5339",
            [
                ("49 U.S.C. 5307", "title49-section5307"),
                ("5309", "title49-section5309"),
                ("5311", "title49-section5311"),
                ("5339", "title49-section5339"),
            ],
        ),
        ("49 U.S.C. 5307, 2024", [("49 U.S.C. 5307", "title49-section5307")]),
    ],
)
def test_statutes_lead_to_the_code(text, found):
    assert [(text[one.start : one.end], one.url.removeprefix(USCODE)) for one in citations(text)] == found


def test_what_is_no_citation_is_escaped():
    assert linked('<i>"49 CFR 26.5"</i>').startswith("&lt;i&gt;&quot;<a href=")


@pytest.mark.parametrize("folder", NOT_RECOGNISED)
def test_the_guides_citations_are_recognised(folder):
    rows = [row for path in (ROOT / "fixtures" / folder).glob("*.json") for row in json.loads(path.read_text())]
    texts = [text for row in rows for text in row["fields"].values() if isinstance(text, str)]
    written = [(text, match.start()) for text in texts for match in CITED.finditer(text)]
    starts = {(text, citation.start) for text in texts for citation in citations(text)}
    assert len(written) > 100
    assert len([one for one in written if one not in starts]) == NOT_RECOGNISED[folder]


def test_citations_of_the_guide_never_overlap(fixture_paths):
    for _, record in read_fixtures(fixture_paths).records():
        for text in record.texts().values():
            ends = [0, *(edge for one in citations(text) for edge in (one.start, one.end))]
            assert ends == sorted(ends), text
