from django.shortcuts import render

from ... import known
from ...catalogue.state import catalogue_state
from ...guide.readers import read_tables
from ...guide.rules import RULES, check


def about(request):
    """The source, the counts, and what the rules find. Queries: six for the state, and the four tables."""
    guide = read_tables()
    findings = check(guide)
    context = {
        "state": catalogue_state(),
        "rules": RULES,
        "errors": [finding for finding in findings if not finding.reason],
        "known": [finding for finding in findings if finding.reason],
        "lost": lost_by_question(guide),
    }
    return render(request, "web/about.html", context)


def lost_by_question(guide):
    """(question's code, its LostRows, whether the guide has it) for each question that the predecessor lost rows of."""
    here = {question.code for question in guide.questions()}
    codes = dict.fromkeys([*known.LOST_DEFICIENCIES, *known.LOST_INDICATORS])
    return [(code, known.lost_rows(code, [], []), code in here) for code in codes]
