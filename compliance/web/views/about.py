from django.shortcuts import render

from ... import known
from ...catalogue.state import catalogue_state
from ...guide.readers import read_tables
from ...guide.rules import RULES, check


def about(request):
    """The source, the counts, and what the rules find. Queries: six for the state, and the four tables."""
    findings = check(read_tables())
    context = {
        "state": catalogue_state(),
        "rules": RULES,
        "errors": [finding for finding in findings if not finding.reason],
        "known": [finding for finding in findings if finding.reason],
        "lost": lost_by_question(),
    }
    return render(request, "web/about.html", context)


def lost_by_question():
    """(question's code, names of the rows that the predecessor lost) of each question that lost some."""
    codes = dict.fromkeys([*known.LOST_DEFICIENCIES, *known.LOST_INDICATORS])
    return [(code, known.lost_rows(code, [], [])) for code in codes]
