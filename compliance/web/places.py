"""Where a record stands on the pages."""

from django.urls import reverse


def place_of(hit):
    """The URL of a search's hit: a section's or question's page, or the part's place on it."""
    if hit.kind == "section":
        return reverse("section", args=[hit.name])
    page = reverse("question", args=[hit.question_code])
    if hit.kind == "question":
        return page
    return f"{page}#{indicator_anchor(hit) if hit.kind == 'indicator' else hit.name}"


def indicator_anchor(hit):
    """TVI3-a for the indicator whose public name is TVI3 (a)."""
    letter = hit.name.removeprefix(hit.question_code).strip(" ()")
    return f"{hit.question_code}-{letter}"
