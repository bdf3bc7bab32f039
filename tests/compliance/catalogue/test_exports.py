"""Exports hold every record once, run nothing in a spreadsheet, and are the same bytes every time."""

import csv
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compliance.catalogue.exports import guide_as_csv_zip, guide_as_xlsx, table_as_csv, worksheet_as_xlsx
from compliance.catalogue.exports.cells import XLSX_LIMIT, fitted
from compliance.guide.document import Guide
from compliance.guide.readers import read_fixtures
from tests.builders import deficiency, guide, guide_of, indicator, question, section
from tests.conftest import ROOT

FIXTURES = sorted((ROOT / "fixtures/fy2025").glob("*.json"))
TABLES = {"sections": 23, "questions": 159, "indicators": 493, "deficiencies": 338}
DANGEROUS = ["=1+1", "+1", "-1", "- the plan", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tx", "\rx", "  =1", "\xa0=1"]
DANGEROUS += ["\u200b=1", "\ufeff=1", "\x00=1", "＝1", "＋1", "－1", "＠1"]
HARMLESS = ["TVI3-1", "a = b", "49 CFR 26", " x", "", "'tis", "http://example.org/", "“=1”", '"=1"', "a\n- b", "1,5;=2"]
any_time = settings(deadline=None)  # another process may have the machine for a while
EXPORT = """
import django; django.setup()
import hashlib, sys
from compliance.catalogue.exports import guide_as_csv_zip, guide_as_xlsx, worksheet_as_xlsx
from compliance.guide.readers import read_fixtures
guide = read_fixtures(sys.argv[1:])
for content in (guide_as_csv_zip(guide), guide_as_xlsx(guide), worksheet_as_xlsx(guide.sections)):
    print(hashlib.sha256(content).hexdigest())
"""


@pytest.fixture(scope="module")
def fy2025():
    return read_fixtures(FIXTURES)


def csv_rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def csv_cell(value):
    """What a file with this value alone holds, without the row of names."""
    [_, row] = csv_rows(table_as_csv(["number", "value"], [[1, value]]))
    return row[1]


def csv_tables(content):
    """{table: list of {column: cell}} of a zip file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        tables = {name.removesuffix(".csv"): csv_rows(archive.read(name)) for name in names}
    return {name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for name, rows in tables.items()}


def book_of(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_rows(sheet):
    """{column: value} of each row under the first."""
    names, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def cells(book):
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def flat(guide):
    """{table: rows}: what the exports must hold."""
    tables = {name: [] for name in TABLES}
    for each in guide.sections:
        tables["sections"].append(each.own_values())
        for asked in each.questions:
            parent = {"section_code": each.section_code, "question_code": asked.question_code}
            tables["questions"].append({"section_code": each.section_code, **asked.own_values()})
            tables["indicators"] += [{**parent, **part.own_values()} for part in asked.indicators]
            tables["deficiencies"] += [{**parent, **part.own_values()} for part in asked.deficiencies]
    return tables


def without_guard(cell):
    return cell[1:] if cell.startswith("'") else cell


def as_csv(value):
    return "" if value is None else str(value)


# CSV


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_another_text_stays_as_it_is(text):
    assert csv_cell(text) == text


@pytest.mark.parametrize("number", [-1, 0, 12, -1.5])
def test_a_number_stays_a_number(number):
    assert csv_cell(number) == str(number)


@any_time
@given(st.text())
@example("'=1")
@example("''  -")
@example('"\r\n",;')
def test_a_csv_cell_is_the_text_or_the_text_behind_an_apostrophe(text):
    cell = csv_cell(text)
    assert cell in {text, f"'{text}"}
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@any_time
@given(st.text("'=-\t a", max_size=5), st.text("'=-\t a", max_size=5))
@example("=", "'=")
def test_two_texts_never_make_the_same_cell(one, other):
    assert (csv_cell(one) == csv_cell(other)) == (one == other)


@any_time
@given(st.lists(st.lists(st.text("ab,;\"'\n\r §–\u2028=", max_size=9), min_size=3, max_size=3)))
def test_a_csv_file_holds_the_rows_it_was_given(rows):
    read = csv_rows(table_as_csv(["one", "two", "three"], rows))
    for found, row in zip(read, [["one", "two", "three"], *rows], strict=True):
        assert all(cell in {text, f"'{text}"} for cell, text in zip(found, row, strict=True))


def test_a_csv_file_has_a_byte_order_mark_and_lines_end_with_carriage_return_and_line_feed():
    content = table_as_csv(["code", "text"], [["L1", "49 CFR § 26, first\nand second"], ["L2", None]])
    assert content == '\ufeffcode,text\r\nL1,"49 CFR § 26, first\nand second"\r\nL2,\r\n'.encode()


def test_a_column_name_is_guarded_like_a_text():
    assert csv_rows(table_as_csv(["=1"], [])) == [["'=1"]]


def test_the_zip_holds_every_record_once(fy2025):
    tables = csv_tables(guide_as_csv_zip(fy2025))
    assert {name: len(rows) for name, rows in tables.items()} == TABLES
    for name, rows in flat(fy2025).items():
        found = [{column: without_guard(cell) for column, cell in row.items()} for row in tables[name]]
        assert found == [{column: as_csv(value) for column, value in row.items()} for row in rows], name


def test_the_zip_says_what_it_is(fy2025):
    with zipfile.ZipFile(io.BytesIO(guide_as_csv_zip(fy2025))) as archive:
        assert archive.namelist() == ["README.txt", *(f"{name}.csv" for name in TABLES)]
        readme = archive.read("README.txt").decode()
    assert "in our own words, and not the official text" in readme
    assert "23 sections, 159 questions, 493 indicators, 338 deficiencies" in readme
    assert "20 indicators and 49 deficiencies of the manual are missing" in readme


def test_a_complete_guide_says_nothing_of_missing_rows():
    with zipfile.ZipFile(io.BytesIO(guide_as_csv_zip(guide()))) as archive:
        assert "missing" not in archive.read("README.txt").decode()


def test_unpacked_files_can_be_read_by_everybody():
    with zipfile.ZipFile(io.BytesIO(guide_as_csv_zip(guide()))) as archive:
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o644}


# XLSX


def test_the_workbook_holds_every_record_once(fy2025):
    book = book_of(guide_as_xlsx(fy2025))
    assert book.sheetnames == [*TABLES, "about"]
    for name, rows in flat(fy2025).items():
        assert sheet_rows(book[name]) == rows, name


def test_every_sheet_has_a_frozen_header_a_filter_wrapped_text_and_widths(fy2025):
    book = book_of(guide_as_xlsx(fy2025))
    for name, count in TABLES.items():
        sheet = book[name]
        assert sheet.freeze_panes == {"sections": "B2", "questions": "C2"}.get(name, "D2")
        assert sheet.auto_filter.ref.endswith(str(count + 1))
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
        assert {sheet.column_dimensions[letter].width > 10 for letter in "ABCD"} == {True}
        assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")


def test_the_workbook_says_what_it_is(fy2025):
    book = book_of(guide_as_xlsx(fy2025))
    said = [cell.value for [cell] in book["about"].iter_rows()]
    assert "A restatement in our own words, and not the official text." in said
    assert "It holds 23 sections, 159 questions, 493 indicators, 338 deficiencies." in said
    assert book["sections"].oddFooter.left.text in said


@pytest.mark.parametrize("text", [*DANGEROUS[:5], "{=1}", "http://example.org/", "12", "5307"])
@pytest.mark.parametrize("export", [guide_as_xlsx, lambda made: worksheet_as_xlsx(made.sections)])
def test_a_workbook_has_texts_and_neither_formulas_nor_links(export, text):
    made = guide_of(question(question_text=text, applicability=None, indicators=(indicator(indicator_text=text),)))
    found = [cell for cell in cells(book_of(export(made))) if cell.value == text]
    assert len(found) == 2
    assert {(cell.data_type, cell.hyperlink) for cell in found} == {("s", None)}


def test_a_text_that_no_cell_can_hold_is_cut_with_a_note():
    made = guide_of(question(question_text="x" * XLSX_LIMIT, detailed_explanation="y" * (XLSX_LIMIT + 1)))
    [row] = sheet_rows(book_of(guide_as_xlsx(made))["questions"])
    assert row["question_text"] == "x" * XLSX_LIMIT
    assert len(row["detailed_explanation"]) == XLSX_LIMIT
    assert row["detailed_explanation"].endswith(
        "y\n[Cut here: a spreadsheet's cell holds no more. The whole text is in the CSV and JSON exports.]"
    )


def test_lines_of_a_text_from_a_form_break_as_spreadsheets_break_them():
    made = guide_of(question(question_text="First.\r\nSecond."))
    assert book_of(guide_as_xlsx(made))["questions"]["C2"].value == "First.\nSecond."


@pytest.mark.parametrize("before", ["", "x"])
def test_a_sign_outside_the_basic_plane_counts_twice_and_is_not_cut_in_half(before):
    cut = fitted(before + "\N{BUS}" * XLSX_LIMIT)
    assert XLSX_LIMIT - 1 <= len(cut.encode("utf-16-le")) // 2 <= XLSX_LIMIT
    assert cut.rstrip("]").startswith(f"{before}\N{BUS}")


# Review worksheet


def test_a_worksheet_has_a_sheet_for_each_section_and_every_part_once(fy2025):
    book = book_of(worksheet_as_xlsx(fy2025.sections))
    assert book.sheetnames == [each.code for each in fy2025.sections]
    for each in fy2025.sections:
        expected = [part.code for asked in each.questions for part in (asked, *asked.indicators, *asked.deficiencies)]
        assert [cell.value for cell in book[each.code]["A"][2:]] == expected


def test_a_worksheet_says_what_to_settle_and_what_to_do():
    found = deficiency(deficiency_title="No plan", determination="There is none.", corrective_action="Write one.")
    asked = question(question_text="Is there a plan?", applicability="All", deficiencies=(found,))
    sheet = book_of(worksheet_as_xlsx(guide_of(asked).sections))["TVI"]
    assert [[cell.value for cell in row[:2]] for row in sheet.iter_rows(min_row=3)] == [
        ["TVI1", "Is there a plan?\nApplies to: All"],
        ["a", asked.indicators[0].indicator_text],
        ["TVI1-1", "No plan\nDetermination: There is none.\nSuggested action: Write one."],
    ]


def test_answers_and_evidence_are_empty_and_an_indicator_takes_one_answer():
    sheet = book_of(worksheet_as_xlsx(guide_of(question(indicators=(indicator("a"), indicator("b")))).sections))["TVI"]
    assert [cell.value for cell in sheet[2]] == ["Code", "Indicator or deficiency", "Yes", "No", "N/A", "Evidence"]
    assert {cell.value for row in sheet["C3:F6"] for cell in row} == {None}
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules == {"C4:E4": "COUNTA($C4:$E4)=1", "C5:E5": "COUNTA($C5:$E5)=1"}


def test_a_worksheet_is_ready_to_print():
    sheet = book_of(worksheet_as_xlsx([section(section_name="Drug & Alcohol", page_range="18-1 to 18-9")]))["TVI"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B3", "$1:$2")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # Excel's default is 1
    assert sheet.column_dimensions["F"].width > 50
    assert sheet.oddHeader.left.text == "TVI: Drug && Alcohol"
    assert "&P of &N" in sheet.oddFooter.right.text
    assert sheet["A1"].value == "TVI: Drug & Alcohol"
    assert sheet["F1"].value.startswith("Manual, pages 18-1 to 18-9. A restatement")


def test_a_question_that_the_manual_took_out_has_nothing_to_answer():
    sheet = book_of(worksheet_as_xlsx(guide_of(question(removed="removed in FY2022")).sections))["TVI"]
    assert sheet["B3"].value == "What does TVI1 ask?\nNothing to answer: removed in FY2022"
    assert sheet.max_row == 3


def test_a_question_that_lacks_rows_of_the_manual_says_so():
    lacking = question("TVI9", indicators=(indicator("a"), indicator("c")), deficiencies=(deficiency("TVI9-2"),))
    sheet = book_of(worksheet_as_xlsx(guide_of(lacking).sections))["TVI"]
    assert sheet["B3"].value.splitlines()[-1] == (
        "Missing here, look in the manual: indicator b, indicator d, TVI9-1, TVI9-3, TVI9-4."
    )


def test_sheet_names_are_those_that_excel_takes():
    codes = ["a[]:*?/\\b", "x" * 40, "X" * 35, "'quoted'", "History", "", "TVI", "tvi", "TVI"]
    names = book_of(worksheet_as_xlsx([section(code) for code in codes])).sheetnames
    assert names == [
        *("a-------b", "x" * 31, "X" * 27 + " (2)", "quoted", "History (2)", "Section", "TVI", "tvi (2)", "TVI (3)")
    ]


def test_a_long_name_does_not_exceed_the_page_header():
    sheet = book_of(worksheet_as_xlsx([section(section_name="&" * 300)]))["TVI"]
    assert len(sheet.oddHeader.left.text) < 255


def test_a_worksheet_of_nothing_is_refused():
    with pytest.raises(ValueError, match="has no section: name at least one"):
        worksheet_as_xlsx(())


# The same bytes


def test_other_processes_hash_seeds_and_time_zones_make_the_same_bytes(fy2025):
    here = [guide_as_csv_zip(fy2025), guide_as_xlsx(fy2025), worksheet_as_xlsx(fy2025.sections)]
    expected = [hashlib.sha256(content).hexdigest() for content in here]
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/New_York")):
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", EXPORT, *map(str, FIXTURES)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.split() == expected


@pytest.mark.parametrize("export", [guide_as_csv_zip, guide_as_xlsx, lambda made: worksheet_as_xlsx(made.sections)])
def test_no_file_tells_the_time(export):
    with zipfile.ZipFile(io.BytesIO(export(guide()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("export", [guide_as_xlsx, lambda made: worksheet_as_xlsx(made.sections)])
def test_no_workbook_tells_the_time(export):
    properties = book_of(export(guide())).properties
    assert properties.created == properties.modified == datetime(1980, 1, 1)


def test_an_empty_guide_has_tables_without_rows():
    assert set(csv_tables(guide_as_csv_zip(Guide()))) == set(TABLES)
    assert [sheet.max_row for sheet in book_of(guide_as_xlsx(Guide()))][:4] == [1, 1, 1, 1]
