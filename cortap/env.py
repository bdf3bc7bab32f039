"""Reading settings from the environment: every refusal names the variable, the value and the way out."""

import os
import re
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from dotenv import load_dotenv

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("django.db.backends.postgresql", "django.db.backends.sqlite3")
RATE = re.compile(r"[1-9][0-9]{0,8}/(sec|min|hour|day)")
FLAGS = {"true": True, "false": False}
HINT = "(see .env.example)"


def read_dotenv():
    """Add what .env says to the environment; a variable that is set already wins."""
    load_dotenv(ROOT / ".env")


def on_render():
    """Whether this process runs on Render, which sets RENDER for every service."""
    return "RENDER" in os.environ


def text(name, default=""):
    """The variable's text without surrounding blanks, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name, default):
    """True or False. Raises ImproperlyConfigured for any other word than true and false."""
    value = text(name)
    if not value:
        return default
    if value.lower() not in FLAGS:
        raise ImproperlyConfigured(f"{name}={value!r}: use 'true' or 'false' {HINT}.")
    return FLAGS[value.lower()]


def number(name, default):
    """A whole number from 0. Raises ImproperlyConfigured for anything else."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: use a whole number {HINT}.")
    return int(value)


def rate(name, default):
    """A number of requests per time, such as 600/min; None, for no limit, where the variable is set and empty.

    Raises ImproperlyConfigured for anything else.
    """
    value = os.environ.get(name, default).strip()
    if value and not RATE.fullmatch(value):
        raise ImproperlyConfigured(f"{name}={value!r}: use a rate such as 600/min, or nothing for no limit {HINT}.")
    return value or None


def names(name, default=()):
    """A list from comma-separated text."""
    return [part.strip() for part in text(name).split(",") if part.strip()] or list(default)


def required(name, purpose):
    """The variable's text. Raises ImproperlyConfigured, with what it is for, where it is not set."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: it is {purpose}; set it in the environment {HINT}.")
    return value


def database(name, default):
    """A DATABASES entry from a URL. Raises ImproperlyConfigured without repeating the URL: it holds a password."""
    try:
        entry = dj_database_url.parse(text(name, default))
    except (ValueError, KeyError):
        entry = {}
    if not entry.get("NAME") or entry["ENGINE"] not in ENGINES:
        raise ImproperlyConfigured(
            f"{name} cannot be read: use postgres://USER:PASSWORD@HOST:PORT/NAME, with special characters "
            f"%-quoted, or sqlite:///FILE {HINT}."
        )
    return entry
