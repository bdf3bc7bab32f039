"""Settings as a deployment meets them: real processes with an environment of their own."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT, clean_environment

PRODUCTION = {
    "DEBUG": "false",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGH",
    "ALLOWED_HOSTS": "cortap.example",
}
SHOW_DEBUG = "from django.conf import settings; print(settings.DEBUG, settings.ALLOWED_HOSTS)"


def start_wsgi(**environment):
    return subprocess.run(
        [sys.executable, "-c", "import cortap.wsgi"],
        cwd=ROOT,
        env=clean_environment(**environment),
        capture_output=True,
        text=True,
    )


def test_no_environment_at_all_means_sqlite_and_debug(manage):
    shown = manage("shell", "-v0", "-c", SHOW_DEBUG, DATABASE_URL="")
    assert shown.stdout.strip() == "True ['localhost', '127.0.0.1', '[::1]']", shown.stderr


def test_production_without_a_secret_key_does_not_start():
    started = start_wsgi()
    assert started.returncode == 1
    assert started.stderr.startswith("cortap: SECRET_KEY is not set: it is the key that signs sessions; set it in the ")
    assert started.stderr.count("\n") == 1


def test_on_render_manage_does_not_turn_debug_on(manage):
    refused = manage("check", RENDER="true")
    assert refused.stderr.startswith("manage.py: SECRET_KEY is not set")
    assert refused.returncode == 1


def test_hosts_fall_back_to_renders_name(manage):
    shown = manage(
        "shell",
        "-v0",
        "-c",
        SHOW_DEBUG,
        **{**PRODUCTION, "ALLOWED_HOSTS": "", "RENDER_EXTERNAL_HOSTNAME": "cortap.onrender.com"},
    )
    assert shown.stdout.strip() == "False ['cortap.onrender.com']", shown.stderr


def test_a_wrong_value_is_one_sentence(manage):
    refused = manage("migrate", DEBUG="yes")
    assert refused.stderr == "manage.py: DEBUG='yes': use 'true' or 'false' (see .env.example).\n"
    assert refused.returncode == 1


def test_a_server_that_is_down_is_one_sentence_without_its_password(manage):
    refused = manage("migrate", DATABASE_URL="postgres://user:hunter2@127.0.0.1:1/guide")
    assert refused.returncode == 1
    assert refused.stderr.startswith("manage.py: the database did not answer as it should: ")
    assert refused.stderr.count("\n") == 1
    assert "hunter2" not in refused.stderr


def test_the_deployment_check_is_clean(manage):
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


@pytest.mark.postgresql
def test_postgresql_connections_persist_and_have_limits(manage):
    show = """
from django.db import connection
with connection.cursor() as cursor:
    for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        cursor.execute(f"SHOW {name}")
        print(cursor.fetchone()[0])
print(connection.settings_dict["CONN_MAX_AGE"], connection.settings_dict["CONN_HEALTH_CHECKS"])
"""
    shown = manage("shell", "-v0", "-c", show)
    assert shown.stdout.split("\n")[:4] == ["15s", "5s", "1min", "600 True"], shown.stderr
