"""The worksheet: every indicator of the chosen sections with its boxes, as a page and as XLSX."""

import io

import openpyxl
import pytest

from compliance.models import Indicator

from .pages import page, text_of

pytestmark = pytest.mark.django_db


def boxes(shown):
    return [text_of(row) for row in shown.all("tr") if "☐" in text_of(row)]


def test_without_sections_it_offers_all_of_them_and_no_sheet(client):
    shown = page(client, "/worksheet/")
    assert len([box for box in shown.all("input") if box.get("type") == "checkbox"]) == 23
    assert not boxes(shown)


def test_it_has_each_indicator_of_the_chosen_sections_with_three_boxes(client):
    rows = boxes(page(client, "/worksheet/?section=tvi&section=P"))
    assert len(rows) == Indicator.objects.filter(question__section__section_code__in=["TVI", "P"]).count()
    assert all(row.count("☐") == 3 for row in rows)


def test_it_has_each_deficiency_with_its_determination_and_action(client):
    shown = page(client, "/worksheet/?section=TVI")
    assert "☐ TVI3-1 Title VI public notification not disseminated" in shown.texts("h4")
    assert "Corrective action" in shown.text


def test_the_chosen_sections_stay_checked(client):
    shown = page(client, "/worksheet/?section=TVI")
    assert [box.get("value") for box in shown.all("input") if box.get("checked") is not None] == ["TVI"]


def test_a_section_that_is_none_is_named(client):
    shown = page(client, "/worksheet/?section=XYZ&section=TVI")
    assert "the guide has no section XYZ" in shown.text
    assert boxes(shown)


def test_as_xlsx_it_has_a_sheet_for_each_section(client):
    answer = client.get("/worksheet/?section=TVI&section=P&format=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["P", "TVI"]
    assert answer["Content-Disposition"] == 'attachment; filename="worksheet-P-TVI.xlsx"'


def test_xlsx_of_no_section_is_the_page_that_offers_them(client):
    assert not boxes(page(client, "/worksheet/?format=xlsx"))
