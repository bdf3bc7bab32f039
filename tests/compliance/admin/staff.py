"""People of the two groups, and the addresses of the admin's pages."""

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from compliance.models import Deficiency, Indicator, Question, Section

KINDS = [Section, Question, Indicator, Deficiency]


def member(group):
    """A logged-in client of somebody of the group."""
    user = User.objects.create_user(group.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def address(model, page, *arguments):
    return reverse(f"admin:compliance_{model._meta.model_name}_{page}", args=arguments)


def posted(client, record, **changes):
    """The response to saving a record's form with these changes."""
    form = client.get(address(type(record), "change", record.pk)).context["adminform"].form
    fixed = client.get(address(type(record), "change", record.pk)).context["adminform"].readonly_fields
    values = {name: form.initial.get(name) for name in form.fields if name not in fixed}
    inlines = {
        f"{part}-{count}": 0
        for part in {Section: ["questions"], Question: ["indicators", "deficiencies"]}.get(type(record), [])
        for count in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    data = {name: "" if value is None else value for name, value in {**values, **inlines, **changes}.items()}
    return client.post(address(type(record), "change", record.pk), data)
