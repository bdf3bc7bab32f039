"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.drf_peer.settings"
application = get_wsgi_application()
