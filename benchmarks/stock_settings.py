"""The project's settings without cortap.revisions: Django's own migrate."""

from cortap.settings import *  # noqa: F403 Django's own way to vary settings

INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "cortap.revisions"]  # noqa: F405
