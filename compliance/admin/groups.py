"""The two groups of staff: who reads, and who corrects.

Editors add and delete indicators and deficiencies, for those are what the guide is known to lack. Sections and
questions come and go with an import; a question that the manual took out stays on record as removed.
"""

from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions

READ = {kind: ["view"] for kind in ("section", "question", "indicator", "deficiency", "edition")}
GROUPS = {
    "Reviewer": READ,
    "Editor": READ
    | {kind: ["view", "change"] for kind in ("section", "question")}
    | {kind: ["view", "add", "change", "delete"] for kind in ("indicator", "deficiency")},
}


def make_groups(app_config, using, apps=live_apps, **kwargs):
    """After every migration: the groups and the permissions that they lack. What staff gave them besides stays."""
    try:
        groups = apps.get_model("auth", "Group").objects.using(using)
        permissions = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:
        return  # the tables of users are not made yet
    create_permissions(app_config, verbosity=0, using=using, apps=apps)  # Django's own come after this app's signal
    for name, kinds in GROUPS.items():
        codenames = [f"{verb}_{kind}" for kind, verbs in kinds.items() for verb in verbs]
        found = permissions.filter(content_type__app_label=app_config.label, codename__in=codenames)
        groups.get_or_create(name=name)[0].permissions.add(*found)
