"""The guide's texts as HTML."""

import pytest

from compliance.web.text import as_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.", "<p>One.</p>"),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("So:\n\n- a\n- b", "<p>So:</p><ul><li>a</li><li>b</li></ul>"),
        ("So:\n- a", "<p>So:</p><ul><li>a</li></ul>"),
        ("2. b\n3. c", '<ol><li value="2">b</li><li value="3">c</li></ol>'),
        ("- a\n  - deep\n- b", "<ul><li>a<ul><li>deep</li></ul></li><li>b</li></ul>"),
        ("1. a\n  - deep\n    - deeper", '<ol><li value="1">a<ul><li>deep<ul><li>deeper</li></ul></li></ul></li></ol>'),
        ("- a\n1. b", '<ul><li>a</li></ul><ol><li value="1">b</li></ol>'),
        (
            "- <a> & 49 CFR 26",
            '<ul><li>&lt;a&gt; &amp; <a href="https://www.ecfr.gov/current/title-49/part-26">49 CFR 26</a></li></ul>',
        ),
        ("(a) One.\n\n(b) Two.", "<p>(a) One.</p><p>(b) Two.</p>"),
        ("-5 degrees, 2.5 percent", "<p>-5 degrees, 2.5 percent</p>"),
    ],
)
def test_a_text_becomes_paragraphs_and_lists(text, html):
    assert as_html(text) == html
