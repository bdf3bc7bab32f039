"""Counts as a small picture. It has attributes only: the site's policy lets no style stand in a page."""

from django.utils.html import format_html, format_html_join

HEIGHT = 12  # pixels; each record is one wide


def bar(**counts):
    """An SVG with a stretch for each count, of the colour that admin.css gives its name; screen readers hear them."""
    start, stretches = 0, []
    for name, count in counts.items():
        stretches.append((name, start, count, HEIGHT))
        start += count
    return format_html(
        '<svg class="bar" width="{}" height="{}" role="img" aria-label="{}">{}</svg>',
        max(start, 1),
        HEIGHT,
        ", ".join(f"{count} {name}" for name, count in counts.items()),
        format_html_join("", '<rect class="bar-{}" x="{}" width="{}" height="{}"/>', stretches),
    )
