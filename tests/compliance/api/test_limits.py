"""How often one address may ask, and which address that is."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from rest_framework.settings import api_settings

from cortap import env

pytestmark = pytest.mark.django_db


@pytest.fixture
def limit(monkeypatch):
    """limit(rate, proxies): as THROTTLE_ANONYMOUS and PROXIES would set it."""

    def set_limit(rate, proxies=0):
        cache.clear()
        monkeypatch.setattr(api_settings, "DEFAULT_THROTTLE_RATES", {"anonymous": rate})
        monkeypatch.setattr(api_settings, "NUM_PROXIES", proxies)

    yield set_limit
    cache.clear()


def ask(client, address="192.0.2.1", forwarded=None):
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    return client.get("/api/v1/sections/", REMOTE_ADDR=address, headers=headers)


def statuses(client, *requests):
    return [ask(client, *request).status_code for request in requests]


def test_an_address_that_asks_too_often_is_told_to_wait(client, limit):
    limit("2/hour")
    assert statuses(client, (), ()) == [200, 200]
    answer = ask(client)
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(answer["Retry-After"]) <= 3600
    assert answer.json()["detail"].startswith("This address has used its 2/hour requests: ask again in ")


def test_another_address_is_not_held_up(client, limit):
    limit("1/hour")
    assert statuses(client, ("192.0.2.1",), ("192.0.2.1",), ("192.0.2.2",)) == [200, 429, 200]


def test_a_kept_answer_and_an_error_count_too(client, limit):
    limit("2/hour")
    assert client.get("/api/v1/nothing/").status_code == 404
    assert statuses(client, ("127.0.0.1",), ("127.0.0.1",)) == [200, 429]


def test_without_proxies_nothing_that_a_client_says_counts(client, limit):
    limit("1/hour")
    assert statuses(client, ("192.0.2.1", "10.0.0.1"), ("192.0.2.1", "10.0.0.2")) == [200, 429]


def test_behind_two_proxies_the_second_entry_from_the_right_is_the_client(client, limit):
    limit("1/hour", proxies=2)
    assert statuses(
        client,
        ("10.0.0.9", "192.0.2.1, 198.51.100.1"),
        ("10.0.0.8", "192.0.2.1, 198.51.100.2"),
        ("10.0.0.8", "192.0.2.2, 198.51.100.2"),
    ) == [200, 429, 200]


def test_an_invented_entry_to_the_left_changes_nothing(client, limit):
    limit("1/hour", proxies=2)
    genuine, invented = "192.0.2.1, 198.51.100.1", "203.0.113.7, 192.0.2.1, 198.51.100.1"
    assert statuses(client, ("10.0.0.9", genuine), ("10.0.0.9", invented)) == [200, 429]


def test_a_header_may_hold_anything(client, limit):
    limit("1/hour", proxies=1)
    assert statuses(client, ("10.0.0.9", "\t x\x7f" * 300), ("10.0.0.9", "")) == [200, 200]


def test_no_rate_is_no_limit(client, limit):
    limit(None)
    assert set(statuses(client, *[()] * 20)) == {200}


@pytest.mark.parametrize(("said", "rate"), [("10/sec", "10/sec"), (" 5/day ", "5/day"), ("", None), (None, "600/min")])
def test_the_rate_is_read_from_the_environment(monkeypatch, said, rate):
    if said is None:
        monkeypatch.delenv("THROTTLE_ANONYMOUS")
    else:
        monkeypatch.setenv("THROTTLE_ANONYMOUS", said)
    assert env.rate("THROTTLE_ANONYMOUS", default="600/min") == rate


@pytest.mark.parametrize("said", ["600", "0/min", "600/minute", "-1/sec", "many"])
def test_another_rate_is_refused(monkeypatch, said):
    monkeypatch.setenv("THROTTLE_ANONYMOUS", said)
    with pytest.raises(ImproperlyConfigured, match=rf"^THROTTLE_ANONYMOUS='{said}': use a rate such as 600/min"):
        env.rate("THROTTLE_ANONYMOUS", default="600/min")
