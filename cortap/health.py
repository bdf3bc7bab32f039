"""Whether this process lives, and whether it can do its work: what a load balancer asks."""

from dataclasses import asdict
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from compliance.catalogue.state import catalogue_state


@require_safe
@never_cache
def live(request):
    """200 as long as the process answers; asks nothing of the database."""
    return JsonResponse({"status": "live"})


@require_safe
@never_cache
def ready(request):
    """200 when the database answers and has all migrations of this code, else 503 with the reason.

    What makes the answers poorer but not wrong for this code stands in warnings: a host restarts instances that stay
    at 503, and a restart mends none of it. A database ahead of the code is normal while a new release is rolled out.
    """
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
        missing = sorted(migrations_of_this_code() - applied)
        if missing:
            return unready(
                f"{len(missing)} migrations are not applied, first {'.'.join(missing[0])}: run manage.py migrate"
            )
        catalogue = catalogue_state()
    except DatabaseError:
        return unready("the database does not answer: see the log, and check DATABASE_URL and the server")
    warnings = [catalogue.warning] if catalogue.warning else []
    ahead = sorted(name for name in applied - migrations_of_this_code() if name[0] in apps_of_this_code())
    if ahead:
        warnings.append(f"the database is ahead of this code by {', '.join('.'.join(name) for name in ahead)}")
    return JsonResponse({"status": "ready", "catalogue": asdict(catalogue), "warnings": warnings})


def unready(reason):
    return JsonResponse({"status": "unready", "reason": reason}, status=503)


@cache
def migrations_of_this_code():
    """(app, name) of every migration file; read once, for files do not change under a running process."""
    return frozenset(MigrationLoader(None).disk_migrations)


def apps_of_this_code():
    return {app for app, _ in migrations_of_this_code()}
