from django import template

from ..web.citations import linked
from ..web.text import as_html

register = template.Library()
register.filter(as_html)
register.filter("cited", linked)


@register.inclusion_tag("web/_bar.html")
def bar(section, longest):
    """A section's questions, indicators and deficiencies side by side, on a scale that ends at longest."""
    questions, indicators = section.question_count, section.indicator_count
    return {"section": section, "longest": longest, "deficiencies_start": questions + indicators}
