"""What a reviewer types, and what should come first. Chosen from the questions' texts, not from the index's answers."""

from functools import cache

import pytest
from django.conf import settings

from compliance.catalogue.search import SearchIndex
from compliance.guide.readers import read_fixtures

FIRST_HITS = """
    codes
    TVI8                                    TVI8
    tvi3-1                                  TVI3-1
    TVI3 (a)                                TVI3 (a)
    tvi3(b)                                 TVI3 (b)
    5307:1                                  5307:1
    ada-gen8                                ADA-GEN8
    ADA GEN 8                               ADA-GEN8
    tc-pgm4-1                               TC-PgM4-1
    c1-none                                 C1-NONE
    dbe                                     DBE
    section 5310                            5310
    TVI8 fare                               TVI8
    what does EEO3 ask                      EEO3

    citations
    49 CFR 26                               DBE1
    49 CFR part 663                         P20
    49 CFR 655                              DA5
    2 CFR 200.318(k)                        P4
    49 USC 5334(h)                          SCC9
    49 U.S.C. 5325(b)                       P9

    what a question is about
    lobbying certification                  TC-PrgM4
    service animals                         ADA-GEN8
    paratransit no show                     ADA-CPT5
    spare ratio                             SCC10
    single audit                            F6
    flood insurance                         SCC7
    buy america                             P20
    limited english proficiency             TVI2
    good faith efforts                      DBE9
    small business                          DBE8
    indirect cost rate                      F5
    cost allocation plan                    F5
    liquidated damages                      P13
    intercity bus                           5311:3
    wheelchair lift maintenance             M3
    suspended or debarred subrecipients     TC-PrgM5
    DBE liaison officer                     DBE2
    excess real property                    SCC2
    incidental use                          SCC3
    bus testing                             P19
    FSRS                                    TC-PrgM6
    force account                           TC-PjM2
    warranty claims                         M4
    false claims OIG                        L2
    independent cost estimate               P10
    complaint procedures                    TVI4
    ferry service                           ADA-GEN12
    equity analysis for a new facility      TVI7
    what must a title vi notice contain     TVI3

    what a section or a deficiency is about
    title vi                                TVI
    procurement                             P
    drug free workplace                     DFWA
    charter service                         CB
    stop announcements                      ADA-GEN8-1
    personal care attendant                 ADA-CPT2-5

    phrases and prefixes
    "status reports" program of projects    TC-AM4
    "half fare" for a medicare card         5307:4
    “public participation plan”             TVI5
    certificati* lobbying                   TC-PrgM4
    piggyb*                                 P17

    misspelt
    paratransitt                            ADA-CPT
    procurment protest                      P6
    lobying certifcation                    TC-PrgM4
    drug free workplce                      DFWA
    TVI3-9                                  TVI3
"""


def table():
    rows = [line.rsplit("  ", 1) for line in FIRST_HITS.splitlines() if "   " in line.strip()]
    return [(query.strip(), name.strip()) for query, name in rows]


@cache
def guide():
    return read_fixtures(sorted((settings.BASE_DIR / "fixtures" / "fy2025").glob("*.json")))


@cache
def index():
    return SearchIndex(guide())


@pytest.mark.parametrize(("query", "name"), table())
def test_what_a_reviewer_wants_comes_first(query, name):
    assert index().search(query).hits[0].name == name


def test_there_are_at_least_forty_queries():
    assert len(dict(table())) >= 40


def test_a_part_of_the_regulation_is_found_however_it_is_cited():
    names = {hit.name for hit in index().search("49 CFR 26", limit=100).hits}
    assert {"DBE", "DBE2-2", "DBE4", "DBE14"} <= names  # Part 26 · CFR 26. · 26.11(a) · Part 26 and 2 CFR Part 200
    assert names <= {hit.name for hit in index().search("cfr part 26", limit=100).hits}


def test_service_animals_are_the_business_of_one_question():
    assert [hit.name for hit in index().search("service animals", kind="question").hits] == ["ADA-GEN8"]
