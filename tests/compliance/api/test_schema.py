"""The schema is complete: the generator has nothing to warn of."""

from django.core.management import call_command


def test_the_schema_validates_without_a_warning(tmp_path):
    call_command("spectacular", file=str(tmp_path / "schema.yaml"), validate=True, fail_on_warn=True)
