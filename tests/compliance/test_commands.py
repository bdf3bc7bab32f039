"""The doors: commands say what they did, and refuse with one sentence."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from compliance.models import Question, Section

pytestmark = pytest.mark.django_db


def test_check_guide_reads_the_database(capsys):
    call_command("check_guide")
    assert "1013 records checked: 0 errors" in capsys.readouterr().out


def test_check_guide_names_the_code_and_exits_1(capsys):
    Question.objects.filter(question_code="TVI3").update(basic_requirement="  ")
    with pytest.raises(CommandError, match="2 errors"):
        call_command("check_guide")
    out = capsys.readouterr().out
    assert "TVI3: basic_requirement is empty [no-text]" in out
    assert "P7-1: is missing [lost-rows] known: lost by the predecessor" in out


def test_check_guide_on_files_names_file_row_and_code(tmp_path, capsys):
    path = tmp_path / "one.json"
    path.write_text(
        json.dumps([{"model": "compliance.section", "fields": {"section_code": "TVI", "section_name": "x"}}])
    )
    with pytest.raises(CommandError):
        call_command("check_guide", str(path))
    assert f"{path}: row 1: TVI: purpose is empty [no-text]" in capsys.readouterr().out


def test_check_guide_refuses_a_file_that_it_cannot_read(tmp_path):
    with pytest.raises(CommandError, match="name a fixture file"):
        call_command("check_guide", str(tmp_path / "none.json"))


def test_check_guide_on_an_empty_database_is_an_error():
    Section.objects.all().delete()
    with pytest.raises(CommandError, match="The catalogue is empty"):
        call_command("check_guide")


def test_export_guide_refuses_an_empty_catalogue(tmp_path):
    Section.objects.all().delete()
    with pytest.raises(CommandError, match="The catalogue is empty: load it"):
        call_command("export_guide", str(tmp_path))


def test_first_admin_is_made_once(monkeypatch, capsys):
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "chief")
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", "chief@transit.example")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "long-enough-to-take")
    call_command("first_admin")
    call_command("first_admin")
    assert [user.username for user in get_user_model().objects.all()] == ["chief"]
    assert "There is an admin user already" in capsys.readouterr().out
