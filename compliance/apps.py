from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class ComplianceConfig(AppConfig):
    name = "compliance"
    verbose_name = "Comprehensive Review guide"

    def ready(self):
        post_migrate.connect(renew_versions, sender=self)
        post_migrate.connect(renew_groups, sender=self)


def renew_versions(using, **kwargs):
    """After every migration: the triggers that renew the catalogue's version, where they are missing."""
    from .catalogue.triggers import install

    install(connections[using])


def renew_groups(**kwargs):
    """After every migration: the groups of staff, which need the permissions that a migration's end makes."""
    from .admin.groups import make_groups

    make_groups(**kwargs)
