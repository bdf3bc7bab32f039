#!/usr/bin/env python
"""The developer's door: Django's commands, with DEBUG on where nothing is said and not on Render."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError

from cortap import env


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cortap.settings")
    env.read_dotenv()
    if not env.on_render():
        os.environ.setdefault("DEBUG", "true")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"manage.py: {error}")
    except OperationalError as error:
        sys.exit(f"manage.py: the database did not answer as it should: {' '.join(str(error).split())}")


if __name__ == "__main__":
    main()
