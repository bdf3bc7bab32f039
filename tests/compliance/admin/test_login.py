"""Guessing passwords is slowed down, for the one who guesses."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

pytestmark = pytest.mark.django_db
RIGHT = "of-the-test"


@pytest.fixture
def user():
    return get_user_model().objects.create_user("eva", password=RIGHT, is_staff=True)


def login(client, password=RIGHT, address="203.0.113.7", **headers):
    form = {"username": "eva", "password": password}
    return client.post(reverse("admin:login"), form, REMOTE_ADDR=address, **headers).status_code


def lock(client, **headers):
    return [login(client, "wrong", **headers) for _ in range(5)]


def test_five_failures_lock_the_user_out_at_that_address(client, user):
    assert lock(client) == [200, 200, 200, 200, 429]
    answer = client.post(reverse("admin:login"), {"username": "eva", "password": RIGHT}, REMOTE_ADDR="203.0.113.7")
    assert answer.status_code == 429
    assert "Too many failed logins" in answer.content.decode()


def test_the_same_user_elsewhere_is_not_locked_out(client, user):
    lock(client)
    assert login(client, address="198.51.100.9") == 302


def test_a_login_that_succeeds_forgets_the_failures(client, user):
    for _ in range(4):
        login(client, "wrong")
    assert login(client) == 302
    client.logout()
    assert login(client, "wrong") == 200


def test_an_operator_unlocks_a_user(client, user):
    lock(client)
    call_command("axes_reset_username", "eva")
    assert login(client) == 302


def test_behind_a_proxy_the_client_counts_and_not_the_proxy(client, user, settings):
    settings.PROXIES = 1
    lock(client, address="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 203.0.113.7")
    assert login(client, address="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.9") == 302
    client.logout()
    assert login(client, address="10.0.0.1", HTTP_X_FORWARDED_FOR="5.5.5.5, 203.0.113.7") == 429


def test_without_a_proxy_the_header_is_the_clients_and_counts_for_nothing(client, user, settings):
    settings.PROXIES = 0
    for number in range(5):
        login(client, "wrong", HTTP_X_FORWARDED_FOR=f"6.6.6.{number}")
    assert login(client) == 429
