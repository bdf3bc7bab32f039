"""The benchmark's own arithmetic, and that its peers answer with the records of the guide."""

import asyncio
import json

import pytest

from benchmarks import cells, report, wrk

FAST = """\
Running 3s test @ http://127.0.0.1:8000/api/v1/sections/
  2 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     9.31ms    4.28ms  54.02ms   81.10%
    Req/Sec     0.87k   101.12     1.07k    68.33%
  Latency Distribution
     50%    8.49ms
     75%   11.19ms
     90%   14.61ms
     99%   24.95ms
  5228 requests in 3.01s, 74.11MB read
Requests/sec:   1737.12
Transfer/sec:     24.63MB
"""
SLOW = """\
  Latency Distribution
     50%  738.79ms
     99%    1.08s 
  106 requests in 5.07s, 1.48MB read
  Socket errors: connect 0, read 3, write 1, timeout 2
  Non-2xx or 3xx responses: 12
Requests/sec:     20.89
"""  # noqa: W291 wrk writes that blank
RECORDS = {  # how many records a cell's answer names, and some of them
    "section": (51, {"TVI", "TVI3", "TVI3 (a)", "TVI3-1"}),
    "question": (7, {"TVI", "TVI3", "TVI3 (a)", "TVI3-1"}),
    "sections": (23, {"TVI", "P"}),
    "deficiencies": (50, {"P1", "P1-1"}),
    "catalogue": (1013, {"TVI", "TVI3", "TVI3 (a)", "TVI3-1"}),
    "catalogue-gzip": (1013, {"TVI", "TVI3", "TVI3 (a)", "TVI3-1"}),
    "search": (6, {"L3", "TC-PgM4-1", "TC-PrgM4 (a)"}),
    "search-words": (6, {"L3"}),
    "question-page": (7, {"TVI3", "TVI3-1"}),
    "search-page": (6, {"L3"}),
}


def test_a_run_is_read_from_what_wrk_prints():
    assert wrk.figures(FAST) == wrk.Run(rate=1737.12, p99=24.95, failed=0)


def test_seconds_are_read_as_milliseconds_and_every_failure_is_counted():
    assert wrk.figures(SLOW) == wrk.Run(rate=20.89, p99=1080, failed=18)


@pytest.mark.parametrize("printed", ["unable to connect to 127.0.0.1:1", FAST.replace("1737.12", "0.00")])
def test_a_run_without_an_answer_is_refused(printed):
    with pytest.raises(wrk.NoFigures, match="wrk measured nothing; try more --seconds"):
        wrk.figures(printed)


def test_the_ratio_is_the_median_of_the_rounds_and_not_the_ratio_of_the_medians():
    assert report.ratios([10, 100, 60], [10, 20, 30]) == (2, 1, 5)


def runs(*rates, failed=0):
    return [wrk.Run(rate=rate, p99=10, failed=failed) for rate in rates]


def test_the_table_says_which_goals_are_met_and_how_many_requests_failed():
    cell = cells.Cell("question", "question", "/", goals={"fastapi": 2, "drf": 4})
    rounds = [
        {"question": {"ours": ours, "fastapi": fastapi, "drf": drf}}
        for ours, fastapi, drf in zip(runs(300, 330), runs(150, 150), runs(100, 100, failed=1), strict=True)
    ]

    *_, line = report.table([cell], rounds)

    assert line == (
        "| question | 315/s, 10 ms | 150/s, 10 ms | – | 100/s, 10 ms | – | 2.10 (2.00–2.20) | – | 3.15 (3.00–3.30) "
        "| – | FastAPI × 2, DRF × 4 | yes, no | 2 |"
    )


def test_records_are_named_at_whatever_depth_they_stand():
    nested = [{"section_code": "TVI", "questions": [{"question_code": "TVI3", "indicators": [{"letter": "a"}]}]}]
    flat = {"results": [{"question_code": "TVI3", "deficiency_code": "TVI3-1", "section_code": None}]}
    assert set(cells.names(nested)) == {"TVI", "TVI3", "TVI3 (a)"}
    assert set(cells.names(flat)) == {"TVI3", "TVI3-1"}


def test_an_answer_that_lacks_a_record_differs():
    whole, part = (json.dumps([{"question_code": code} for code in codes]) for codes in (["L1", "L2"], ["L1"]))
    assert cells.differing_names(whole, whole) == set()
    assert cells.differing_names(whole, part) == cells.differing_names(part, whole) == {"L2"}


def test_a_search_may_find_more_than_the_peers_and_not_less():
    more, less = (json.dumps([{"question_code": code} for code in codes]) for codes in (["L1", "L2"], ["L1"]))
    assert cells.names_not_found(more, less) == set()
    assert cells.names_not_found(less, more) == {"L2"}
    assert cells.names_not_found(less, "[]") == {"any record"}


@pytest.mark.django_db
@pytest.mark.urls("benchmarks.drf_peer.urls")
@pytest.mark.parametrize("cell", cells.CELLS, ids=lambda cell: cell.key)
def test_the_drf_peer_answers_with_the_records_of_the_cell(client, cell):
    count, some = RECORDS[cell.key]
    found = set(cells.names(client.get(cell.path_at("drf")).json()))
    assert found >= some
    assert len(found) == count


@pytest.mark.django_db
@pytest.mark.urls("benchmarks.drf_peer.urls")
@pytest.mark.parametrize("eager", [True, False], ids=["eager", "lazy"])
def test_the_fastapi_peer_answers_with_the_same_records(client, manage, database_url, monkeypatch, eager):
    pytest.importorskip("fastapi", reason="the FastAPI peer's packages come with make bench")
    from benchmarks.fastapi_peer.app import application as make

    manage("migrate", "-v0")
    monkeypatch.setenv("DATABASE_URL", database_url)
    application = make(eager=eager)

    differing = {
        cell.key: cells.differing_names(
            client.get(cell.path_at("drf")).content, answer(application, cell.path_at("fastapi"))
        )
        for cell in cells.CELLS
    }

    application.state.sessions.kw["bind"].dispose()
    assert differing == {cell.key: set() for cell in cells.CELLS}


def answer(application, url):
    """The body of an ASGI application's answer to one GET."""
    path, _, query = url.partition("?")
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(application(scope, receive, send))
    assert sent[0]["status"] == 200, url
    return b"".join(message.get("body", b"") for message in sent)
