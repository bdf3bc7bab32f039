"""Production's settings as a machine of one's own can serve them: static files are collected where STATIC_ROOT says."""

import os

from cortap.settings import *  # noqa: F403 all but the folder

STATIC_ROOT = os.environ["STATIC_ROOT"]
