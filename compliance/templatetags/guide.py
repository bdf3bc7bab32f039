from django import template

from .. import known
from ..web.text import as_html

register = template.Library()
register.filter(as_html)


@register.filter
def has_match(hit):
    """Whether the hit's snippet shows a word that matched; one found by its code shows none."""
    return any(matched for _, matched in hit.snippet)


@register.inclusion_tag("web/_bar.html")
def bar(section, longest):
    """A section's questions, indicators and deficiencies side by side, on a scale that ends at longest."""
    start = section.question_count + section.indicator_count
    return {"section": section, "longest": longest, "deficiencies_start": start}


@register.simple_tag
def lost_names(question_code, indicators, deficiencies):
    """What the manual has at a question and these parts of it lack, in words."""
    letters = [indicator.letter for indicator in indicators]
    lost = known.lost_rows(question_code, letters, [deficiency.deficiency_code for deficiency in deficiencies])
    return [f"indicator {letter}" for letter in lost.indicators] + lost.deficiencies
