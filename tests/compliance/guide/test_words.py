"""Two texts are compared word by word, and a change of substance is told from one of wording."""

import pytest
from hypothesis import example, given

from compliance.guide.words import compared, substantive
from tests.strategies import optional, texts


def exchanged(segments):
    """Segments with removed and added exchanged; where both stand together they are one another's replacement."""
    names = {"removed": "added", "added": "removed", "equal": "equal"}
    return [(names[kind], text) for kind, text in segments]


def sides(segments):
    """What is equal and removed, and what is equal and added, each with its position."""
    return [
        [(kind, text) for kind, text in segments if kind != "added"],
        [(kind, text) for kind, text in segments if kind != "removed"],
    ]


def test_words_that_differ_stand_between_words_that_are_equal():
    assert compared("Within 30 days, it must report.", "Within 45 days, it must report it.") == (
        ("equal", "Within "),
        ("removed", "30"),
        ("added", "45"),
        ("equal", " days, it must report"),
        ("added", " it"),
        ("equal", "."),
    )


def test_neighbouring_words_that_differ_stay_together():
    assert compared("a plan of old date", "a plan by another name") == (
        ("equal", "a plan "),
        ("removed", "of old date"),
        ("added", "by another name"),
    )


@pytest.mark.parametrize(("before", "after"), [(None, "New."), ("Old.", None), (None, ""), ("Same.", "Same.")])
def test_an_absent_text_compares_as_an_empty_one(before, after):
    assert compared(before, after) == compared(before or "", after or "")


@given(optional(texts()), optional(texts()))
@example("a b", "b a")
def test_segments_concatenate_to_both_texts(before, after):
    segments = compared(before, after)
    assert "".join(text for kind, text in segments if kind != "added") == (before or "")
    assert "".join(text for kind, text in segments if kind != "removed") == (after or "")
    assert all(text for _, text in segments)


@given(texts(), texts())
@example("a b c", "c a b")
def test_exchanged_texts_give_exchanged_segments(before, after):
    assert sides(exchanged(compared(before, after))) == sides(compared(after, before))


@given(texts())
def test_a_text_is_equal_to_itself(text):
    assert compared(text, text) == (("equal", text),)
    assert not substantive(text, text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("within 30 days", "within 45 days"),
        ("within thirty days", "within forty-five days"),
        ("within 30 days", "within 30 months"),
        ("within 30 calendar days", "within 30 business days"),
        ("every third year", "every second year"),
        ("over $100,000", "over $150,000"),
        ("over $100,000", "over 100,000"),
        ("5 percent", "5 miles"),
        ("$1 million", "$1 billion"),
        ("by May 1, 2025", "by June 1, 2025"),
        ("49 CFR 26.5", "49 CFR 26.7"),
        ("49 CFR 26.5(a)", "49 CFR 26.5(b)"),
        ("49 CFR 26.5(a)", "49 CFR 26.5(A)"),
        ("49 U.S.C. 5307", "49 CFR 5307"),
        ("Section 5307", "FTA Circular 5307"),
        ("Title VI", "Title VII"),
        ("the circular says", "the letter says"),
        ("It must report.", "It must not report."),
        ("It does report.", "It doesn't report."),
        ("unless it reports", "if it reports"),
        ("except by leave", "by leave"),
        ("with a plan", "without a plan"),
        ("neither plan", "each plan"),
        ("It never reports.", "It ever reports."),
        ("It shall report.", "It may report."),
        ("It should report.", "It must report."),
        ("A report is required.", "A report is useful."),
        ("It will report.", "It can report."),
        ("It may ask and must report.", "It must ask and may report."),
        ("5 of 7 plans", "7 of 5 plans"),
        (None, "within 30 days"),
    ],
)
def test_a_change_of_number_date_amount_citation_negation_or_duty_is_substantive(before, after):
    assert substantive(before, after)
    assert substantive(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The recipiant reports.", "The recipient reports"),
        ("the recipient reports", "The Recipient sends reports"),
        ("within 30 days", "within thirty days"),
        ("twenty-five", "25"),
        ("a 30-day limit", "a 30 day limit"),
        ("5% of it", "5 percent of it"),
        ("over $100000", "over $100,000"),
        ("49 U.S.C. 5307", "49 USC 5307"),
        ("Section 5307", "§ 5307"),
        ("It must not.", "It MUSTN’T!"),
        ("It cannot report.", "It can not report."),
        ("notes, nobler, mayor", "keys, higher, chair"),
        ("this section says", "this chapter says"),
        (None, "A plan of its own."),
        (None, ""),
    ],
)
def test_a_change_of_wording_spelling_case_or_form_is_editorial(before, after):
    assert not substantive(before, after)
    assert not substantive(after, before)
