"""The project's settings as the tests use them: production's, but for what tests must not wait for or depend on.

TEST_DATABASE_URL names a PostgreSQL server; without it the tests run on SQLite. What else the developer's environment
or .env says is left out, so that the tests mean the same on every machine.
"""

import os

from cortap import env

for name in (
    "ALLOWED_HOSTS",
    "CONN_MAX_AGE",
    "DEBUG",
    "PROXIES",
    "RENDER",
    "RENDER_EXTERNAL_HOSTNAME",
    "SECURE_HSTS_SECONDS",
):
    os.environ.pop(name, None)
os.environ |= {
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
    "SECRET_KEY": "of-the-tests",
    "SECURE_SSL_REDIRECT": "false",
    "ALLOWED_HOSTS": "testserver",
    "THROTTLE_ANONYMOUS": "",
}
env.read_dotenv = lambda: None

from cortap.settings import *  # noqa: E402, F403 the one place that takes all: Django's own way to vary settings

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]  # noqa: F405 after linear migrations: both extend makemigrations
