"""The search index: its query language, its hits, facets and pages, and what it refuses."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compliance.catalogue.search import Results, SearchError, SearchIndex
from compliance.catalogue.search.entries import COLUMNS, KINDS
from tests.builders import deficiency, guide, indicator, question, section
from tests.compliance.catalogue.test_search_queries import guide as guide_of_fy2025
from tests.compliance.catalogue.test_search_queries import index as fy2025
from tests.compliance.catalogue.test_search_queries import table

NOT_SEARCHED = {"section_code", "page_range", "question_code", "letter", "deficiency_code", "priority", "removed"}


def names(results):
    return [hit.name for hit in results.hits]


def index_of(*questions, **fields):
    """An index over one section, Title VI, whose texts say nothing but what a test gives them."""
    return SearchIndex(guide(section(section_name="Civil rights", purpose=None, questions=questions, **fields)))


def bare(code, text="", **fields):
    nothing = dict.fromkeys(["basic_requirement", "applicability", "detailed_explanation", "instructions_for_reviewer"])
    return question(code, **{"question_text": text, "indicators": (), "deficiencies": (), **nothing, **fields})


# what is searched


def test_every_text_of_the_guide_is_searched_or_said_not_to_be():
    texts = {name for kind in KINDS for name in kind.own_fields() if not name.endswith("_order")}
    assert texts - NOT_SEARCHED == set(COLUMNS)


@pytest.mark.parametrize("field", [name for name in COLUMNS if name in bare("TVI1").own_values()])
def test_a_question_is_found_by_each_of_its_texts(field):
    results = index_of(bare("TVI1"), bare("TVI2", **{field: "Here a zebra crosses."})).search("zebra")
    assert [(hit.name, hit.field) for hit in results.hits] == [("TVI2", field)]


def test_a_section_an_indicator_and_a_deficiency_are_found_by_their_texts():
    parts = {
        "indicators": [indicator("b", indicator_text="A zebra?")],
        "deficiencies": [deficiency("TVI1-2", corrective_action="Feed the zebra.")],
    }
    results = index_of(bare("TVI1", **parts), section_order=1).search("zebra")
    assert {(hit.kind, hit.name, hit.question_code, hit.field) for hit in results.hits} == {
        ("indicator", "TVI1 (b)", "TVI1", "indicator_text"),
        ("deficiency", "TVI1-2", "TVI1", "corrective_action"),
    }
    assert [hit.kind for hit in SearchIndex(guide(section(purpose="Zebras."))).search("zebra").hits] == ["section"]


def test_a_hit_says_where_it_stands_and_marks_what_matched():
    hit = index_of(bare("TVI1", "Are the zebras\nand horses fed?")).search("zebra").hits[0]
    assert (hit.section_code, hit.section_name, hit.title) == ("TVI", "Civil rights", "Are the zebras and horses fed?")
    assert hit.snippet == (("Are the ", False), ("zebras", True), (" and horses fed?", False))


def test_a_long_title_is_shortened_between_words():
    title = index_of(bare("TVI1", "zebra " * 100)).search("zebra").hits[0].title
    assert title.endswith("zebra …")
    assert len(title) <= 122


def test_markup_in_a_text_stays_text():
    snippet = index_of(bare("TVI1", "<b>zebra</b>")).search("zebra").hits[0].snippet
    assert snippet == (("<b>", False), ("zebra", True), ("</b>", False))


def test_the_field_with_the_most_of_the_words_is_shown():
    found = index_of(bare("TVI1", "A zebra?", detailed_explanation="The zebra and the horse.")).search("horse zebra")
    assert found.hits[0].field == "detailed_explanation"


# the query language


def test_all_words_must_stand_in_the_record_in_any_of_its_texts():
    searched = index_of(bare("TVI1", "A zebra?", applicability="A horse"), bare("TVI2", "A zebra?"))
    assert names(searched.search("horse zebra")) == ["TVI1"]


def test_where_no_record_has_all_words_any_will_do_and_the_results_say_so():
    results = index_of(bare("TVI1", "A zebra?"), bare("TVI2", "A horse?")).search("zebra horse")
    assert (set(names(results)), results.relaxed) == ({"TVI1", "TVI2"}, True)


def test_common_words_ask_for_nothing_beside_others():
    results = index_of(bare("TVI1", "A zebra?")).search("what is the zebra")
    assert (names(results), results.relaxed) == (["TVI1"], False)


def test_words_are_found_by_their_stems():
    assert names(index_of(bare("TVI1", "Procuring zebras")).search("procurement of a ZEBRA")) == ["TVI1"]


def test_a_phrase_is_found_in_its_order_only():
    searched = index_of(bare("TVI1", "Fare at half price"), bare("TVI2", "Half-fare zebra"))
    assert names(searched.search('"half fare"')) == ["TVI2"]
    assert names(searched.search("“half fare” zebra")) == ["TVI2"]


def test_a_phrase_that_stands_nowhere_is_taken_apart():
    results = index_of(bare("TVI1", "Fare at half price")).search('"half fare"')
    assert (names(results), results.relaxed, results.searched) == (["TVI1"], True, "half fare")


@pytest.mark.parametrize("prefix", ["ze*", "certificati*", "CERTIFICATI*", "certifications*"])
def test_a_prefix_finds_what_it_begins_even_past_the_stem(prefix):
    searched = index_of(bare("TVI1", "Zebra certifications"), bare("TVI2", "Cities"))
    assert names(searched.search(prefix)) == ["TVI1"]


def test_one_letter_is_a_word_and_no_prefix():
    assert names(index_of(bare("TVI1", "Zebra"), bare("TVI2", "Plan Z")).search("z*")) == ["TVI2"]


def test_a_word_said_twice_asks_once():
    once, twice = (index_of(bare("TVI1", "A zebra?")).finder.reader.read(text) for text in ("zebra", "zebra zebra"))
    assert twice.expressions == once.expressions


@pytest.mark.parametrize("cited", ["49 CFR 26", "49 cfr part 26", "49 C.F.R. § 26", "49 CFR Parts 26", "cfr 26"])
def test_a_part_is_found_with_its_sections_and_without_its_neighbours(cited):
    searched = index_of(
        bare("TVI1", "See 49 CFR 26.5."), bare("TVI2", "See 49 CFR Part 26."), bare("TVI3", "49 CFR 260, 37.26, and 26")
    )
    assert sorted(names(searched.search(cited))) == ["TVI1", "TVI2"]


def test_a_law_is_found_with_and_without_stops():
    searched = index_of(bare("TVI1", "See 49 U.S.C. 5334(h)."), bare("TVI2", "See 49 USC 5334(h)."))
    assert sorted(names(searched.search("49 usc 5334(h)"))) == ["TVI1", "TVI2"]


def test_a_section_of_a_regulation_is_found_inside_a_list():
    assert names(index_of(bare("TVI1", "2 CFR 200.328 and 200.329")).search("2 CFR 200.329")) == ["TVI1"]


@settings(deadline=None, database=None)
@given(st.text(max_size=200) | st.text('"*()-:^+{}, ANDORNEAR49CFRtvi38.\x00', max_size=200))
@example('"')
@example("NEAR(a b, 2) AND OR NOT")
@example("{title} : zebra -x ^y")
@example("a\x00b")
@example("\ud800 zebra")
@example("²𞤀ǅ")
def test_any_text_gives_results(text):
    if text.strip():
        assert isinstance(fy2025().search(text), Results)


# codes


def test_a_code_comes_first_then_its_parts_in_order_then_what_mentions_it():
    parts = {"indicators": [indicator("a", indicator_text="x")], "deficiencies": [deficiency("TVI2-1")]}
    mention = bare("TVI1", "TVI2 TVI2 (see TVI2)")
    results = index_of(mention, bare("TVI2", "x", **parts)).search("tvi2")
    assert names(results) == ["TVI2", "TVI2 (a)", "TVI2-1", "TVI1"]
    assert results.exact == results.hits[0]


def test_a_code_among_words_comes_first_though_it_lacks_the_words():
    results = index_of(bare("TVI1", "See TVI2 about zebras"), bare("TVI2", "x")).search("zebras tvi2")
    assert (names(results), results.exact.name) == (["TVI2", "TVI1"], "TVI2")


def test_the_exact_case_of_a_code_goes_first():
    searched = index_of(bare("tvi1", "lower"), bare("TVI1", "upper"))
    assert [searched.search(code).exact.title for code in ("TVI1", "tvi1")] == ["upper", "lower"]


def test_a_section_code_counts_when_it_is_the_whole_query():
    searched = index_of(bare("TVI1", "A zebra?"))
    assert searched.search("section tvi").exact.kind == "section"
    assert searched.search("tvi zebra").exact is None


@pytest.mark.parametrize(("code", "nearest"), [("TVI3-9", "TVI3"), ("TVI99-1", "TVI"), ("TVI99", "TVI"), ("P3", "P")])
def test_a_code_that_the_guide_lacks_leads_to_the_nearest_above(code, nearest):
    results = fy2025().search(code)
    assert (results.did_you_mean, results.searched, results.exact.name) == (nearest, nearest, nearest)


def test_filters_leave_the_exact_record_known_and_out_of_the_hits():
    results = fy2025().search("TVI8", section="P")
    assert (results.exact.name, names(results)) == ("TVI8", [])


# misspelt words


def test_a_misspelt_word_is_corrected_where_the_text_finds_nothing():
    results = index_of(bare("TVI1", "A zebra crossing")).search('"zebbra crossing"')
    assert (results.did_you_mean, results.searched, names(results)) == ('"zebra crossing"',) * 2 + (["TVI1"],)


def test_of_words_equally_near_the_more_frequent_is_meant():
    searched = index_of(bare("TVI1", "hoist"), bare("TVI2", "horst horst"))
    assert searched.search("hosst").did_you_mean == "horst"


@pytest.mark.parametrize("text", ["zebra", "xylophone", "zba", "12345"])
def test_nothing_is_meant_by_a_word_that_is_found_or_too_far_from_any(text):
    assert index_of(bare("TVI1", "A zebra?")).search(text).did_you_mean is None


# order, facets and pages


def test_a_title_outweighs_an_explanation():
    searched = index_of(
        bare("TVI1", "x", detailed_explanation="zebra"), bare("TVI2", "zebra", detailed_explanation="x")
    )
    assert names(searched.search("zebra")) == ["TVI2", "TVI1"]


def test_equals_stand_in_guide_order():
    searched = index_of(*[bare(f"TVI{number}", "zebra") for number in (3, 1, 10, 2)])
    assert names(searched.search("zebra")) == ["TVI3", "TVI1", "TVI10", "TVI2"]


def test_a_facet_counts_every_filter_but_its_own():
    everything = fy2025().search("fare")
    filtered = fy2025().search("fare", section="tvi", kind="question")
    assert filtered.total == len(filtered.hits) > 0
    assert {(hit.section_code, hit.kind) for hit in filtered.hits} == {("TVI", "question")}
    assert filtered.facets.sections == fy2025().search("fare", kind="question").facets.sections
    assert filtered.facets.kinds == fy2025().search("fare", section="TVI").facets.kinds
    assert sum(everything.facets.sections.values()) == sum(everything.facets.kinds.values()) == everything.total


def test_facets_stand_in_guide_order():
    facets = fy2025().search("recipient").facets
    assert list(facets.sections) == [each for each in fy2025().sections if each in facets.sections]
    assert list(facets.kinds) == ["section", "question", "indicator", "deficiency"]


def test_pages_follow_one_another_without_gap():
    whole = fy2025().search("procurement", limit=50)
    pages = [fy2025().search("procurement", limit=10, offset=offset) for offset in range(0, 50, 10)]
    assert sum((page.hits for page in pages), ()) == whole.hits
    assert {page.total for page in pages} == {whole.total}


# what is refused


@pytest.mark.parametrize(
    ("text", "scope", "said"),
    [
        ("  \n", {}, "blank"),
        ("x" * 201, {}, "201 characters: search for at most 200"),
        ("fare", {"section": "TVJ"}, "section='TVJ' is not of the guide: did you mean TVI?"),
        ("fare", {"kind": "questions"}, "kind='questions' is not of the guide: did you mean question?"),
        ("fare", {"kind": "~"}, "kind='~' is not of the guide: Use one of section, question"),
        ("fare", {"limit": -1}, "limit=-1 is negative"),
        ("fare", {"offset": -20}, "offset=-20 is negative"),
    ],
)
def test_what_cannot_be_searched_is_refused_with_what_can(text, scope, said):
    with pytest.raises(SearchError) as refused:
        fy2025().search(text, **scope)
    assert said in str(refused.value)


# threads


def test_eight_threads_find_what_one_finds():
    queries = [query for query, _ in table()] * 4
    alone = [fy2025().search(query) for query in queries]
    fresh = SearchIndex(guide_of_fy2025())
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(fresh.search, queries)) == alone
